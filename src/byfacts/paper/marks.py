"""Paints a Figure's marks, and the small swatches of the status key, with any pen: on a page or in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from byfacts.charts import texture
from byfacts.charts import type as letters
from byfacts.charts.chart import Figure
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Mark, Xy
from byfacts.charts.style import Look, Pattern
from byfacts.charts.swatches import SOLID, slip
from byfacts.paper.palette import MM, Palette

if TYPE_CHECKING:
    from byfacts.paper.pen import Pen

ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}
SWATCH = (5 * MM, 2.2 * MM)  # see charts/swatches.py
DASH = (1.0 * MM, 0.7 * MM)


def paint_figure(page: Pen, figure: Figure, palette: Palette, x: float, y: float) -> None:
    """Paints the figure with its top left corner at x, y, inside the structure element that is open."""
    for mark in figure.marks:
        _paint(page, mark, palette, figure.topic, x, y)


def _paint(page: Pen, mark: Mark, palette: Palette, topic: str, x: float, y: float) -> None:
    match mark:
        case Box():
            box = (x + mark.x, y + mark.y, mark.width, mark.height)
            if mark.fill == Fill.PARTIAL:
                paint_partial(page, box, palette.look(Fill.FINAL, topic), palette)
            else:
                paint_box(page, box, palette.look(mark.fill, topic), palette.ink if mark.outline else "")
        case Line():
            colour = palette.tone(mark.tone, topic)
            width = palette.rule(mark.width)
            page.stroke_line(_moved(mark.points, x, y), colour, width, mark.dash)
        case Area():
            rings = [_moved(ring, x, y) for ring in mark.rings]
            look = palette.look(mark.fill, topic)
            # Land is parted by white lines in colour; in black and white its outline is all there is of it.
            own = look.outline if palette.mono else None
            edge = own or (palette.tone(mark.edge, topic) if mark.edge else "")
            paint_area(page, rings, look, edge, mark.edge_width)
        case Disc():
            edge = palette.tone(mark.edge, topic) if mark.edge else ""
            paint_disc(
                page, (x + mark.x, y + mark.y, mark.radius), palette.look(mark.fill, topic), edge, mark.edge_width
            )
        case Label():
            _label(page, mark, palette, topic, x, y)
        case _:
            assert_never(mark)


def _label(page: Pen, mark: Label, palette: Palette, topic: str, x: float, y: float) -> None:
    width = letters.measure(mark.text, mark.size, mark.bold)
    left = x + mark.x - ANCHOR[mark.anchor] * width
    if mark.ground:
        rise, drop = letters.extent(mark.text, mark.size, mark.bold)
        page.box(left - 1.5, y + mark.y - rise - 1, width + 3, rise + drop + 2, palette.paper)
    halo = palette.paper if mark.halo else ""
    page.words(left, y + mark.y, mark.text, mark.size, palette.tone(mark.tone, topic), bold=mark.bold, halo=halo)


def _moved(points: tuple[Xy, ...], x: float, y: float) -> list[Xy]:
    return [(x + px, y + py) for px, py in points]


def paint_box(page: Pen, box: tuple[float, float, float, float], look: Look, edge: str = "") -> None:
    """A rectangle x, y, width, height in a look; ``edge`` outlines a fill that has no outline of its own."""
    x, y, width, height = box
    outline, line = (look.outline, look.outline_width) if look.outline else (edge, 0.75)
    if look.ground:
        page.box(x, y, width, height, look.ground)
    if look.pattern.kind != "none" and look.ink:
        ring = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        with page.clipped([ring]):
            _pattern(page, look.pattern, look.ink, (x, y, x + width, y + height))
    if outline and min(width, height) > line:
        page.box(x, y, width, height, edge=outline, edge_width=line)
    elif outline:
        page.box(x, y, width, height, outline)


def paint_partial(page: Pen, box: tuple[float, float, float, float], look: Look, palette: Palette) -> None:
    """A period counted in part: the last part solid, a dashed frame round the rest."""
    x, y, width, height = box
    inset, solid = 0.375, width * SOLID
    ink = look.ground or palette.ink
    right = x + width - solid
    page.stroke_line([(right, y + inset), (x + inset, y + inset), (x + inset, y + height)], ink, 0.75, DASH)
    page.box(right, y, solid, height, ink)


def paint_area(page: Pen, rings: list[list[Xy]], look: Look, edge: str, edge_width: float) -> None:
    """Closed rings in a look, with an edge where the figure asks for one."""
    outline, width = (edge, edge_width) if edge else (look.outline or "", look.outline_width)
    if look.pattern.kind == "none" or not look.ink:
        page.area(rings, look.ground or "", outline, width)
        return
    if look.ground:
        page.area(rings, look.ground)
    xs = [px for ring in rings for px, _ in ring]
    ys = [py for ring in rings for _, py in ring]
    with page.clipped(rings):
        _pattern(page, look.pattern, look.ink, (min(xs), min(ys), max(xs), max(ys)))
    page.area(rings, "", outline, width)


def paint_disc(page: Pen, disc: tuple[float, float, float], look: Look, edge: str, edge_width: float) -> None:
    """A circle of centre x, y and radius in a look."""
    x, y, radius = disc
    outline, width = (edge, edge_width) if edge else (look.outline or "", look.outline_width)
    if look.ground:
        page.disc(x, y, radius, look.ground)
    if look.pattern.kind != "none" and look.ink:
        with page.clipped(disc=disc):
            _pattern(page, look.pattern, look.ink, (x - radius, y - radius, x + radius, y + radius))
    if outline:
        page.disc(x, y, radius, edge=outline, edge_width=width)


def _pattern(page: Pen, pattern: Pattern, ink: str, bounds: texture.Bounds) -> None:
    if pattern.kind == "dots":
        page.dots(texture.dots(pattern, bounds), pattern.stroke / 2, ink)
    else:
        page.strokes(texture.lines(pattern, bounds), ink, pattern.stroke)


def paint_swatch(page: Pen, fill: Fill, palette: Palette, topic: str, x: float, y: float) -> None:
    """The 5 x 2.2 mm sample of a status in the key, its top left corner at x, y."""
    for mark in slip(fill, SWATCH[0]):
        _paint(page, mark, palette, topic, x, y)
