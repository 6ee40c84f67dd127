"""Kinds that show series over time: columns, multiples, lines, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from byfacts import comparable, derive
from byfacts.charts.chart import Cell, Table
from byfacts.charts.content import (
    Bracket,
    Columns,
    Difference,
    Happening,
    Lines,
    Multiples,
    Panel,
    Part,
    Point,
    Shares,
)
from byfacts.charts.marks import Fill
from byfacts.kinds.events import events_choice, happenings, with_events
from byfacts.kinds.points import Built, Context, Spec, gathered, missing, number_cell, point, status_cell, value_cell
from byfacts.units import unit_name

STATES = comparable.STATES  # of the EU, as Eurostat names them
Valued = tuple[str, derive.Value | None]  # period, value


def segments(context: Context, spec: Spec) -> list[list[Valued]]:
    """The values of ``totals``: series@GEO@FROM..TO, one or several that follow one another (other vintages)."""
    written = [spec["totals"]] if isinstance(spec["totals"], str) else spec["totals"]
    runs = [list(_stretch(context, text)) for text in written]
    return [[_stacked(context, spec, pair) for pair in run] for run in runs] if "stack" in spec else runs


def _stacked(context: Context, spec: Spec, pair: Valued) -> Valued:
    """The sum of the series that ``stack`` names, for the place and period of a pair."""
    period, value = pair
    if value is None:
        return pair
    geo = spec["totals"].split("@")[1]
    return period, derive.total(context.library, [f"{series}@{geo}@{period}" for series in spec["stack"]])


def _stretch(context: Context, text: str) -> Iterator[Valued]:
    series, geo, span = text.split("@")
    first, _, last = span.partition("..")
    known = derive.periods(context.library, series, geo) or (first,)
    if "-" in first:  # months of one year
        year, start = first.split("-")
        wanted = [f"{year}-{month:02d}" for month in range(int(start), int(last.split("-")[1]) + 1)]
    else:
        last_year = int(known[-1]) if last == "last" else int(last)
        wanted = [str(year) for year in range(int(known[0] if first == "first" else first), last_year + 1)]
    for period in wanted:
        key = f"{series}@{geo}@{period}"
        yield period, derive.lookup(context.library, key) if key in context.library.observations else None


def period_name(context: Context, period: str, value: derive.Value | None = None) -> str:
    """A year, or a month without its year, as a chart names it: the period of a value, where there is one."""
    name = context.say.month(period) if "-" in period else period
    return context.writer.dated(name, period, *(value.keys if value else ()))


def columns(context: Context, spec: Spec) -> Built:
    """Columns over periods. ``parts`` split the total by place; ``rest`` is what the named places leave."""
    runs = segments(context, spec)
    valued = [pair for run in runs for pair in run]
    periods = [period for period, _ in valued]
    totals = with_events(context, spec, periods, [_total(context, pair, spec) for pair in valued])
    parts = _parts(context, spec, valued)
    content = Columns(
        categories=tuple(period_name(context, period, value) for period, value in valued),
        totals=totals,
        parts=parts,
        peak=_peak(valued) if spec.get("peak", True) else None,
        happenings=happenings(context, spec, periods),
        brackets=_brackets(context, spec, runs),
        difference=_difference(context, spec, valued),
        annotation=_annotation(context, spec, valued),
        breaks=_breaks(context, spec, runs),
    )
    head = (
        context.say.text("Month") if "-" in valued[0][0] else context.say.text("Year"),
        *(p.name for p in parts),
        _measure(context, valued),
        context.say.text("Status"),
    )
    rows = tuple(
        (
            Cell(name),
            *(value_cell(p.points[i] or missing(context, name)) for p in parts),
            value_cell(totals[i]),
            status_cell(context, value, after_break=i in content.breaks),
        )
        for i, (name, (_, value)) in enumerate(zip(content.categories, valued, strict=True))
    )
    table = Table(head, rows, (False, *[True] * (len(parts) + 1), False), tuple(p.key for p in totals))
    return Built(content, table, totals, gathered(*(v for _, v in valued)), events_choice(context, spec))


def _breaks(context: Context, spec: Spec, runs: Sequence[Sequence[Valued]]) -> tuple[int, ...]:
    """Before which numbers the series breaks: where ``break`` declares it (``true``: between the runs of ``totals``;
    or a list of periods), where the publisher flags it, and where a series joins vintages by declaration.
    """
    valued = [pair for run in runs for pair in run]
    declared = spec.get("break", False)
    found = {sum(len(run) for run in runs[:i]) for i in range(1, len(runs))} if declared is True else set()
    if isinstance(declared, list):
        found |= {i for i, (period, _) in enumerate(valued) if period in declared}
    for i, ((_, before), (_, after)) in enumerate(pairwise(valued), start=1):
        if after and ("b" in after.flag or (before and _joined(context, before, after))):
            found.add(i)
    return tuple(sorted(found - {0}))


def _joined(context: Context, before: derive.Value, after: derive.Value) -> bool:
    """Whether one series brings both of these, of two vintages that it declares to join."""
    first, second = before.terms[0], after.terms[0]
    declared = first.series in context.library.series and context.library.series[first.series].joined == "vintages"
    return declared and first.series == second.series and first.vintage != second.vintage


def _total(context: Context, pair: Valued, spec: Spec) -> Point:
    period, value = pair
    name = period_name(context, period, value)
    return point(context, value, name, spec) if value else missing(context, name)


def _measure(context: Context, valued: Sequence[Valued]) -> str:
    unit = next((v.unit for _, v in valued if v), "")
    name = unit_name(context.say, unit)
    return name[:1].upper() + name[1:]


def _peak(valued: Sequence[Valued]) -> int:
    return max(range(len(valued)), key=lambda i: -1.0 if (v := valued[i][1]) is None else v.quantity.known)


def _parts(context: Context, spec: Spec, valued: Sequence[Valued]) -> tuple[Part, ...]:
    parts: list[Part] = []
    taken: list[str] = []
    fills = (Fill.FINAL, Fill.SECOND, Fill.THIRD)
    peak = _peak(valued)
    for written, fill in zip(spec.get("parts", ()), fills, strict=False):
        values = [_part_value(context, spec, written, period, taken) for period, _ in valued]
        name = context.writer.text(written["name"])
        points = tuple(point(context, v, name, spec, fill) if v else None for v in values)
        at_peak = points[peak]
        parts.append(Part(name, f"{name}: {at_peak.text}" if at_peak else name, points, fill))
        taken += [str(written.get("geo") or written.get("series"))]
    return tuple(parts)


def _part_value(context: Context, spec: Spec, written: Spec, period: str, taken: Sequence[str]) -> derive.Value | None:
    series, geo, _ = (spec["totals"] if isinstance(spec["totals"], str) else spec["totals"][0]).split("@")
    if "series" in written:
        reference = f"{written['series']}@{geo}@{period}"
        return derive.lookup(context.library, reference) if reference in context.library.observations else None
    if not written.get("rest"):
        reference = f"{series}@{written['geo']}@{period}"
        return derive.lookup(context.library, reference) if reference in context.library.observations else None
    return derive.evaluate(
        context.library, {"difference": [f"{series}@{geo}@{period}", [f"{series}@{g}@{period}" for g in taken]]}
    )


def _index(valued: Sequence[Valued], at: str) -> int | None:
    if at == "peak":
        return _peak(valued)
    if at == "last":
        return len(valued) - 1
    return next((i for i, (period, _) in enumerate(valued) if period == at), None)


def _brackets(context: Context, spec: Spec, runs: Sequence[Sequence[Valued]]) -> tuple[Bracket, ...]:
    found = []
    for written in spec.get("brackets", ()):
        if "run" in written:
            first = sum(len(run) for run in runs[: written["run"]])
            last = first + len(runs[written["run"]]) - 1
        else:
            valued = [pair for run in runs for pair in run]
            indices = [_index(valued, written["from"]), _index(valued, written["to"])]
            if None in indices:
                continue
            first, last = indices  # type: ignore[assignment]  # None was ruled out above
        found.append(Bracket(first, last, context.writer.text(written["words"]), written.get("bold", False)))
    return tuple(found)


def _difference(context: Context, spec: Spec, valued: Sequence[Valued]) -> Difference | None:
    if "difference" not in spec:
        return None
    start, end = (_index(valued, spec["difference"][key]) for key in ("from", "to"))
    if start is None or end is None or start == end:
        return None
    old, new = valued[start][1], valued[end][1]
    if old is None or new is None:
        return None
    change = derive.change(old, new)
    return Difference(start, end, context.writer.number(change, {"signed": True}))


def _annotation(context: Context, spec: Spec, valued: Sequence[Valued]) -> Happening | None:
    written = spec.get("annotation")
    index = _index(valued, written["at"]) if written else None
    return Happening(index, context.writer.text(written["words"])) if written and index is not None else None


def multiples(context: Context, spec: Spec) -> Built:
    """Panels that each have their own scale and their own definition; never added, never compared."""
    panels: list[Panel] = []
    rows: list[tuple[Cell, ...]] = []
    keys: list[str] = []
    points: list[Point] = []
    sources: list[str] = []
    for written in spec["panels"]:
        built = columns(context, {**written, "parts": ()})
        name = context.writer.text(written["name"])
        counted_words, by = context.writer.text(written["counted"]), context.writer.text(written["by"])
        assert isinstance(built.content, Columns)
        panels.append(Panel(name, counted_words, by, built.content))
        for row, key in zip(built.table.rows, built.table.keys, strict=True):
            rows.append((Cell(name), row[0], Cell(counted_words), *row[1:]))
            keys.append(key)
        points += built.points
        sources += built.sources
    say = context.say
    head = (say.text("Country"), say.text("Year"), say.text("What is counted"), say.text("Number"), say.text("Status"))
    table = Table(head, tuple(rows), (False, False, False, True, False), tuple(keys))
    return Built(Multiples(tuple(panels)), table, tuple(points), tuple(dict.fromkeys(sources)))


def lines(context: Context, spec: Spec) -> Built:
    """A line over periods, of a series (``totals``) or of an expression computed for each period (``each``)."""
    runs = [_each(context, spec)] if "each" in spec else segments(context, spec)
    valued = [pair for run in runs for pair in run]
    periods = [period for period, _ in valued]
    points = with_events(context, spec, periods, [_total(context, pair, spec) for pair in valued])
    known = [p.quantity.known for p in points if p.quantity]
    low = 0.0 if spec.get("zero", True) else _floor(min(known), max(known))
    content = Lines(
        tuple(period_name(context, period, value) for period, value in valued),
        points,
        low,
        max(known),
        context.writer.text(spec.get("floor")) if low else "",
        _breaks(context, spec, runs),
        happenings(context, spec, periods),
    )
    rows = tuple(
        (Cell(p.name), value_cell(p), status_cell(context, value, after_break=i in content.breaks))
        for i, (p, (_, value)) in enumerate(zip(points, valued, strict=True))
    )
    head = (
        context.say.text("Year"),
        context.writer.text(spec.get("measure")) or _measure(context, valued),
        context.say.text("Status"),
    )
    table = Table(head, rows, (False, True, False), tuple(p.key for p in points))
    return Built(content, table, points, gathered(*(v for _, v in valued)), events_choice(context, spec))


def _each(context: Context, spec: Spec) -> list[Valued]:
    """``each`` is an expression with ``{p}`` for the period; ``periods`` is FROM..TO."""
    first, _, last = spec["periods"].partition("..")
    valued: list[Valued] = []
    for year in range(int(first), int(last) + 1):
        expression = derive.filled(spec["each"], {"p": str(year)})
        valued.append((str(year), derive.evaluate(context.library, expression)))
    return valued


def _floor(low: float, high: float) -> float:
    """A round start of a line's axis, at least a tenth of the span below the lowest value."""
    step = float(10 ** (len(str(int(high - low))) - 1))
    return ((low - (high - low) / 10) // step) * step


def shares(context: Context, spec: Spec) -> Built:
    """Parts of a whole in per cent, a row for each period; the whole is the sum of the parts named."""
    first, _, last = spec["periods"].partition("..")
    years = [str(y) for y in range(int(first), int(last) + 1)]
    names = tuple(context.writer.text(part["name"]) for part in spec["parts"])
    rows, wholes, parts = [], [], [[] for _ in names]  # type: tuple[list[str], list[derive.Value], list[list[Point]]]
    table_rows = []
    for year in years:
        keys = [f"{part['series']}@{spec['geo']}@{year}" for part in spec["parts"]]
        whole = derive.total(context.library, keys)
        values = [derive.evaluate(context.library, {"share": [key, keys]}) for key in keys]
        for found, value, name, fill in zip(parts, values, names, (Fill.FINAL, Fill.SECOND, Fill.THIRD), strict=True):
            found.append(point(context, value, f"{year}, {name}", None, fill))
        rows.append(context.writer.dated(year, year, *whole.keys))
        wholes.append(whole)
        table_rows.append(
            (Cell(year), *(value_cell(found[-1]) for found in parts), number_cell(whole, context.writer.number))
        )
    table = Table(
        (context.say.text("Year"), *names, _measure(context, [("", wholes[0])])),
        tuple(table_rows),
        (False, *[True] * (len(names) + 1)),
        tuple(p.key for p in parts[0]),
    )
    content = Shares(
        tuple(rows), names, tuple(tuple(p) for p in parts), tuple(context.writer.number(w) for w in wholes)
    )
    return Built(content, table, tuple(p for found in parts for p in found), gathered(*wholes))
