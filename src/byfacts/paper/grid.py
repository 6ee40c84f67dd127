"""The grid of the page: paper sizes, margins and twelve columns, in points."""

from __future__ import annotations

from typing import Literal

from byfacts.frozen import frozen

MM = 72 / 25.4
Paper = Literal["a4", "letter"]
MEASURE = 180 * MM
GUTTER = 6 * MM
STEP = 15.5 * MM
TOP_SERIES = 10.5 * MM
TOP_RAIL = 16 * MM
TOP_HEADLINE = 24.5 * MM
TOP_ORGANISATION = 10 * MM
TOP_RAIL_ORGANISATION = 25 * MM


@frozen
class Sheet:
    """A size of paper: the same text width in the middle, more or less height between head and foot."""

    width: float
    height: float

    @property
    def left(self) -> float:
        return (self.width - MEASURE) / 2

    @property
    def foot(self) -> float:
        """Where the footer begins, at the highest one line high."""
        return self.height - 14.5 * MM

    @property
    def last_ink(self) -> float:
        return self.height - 10 * MM


A4 = Sheet(595.28, 841.89)
LETTER = Sheet(612.0, 792.0)
PAPERS: dict[Paper, Sheet] = {"a4": A4, "letter": LETTER}


def offset(column: int) -> float:
    """How far from the left margin a column begins; the first is 1."""
    return STEP * (column - 1)


def span(columns: int) -> float:
    """The width of neighbouring columns."""
    return STEP * columns - GUTTER
