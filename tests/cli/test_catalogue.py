"""``--catalogue``: a translator sees at once what a catalogue says, and a bad one changes nothing but the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from byfacts.cli import main

HEADER = 'msgid ""\nmsgstr "Language: lt\\n"\n\n'


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.po"
    path.write_text(
        HEADER
        + 'msgid "Options"\nmsgstr "Parinktys čia"\n\nmsgid "not yet read by a native speaker"\nmsgstr "dar ne"\n',
        encoding="utf-8",
    )
    return path


def test_a_catalogue_speaks_at_once(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--catalogue", str(mine), "--unfinished", "--help"]) == 0
    said = capsys.readouterr()
    assert "Parinktys čia" in said.out
    assert "is in use for Lietuvių" in said.err


def test_another_language_may_be_asked_for_beside_it(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languages", "--language", "en", f"--catalogue={mine}", "--unfinished"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("en ")
    assert "lt" in [line.split()[0] for line in said.out.splitlines()]


def test_a_sheet_is_written_with_it(mine: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["export", "--topic", "asylum", "--out", str(out), "--catalogue", str(mine), "--unfinished"]) == 0
    assert [path.name for path in out.iterdir()] == ["byfacts-asylum-lt.pdf"]


def test_a_refused_catalogue_leaves_the_language_and_the_work_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "pl.po"
    bad.write_text('msgid "Asylum"\nmsgstr "<img src=x>"\n', encoding="utf-8")
    assert main(["languages", "--language", "ru", "--catalogue", str(bad)]) == 0
    said = capsys.readouterr()
    assert "Русский" in said.out
    assert "pl.po, строка 1: " in said.err
    assert "<img" not in said.err


def test_a_catalogue_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languages", "--language", "en", "--catalogue", str(tmp_path / "none.po")]) == 0
    assert "There is no catalogue" in capsys.readouterr().err


def test_a_name_without_a_value_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languages", "--language", "en", "--catalogue"]) == 2
    assert "--catalogue needs a value" in capsys.readouterr().err
