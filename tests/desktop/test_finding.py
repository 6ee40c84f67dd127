"""A word is found in all tabs and its place opened, by keys alone; the focus goes back where it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from byfacts.desktop.about import AboutDialog
from byfacts.desktop.finding import FindPanel
from byfacts.desktop.plot import Plot
from byfacts.desktop.window import MainWindow

Make = Callable[..., MainWindow]


def press(key: Qt.Key, window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)
    for _ in range(3):
        QApplication.processEvents()


def typed(window: MainWindow, words: str) -> FindPanel:
    window.finding.open()
    assert window.finding.panel is not None
    QTest.keyClicks(window.finding.panel.field, words)
    QApplication.processEvents()
    return window.finding.panel


@pytest.fixture
def window(make_window: Make) -> MainWindow:
    made = make_window(chart="first-permits")
    made.activateWindow()
    return made


def test_a_word_leads_to_a_chart_of_another_tab(window: MainWindow) -> None:
    panel = typed(window, "attempts a month")
    assert panel.hits.count() > 0
    press(Qt.Key.Key_Down, window)
    assert panel.hits.hasFocus()
    press(Qt.Key.Key_Return, window)
    assert window.topic == "border"
    assert window.finding.panel is None
    assert isinstance(QApplication.focusWidget(), Plot)


def test_enter_in_the_field_opens_the_first_hit(window: MainWindow) -> None:
    typed(window, "population of belarus")
    press(Qt.Key.Key_Return, window)
    assert window.entry == "population"


def test_escape_closes_and_gives_the_focus_back(window: MainWindow) -> None:
    plot = window.plot()
    assert plot is not None
    plot.setFocus()
    typed(window, "permits")
    press(Qt.Key.Key_Escape, window)
    assert window.finding.panel is None
    assert QApplication.focusWidget() is window.plot()


def test_a_misspelt_word_offers_the_nearest(window: MainWindow) -> None:
    panel = typed(window, "asylm")
    assert panel.hits.isHidden()
    assert "Nothing was found" in panel._told.text()
    panel._nearest.click()
    assert panel.hits.count() > 0


def test_a_source_opens_the_list_of_sources_at_its_row(window: MainWindow, qtbot: QtBot) -> None:
    panel = typed(window, "refugee population statistics database")
    row = next(n for n in range(panel.hits.count()) if panel.hits.item(n).text().startswith("Source"))
    panel.hits.setFocus()
    panel.hits.setCurrentRow(row)
    press(Qt.Key.Key_Return, window)
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    assert dialog.source_table.selectedItems()[0].text() == "UNHCR"
    dialog.close()


def test_a_recommendation_is_found_and_opened(window: MainWindow) -> None:
    panel = typed(window, "disinformation")
    row = next(n for n in range(panel.hits.count()) if panel.hits.item(n).text().startswith("Recommendation"))
    panel.hits.setFocus()
    panel.hits.setCurrentRow(row)
    press(Qt.Key.Key_Return, window)
    assert window.topic == "recommendations"


def test_the_query_survives_a_change_of_language(window: MainWindow) -> None:
    typed(window, "Eurostat")
    window.choose_language("lt")
    QApplication.processEvents()
    assert window.finding.panel is not None
    assert window.finding.panel.field.text() == "Eurostat"
    assert window.finding.panel.hits.count() > 0


def test_the_tool_in_the_topic_row_opens_it(window: MainWindow) -> None:
    found = window.findChild(QToolButton, "find-tool")
    assert found is not None
    found.click()
    QApplication.processEvents()
    assert window.finding.panel is not None
    assert window.finding.panel.field.hasFocus()


@pytest.mark.parametrize("size", [(640, 420), (1024, 640)])
def test_there_is_room_for_it_in_a_small_window(make_window: Make, size: tuple[int, int]) -> None:
    window = make_window(width=size[0], height=size[1], text_size=150)
    panel = typed(window, "permits")
    assert window.width() <= max(size[0], window.minimumSizeHint().width())
    assert panel.field.width() > 100
