"""``byfacts claims`` gives a verdict on every claim, with its arithmetic, for people and for programs."""

from __future__ import annotations

import json

import pytest

from byfacts import language, library
from byfacts.cli import main


@pytest.mark.parametrize("code", language.languages())
def test_every_claim_is_there_with_its_numbers(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "--language", code, "--json"]) == 0
    found = {record["id"]: record for record in json.loads(capsys.readouterr().out)}
    assert set(found) == set(library.load().claims)
    share = found["permits-poland-share"]
    assert share["verdict"] == "does-not-hold"
    assert share["readings"][0]["result"]["value"] == pytest.approx(88.935, abs=0.001)
    assert share["readings"][0]["named"]["value"] == 95
    vintages = [reading["vintage"] for reading in found["permits-doubled"]["readings"]]
    assert vintages == ["brief", "data"]


def test_the_list_shows_verdict_arithmetic_place_and_tolerances(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "--language", "en"]) == 0
    said = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Verdict: does not hold." in said
    assert "467,322 of 525,464: 88.9%." in said
    assert "endnote XVIII (its text is not in our copy)" in said
    assert "“about”: from 97.5% to 102.5% of what is named" in said
