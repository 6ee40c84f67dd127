"""``byfacts facts --stale`` lists what must be checked again, or says plainly that nothing must."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from byfacts import language, library
from byfacts.cli import main
from byfacts.cli.stale import stale
from byfacts.model import Library


@pytest.fixture(scope="module")
def known() -> Library:
    return library.load()


def dated(known: Library) -> dict[str, Any]:
    facts = {fact.id: fact.review_by for fact in known.facts.values() if fact.review_by}
    return facts | {event.id: event.review_by for event in known.events.values() if event.review_by}


def said(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    assert main(["facts", "--language", "en", *typed]) == 0
    found = capsys.readouterr()
    assert found.err == ""
    return found.out.replace("\u00a0", " ")


def test_the_data_have_dates_to_review_by(known: Library) -> None:
    assert {"pl-restriction", "pl-decree-2025"} <= set(dated(known))


def test_a_date_has_passed_the_day_after_and_not_on_the_day(known: Library) -> None:
    for id, day in dated(known).items():
        assert id not in [one.id for one in stale(known, day.isoformat())]
        assert id in [one.id for one in stale(known, (day + timedelta(days=1)).isoformat())]


def test_facts_and_events_are_listed_with_date_and_source(known: Library, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "--stale", "--on", "2026-08-01")
    assert "25 May 2025  event  Right to apply restricted at the border" in out
    assert "25 May 2025  fact" in out
    assert "the brief" in out
    assert "1 August 2026" in out


def test_when_none_has_passed_it_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "--stale", "--on", "2025-01-01")
    assert out == "On 1 January 2025 no date by which a fact or an event must be reviewed has passed.\n"
    assert json.loads(said(capsys, "--stale", "--json", "--on", "2025-01-01")) == []


def test_today_is_the_usual_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert "25 May 2025" in said(capsys, "--stale")


def test_json_holds_dates_and_codes(known: Library, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "--stale", "--json", "--on", "2026-08-01"))
    assert {one["id"]: one["review_by"] for one in found} == {
        id: day.isoformat() for id, day in dated(known).items() if day.isoformat() < "2026-08-01"
    }
    assert {one["kind"] for one in found} == {"fact", "event"}
    assert all(one["source"] in known.sources and one["topics"] and one["where"] for one in found)


@pytest.mark.parametrize("typed", ["2025-13-01", "yesterday", "", "2025-02-30"])
@pytest.mark.parametrize("form", [(), ("--stale",)])
def test_a_date_that_does_not_exist_is_wrong_usage(
    typed: str, form: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", *form, "--on", typed, "--language", "en"]) == 2
    assert f"“{typed}” is not a date" in capsys.readouterr().err


def test_the_whole_list_shows_the_date_and_flags_it_once_passed(
    known: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "review by 25 May 2025: date passed" in said(capsys, "--on", "2025-05-26")
    before = said(capsys, "--on", "2025-05-25")
    assert "review by 25 May 2025)" in before
    assert "date passed" not in before
    records = {one["id"]: one for one in json.loads(said(capsys, "--json", "--on", "2025-05-26"))}
    assert records["pl-restriction"]["review_by"] == "2025-05-25"
    assert records["pl-restriction"]["passed"] is True
    assert sum(one["passed"] for one in records.values()) == sum(1 for id in dated(known) if id in known.facts)


@pytest.mark.parametrize("code", language.languages())
def test_the_list_is_there_in_every_language(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--stale", "--on", "2026-08-01", "--language", code]) == 0
    assert "2025" in capsys.readouterr().out
