"""Exporting data from the window: the files equal what the table shows, cell by cell, and a failure is told calmly."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import TODAY, MakeWindow, settle

from byfacts import language as languages
from byfacts.charts.chart import Chart
from byfacts.compose import compose
from byfacts.desktop import charts_dialog, exporting, saving
from byfacts.desktop.exporting import DataExport, DataOut
from byfacts.desktop.notice import Notice
from byfacts.desktop.parts import Segments
from byfacts.desktop.table import CELL, SORT, ChartTable
from byfacts.desktop.window import MainWindow
from byfacts.exports.shown import Shown, shown
from byfacts.exports.tables import as_csv
from byfacts.exports.workbook import HEADING, as_workbook, sheet_name
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Options
from byfacts.topics import topics

TOPICS = [topic.id for topic in topics()]


def plain(words: Any) -> str:
    return str(words).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")


def expected(model: ChartTable, row: int, place: int) -> float | str | None:
    """What a cell of the window's model is in a file: its number, or its words; nothing where it has no one number."""
    index = model.index(row, place)
    if not model.table.numeric[place]:
        return plain(index.data()) or None
    value, quantity = index.data(SORT), index.data(CELL).quantity
    if isinstance(value, str) or quantity.point is None:
        return None
    return float(value)


def ends(model: ChartTable, row: int, place: int) -> tuple[float | None, float | None]:
    quantity = model.index(row, place).data(CELL).quantity
    return (quantity.low, quantity.high) if quantity is not None and quantity.point is None else (None, None)


def known(value: float | str | None) -> Any:
    """A workbook keeps sixteen digits of a number, one less than the program may have."""
    return pytest.approx(value, rel=1e-15, abs=0) if isinstance(value, float) else value


def read(written: Any, numeric: bool) -> float | str | None:
    if written is None or written == "":
        return None
    return float(written) if numeric else str(written)


def assert_equal(model: ChartTable, table: list[list[Any]], found: Shown, where: str) -> None:
    """The first row of ``table`` is its heading."""
    head, rows = [str(cell) for cell in table[0]], table[1:]
    assert len(rows) == model.rowCount(), where
    for place in range(model.columnCount()):
        title = plain(model.headerData(place, Qt.Orientation.Horizontal))
        assert head[place] == title or not title, (where, place)
        for number, row in enumerate(rows):
            here = (where, number, title)
            assert read(row[place], model.table.numeric[place]) == known(expected(model, number, place)), here
            low, high = ends(model, number, place)
            if model.table.numeric[place] and (low is not None or high is not None):
                shares = {column.head: place for place, column in enumerate(found.columns)}
                for end, name in ((low, LOW), (high, HIGH)):
                    at = shares.get(f"{title}: {name}", shares.get(name))
                    assert (None if at is None else read(row[at], numeric=True)) == end, here


LOW, HIGH = "Low", "High"


def charts(topic: str, library: Library, say: Language) -> Iterator[Chart]:
    yield from compose(topic, library, say, Options(on=TODAY)).charts


@pytest.fixture(params=languages.languages())
def say(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Language:
    found = languages.load(request.param)
    monkeypatch.setitem(globals(), "LOW", found.text("Low"))
    monkeypatch.setitem(globals(), "HIGH", found.text("High"))
    return found


@pytest.mark.parametrize("topic", TOPICS)
def test_a_csv_file_equals_the_window_cell_by_cell(
    topic: str, say: Language, library: Library, application: QApplication
) -> None:
    view = QTableView()
    for chart in charts(topic, library, say):
        found = shown(library, say, chart)
        data = io.BytesIO(as_csv(found, library, say))
        frame = pd.read_csv(data, dtype=str, keep_default_na=False, header=None, encoding="utf-8-sig")
        assert_equal(ChartTable(view, chart.table), frame.values.tolist(), found, chart.id)
    view.deleteLater()


@pytest.mark.parametrize("topic", TOPICS)
def test_pandas_reads_the_numbers_as_numbers(topic: str, library: Library) -> None:
    say = languages.load("en")
    for chart in charts(topic, library, say):
        found = shown(library, say, chart)
        frame = pd.read_csv(io.BytesIO(as_csv(found, library, say)))
        assert list(frame.columns[: len(found.columns)]) == [column.head for column in found.columns]
        for column in found.columns:
            if column.numeric and any(cell is not None for cell in column.cells):
                assert pd.api.types.is_numeric_dtype(frame[column.head]), (chart.id, column.head)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_workbook_equals_the_window_cell_by_cell(
    topic: str, say: Language, library: Library, application: QApplication
) -> None:
    view, names = QTableView(), list[str]()
    sheet = compose(topic, library, say, Options(on=TODAY))
    found = [shown(library, say, chart) for chart in sheet.charts]
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(found, sheet, library, say, TODAY)))
    for chart, one in zip(sheet.charts, found, strict=True):
        names.append(sheet_name(one.name, names))
        page = book[names[-1]]
        last = HEADING + len(one.rows)
        rows = [[cell.value for cell in row] for row in page.iter_rows(HEADING, last, 1, len(one.columns))]
        assert_equal(ChartTable(view, chart.table), rows, one, chart.id)
        for place, column in enumerate(one.columns, 1):
            kinds = {page.cell(r, place).data_type for r in range(HEADING + 1, last + 1) if page.cell(r, place).value}
            assert kinds <= ({"n"} if column.numeric else {"s", "n"}), (chart.id, column.head)
        assert page.cell(last + 1, 1).value is None
    view.deleteLater()


# the window


def notice_of(window: MainWindow) -> Notice | None:
    return window.centre.findChild(Notice)


def dialog_of(window: MainWindow) -> DataExport:
    found = window.findChild(DataExport)
    assert found is not None
    return found


def choose(dialog: DataExport, name: str, place: int) -> None:
    segments = dialog.findChild(Segments, name)
    assert segments is not None
    segments._group.button(place).click()


def test_the_chart_on_show_leaves_as_a_workbook_and_the_window_says_so(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, asked = make_window(chart="it", last_folder=str(tmp_path)), list[Path]()

    def answer(_parent: Any, _language: Any, suggested: Path, _format: str) -> Path:
        asked.append(suggested)
        return suggested

    monkeypatch.setattr(exporting, "ask_file", answer)
    window.issuing.export_data()
    dialog = dialog_of(window)
    assert "IT specialists" in dialog._account.text()
    dialog.save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=20_000)
    assert asked == [tmp_path / "byfacts-emigration-it-en.xlsx"]
    assert len(openpyxl.load_workbook(asked[0]).sheetnames) == 3
    notice = notice_of(window)
    assert notice is not None
    assert notice.property("kind") == "done"
    assert asked[0].name in window.status.words
    settle()
    assert window.findChildren(DataOut) == []


def test_all_charts_leave_as_csv_into_one_folder_which_is_remembered(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window(tab="border")
    monkeypatch.setattr(saving, "ask_folder", lambda *_: tmp_path)
    window.issuing.export_data()
    dialog = dialog_of(window)
    choose(dialog, "export-charts", 1)
    choose(dialog, "export-format", 1)
    charts = len(window.sheet().charts)
    assert dialog._account.text().startswith(f"{charts} files")
    dialog.save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=20_000)
    assert len(list(tmp_path.glob("byfacts-border-*-en.csv"))) == charts
    assert window.settings.last_folder == str(tmp_path)


def test_what_leaves_has_the_choices_made_in_the_window(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window(chart="first-permits-country")
    window._make_choice("first-permits-country", "period", "2020")
    target = tmp_path / "x.csv"
    monkeypatch.setattr(exporting, "ask_file", lambda *_: target)
    window.issuing.export_data()
    choose(dialog_of(window), "export-format", 1)
    dialog_of(window).save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=20_000)
    assert list(pd.read_csv(target).columns[1:3]) == ["2019", "2020"]


@pytest.mark.parametrize("chart", ["", "it"])
def test_a_place_that_has_vanished_is_told_and_another_is_offered(
    chart: str, make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window(chart="it")
    monkeypatch.setattr(exporting, "ask_file", lambda *_: tmp_path / "gone" / "x.xlsx")
    window.issuing.export_data()
    choose(dialog_of(window), "export-charts", 0 if chart else 1)
    dialog_of(window).save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=20_000)
    notice = notice_of(window)
    assert notice is not None
    assert notice.property("kind") == "failed"
    assert "there is no such place" in notice.accessibleName()
    assert [button.text() for button in notice.findChildren(QPushButton)] == ["Other place…"]
    monkeypatch.setattr(exporting, "ask_file", lambda *_: tmp_path / "x.xlsx")
    notice.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: (tmp_path / "x.xlsx").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: "x.xlsx" in window.status.words, timeout=20_000)


def test_a_full_disk_leaves_the_old_file_whole(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from byfacts import files

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    window, target = make_window(chart="it"), tmp_path / "x.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(files, "_write", full)
    monkeypatch.setattr(exporting, "ask_file", lambda *_: target)
    window.issuing.export_data()
    dialog_of(window).save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=20_000)
    notice = notice_of(window)
    assert notice is not None
    assert "the disk is full" in notice.accessibleName()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]


def test_nothing_happens_when_the_reader_thinks_better_of_it(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(chart="it")
    monkeypatch.setattr(exporting, "ask_file", lambda *_: None)
    window.issuing.export_data()
    dialog_of(window).save.click()
    settle()
    assert notice_of(window) is None
    assert window.findChildren(DataOut) == []
    window.issuing.export_data()
    dialog_of(window).close()
    settle()
    assert window.findChildren(DataOut) == []


def test_where_no_chart_is_on_show_all_are_offered(make_window: MakeWindow) -> None:
    window = make_window(tab="recommendations")
    window.issuing.export_data()
    dialog = dialog_of(window)
    assert dialog.charts == charts_dialog.ALL
    dialog.close()
    settle()


def test_the_chart_head_has_buttons_and_the_menu_the_keys(make_window: MakeWindow) -> None:
    window = make_window(chart="it")
    copy = window.centre.findChild(QToolButton, "chart-copy")
    export = window.centre.findChild(QToolButton, "chart-export-data")
    assert copy is not None
    assert export is not None
    assert "Ctrl+Shift+E" in export.toolTip()
    window.show_view("table")
    settle()
    copy = window.centre.findChild(QToolButton, "chart-copy")
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text().startswith(window.sheet().chart("it").title)
    assert "copied" in window.status.words
    window.show_view("chart")
    settle()
    export = window.centre.findChild(QToolButton, "chart-export-data")
    assert export is not None
    export.click()
    dialog_of(window).close()
    settle()
    keys = {a.text(): a.shortcut().toString() for a in window.menu_bar.findChildren(QAction)}
    assert keys["Export data…"] == "Ctrl+Shift+E"
