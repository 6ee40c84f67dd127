"""What an administrator has fixed is shown greyed, with the reason; all else stays free."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import MakeWindow, settle

from byfacts.administrator import KEYS
from byfacts.desktop.saving import SeveralSheets
from byfacts.desktop.window import MainWindow

REASON = "Set by your administrator"


def actions(menu: QWidget) -> Iterator[QAction]:
    for action in menu.actions():
        yield action
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from actions(inner)


def action(window: MainWindow, words: str) -> QAction:
    return next(found for found in actions(window.menu_bar) if found.text() == words)


def test_what_is_locked_is_greyed_in_the_menus_and_says_why(make_window: MakeWindow) -> None:
    window = make_window(locked=KEYS)
    for words in ("Leave no trace", "Language", "Choose language…", "Theme", "Next theme"):
        found = action(window, words)
        assert (found.isEnabled(), found.toolTip()) == (False, REASON), words
    assert action(window, "Text size").isEnabled()
    for name in ("language-tool", "theme-tool"):
        tool = window.findChild(QToolButton, name)
        assert tool is not None
        assert not tool.isEnabled()
        assert REASON in tool.toolTip()
        assert tool.accessibleDescription() == REASON


def test_the_tooltips_of_greyed_entries_are_shown(make_window: MakeWindow) -> None:
    window = make_window(locked=KEYS)
    menus = {found.title(): found for top in window.menu_bar.actions() if isinstance(found := top.menu(), QMenu)}
    assert menus["&File"].toolTipsVisible()
    assert menus["&View"].toolTipsVisible()
    assert not menus["&Edit"].toolTipsVisible()


def test_without_a_lock_nothing_is_greyed(make_window: MakeWindow) -> None:
    window = make_window()
    assert [found.text() for found in actions(window.menu_bar) if found.toolTip() == REASON] == []
    tool = window.findChild(QToolButton, "theme-tool")
    assert tool is not None
    assert tool.isEnabled()


def test_what_is_locked_is_greyed_beside_the_page(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(locked=("organisation", "paper"), organisation="Help Desk", paper="letter")
    window.toggle_sheet()
    preview = window.preview
    qtbot.waitUntil(lambda: preview.shown is not None, timeout=20_000)
    settle()
    name = window.findChild(QLineEdit, "sheet-organisation")
    assert name is not None
    assert (name.text(), name.isEnabled(), name.toolTip()) == ("Help Desk", False, REASON)
    for field, free in (("paper", False), ("mono", True), ("contact", True)):
        control = window.findChild(QWidget, f"sheet-{field}")
        assert control is not None
        assert control.isEnabled() is free


@pytest.mark.parametrize("mono", [True, False])
def test_several_sheets_keep_to_the_colours_that_are_locked(make_window: MakeWindow, mono: bool) -> None:
    window = make_window(locked=("mono",), mono=mono)
    window.issuing.several()
    dialog = window.findChild(SeveralSheets)
    assert dialog is not None
    ticks = {name: dialog.findChild(QCheckBox, name) for name in ("colour", "mono", "large")}
    assert [name for name, tick in ticks.items() if tick and not tick.isEnabled()] == ["colour" if mono else "mono"]
    large = ticks["large"]
    assert large is not None
    large.setChecked(True)
    assert {job.paper.large for job in dialog.jobs()} == {True, False}
    assert {job.paper.mono for job in dialog.jobs()} == {mono}
    dialog.close()
