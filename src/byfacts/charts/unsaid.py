"""Which numbers a figure draws without saying them: labels that found no room, which a picture must tell elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

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
    Multiples,
    Point,
    Shares,
    Timeline,
)
from byfacts.charts.marks import Label, Mark

Named = tuple[str, Point]
GROUPS = ".,\u00a0\u202f"  # what may stand between the digits of a number


def unsaid(content: Content, marks: Sequence[Mark], around: str = "") -> tuple[Named, ...]:
    """Points with a number that stands in no label of the figure, each with the name that it goes by outside of it.

    ``around`` are words round the plot, whose lines do not count: a number in a title names no point.
    """
    texts = [mark.text for mark in marks if isinstance(mark, Label)]
    said = "\n".join(text for text in texts if " " not in text or text not in around)
    left: dict[str, int] = {}  # how often each number still stands there: every point needs one of its own
    lost = []
    for name, point in _points(content):
        if point.quantity is None:
            continue
        left.setdefault(point.text, len(_number(point.text).findall(said)))
        if left[point.text]:
            left[point.text] -= 1
        else:
            lost.append((name, point))
    return tuple(lost)


def _number(text: str) -> re.Pattern[str]:
    """The number, and not another one that ends or begins like it."""
    return re.compile(rf"(?<!\d)(?<!\d[{GROUPS}]){re.escape(text)}(?![{GROUPS}]?\d)")


def _points(content: Content) -> Iterator[Named]:
    """The points that a label belongs to, where the plot is so full that it may have no room for one."""
    match content:
        case Columns():
            yield from ((point.name, point) for point in content.totals)
        case Lines():
            yield from ((point.name, point) for point in content.points)
        case Curves():
            yield from ((point.name, point) for curve in content.curves for point in curve.points)
        case Multiples():
            for panel in content.panels:
                yield from ((f"{panel.name}, {point.name}", point) for point in panel.columns.totals)
        case Map():
            yield from ((place.name, place.point) for place in content.places)
        case Shares():
            for name, part in zip(content.names, content.parts, strict=True):
                for row, point in zip(content.rows, part, strict=True):
                    yield f"{row}, {name}", point
        case Bars() | Ladder() | Timeline() | Counts() | Listing() | Grid():
            return
        case _:
            assert_never(content)
