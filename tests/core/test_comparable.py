"""Like for like: whatever is combined at random, unlike numbers reach neither a sum, a share, a change nor an axis."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from byfacts import assets, comparable, derive, language, library
from byfacts.charts.chart import Chart
from byfacts.charts.content import Bars, Columns, Content, Lines, Multiples
from byfacts.charts.marks import Fill
from byfacts.comparable import NotComparable
from byfacts.compose import compose
from byfacts.errors import DataError
from byfacts.frozen import replace
from byfacts.kinds import axes, build
from byfacts.kinds.points import Context, point
from byfacts.model import Library, Nature, Observation, Quantity, Series, Status
from byfacts.topics import topics
from byfacts.wording import Writer

ENGLISH = language.load("en")
LIBRARY = library.load()
KEYS = sorted(LIBRARY.observations)
ROUNDS = 3000
OPERATORS = ("sum", "mean", "difference", "ratio", "share", "change")


def kind_of(data: Library, key: str) -> tuple[object, ...]:
    """What may not differ, read from the data itself and not from the guard."""
    series = data.series[data.observations[key].series]
    return series.counts, series.unit, series.nature, series.concept, series.id if series.vintage_of else ""


def with_random_series(source: random.Random) -> Library:
    """The library and twenty invented series of every kind, five values each."""
    units = ("persons", "permits", "visas", "applications", "decisions", "attempts", "percent")
    series, observations = dict(LIBRARY.series), dict(LIBRARY.observations)
    for number in range(20):
        unit = source.choice(units)
        made = Series(
            f"made-{number}", f"Made {number}", source.choice(units), unit, source.choice(list(Nature)), "Made.",
            vintage_of=source.choice(["", "", f"made-{max(number - 1, 0)}"]) if number else "",
            concept=source.choice(["one", "two", "three"]),
        )  # fmt: skip
        series[made.id] = made
        for year in range(2020, 2025):
            value = Quantity.of(float(source.randint(1, 99)))
            found = Observation(
                made.id, source.choice(["PL", "LT", "EU27_2020"]), str(year), value, Status.FINAL, "brief"
            )
            observations[found.key] = found
    by_series = {id: tuple(o for o in observations.values() if o.series == id) for id in series}
    return replace(LIBRARY, series=series, observations=observations, by_series=by_series)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("operator", OPERATORS)
def test_no_random_combination_of_unlike_series_is_computed(operator: str, seed: int) -> None:
    source = random.Random(f"{operator}{seed}")  # noqa: S311 - the same cases every time
    data = with_random_series(source)
    keys = sorted(data.observations)
    refused = 0
    for _ in range(ROUNDS // 4):
        chosen = [source.choice(keys) for _ in range(2 if operator not in ("sum", "mean") else source.randint(2, 4))]
        unlike = len({kind_of(data, key) for key in chosen}) > 1
        try:
            derive.evaluate(data, {operator: chosen})
        except NotComparable:
            refused += 1
        else:
            assert not unlike, chosen
    assert refused > ROUNDS // 8  # most random pairs are unlike


@pytest.mark.parametrize("seed", range(3))
def test_no_random_combination_of_unlike_series_reaches_an_axis(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - the same cases every time
    data = with_random_series(source)
    context = Context(Writer(data, ENGLISH), "emigration", "", {})
    keys, refused = sorted(data.observations), 0
    for _ in range(ROUNDS // 10):
        chosen = [source.choice(keys) for _ in range(source.randint(2, 5))]
        points = tuple(point(context, derive.lookup(data, key), key) for key in chosen)
        names = tuple(chosen)
        contents: list[Content] = [Columns(names, points), Bars(points), Lines(names, points, 0, 1)]
        content = source.choice(contents)
        unlike = len({kind_of(data, key) for key in chosen}) > 1
        try:
            axes.guard(data, content)
        except NotComparable:
            refused += 1
            assert unlike, chosen
        else:
            assert not unlike, chosen
    assert refused > ROUNDS // 20


def test_a_chart_that_mixes_kinds_is_refused_when_it_is_built() -> None:
    context = Context(Writer(LIBRARY, ENGLISH), "emigration", "", {})
    permits, attempts = "first-permits@PL@2023", "border-attempts@PL@2023"
    spec: dict[str, Any] = {
        "id": "x", "kind": "measures", "icon": "chart-bar", "name": "x", "title": "x", "subtitle": "x", "measure": "x",
        "items": [{"name": "one", "value": permits}, {"name": "other", "value": attempts}],
    }  # fmt: skip
    with pytest.raises(NotComparable) as refused:
        build(context, spec)
    assert refused.value.message == comparable.AXIS
    assert build(context, {**spec, "items": spec["items"][:1]}).table.rows


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ({"sum": ["first-permits@PL@2023", "valid-permits@PL@2023"]}, comparable.UNLIKE),
        ({"share": ["border-attempts@PL@2023", "first-permits@PL@2023"]}, comparable.UNLIKE),
        ({"sum": ["population@BY@2023", "unhcr-refugees-world@WORLD@2023"]}, comparable.RULES_DIFFER),
        (
            {"sum": ["unhcr-decisions-rejected@EU27_2020@2023", "udsc-decisions-negative@PL@2023"]},
            comparable.RULES_DIFFER,
        ),
        ({"change": ["first-permits-brief@EU27_2020@2021", "first-permits@EU27_2020@2022"]}, comparable.VINTAGES),
        ({"sum": ["valid-permits@PL@2022", "valid-permits@PL@2023"]}, comparable.STOCKS),
        ({"sum": ["border-attempts@PL@2021", "border-attempts@PL@2021-08"]}, comparable.OVERLAP),
        ({"sum": ["first-permits@PL@2023", "first-permits@PL@2023"]}, comparable.OVERLAP),
        ({"sum": ["first-permits@PL@2023", "first-permits@EU27_2020@2023"]}, comparable.WHOLE),
        ({"sum": ["first-permits-m12@PL@2019", "first-permits-all-durations@PL@2019"]}, comparable.WHOLE),
        ({"sum": ["border-prevented@LV@2021", "border-prevented@LV@2022"]}, comparable.PARTIAL),
        ({"share": ["first-permits@PL@2022", "first-permits@EU27_2020@2023"]}, comparable.PERIODS),
        ({"share": ["first-permits@PL@2023", "first-permits@LT@2023"]}, comparable.PART),
        ({"share": ["first-permits@EU27_2020@2023", "first-permits@PL@2023"]}, comparable.PART),
        (
            {"share": ["unhcr-decisions-recognised@EU27_2020@2023", "unhcr-decisions-rejected@EU27_2020@2023"]},
            comparable.PART,
        ),
        ({"change": ["first-permits@PL@2022", "first-permits@LT@2023"]}, comparable.APART),
        (
            {"change": ["unhcr-decisions-recognised@EU27_2020@2022", "unhcr-decisions-rejected@EU27_2020@2023"]},
            comparable.SERIES,
        ),
        ({"ratio": ["border-attempts@PL@2021", "border-attempts@PL@2021-08"]}, comparable.LENGTHS),
        ({"change": ["border-prevented@LV@2021", "border-prevented@LV@2022"]}, comparable.LENGTHS),
        ({"difference": ["fact:departures-summary", "fact:departures-pace"]}, derive.RANGE),
        ({"sum": ["border-turned-away@LT@2024", "border-turned-away@LT@2025"]}, comparable.BOUND),
    ],
)
def test_what_may_not_meet_is_refused_with_its_reason(expression: dict[str, list[str]], message: str) -> None:
    known = {key for operands in expression.values() for key in operands if not key.startswith("fact:")}
    assert known <= set(LIBRARY.observations), known - set(LIBRARY.observations)
    with pytest.raises(NotComparable) as refused:
        derive.evaluate(LIBRARY, expression)
    assert refused.value.message == message
    assert "{" not in ENGLISH.error(refused.value)


@pytest.mark.parametrize(
    "expression",
    [
        {"sum": ["first-permits@PL@2022", "first-permits@PL@2023"]},
        {"share": ["first-permits@PL@2023", "first-permits@EU27_2020@2023"]},
        {"change": ["valid-permits@PL@2022", "valid-permits@PL@2023"]},
        {"difference": ["first-permits@EU27_2020@2023", ["first-permits@PL@2023", "first-permits@LT@2023"]]},
        {"mean": ["border-attempts@PL@2021-08", "border-attempts@PL@2021-09"]},
        {
            "ratio": ["asylum-first-time-brief@EU27_2020@2023", "asylum-first-time@EU27_2020@2019"],
            "across": "vintages",
        },
    ],
)
def test_like_is_computed_with_like(expression: dict[str, Any]) -> None:
    assert derive.evaluate(LIBRARY, expression).computed


def test_every_topic_is_made_of_what_may_meet() -> None:
    for topic in topics():
        assert compose(topic.id, LIBRARY, ENGLISH).title


def test_two_points_that_a_reader_chooses_are_compared_or_refused() -> None:
    one, other = (derive.lookup(LIBRARY, key) for key in ("first-permits@PL@2022", "first-permits@PL@2023"))
    assert derive.compare(LIBRARY, other.origin, one.origin).number == other.number - one.number
    attempts = derive.lookup(LIBRARY, "border-attempts@PL@2023").origin
    with pytest.raises(NotComparable) as refused:
        derive.compare(LIBRARY, attempts, one.origin)
    assert refused.value.message == comparable.UNLIKE


def test_a_refusal_names_the_kinds_in_the_language_of_the_reader() -> None:
    with pytest.raises(NotComparable) as refused:
        derive.evaluate(LIBRARY, {"sum": ["valid-permits@PL@2023", "border-attempts@PL@2023", "first-permits@PL@2023"]})
    assert ENGLISH.error(refused.value).endswith(": permits, stock; attempts, flow; permits, flow.")
    polish = language.load("pl")
    assert polish.text("attempts") != "attempts"
    assert polish.text("attempts") in polish.error(refused.value)


def test_a_revision_is_between_two_vintages_of_one_number_only() -> None:
    brief, later, other = (
        derive.lookup(LIBRARY, key)
        for key in (
            *("first-permits-brief@EU27_2020@2022", "first-permits@EU27_2020@2022"),
            "first-permits@EU27_2020@2023",
        )
    )
    more, percent = derive.revision(brief, later)
    assert more.number == later.number - brief.number
    assert percent is not None
    assert percent.number == pytest.approx(100 * more.number / brief.number)
    for pair in ((brief, other), (later, later), (later, other)):
        with pytest.raises(NotComparable) as refused:
            derive.revision(*pair)
        assert refused.value.message == comparable.REVISION


def test_a_fact_whose_number_is_an_observation_is_of_its_kind_and_rules() -> None:
    fact = next(f for f in LIBRARY.facts.values() if f.observation.startswith("asylum-first-time-brief@"))
    (term,) = derive.lookup(LIBRARY, f"fact:{fact.id}").terms
    assert term == derive.lookup(LIBRARY, fact.observation).terms[0]
    earlier = f"asylum-first-time@EU27_2020@{int(term.period) - 4}"
    with pytest.raises(NotComparable) as refused:
        derive.evaluate(LIBRARY, {"change": [earlier, f"fact:{fact.id}"]})
    assert refused.value.message == comparable.VINTAGES


def test_vintages_that_a_series_joins_by_declaration_are_still_two() -> None:
    series = dict(LIBRARY.series)
    series["border-attempts"] = replace(series["border-attempts"], joined="vintages")
    joining = replace(LIBRARY, series=series)
    keys = ["border-attempts@PL@2022", "border-attempts@PL@2023"]
    assert derive.evaluate(LIBRARY, {"change": keys}).computed
    with pytest.raises(NotComparable) as refused:
        derive.evaluate(joining, {"change": keys})
    assert refused.value.message == comparable.VINTAGES


def test_years_are_joined_without_a_break_only_within_a_vintage() -> None:
    keys = ["asylum-first-time@EU27_2020@2020", "asylum-first-time-brief@EU27_2020@2021"]
    context = Context(Writer(LIBRARY, ENGLISH), "asylum", "", {})
    points = tuple(point(context, derive.lookup(LIBRARY, key), key) for key in keys)
    with pytest.raises(NotComparable) as refused:
        axes.guard(LIBRARY, Columns(tuple(keys), points))
    assert refused.value.message == comparable.VINTAGES
    axes.guard(LIBRARY, Columns(tuple(keys), points, breaks=(1,)))


def test_a_break_elsewhere_is_no_leave_to_join_vintages() -> None:
    keys = ["asylum-first-time@EU27_2020@2019", *(f"asylum-first-time@EU27_2020@{y}" for y in (2020, 2021))]
    keys += ["asylum-first-time-brief@EU27_2020@2022"]
    context = Context(Writer(LIBRARY, ENGLISH), "asylum", "", {})
    points = tuple(point(context, derive.lookup(LIBRARY, key), key) for key in keys)
    for content in (Columns(tuple(keys), points, breaks=(1,)), Lines(tuple(keys), points, 0, 1, breaks=(1, 2))):
        with pytest.raises(NotComparable) as refused:
            axes.guard(LIBRARY, content)
        assert refused.value.message == comparable.VINTAGES
    axes.guard(LIBRARY, Lines(tuple(keys), points, 0, 1, breaks=(1, 3)))


def chart(data: Library, **spec: Any) -> Chart:
    given = {"id": "x", "icon": "chart-bar", "name": "x", "title": "x", "subtitle": "x", **spec}
    return build(Context(Writer(data, ENGLISH), "border", "", {}), given)


def joining(id: str) -> Library:
    """The library with one series that joins vintages by declaration."""
    return replace(LIBRARY, series={**LIBRARY.series, id: replace(LIBRARY.series[id], joined="vintages")})


ATTEMPTS = "border-attempts@PL@2020..2024"
PANEL = {"name": "PL", "counted": "x", "by": "x", "totals": ATTEMPTS}


def breaks_of(made: Chart) -> tuple[int, ...]:
    content = made.content.panels[0].columns if isinstance(made.content, Multiples) else made.content
    assert isinstance(content, Columns | Lines)
    return content.breaks


@pytest.mark.parametrize("kind", ["columns", "lines", "multiples"])
def test_a_break_is_drawn_where_a_chart_or_the_data_declares_it(kind: str) -> None:
    def made(data: Library, **more: Any) -> Chart:
        spec = {"panels": [{**PANEL, **more}]} if kind == "multiples" else {"totals": ATTEMPTS, **more}
        return chart(data, kind=kind, **spec)

    assert breaks_of(made(LIBRARY)) == ()
    assert Fill.BREAK not in made(LIBRARY).marks
    declared = made(LIBRARY, **{"break": ["2022"]})
    assert breaks_of(declared) == (2,)
    assert Fill.BREAK in declared.marks
    assert "break in the series" in " ".join(cell.text for cell in declared.table.rows[2])
    sources = [LIBRARY.observations[f"border-attempts@PL@{year}"].source for year in range(2020, 2025)]
    changes = tuple(i for i, (a, b) in enumerate(pairwise(sources), start=1) if a != b)
    assert breaks_of(made(joining("border-attempts"))) == changes != ()


@pytest.mark.parametrize("kind", ["columns", "lines"])
def test_two_runs_of_two_vintages_need_a_break_in_lines_and_columns(kind: str) -> None:
    runs = ["asylum-first-time@EU27_2020@2018..2020", "asylum-first-time-brief@EU27_2020@2021..2024"]
    with pytest.raises(NotComparable):
        chart(LIBRARY, kind=kind, totals=runs)
    assert breaks_of(chart(LIBRARY, kind=kind, totals=runs, **{"break": True})) == (3,)


def test_what_the_publisher_flags_as_a_break_is_drawn_as_one() -> None:
    flagged = next(o for o in LIBRARY.by_series["first-permits"] if "b" in o.flag)
    year = int(flagged.period)
    made = chart(LIBRARY, kind="columns", totals=f"first-permits@{flagged.geo}@{year - 1}..{year + 1}")
    assert breaks_of(made) == (1,)


def test_wherever_two_vintages_follow_each_other_a_break_is_drawn() -> None:
    joins = 0
    for topic in topics():
        for chart in compose(topic.id, LIBRARY, ENGLISH).charts:
            if not isinstance(chart.content, Columns):
                continue
            series = [p.origin.keys[0].partition("@")[0] if p.origin else "" for p in chart.content.totals]
            for place, (before, after) in enumerate(pairwise(series), start=1):
                if before and after and before != after:
                    joins += 1
                    assert place in chart.content.breaks, chart.id
    assert joins


# the data


def changed(folder: Path, file: str, change: Callable[[dict[str, str]], None]) -> None:
    with (folder / file).open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        rows, heads = list(reader), list(reader.fieldnames or ())
    for row in rows:
        change(row)
    with (folder / file).open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, heads)
        writer.writeheader()
        writer.writerows(rows)


def test_vintages_that_are_mixed_undeclared_are_told_with_their_place(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(assets.data(), tmp_path / "data"))
    changed(folder, "series.csv", lambda row: row.update(joined="") if row["id"] == "border-attempts" else None)
    with pytest.raises(DataError) as told:
        library.load(folder)
    (problem,) = told.value.problems
    assert problem.message == library.MIXED
    assert (problem.place.file, problem.place.column) == ("observations.csv", "source")
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as opened:
        row = list(csv.reader(opened))[(problem.place.row or 1) - 1]
    assert row[0] == "border-attempts"
    assert dict(problem.params)["second"] == row[10]


def test_every_series_that_several_sources_feed_says_how() -> None:
    for id, found in LIBRARY.by_series.items():
        assert bool(LIBRARY.series[id].joined) is (len({o.source for o in found}) > 1), id
