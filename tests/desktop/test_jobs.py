"""The jobs of a day in the real window, by keys alone: find a number, open its card, switch the language, preview and
export a sheet, present, leave.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop import saving
from byfacts.desktop.plot import Plot
from byfacts.desktop.window import MainWindow

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
STOPS = 60  # more presses of Tab than any window has stops


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    made = make_window()
    made.activateWindow()
    settle()
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "the keyboard is nowhere"
    return found


def press(key: Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        QTest.keyClick(focused(), key, modifiers)
        settle()


def write(words: str) -> None:
    QTest.keyClicks(focused(), words)
    settle()


def tab_to(words: str) -> None:
    """Press Tab until the button with these words has the keyboard."""
    for _ in range(STOPS):
        now = focused()
        if isinstance(now, QPushButton) and now.text().strip() == words:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {words}")


def test_a_number_is_found_and_its_card_opened_and_closed(window: MainWindow) -> None:
    press(Key.Key_F, CONTROL)
    write("attempts to cross")
    assert window.finding.panel is not None
    assert window.finding.panel.hits.count() > 0
    press(Key.Key_Return)
    settle()
    assert window.finding.panel is None
    assert window.topic == "border"
    plot = window.plot()
    assert plot is not None
    while focused() is not plot:
        press(Key.Key_F6)
    press(Key.Key_Home)
    press(Key.Key_Right)
    reading = plot.reading()
    assert reading is not None
    assert reading.value in window.status.words
    press(Key.Key_Return)
    assert window.carding.is_open
    assert reading.value.split()[0] in window.body.window().findChild(QWidget, "card-text").accessibleName()
    press(Key.Key_Escape)
    assert not window.carding.is_open
    assert isinstance(focused(), Plot)


def test_charts_are_gone_through_and_their_points_compared(window: MainWindow) -> None:
    press(Key.Key_2, CONTROL)
    assert window.topic == "asylum"
    first = window.entry
    press(Key.Key_PageDown, CONTROL)
    assert window.entry != first
    press(Key.Key_PageUp, CONTROL)
    assert window.entry == first
    press(Key.Key_Tab, CONTROL)
    assert window.topic == "border"


def test_the_language_is_switched_and_tab_and_chart_stay(window: MainWindow) -> None:
    press(Key.Key_2, CONTROL)
    press(Key.Key_PageDown, CONTROL)
    before = (window.topic, window.entry)

    def choose_another() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        for key in (Key.Key_Home, Key.Key_Down, Key.Key_Down, Key.Key_Return):
            QTest.keyClick(menu, key)

    QTimer.singleShot(100, window, choose_another)
    press(Key.Key_L, CONTROL | SHIFT)
    settle()
    assert window.language.code != "en"
    assert (window.topic, window.entry) == before
    assert window.language.name in window.status.words


def test_a_sheet_is_previewed_and_exported(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(saving, "ask_file", lambda *_: target)  # the system's dialog
    before = focused().objectName()
    press(Key.Key_E, CONTROL)
    pane = window.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.desk.leaf.image is not None, timeout=20000)
    tab_to("Export PDF")
    press(Key.Key_Space)
    qtbot.waitUntil(target.exists, timeout=20000)
    qtbot.waitUntil(lambda: "sheet.pdf" in window.status.words, timeout=20000)
    assert target.read_bytes().startswith(b"%PDF")
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert window.pane is None
    assert focused().objectName() == before


def test_a_show_is_given_and_ended(window: MainWindow) -> None:
    press(Key.Key_F5)
    show = window.presenting.now
    assert show is not None
    press(Key.Key_Right)
    press(Key.Key_Escape)
    settle()
    assert window.presenting.now is None
    assert window.isVisible()


def test_the_window_is_left(window: MainWindow) -> None:
    press(Key.Key_Q, CONTROL)
    assert not window.isVisible()
