"""Holds every axis to numbers of one kind: what stands on one scale must count the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from byfacts import comparable, derive
from byfacts.charts.content import Bars, Columns, Content, Curves, Ladder, Lines, Map, Multiples, Point, Shares
from byfacts.comparable import NotComparable
from byfacts.derive import Value
from byfacts.frozen import frozen, replace
from byfacts.model import Library

Points = tuple[Point | None, ...]


@frozen
class Axis:
    """The points that stand on one scale, in stretches with a drawn break between them; ``voices`` of a ladder."""

    runs: tuple[Points, ...]
    voices: bool = False


def guard(library: Library, content: Content) -> None:
    """Refuse unlike numbers on one axis. Raises NotComparable, which names what they count.

    Two vintages may follow one another where a break is drawn between them; the voices of a ladder count by their own
    rules, and what they count must be the same.
    """
    for axis in axes(content):
        runs = [[derive.of_origin(library, p.origin) for p in run if p and p.origin] for run in axis.runs]
        _one_kind([value for run in runs for value in run], axis)
        for run in runs if not axis.voices else ():
            comparable.alike((term for value in run for term in value.terms), comparable.AXIS)


def _one_kind(values: Sequence[Value], axis: Axis) -> None:
    """All runs count the same thing in the same way; only the voices of a ladder have rules of their own."""
    if len({(v.unit, v.nature) for v in values}) > 1:
        raise NotComparable(comparable.AXIS, kinds=comparable.named((v.counts, v.unit, v.nature) for v in values))
    terms = [replace(term, vintage="") for value in values for term in value.terms]
    comparable.alike((replace(term, concept="") for term in terms) if axis.voices else terms, comparable.AXIS)


def axes(content: Content) -> Iterator[Axis]:
    """Every scale of a chart: of small multiples each panel has its own."""
    match content:
        case Columns():
            yield Axis(_runs((content.totals, *(part.points for part in content.parts)), content.breaks))
        case Lines():
            yield Axis(_runs((content.points,), content.breaks))
        case Curves():
            runs = (_runs((curve.points,), curve.breaks) for curve in content.curves)
            yield Axis(tuple(run for of_curve in runs for run in of_curve))
        case Bars():
            yield Axis((content.rows,))
        case Shares():
            for row in range(len(content.rows)):  # each row is a whole of its own
                yield Axis((tuple(part[row] for part in content.parts),))
        case Map():
            yield Axis((tuple(place.point for place in content.places),))
        case Multiples():
            for panel in content.panels:
                yield from axes(panel.columns)
        case Ladder():
            yield Axis((tuple(rung.point for rung in content.rungs),), voices=True)
        case _:
            return


def _runs(layers: Iterable[Points], breaks: Sequence[int]) -> tuple[Points, ...]:
    """The points of all layers from one break to the next."""
    ends = [0, *sorted(breaks), None]
    return tuple(tuple(p for points in layers for p in points[start:end]) for start, end in pairwise(ends))
