"""A figure on a page of its own size: what a picture of it is made from."""

from __future__ import annotations

from byfacts.charts.chart import Figure
from byfacts.paper.canvas import Page
from byfacts.paper.marks import paint_figure
from byfacts.paper.metadata import About
from byfacts.paper.palette import Palette


def page(figure: Figure, palette: Palette, about: About) -> bytes:
    """A PDF file with one page, a point for each unit of the figure. Raises LayoutError for a sign without a glyph."""
    made = Page(figure.width, figure.height, about)
    with made.artifact():
        made.box(0, 0, figure.width, figure.height, palette.paper)
    with made.content("Figure", alt=figure.alt, box=(0, 0, figure.width, figure.height)):
        paint_figure(made, figure, palette, 0, 0)
    return made.finish()
