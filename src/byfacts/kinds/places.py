"""The map: a stock by country on one date, as circles or in shades."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from byfacts import derive
from byfacts.charts.chart import Cell, Choice, Table
from byfacts.charts.content import Map, Place
from byfacts.comparable import STATES
from byfacts.kinds.folding import Folding, rests
from byfacts.kinds.points import Built, Context, Spec, gathered, number_cell, point, status_cell
from byfacts.kinds.points import years as named_years
from byfacts.traces import Reason


def worldmap(context: Context, spec: Spec) -> Built:
    """Member states by value. The scale is the same in all years: the largest value of any of them."""
    library, series, say = context.library, spec["series"], context.say
    years = [p for p in derive.periods(library, series, "EU27_2020") if p >= spec["first"]]
    year = context.choice("period", years, spec["period"])
    values = {
        geo: derive.lookup(library, f"{series}@{geo}@{year}")
        for geo in STATES
        if f"{series}@{geo}@{year}" in library.observations
    }
    ranked = sorted(values, key=lambda geo: (-values[geo].quantity.known, geo))
    places = tuple(
        Place(geo, say.country(geo), point(context, values[geo], say.country(geo)), values[geo].flag != "u")
        for geo in ranked
    )
    largest = max(
        library.observation(series, geo, y).quantity.known
        for y in years
        for geo in STATES
        if f"{series}@{geo}@{y}" in library.observations
    )
    style = context.choice("style", ("circles", "shading"), "circles")
    content = Map(
        places=places,
        shading=style == "shading",
        home=say.country("BY"),
        eu=say.text("EU states"),
        unit=context.writer.text(spec["unit"]),
        largest=largest,
        scale=tuple((float(v), context.writer.setting(say.number(v), Reason.CLASS)) for v in spec["scale"]),
        bounds=tuple(float(v) for v in spec["bounds"]),
        classes=_classes(context, spec["bounds"]),
        label_from=spec["label_from"],
        unreliable_text=say.text("low reliability") if any(not p.reliable for p in places) else "",
    )
    named, totals = named_years(context.writer, series, years), _totals(context, series, years)
    choices = (
        Choice("period", say.text("Year"), named, year, sizes=totals),
        Choice(
            "style", say.text("Drawn as"), (("circles", say.text("Circles")), ("shading", say.text("Shading"))), style
        ),
    )
    total = derive.lookup(library, f"{series}@EU27_2020@{year}")
    return Built(
        content,
        _table(context, series, year, places, values, total),
        tuple(p.point for p in places),
        gathered(total),
        choices,
    )


def _totals(context: Context, series: str, years: Sequence[str]) -> tuple[float, ...]:
    """What the EU has in each year: drawn over the years to choose from."""
    return tuple(context.library.observation(series, "EU27_2020", year).quantity.known for year in years)


def _classes(context: Context, bounds: list[int]) -> tuple[str, ...]:
    say = context.say
    numbers = [context.writer.setting(say.number(b), Reason.CLASS) for b in bounds]
    inner = [say.text("{low} to under {high}", low=a, high=b) for a, b in pairwise(numbers)]
    return (say.text("under {high}", high=numbers[0]), *inner, say.text("{low} and more", low=numbers[-1]))


def _table(
    context: Context,
    series: str,
    year: str,
    places: tuple[Place, ...],
    values: dict[str, derive.Value],
    total: derive.Value,
) -> Table:
    """All countries by rank: the value, its share of the total, the year after where there is one."""
    say, library = context.say, context.library
    after = str(int(year) + 1)
    has_after = f"{series}@EU27_2020@{after}" in library.observations
    rows = []
    for geo, name, value in [
        *((p.geo, p.name, values[p.geo]) for p in places),
        ("EU27_2020", say.text("EU-27"), total),
    ]:
        later = library.observations.get(f"{series}@{geo}@{after}") if has_after else None
        cells = [Cell(name), number_cell(value, context.writer.number)]
        if has_after:
            new = derive.of_observation(library, later) if later else None
            change = derive.change(value, new) if new and value.number else None
            cells += [
                number_cell(new, context.writer.number),
                number_cell(change, context.writer.change),
            ]
        part = number_cell(derive.share(value, total), context.writer.number)
        rows.append((*cells, part, status_cell(context, value)))
    heads = [name for _, name in named_years(context.writer, series, (year, after))]
    head = [
        say.text("Country"),
        heads[0],
        *([heads[1], say.text("Change, %")] if has_after else []),
        say.text("Share"),
        say.text("Status"),
    ]
    keys = (*(p.point.key for p in places), total.keys[0])
    share = len(head) - 2
    how = Folding((1, 2), (3, 1, 2), (share, 1)) if has_after else Folding((1,), None, (share, 1))
    rest = rests(context.writer, rows[:-1], rows[-1], len(places), how) if context.folds else ()
    return Table(tuple(head), tuple(rows), (False, *[True] * (len(head) - 2), False), keys, total=True, rest=rest)
