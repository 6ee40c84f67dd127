"""Saving sheets from the window: the file is written, and a failure is told calmly."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop import saving
from byfacts.desktop.notice import Notice
from byfacts.desktop.saving import SeveralSheets
from byfacts.desktop.window import MainWindow


def notice_of(window: MainWindow) -> Notice | None:
    return window.centre.findChild(Notice)


def answer(monkeypatch: pytest.MonkeyPatch, target: Path | None) -> None:
    monkeypatch.setattr(saving, "ask_file", lambda *_: target)


def test_the_sheet_is_written_and_the_window_says_so(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window()
    target = tmp_path / "sheet.pdf"
    answer(monkeypatch, target)
    window.issuing.save()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert "sheet.pdf" in window.status.words
    assert window.settings.last_folder == str(tmp_path)
    window.close_notice()
    settle()
    assert notice_of(window) is None


def test_a_sheet_that_cannot_be_written_is_told_without_a_trace(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window()
    (tmp_path / "file").write_text("not a folder")
    answer(monkeypatch, tmp_path / "file" / "sheet.pdf")
    window.issuing.save()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=20_000)
    notice = notice_of(window)
    assert notice is not None
    assert notice.property("kind") == "failed"
    assert "Traceback" not in notice.accessibleName()
    assert [button.text() for button in notice.findChildren(QPushButton)] == ["Other name…"]


def test_nothing_happens_when_the_reader_thinks_better_of_it(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    answer(monkeypatch, None)
    window.issuing.save()
    assert notice_of(window) is None


def test_several_sheets_are_written_with_an_account_of_them(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(last_folder=str(tmp_path))
    window.issuing.several()
    dialog = window.findChild(SeveralSheets)
    assert dialog is not None
    for tick in dialog._topics[2:]:
        tick.setChecked(False)
    (tmp_path / saving.file_name(dialog.jobs()[0].topic, "en")).mkdir()
    assert len(dialog.jobs()) == 2
    dialog.start()
    qtbot.waitUntil(lambda: not dialog._working, timeout=30_000)
    assert dialog.jobs()[1].target.read_bytes().startswith(b"%PDF")
    assert "1 of 2" in dialog._account.text()
    assert dialog.jobs()[0].target.name in dialog._account.text()
    dialog.close()
    settle()


def test_writing_several_sheets_can_be_stopped(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(last_folder=str(tmp_path))
    window.issuing.several()
    dialog = window.findChild(SeveralSheets)
    assert dialog is not None
    dialog.start()
    dialog.close()
    qtbot.waitUntil(lambda: not dialog._working, timeout=30_000)
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    dialog.close()
    settle()
