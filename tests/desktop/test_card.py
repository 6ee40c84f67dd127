"""The source card opens from any number, by keys alone, follows the chart, and gives the focus back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from byfacts.desktop.card import CardPane
from byfacts.desktop.facts import KeyFacts
from byfacts.desktop.plot import Plot
from byfacts.desktop.table import TableView
from byfacts.desktop.window import MainWindow

Make = Callable[..., MainWindow]


def press(window: MainWindow, key: Qt.Key) -> None:
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key)
    QApplication.processEvents()
    QApplication.processEvents()


def plot(window: MainWindow) -> Plot:
    found = window.plot()  # not one that waits to be deleted
    assert found is not None
    return found


def card(window: MainWindow) -> CardPane:
    assert window.carding.pane is not None
    return window.carding.pane


@pytest.fixture
def window(make_window: Make, qtbot: QtBot) -> MainWindow:
    made = make_window(chart="first-permits")
    made.activateWindow()
    plot(made).setFocus()
    qtbot.waitUntil(lambda: plot(made).figure is not None)
    return made


def test_enter_opens_the_card_of_the_point_and_escape_gives_the_focus_back(window: MainWindow) -> None:
    plot(window).go_first()
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Return)
    shown = card(window).card
    assert shown is not None
    assert (shown.value, shown.unit) == ("281,503", "permits")
    assert QApplication.focusWidget() is card(window)._scroll
    press(window, Qt.Key.Key_Escape)
    assert window.carding.pane is None
    assert QApplication.focusWidget() is plot(window)
    reading = plot(window).reading()
    assert reading is not None
    assert reading.key == "first-permits@EU27_2020@2023"


def test_the_card_walks_the_points_of_the_chart(window: MainWindow) -> None:
    plot(window).go_first()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Right)
    shown = card(window).card
    assert shown is not None
    assert shown.value == "281,503"
    assert card(window)._place.text().replace("\N{NO-BREAK SPACE}", " ") == "9 of 10"
    press(window, Qt.Key.Key_Right)
    assert card(window)._next.isEnabled() is False


def test_the_card_follows_the_arrows_in_the_chart(window: MainWindow) -> None:
    plot(window).go_first()
    press(window, Qt.Key.Key_Return)
    plot(window).setFocus()
    press(window, Qt.Key.Key_Left)
    shown = card(window).card
    assert shown is not None
    assert shown.value == "150,028"
    assert QApplication.focusWidget() is plot(window)


def test_a_click_on_a_mark_opens_its_card(window: MainWindow) -> None:
    figure = plot(window).figure
    assert figure is not None
    spot = figure.spots[0]
    where = plot(window)._area(spot).center().toPoint()
    QTest.mouseClick(plot(window).viewport(), Qt.MouseButton.LeftButton, pos=where)
    QApplication.processEvents()
    shown = card(window).card
    assert shown is not None
    assert shown.key == spot.key


def test_a_key_fact_opens_its_card_even_when_it_is_computed(window: MainWindow) -> None:
    facts = window.findChild(KeyFacts, "facts")
    assert facts is not None
    computed = next(fact for fact in facts.facts if fact.fact.origin and fact.fact.origin.computed)
    computed.setFocus()
    press(window, Qt.Key.Key_Return)
    shown = card(window).card
    assert shown is not None
    assert "Computed from" in {line.label for line in shown.lines}


def test_a_row_of_the_table_opens_its_card(window: MainWindow) -> None:
    window.show_view("table")
    table = window.findChild(TableView)
    assert table is not None
    table.setFocus()
    table.selectRow(0)
    press(window, Qt.Key.Key_Return)
    shown = card(window).card
    assert shown is not None
    assert shown.key == "first-permits@EU27_2020@2015"


def test_citation_and_card_can_be_copied_by_keys(window: MainWindow) -> None:
    plot(window).go_first()
    press(window, Qt.Key.Key_Return)
    for name, words in (("card-cite", "In: byfacts, edition"), ("card-copy", "Value as published: 311,516 permits")):
        found = window.findChild(QWidget, name)
        assert found is not None
        found.setFocus()
        press(window, Qt.Key.Key_Space)
        assert words in QGuiApplication.clipboard().text()


def test_another_language_says_the_same_card(window: MainWindow) -> None:
    plot(window).go_first()
    press(window, Qt.Key.Key_Return)
    window.choose_language("ru")
    QApplication.processEvents()
    shown = card(window).card
    assert shown is not None
    assert shown.key == "first-permits@EU27_2020@2022"
    assert shown.value == "311\N{NO-BREAK SPACE}516"


@pytest.mark.parametrize("leave", ["topic", "chart", "sheet"])
def test_the_card_closes_when_something_else_takes_its_place(window: MainWindow, leave: str) -> None:
    plot(window).go_first()
    press(window, Qt.Key.Key_Return)
    assert window.carding.is_open
    match leave:
        case "topic":
            window.show_topic("asylum")
        case "chart":
            window.turn(1)
        case _:
            window.toggle_sheet()
    QApplication.processEvents()
    assert not window.carding.is_open
    assert window.findChild(CardPane) is None or not window.findChild(CardPane).isVisible()


def test_a_recommendations_fact_has_its_card(make_window: Make) -> None:
    window = make_window(tab="recommendations")
    tools = [found for found in window.findChildren(QToolButton) if found.objectName().startswith("card-of-")]
    assert tools
    tools[0].click()
    QApplication.processEvents()
    assert card(window).card is not None


def test_without_room_the_card_covers_the_content(make_window: Make) -> None:
    window = make_window(chart="first-permits", width=800, height=640)
    plot(window).go_first()
    press(window, Qt.Key.Key_Return)
    plot(window).ask()
    QApplication.processEvents()
    assert card(window).isVisible()
    assert not window.body.page.isVisible()
