"""In a language two fifths longer than English no word of the window is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QScrollArea, QWidget
from tests.core import pseudo
from tests.desktop.conftest import TODAY, settle

from byfacts.desktop.about import AboutDialog
from byfacts.desktop.help import GuideDialog
from byfacts.desktop.window import MainWindow
from byfacts.language import Languages
from byfacts.model import Library
from byfacts.settings import Settings


@pytest.fixture(params=[(1280, 800), (1024, 640)], ids=["1280", "1024"])
def window(request: pytest.FixtureRequest, application: QApplication, library: Library) -> Iterator[MainWindow]:
    width, height = request.param
    settings = Settings(width=width, height=height, theme="light")
    made = MainWindow(library, pseudo.language(), settings, TODAY, Languages(pseudo.language()))
    made.resize(width, height)  # the screen that is not there is smaller
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def cut(page: QWidget) -> list[str]:
    """The words of labels and buttons that have less room than they need."""
    found = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.property("readout"):
            width = label.contentsRect().width()
            needed = label.heightForWidth(width) if label.wordWrap() else label.sizeHint().height()
            if label.height() < needed or (not label.wordWrap() and label.width() < label.sizeHint().width()):
                found.append(label.text())
    found += [
        button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.width() < button.sizeHint().width()
    ]
    return found


def test_no_word_of_the_window_is_cut(window: MainWindow) -> None:
    assert window.width() <= 1280
    for tab in window.sheet().tabs:
        window.show_topic(tab.topic)
        settle()
        entries = [band.id for band in window.sheet().bands] + [chart.id for chart in window.sheet().charts]
        for entry in entries:
            window.body.choose(entry)
            settle()
            assert cut(window.header) + cut(window.body) == [], (tab.topic, entry)  # the status bar elides by design


def test_nothing_scrolls_sideways(window: MainWindow) -> None:
    for tab in window.sheet().tabs:
        window.show_topic(tab.topic)
        settle()
        for area in window.findChildren(QScrollArea):
            assert area.horizontalScrollBar().maximum() == 0, tab.topic


def test_no_word_of_the_pane_of_the_sheet_is_cut(window: MainWindow) -> None:
    window.toggle_sheet()
    settle()
    assert window.pane is not None
    assert cut(window.pane) == []


@pytest.mark.parametrize("kind", ["about", "guide"])
def test_no_word_of_a_dialog_is_cut(window: MainWindow, kind: str) -> None:
    dialog: QDialog = (
        AboutDialog(window, window.look, window.language, window.library, window.languages)
        if kind == "about"
        else GuideDialog(window, window.look, window.language)
    )
    dialog.show()
    settle()
    assert cut(dialog) == []
    dialog.close()
    settle()
