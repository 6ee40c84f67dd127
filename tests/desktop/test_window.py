"""The window as a whole: it opens on everything, keeps its place, and shares its space."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from tests.desktop.conftest import TODAY, MakeWindow, settle

from byfacts.compose import compose
from byfacts.desktop.rail import Rail
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow
from byfacts.language import languages
from byfacts.language import load as load_language
from byfacts.model import Library
from byfacts.settings import Settings
from byfacts.sheet import Options
from byfacts.topics import topics

OTHER = [code for code in languages() if code != "en"][-1]
TABS = [topic.id for topic in topics() if topic.tab]


def entries(window: MainWindow) -> list[str]:
    sheet = window.sheet()
    return [*(band.id for band in sheet.bands), *(chart.id for chart in sheet.charts)]


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.text()]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("topic", TABS)
def test_the_window_opens_every_chart_of_a_topic_in_a_language(
    make_window: MakeWindow, topic: str, language: str
) -> None:
    window = make_window(language, tab=topic)
    for entry in entries(window):
        window.body.choose(entry)
        settle()
        assert window.entry == entry
        page = window.body.page
        if isinstance(page, TopicPage):
            assert page.panel is not None
            assert page.panel.chart.title in words(page.panel)
            assert page.panel.plot is None or page.panel.plot.figure is not None


@pytest.mark.parametrize("view", ["table", "both"])
def test_every_view_can_be_chosen(make_window: MakeWindow, view: str) -> None:
    window = make_window()
    window.show_view(view)
    settle()
    page = window.body.page
    assert isinstance(page, TopicPage)
    assert page.panel is not None
    assert page.panel.table is not None
    assert (page.panel.plot is not None) is (view == "both")


def test_the_window_says_what_the_sheet_says(make_window: MakeWindow, library: Library) -> None:
    window = make_window(tab="border")
    sheet = compose("border", library, load_language("en"), Options(on=TODAY))
    shown = words(window)
    assert sheet.headline in shown
    assert [fact.value for fact in sheet.key_facts] == [
        text for text in shown if text in {f.value for f in sheet.key_facts}
    ]
    assert f"{sheet.badges[0].head}: {sheet.badges[0].date}" in shown


def test_a_language_switch_keeps_tab_and_chart(make_window: MakeWindow) -> None:
    window = make_window(tab="asylum")
    chart = window.sheet().charts[2].id
    window.body.choose(chart)
    headline = window.sheet().headline
    window.choose_language(OTHER)
    settle()
    assert (window.topic, window.entry) == ("asylum", chart)
    assert window.header.tabs.currentIndex() == TABS.index("asylum")
    assert window.sheet().language == OTHER
    assert window.sheet().headline in words(window)
    assert headline == window.sheet().headline or headline not in words(window)


def test_what_is_chosen_is_told_to_be_kept(make_window: MakeWindow) -> None:
    window = make_window()
    kept: list[Settings] = []
    window.settings_changed.connect(kept.append)
    window.show_topic("border")
    window.choose_language(OTHER)
    window.choose_size(150)
    last = kept[-1]
    assert (last.tab, last.language, last.text_size) == ("border", OTHER, 150)


def test_a_tab_with_a_passed_date_says_so(make_window: MakeWindow) -> None:
    tabs = make_window().header.tabs
    place = TABS.index("border")
    assert tabs.accessibleTabName(place) != tabs.tabText(place)
    assert tabs.accessibleTabName(TABS.index("asylum")) == tabs.tabText(TABS.index("asylum"))


def test_a_narrow_window_has_a_chooser_in_place_of_the_list(make_window: MakeWindow) -> None:
    window = make_window(width=1024, height=640)
    assert window.body.rail is None
    chooser = window.findChild(QComboBox, "chart-chooser")
    assert chooser is not None
    chooser.activated.emit(1)
    assert window.entry == window.sheet().charts[1].id
    window.resize(1400, 800)
    settle()
    assert isinstance(window.body.rail, Rail)
    assert window.entry == window.sheet().charts[1].id


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_nothing_scrolls_sideways(make_window: MakeWindow, size: tuple[int, int], text_size: int) -> None:
    window = make_window(width=size[0], height=size[1], text_size=text_size)
    for topic in TABS:
        window.show_topic(topic)
        settle()
        page = window.body.page
        content = page.widget()
        assert content is not None
        assert content.width() <= page.viewport().width(), topic
    assert window.centre.minimumSizeHint().width() <= size[0]


def test_a_rebuild_leaves_no_widget_behind(make_window: MakeWindow) -> None:
    window = make_window()
    settle()
    window.choose_theme("dark")
    settle()
    before = len(QApplication.allWidgets())
    for theme in ("contrast", "light", "dark"):
        window.choose_theme(theme)
        settle()
    assert len(QApplication.allWidgets()) == before


def test_going_through_the_charts_leaves_no_widget_behind(make_window: MakeWindow) -> None:
    window = make_window()
    first, second = entries(window)[:2]
    settle()
    before = len(QApplication.allWidgets())
    for _ in range(3):
        window.body.choose(second)
        window.body.choose(first)
        settle()
    assert len(QApplication.allWidgets()) == before


def test_f6_reaches_every_part_and_comes_round(make_window: MakeWindow) -> None:
    window = make_window()
    window.activateWindow()
    window.header.tabs.setFocus()
    acts = window._acts()
    seen = []
    for _ in range(5):
        focused = window.focusWidget()
        assert focused is not None
        seen.append(type(focused).__name__)
        acts.next_region(1)
    assert seen == ["TopicTabs", "Rail", "Fact", "QToolButton", "Plot"]
    assert window.focusWidget() is window.header.tabs


def test_a_fact_of_a_recommendation_leads_to_its_chart(make_window: MakeWindow) -> None:
    window = make_window(tab="recommendations")
    fact = next(fact for band in window.sheet().bands for fact in band.facts if fact.chart)
    window.body.chart_wanted.emit(fact.topic, fact.chart)
    assert (window.topic, window.entry) == (fact.topic, fact.chart)


def test_an_action_that_is_unticked_leaves_the_sheet(make_window: MakeWindow) -> None:
    window = make_window(tab="recommendations")
    band = window.sheet().bands[0]
    window.body.action_ticked.emit(f"{band.id}/{band.actions[0].number}", False)
    assert window.sheet().bands[0].actions[0].on_sheet is False


def test_every_control_has_a_name(make_window: MakeWindow) -> None:
    window = make_window()
    for topic in TABS:
        window.show_topic(topic)
        settle()
        nameless = [
            widget
            for widget in window.centre.findChildren(QWidget)
            if widget.focusPolicy().value and widget.isVisible() and not widget.accessibleName()
            and widget.focusProxy() is None
            and widget.objectName() not in ("tabs", "page", "qt_scrollarea_viewport")
            and type(widget).__name__ not in ("QScrollBar", "QHeaderView", "QSplitter", "QComboBoxPrivateContainer")
            and not getattr(widget, "text", str)()
        ]  # fmt: skip
        assert not nameless, [(widget, widget.parent()) for widget in nameless]


def test_a_narrow_window_leads_from_recommendations_to_their_events_and_back(make_window: MakeWindow) -> None:
    window = make_window(width=1024, height=640, tab="recommendations")
    first, *_, last = entries(window)
    window.turn(len(entries(window)) - 1)
    settle()
    assert window.entry == last
    window.turn(1 - len(entries(window)))
    settle()
    assert window.entry == first


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
def test_no_words_are_cut(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = make_window(width=size[0], height=size[1])
    for topic in TABS:
        window.show_topic(topic)
        for entry in entries(window):
            window.body.choose(entry)
            settle()
            for found in window.body.page.findChildren(QLabel):
                if found.isVisible() and found.text() and not found.property("readout"):
                    width = found.contentsRect().width()
                    needed = found.heightForWidth(width) if found.wordWrap() else found.sizeHint().height()
                    assert found.height() >= needed, (topic, entry, found.text())
                    assert found.wordWrap() or found.width() >= found.sizeHint().width(), (topic, entry, found.text())
