"""Where a show stands: on which screen, with which notes, and what becomes of it when a screen is unplugged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.desktop.conftest import MakeWindow, settle
from tests.desktop.test_presenter import Pretended

from byfacts.desktop.presenter.presentation import Presentation
from byfacts.desktop.presenter.screens import Places, after_removal, places
from byfacts.desktop.window import MainWindow

Key = Qt.Key
OWN, BEAMER, THIRD = Pretended("laptop", 1280, 800), Pretended("beamer", 1024, 768), Pretended("tv", 1920, 1080)


def begin(window: MainWindow, *screens: Pretended) -> tuple[Presentation, list[Pretended]]:
    there = list(screens)
    window.presenting.choose_display(screens[-1].name())
    window.presenting.screens = lambda: list(there)
    window.presenting.start()
    assert window.presenting.now is not None
    settle()
    return window.presenting.now, there


def unplug(show: Presentation, there: list[Pretended], gone: Pretended) -> None:
    there.remove(gone)
    show.screen_removed(gone)
    settle()


def texts(show: Presentation) -> list[str]:
    assert show.speaker is not None
    return [found.text() for found in show.speaker.findChildren(QLabel)]


def test_the_charts_go_to_the_other_screen_and_the_notes_stay_with_the_window() -> None:
    assert places([OWN, BEAMER], "", "laptop") == Places(BEAMER, OWN)
    assert places([OWN], "", "laptop") == Places(OWN, None)


def test_a_chosen_screen_is_taken_if_it_is_there() -> None:
    assert places([OWN, BEAMER, THIRD], "tv", "laptop") == Places(THIRD, OWN)
    assert places([OWN, BEAMER], "tv", "laptop") == Places(BEAMER, OWN)
    assert places([OWN, BEAMER], "laptop", "laptop") == Places(OWN, BEAMER)


def test_what_a_lost_screen_showed_moves_to_one_that_is_left() -> None:
    assert after_removal(Places(BEAMER, OWN), [OWN, BEAMER], BEAMER) == Places(OWN, None)
    assert after_removal(Places(BEAMER, OWN), [BEAMER], OWN) == Places(BEAMER, None)
    assert after_removal(Places(BEAMER, None), [OWN], BEAMER) == Places(OWN, None)
    assert after_removal(Places(OWN, None), [], OWN) is None


def test_the_second_screen_shows_what_comes_next_and_the_notes(make_window: MakeWindow) -> None:
    window = make_window()
    show, _ = begin(window, OWN, BEAMER)
    assert show.speaker is not None
    assert (show.stage.size(), show.speaker.size()) == (BEAMER.geometry().size(), OWN.geometry().size())
    chart, after = show.show.chart(), show.show.chart(1)
    assert chart is not None
    assert after is not None
    assert chart.sentence in texts(show)
    assert show.speaker._next.accessibleName() == after.title
    QTest.keyClick(show.speaker.list, Key.Key_Right)  # keys on either screen
    settle()
    assert show.show.at == 1
    assert after.sentence in texts(show)
    window.presenting.close()


def test_the_order_is_changed_on_the_second_screen_and_kept(make_window: MakeWindow) -> None:
    window = make_window()
    show, _ = begin(window, OWN, BEAMER)
    assert show.speaker is not None
    first, second = show.show.order[:2]
    QTest.keyClick(show.speaker.list, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert show.show.order[:2] == [second, first]
    assert show.show.item == first  # the chart on the wall stays
    assert window.settings.show[:2] == (second.id, first.id)
    window.presenting.close()


def test_the_show_goes_on_when_its_screen_is_unplugged(make_window: MakeWindow) -> None:
    window = make_window()
    show, there = begin(window, OWN, BEAMER)
    QTest.keyClick(show.stage, Key.Key_Right)
    QTest.keyClick(show.stage, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    at, point = show.show.at, show.show.point
    unplug(show, there, BEAMER)
    assert show.stage.isVisible()
    assert show.stage.size() == OWN.geometry().size()
    assert show.speaker is None
    assert (show.show.at, show.show.point) == (at, point)
    assert "unplugged" in show.show.notice
    assert show.show.notice in " ".join(mark.text for mark in show.show.slide.marks if hasattr(mark, "text"))
    QTest.keyClick(show.stage, Key.Key_N)
    assert show.show.panel == "notes"
    window.presenting.close()


def test_the_notes_come_to_the_wall_when_their_screen_is_unplugged(make_window: MakeWindow) -> None:
    window = make_window()
    show, there = begin(window, OWN, BEAMER)
    unplug(show, there, OWN)
    assert show.stage.size() == BEAMER.geometry().size()
    assert show.speaker is None
    assert "unplugged" in show.show.notice
    window.presenting.close()


def test_a_screen_that_is_plugged_in_takes_the_notes(make_window: MakeWindow) -> None:
    window = make_window()
    show, there = begin(window, OWN)
    assert show.speaker is None
    there.append(THIRD)
    show.screen_added(THIRD)
    settle()
    assert show.speaker is not None
    assert show.speaker.size() == THIRD.geometry().size()
    assert show.stage.size() == OWN.geometry().size()
    window.presenting.close()


def test_the_show_outlives_a_moment_without_any_screen(make_window: MakeWindow) -> None:
    window = make_window()
    show, there = begin(window, BEAMER)
    unplug(show, there, BEAMER)
    assert window.presenting.now is show
    there.append(THIRD)
    show.screen_added(THIRD)
    settle()
    assert show.stage.size() == THIRD.geometry().size()
    assert show.speaker is None
    window.presenting.close()


def test_the_screens_stand_in_the_menu_by_name(make_window: MakeWindow) -> None:
    window = make_window()
    window.presenting.screens = lambda: [OWN, BEAMER]
    window.presenting.choose_display("beamer")
    assert [(name, on) for name, _, on in window.presenting.displays()] == [
        ("", False), ("laptop", False), ("beamer", True),
    ]  # fmt: skip
    assert window.settings.show_screen == "beamer"
