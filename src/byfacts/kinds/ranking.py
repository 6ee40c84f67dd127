"""Kinds that rank: the places of a series, or a few named numbers, as horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts import derive
from byfacts.charts.chart import Cell, Choice, Table
from byfacts.charts.content import Bars, Point
from byfacts.charts.marks import Fill
from byfacts.comparable import STATES
from byfacts.kinds.folding import Folding, other_states, rests
from byfacts.kinds.points import Built, Context, Spec, gathered, number_cell, point, status_cell, value_cell, years


def bars(context: Context, spec: Spec) -> Built:
    """The largest places of a series in one period; the rest as one bar, computed from the published total."""
    series = spec["series"]
    options = spec.get("periods") or [spec["period"]]
    if options == ["..last"]:
        options = list(derive.periods(context.library, series, "EU27_2020"))[-10:]
    period = context.choice("period", options, spec.get("period") or options[-1])
    period = derive.resolve_period(context.library, series, "EU27_2020", period)
    values = {
        geo: derive.lookup(context.library, f"{series}@{geo}@{period}")
        for geo in STATES
        if f"{series}@{geo}@{period}" in context.library.observations
    }
    ranked = sorted(values, key=lambda geo: (-values[geo].quantity.known, geo))
    top = [geo for geo in ranked if values[geo].quantity.known > 0][: spec.get("top", 8)]
    shown = [(context.say.country(geo), values[geo]) for geo in top]
    points = [point(context, value, name, spec) for name, value in shown]
    others = len([geo for geo in ranked if geo not in top])
    total = derive.lookup(context.library, f"{series}@EU27_2020@{period}")
    rest = derive.evaluate(
        context.library, {"difference": [f"{series}@EU27_2020@{period}", [f"{series}@{geo}@{period}" for geo in top]]}
    )
    name = other_states(context.writer, others)
    points.append(point(context, rest, name, spec, Fill.SECOND))
    everything = [*shown, (name, rest), (context.say.text("EU-27"), total)]
    table = _ranked_table(context, spec, period, everything, points, total, others)
    choice = Choice("period", context.say.text("Year"), years(context.writer, series, options), period)
    return Built(
        Bars(tuple(points)),
        table,
        tuple(points),
        gathered(total, *(v for _, v in shown)),
        (choice,) if len(options) > 1 else (),
    )


def measures(context: Context, spec: Spec) -> Built:
    """A few named numbers of one kind as bars: ``items`` are facts or expressions."""
    pairs = []
    for written in spec["items"]:
        source = written["value"]
        value = (
            derive.lookup(context.library, source)
            if isinstance(source, str)
            else derive.evaluate(context.library, source)
        )
        pairs.append((point(context, value, context.writer.text(written["name"]), spec), value))
    rows = tuple((Cell(p.name), value_cell(p), status_cell(context, value)) for p, value in pairs)
    head = ("", context.writer.text(spec["measure"]), context.say.text("Status"))
    points = tuple(p for p, _ in pairs)
    table = Table(head, rows, (False, True, False), tuple(p.key for p in points))
    return Built(Bars(points), table, points, gathered(*(v for _, v in pairs)))


def _ranked_table(
    context: Context,
    spec: Spec,
    period: str,
    everything: Sequence[tuple[str, derive.Value]],
    points: Sequence[Point],
    total: derive.Value,
    others: int,
) -> Table:
    """Country, the year before, the year, change in per cent, share of the total."""
    say, series = context.say, spec["series"]
    before = str(int(period) - 1)
    rows, geos = [], {say.country(geo): geo for geo in STATES}
    for name, value in everything:
        old = _before(context, series, before, name, everything, geos)
        change = derive.change(old, value) if old and old.number else None
        rows.append(
            (
                Cell(name),
                number_cell(old, context.writer.number),
                number_cell(value, context.writer.number),
                number_cell(change, context.writer.change),
                number_cell(derive.share(value, total), context.writer.number),
            )
        )
    head = (
        say.text("Country"),
        *(name for _, name in years(context.writer, series, (before, period))),
        say.text("Change, %"),
        say.text("Share"),
    )
    keys = (*(p.key for p in points), total.keys[0])
    named, states = rows[:-2], len(rows) - 2 + others
    how = Folding((1, 2), (3, 1, 2), (4, 2))
    rest = rests(context.writer, named, rows[-1], states, how) if context.folds else ()
    return Table(head, tuple(rows), (False, True, True, True, True), keys, total=True, rest=rest)


def _before(
    context: Context,
    series: str,
    before: str,
    name: str,
    everything: Sequence[tuple[str, derive.Value]],
    geos: dict[str, str],
) -> derive.Value | None:
    library = context.library
    if f"{series}@EU27_2020@{before}" not in library.observations:
        return None
    if name in geos:
        key = f"{series}@{geos[name]}@{before}"
        return derive.lookup(library, key) if key in library.observations else None
    if name == everything[-1][0]:
        return derive.lookup(library, f"{series}@EU27_2020@{before}")
    named = [f"{series}@{geos[n]}@{before}" for n, _ in everything[:-2]]
    known = [key for key in named if key in library.observations]
    return derive.evaluate(library, {"difference": [f"{series}@EU27_2020@{before}", known]})
