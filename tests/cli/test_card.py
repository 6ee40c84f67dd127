"""``byfacts card`` shows what is known of a number, and refuses a key that there is not."""

from __future__ import annotations

import json

import pytest

from byfacts.cli import main
from byfacts.library import load


def test_a_card_is_told_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "departures-pace", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "Said by: Parliamentary Assembly of the Council of Europe" in said
    assert "Retrieved: not known" in said


def test_a_card_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "first-permits@EU27_2020@2023", "--json", "--language", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["value"] == "281,503"
    assert [v["value"] for v in found["vintages"]] == [281279, 281503]


@pytest.mark.parametrize("arguments", [["card"], ["card", "departures-pase"], ["card", "\x00"]])
def test_a_wrong_key_is_refused_with_what_to_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--language", "en"]) == 2
    assert "byfacts facts --json" in capsys.readouterr().err


def test_a_number_is_compared_with_another_of_its_kind(capsys: pytest.CaptureFixture[str]) -> None:
    old, new = "first-permits@EU27_2020@2022", "first-permits@EU27_2020@2023"
    assert main(["card", new, "--against", old, "--json", "--language", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    rows = load().observations
    assert found["difference"] == rows[new].quantity.known - rows[old].quantity.known
    assert found["percent"] == pytest.approx(100 * found["difference"] / rows[old].quantity.known)
    assert main(["card", new, "--against", old, "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert f"difference −{-found['difference']:,.0f}, −{-found['percent']:.1f}%" in told


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("border-attempts@PL@2023", "count different things"),
        ("first-permits-brief@EU27_2020@2023", "Two vintages"),
        ("first-permits@LT@2022", "same place or the same period"),
        ("departures-pace", "count different things"),
    ],
)
def test_numbers_that_may_not_meet_are_refused_with_the_reason(
    other: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["card", "first-permits@EU27_2020@2023", "--against", other, "--language", "en"]) == 1
    told = capsys.readouterr()
    assert not told.out
    assert why in told.err
