"""Paints a Figure's marks, and the small swatches of the status key, on a page."""

from __future__ import annotations

from math import ceil, floor
from typing import assert_never

from byfacts.charts import type as letters
from byfacts.charts.chart import Figure
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Mark, Xy
from byfacts.charts.style import Look, Pattern
from byfacts.paper.canvas import Page, Ring
from byfacts.paper.palette import MM, Palette

ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}
SWATCH = (5 * MM, 2.2 * MM)
COUNTED_PART = 0.4  # of a column whose period was counted in part
DASH = (1.0 * MM, 0.7 * MM)


def paint_figure(page: Page, figure: Figure, palette: Palette, x: float, y: float) -> None:
    """Paints the figure with its top left corner at x, y, inside the structure element that is open."""
    for mark in figure.marks:
        _paint(page, mark, palette, figure.topic, x, y)


def _paint(page: Page, mark: Mark, palette: Palette, topic: str, x: float, y: float) -> None:
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


def _label(page: Page, mark: Label, palette: Palette, topic: str, x: float, y: float) -> None:
    width = letters.measure(mark.text, mark.size, mark.bold)
    left = x + mark.x - ANCHOR[mark.anchor] * width
    if mark.ground:
        rise, drop = letters.extent(mark.text, mark.size, mark.bold)
        page.box(left - 1.5, y + mark.y - rise - 1, width + 3, rise + drop + 2, palette.paper)
    halo = palette.paper if mark.halo else ""
    page.words(left, y + mark.y, mark.text, mark.size, palette.tone(mark.tone, topic), bold=mark.bold, halo=halo)


def _moved(points: tuple[Xy, ...], x: float, y: float) -> list[Xy]:
    return [(x + px, y + py) for px, py in points]


def paint_box(page: Page, box: tuple[float, float, float, float], look: Look, edge: str = "") -> None:
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


def paint_partial(page: Page, box: tuple[float, float, float, float], look: Look, palette: Palette) -> None:
    """A period counted in part: the last part solid, a dashed frame round the rest."""
    x, y, width, height = box
    inset, solid = 0.375, width * COUNTED_PART
    ink = look.ground or palette.ink
    right = x + width - solid
    page.stroke_line([(right, y + inset), (x + inset, y + inset), (x + inset, y + height)], ink, 0.75, DASH)
    page.box(right, y, solid, height, ink)


def paint_area(page: Page, rings: list[list[Xy]], look: Look, edge: str, edge_width: float) -> None:
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


def paint_disc(page: Page, disc: tuple[float, float, float], look: Look, edge: str, edge_width: float) -> None:
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


def _pattern(page: Page, pattern: Pattern, ink: str, bounds: tuple[float, float, float, float]) -> None:
    """Lines or dots over a rectangle, on a raster fixed to the page so that neighbours match."""
    left, top, right, bottom = bounds
    pitch = pattern.pitch
    match pattern.kind:
        case "hatch":
            step = pitch * 2**0.5
            first, last = ceil((left + top) / step), floor((right + bottom) / step)
            lines: list[Ring] = [((n * step - bottom, bottom), (n * step - top, top)) for n in range(first, last + 1)]
            page.strokes(lines, ink, pattern.stroke)
        case "horizontal":
            levels = [n * pitch for n in range(ceil(top / pitch), floor(bottom / pitch) + 1)]
            page.strokes([((left, level), (right, level)) for level in levels], ink, pattern.stroke)
        case "vertical":
            places = [n * pitch for n in range(ceil(left / pitch), floor(right / pitch) + 1)]
            page.strokes([((place, top), (place, bottom)) for place in places], ink, pattern.stroke)
        case "dots":
            half = pitch / 2
            centres = [
                (column * pitch + (half if row % 2 else 0.0), row * half)
                for row in range(floor(top / half), ceil(bottom / half) + 1)
                for column in range(floor(left / pitch) - 1, ceil(right / pitch) + 1)
            ]
            page.dots(centres, pattern.stroke / 2, ink)
        case "none":
            pass
        case _:
            assert_never(pattern.kind)


def paint_swatch(page: Page, fill: Fill, palette: Palette, topic: str, x: float, y: float) -> None:
    """The 5 x 2.2 mm sample of a status in the key, its top left corner at x, y."""
    width, height = SWATCH
    look = palette.look(fill, topic)
    ink = look.outline or look.ground or palette.ink
    middle = y + height / 2
    match fill:
        case Fill.NO_DATA | Fill.NONE:
            pass
        case Fill.BREAK:
            foot = y + height
            for left, right in ((x, x + 1.7 * MM), (x + 3.3 * MM, x + width)):
                page.stroke_line([(left, middle), (right, middle)], palette.ink, 0.75)
            for stroke in (x + 2.1 * MM, x + 2.9 * MM):
                page.stroke_line([(stroke - 0.9, foot), (stroke + 0.9, y)], palette.ink, 0.75)
        case Fill.PARTIAL:
            final = palette.look(Fill.FINAL, topic)
            paint_partial(page, (x, y, width, height), final, palette)
            low = y + height - 0.375
            page.stroke_line([(x, low), (x + width * (1 - COUNTED_PART), low)], final.ground or ink, 0.75, DASH)
        case Fill.RANGE:
            paint_box(page, (x, y + 0.3, width, height - 0.6), look)
            for tick in (x + 0.6, x + width - 0.6):
                page.stroke_line([(tick, y - 0.9), (tick, y + height + 0.9)], ink, 1.2)
        case Fill.UP_TO:
            page.stroke_line([(x + 3, middle), (x + width, middle)], ink, 0.75, DASH)
            page.area([[(x, middle), (x + 3.4, middle - 1.7), (x + 3.4, middle + 1.7)]], ink)
            page.stroke_line([(x + width - 0.4, y - 0.6), (x + width - 0.4, y + height + 0.6)], ink, 0.9)
        case Fill.MORE_THAN:
            page.box(x, y, width * 0.62, height, look.ground or ink)
            tip = x + width
            chevron = [(tip - 3, y - 0.8), (tip - 0.4, middle), (tip - 3, y + height + 0.8)]
            page.stroke_line(chevron, ink, 0.9)
        case _:
            paint_box(page, (x, y, width, height), look)
