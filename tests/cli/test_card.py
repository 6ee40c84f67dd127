"""``byfacts card`` shows what is known of a number, and refuses a key that there is not."""

from __future__ import annotations

import json

import pytest

from byfacts.cli import main


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
