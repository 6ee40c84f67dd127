"""Pictures from the window, by keys: saved at the size chosen, copied with their words; a refusal is told calmly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop import clipboard, exporting, saving
from byfacts.desktop.notice import Notice
from byfacts.desktop.parts import Segments
from byfacts.desktop.picturing import PictureCopy, PictureExport, PicturesOut
from byfacts.desktop.window import MainWindow
from byfacts.errors import OutputError

PATIENCE = 30_000


def notice_of(window: MainWindow) -> Notice | None:
    return window.centre.findChild(Notice)


def dialog_of(window: MainWindow) -> PictureExport:
    found = window.findChild(PictureExport)
    assert found is not None
    return found


def press(widget: QWidget | None, *keys: Qt.Key, hold: Qt.KeyboardModifier | None = None) -> None:
    assert widget is not None
    for key in keys:
        QTest.keyClick(widget, key, hold or Qt.KeyboardModifier.NoModifier)


def by_keys(window: MainWindow, key: Qt.Key) -> None:
    """A key of the plot together with Ctrl."""
    plot = window.plot()
    assert plot is not None
    plot.setFocus()
    press(plot, key, hold=Qt.KeyboardModifier.ControlModifier)
    settle()


def test_a_picture_is_saved_by_keys_alone(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, asked = make_window(chart="it", last_folder=str(tmp_path)), list[Path]()

    def answer(_parent: Any, _language: Any, suggested: Path, _format: str) -> Path:
        asked.append(suggested)
        return suggested

    monkeypatch.setattr(exporting, "ask_file", answer)
    by_keys(window, Qt.Key.Key_S)
    dialog = dialog_of(window)
    dialog.size_box.setFocus()
    press(dialog.size_box, Qt.Key.Key_Down)  # from the column of a report to a slide
    assert "1,600 by 900 pixels" in dialog._account.text()
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=PATIENCE)
    assert asked == [tmp_path / "byfacts-emigration-it-en.png"]
    with Image.open(asked[0]) as image:
        assert image.size == (1600, 900)
    notice = notice_of(window)
    assert notice is not None
    assert notice.property("kind") == "done"
    assert "in the picture" in notice.accessibleName()
    settle()
    assert window.findChildren(PicturesOut) == []


def test_all_charts_are_saved_as_svg_into_one_folder(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window(tab="asylum")
    monkeypatch.setattr(saving, "ask_folder", lambda *_: tmp_path)
    window.issuing.save_picture()
    dialog = dialog_of(window)
    for name in ("picture-charts", "picture-format"):
        press(dialog.findChild(Segments, name), Qt.Key.Key_Right)
    assert dialog._account.text().startswith(f"{len(window.sheet().charts)} files")
    dialog.save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=PATIENCE)
    assert len(list(tmp_path.glob("byfacts-asylum-*-en.svg"))) == len(window.sheet().charts)


def test_the_size_of_the_window_and_an_own_width_are_offered(make_window: MakeWindow) -> None:
    window = make_window(chart="it")
    plot = window.plot()
    assert plot is not None
    window.issuing.save_picture()
    dialog = dialog_of(window)
    dialog.size_box.setCurrentIndex(0)
    assert dialog.how.size.width == max(plot.width(), 480)
    assert not dialog.width_box.isVisible()
    dialog.size_box.setCurrentIndex(dialog.size_box.count() - 1)
    dialog.width_box.setValue(777)
    assert dialog.width_box.isVisible()
    assert dialog.how.size.width == 777
    dialog.colours_box.setCurrentIndex(3)
    assert dialog.how.colours == "mono"
    dialog.close()
    settle()
    assert window.findChildren(PicturesOut) == []


def test_where_a_table_is_alone_no_size_of_the_window_is_offered(make_window: MakeWindow) -> None:
    window = make_window(chart="it")
    window.show_view("table")
    window.issuing.save_picture()
    assert dialog_of(window).size_box.itemData(0) == "column"
    dialog_of(window).close()
    settle()


def test_a_folder_that_has_vanished_is_told_and_another_is_offered(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window(chart="it")
    monkeypatch.setattr(exporting, "ask_file", lambda *_: tmp_path / "gone" / "x.png")
    window.issuing.save_picture()
    dialog_of(window).save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=PATIENCE)
    notice = notice_of(window)
    assert notice is not None
    assert "The picture was not saved" in notice.accessibleName()
    monkeypatch.setattr(exporting, "ask_file", lambda *_: tmp_path / "x.png")
    notice.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: (tmp_path / "x.png").exists(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "x.png" in window.status.words, timeout=PATIENCE)


def test_a_size_without_room_is_told_with_the_height_that_it_needs(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from byfacts.desktop import picturing
    from byfacts.exports.pictures import Size

    window = make_window(chart="emigration-claims")
    monkeypatch.setitem(picturing.PRESETS, "column", Size(900, 300))
    monkeypatch.setattr(exporting, "ask_file", lambda *_: tmp_path / "x.png")
    window.issuing.save_picture()
    dialog_of(window).save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=PATIENCE)
    notice = notice_of(window)
    assert notice is not None
    assert "needs a height of" in notice.accessibleName()
    assert notice.findChildren(QPushButton) == []
    assert list(tmp_path.iterdir()) == []


# the clipboard


def test_ctrl_c_in_the_plot_copies_the_picture_with_its_words(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(chart="it")
    by_keys(window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: "picture is copied" in window.status.words, timeout=PATIENCE)
    data = QGuiApplication.clipboard().mimeData()
    chart = window.sheet().chart("it")
    assert data is not None
    assert data.text().startswith(chart.title)
    assert chart.sentence in data.text()
    assert "Source: " in data.text()
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")
    picture = QImage.fromData(data.data("image/png"))
    assert picture.width() == 1800
    assert data.hasImage()
    settle()
    assert window.findChildren(PictureCopy) == []


def test_ctrl_c_in_the_table_copies_the_table(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(chart="it")
    window.show_view("both")
    settle()
    panel = window.panel()
    assert panel is not None
    assert panel.table is not None
    panel.table.setFocus()
    press(panel.table, Qt.Key.Key_C, hold=Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert not data.hasImage()
    assert "\t" in data.text()


def test_a_clipboard_that_refuses_is_told_and_saving_is_offered(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Held:
        """A clipboard that another program holds: it takes nothing, and shows nothing."""

        def setMimeData(self, _data: object) -> None: ...

        def mimeData(self) -> None: ...

    window = make_window(chart="it")
    monkeypatch.setattr(clipboard, "system", Held)
    by_keys(window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=PATIENCE)
    notice = notice_of(window)
    assert notice is not None
    assert "The clipboard did not take the picture" in notice.accessibleName()
    notice.findChildren(QPushButton)[0].click()
    dialog_of(window).close()
    settle()
    assert window.findChildren(PictureCopy) == []


def test_a_picture_that_cannot_be_made_is_told(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from byfacts.desktop import picturing

    def broken(*_: object) -> bytes:
        raise OutputError("There is no such place: {place}", place="nowhere")

    window = make_window(chart="it")
    monkeypatch.setattr(picturing, "png", broken)
    window.copying.picture()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=PATIENCE)
    notice = notice_of(window)
    assert notice is not None
    assert "The picture was not copied" in notice.accessibleName()


def test_the_chart_head_and_the_menu_offer_pictures_with_their_keys(make_window: MakeWindow) -> None:
    window = make_window(chart="it")
    save = window.centre.findChild(QToolButton, "chart-save-picture")
    copy = window.centre.findChild(QToolButton, "chart-copy")
    assert save is not None
    assert copy is not None
    assert "Ctrl+S" in save.toolTip()
    assert "picture" in copy.toolTip()
    keys = {action.text(): action.shortcut().toString() for action in window.menu_bar.findChildren(QAction)}
    assert keys["Save picture…"] == "Ctrl+S"
    assert keys["Copy"] == "Ctrl+C"
    assert keys["Copy picture"] == keys["Copy table"] == ""
    window.show_view("table")
    settle()
    copy = window.centre.findChild(QToolButton, "chart-copy")
    assert copy is not None
    assert "table" in copy.toolTip()


def test_nothing_is_copied_where_no_chart_is_on_show(make_window: MakeWindow) -> None:
    window = make_window(tab="recommendations")
    QGuiApplication.clipboard().setText("before")
    window.copying.shown()
    window.copying.picture()
    settle()
    assert QGuiApplication.clipboard().text() == "before"
    assert notice_of(window) is None
