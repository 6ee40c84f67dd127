"""A chart on as many pages as it needs on a wall: shrunk to a stated least, then split, never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from byfacts.charts import boxes
from byfacts.charts.chart import Chart, Figure
from byfacts.charts.content import Count, Counts, Grid, Ladder, Listing, Rung, Timeline
from byfacts.charts.layout import layout, least_height
from byfacts.desktop import heights
from byfacts.desktop.presenter import grid
from byfacts.desktop.presenter.wall import frame
from byfacts.frozen import frozen, replace

LARGER = (1.6, 1.45, 1.3, 1.15)  # what does not fill the wall is drawn larger
SMALLER = (0.92, 0.84, 0.76)  # nine pixels of a unit screen, 18 on one 1080 high: the least
LEAST_COLUMNS = 150.0


@frozen
class Page:
    """A chart, or a part of one, and how much larger than usual it is drawn."""

    chart: Chart
    factor: float

    def figure(self, width: float, height: float) -> Figure:
        """Its marks in units of a frame that is as large as the room divided by the factor."""
        if isinstance(self.chart.content, Grid):
            return grid.figure(self.chart, width / self.factor, height / self.factor)
        return layout(self.chart, frame(self.chart, width, height, self.factor))


def pages(chart: Chart, width: float, height: float) -> list[Page]:
    """The chart in a room of units. A part is tried larger only where the whole chart is on one page."""
    if isinstance(chart.content, Listing) and chart.content.numbered:  # numbers lead to discs that only paper has
        return pages(replace(chart, content=replace(chart.content, numbered=False)), width, height)
    grows = heights.grows(chart)
    for factor in (*(() if grows else LARGER), 1.0, *SMALLER):
        if fits(chart, width, height, factor):
            return [Page(chart, factor)]
    if isinstance(chart.content, Ladder) and any(rung.voice for rung in _rungs(chart.content)):
        return pages(_voiceless(chart, chart.content), width, height)
    pieces = list(_pieces(chart))
    made: list[Page] = []
    while pieces:
        made.append(_fullest(chart, pieces, width, height))
        pieces = pieces[len(list(_pieces(made[-1].chart))) :]
    return made or [Page(chart, SMALLER[-1])]


def _rungs(content: Ladder) -> tuple[Rung, ...]:
    return (*content.rungs, *content.context)


def _voiceless(chart: Chart, content: Ladder) -> Chart:
    """Without the kind of each source, which the reading and the card of a point tell."""
    rungs = tuple(replace(rung, voice="") for rung in content.rungs)
    context = tuple(replace(rung, voice="") for rung in content.context)
    return replace(chart, content=replace(content, rungs=rungs, context=context))


def _fullest(chart: Chart, pieces: Sequence[Any], width: float, height: float) -> Page:
    """As many pieces as fit on one page at the usual size, or one alone, shrunk where it must be."""
    for count in range(len(pieces), 0, -1):
        part = _with(chart, pieces[:count])
        for factor in (1.0,) if count > 1 else (1.0, *SMALLER):
            if fits(part, width, height, factor):
                return Page(part, factor)
    return Page(_with(chart, pieces[:1]), SMALLER[-1])


def fits(chart: Chart, width: float, height: float, factor: float) -> bool:
    """Whether the chart stands whole in the room."""
    if isinstance(chart.content, Grid):
        made = grid.figure(chart, width / factor, height / factor)
        return made.height <= height / factor
    room = frame(chart, width, height, factor)
    if heights.grows(chart):
        span = heights.span(chart, room.width)
        return max(span.least, least_height(chart, room) if not _is_map(chart) else 0.0) <= room.height
    if least_height(chart, room) > room.height:
        return False
    figure = layout(chart, room)
    return not boxes.outside(figure.marks, room.width, room.height) and not boxes.touching(figure.marks)


def _is_map(chart: Chart) -> bool:
    return chart.kind == "map"


def _pieces(chart: Chart) -> Iterator[Any]:
    """What a chart can be split into; nothing where its parts share one axis and must be seen together."""
    content = chart.content
    match content:
        case Listing() | Counts():
            yield from content.items
        case Ladder():
            yield from (("rung", rung) for rung in content.rungs)
            yield from (("context", rung) for rung in content.context)
        case Timeline():
            yield from range(len(content.lanes))
        case Grid():
            yield from range(len(chart.table.rows))


def _with(chart: Chart, pieces: Sequence[Any]) -> Chart:
    """The chart with only these pieces."""
    content = chart.content
    made: Any = content
    match content:
        case Listing() | Counts():
            made = replace(content, items=tuple(pieces))
        case Ladder():
            rungs = tuple(rung for kind, rung in pieces if kind == "rung")
            context = tuple(rung for kind, rung in pieces if kind == "context")
            if not rungs:  # what counts something else has no axis
                counts = tuple(Count(rung.point, rung.who, rung.what) for rung in context)
                return replace(chart, subtitle=content.context_heading, content=Counts(counts, unlike=True))
            made = replace(content, rungs=rungs, context=context)
        case Timeline():
            moments = [replace(m, lane=pieces.index(m.lane)) for m in content.moments if m.lane in pieces]
            made = replace(content, lanes=tuple(content.lanes[n] for n in pieces), moments=tuple(moments))
        case Grid():
            table = chart.table
            keys = tuple(table.keys[n] for n in pieces) if table.keys else ()
            return replace(chart, table=replace(table, rows=tuple(table.rows[n] for n in pieces), keys=keys))
    return replace(chart, content=made)
