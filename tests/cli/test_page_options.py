"""``byfacts export`` with options of the page, and ``byfacts data`` that gets the figures back."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from byfacts import language
from byfacts.cli import main
from byfacts.files import LONGEST_NAME, file_name
from byfacts.library import load
from byfacts.topics import topics

TOPICS = [t.id for t in topics()]
LANGUAGES = language.languages()
DAY = ("--on", "2026-03-01")


def text_of(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        assert len(pdf) == 1
        return " ".join(str(pdf[0].get_textpage().get_text_range()).split())
    finally:
        pdf.close()


def size_of(path: Path) -> tuple[int, int]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        width, height = pdf[0].get_size()
        return round(width), round(height)
    finally:
        pdf.close()


def test_all_options_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = ["export", "--topic", "overview", "--out", str(tmp_path), *DAY, "--paper", "letter", "--mono"]
    typed += ["--organisation", "Bridge <b>Co</b>", "--contact", "info@example.org", "--note", "Closed on Mondays."]
    typed += ["--receipt", "--with-data", "--without", "context,standfirst", "--name", "{topic}_{edition}_{paper}"]
    assert main(typed) == 0
    found = list(tmp_path.glob("*.pdf"))
    assert [p.name for p in found] == [f"overview_{load().edition}_letter.pdf"]
    assert size_of(found[0]) == (612, 792)
    shown = text_of(found[0])
    for words in ("Bridge <b>Co</b>", "info@example.org", "Closed on Mondays.", "Signature", "black and white"):
        assert words in shown
    assert "Belarus and its ties" not in shown
    assert main(["data", str(found[0])]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("block,key,label,")


def test_large_print_names_what_it_leaves_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--topic", "emigration", "--large", "--out", str(tmp_path), *DAY]) == 0
    assert "Map 1. Seven in ten permits are in Poland" in capsys.readouterr().err.replace("\u00a0", " ")
    assert "large print" in text_of(tmp_path / "byfacts-emigration-en.pdf")


def test_a_block_stays_off_the_sheets_that_have_it(tmp_path: Path) -> None:
    assert main(["export", "--without", "how-many-left", "--out", str(tmp_path), *DAY]) == 0
    assert len(list(tmp_path.glob("*.pdf"))) == len(TOPICS)
    assert "How many left: only estimates" not in text_of(tmp_path / "byfacts-emigration-en.pdf")


WRONG = {
    "paper": (["--paper", "a5"], 2, "a4, letter"),
    "no block": (["--without", "mars"], 2, "“mars”"),
    "fixed": (["--topic", "emigration", "--without", "first-permits"], 2, "always stays"),
    "pattern": (["--name", "{topic}-{mars}"], 2, "{edition}"),
    "open brace": (["--name", "{topic"], 2, "{edition}"),
    "attribute": (["--name", "{topic.__class__}"], 2, "{edition}"),
    "one name": (["--name", "sheet"], 2, "same name"),
    "long": (["--organisation", "x" * 81], 2, "81"),
    "bidi": (["--note", "a\u202eb"], 2, "RIGHT-TO-LEFT OVERRIDE"),
    "no glyph": (["--contact", "日"], 1, "U+65E5"),
    "no logo": (["--logo", "none.png"], 1, "none.png"),
}


@pytest.mark.parametrize("kind", sorted(WRONG))
def test_what_is_wrong_is_told_before_anything_is_written(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed, status, words = WRONG[kind]
    out = tmp_path / "out"
    assert main(["export", "--out", str(out), *typed]) == status
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_help_of_both_commands_is_in_the_language(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help", "--language", code]) == 0
    said = capsys.readouterr().out
    for (
        option
    ) in "--paper --mono --large --organisation --logo --contact --note --receipt --without --with-data".split():
        assert option in said
    assert ("saves toner" in said) == (code == "en")
    assert main(["data", "--help", "--language", code]) == 0
    assert "--out" in capsys.readouterr().out


# byfacts data


@pytest.fixture
def whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["export", "--topic", "asylum", "--language", "ru", "--with-data", "--out", str(tmp_path), *DAY]) == 0
    capsys.readouterr()
    return tmp_path / "byfacts-asylum-ru.pdf"


def test_figures_go_to_a_file_or_to_the_terminal(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = whole.with_name("figures.csv")
    assert main(["data", str(whole), "--out", str(target)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert str(target) in said.err
    assert main(["data", str(whole)]) == 0
    assert capsys.readouterr().out.replace("\r", "") == target.read_text("utf-8").replace("\r", "")


def test_a_sheet_without_data_says_how_to_get_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--topic", "asylum", "--out", str(tmp_path), *DAY]) == 0
    capsys.readouterr()
    assert main(["data", str(tmp_path / "byfacts-asylum-en.pdf")]) == 1
    said = capsys.readouterr()
    assert "--with-data" in said.err
    assert said.out == ""


def test_a_target_that_cannot_be_written_is_named(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", str(whole), "--out", str(whole / "x.csv")]) == 1
    assert str(whole) in capsys.readouterr().err


def test_the_command_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data"]) == 2
    assert "byfacts data" in capsys.readouterr().err


# Names of files


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("plain", "plain.pdf"),
        ("plain.pdf", "plain.pdf"),
        ("Plain.PDF", "Plain.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j.pdf"),
        ("../../etc/passwd", "-..-etc-passwd.pdf"),
        ("tail. . ", "tail.pdf"),
        ("", "byfacts.pdf"),
        ("...", "byfacts.pdf"),
        ("con", "_con.pdf"),
        ("Com1.old", "_Com1.old.pdf"),
        ("LPT\u00b9", "_LPT\u00b9.pdf"),
        ("console", "console.pdf"),
        ("a\x00b\nc", "a-b-c.pdf"),
        ("лист", "лист.pdf"),
    ],
)
def test_a_name_is_one_that_every_system_takes(wanted: str, name: str) -> None:
    assert file_name(wanted, ".pdf") == name


def test_a_long_name_is_cut_between_letters() -> None:
    name = file_name("ж" * 300, ".pdf")
    assert len(name.encode()) <= LONGEST_NAME
    assert name.endswith("ж.pdf")
