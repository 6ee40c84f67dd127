"""A show, from the window and back, by keys alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from tests.desktop.conftest import MakeWindow, settle

from byfacts import derive, settings
from byfacts.charts.marks import Label
from byfacts.desktop.presenter import keys
from byfacts.desktop.presenter.ordering import OrderDialog
from byfacts.desktop.presenter.presentation import Presentation
from byfacts.desktop.presenter.presses import PLAIN
from byfacts.desktop.presenter.show import Show
from byfacts.desktop.presenter.stage import Stage
from byfacts.desktop.window import MainWindow
from byfacts.language import languages

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
OTHER = [code for code in languages() if code != "en"][-1]


class Pretended:
    """A screen."""

    def __init__(self, name: str, width: int, height: int) -> None:
        self._name, self._place = name, QRect(0, 0, width, height)

    def name(self) -> str:
        return self._name

    def geometry(self) -> QRect:
        return self._place


Present = Callable[..., Presentation]


@pytest.fixture
def present(make_window: MakeWindow) -> Iterator[Present]:
    made: list[MainWindow] = []

    def begin(*, here: bool = False, screens: int = 1, begin_at: str = "", **kept: Any) -> Presentation:
        window = make_window(**kept)
        window.focus(begin_at)
        made.append(window)
        window.presenting.screens = [Pretended(f"screen {n}", 1280, 720) for n in range(screens)].copy
        QTest.keyClick(window, Key.Key_F5, SHIFT if here else Qt.KeyboardModifier.NoModifier)
        assert window.presenting.now is not None
        settle()
        return window.presenting.now

    yield begin
    for window in made:
        window.presenting.close()
    settle()


def press(show: Presentation, *wanted: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Show:
    for key in wanted:
        QTest.keyClick(show.stage, key, held)
    return show.show


def window_of(show: Presentation) -> MainWindow:
    window = show.parent()
    assert isinstance(window, MainWindow)
    return window


def words_on(show: Presentation) -> list[str]:
    return [mark.text for mark in show.show.slide.marks if isinstance(mark, Label)]


def test_f5_presents_the_topic_s_charts_first_in_their_order(present: Present) -> None:
    show = present(tab="asylum")
    assert show.stage.isVisible()
    assert show.stage.size() == show.places.charts.geometry().size()
    assert show.show.item.topic == "asylum"
    assert show.show.item.chart == window_of(show).sheet("asylum").charts[0].id


def test_shift_f5_presents_the_chart_that_the_window_shows(present: Present) -> None:
    show = present(here=True, tab="border", chart="poland-months")
    assert show.show.item.id == "border/poland-months"


def test_the_button_in_the_topic_row_presents(make_window: MakeWindow) -> None:
    window = make_window()
    found = window.header.findChild(QToolButton, "present-tool")
    assert found is not None
    found.setFocus()
    QTest.keyClick(found, Key.Key_Space)
    assert window.presenting.now is not None
    window.presenting.close()


def test_arrows_go_through_the_charts_and_digits_jump(present: Present) -> None:
    show = present()
    assert press(show, Key.Key_Right, Key.Key_Space, Key.Key_PageDown).at == 3
    assert press(show, Key.Key_Left, Key.Key_PageUp).at == 1
    assert press(show, Key.Key_1, Key.Key_2, Key.Key_Return).at == 11
    assert press(show, Key.Key_Home).at == 0
    last = press(show, Key.Key_End)
    assert last.at == len(last.order) - 1
    assert press(show, Key.Key_Right).at == len(last.order) - 1
    assert "last chart" in show.show.notice
    assert press(show, Key.Key_9, Key.Key_9, Key.Key_9, Key.Key_Enter).at == len(last.order) - 1
    assert "999" in show.show.notice


def test_a_point_is_read_large_and_the_others_lose_the_hue(present: Present) -> None:
    show = present(chart="first-permits")
    assert not show.show.slide.muted
    press(show, Key.Key_Right, held=SHIFT)
    reading = show.show.reading()
    assert reading is not None
    assert reading.value in words_on(show)
    large = [m.size for m in show.show.slide.marks if isinstance(m, Label) and m.text == reading.value]
    assert max(large) * show.show.wall.scale >= 30
    assert show.show.slide.muted
    assert show.show.slide.ring is not None
    before = show.show.point
    assert press(show, Key.Key_Down).point == before + 1
    assert press(show, Key.Key_Up, Key.Key_Up).point == before - 1


def test_the_first_point_is_the_peak_or_the_first_one(present: Present) -> None:
    show = present(here=True, tab="border", chart="three-counts")
    assert press(show, Key.Key_Down).point == 0


def test_the_difference_of_two_points_is_computed(present: Present) -> None:
    show = present(chart="first-permits")
    press(show, Key.Key_Right, held=SHIFT)
    press(show, Key.Key_D)
    press(show, Key.Key_Right, Key.Key_Right, held=SHIFT)
    course = press(show, Key.Key_D)
    library = window_of(show).library
    first, second = (course.reading(n) for n in course.pair)
    assert first is not None
    assert second is not None
    assert first.origin is not None
    assert second.origin is not None
    more = derive.compare(library, second.origin, first.origin)
    assert course.told is not None
    assert course.content.language.signed(more.number) in course.told.text
    assert course.told.text in words_on(show)
    assert course.told.short in words_on(show)  # at the arrow
    assert press(show, Key.Key_D).told is None


def test_unlike_numbers_have_no_difference_and_it_is_said_why(present: Present) -> None:
    show = present(here=True, chart="business-harbour")
    press(show, Key.Key_Right, held=SHIFT)
    press(show, Key.Key_D)
    press(show, Key.Key_Right, held=SHIFT)
    course = press(show, Key.Key_D)
    assert course.told is not None
    assert course.told.refused
    assert "do not belong" in course.told.text
    assert course.told.short == ""


def test_s_shows_the_source_card_page_by_page_and_then_closes_it(present: Present) -> None:
    show = present(chart="first-permits")
    course = press(show, Key.Key_S)  # without a point: the one to begin with
    assert course.panel == "card"
    pages = course.slide.panel_pages
    said = words_on(show)
    assert "Who says so?" in said
    assert any("Eurostat" in text for text in said)
    for _ in range(pages - 1):
        assert press(show, Key.Key_S).panel == "card"
    assert press(show, Key.Key_S).panel == ""


def test_notes_stay_from_chart_to_chart_and_the_card_does_not(present: Present) -> None:
    show = present()
    assert press(show, Key.Key_N, Key.Key_Right).panel == "notes"
    assert press(show, Key.Key_S).panel == "card"
    assert press(show, Key.Key_Right).panel == ""


def test_b_blanks_and_any_chart_comes_back(present: Present) -> None:
    show = present()
    assert press(show, Key.Key_B).black
    picture = show.stage.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).lightness() == 0
    assert not press(show, Key.Key_Period).black
    assert press(show, Key.Key_B).black
    assert not press(show, Key.Key_Right).black


def test_escape_closes_the_innermost_and_then_leaves(present: Present) -> None:
    show = present(chart="first-permits")
    window = window_of(show)
    press(show, Key.Key_D, Key.Key_S, Key.Key_B, Key.Key_Question)
    course = show.show
    for still in ("help", "black", "panel", "pair"):
        assert getattr(course, still)
        press(show, Key.Key_Escape)
        assert not getattr(course, still)
    assert course.point >= 0
    press(show, Key.Key_Escape)
    assert course.point == -1
    press(show, Key.Key_Escape)
    assert window.presenting.now is None


def test_leaving_shows_the_last_chart_and_gives_the_focus_back(present: Present) -> None:
    show = present(begin_at="plot")
    window = window_of(show)
    press(show, Key.Key_End)
    last = show.show.item
    press(show, Key.Key_Escape)
    settle()
    assert (window.topic, window.entry) == (last.topic, last.chart)
    assert window.plot() is not None
    assert window.focusWidget() is window.plot()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Stage) and w.isVisible()]


def test_every_key_of_the_page_of_keys_is_said_in_the_strip_or_there(present: Present) -> None:
    show = present()
    course = press(show, Key.Key_Question)
    assert course.help
    texts = [mark.text for mark in keys.page(course.content.language, course.wall) if isinstance(mark, Label)]
    for key, words in keys.whole(course.content.language):
        assert key in texts
        assert words.split()[0] in " ".join(texts)
    assert keys.strip(course.content.language, course.slide.strip)


def test_the_strip_of_keys_goes_and_comes_back_with_a_key(present: Present) -> None:
    show = present()
    assert show.stage.strip
    show.stage._calm.timeout.emit()  # three seconds later
    assert not show.stage.strip
    press(show, Key.Key_Right)
    assert show.stage.strip


def test_a_click_on_a_mark_reads_it_and_the_wheel_does_nothing(present: Present) -> None:
    show = present(chart="first-permits")
    slide = show.show.slide
    spot, scale = slide.spots[3], slide.wall.scale
    place = QPoint(round((spot.x + spot.width / 2) * scale), round((spot.y + spot.height / 2) * scale))
    QTest.mouseClick(show.stage, Qt.MouseButton.LeftButton, pos=place)
    assert show.show.point == 3
    QTest.mouseClick(show.stage, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert (show.show.at, show.show.point) == (0, 3)


def test_keys_of_a_cyrillic_keyboard_do_the_same(present: Present) -> None:
    show = present(chart="first-permits")
    QTest.sendKeyEvent(QTest.KeyAction.Click, show.stage, Key(0x0418), "и", Qt.KeyboardModifier.NoModifier)
    assert show.show.black


def test_what_changes_is_announced(present: Present) -> None:
    show = present(chart="first-permits")
    said: list[str] = []
    show.show.said.connect(said.append)
    press(show, Key.Key_Right)
    chart = show.show.chart()
    assert chart is not None
    assert chart.title in said[-1]
    press(show, Key.Key_Right, held=SHIFT)
    reading = show.show.reading()
    assert reading is not None
    assert said[-1] == reading.spoken
    assert show.stage.accessibleName() == chart.title
    assert show.stage.accessibleDescription() == reading.spoken


def test_the_show_speaks_another_language_at_once(present: Present) -> None:
    show = present(chart="first-permits")
    before = words_on(show)
    window_of(show).choose_language(OTHER)
    settle()
    chart = window_of(show).sheet("emigration").charts[0]
    assert show.show.chart() == chart
    assert words_on(show) != before


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_show_wears_the_theme_of_the_window(present: Present, theme: str) -> None:
    show = present()
    window_of(show).choose_theme(theme)
    settle()
    corner = show.stage.grab().toImage().pixelColor(2, 2)
    assert corner.name() == window_of(show).look.theme["paper"]


def test_any_keys_in_any_order_leave_the_show_whole(present: Present) -> None:
    show = present(screens=2)
    window, chance = window_of(show), Random(6)  # noqa: S311  # seeded, not secret
    wanted = [*PLAIN, Key.Key_1, Key.Key_2, Key.Key_9, Key.Key_Z, Key.Key_Delete, Key.Key_Tab]
    for _ in range(200):
        if window.presenting.now is None:
            window.presenting.start()
        now = window.presenting.now
        assert now is not None
        to = now.speaker if now.speaker is not None and chance.random() < 0.2 else now.stage
        held = SHIFT if chance.random() < 0.3 else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(to, Key(chance.choice(wanted)), held)
    settle()
    assert window.isVisible()


def test_the_show_is_loaded_only_when_it_is_wanted() -> None:
    asked = "import sys, byfacts.desktop.window; print([m for m in sys.modules if '.presenter' in m])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_order_is_chosen_by_keys_and_kept(make_window: MakeWindow) -> None:
    window = make_window()
    window.presenting.choose_order()
    dialog = window.findChild(OrderDialog)
    assert dialog is not None
    first, second = (item.id for item in dialog.mine.order()[:2])
    QTest.keyClick(dialog.mine, Key.Key_Down, CONTROL)
    assert [item.id for item in dialog.mine.order()[:2]] == [second, first]
    count = dialog.mine.count()
    QTest.keyClick(dialog.mine, Key.Key_Delete)
    assert dialog.mine.count() == count - 1
    dialog.all.setFocus()
    QTest.keyClick(dialog.all, Key.Key_Return)  # the first of all charts is the one that was taken out
    assert dialog.mine.count() == count
    dialog.keep()
    settle()
    assert window.settings.show[0] == second
    assert window.settings.show[2] == first  # it came back after the one that was current


def test_unknown_charts_of_an_order_are_dropped(present: Present) -> None:
    show = present(show=("emigration/gone", "border/forces", "nowhere/x", "emigration/it", "border/forces"))
    assert [item.id for item in show.show.order] == ["border/forces", "emigration/it"]


@pytest.mark.parametrize("order", ["x", ["border"], [3], ["a/b/c"], [["a/b"]]])
def test_an_order_that_makes_no_sense_is_told_and_not_used(tmp_path: Path, order: Any) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"show": order}), "utf-8")
    kept, doubt = settings.load(path)
    assert kept.show == ()
    assert doubt is not None


def test_the_order_is_the_same_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(settings.Settings(show=("border/forces", "emigration/it"), show_screen="HDMI-1"), path)
    kept, doubt = settings.load(path)
    assert doubt is None
    assert (kept.show, kept.show_screen) == (("border/forces", "emigration/it"), "HDMI-1")
