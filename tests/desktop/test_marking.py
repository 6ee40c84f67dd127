"""M on two points of a plot tells the difference between them, or why there is none; Esc takes the marks off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.desktop.conftest import MakeWindow, settle

from byfacts import derive
from byfacts.charts.content import Columns
from byfacts.desktop.plot import Plot
from byfacts.desktop.window import MainWindow

FIRST = "first-permits@EU27_2020@"


def plot(window: MainWindow) -> Plot:
    found = window.plot()
    assert found is not None
    found.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    return found


def go_to(found: Plot, key: str) -> None:
    QTest.keyClick(found, Qt.Key.Key_Home)
    for _ in range(60):
        reading = found.reading()
        if reading is not None and reading.key == key:
            return
        QTest.keyClick(found, Qt.Key.Key_Down)
    raise AssertionError(key)


def mark(found: Plot, key: str) -> None:
    go_to(found, key)
    QTest.keyClick(found, Qt.Key.Key_M)
    settle()


def arrow(found: Plot) -> str:
    content = found.marking.drawn(found.chart).content
    assert isinstance(content, Columns)
    return content.difference.text if content.difference else ""


def test_two_marks_tell_the_computed_difference(make_window: MakeWindow) -> None:
    window = make_window(tab="emigration", chart="first-permits")
    found = plot(window)
    said: list[str] = []
    found.announced.connect(said.append)
    mark(found, f"{FIRST}2019")
    assert found.marking.places() == [4]
    mark(found, f"{FIRST}2021")
    old, new = (derive.lookup(window.library, f"{FIRST}{year}") for year in ("2019", "2021"))
    number = window.language.signed(derive.difference(new, old).number)
    percent = window.language.percent(derive.change(old, new).number, 1, signed=True)
    assert number in said[-1]
    assert percent in said[-1]
    assert arrow(found) == percent
    assert found.readout.isVisible()


def test_escape_takes_the_marks_off_and_the_chart_has_its_own_arrow_again(make_window: MakeWindow) -> None:
    window = make_window(tab="emigration", chart="first-permits")
    found = plot(window)
    own = arrow(found)
    mark(found, f"{FIRST}2019")
    mark(found, f"{FIRST}2021")
    assert arrow(found) != own
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert found.marking.places() == []
    assert arrow(found) == own


def test_marks_survive_a_new_size(make_window: MakeWindow) -> None:
    window = make_window(tab="emigration", chart="first-permits")
    found = plot(window)
    mark(found, f"{FIRST}2019")
    mark(found, f"{FIRST}2021")
    shown = arrow(found)
    found.resize(found.width() - 60, found.height() - 20)
    settle()
    assert len(found.picture.marked) == 2
    assert arrow(found) == shown


def test_numbers_that_count_different_things_are_refused_with_the_reason(make_window: MakeWindow) -> None:
    window = make_window(tab="border", chart="three-counts")
    found = plot(window)
    said: list[str] = []
    found.announced.connect(said.append)
    mark(found, "border-attempts@PL@2021")
    mark(found, "border-turned-away@LT@2022")
    assert "count different things" in said[-1]
    assert "count different things" in found.readout.findChildren(type(found.readout._lines))[-1].text()


def test_within_one_panel_they_are_compared(make_window: MakeWindow) -> None:
    window = make_window(tab="border", chart="three-counts")
    found = plot(window)
    said: list[str] = []
    found.announced.connect(said.append)
    mark(found, "border-attempts@PL@2021")
    mark(found, "border-attempts@PL@2023")
    old, new = (derive.lookup(window.library, f"border-attempts@PL@{year}") for year in ("2021", "2023"))
    assert window.language.signed(derive.difference(new, old).number) in said[-1]


def test_control_and_click_marks_and_a_plain_click_still_opens_the_card(make_window: MakeWindow) -> None:
    window = make_window(tab="emigration", chart="first-permits")
    found = plot(window)
    assert found.figure is not None
    for place in (2, 6):
        spot = found.area_of(place).center().toPoint()
        QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, spot)
    settle()
    assert found.marking.places() == [2, 6]
    assert not window.carding.is_open


def test_the_same_point_twice_takes_the_mark_off(make_window: MakeWindow) -> None:
    found = plot(make_window(tab="emigration", chart="first-permits"))
    mark(found, f"{FIRST}2019")
    mark(found, f"{FIRST}2019")
    assert found.marking.places() == []
