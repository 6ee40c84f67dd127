"""The few shapes a painter must know: a closed set, in the units of the frame, y downwards.

Every painter matches all of them with ``assert_never``. Colours are roles and fills are meanings:
which hex or which pattern that is, the theme's palette says (light, dark, high contrast, paper, mono).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from byfacts.frozen import frozen

Xy = tuple[float, float]


class Fill(StrEnum):
    """What a filled shape means; SHEET.md's grammar of status gives each its look."""

    FINAL = "final"  # solid, the topic's hue
    SECOND = "second"  # second part of a stack: mid tone; lines in mono
    THIRD = "third"  # third part of a stack: white with outline
    PROVISIONAL = "provisional"  # 45 degree hatch and outline
    ESTIMATE = "estimate"  # soft fill and outline; dots in mono
    PROVISIONAL_ESTIMATE = "provisional-estimate"  # hatch on white and outline, label with the sign for about
    RANGE = "range"  # soft bar between ticks
    PARTIAL = "partial"  # period counted in part: dashed frame, last 40 % solid
    MORE_THAN = "more-than"  # solid under an open chevron (in a key or a table; bars get it by their quantity)
    UP_TO = "up-to"  # dashed line from an arrowhead to a tick (in a key or a table)
    BREAK = "break"  # two slanted strokes in a gap of the axis (in a key; charts draw them as lines)
    NO_DATA = "no-data"  # the words for it, never a zero (in a key or a table)
    CONTEXT = "context"  # another concept or the rest, for scale: ink-2 on paper, border grey on screen
    LAND = "land"  # map: land outside the EU
    EU = "eu"  # map: land of a member state
    HOME = "home"  # map: Belarus
    CLASS_1 = "class-1"  # map shading, five classes
    CLASS_2 = "class-2"
    CLASS_3 = "class-3"
    CLASS_4 = "class-4"
    CLASS_5 = "class-5"
    PASSED = "passed"  # a period that ran out: hatch in the passed-date colour
    BADGE = "badge"  # the amber of a passed date
    PAPER = "paper"  # the ground itself
    INK = "ink"
    NONE = "none"


class Tone(StrEnum):
    """Colour of a line or of words."""

    HUE = "hue"
    INK = "ink"
    INK2 = "ink2"
    HAIRLINE = "hairline"
    BORDER = "border"
    PAPER = "paper"
    ON_HUE = "on-hue"
    PASSED = "passed"


@frozen
class Box:
    """A rectangle: bars, columns, cells. ``outline`` forces an outline where the fill has none of its own."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill
    outline: bool = False


@frozen
class Line:
    """A polyline: axes, leaders, brackets, arrow shafts, time series. ``width`` in frame units."""

    points: tuple[Xy, ...]
    tone: Tone = Tone.INK
    width: float = 0.5
    dash: tuple[float, float] | None = None


@frozen
class Area:
    """Closed rings filled by the even-odd rule: countries, arrowheads, triangles."""

    rings: tuple[tuple[Xy, ...], ...]
    fill: Fill
    edge: Tone | None = None
    edge_width: float = 0.5


@frozen
class Disc:
    """A circle: map symbols, dots of a line, numbered discs."""

    x: float
    y: float
    radius: float
    fill: Fill
    edge: Tone | None = None
    edge_width: float = 0.6


@frozen
class Label:
    """One line of words, placed by its baseline. ``halo`` puts a rim of paper round the letters."""

    x: float
    y: float
    text: str
    size: float
    tone: Tone = Tone.INK
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    halo: bool = False
    ground: bool = False  # a rectangle of paper behind the words


Mark = Box | Line | Area | Disc | Label
