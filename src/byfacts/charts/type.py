"""How wide words are, and where they break, from the shipped fonts' own widths: no toolkit needed.

Kerning is left out on purpose: painters set it off, so that screen, paper and this module agree.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

from byfacts import assets
from byfacts.frozen import frozen

ELLIPSIS = "…"
CAP = 0.698  # height of a capital or a figure, in em
X_HEIGHT = 0.516
ASCENT = 1.025  # of the font's line, as the toolkits see it
DESCENT = 0.275


@frozen
class Metrics:
    """Of one weight: letter to width, and to top and bottom of its ink; thousandths of the size."""

    widths: dict[str, int]
    tops: dict[str, int]
    bottoms: dict[str, int]


@cache
def _table() -> Any:
    return json.loads(assets.resource("fonts", "metrics.json").read_text("utf-8"))


@cache
def metrics(weight: str) -> Metrics:
    """The metrics of regular, medium or semibold."""
    part = _table()[weight]
    letters = part["letters"]
    return Metrics(
        dict(zip(letters, part["widths"], strict=True)),
        dict(zip(letters, part["tops"], strict=True)),
        dict(zip(letters, part["bottoms"], strict=True)),
    )


def _of(bold: bool) -> Metrics:
    return metrics("semibold" if bold else "regular")


@lru_cache(maxsize=16384)
def _units(text: str, bold: bool) -> int:
    widths = _of(bold).widths
    return sum(widths.get(letter, 600) for letter in text)


def measure(text: str, size: float, bold: bool = False) -> float:
    """Advance width of a line of words at a size."""
    return _units(text, bold) * size / 1000


@lru_cache(maxsize=16384)
def _rise_and_drop(text: str, bold: bool) -> tuple[int, int]:
    of = _of(bold)
    rise = max((of.tops.get(letter, 700) for letter in text), default=0)
    return rise, min((of.bottoms.get(letter, 0) for letter in text), default=0)


def extent(text: str, size: float, bold: bool = False) -> tuple[float, float]:
    """How far the ink of a line reaches above and below its baseline, both as positive numbers."""
    rise, drop = _rise_and_drop(text, bold)
    return rise * size / 1000, max(0, -drop) * size / 1000


def fits(text: str, width: float, size: float, bold: bool = False) -> bool:
    """Whether a line of words is no wider than the room."""
    return measure(text, size, bold) <= width + 1e-6


def cut(text: str, width: float, size: float, bold: bool = False) -> str:
    """The line as it is, or as much of it as fits with an ellipsis; empty where not even that fits."""
    if fits(text, width, size, bold):
        return text
    for end in range(len(text) - 1, 0, -1):
        short = text[:end].rstrip(" \u00a0,;:.–") + ELLIPSIS
        if fits(short, width, size, bold):
            return short
    return ""


@lru_cache(maxsize=8192)
def wrap(
    text: str, width: float, size: float, bold: bool = False, max_lines: int = 0, balanced: bool = False
) -> tuple[str, ...]:
    """Lines no wider than ``width``, broken at plain spaces, never at a no-break space.

    A word wider than the room stands alone and reaches over; with ``max_lines`` it is cut, and so is what
    goes beyond the last line. ``balanced`` evens the lengths without adding a line.
    """
    lines = _greedy(text.split(" "), width, size, bold)
    if balanced and len(lines) > 1 and (not max_lines or len(lines) <= max_lines):
        lines = _even(text.split(" "), len(lines), width, size, bold)
    if max_lines:
        if len(lines) > max_lines:
            rest = " ".join(lines[max_lines - 1 :])
            lines = [*lines[: max_lines - 1], cut(rest, width, size, bold) if rest else ""]
        lines = [cut(line, width, size, bold) for line in lines]
    return tuple(lines)


def _greedy(words: list[str], width: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and fits(f"{lines[-1]} {word}", width, size, bold):
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _even(words: list[str], count: int, width: float, size: float, bold: bool) -> list[str]:
    """The same number of lines at the least width that still gives it (found by halving)."""
    low, high = 0.0, width
    while high - low > size / 20:
        middle = (low + high) / 2
        if len(_greedy(words, middle, size, bold)) > count:
            low = middle
        else:
            high = middle
    return _greedy(words, high, size, bold)


def widest(lines: tuple[str, ...], size: float, bold: bool = False) -> float:
    """Width of the longest line."""
    return max((measure(line, size, bold) for line in lines), default=0.0)
