"""Comparing places within one series: two of them over the years, or many between two years."""

from __future__ import annotations

import pytest

from byfacts import derive
from byfacts.charts.chart import Chart
from byfacts.charts.content import Columns, Curves, Lines, Point
from byfacts.charts.curves import is_slope
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout
from byfacts.charts.marks import Label, Line
from byfacts.comparable import NotComparable
from byfacts.compose import compose, with_choice
from byfacts.kinds import axes
from byfacts.language import Languages
from byfacts.library import load
from byfacts.model import Library
from byfacts.sheet import Options

LIBRARY: Library = load()
SAY = Languages().load("en")
SCREEN = Frame.screen(900, 380)


def chart(topic: str, id: str, **chosen: str) -> Chart:
    options = Options(on="2026-11-25")
    for choice, value in chosen.items():
        options = with_choice(options, id, choice, value)
    return next(c for c in compose(topic, LIBRARY, SAY, options).charts if c.id == id)


def curves(found: Chart) -> Curves:
    assert isinstance(found.content, Curves)
    return found.content


def options(found: Chart, id: str) -> list[str]:
    return [value for choice in found.choices if choice.id == id for value, _ in choice.options]


def test_a_slope_has_both_years_of_every_state_it_draws() -> None:
    content = curves(chart("emigration", "valid-permits-change", period="2016", later="2021"))
    assert is_slope(content)
    assert content.categories == ("2016", "2021")
    for curve in content.curves:
        for point in curve.points:
            found = LIBRARY.observations[point.key]
            assert point.quantity is not None
            assert point.quantity.known == found.quantity.known


def test_the_table_of_a_slope_computes_what_lies_between_the_years() -> None:
    table = chart("emigration", "valid-permits-change", period="2016", later="2021").table
    for row, key in zip(table.rows, table.keys, strict=True):
        geo = key.split("@")[1]
        old, new = (LIBRARY.observations.get(f"valid-permits@{geo}@{year}") for year in ("2016", "2021"))
        assert new is not None
        if old is not None:
            assert row[3].value == new.quantity.known - old.quantity.known


def test_the_later_year_is_always_after_the_first() -> None:
    found = chart("emigration", "valid-permits-change", period="2022", later="2017")
    assert curves(found).categories == ("2022", "2024")
    assert min(options(found, "later")) > "2022"
    assert "2022" in found.title


@pytest.mark.parametrize("value", ["", "1999", "nonsense", "2024"])
def test_a_choice_that_is_not_there_falls_back(value: str) -> None:
    assert curves(chart("emigration", "valid-permits-change", period=value)).categories == ("2020", "2024")


def test_without_the_largest_the_others_fill_the_axis() -> None:
    every = curves(chart("emigration", "valid-permits-change"))
    rest = curves(chart("emigration", "valid-permits-change", places="without"))
    assert every.curves[0].name == "Poland"
    assert "Poland" not in [curve.name for curve in rest.curves]
    assert len(rest.curves) == len(every.curves)


def test_a_slope_is_parted_where_the_publisher_flags_a_break() -> None:
    found = curves(chart("emigration", "valid-permits-change", period="2016", later="2024", places="without"))
    parted = {curve.name for curve in found.curves if curve.breaks}
    flagged = {
        SAY.country(o.geo)
        for o in LIBRARY.observations.values()
        if o.series == "valid-permits" and "b" in o.flag and "2016" < o.period <= "2024"
    }
    assert flagged
    assert parted == flagged & {curve.name for curve in found.curves}


def test_a_parted_line_is_not_drawn() -> None:
    found = chart("emigration", "valid-permits-change", period="2016", later="2024")
    content = curves(found)
    slanted = [
        m for m in layout(found, SCREEN).marks if isinstance(m, Line) and abs(m.points[0][0] - m.points[-1][0]) > 200
    ]
    assert len(slanted) == sum(1 for curve in content.curves if not curve.breaks)


def test_two_countries_can_be_any_two_but_not_one_twice() -> None:
    found = chart("emigration", "first-permits-two", place="LT", other="LT")
    names = [curve.name for curve in curves(found).curves]
    assert names == ["Lithuania", "Poland"]
    assert "LT" not in options(found, "other")
    for geo in options(found, "place"):
        assert SAY.country(geo) in chart("emigration", "first-permits-two", place=geo, other="CZ").title or geo == "CZ"


def test_both_lines_are_named_at_their_ends() -> None:
    labels = [m.text for m in layout(chart("emigration", "first-permits-two"), SCREEN).marks if isinstance(m, Label)]
    assert {"Poland", "Lithuania"} <= set(labels)


def test_lines_of_different_kinds_never_share_the_axis() -> None:
    one = curves(chart("emigration", "first-permits-two")).curves[0]
    other = curves(chart("asylum", "applications-change")).curves[0]
    with pytest.raises(NotComparable):
        axes.guard(LIBRARY, Curves(("a", "b"), (one, other)))


@pytest.mark.parametrize(
    ("topic", "id"),
    [("emigration", "first-permits"), ("emigration", "population"), ("emigration", "first-permits-two"),
     ("asylum", "first-time-applicants"), ("asylum", "decisions"), ("asylum", "positive-share")],
)  # fmt: skip
def test_events_can_be_shown_and_hidden_and_are_read_out_either_way(topic: str, id: str) -> None:
    shown, hidden = chart(topic, id), chart(topic, id, events="hidden")
    assert [len(_timed(found).happenings) for found in (shown, hidden)] == [2, 0]
    told = "2022: Russia’s full-scale war on Ukraine"
    for found in (shown, hidden):
        points = _points(_timed(found))
        assert [told in point.lines for point in points] == [point.name.endswith("2022") for point in points]


def _timed(found: Chart) -> Columns | Lines | Curves:
    assert isinstance(found.content, Columns | Lines | Curves)
    return found.content


def _points(content: Columns | Lines | Curves) -> tuple[Point, ...]:
    match content:
        case Columns():
            return content.totals
        case Lines():
            return content.points
        case Curves():
            return content.curves[0].points


def test_the_year_keys_of_the_map_carry_the_totals_of_the_eu() -> None:
    found = chart("emigration", "valid-permits")
    years = next(choice for choice in found.choices if choice.id == "period")
    totals = [derive.lookup(LIBRARY, f"valid-permits@EU27_2020@{year}").number for year, _ in years.options]
    assert list(years.sizes) == totals
