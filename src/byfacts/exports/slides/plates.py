"""What a native chart of a slide holds: categories, strips of numbers and their labels, with no toolkit in sight.

Ranges are never drawn as their middle: a strip of their upper ends lies under one of their lower ends that has the
colour of the slide, so the sheet behind the chart holds both ends as the source gives them, and no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from byfacts.charts.chart import Chart
from byfacts.charts.content import Bars, Columns, Curves, Lines, Point, Rung, Shares
from byfacts.charts.marks import Fill
from byfacts.errors import N_
from byfacts.exports.slides.numerals import Number, numeral, unscaled
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Qualifier

Form = Literal["columns", "bars", "shares", "lines"]
Role = Literal["values", "from", "total"]
BREAK: Final = "\u00a0"  # the category of a gap: no name, no number

LOWER, UPPER = N_("Range: from"), N_("Range: to")


@frozen
class Strip:
    """A row of numbers of one name. ``role``: "from" hides what lies below a range, "total" is there for its labels."""

    name: str
    numbers: tuple[Number | None, ...]
    fill: Fill = Fill.FINAL
    role: Role = "values"


@frozen
class Plate:
    """A native chart. ``low`` is where its axis starts, ``named`` whether each line has its name at its end."""

    form: Form
    categories: tuple[str, ...]
    strips: tuple[Strip, ...]
    stacked: bool = False
    low: float = 0.0
    named: bool = False

    @property
    def highest(self) -> float:
        """The largest number on the axis; of a stack, its total."""
        strips = [s for s in self.strips if s.role != "from"]
        if self.stacked and not any(s.role == "total" for s in strips):
            columns = zip(*(s.numbers for s in strips), strict=True)
            return max((sum(n.value for n in column if n) for column in columns), default=0.0)
        return max((n.value for s in strips for n in s.numbers if n), default=0.0)


def of_columns(content: Columns, chart: Chart, say: Language) -> Plate:
    """Plain or stacked. A category without a number says so in words, a break is a category without a name."""
    order = _with_breaks(len(content.categories), content.breaks)
    categories = tuple(BREAK if i is None else _category(content.categories[i], content.totals[i]) for i in order)
    name = _heading(chart, content.totals)
    if not content.parts:
        return Plate("columns", categories, _strips(name, _placed(content.totals, order), say))
    strips = [
        Strip(part.name, tuple(_number(p, say) for p in _placed(part.points, order)), part.fill)
        for part in content.parts
    ]
    whole = [
        None if all(part.points[i] for part in content.parts) else content.totals[i] for i in range(len(content.totals))
    ]
    if any(point and point.quantity for point in whole):
        strips.append(Strip(say.text("Not split"), tuple(_number(p, say) for p in _placed(whole, order))))
    totals = tuple(_number(p, say) for p in _placed(content.totals, order))
    return Plate("columns", categories, (*strips, Strip(name, totals, role="total")), stacked=True)


def of_lines(content: Lines, chart: Chart, say: Language) -> Plate:
    order = _with_breaks(len(content.categories), content.breaks)
    categories = tuple(BREAK if i is None else _category(content.categories[i], content.points[i]) for i in order)
    numbers = tuple(_number(p, say) for p in _placed(content.points, order))
    low = content.low * _scale(content.points)
    return Plate("lines", categories, (Strip(_heading(chart, content.points), numbers),), low=low)


def of_curves(content: Curves, say: Language) -> Plate:
    """A line parts before a break by a category that has no number for it, and for the others neither."""
    order = _with_breaks(len(content.categories), sorted({at for curve in content.curves for at in curve.breaks}))
    categories = tuple(BREAK if i is None else content.categories[i] for i in order)
    strips = [
        Strip(
            curve.name,
            tuple(_number(p, say) for p in _placed(curve.points, order)),
            Fill.FINAL if n == 0 else Fill.CONTEXT,
        )
        for n, curve in enumerate(content.curves)
    ]
    return Plate("lines", categories, tuple(strips), named=True)


def of_bars(content: Bars, chart: Chart, say: Language) -> Plate:
    categories = tuple(_category(point.name, point) for point in content.rows)
    return Plate("bars", categories, _strips(_heading(chart, content.rows), content.rows, say))


def of_shares(content: Shares, say: Language) -> Plate:
    """Each row with the number that is its hundred per cent in brackets behind its name."""
    categories = tuple(
        f"{row} ({count})" if count else row
        for row, count in zip(content.rows, content.counts or ("",) * len(content.rows), strict=True)
    )
    strips = [
        Strip(name, tuple(_number(point, say) for point in part), part[0].fill if part else Fill.FINAL)
        for name, part in zip(content.names, content.parts, strict=True)
    ]
    return Plate("shares", categories, tuple(strips), stacked=True)


def of_rungs(rungs: Sequence[Rung], name: str, say: Language) -> Plate:
    """The voices of a ladder that stand on its axis."""
    categories = tuple(f"{rung.who}: {rung.what}" for rung in rungs)
    return Plate("bars", categories, _strips(name, [rung.point for rung in rungs], say))


def _strips(name: str, points: Sequence[Point | None], say: Language) -> tuple[Strip, ...]:
    """The numbers of one row; its ranges, where there are any, as two rows of ends under them."""
    ranges = [point if point and _is_range(point) else None for point in points]
    plain = [point if point and not _is_range(point) else None for point in points]
    strips = [Strip(name, tuple(_number(point, say) for point in plain))]
    if any(ranges):
        upper = tuple(_number(point, say) for point in ranges)
        lower = tuple(_lower(point) for point in ranges)
        strips = [Strip(say.text(UPPER), upper, Fill.RANGE), Strip(say.text(LOWER), lower, Fill.PAPER, "from"), *strips]
    return tuple(strips) if any(plain) or not any(ranges) else tuple(strips[:2])


def _is_range(point: Point) -> bool:
    return point.quantity is not None and point.quantity.qualifier is Qualifier.RANGE


def _number(point: Point | None, say: Language) -> Number | None:
    return numeral(point, say) if point and point.quantity else None


def _lower(point: Point | None) -> Number | None:
    if point is None or point.quantity is None or point.quantity.low is None:
        return None
    low = unscaled(point)[0].low
    return Number(low or 0.0, "", "", Fill.PAPER)


def _with_breaks(count: int, breaks: Iterable[int]) -> list[int | None]:
    """The places of the categories, None for a gap before one of them."""
    gaps = set(breaks)
    return [place for i in range(count) for place in ((None, i) if i in gaps else (i,))]


def _placed(points: Sequence[Point | None], order: Sequence[int | None]) -> list[Point | None]:
    return [None if i is None else points[i] for i in order]


def _category(name: str, point: Point) -> str:
    return name if point.quantity is not None else f"{name}\n{point.text}"


def _scale(points: Sequence[Point]) -> float:
    return next((unscaled(point)[1] for point in points if point.quantity), 1.0)


def _heading(chart: Chart, points: Sequence[Point]) -> str:
    """What the chart's table calls the column in which these numbers stand; else the name of the chart."""
    texts = {point.text for point in points if point.quantity}
    for place, head in enumerate(chart.table.head):
        column = {row[place].text for row in chart.table.rows if place < len(row)}
        if chart.table.numeric[place] and texts and len(texts & column) * 2 > len(texts):
            return head
    return chart.name
