"""A sheet says everything that its topic file names, in each language, with its sources."""

import re

import pytest

from byfacts import language, library
from byfacts.charts.content import Columns, Listing, Map, Multiples, Timeline
from byfacts.charts.marks import Fill
from byfacts.compose import compose, with_choice
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

AFTER, BEFORE = Options(on="2026-11-25"), Options(on="2025-05-25")
TOPICS = [topic.id for topic in topics()]


@pytest.fixture(scope="module")
def data() -> Library:
    return library.load()


@pytest.fixture(scope="module", params=language.languages())
def say(request: pytest.FixtureRequest) -> Language:
    return language.load(request.param)


@pytest.fixture(scope="module")
def english() -> Language:
    return language.load("en")


def words_of(sheet: Sheet) -> list[str]:
    """Every text on a sheet that a reader sees."""
    words = [sheet.headline, sheet.standfirst, sheet.as_of, *(n for c in sheet.notes for n in c.items)]
    words += [text for fact in sheet.key_facts for text in (fact.value, fact.text, fact.meta)]
    for chart in sheet.charts:
        words += [chart.name, chart.meta, chart.title, chart.subtitle, chart.sentence, chart.alt, *chart.notes]
        words += [cell.text for row in chart.table.rows for cell in row]
    words += [text for band in sheet.bands for fact in band.facts for text in (fact.value, fact.text)]
    return words


@pytest.mark.parametrize("topic", TOPICS)
def test_no_placeholder_is_left_open(data: Library, say: Language, topic: str) -> None:
    assert [words for words in words_of(compose(topic, data, say, AFTER)) if re.search(r"[{}]", words)] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_every_number_on_a_sheet_has_a_source_that_the_sheet_prints(
    data: Library, english: Language, topic: str
) -> None:
    sheet = compose(topic, data, english, AFTER)
    slots = [slot for row in sheet.rows for column in row.columns for slot in column.slots]
    used = [*(f.sources for f in sheet.key_facts), *(s.chart.sources for s in slots)]
    used += [fact.sources for band in sheet.bands for fact in band.facts]
    assert used
    assert all(sources and all(s in sheet.numbers for s in sources) for sources in used)
    assert sorted(set(sheet.numbers.values())) == [line.number for line in sheet.sources]


@pytest.mark.parametrize("topic", TOPICS)
def test_the_alt_text_of_a_chart_holds_every_number_of_the_chart(data: Library, say: Language, topic: str) -> None:
    for chart in compose(topic, data, say, AFTER).charts:
        points = getattr(chart.content, "totals", ())
        assert all(point.text in chart.alt for point in points if point.quantity)
        assert chart.title in chart.alt


@pytest.mark.parametrize("topic", TOPICS)
def test_every_chart_has_a_table_of_even_rows(data: Library, english: Language, topic: str) -> None:
    for chart in compose(topic, data, english, AFTER).charts:
        table = chart.table
        assert table.rows, chart.id
        assert {len(row) for row in table.rows} == {len(table.head)} == {len(table.numeric)}
        assert len(table.keys) in (len(table.rows), 0)


def test_a_date_that_has_passed_shows_as_a_badge_only_after_its_day(data: Library, english: Language) -> None:
    assert [badge.key for badge in compose("border", data, english, AFTER).badges] == ["pl-restriction"]
    assert compose("border", data, english, BEFORE).badges == ()
    assert compose("border", data, english).badges == ()


def test_a_tab_counts_the_dates_that_have_passed_in_its_topic(data: Library, english: Language) -> None:
    counts = {tab.topic: tab.passed for tab in compose("emigration", data, english, AFTER).tabs}
    assert counts == {"emigration": 0, "asylum": 0, "border": 1, "recommendations": 0}


def test_the_overview_has_no_tab_and_lights_all_four(data: Library, english: Language) -> None:
    tabs = compose("overview", data, english).tabs
    assert [tab.topic for tab in tabs] == ["emigration", "asylum", "border", "recommendations"]
    assert all(tab.current for tab in tabs)


def test_first_permits_split_into_poland_and_the_other_26_states(data: Library, english: Language) -> None:
    content = compose("emigration", data, english).chart("first-permits").content
    assert isinstance(content, Columns)
    poland, others = content.parts
    assert others.name == "Other 26 states"
    for i, total in enumerate(content.totals):
        split = [part.points[i] for part in (poland, others)]
        assert total.quantity
        assert all(point and point.quantity for point in split)
        assert sum(point.quantity.known for point in split if point and point.quantity) == total.quantity.known


def test_chart_1_joins_two_vintages_and_says_where(data: Library, english: Language) -> None:
    content = compose("asylum", data, english).chart("first-time-applicants").content
    assert isinstance(content, Columns)
    shown = [785, 685, 900, 925, 935, 1165, 3440, 4990, 5095, 4560]
    assert [total.quantity.known for total in content.totals if total.quantity] == shown
    assert [(bracket.first, bracket.last) for bracket in content.brackets] == [(0, 5), (6, 9)]
    assert content.totals[-1].fill is Fill.PROVISIONAL


def test_map_1_holds_all_27_states_and_its_year_can_be_chosen(data: Library, english: Language) -> None:
    content = compose("emigration", data, english).chart("valid-permits").content
    assert isinstance(content, Map)
    assert len(content.places) == 27
    assert content.places[0].point.text == "306,447"
    chosen = with_choice(with_choice(Options(), "valid-permits", "period", "2019"), "valid-permits", "style", "shading")
    other = compose("emigration", data, english, chosen).chart("valid-permits")
    assert isinstance(other.content, Map)
    assert other.content.shading
    assert other.content.largest == content.largest
    assert "2019" in other.subtitle


def test_the_three_border_counts_have_no_total(data: Library, english: Language) -> None:
    chart = compose("border", data, english).chart("three-counts")
    assert isinstance(chart.content, Multiples)
    assert not chart.table.total
    latvia = chart.content.panels[2].columns
    assert [total.fill for total in latvia.totals[:2]] == [Fill.NO_DATA, Fill.PARTIAL]


def test_the_timeline_is_as_precise_as_its_dates(data: Library, english: Language) -> None:
    content = compose("border", data, english, AFTER).chart("border-events").content
    assert isinstance(content, Timeline)
    spans = {moment.key: moment.end - moment.start for moment in content.moments}
    assert spans["election-2020"] == 1
    assert spans["pl-senate-2025"] == 0
    assert spans["tusk-announcement"] == pytest.approx(1 / 12)
    decree = next(moment for moment in content.moments if moment.key == "pl-decree-2025")
    assert (decree.in_force, decree.passed) == (True, True)


def test_the_numbers_of_the_event_list_are_those_of_the_timeline(data: Library, english: Language) -> None:
    sheet = compose("border", data, english, AFTER)
    line, words = sheet.chart("border-events").content, sheet.chart("border-event-list").content
    assert isinstance(line, Timeline)
    assert isinstance(words, Listing)
    assert words.numbered
    assert [moment.key for moment in line.moments] == [item.key for item in words.items]


def test_a_key_fact_reads_aloud_as_one_sentence_in_words(data: Library, english: Language) -> None:
    spoken = [fact.spoken for fact in compose("emigration", data, english).key_facts]
    assert spoken[0] == "311,516 first permits issued in 2022, the most in 2015–2024"
    assert spoken[3].startswith("between 200 and 500 thousand people left")


def test_an_action_can_stay_off_the_sheet(data: Library, english: Language) -> None:
    sheet = compose("recommendations", data, english, Options(actions_off=frozenset({"secure-border/2"})))
    assert [action.on_sheet for action in sheet.bands[0].actions] == [True, False, True, True]


def test_a_recommendation_without_a_figure_says_so(data: Library, english: Language) -> None:
    bands = compose("recommendations", data, english).bands
    assert [bool(band.facts) for band in bands] == [True, True, True, False]
    assert bands[3].no_figure


def test_the_facts_beside_a_recommendation_are_those_that_the_data_says_it_rests_on(
    data: Library, english: Language
) -> None:
    for band in compose("recommendations", data, english).bands:
        shown = {fact.key for fact in band.facts}
        assert shown <= set(data.recommendations[band.id].rests_on), band.id


@pytest.mark.parametrize("topic", [topic.id for topic in topics() if topic.tab])
def test_a_choice_that_is_not_offered_any_more_is_passed_over(data: Library, english: Language, topic: str) -> None:
    """Choices are kept for the next session, which may be that of another edition."""
    usual = compose(topic, data, english, Options(on="2026-08-01"))
    strange = tuple((c.id, tuple((choice.id, "2099") for choice in c.choices)) for c in usual.charts)
    found = compose(topic, data, english, Options(on="2026-08-01", choices=(*strange, ("gone", (("a", "b"),)))))
    assert found.charts == usual.charts
