"""What a screen reader finds in a plot: a list of its points, alive for as long as the plot is."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop.facts import Fact
from byfacts.desktop.plot import Plot
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow
from byfacts.topics import topics

Text = QAccessible.Text
TABS = [topic.id for topic in topics() if topic.tab]


@pytest.fixture(autouse=True)
def listening(application: QApplication) -> Iterator[None]:
    """As if a screen reader were there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, str]]:
    """The events that are sent from here on, each with the name of what it is about."""
    found: list[tuple[QAccessible.Event, str]] = []
    send = QAccessible.updateAccessibility

    def note(event: QAccessibleEvent) -> None:
        found.append((event.type(), event.accessibleInterface().text(Text.Name)))
        send(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    return found


def plot_of(window: MainWindow) -> Plot:
    page = window.body.page
    assert isinstance(page, TopicPage)
    assert page.panel is not None
    assert page.panel.plot is not None
    return page.panel.plot


def list_of(plot: Plot) -> QAccessibleInterface:
    found: QAccessibleInterface = QAccessible.queryAccessibleInterface(plot)
    return found


def points_of(plot: Plot) -> list[QAccessibleInterface]:
    found = list_of(plot)
    return [found.child(place) for place in range(found.childCount())]


@pytest.mark.parametrize("topic", TABS)
def test_every_point_of_every_chart_has_a_name_and_a_value(make_window: MakeWindow, topic: str) -> None:
    window = make_window(tab=topic)
    for chart in window.sheet().charts:
        window.body.choose(chart.id)
        settle()
        page = window.body.page
        assert isinstance(page, TopicPage)
        plot = page.panel.plot if page.panel else None
        if plot is None or plot.figure is None:
            continue
        points = points_of(plot)
        assert list_of(plot).role() is QAccessible.Role.List
        assert list_of(plot).text(Text.Name) == chart.title
        assert len(points) == len(plot.figure.spots)
        for point in points:
            assert point.role() is QAccessible.Role.ListItem
            assert point.text(Text.Name), chart.id
            assert point.text(Text.Value), chart.id
            assert not point.state().offscreen, chart.id
            assert point.text(Text.Value) in point.text(Text.Description)


def test_a_point_is_told_as_the_read_out_shows_it(make_window: MakeWindow) -> None:
    plot = plot_of(make_window())
    for place, point in enumerate(points_of(plot)):
        reading = plot.reading_at(place)
        assert reading is not None
        assert reading.origin is not None
        assert point.text(Text.Name) == reading.head
        assert point.text(Text.Value) == reading.value
        assert all(line.rstrip(".") in point.text(Text.Description) for line in reading.lines)
        assert point.valueInterface().currentValue() == reading.origin.quantity.point


def test_a_point_knows_its_list_and_its_place(make_window: MakeWindow) -> None:
    plot = plot_of(make_window())
    for place, point in enumerate(points_of(plot)):
        assert point.parent() is list_of(plot)
        assert list_of(plot).indexOfChild(point) == place
        middle = point.rect().center()
        assert plot.rect().contains(plot.mapFromGlobal(middle))
        assert list_of(plot).childAt(middle.x(), middle.y()) is point
    corner = plot.mapToGlobal(QPoint(0, 0))
    assert list_of(plot).childAt(corner.x() - 5, corner.y() - 5) is None


def test_the_focus_follows_the_arrow_keys(make_window: MakeWindow, told: list[tuple[QAccessible.Event, str]]) -> None:
    window = make_window()
    window.activateWindow()
    plot = plot_of(window)
    points = points_of(plot)
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    for key, place in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_End, len(points) - 1)):
        told.clear()
        QTest.keyClick(plot, key)
        settle()
        assert (QAccessible.Event.Focus, points[place].text(Text.Name)) in told
        assert (QAccessible.Event.Selection, points[place].text(Text.Name)) in told
        assert [point.state().focused for point in points] == [n == place for n in range(len(points))]
        assert [point.state().selected for point in points] == [n == place for n in range(len(points))]
        assert list_of(plot).focusChild() is points[place]


def test_a_point_is_said_once_and_shown_in_the_status_bar(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    window.activateWindow()
    plot = plot_of(window)
    plot.setFocus()
    settle()
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility",
        lambda event: said.append(event.message()) if hasattr(event, "message") else None,
    )  # fmt: skip
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert window.status.words == plot.told
    assert said == []
    window.show_topic("asylum")
    assert window.sheet().headline in said


def test_a_point_can_be_pressed_for_its_source_card(make_window: MakeWindow) -> None:
    window = make_window()
    point = points_of(plot_of(window))[2]
    actions = point.actionInterface()
    assert actions.pressAction() in actions.actionNames()
    actions.doAction(actions.pressAction())
    settle()
    assert window.carding.is_open


def test_a_key_fact_is_a_button_with_its_standing(make_window: MakeWindow) -> None:
    window = make_window()
    fact = window.findChild(Fact)
    assert fact is not None
    button = QAccessible.queryAccessibleInterface(fact)
    assert button.role() is QAccessible.Role.Button
    assert button.text(Text.Name) == fact.fact.spoken
    assert button.text(Text.Description) == fact.fact.meta
    assert button.childCount() == 0
    button.actionInterface().doAction(button.actionInterface().pressAction())
    settle()
    assert window.carding.is_open


def test_countries_on_a_map_have_a_rank(make_window: MakeWindow) -> None:
    points = points_of(plot_of(make_window(chart="valid-permits")))
    assert "rank 1 of " in points[0].text(Text.Description)
    numbers = [point.valueInterface().currentValue() for point in points if point.valueInterface()]
    assert numbers == sorted(numbers, reverse=True)


def test_events_on_a_timeline_name_date_country_and_words(make_window: MakeWindow) -> None:
    window = make_window(tab="border")
    chart = next(chart for chart in window.sheet().charts if chart.kind == "timeline")
    window.body.choose(chart.id)
    settle()
    content = chart.content
    names = [point.text(Text.Name) for point in points_of(plot_of(window))]
    for moment in content.moments:  # type: ignore[union-attr]
        assert f"{moment.date}, {content.lanes[moment.lane]}" in names  # type: ignore[union-attr]


def test_another_language_is_told_in_that_language(make_window: MakeWindow) -> None:
    window = make_window()
    before = [point.text(Text.Description) for point in points_of(plot_of(window))]
    window.choose_language("pl")
    settle()
    after = [point.text(Text.Description) for point in points_of(plot_of(window))]
    assert len(before) == len(after)
    assert not set(before) & set(after)


def test_interfaces_end_with_their_plot(make_window: MakeWindow) -> None:
    window = make_window()
    plot = plot_of(window)
    held = [list_of(plot), *points_of(plot)]
    known = [QAccessible.uniqueId(one) for one in held]
    window.show_topic("asylum")
    del plot
    settle()
    gc.collect()
    assert not any(Shiboken.isValid(one) for one in held)
    assert not any(QAccessible.accessibleInterface(one) for one in known)


def test_other_points_replace_those_that_were_handed_out(make_window: MakeWindow) -> None:
    plot = plot_of(make_window())
    points = points_of(plot)
    assert plot.figure is not None
    known = [QAccessible.uniqueId(one) for one in points]
    plot.chart = plot_of(make_window(tab="asylum")).chart
    plot.lay_out()
    assert not any(Shiboken.isValid(one) for one in points)
    assert not any(QAccessible.accessibleInterface(one) for one in known)
    assert list_of(plot).childCount() == len(plot.figure.spots)
    assert all(point.text(Text.Name) for point in points_of(plot))


def test_going_through_all_charts_while_a_reader_listens_leaves_nothing_behind(make_window: MakeWindow) -> None:
    window = make_window()
    held: list[QAccessibleInterface] = []
    for _ in range(2):
        for topic in TABS:
            window.show_topic(topic)
            for chart in window.sheet().charts[:4]:
                window.body.choose(chart.id)
                for plot in window.body.findChildren(Plot):
                    held += points_of(plot)
                    plot.go_first()
                settle()
    window.choose_theme("dark")
    window.show_view("table")
    settle()
    gc.collect()
    assert len(held) > 100
    assert not any(Shiboken.isValid(one) for one in held)
