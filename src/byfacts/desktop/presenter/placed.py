"""Marks and spots of a chart moved to their place on the wall, larger or smaller."""

from __future__ import annotations

from typing import assert_never

from byfacts.charts import boxes
from byfacts.charts.chart import Spot
from byfacts.charts.marks import Area, Box, Disc, Label, Line, Mark
from byfacts.frozen import replace


def mark(given: Mark, right: float, down: float, scale: float) -> Mark:
    """A mark of a page at its place on the wall."""
    return boxes.moved(_scaled(given, scale) if scale != 1.0 else given, right, down)


def _scaled(mark: Mark, by: float) -> Mark:
    match mark:
        case Box():
            return replace(mark, x=mark.x * by, y=mark.y * by, width=mark.width * by, height=mark.height * by)
        case Line():
            points = tuple((x * by, y * by) for x, y in mark.points)
            dash = (mark.dash[0] * by, mark.dash[1] * by) if mark.dash else None
            return replace(mark, points=points, width=mark.width * by, dash=dash)
        case Area():
            rings = tuple(tuple((x * by, y * by) for x, y in ring) for ring in mark.rings)
            return replace(mark, rings=rings, edge_width=mark.edge_width * by)
        case Disc():
            edge = mark.edge_width * by
            return replace(mark, x=mark.x * by, y=mark.y * by, radius=mark.radius * by, edge_width=edge)
        case Label():
            return replace(mark, x=mark.x * by, y=mark.y * by, size=mark.size * by)
        case _:
            assert_never(mark)


def spot(given: Spot, right: float, down: float, by: float) -> Spot:
    """A spot of a page at its place on the wall."""
    x, y, at_x, at_y = given.x * by + right, given.y * by + down, given.at_x * by + right, given.at_y * by + down
    return Spot(given.key, x, y, given.width * by, given.height * by, at_x, at_y)
