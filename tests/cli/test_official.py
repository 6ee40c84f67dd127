"""``byfacts check FILE``: an official file is told as what it is, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.intake import samples

from byfacts.cli import main


def test_an_official_file_is_told_as_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(samples.FOLDER / "json_stat_resvalid.json"), "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert "json_stat_resvalid.json: JSON-stat 2.0 · migr_resvalid · 2026-07-09" in told
    assert "valid-permits: 37 values" in told


def test_a_file_of_no_use_is_refused_with_its_cause(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"<!DOCTYPE html><html><title>Sign in</title>")
    assert main(["check", str(path), "--language", "en"]) == 1
    assert "table.csv: This is a web page (“Sign in”)" in capsys.readouterr().out


def test_a_file_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(samples.FOLDER / "unhcr_applications.csv"), "--json", "--language", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["dataset"], found["usable"]) == ("unhcr-csv", "unhcr-applications", True)
    assert found["series"] == {"unhcr-applications": 20}
    assert [problem["weight"] for problem in found["problems"]] == ["notice"]
