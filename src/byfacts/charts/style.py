"""Which colour and which pattern a meaning has, for a theme, a hue, black-and-white, paper or screen.

The one place for all painters: what they are given here is ready to be drawn. Patterns are plain lines or
dots clipped to the shape; their pitch and stroke are in units of the frame (points on paper, pixels on screen).
Sources: SHEET.md "Colour" and "Status", WINDOW.md "Tokens".
"""

from __future__ import annotations

from functools import cache
from typing import Literal, assert_never

from byfacts.charts.marks import Fill, Tone
from byfacts.frozen import frozen
from byfacts.tokens import Hue, Theme, tokens

Medium = Literal["screen", "paper"]
Kind = Literal["none", "hatch", "dots", "horizontal", "vertical"]

BLACK, WHITE = "#000000", "#ffffff"
_MM = 72 / 25.4


@frozen
class Pattern:
    """Lines (45 degrees rising to the right, level, or upright) or staggered dots.

    ``pitch`` is the distance between neighbouring lines, at right angles to them; ``stroke`` their width, or
    the diameter of a dot.
    """

    kind: Kind = "none"
    pitch: float = 0.0
    stroke: float = 0.0


@frozen
class Look:
    """How a shape is painted: ``ground`` under a pattern drawn in ``ink``, and an ``outline``; None: not at all."""

    ground: str | None
    ink: str | None = None
    outline: str | None = None
    outline_width: float = 0.0
    pattern: Pattern = Pattern()


PLAIN = Pattern()
_PATTERNS: dict[tuple[Kind, Medium], Pattern] = {
    ("hatch", "paper"): Pattern("hatch", 1.0 * _MM, 0.6),
    ("hatch", "screen"): Pattern("hatch", 4.25, 1.6),  # 6 px apart along the axis
    ("dots", "paper"): Pattern("dots", 0.9 * _MM, 0.36 * _MM),
    ("dots", "screen"): Pattern("dots", 5.0, 2.0),
    ("horizontal", "paper"): Pattern("horizontal", 0.7 * _MM, 0.5),
    ("horizontal", "screen"): Pattern("horizontal", 4.0, 1.0),
    ("vertical", "paper"): Pattern("vertical", 0.7 * _MM, 0.5),
    ("vertical", "screen"): Pattern("vertical", 4.0, 1.0),
}


def pattern(kind: Kind, medium: Medium) -> Pattern:
    """The pattern as drawn on a medium."""
    return _PATTERNS.get((kind, medium), PLAIN)


def outline_width(medium: Medium) -> float:
    """Of a shape that needs an outline: 0.75 pt on paper, 1.5 px on screen."""
    return 0.75 if medium == "paper" else 1.5


def look(fill: Fill, theme: Theme, topic: str, mono: bool = False, medium: Medium = "screen") -> Look:
    """How a fill looks. ``topic`` names the hue. Raises KeyError for a topic without one."""
    if mono:
        return _mono(fill, medium)
    return _coloured(fill, theme, theme.hues[topic], medium)


def _coloured(fill: Fill, theme: Theme, hue: Hue, medium: Medium) -> Look:
    width, paper = outline_width(medium), theme["paper"]
    hatch = pattern("hatch", medium)
    match fill:
        case Fill.FINAL | Fill.MORE_THAN:
            return Look(hue.data)
        case Fill.SECOND:
            if theme.lined_second:
                return Look(paper, hue.data, hue.data, width, pattern("horizontal", medium))
            return Look(hue.mid)
        case Fill.THIRD | Fill.PARTIAL | Fill.UP_TO:
            return Look(paper, None, hue.data, width)
        case Fill.PROVISIONAL:
            return Look(paper, hue.data, hue.data, width, hatch)
        case Fill.PROVISIONAL_ESTIMATE:
            ground = paper if medium == "paper" else hue.soft
            return Look(ground, hue.data, hue.data, width, hatch)
        case Fill.ESTIMATE | Fill.RANGE:
            return Look(hue.soft, None, hue.data, width)
        case Fill.CONTEXT:
            return Look(tokens()["paper"]["context"] if medium == "paper" else theme["context"])
        case Fill.LAND:
            return Look(theme["land"], None, theme["map_line"], width / 1.5)
        case Fill.EU:
            return Look(theme["eu"], None, theme["map_line"], width / 1.5)
        case Fill.HOME:
            return Look(theme["home"], None, theme["map_line"], width / 1.5)
        case Fill.CLASS_1 | Fill.CLASS_2 | Fill.CLASS_3 | Fill.CLASS_4 | Fill.CLASS_5:
            step = int(fill.value[-1]) - 1
            return Look(theme.classes[step], None, theme["class_line"], width / 1.5)
        case Fill.PASSED:
            return Look(paper, theme["passed_line"], theme["passed_line"], width, hatch)
        case Fill.BADGE:
            return Look(theme["amber"])
        case Fill.PAPER:
            return Look(paper)
        case Fill.INK:
            return Look(theme["ink"])
        case Fill.NONE | Fill.NO_DATA | Fill.BREAK:
            return Look(None)
        case _:
            assert_never(fill)


def _mono(fill: Fill, medium: Medium) -> Look:
    """Pure black and white, no grey: survives fax and copies of one bit."""
    width = outline_width(medium)

    def lined(kind: Kind) -> Look:
        return Look(WHITE, BLACK, BLACK, width, pattern(kind, medium))

    match fill:
        case Fill.FINAL | Fill.MORE_THAN | Fill.INK | Fill.CLASS_5:
            return Look(BLACK, None, BLACK, width)
        case Fill.SECOND | Fill.CLASS_3:
            return lined("horizontal")
        case Fill.THIRD | Fill.RANGE | Fill.PARTIAL | Fill.UP_TO | Fill.CLASS_1:
            return Look(WHITE, None, BLACK, width)
        case Fill.EU:
            return Look(WHITE, None, BLACK, width / 1.5)
        case Fill.PROVISIONAL | Fill.PROVISIONAL_ESTIMATE | Fill.HOME | Fill.PASSED | Fill.CLASS_4:
            return lined("hatch")
        case Fill.ESTIMATE | Fill.CLASS_2:
            return lined("dots")
        case Fill.CONTEXT:
            return lined("vertical")
        case Fill.BADGE:
            return Look(WHITE, None, BLACK, 1.2)
        case Fill.LAND | Fill.NONE | Fill.NO_DATA | Fill.BREAK:
            return Look(None)
        case Fill.PAPER:
            return Look(WHITE)
        case _:
            assert_never(fill)


def tone(tone: Tone, theme: Theme, topic: str, mono: bool = False) -> str:
    """The colour of a line or of words, as hex."""
    if mono:
        return WHITE if tone in (Tone.PAPER, Tone.ON_HUE) else BLACK
    match tone:
        case Tone.HUE:
            return theme.hues[topic].data
        case Tone.INK:
            return theme["ink"]
        case Tone.INK2:
            return theme["ink2"]
        case Tone.HAIRLINE:
            return theme["hairline"]
        case Tone.BORDER:
            return theme["border"]
        case Tone.PAPER | Tone.ON_HUE:
            return theme["paper"]
        case Tone.PASSED:
            return theme["passed_text"]
        case _:
            assert_never(tone)


@cache
def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two hex colours, 1 to 21 (WCAG 2.2, relative luminance of sRGB)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)
