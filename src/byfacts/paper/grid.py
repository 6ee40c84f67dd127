"""The grid of the page: margins and twelve columns, in points."""

from __future__ import annotations

from byfacts.paper.palette import MM

WIDTH, HEIGHT = 595.28, 841.89  # A4
LEFT = 15 * MM
MEASURE = 180 * MM
GUTTER = 6 * MM
STEP = 15.5 * MM
TOP_SERIES = 10.5 * MM
TOP_RAIL = 16 * MM
TOP_HEADLINE = 24.5 * MM
FOOT = 282.5 * MM
LAST_INK = 287 * MM


def left(column: int) -> float:
    """Where a column begins; the first is 1."""
    return LEFT + STEP * (column - 1)


def span(columns: int) -> float:
    """The width of neighbouring columns."""
    return STEP * columns - GUTTER
