"""Holds every axis to numbers of one kind: what stands on one scale must count the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from byfacts import comparable, derive
from byfacts.charts.content import Bars, Columns, Content, Ladder, Lines, Map, Multiples, Point, Shares
from byfacts.comparable import NotComparable
from byfacts.frozen import replace
from byfacts.model import Library


def guard(library: Library, content: Content) -> None:
    """Refuse unlike numbers on one axis. Raises NotComparable, which names what they count.

    Two vintages may follow one another where a break is drawn between them; the voices of a ladder count by their own
    rules, and what they count must be the same.
    """
    for points, joined, voices in axes(content):
        values = [derive.of_origin(library, p.origin) for p in points if p is not None and p.origin is not None]
        kinds = {(v.unit, v.nature) for v in values}
        if len(kinds) > 1:
            words = dict.fromkeys(", ".join(filter(None, (v.counts, v.unit, v.nature))) for v in values)
            raise NotComparable(comparable.AXIS, kinds="; ".join(words))
        terms = (term for value in values for term in value.terms)
        if joined or voices:
            terms = (replace(term, vintage="") for term in terms)
        if voices:
            terms = (replace(term, concept="") for term in terms)
        comparable.alike(terms, comparable.AXIS)


Axis = tuple[tuple[Point | None, ...], bool, bool]  # points, joined with a break, voices


def axes(content: Content) -> Iterator[Axis]:
    """The points that stand on one scale: of small multiples each panel has its own."""
    match content:
        case Columns():
            parts = tuple(point for part in content.parts for point in part.points)
            yield (*content.totals, *parts), bool(content.breaks), False
        case Lines():
            yield content.points, bool(content.breaks), False
        case Bars():
            yield content.rows, False, False
        case Shares():
            for row in range(len(content.rows)):  # each row is a whole of its own
                yield tuple(part[row] for part in content.parts), False, False
        case Map():
            yield tuple(place.point for place in content.places), False, False
        case Multiples():
            for panel in content.panels:
                yield from axes(panel.columns)
        case Ladder():
            yield tuple(rung.point for rung in content.rungs), True, True
        case _:
            return
