"""Keys alone: everything is reached in a sensible order, has a name in the window's language, and is left again."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop.crash import CrashDialog, ProblemsDialog
from byfacts.desktop.regions import REGIONS
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow
from byfacts.errors import DataError
from byfacts.topics import topics

TABS = [topic.id for topic in topics() if topic.tab]
MOST = 120  # stops in a window: more means that Tab goes nowhere
TAB = Qt.Key.Key_Tab


@pytest.fixture(autouse=True)
def listening(application: QApplication) -> Iterator[None]:
    """As if a screen reader were there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def plain(window: MainWindow) -> None:
    """Nothing is open."""


def with_table(window: MainWindow) -> None:
    window.show_view("both")


def with_card(window: MainWindow) -> None:
    plot = window.plot()
    assert plot is not None
    plot.go_first()
    plot.ask()


def with_sheet(window: MainWindow) -> None:
    window.toggle_sheet()


def with_search(window: MainWindow) -> None:
    window.finding.open()


STATES: tuple[Callable[[MainWindow], None], ...] = (plain, with_table, with_card, with_sheet, with_search)
SIZES = ((1280, 800), (860, 620))

# What stands before what, by the names of the stops; those that a window does not have are passed over.
ORDER = (
    "tabs", "find-tool", "print-tool", "language-tool", "size-tool", "theme-tool", "sheet-button", "find-field",
    "rail", "badge", "facts", "chart-chooser", "views", "plot", "ranks", "table", "companion-opener",
    "companion-plot", "card-text", "card-cite", "card-copy", "card-table", "card-close",
)  # fmt: skip
SHEET_ORDER = ("tabs", "rail", "desk", "sheet-language", "sheet-day", "sheet-save", "zoom", "sheet-close")


def opened(
    make_window: MakeWindow, state: Callable[[MainWindow], None], language: str = "en", **kept: object
) -> MainWindow:
    window = make_window(language, **kept)
    window.activateWindow()
    settle()
    state(window)
    settle()
    return window


def stops(window: QWidget, key: Qt.Key = TAB, look: Callable[[QWidget], object] = lambda _: None) -> list[QWidget]:
    """Every stop of Tab from the present one on, until it is back there; ``look`` at each."""
    found: list[QWidget] = []
    for _ in range(MOST):
        now = QApplication.focusWidget()
        assert now is not None, "the keyboard is nowhere"
        assert now.window() is window, f"the keyboard has left for {now}"
        if found and now is found[0]:
            return found
        if not found or now is not found[-1]:  # a date has several stops in itself
            assert now not in found, f"{now.objectName()} twice: {[one.objectName() for one in found]}"
            found.append(now)
            look(now)
        QTest.keyClick(now, key)
    raise AssertionError(f"Tab does not come round: {found[-1]}")


def called(widget: QWidget) -> str:
    """The name of a stop, or of the nearest part round it that has one."""
    part: QWidget | None = widget
    while part is not None and (not part.objectName() or part.objectName().startswith("qt_")):
        part = part.parentWidget()
    return part.objectName() if part is not None else ""


def spoken(widget: QWidget) -> tuple[str, str]:
    """Name and description, as a screen reader gets them."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    return found.text(QAccessible.Text.Name).strip(), found.text(QAccessible.Text.Description).strip()


def nameless_or_alike(reached: list[QWidget]) -> list[tuple[str, str]]:
    """What is said of stops that have no name, or share name and description; tabs are called as the present one."""
    said = Counter(spoken(stop) for stop in reached if not isinstance(stop, QTabBar))
    return [words for words, count in said.items() if count > 1 or not words[0]]


def in_sight(widget: QWidget) -> QRect:
    """What can be seen of a widget, in the window: the rest has been scrolled away."""
    window, part = widget.window(), widget.parentWidget()
    seen = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    while part is not None and part is not window:
        seen &= QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        part = part.parentWidget()
    return seen


def alive(window: QWidget, *names: str) -> list[QWidget]:
    """The stops in the Tab order, whatever has the keyboard first."""
    window.setFocus()
    if names:
        found = window.findChild(QWidget, names[0])
        assert found is not None
        found.setFocus()
    else:
        window.focusNextChild()
    return stops(window)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_tab_goes_through_the_window_in_the_order_of_the_eye(
    make_window: MakeWindow, state: Callable[[MainWindow], None], size: tuple[int, int]
) -> None:
    window = opened(make_window, state, tab="border", width=size[0], height=size[1])
    names = [called(stop) for stop in alive(window, "tabs")]
    known = [name for name in ORDER if name in names]
    assert sorted(dict.fromkeys(name for name in names if name in known), key=names.index) == known
    if "desk" in names:
        wanted = [name for name in SHEET_ORDER if name in names]
        assert sorted(wanted, key=names.index) == wanted
    assert [name for name, count in Counter(names).items() if count > 1 and name in ("facts", "views", "rail")] == []


@pytest.mark.parametrize("state", STATES)
def test_the_way_back_is_the_way_there(make_window: MakeWindow, state: Callable[[MainWindow], None]) -> None:
    window = opened(make_window, state)
    there = alive(window, "tabs")
    back = stops(window, Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]


@pytest.mark.parametrize("topic", TABS)
@pytest.mark.parametrize("state", STATES)
def test_every_stop_has_a_name_of_its_own(
    make_window: MakeWindow, state: Callable[[MainWindow], None], topic: str
) -> None:
    if state in (with_card, with_table) and topic == "recommendations":
        pytest.skip("no chart is on show")
    window = opened(make_window, state, tab=topic)
    assert nameless_or_alike(alive(window, "tabs")) == []


@pytest.mark.parametrize("state", STATES)
def test_names_are_said_in_the_language_of_the_window(
    make_window: MakeWindow, state: Callable[[MainWindow], None]
) -> None:
    english = {spoken(stop)[0] for stop in alive(opened(make_window, state), "tabs")}
    other = {spoken(stop)[0] for stop in alive(opened(make_window, state, "ru"), "tabs")}
    same = {name for name in english & other if len(name) > 3}
    assert not same, "not translated"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_f6_reaches_every_region_and_comes_round(
    make_window: MakeWindow, state: Callable[[MainWindow], None], size: tuple[int, int]
) -> None:
    window = opened(make_window, state, tab="border", width=size[0], height=size[1])
    regions = {
        name for name in REGIONS for part in window.centre.findChildren(QWidget, name) if part.isVisible()
    }  # fmt: skip
    window.header.tabs.setFocus()
    seen = []
    for _ in range(len(regions)):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(next(name for name in REGIONS if _within(focused, name)))
        QTest.keyClick(window, Qt.Key.Key_F6)
        settle()
    assert set(seen) == regions
    assert QApplication.focusWidget() is window.header.tabs
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    settle()
    last = QApplication.focusWidget()
    assert last is not None
    assert _within(last, seen[-1])


def _within(widget: QWidget, name: str) -> bool:
    part: QWidget | None = widget
    while part is not None:
        if part.objectName() == name:
            return True
        part = part.parentWidget()
    return False


@pytest.mark.parametrize("state", STATES)
def test_the_focus_is_seen_at_every_stop(make_window: MakeWindow, state: Callable[[MainWindow], None]) -> None:
    """Either the ring of the window stands round it, or it draws its own; and it has been scrolled into sight."""
    window = opened(make_window, state)
    unseen: list[str] = []

    def look(stop: QWidget) -> None:
        settle()
        own = bool(stop.property("ownring")) or isinstance(stop, QAbstractItemView | QScrollArea)
        if not (own or window.ring.isVisible()) or in_sight(stop).isEmpty():
            unseen.append(called(stop))

    window.header.tabs.setFocus()
    stops(window, look=look)
    assert unseen == []


def test_a_plot_shows_where_the_keyboard_is_however_it_came(make_window: MakeWindow) -> None:
    window = opened(make_window, plain)
    plot = window.plot()
    assert plot is not None
    plot.setFocus()
    assert plot.picture.ringed is not None
    assert not plot.readout.isVisible()


def test_enter_leads_from_the_list_to_a_point(make_window: MakeWindow) -> None:
    window = opened(make_window, plain)
    rail = window.body.rail
    assert rail is not None
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_Return)
    plot = window.plot()
    assert plot is not None
    assert plot.hasFocus()
    assert plot.readout.isVisible()


# dialogs


def _about(window: MainWindow) -> None:
    window.show_about()


def _sources(window: MainWindow) -> None:
    window.show_sources()


def _keys(window: MainWindow) -> None:
    window.show_keys()


def _guide(window: MainWindow) -> None:
    window.show_guide()


def _several(window: MainWindow) -> None:
    window.issuing.several()


def _data(window: MainWindow) -> None:
    window.issuing.export_data()


def _picture(window: MainWindow) -> None:
    window._acts().save_picture()


def _slides(window: MainWindow) -> None:
    window._acts().export_slides()


def _crash(window: MainWindow) -> None:
    try:
        raise ValueError("one")
    except ValueError:
        kind, error, trace = sys.exc_info()
    CrashDialog(window, window.look, window.language, f"{kind}\n{error}\n{trace}").open()


def _problems(window: MainWindow) -> None:
    ProblemsDialog(window, window.look, window.language, DataError("data", ())).open()


DIALOGS = (_about, _sources, _keys, _guide, _several, _data, _picture, _slides, _crash, _problems)


def dialog_of(window: MainWindow, show: Callable[[MainWindow], None]) -> QDialog:
    show(window)
    settle()
    found = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    settle()
    return found[0]


@pytest.mark.parametrize("show", DIALOGS)
def test_a_dialog_is_titled_named_and_left_with_esc(
    make_window: MakeWindow, show: Callable[[MainWindow], None]
) -> None:
    window = opened(make_window, plain)
    window.header.tabs.setFocus()
    dialog = dialog_of(window, show)
    assert dialog.windowTitle()
    assert nameless_or_alike(stops(dialog)) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    settle()
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]
    window.activateWindow()
    settle()
    assert QApplication.focusWidget() is window.header.tabs


@pytest.mark.parametrize("show", DIALOGS)
def test_return_presses_the_filled_button_of_a_dialog(
    make_window: MakeWindow, show: Callable[[MainWindow], None]
) -> None:
    dialog = dialog_of(opened(make_window, plain), show)
    filled = [made for made in dialog.findChildren(QPushButton) if made.property("kind") == "primary"]
    assert [made for made in dialog.findChildren(QPushButton) if made.isDefault()] == filled
    assert len(filled) == 1
    right = max(
        made.mapTo(dialog, made.rect().topRight()).x() for made in dialog.findChildren(QPushButton) if made.isVisible()
    )
    assert filled[0].mapTo(dialog, filled[0].rect().topRight()).x() == right


def test_results_are_announced_politely_and_errors_at_once(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(make_window, plain)
    told: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility",
        lambda event: told.append((event.message(), event.politeness())) if hasattr(event, "message") else None,
    )  # fmt: skip
    window.show_topic("asylum")
    assert (window.sheet().headline, QAccessible.AnnouncementPoliteness.Polite) in told
    assert isinstance(window.body.page, TopicPage)
