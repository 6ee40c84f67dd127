"""Kinds that compare places within one series: two of them over the years, or many between two years."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts import derive
from byfacts.charts.chart import Cell, Choice, Table
from byfacts.charts.content import Curve, Curves, Point
from byfacts.comparable import STATES
from byfacts.kinds.events import events_choice, happenings, with_events
from byfacts.kinds.points import (
    Built,
    Context,
    Spec,
    gathered,
    missing,
    number_cell,
    point,
    status_cell,
    value_cell,
)
from byfacts.kinds.points import years as named_years

EU = "EU27_2020"
Valued = tuple[derive.Value | None, ...]  # one for each period


def slope(context: Context, spec: Spec) -> Built:
    """Member states between two years: the ``top`` of them by the later one, with or without the largest.

    The reader chooses the years (``period`` and ``later``); a series break between them parts the line.
    """
    say, series = context.say, spec["series"]
    years = derive.periods(context.library, series, EU)
    start, end = _span(context, spec, years)
    values = {geo: _values(context, series, geo, (start, end)) for geo in STATES}
    known = [geo for geo, (_, last) in values.items() if last is not None]
    ranked = sorted(known, key=lambda geo: (-_number(values[geo][1]), geo))
    largest = ranked[0] if ranked else ""
    without = context.chosen.get("places") == "without"
    both = [geo for geo in ranked if values[geo][0] is not None and not (without and geo == largest)]
    names = tuple(name for _, name in named_years(context.writer, series, (start, end)))
    curves = tuple(
        _curve(context, geo, names, values[geo], _broken(context, series, geo, start, end))
        for geo in both[: spec["top"]]
    )
    choices = (
        _years_choice(context, series, "period", say.text("From"), years[:-1], start),
        _years_choice(context, series, "later", say.text("To"), [year for year in years if year > start], end),
        Choice(
            "places",
            say.text("Countries"),
            (("all", say.text("All")), ("without", say.text("Without {country}", country=say.country(largest)))),
            "without" if without else "all",
        ),
    )
    points = tuple(p for curve in curves for p in curve.points)
    total = _values(context, series, EU, (start, end))
    table = _change_table(context, names, [(say.country(geo), values[geo]) for geo in ranked], total)
    keys = (*(_key(values[geo]) for geo in ranked), _key(total))
    return Built(Curves(names, curves), Table(*table, keys, total=True), points, gathered(*total), choices)


def _span(context: Context, spec: Spec, years: Sequence[str]) -> tuple[str, str]:
    """The two years: those chosen, the later one moved to the last where it does not follow the first."""
    start = context.chosen.get("period", "")
    start = start if start in years[:-1] else spec["period"]
    end = context.chosen.get("later", "")
    end = end if end in years else spec["later"]
    return start, end if end > start else years[-1]


def _years_choice(context: Context, series: str, id: str, label: str, years: Sequence[str], chosen: str) -> Choice:
    return Choice(id, label, named_years(context.writer, series, years), chosen, listed=True)


def _values(context: Context, series: str, geo: str, years: Sequence[str]) -> Valued:
    keys = [f"{series}@{geo}@{year}" for year in years]
    return tuple(derive.lookup(context.library, key) if key in context.library.observations else None for key in keys)


def _number(value: derive.Value | None) -> float:
    return -1.0 if value is None else value.quantity.known


def _key(values: Valued) -> str:
    return next((value.keys[0] for value in reversed(values) if value is not None), "")


def _curve(context: Context, geo: str, names: Sequence[str], values: Valued, breaks: tuple[int, ...]) -> Curve:
    country = context.say.country(geo)
    points = [
        point(context, value, f"{country}, {name}") if value else missing(context, f"{country}, {name}")
        for name, value in zip(names, values, strict=True)
    ]
    return Curve(country, tuple(points), breaks)


def _broken(context: Context, series: str, geo: str, start: str, end: str) -> tuple[int, ...]:
    """Whether the publisher flags a break in any year after the first up to the last."""
    between = [str(year) for year in range(int(start) + 1, int(end) + 1)]
    flags = [value.flag for value in _values(context, series, geo, between) if value is not None]
    return (1,) if any("b" in flag for flag in flags) else ()


def _change_table(
    context: Context, names: Sequence[str], rows: Sequence[tuple[str, Valued]], total: Valued
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], tuple[bool, ...]]:
    """Country, both years, what lies between them, and that in per cent."""
    say, write = context.say, context.writer
    head = (say.text("Country"), *names, say.text("Change"), say.text("Change, %"), say.text("Status"))
    found = []
    for name, (old, new) in [*rows, (say.text("EU-27"), total)]:
        more = derive.difference(new, old) if old and new else None
        percent = derive.change(old, new) if old and new and old.number else None
        found.append((
            Cell(name),
            number_cell(old, write.number) if old else Cell(say.text("n/a")),
            number_cell(new, write.number),
            number_cell(more, lambda value: write.number(value, {"signed": True})),
            number_cell(percent, write.change),
            status_cell(context, new),
        ))  # fmt: skip
    return head, tuple(found), (False, True, True, True, True, False)


def pair(context: Context, spec: Spec) -> Built:
    """Two member states over the years, on one axis: the reader chooses which (``place`` and ``other``)."""
    say, series = context.say, spec["series"]
    years = derive.periods(context.library, series, EU)
    last = years[-1]
    there = [geo for geo in STATES if f"{series}@{geo}@{last}" in context.library.observations]
    geos = _two(context, spec, there)
    valued = [_values(context, series, geo, years) for geo in geos]
    names = tuple(name for _, name in named_years(context.writer, series, years))
    curves = []
    for geo, values in zip(geos, valued, strict=True):
        breaks = tuple(i for i, value in enumerate(values) if i and value is not None and "b" in value.flag)
        curves.append(_curve(context, geo, names, values, breaks))
    events = happenings(context, spec, years)
    curves = [Curve(c.name, with_events(context, spec, years, c.points), c.breaks) for c in curves]
    content = Curves(names, tuple(curves), events)
    options = tuple((geo, say.country(geo)) for geo in sorted(there, key=say.country))
    choices = (
        Choice("place", say.text("First country"), _but(options, geos[1]), geos[0], listed=True),
        Choice("other", say.text("Second country"), _but(options, geos[0]), geos[1], listed=True),
    )
    table = _pair_table(context, names, geos, valued, [curve.points for curve in curves])
    points = tuple(p for curve in curves for p in curve.points)
    sources = gathered(*(value for values in valued for value in values))
    return Built(content, table, points, sources, (*choices, *events_choice(context, spec)))


def _but(options: Sequence[tuple[str, str]], taken: str) -> tuple[tuple[str, str], ...]:
    return tuple(option for option in options if option[0] != taken)


def _two(context: Context, spec: Spec, there: Sequence[str]) -> tuple[str, str]:
    """The two countries that were chosen; never the same one twice."""
    place, other = (context.chosen.get(id, "") for id in ("place", "other"))
    place = place if place in there else spec["place"]
    other = other if other in there and other != place else spec["other"]
    return place, other if other != place else spec["place"]


def _pair_table(
    context: Context,
    names: Sequence[str],
    geos: Sequence[str],
    valued: Sequence[Valued],
    points: Sequence[Sequence[Point]],
) -> Table:
    """Year, each country's number and its standing, and what the first has more than the second."""
    say = context.say
    countries = [say.country(geo) for geo in geos]
    head = [say.text("Year")]
    for country in countries:
        head += [country, say.text("Status: {country}", country=country)]
    head.append(say.text("Difference"))
    rows = []
    for i, name in enumerate(names):
        cells = [Cell(name)]
        for values, shown in zip(valued, points, strict=True):
            after_break = i > 0 and values[i] is not None and "b" in values[i].flag  # type: ignore[union-attr]
            cells += [value_cell(shown[i]), status_cell(context, values[i], after_break=after_break)]
        one, other = valued[0][i], valued[1][i]
        more = derive.difference(one, other) if one and other else None
        cells.append(number_cell(more, lambda value: context.writer.number(value, {"signed": True})))
        rows.append(tuple(cells))
    keys = tuple(p.key for p in points[0])
    return Table(tuple(head), tuple(rows), (False, True, False, True, False, True), keys)
