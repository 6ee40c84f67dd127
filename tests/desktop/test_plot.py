"""The plot: what mouse and keys find in it, and what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop.plot import Plot
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow
from byfacts.topics import topics


def plot_of(window: MainWindow) -> Plot:
    page = window.body.page
    assert isinstance(page, TopicPage)
    assert page.panel is not None
    assert page.panel.plot is not None
    return page.panel.plot


def test_arrows_go_from_point_to_point_and_say_each(make_window: MakeWindow) -> None:
    window = make_window()
    plot = plot_of(window)
    QTest.keyClick(plot, Qt.Key.Key_Home)
    first = window.status.words
    QTest.keyClick(plot, Qt.Key.Key_Right)
    reading = plot.reading()
    assert reading is not None
    assert reading.value in window.status.words
    assert window.status.words != first
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.figure is not None
    assert plot.current == len(plot.figure.spots) - 1
    assert plot.readout.isVisible()
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert not plot.readout.isVisible()


@pytest.mark.parametrize("topic", [topic.id for topic in topics() if topic.tab])
def test_every_point_of_every_chart_can_be_read_out(make_window: MakeWindow, topic: str) -> None:
    window = make_window(tab=topic)
    for chart in window.sheet().charts:
        window.body.choose(chart.id)
        settle()
        page = window.body.page
        assert isinstance(page, TopicPage)
        plot = page.panel.plot if page.panel else None
        if plot is None or plot.figure is None:
            continue
        for place, spot in enumerate(plot.figure.spots):
            plot.current = place
            assert plot.reading() is not None, (chart.id, spot.key)


def test_the_mouse_finds_the_point_under_it(make_window: MakeWindow) -> None:
    plot = plot_of(make_window())
    assert plot.figure is not None
    spot = plot.figure.spots[3]
    QTest.mouseMove(plot.viewport(), QPoint(round(spot.x + spot.width / 2), round(spot.y + spot.height / 2)))
    found = plot._spot_under(QPointF(spot.x + spot.width / 2, spot.y + spot.height / 2))
    assert found == 3


def test_the_readout_stays_inside_the_plot(make_window: MakeWindow) -> None:
    plot = plot_of(make_window())
    assert plot.figure is not None
    for place in range(len(plot.figure.spots)):
        plot._go(place)
        assert plot.rect().contains(plot.readout.geometry()), place


def test_another_year_can_be_chosen_on_the_map_and_the_focus_stays(make_window: MakeWindow) -> None:
    window = make_window(chart="valid-permits")
    before = {choice.id: choice.chosen for choice in window.sheet().chart("valid-permits").choices}
    plot = plot_of(window)
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    settle()
    after = {choice.id: choice.chosen for choice in window.sheet().chart("valid-permits").choices}
    assert before != after
    assert plot_of(window) is not plot


def test_the_wheel_is_left_to_the_page(make_window: MakeWindow) -> None:
    plot = plot_of(make_window())
    before = plot.view.viewRect()
    turn = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), turn)
    assert not turn.isAccepted()
    assert plot.view.viewRect() == before
