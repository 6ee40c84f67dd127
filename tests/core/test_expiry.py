"""A date by which a statement must be reviewed passes the day after, never on the day itself, nor without a day."""

from __future__ import annotations

from datetime import date

import pytest

from byfacts import language
from byfacts.charts.content import Timeline
from byfacts.compose import compose
from byfacts.frozen import replace
from byfacts.library import load
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

LIBRARY, ENGLISH = load(), language.load("en")
ID, EVENT = "pl-restriction", "pl-decree-2025"


def sheet(topic: str, on: str) -> Sheet:
    return compose(topic, LIBRARY, ENGLISH, Options(on=on))


@pytest.mark.parametrize(("on", "count"), [("", 0), ("2025-05-24", 0), ("2025-05-25", 0), ("2025-05-26", 1)])
def test_a_date_has_passed_only_from_the_day_after(on: str, count: int) -> None:
    found = sheet("border", on)
    assert [badge.key for badge in found.badges] == [ID] * count
    assert {tab.topic: tab.passed for tab in found.tabs if tab.passed} == ({"border": 1} if count else {})


@pytest.mark.parametrize(("on", "passed"), [("", False), ("2025-05-25", False), ("2025-05-26", True)])
def test_a_period_in_force_is_marked_in_the_timeline_once_its_end_has_passed(on: str, passed: bool) -> None:
    moments = [
        moment
        for topic in topics()
        for chart in sheet(topic.id, on).charts
        if isinstance(chart.content, Timeline)
        for moment in chart.content.moments
        if moment.key == EVENT
    ]
    assert moments
    assert {moment.passed for moment in moments} == {passed}
    assert all(("Date passed: check what applies today" in moment.lines) is passed for moment in moments)


def test_the_recommendations_mark_the_date_of_the_brief() -> None:
    for on, passed in (("2025-05-25", False), ("2025-05-26", True)):
        facts = [fact for band in sheet("recommendations", on).bands for fact in band.facts if fact.key == ID]
        assert facts
        assert all(bool(fact.passed) is passed for fact in facts)


def test_several_dates_that_have_passed_have_a_badge_each_and_are_counted() -> None:
    other = replace(LIBRARY.facts["guards"], review_by=date(2026, 1, 1))
    library = replace(LIBRARY, facts={**LIBRARY.facts, other.id: other})
    found = compose("border", library, ENGLISH, Options(on="2026-11-25"))
    assert {badge.key for badge in found.badges} == {ID, other.id}
    assert next(tab.passed for tab in found.tabs if tab.topic == "border") == 2


def test_a_badge_tells_what_to_check_and_never_what_came_after() -> None:
    for badge in sheet("border", "2026-11-25").badges:
        assert badge.advice == "check what applies today"
        assert badge.date == ENGLISH.date("2025-05-25")
        assert "prolong" not in f"{badge.head} {badge.text} {badge.advice}"


def test_an_event_whose_date_no_fact_tells_of_has_a_badge_in_each_of_its_topics() -> None:
    event = next(e for e in LIBRARY.events.values() if e.review_by is None and "asylum" in e.topics)
    dated = replace(event, review_by=date(2026, 1, 1))
    library = replace(LIBRARY, events={**LIBRARY.events, event.id: dated})
    for topic in ("asylum", "border"):
        badges = [badge.key for badge in compose(topic, library, ENGLISH, Options(on="2026-11-25")).badges]
        assert (event.id in badges) is (topic in event.topics)
