"""The ladders of evidence in the data: who says what, when, as which kind of source; like with like on the axis."""

from __future__ import annotations

import pytest

from byfacts import language
from byfacts.charts.chart import Chart
from byfacts.charts.content import Ladder
from byfacts.comparable import NotComparable
from byfacts.compose import compose
from byfacts.kinds import build
from byfacts.kinds.points import Context
from byfacts.library import load
from byfacts.model import Voice
from byfacts.topics import chart_spec, topic, topics
from byfacts.wording import Writer

LIBRARY, ENGLISH = load(), language.load("en")
LADDERS = [
    chart
    for found in topics()
    for chart in compose(found.id, LIBRARY, ENGLISH).charts
    if isinstance(chart.content, Ladder)
]
ladders = pytest.mark.parametrize("chart", LADDERS, ids=lambda chart: chart.id)


def of(id: str) -> Chart:
    return next(chart for chart in LADDERS if chart.id == id)


def column(chart: Chart, head: str) -> list[str]:
    return [row[chart.table.head.index(head)].text for row in chart.table.rows]


def test_the_contested_figures_of_the_brief_have_a_ladder_each() -> None:
    assert {chart.id for chart in LADDERS} == {
        "how-many-left",
        "first-permits-vintages",
        "ukrainians-registered",
        "attempts-a-month",
    }


@ladders
def test_every_rung_says_who_what_when_and_which_kind_of_source(chart: Chart) -> None:
    for head in ("Who", "What is counted", "Unit", "Period", "Kind of source", "Vintage", "Status"):
        assert all(column(chart, head)), head
    assert isinstance(chart.content, Ladder)
    for rung, kind in zip((*chart.content.rungs, *chart.content.context), column(chart, "Kind of source"), strict=True):
        assert kind in rung.voice
        assert kind in chart.alt
        assert any(kind in line for line in rung.point.lines)


@ladders
def test_rungs_on_the_axis_count_the_same_and_others_have_a_unit_of_their_own(chart: Chart) -> None:
    content = chart.content
    assert isinstance(content, Ladder)
    origins = [rung.point.origin for rung in content.rungs]
    assert len({(o.counts, o.unit, o.nature) for o in origins if o}) == 1
    assert not any(rung.unit for rung in content.rungs)
    assert all(rung.unit for rung in content.context)
    assert not content.context or content.context_heading


def test_kinds_of_source_are_told_apart_in_words() -> None:
    assert column(of("how-many-left"), "Kind of source") == [
        "parliamentary assembly, quoted in the brief",
        *["the brief itself"] * 2,
        *["official statistics, computed by byfacts"] * 2,
    ]
    assert "border service, quoted from the press, computed by byfacts" in of("attempts-a-month").alt
    assert set(column(of("ukrainians-registered"), "Kind of source")[:5]) == {
        "UN agency",
        "UN agency, quoted in the brief",
    }


def test_what_the_brief_does_not_date_is_said_not_to_be_dated() -> None:
    chart = of("ukrainians-registered")
    row = next(row for row in chart.table.rows if row[0].text == "The brief, summary")
    assert row[chart.table.head.index("Period")].text == "not stated"


def test_the_means_of_the_autumn_are_computed_from_the_months() -> None:
    rungs = of("attempts-a-month").content
    assert isinstance(rungs, Ladder)
    months = [LIBRARY.observations[f"border-attempts@PL@2021-{m:02d}"].quantity.known for m in range(7, 13)]
    origins = [rung.point.origin for rung in rungs.rungs[1:]]
    assert [o.quantity.known for o in origins if o] == [sum(months) / 6, sum(months[1:5]) / 4]


def test_another_concept_on_the_axis_is_refused() -> None:
    found, spec = chart_spec("ukrainians-registered", topic("asylum"))
    mixed = {**spec, "rungs": [*spec["rungs"], spec["context"][2]]}
    with pytest.raises(NotComparable):
        build(Context(Writer(LIBRARY, ENGLISH), found.id, "", {}), mixed)


def test_every_source_and_everyone_quoted_has_a_kind() -> None:
    assert {fact.id for fact in LIBRARY.facts.values() if bool(fact.speaker) != bool(fact.speaker_kind)} == set()
    assert LIBRARY.sources["byfacts"].kind is Voice.COMPUTED
    assert {s.id for s in LIBRARY.sources.values() if s.quoted and s.kind is not Voice.BORDER_SERVICE} == {
        "eurostat-news-2024"
    }
