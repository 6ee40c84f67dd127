"""The room a chart is given, and the sizes it may use in it.

A unit is one point on paper and one logical pixel (at text size 100 %) on screen. Words are measured with
the shipped font's own advance widths, so that layout is decided, and tested, with neither Qt nor ReportLab.
"""

from __future__ import annotations

from byfacts.frozen import frozen


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
    stroke: float = 0.5
    roomy: bool = False

    @classmethod
    def paper(cls, width: float, height: float, body: float = 8.5) -> Frame:
        """Points; sizes follow the sheet's body size (SHEET.md: labels 0.88 of it, never under 7)."""
        label = max(7.0, body * 0.88)
        return cls(width, height, label, label, max(7.0, body * 0.82), max(8.0, body * 0.94), body * 1.45, 0.5)

    @classmethod
    def screen(cls, width: float, height: float) -> Frame:
        """Logical pixels (WINDOW.md: labels 13, axis 12.5, meta 12)."""
        return cls(width, height, 13.0, 12.5, 12.0, 14.5, 26.0, 1.0, roomy=True)
