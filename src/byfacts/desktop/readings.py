"""What a chart says about each of its points, in words: for the read-out, the status bar and a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from byfacts.charts.chart import Chart
from byfacts.charts.content import (
    Bars,
    Columns,
    Content,
    Counts,
    Curves,
    Grid,
    Ladder,
    Lines,
    Listing,
    Map,
    Moment,
    Multiples,
    Point,
    Shares,
    Timeline,
)
from byfacts.frozen import frozen
from byfacts.model import Origin


@frozen
class Reading:
    """``head`` says which point it is, ``value`` what it says (with unit), ``lines`` its status and source.

    ``origin`` is what a number rests on, None for words.
    """

    key: str
    head: str
    value: str
    lines: tuple[str, ...]
    origin: Origin | None = None

    @property
    def spoken(self) -> str:
        """Everything in one line."""
        return ". ".join(part.rstrip(".") for part in (f"{self.head}: {self.value}", *self.lines)) + "."


def readings(chart: Chart, keys: Sequence[str]) -> list[Reading | None]:
    """The reading of each key. A key that several points share (places without data) goes through them in order."""
    waiting: dict[str, list[Reading]] = {}
    for reading in _read(chart.content):
        waiting.setdefault(reading.key, []).append(reading)
    found: list[Reading | None] = []
    for key in keys:
        of_key = waiting.get(key, [])
        found.append((of_key.pop(0) if len(of_key) > 1 else of_key[0]) if of_key else None)
    return found


def peak(chart: Chart) -> str:
    """The key of the point to begin with: the emphasised one of a column chart, else an empty string."""
    if isinstance(chart.content, Columns) and chart.content.peak is not None:
        return chart.content.totals[chart.content.peak].key
    return ""


def _read(content: Content) -> Iterator[Reading]:
    match content:
        case Columns():
            yield from _columns(content)
        case Lines():
            yield from (_point(point) for point in content.points)
        case Curves():
            yield from (_point(point) for curve in content.curves for point in curve.points)
        case Bars():
            yield from (_point(point) for point in content.rows)
        case Shares():
            for name, part in zip(content.names, content.parts, strict=True):
                yield from (_point(point, f"{point.name}, {name}") for point in part)
        case Ladder():
            for rung in (*content.rungs, *content.context):
                yield _point(rung.point, _joined(rung.who, rung.what))
        case Multiples():
            for panel in content.panels:
                yield from _columns(panel.columns, panel.spoken)
        case Map():
            yield from (_point(place.point, place.name) for place in content.places)
        case Timeline():
            yield from (_moment(moment) for moment in content.moments)
        case Counts():
            yield from (_point(count.point, _joined(count.who, count.what)) for count in content.items)
        case Listing():
            yield from (Reading(item.key, item.lead, item.text, item.lines) for item in content.items)
        case Grid():
            pass
        case _:
            assert_never(content)


def _columns(columns: Columns, where: str = "") -> Iterator[Reading]:
    for place, total in enumerate(columns.totals):
        parts = tuple(
            f"{part.name}: {point.spoken}" for part in columns.parts if (point := part.points[place]) is not None
        )
        reading = _point(total, f"{total.name} · {where}" if where else total.name)
        yield Reading(reading.key, reading.head, reading.value, (*parts, *reading.lines), reading.origin)


def _point(point: Point, head: str = "") -> Reading:
    return Reading(point.key, head or point.name, point.spoken or point.text, point.lines, point.origin)


def _moment(moment: Moment) -> Reading:
    return Reading(moment.key, moment.date, moment.text, moment.lines)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
