"""The numbers of a chart as they are read out: every one, with the name of what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts.content import Columns, Content, Ladder, Multiples, Point


def numbers(content: Content, points: Sequence[Point]) -> str:
    """All numbers in a row of words; parts of a stack stand behind their total, panels behind their names."""
    match content:
        case Columns():
            return "; ".join(_columns(content))
        case Multiples():
            panels = ((panel.spoken, _columns(panel.columns)) for panel in content.panels)
            return ". ".join(f"{name}: {', '.join(columns)}" for name, columns in panels)
        case Ladder():
            heading = [f"{content.context_heading}."] if content.context_heading else []
            other = [
                f"{_point(rung.point)}, {rung.unit}" if rung.unit else _point(rung.point) for rung in content.context
            ]
            same = "; ".join(_point(rung.point) for rung in content.rungs)
            return " ".join((f"{same}.", *heading, "; ".join(other))) if other else same
        case _:
            return "; ".join(map(_point, points))


def _columns(columns: Columns) -> list[str]:
    return [_point(total) + _parts(columns, place) for place, total in enumerate(columns.totals)]


def _parts(columns: Columns, place: int) -> str:
    split = [(part.name, part.points[place]) for part in columns.parts]
    said = [f"{name}: {point.text}" for name, point in split if point is not None and point.quantity is not None]
    return f" ({', '.join(said)})" if said else ""


def _point(point: Point) -> str:
    words = point.text if point.quantity else point.spoken
    return f"{point.name}: {words}" if point.name else words
