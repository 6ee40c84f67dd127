"""How a panel shares its height: a second chart stands where both have room, and nothing is stretched or lost."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from tests.desktop.conftest import MakeWindow, settle
from tests.desktop.test_window import words

from byfacts.desktop.companion import Companion
from byfacts.desktop.panel import ChartPanel
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow


def panel_of(window: MainWindow) -> ChartPanel:
    page = window.body.page
    assert isinstance(page, TopicPage)
    assert page.panel is not None
    return page.panel


def companion_of(window: MainWindow) -> Companion:
    found = panel_of(window).companion
    assert found is not None
    return found


def test_a_second_chart_stands_under_the_first_where_both_have_room(make_window: MakeWindow) -> None:
    window = make_window(width=1920, height=1080, tab="border", chart="three-counts")
    companion = companion_of(window)
    plot = panel_of(window).plot
    assert companion.plot is not None
    assert plot is not None
    assert companion.plot.height() >= 170
    assert plot.height() >= 110
    assert companion.chart.title in words(companion)


def test_without_room_it_is_a_line_that_leads_to_it(make_window: MakeWindow) -> None:
    window = make_window(tab="border", chart="three-counts")
    companion = companion_of(window)
    assert companion.plot is None
    opener = companion.findChild(QPushButton)
    assert opener is not None
    assert opener.isVisible()
    opener.click()
    settle()
    assert window.entry == companion.chart.id


def test_it_folds_and_opens_as_the_window_changes(make_window: MakeWindow) -> None:
    window = make_window(width=1500, height=1000, tab="emigration", chart="it")
    assert companion_of(window).plot is not None
    window.resize(1500, 560)
    settle()
    assert companion_of(window).plot is None
    window.resize(1500, 1000)
    settle()
    assert companion_of(window).plot is not None


def test_the_second_chart_has_a_choice_of_its_own(make_window: MakeWindow) -> None:
    window = make_window(width=1920, height=1080, tab="border", chart="three-counts")
    chart = companion_of(window).chart
    value = chart.choices[0].options[1][0]
    panel_of(window).choice_made.emit(chart.id, chart.choices[0].id, value)
    settle()
    assert window.entry == "three-counts"
    assert companion_of(window).chart.choices[0].chosen == value


def test_the_page_does_not_scroll_for_a_second_chart(make_window: MakeWindow) -> None:
    for size in ((1280, 800), (1440, 900), (1920, 1080)):
        window = make_window(width=size[0], height=size[1])
        for chart in ("it", "business-harbour", "companies", "destinations"):
            window.body.choose(chart)
            settle()
            bar = window.body.page.verticalScrollBar()
            assert bar.maximum() == 0, (size, chart)


def test_figures_that_stand_alone_are_larger_than_key_facts(make_window: MakeWindow) -> None:
    window = make_window(chart="companies")
    plot = panel_of(window).plot
    assert plot is not None
    assert plot.large
    assert plot.height() < 160
    assert panel_of(window).chart.sentence in words(panel_of(window))


def test_the_numbers_of_the_pages_sources_are_not_shown(make_window: MakeWindow) -> None:
    window = make_window()
    for topic in ("emigration", "asylum", "border"):
        window.show_topic(topic)
        for chart in window.sheet().charts:
            window.body.choose(chart.id)
            settle()
            assert not [text for text in words(window.body.page) if "[1]" in text or "[2]" in text]


def test_columns_of_numbers_keep_together(make_window: MakeWindow) -> None:
    window = make_window(tab="asylum", chart="other-counts")
    table = panel_of(window).table
    assert table is not None
    header = table.horizontalHeader()
    widths = [header.sectionSize(place) for place in range(1, header.count())]
    assert max(widths) < 2 * min(widths)
    assert table.height() < 160
    assert not [child for child in panel_of(window).findChildren(QWidget) if child.isVisible() and child.height() == 0]
