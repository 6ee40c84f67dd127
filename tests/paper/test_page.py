"""What every page is: one, searchable, tagged, and the same for the same sheet."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from tests.paper import sample

from byfacts.charts.chart import Cell, Table
from byfacts.errors import LayoutError, OutputError
from byfacts.frozen import replace
from byfacts.paper import PaperOptions, Result, render, write
from byfacts.sheet import NoteColumn, Sheet

ROOT = str(Path(__file__).parents[2])
SRC = str(Path(ROOT) / "src")


SHEETS: dict[str, Sheet] = {"rows": sample.sheet(), "bands": sample.recommendations()}
both = pytest.mark.parametrize("name", sorted(SHEETS))
inks = pytest.mark.parametrize("mono", [False, True])


def words(text: str) -> str:
    """Without the blanks, for comparing with what a page's lines break."""
    return re.sub(r"[\s\u00a0]+", "", text)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0].get_textpage().get_text_range()
        return str(page).replace("\ufffe", "-")
    finally:
        document.close()


def pages(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def crowded(notes: int) -> Sheet:
    """A sheet with so many more notes."""
    made = SHEETS["rows"]
    more = tuple(f"Ещё одно примечание {n}" for n in range(notes))
    column = NoteColumn(made.notes[0].heading, (*made.notes[0].items, *more))
    return replace(made, notes=(column, made.notes[1]))


@both
@inks
def test_a_sheet_is_one_page_and_says_everything(name: str, mono: bool) -> None:
    data, result = render(SHEETS[name], PaperOptions(mono=mono))
    assert pages(data) == 1
    shown = words(text_of(data))
    missing = [text for text in sample.strings(SHEETS[name]) if words(text) not in shown]
    assert missing == []
    assert result.left_out == ()


def test_a_number_with_a_no_break_space_is_copied_with_a_plain_one() -> None:
    data, _ = render(SHEETS["rows"])
    assert "301 400" in text_of(data)
    assert "\u00a0" not in text_of(data)


@both
@inks
def test_no_font_but_the_embedded_two(name: str, mono: bool) -> None:
    data, _ = render(SHEETS[name], PaperOptions(mono=mono))
    assert b"Helvetica" not in data
    fonts = set(re.findall(rb"/BaseFont /[A-Z]+\+([\w-]+)", data))
    assert fonts == {b"IBMPlexSans-Regular", b"IBMPlexSans-SemiBold"}
    assert data.count(b"/FontFile2") == 2


def test_black_and_white_knows_no_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    from byfacts.paper import canvas

    used: set[str] = set()
    plain = canvas.rgb

    def noted(colour: str) -> str:
        used.add(colour)
        return plain(colour)

    monkeypatch.setattr(canvas, "rgb", noted)
    render(SHEETS["rows"], PaperOptions(mono=True))
    assert used == {"#000000", "#ffffff"}


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert render(SHEETS["rows"])[0] == render(SHEETS["rows"])[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "ru_RU.UTF-8", "PYTHONHASHSEED": "2"},
        {"SOURCE_DATE_EPOCH": "1000000000", "RL_useA85": "1"},
    ],
    ids=["east", "west", "surroundings"],
)
def test_the_same_bytes_in_any_process_time_zone_and_locale(changes: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    code = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "from tests.paper import sample; from pathlib import Path; from byfacts.paper import write\n"
        "write(sample.sheet(), Path(sys.argv[3]))"
    )
    environment = {**os.environ, **changes}
    subprocess.run([sys.executable, "-c", code, SRC, ROOT, str(target)], env=environment, check=True)
    assert target.read_bytes() == render(SHEETS["rows"])[0]


def test_the_id_of_a_file_follows_its_content() -> None:
    """ReportLab's own covers date and title only, so that two different sheets could share it."""
    made = SHEETS["rows"]
    other = replace(made, standfirst=made.standfirst.replace("301", "302"))
    ids = {re.findall(rb"\[<([0-9a-f]+)>", render(sheet)[0])[-1] for sheet in (made, other)}
    assert len(ids) == 2


def test_the_date_in_the_file_is_the_date_of_the_data() -> None:
    data, _ = render(SHEETS["rows"])
    assert b"D:20260712000000" in data
    assert b"<xmp:CreateDate>2026-07-12T00:00:00Z</xmp:CreateDate>" in data


def test_the_file_names_its_language_and_title() -> None:
    document = pypdfium2.PdfDocument(render(SHEETS["rows"])[0])
    try:
        assert SHEETS["rows"].headline in document.get_metadata_value("Title")
        assert document.get_metadata_value("Author") == "byfacts"
    finally:
        document.close()
    assert b"/Lang (ru)" in render(SHEETS["rows"])[0]


def test_a_sign_that_the_typeface_lacks_is_named() -> None:
    with pytest.raises(LayoutError, match=r"U\+1F600"):
        render(replace(SHEETS["rows"], headline="Пик позади \U0001f600"))


# What gives way


def test_an_empty_page_is_set_roomily_and_a_full_one_tightly() -> None:
    airy = render(replace(SHEETS["rows"], rows=SHEETS["rows"].rows[:1]))[1]
    full = render(crowded(6))[1]
    assert airy.density == 1.0
    assert airy.body == 10.0
    assert full.density < 0.5
    assert 8.0 <= full.body < 9.0


@cache
def ever_fuller() -> tuple[Result, ...]:
    """What becomes of the sheet with one more line of notes each time, until it no longer fits."""
    results: list[Result] = []
    while len(results) < 60:
        try:
            results.append(render(crowded(len(results)))[1])
        except LayoutError:
            break
    return tuple(results)


def test_plots_are_lowered_before_a_block_leaves() -> None:
    results = ever_fuller()
    first_low = next(n for n, r in enumerate(results) if r.shrunk > 0)
    first_gone = next(n for n, r in enumerate(results) if r.left_out)
    assert first_low < first_gone
    assert all(r.density == 0.0 for r in results if r.shrunk > 0)


def test_blocks_leave_by_priority_and_are_named() -> None:
    order = [
        "Заголовок listing",
        "График 3. Где живут",
        f"Таблица 1. За год −13{sample.NBSP}%",
        "График 2. Кто принимает",
    ]
    left = list(dict.fromkeys(result.left_out for result in ever_fuller()))
    assert left[:3] == [(), tuple(order[:1]), tuple(order[:2])]
    for gone in left:
        assert list(gone) == [name for name in order if name in gone]


def test_the_main_chart_and_the_notes_never_leave() -> None:
    most = len(ever_fuller()) - 1
    shown = words(text_of(render(crowded(most))[0]))
    assert words("График 1.") in shown
    assert words(f"примечание {most - 1} ") in shown


def test_what_must_stay_and_does_not_fit_is_an_error_that_says_so() -> None:
    with pytest.raises(LayoutError, match=r"Эмиграция.*does not fit on one page"):
        render(crowded(80))


def test_table_rows_fold_but_five_and_the_total_stay() -> None:
    from byfacts.paper import tables

    slot = sample.slots()["countries"]
    for most in (9, 7, 5):
        rows = [row[0].text for row in tables.shown_rows(slot, most)]
        assert len(rows) == most + 1
        assert rows[0] == "Польша"
        assert rows[-2:] == [f"Другие {27 - (most - 1)}", "ЕС-27"]


def test_a_table_that_cannot_fold_keeps_its_rows() -> None:
    from byfacts.paper import tables

    slot = sample.slots()["countries"]
    chart = replace(slot.chart, table=Table(("A", "B"), ((Cell("a"), Cell("1")),) * 8, (False, True)))
    assert len(tables.shown_rows(replace(slot, chart=chart, table_rows=0), most=5)) == 8
    assert tables.foldable(replace(slot, chart=chart)) == 0


# Writing


def test_a_file_that_is_held_open_stays_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match=re.escape(str(target))):
        write(SHEETS["rows"], target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="disk is full"):
        write(SHEETS["rows"], target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_sheet_that_does_not_fit_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")
    with pytest.raises(LayoutError):
        write(crowded(80), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_package_is_imported_without_reportlab() -> None:
    code = "import sys; import byfacts.paper; assert not any(m.startswith('reportlab') for m in sys.modules)"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": SRC}, check=True)


def test_a_page_needs_neither_platypus_nor_graphics(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "from tests.paper import sample; from byfacts.paper import render; render(sample.sheet())\n"
        "names = ('reportlab.platypus', 'reportlab.graphics', 'pandas', 'PySide6')\n"
        "heavy = [m for m in sys.modules if m.startswith(names)]\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code, SRC, ROOT], check=True)


def test_a_block_that_left_for_nothing_comes_back() -> None:
    """The table beside the main chart frees no height by leaving, so it stays to the last."""
    assert not any(name.startswith("Таблица 1.") for result in ever_fuller() for name in result.left_out)


def test_a_fact_whose_date_has_passed_stays_with_its_recommendation() -> None:
    made = SHEETS["bands"]
    more = tuple(f"Ещё одно примечание {n}" for n in range(6))
    note = NoteColumn(made.notes[0].heading, (*made.notes[0].items, *more))
    data, result = render(replace(made, notes=(note, made.notes[1])))
    assert result.left_out == ("82\u00a0% решений по\u00a0существу положительны",)
    assert words("Ограничение, как сказано в брифе") in words(text_of(data))
