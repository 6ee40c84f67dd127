"""The guard of like for like against chance: no random expression and no random chart brings unlike numbers together.

What is unlike is read from the data here, and not from the guard; each test is also run with one rule taken out of
the guard, and must then find something.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest

from byfacts import comparable, derive, language, library
from byfacts.charts.content import Bars, Columns, Content, Ladder, Lines, Multiples, Point, Shares
from byfacts.comparable import NotComparable
from byfacts.frozen import replace
from byfacts.kinds import axes, build
from byfacts.kinds.points import Context
from byfacts.model import Library, Nature, Observation, Quantity, Series, Status
from byfacts.wording import Writer

ENGLISH = language.load("en")
LIBRARY = library.load()
UNITS = ("persons", "permits", "visas", "attempts")
GEOS = ("PL", "LT", "EU27_2020")
YEARS = ("2020", "2021", "2022", "2023")
SERIES = tuple(f"made-{number}" for number in range(14))
OPERATORS = ("sum", "mean", "difference", "ratio", "share", "change")
EXPRESSIONS, CHARTS = 1500, 250


def made(source: random.Random) -> Library:
    """The library with invented series of few kinds, so that many are alike but for one thing."""
    series, observations = dict(LIBRARY.series), dict(LIBRARY.observations)
    for number, id in enumerate(SERIES):
        unit = source.choice(UNITS[:2])
        one = Series(
            id, id, unit, unit, source.choice([Nature.FLOW, Nature.FLOW, Nature.STOCK]), "Made.",
            concept=source.choice(["one", "one", "two"]), joined=source.choice(["", "", "vintages"]),
        )  # fmt: skip
        if number % 3 == 1:  # another vintage of the one before, alike in all else
            before = series[SERIES[number - 1]]
            one = replace(before, id=id, vintage_of=before.vintage_of or before.id)
        elif number % 3 == 2:  # a part of it
            one = replace(series[SERIES[number - 2]], id=id, part_of=SERIES[number - 2])
        series[id] = one
        for geo in GEOS:
            for year in YEARS:
                by = "brief" if year < "2022" or one.joined != "vintages" else "belstat-population"
                coverage = f"{year}-05/{year}-12" if source.random() < 0.05 else ""
                number_of = Quantity.of(float(source.randint(1, 99)))
                found = Observation(id, geo, year, number_of, Status.FINAL, by, "", coverage)
                observations[found.key] = found
    by_series = {id: tuple(o for o in observations.values() if o.series == id) for id in series}
    return replace(LIBRARY, series=series, observations=observations, by_series=by_series)


# what the data says


def kind_of(data: Library, key: str) -> tuple[object, ...]:
    series = data.series[data.observations[key].series]
    return series.counts, series.unit, series.nature, series.concept


def vintage_of(data: Library, key: str) -> str:
    found = data.observations[key]
    series = data.series[found.series]
    return found.source if series.joined == "vintages" else series.id if series.vintage_of else ""


def unlike(data: Library, keys: list[str]) -> bool:
    return len({(kind_of(data, key), vintage_of(data, key)) for key in keys}) > 1


def counted_twice(data: Library, one: str, other: str) -> bool:
    """Whether two numbers of one kind hold something in common."""
    a, b = data.observations[one], data.observations[other]
    s, t = data.series[a.series], data.series[b.series]
    if a.period[:4] != b.period[:4] or (len(a.period) > 4 and len(b.period) > 4 and a.period != b.period):
        return False
    if a.geo != b.geo:
        return "EU27_2020" in (a.geo, b.geo) or "WORLD" in (a.geo, b.geo)
    families = (s.vintage_of or s.id, t.vintage_of or t.id)
    return families[0] == families[1] or s.part_of == families[1] or t.part_of == families[0]


def added_wrongly(data: Library, keys: list[str], *, stocks: bool) -> bool:
    if len(keys) == 1:
        return False
    found = [data.observations[key] for key in keys]
    dates = len({o.period for o in found}) > 1 and data.series[found[0].series].nature is Nature.STOCK
    twice = any(counted_twice(data, *pair) for pair in combinations(keys, 2))
    return twice or any(o.coverage for o in found) or (stocks and dates)


def wrong(data: Library, operator: str, operands: list[list[str]]) -> bool:
    """Whether an expression may not be computed."""
    every = [key for operand in operands for key in operand]
    if unlike(data, every) or any(added_wrongly(data, operand, stocks=True) for operand in operands):
        return True
    if operator in ("sum", "mean"):
        return added_wrongly(data, every, stocks=operator == "sum")
    left, right = ([data.observations[key] for key in operand] for operand in operands)
    times = [{o.period for o in side} for side in (left, right)]
    places = [{o.geo for o in side} for side in (left, right)]
    if operator == "share":
        return times[0] != times[1] or ("EU27_2020" in places[0] and "EU27_2020" not in places[1])
    return times[0] != times[1] and (places[0] != places[1] or any(o.coverage for o in (*left, *right)))


# random expressions


def operand(source: random.Random, keys: list[str]) -> list[str]:
    return [source.choice(keys) for _ in range(source.choice([1, 1, 1, 2, 3]))]


def near(source: random.Random, keys: list[str]) -> list[str]:
    """Keys of a few series, so that not nearly all of what chance brings together is unlike."""
    chosen = source.sample(SERIES, 3) if source.random() < 0.8 else list(SERIES)
    return [key for key in keys if key.partition("@")[0] in chosen] if source.random() < 0.9 else keys


def try_expressions(seed: str) -> tuple[int, int]:
    """How many random expressions were computed and how many refused; fails where one was computed that may not be."""
    source = random.Random(seed)  # noqa: S311 - the same cases every time
    data = made(source)
    keys, computed, refused = sorted(data.observations), 0, 0
    for _ in range(EXPRESSIONS):
        some, operator = near(source, keys), source.choice(OPERATORS)
        count = source.randint(2, 4) if operator in ("sum", "mean") else 2
        operands = [operand(source, some) for _ in range(count)]
        try:
            derive.evaluate(data, {operator: operands})
        except NotComparable:
            refused += 1
        else:
            computed += 1
            assert not wrong(data, operator, operands), (operator, operands)
    return computed, refused


@pytest.mark.parametrize("seed", range(4))
def test_no_random_expression_computes_what_may_not_meet(seed: int) -> None:
    computed, refused = try_expressions(f"expressions {seed}")
    assert computed > EXPRESSIONS / 50  # enough of both, or nothing is proved
    assert refused > EXPRESSIONS / 2


# random charts


def stretch(source: random.Random) -> str:
    first, last = sorted(source.sample(YEARS, 2))
    return f"{source.choice(SERIES)}@{source.choice(GEOS)}@{first}..{last}"


def value(source: random.Random) -> str | dict[str, Any]:
    series, year = source.choice(SERIES), source.choice(YEARS)
    key, other = f"{series}@{source.choice(GEOS)}@{year}", f"{series}@EU27_2020@{year}"
    choices: list[str | dict[str, Any]] = [key, key, {"share": [key, other]}, {"difference": [other, key]}]
    return source.choice(choices)


def broken(source: random.Random) -> dict[str, Any]:
    return source.choice([{}, {}, {"break": True}, {"break": [source.choice(YEARS)]}])


def spec_of(source: random.Random) -> dict[str, Any]:
    runs = [stretch(source) for _ in range(source.choice([1, 2]))]
    some, one = source.sample(SERIES, source.choice([1, 2])), source.choice(SERIES)
    same = f"{one}@{source.choice(GEOS)}@2020..2023"
    parts = [{"name": series, "series": series} for series in some]
    three = [{"name": series, "series": series} for series in (*some, SERIES[0], SERIES[3])[:3]]
    values = [value(source) for _ in range(source.randint(1, 3))]
    each, pair = source.choice(OPERATORS[2:]), [f"{some[0]}@PL@{{p}}", f"{some[-1]}@EU27_2020@{{p}}"]
    return source.choice([
        {"kind": "columns", "totals": runs, **broken(source)},
        {"kind": "lines", "totals": runs, **broken(source)},
        {"kind": "columns", "totals": same, "stack": [one, *some]},
        {"kind": "columns", "totals": same, "parts": parts},
        {"kind": "lines", "each": {each: pair}, "periods": "2020..2023"},
        {"kind": "shares", "geo": "PL", "periods": "2020..2022", "parts": three},
        {"kind": "multiples", "panels": [
            {"name": "x", "counted": "x", "by": "x", "totals": run, **broken(source)} for run in (runs, stretch(source))
        ]},
        {"kind": "measures", "measure": "x", "items": [{"name": "x", "value": v} for v in values]},
        {"kind": "ladder", "unit": "x", "step": 50, "heading": "x", "rungs": [
            {"who": "x", "what": "x", "value": v, "period": "2020"} for v in values
        ]},
    ])  # fmt: skip


def scales(content: Content) -> Iterator[tuple[list[Point | None], list[list[Point | None]], bool]]:
    """All points on a scale; the same between breaks; whether voices of a ladder stand on it."""
    match content:
        case Multiples():
            for panel in content.panels:
                yield from scales(panel.columns)
        case Columns() | Lines():
            layers = (
                [content.points] if isinstance(content, Lines) else [content.totals, *(p.points for p in content.parts)]
            )
            ends = [0, *content.breaks, len(layers[0])]
            runs = [[p for layer in layers for p in layer[a:b]] for a, b in pairwise(ends)]
            yield [p for run in runs for p in run], runs, False
        case Bars():
            yield list(content.rows), [list(content.rows)], False
        case Shares():
            for row in zip(*content.parts, strict=True):
                yield list(row), [list(row)], False
        case Ladder():
            yield [rung.point for rung in content.rungs], [], True


def keys_of(points: list[Point | None]) -> list[str]:
    return [key for point in points if point and point.origin for key in point.origin.keys]


def try_charts(seed: str) -> tuple[int, int]:
    """As ``try_expressions``, for charts."""
    source = random.Random(seed)  # noqa: S311 - the same cases every time
    data = made(source)
    context, built, refused = Context(Writer(data, ENGLISH), "border", "", {}), 0, 0
    for _ in range(CHARTS):
        spec = {"id": "x", "icon": "chart-bar", "name": "x", "title": "x", "subtitle": "x", **spec_of(source)}
        try:
            chart = build(context, spec)
        except NotComparable:
            refused += 1
            continue
        built += 1
        for points, runs, voices in scales(chart.content):
            assert len({p.origin.unit for p in points if p and p.origin}) < 2, spec
            assert len({kind_of(data, key)[: 3 if voices else 4] for key in keys_of(points)}) < 2, spec
            for run in runs:
                assert not unlike(data, keys_of(run)), spec
    return built, refused


@pytest.mark.parametrize("seed", range(4))
def test_no_random_chart_brings_unlike_numbers_on_one_axis(seed: int) -> None:
    built, refused = try_charts(f"charts {seed}")
    assert built > CHARTS / 10
    assert refused > CHARTS / 5


# and with the guard taken out


def nothing(*_: object, **__: object) -> None:
    """A guard that lets everything pass."""


@pytest.mark.parametrize("rule", ["alike", "in_sum", "in_share", "in_change"])
def test_without_a_rule_of_the_guard_something_is_computed_that_may_not_be(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparable, rule, nothing)
    with pytest.raises(AssertionError):
        try_expressions("expressions 0")


@pytest.mark.parametrize(("module", "rule"), [(comparable, "alike"), (axes, "guard"), (axes, "_one_kind")])
def test_without_the_guard_of_axes_unlike_numbers_are_drawn(
    module: Any, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, rule, nothing)
    with pytest.raises(AssertionError):
        try_charts("charts 0")
