"""The arrow from one point to another with the computed difference, where the kind of chart brings none of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from byfacts.charts import boxes
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Chart, Spot
from byfacts.charts.content import Bars, Lines
from byfacts.charts.marks import Area, Box, Fill, Label, Line, Mark, Tone, Xy
from byfacts.desktop.presenter.wall import STROKE, type_sizes

HEAD, GAP, OFF = 7.0, 5.0, 16.0  # units


def marks(chart: Chart, drawn: Sequence[Mark], ends: tuple[Spot, Spot], text: str, area: Extent) -> tuple[Mark, ...]:
    """The arrow, or nothing where it would touch words or marks: the difference is told above the chart anyway."""
    made: tuple[Mark, ...] = ()
    if isinstance(chart.content, Bars):
        made = _between_rows(drawn, *ends, text)
    elif isinstance(chart.content, Lines):
        made = _between_places(drawn, *ends, text)
    return made if _free(made, drawn, area) else ()


def _ink(drawn: Sequence[Mark]) -> list[Extent]:
    """What an arrow may not cross: words and bars."""
    shapes = [
        m for m in drawn if isinstance(m, Label) or (isinstance(m, Box) and m.fill not in (Fill.PAPER, Fill.NONE))
    ]
    return [boxes.of(mark) for mark in shapes]


def _free(made: Sequence[Mark], drawn: Sequence[Mark], area: Extent) -> bool:
    taken = _ink(drawn)
    for mark in made:
        places = [boxes.of(mark)]
        if isinstance(mark, Line):
            places = [
                Extent(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
                for a, b in pairwise(mark.points)
            ]
        if not all(place.within(area) and boxes.free(place.grown(1.5), taken) for place in places):
            return False
    return True


def _between_rows(drawn: Sequence[Mark], start: Spot, end: Spot, text: str) -> tuple[Mark, ...]:
    """Down or up beside the bars, then to the value that is compared."""
    first, last = start.y + start.height / 2, end.y + end.height / 2
    low, high = min(start.y, end.y), max(start.y + start.height, end.y + end.height)
    ink = [place for place in _ink(drawn) if place.top > low - 1 and place.bottom < high + 1]
    of_start = [place for place in ink if place.top >= start.y - 1 and place.bottom <= start.y + start.height + 1]
    others = [place for place in ink if place not in of_start]
    of_end = [place for place in others if place.top >= end.y - 1 and place.bottom <= end.y + end.height + 1]
    if not of_start or not of_end:
        return ()
    x = max(place.right for place in others) + OFF
    tip = max(place.right for place in of_end) + GAP
    reach = max(place.right for place in of_start) + GAP
    bar = max(of_start, key=lambda place: place.width)
    begin: tuple[Xy, ...] = ((reach, first), (x, first))
    if reach > x:  # the arrow leaves from the bar itself
        begin = ((x, bar.bottom + GAP if last > first else bar.top - GAP),)
    size = type_sizes().label * 1.1
    shaft = Line((*begin, (x, last), (tip + HEAD * 0.8, last)), Tone.INK, STROKE)
    head = Area((((tip, last), (tip + HEAD, last - HEAD * 0.45), (tip + HEAD, last + HEAD * 0.45)),), Fill.INK)
    figure = Label(x + size * 0.5, (begin[-1][1] + last) / 2 + size * 0.36, text, size, Tone.INK, bold=True)
    return (shaft, head, figure)


def _between_places(drawn: Sequence[Mark], start: Spot, end: Spot, text: str) -> tuple[Mark, ...]:
    """Level from the first point to over or under the second, then to it."""
    x, y, side = end.at_x, start.at_y, 1 if end.at_x > start.at_x else -1
    down = 1 if end.at_y > y else -1
    words = [boxes.of(m) for m in drawn if isinstance(m, Label)]
    near = [
        p for p in words if p.left - 2 < x < p.right + 2 and (p.top < max(y, end.at_y) and p.bottom > min(y, end.at_y))
    ]
    edge = end.at_y - down * (HEAD + GAP)
    for place in near:
        edge = min(edge, place.top - GAP) if down > 0 else max(edge, place.bottom + GAP)
    size = type_sizes().label * 1.1
    if (edge - y) * down < size * 1.3 + HEAD * 2:
        return ()
    shaft = Line(((start.at_x + side * (HEAD + GAP), y), (x, y), (x, edge - down * HEAD * 0.8)), Tone.INK, STROKE)
    base = edge - down * HEAD
    head = Area((((x, edge), (x - HEAD * 0.45, base), (x + HEAD * 0.45, base)),), Fill.INK)
    figure = Label(x, (y + base) / 2 + size * 0.36, text, size, Tone.INK, True, "middle", ground=True)
    return (shaft, head, figure)
