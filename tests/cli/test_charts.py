"""``byfacts export --format`` writes tables and workbooks whole, and says which options do not go together."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pptx import Presentation

from byfacts import language
from byfacts.cli import main, page, parser
from byfacts.cli.parser import build
from byfacts.exports.formats import FORMATS
from byfacts.exports.tables import MARK
from byfacts.topics import topics

TOPICS = [t.id for t in topics()]
IT = "byfacts-emigration-it-en.csv"


def export(out: Path, *typed: str) -> int:
    return main(["export", "--out", str(out), "--on", "2026-08-01", "--language", "en", *typed])


def test_a_chart_is_one_csv_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(tmp_path, "--format", "csv", "--chart", "it") == 0
    assert [p.name for p in tmp_path.iterdir()] == [IT]
    assert list(pd.read_csv(io.BytesIO((tmp_path / IT).read_bytes()))["Share of GDP"]) == [6, 3]
    assert str(tmp_path) in capsys.readouterr().out


def test_a_topic_is_one_workbook_and_as_many_csv_files_as_charts(tmp_path: Path) -> None:
    assert export(tmp_path / "x", "--format", "xlsx", "--topic", "all") == 0
    assert sorted(p.name for p in (tmp_path / "x").iterdir()) == sorted(f"byfacts-{t}-en.xlsx" for t in TOPICS)
    assert export(tmp_path / "c", "--format", "csv", "--topic", "border") == 0
    found = sorted(p.name for p in (tmp_path / "c").iterdir())
    assert "byfacts-border-poland-months-en.csv" in found
    assert len(found) > 8


def test_a_workbook_of_one_chart_has_the_name_of_the_chart(tmp_path: Path) -> None:
    assert export(tmp_path, "--format", "xlsx", "--chart", "it") == 0
    assert [p.name for p in tmp_path.iterdir()] == ["byfacts-emigration-it-en.xlsx"]


def test_a_topic_or_a_chart_is_one_presentation(tmp_path: Path) -> None:
    assert export(tmp_path / "t", "--format", "pptx", "--topic", "border", "--language", "pl") == 0
    assert export(tmp_path / "c", "--format", "pptx", "--chart", "it") == 0
    assert [p.name for p in (tmp_path / "t").iterdir()] == ["byfacts-border-pl.pptx"]
    (one,) = (tmp_path / "c").iterdir()
    assert one.name == "byfacts-emigration-it-en.pptx"
    assert len(Presentation(str(one)).slides) == 2


@pytest.mark.parametrize("format_", FORMATS)
def test_an_unknown_chart_names_those_there_are(
    format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "out", "--format", format_, "--topic", "border", "--chart", "it") == 2
    said = capsys.readouterr().err
    assert "“it”" in said
    assert "three-counts, poland-months" in said
    assert "first-permits" not in said
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_names_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(tmp_path / "out", "--format", "doc") == 2
    assert ", ".join(("pdf", *FORMATS)) in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_chart_alone_is_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(tmp_path / "out", "--chart", "it") == 2
    assert "--chart" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "typed",
    [
        ("--paper", "letter"), ("--mono",), ("--large",), ("--without", "it"), ("--with-data",), ("--name", "{topic}"),
        ("--organisation", "X"), ("--contact", "X"), ("--logo", "x.png"), ("--note", "X"), ("--receipt",),
    ],
)  # fmt: skip
def test_an_option_of_the_page_does_not_go_with_a_table(
    typed: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "out", "--format", "csv", *typed) == 2
    assert typed[0] in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_every_option_of_the_page_is_known_to_be_one() -> None:
    line = build(language.load("en"), TOPICS, ["en"])
    groups = {g.title: g for g in line.children["export"]._action_groups}
    options = [a.dest for title in ("Page", "Your own words on the page") for a in groups[title]._group_actions]
    assert sorted(options) == sorted(page.UNSET)
    typed = parser.parse(line, ["export"])
    assert page.given(typed) == []


def test_a_file_that_cannot_be_replaced_is_named_and_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = tmp_path / "byfacts-border-forces-en.csv"
    held.write_bytes(b"old")
    replace = Path.replace

    def refuse(path: Path, target: Any) -> Path:
        if Path(target) == held:
            raise PermissionError(13, "held open")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert export(tmp_path, "--format", "csv", "--topic", "border") == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert str(held) in said.err
    count = len(list(tmp_path.iterdir()))
    assert f"{count - 1} of {count}" in said.out
    assert held.read_bytes() == b"old"
    assert list(tmp_path.glob(".*")) == []


def test_a_folder_that_vanishes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from byfacts.cli import charts

    monkeypatch.setattr(charts, "ensure_folder", lambda _: None)
    assert export(tmp_path / "gone", "--format", "xlsx", "--topic", "border") == 1
    said = capsys.readouterr().err
    assert "there is no such place" in said
    assert "Traceback" not in said


def test_cyrillic_comes_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    assert main(["export", "--format", "csv", "--chart", "it", "--language", "ru", "--out", str(tmp_path)]) == 0
    (found,) = tmp_path.iterdir()
    assert found.read_bytes().startswith(MARK.encode())
    assert "проц" in found.read_text("utf-8-sig")


def test_the_page_is_made_without_the_library_of_workbooks(run: Any, tmp_path: Path) -> None:
    blocked = 'sys.modules["openpyxl"] = None'
    done = run("export", "--topic", "border", "--out", str(tmp_path), before=blocked)
    assert done.returncode == 0, done.stderr.decode()
    done = run("export", "--topic", "border", "--format", "csv", "--out", str(tmp_path), before=blocked)
    assert done.returncode == 0, done.stderr.decode()
