"""The room a chart is given, and the sizes it may use in it.

A unit is one point on paper and one logical pixel (at text size 100 %) on screen. Words are measured with
the shipped font's own advance widths, so that layout is decided, and tested, with neither Qt nor ReportLab.
"""

from __future__ import annotations

from byfacts.frozen import frozen

LEAST, LEAST_LARGE, LARGE = 7.0, 12.0, 14.0  # the smallest letters on paper and in large print, and where that begins


@frozen
class Frame:
    """Width and height in units, and the type sizes of the medium.

    ``stroke`` is the width of a regular rule; every gap in a chart is a multiple of ``label``.
    ``roomy`` is true on screen, where rows may be taller and more labels fit.
    """

    width: float
    height: float
    label: float  # value labels
    axis: float  # axis and annotation
    small: float  # meta, second lines
    strong: float  # difference figures and subheadings
    number: float  # figures that stand alone (counts)
    least: float = 7.0  # under which no letter is set
    stroke: float = 0.5
    roomy: bool = False

    @classmethod
    def paper(cls, width: float, height: float, body: float = 8.5) -> Frame:
        """Points; sizes follow the body size: labels 0.88 of it, never under 7, in large print never under 12."""
        least = LEAST_LARGE if body >= LARGE else LEAST
        label, small, strong = (max(least, body * share) for share in (0.88, 0.82, 0.94))
        return cls(width, height, label, label, small, max(8.0, strong), body * 1.45, least)

    @classmethod
    def screen(cls, width: float, height: float) -> Frame:
        """Logical pixels (WINDOW.md: labels 13, axis 12.5, meta 12)."""
        return cls(width, height, 13.0, 12.5, 12.0, 14.5, 26.0, 12.0, 1.0, roomy=True)
