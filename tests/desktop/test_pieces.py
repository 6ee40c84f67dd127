"""The pieces of the window: sharing the space, work off the main thread, dialogs, icons, and Qt itself."""

from __future__ import annotations

import re
import sys
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import settle

from byfacts import assets
from byfacts.desktop import crash, work
from byfacts.desktop.about import AboutDialog
from byfacts.desktop.icons import pixmap
from byfacts.desktop.look import look, next_size, style_sheet
from byfacts.desktop.room import room
from byfacts.language import load as load_language
from byfacts.model import Library
from byfacts.tokens import theme
from byfacts.topics import topics


@pytest.mark.parametrize(
    ("width", "height", "rail", "facts", "notes"),
    [
        (1920, 1080, True, "full", "shown"),
        (1280, 800, True, "full", "shown"),
        (1280, 700, True, "mini", "shown"),
        (1024, 640, False, "mini", "button"),
        (800, 600, False, "folded", "none"),
    ],
)
def test_the_room_follows_the_table(width: int, height: int, rail: bool, facts: str, notes: str) -> None:
    found = room(width, height)
    assert (found.rail, found.facts, found.notes) == (rail, facts, notes)
    assert found.margin is (width >= 1600)


def test_text_sizes_end_at_both_ends() -> None:
    assert next_size(100, 1) == 110
    assert next_size(100, -1) == 100
    assert next_size(200, 1) == 200


def test_work_runs_elsewhere_and_answers_here(application: QApplication, qtbot: QtBot) -> None:
    here, owner = threading.get_ident(), QObject()
    answers: list[tuple[int, int]] = []
    troubles: list[BaseException] = []
    work.run(owner, threading.get_ident, lambda there: answers.append((there, threading.get_ident())), troubles.append)
    qtbot.waitUntil(lambda: bool(answers))
    there, back = answers[0]
    assert not troubles
    assert there != here
    assert back == here


def test_work_that_fails_says_so(application: QApplication, qtbot: QtBot) -> None:
    owner, answers, troubles = QObject(), list[int](), list[BaseException]()
    work.run(owner, lambda: 1 // 0, answers.append, troubles.append)
    qtbot.waitUntil(lambda: bool(troubles))
    assert isinstance(troubles[0], ZeroDivisionError)
    assert not answers


def test_a_fault_of_the_program_opens_a_dialog_with_the_details(application: QApplication) -> None:
    window = QWidget()
    silent = sys.excepthook
    sys.excepthook = lambda *_: None
    undo = crash.install(lambda: (window, look("light", 100), load_language("en")))
    try:
        raise_and_report()
        dialog = window.findChild(crash.CrashDialog)
        assert dialog is not None
        shown = dialog.findChild(QPlainTextEdit)
        assert shown is not None
        assert "ZeroDivisionError" in shown.toPlainText()
        dialog.accept()
    finally:
        undo()
        sys.excepthook = silent
        window.deleteLater()
        settle()


def raise_and_report() -> None:
    try:
        1 // 0  # noqa: B018
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_about_names_every_source(application: QApplication, library: Library) -> None:
    owner = QWidget()
    dialog = AboutDialog(owner, look("light", 100), load_language("en"), library, sources=True)
    assert library.edition in dialog.summary()
    dialog.close()
    owner.deleteLater()
    settle()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_drawn_controls_have_the_colours_of_the_tokens(name: str) -> None:
    for control, role in (("chevron", "ink2"), ("tick", "on_accent"), ("mark", "accent")):
        text = assets.resource("icons", "controls", f"{control}-{name}.svg").read_text("utf-8")
        assert re.search(r'stroke="(#\w+)"', text).group(1) == theme(name)[role]  # type: ignore[union-attr]


def test_the_style_sheet_has_no_hole() -> None:
    sheet = style_sheet(look("dark", 125))
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_every_icon_that_a_topic_names_is_shipped(application: QApplication) -> None:
    named = {str(chart.get("icon", "")) for topic in topics() for chart in topic.charts} - {""}
    named |= {str(band["icon"]) for topic in topics() for band in topic.spec.get("band", {}).values()}
    missing = [name for name in named if not assets.resource("icons", f"{name}.svg").is_file()]
    assert not missing
    assert not pixmap(look("light", 100), "map").isNull()


def test_none_survives_a_thousand_void_calls(application: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None at every void call, until the interpreter aborts."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setEnabled(True)
    assert sys.getrefcount(None) > before - 500
    widget.deleteLater()
    settle()
