"""A sheet that somebody sent is compared from the window, and the sheet on show can be cited."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import MakeWindow

from byfacts.compose import compose
from byfacts.desktop import verifying
from byfacts.desktop.notice import Notice
from byfacts.desktop.verifying import ReportDialog
from byfacts.language import load as load_language
from byfacts.library import load
from byfacts.paper import render
from byfacts.sheet import Options


def test_a_sheet_is_verified_from_the_file_menu(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render(compose("asylum", load(), load_language("en"), Options(on="2026-11-22")))[0])
    monkeypatch.setattr(verifying, "ask_file", lambda *_: str(path))
    window = make_window()
    action = next(a for a in window.menu_bar.findChildren(QAction) if a.text().startswith("Verify"))
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None, timeout=10_000)
    dialog = window.findChild(ReportDialog)
    assert dialog
    shown = dialog.findChild(QPlainTextEdit)
    assert shown
    assert "numbers of the page were compared" in shown.toPlainText()
    dialog.close()
    dialog.deleteLater()


def test_a_file_that_is_no_sheet_is_told_in_a_notice(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "ask_file", lambda *_: str(tmp_path))
    window = make_window()
    window.issuing.verify()
    qtbot.waitUntil(lambda: window.findChild(Notice) is not None, timeout=10_000)
    notice = window.findChild(Notice)
    assert notice
    assert "cannot be verified" in notice.accessibleName()


def test_the_citation_of_the_sheet_on_show_is_copied_with_its_sources(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(width=1500)
    window.toggle_sheet()
    qtbot.waitUntil(lambda: window.pane is not None and window.pane._cited is not None, timeout=10_000)
    found = window.findChild(QToolButton, "sheet-cite")
    assert found
    found.click()
    first, *sources = QGuiApplication.clipboard().text().splitlines()
    assert load().edition in first
    assert sources[0].startswith("[1] ")
