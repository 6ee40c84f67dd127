"""A session begins as the last one ended; what is gone, damaged or refused has a calm answer, and nothing is lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.desktop.conftest import MakeWindow, settle

from byfacts import settings
from byfacts.desktop import app, clipboard, motion, place, quiet
from byfacts.desktop.exporting import DataOut, Exported
from byfacts.desktop.no_trace import Keeper, LeaveNoTrace
from byfacts.desktop.nothing import Nothing
from byfacts.desktop.notice import Notice
from byfacts.desktop.one_sheet import Listeners
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow
from byfacts.errors import OutputError
from byfacts.exports import formats
from byfacts.frozen import replace
from byfacts.settings import Settings


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, application: QApplication) -> Iterator[None]:
    monkeypatch.setenv("BYFACTS_CONFIG", str(tmp_path / "configuration"))
    yield
    quiet.settle(application, on=False)
    motion.settle("system")


def notice(window: MainWindow) -> str:
    """The words of the notice on show."""
    settle()
    found = window.findChild(Notice)
    return " ".join(label.text() for label in found.findChildren(QLabel)) if found is not None else ""


# what comes back


def test_all_that_was_chosen_comes_back(make_window: MakeWindow) -> None:
    kept: list[Settings] = []
    first = make_window(width=1400)
    first.settings_changed.connect(kept.append)
    first.show_entry("valid-permits")
    first._make_choice("valid-permits", "period", "2020")
    first.show_view("table")
    first.fold_rail()
    first.toggle_sheet()
    first.close()
    again = settings.load(_saved(kept[-1]))[0]
    second = make_window(**_without_place(again))
    assert (second.entry, second.view, second.pane_open) == ("valid-permits", "table", True)
    assert not second.room.rail
    chart = next(chart for chart in second.sheet().charts if chart.id == "valid-permits")
    assert next(choice.chosen for choice in chart.choices if choice.id == "period") == "2020"


def _saved(kept: Settings) -> Path:
    settings.save(kept)
    return settings.location()


def _without_place(kept: Settings) -> dict[str, object]:
    names = ("tab", "chart", "view", "choices", "rail", "pane", "last_folder")
    return {name: getattr(kept, name) for name in names} | {"width": 1400}


@pytest.mark.parametrize(("x", "y"), [(-5000, 0), (0, -5000), (50_000, 50_000), (300, -60), (790, 100)])
def test_a_window_comes_back_where_its_title_can_be_taken_hold_of(make_window: MakeWindow, x: int, y: int) -> None:
    window = make_window()
    place.put_back(window, Settings(x=x, y=y, width=700, height=500, screen="a screen that is gone"))
    handle = QRect(window.frameGeometry().topLeft(), window.frameGeometry().size())
    handle.setHeight(place.GRIP[1])
    seen = QGuiApplication.primaryScreen().availableGeometry().intersected(handle)
    assert seen.width() >= place.GRIP[0]
    assert seen.height() >= place.GRIP[1]


def test_a_window_larger_than_its_screen_is_brought_to_its_size(make_window: MakeWindow) -> None:
    window = make_window()
    place.put_back(window, Settings(x=0, y=0, width=5000, height=4000))
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_a_folder_that_is_gone_gives_way_to_the_nearest_above_it_and_that_is_said_once(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    gone = tmp_path / "there" / "gone" / "deeper"
    (tmp_path / "there").mkdir()
    window = make_window(last_folder=str(gone))
    assert window.present().folder == tmp_path / "there"
    assert str(gone) in notice(window)
    window.close_notice()
    window.present()
    assert notice(window) == ""


def test_a_folder_of_which_nothing_is_left_gives_way_to_home() -> None:
    assert place.standing(Path("/no/such/place")) == Path.home()
    assert place.standing(Path("\0")) == Path.home()


def test_a_notice_stays_when_the_window_is_made_anew_but_not_in_another_language(make_window: MakeWindow) -> None:
    window = make_window(last_folder="/no/such/place")
    window.present()
    window.choose_theme("dark")
    assert "/no/such/place" in notice(window)
    window.choose_language("pl")
    assert notice(window) == ""


# a configuration that cannot be used


@pytest.mark.parametrize("content", [b"{nonsense", b'{"theme": 5}', b"[1]"])
def test_a_damaged_configuration_is_told_and_kept_beside(make_window: MakeWindow, content: bytes) -> None:
    path = settings.location()
    path.parent.mkdir()
    path.write_bytes(content)
    kept, doubt = settings.load(path)
    window = make_window()
    app._tell_doubts(window, (doubt,) if doubt else (), fonts=True)
    assert "settings.bad.json" in notice(window)
    assert Keeper(path).keep(kept) is None
    assert (path.parent / "settings.bad.json").read_bytes() == content
    assert settings.load(path)[1] is None


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected in another way there")
def test_a_place_that_refuses_the_settings_is_told_of_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    keeper = Keeper(tmp_path / "file" / "settings.json")
    assert isinstance(keeper.keep(Settings()), OutputError)
    assert keeper.keep(Settings(theme="dark")) is None
    (tmp_path / "file").unlink()
    assert keeper.keep(Settings(theme="dark")) is None
    assert settings.load(tmp_path / "file" / "settings.json")[0].theme == "dark"


# leave no trace, turned on and off in the window


def test_leave_no_trace_deletes_what_was_kept_when_that_is_wanted(make_window: MakeWindow) -> None:
    settings.save(Settings(theme="dark"))
    window = make_window()
    window.no_trace.toggle()
    settle()
    dialog = window.findChild(LeaveNoTrace)
    assert dialog is not None
    dialog._choose(window.no_trace._delete)
    settle()
    assert not settings.location().exists()
    assert quiet.is_on()
    assert window.settings.leave_no_trace
    assert Keeper(None).keep(window.settings) is None
    assert not settings.location().exists()


def test_leave_no_trace_leaves_the_files_on_request_and_the_next_session_knows(
    make_window: MakeWindow,
) -> None:
    settings.save(Settings(theme="dark"))
    window = make_window()
    window.no_trace.toggle()
    settle()
    dialog = window.findChild(LeaveNoTrace)
    assert dialog is not None
    dialog._choose(window.no_trace._leave_files)
    settle()
    kept = settings.load()[0]
    assert (kept.theme, kept.leave_no_trace) == ("dark", True)


def test_leave_no_trace_is_not_on_when_the_question_is_cancelled(make_window: MakeWindow) -> None:
    settings.save(Settings())
    window = make_window()
    window.no_trace.toggle()
    settle()
    dialog = window.findChild(LeaveNoTrace)
    assert dialog is not None
    dialog.reject()
    settle()
    assert not quiet.is_on()
    assert settings.location().exists()


def test_settings_are_kept_again_when_leave_no_trace_is_turned_off(make_window: MakeWindow) -> None:
    window = make_window()
    keeper = Keeper(None)
    window.settings_changed.connect(keeper.keep)
    window.no_trace.toggle()
    window.choose_theme("dark")
    assert not settings.location().exists()
    window.no_trace.toggle()
    assert settings.load()[0].theme == "dark"


def test_a_private_copy_is_marked_as_such_and_taken_off_at_the_end(application: QApplication) -> None:
    quiet.settle(application, on=True)
    assert clipboard.put("one 1,234")
    assert clipboard.system().text() == "one 1,234"
    assert clipboard.system().mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.clear()
    assert clipboard.system().text() == ""


# what the system refuses


class Refusing:
    """A clipboard that another program holds."""

    def setText(self, words: str) -> None:
        pass

    def setMimeData(self, data: QMimeData) -> None:
        pass

    def mimeData(self) -> QMimeData:
        return QMimeData()


def test_a_clipboard_that_refuses_is_told_with_what_to_do(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    monkeypatch.setattr(clipboard, "system", Refusing)
    window.copy()
    assert window.status.words.startswith("Nothing was copied")
    monkeypatch.undo()
    window.copy()
    assert window.status.words == "The table is copied, with its unit and source."


def test_an_export_folder_that_vanishes_is_told_and_another_place_is_offered(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    now = window.present()
    assert now.sheet is not None
    what = Exported(now.look, now.language, now.library, now.sheet, now.chart, now.options.on, now.folder)
    out = DataOut(window, what, Listeners(window.tell, window.working, window.keep_folder))
    name, piece = next(iter(formats.files("csv", what.sheet, what.library, what.language, what.on, what.shown)))
    out._write("csv", [(tmp_path / "gone" / name, piece)], lambda: None)
    for _ in range(200):
        settle()
        if notice(window):
            break
    assert "there is no such place" in notice(window)
    shown = window.findChild(Notice)
    assert shown is not None
    assert "Other place" in {button.text().strip("… ") for button in shown.findChildren(QPushButton)}
    assert not (tmp_path / "gone").exists()


def test_a_missing_font_file_is_told_and_the_systems_font_stands_in(make_window: MakeWindow) -> None:
    window = make_window()
    app._tell_doubts(window, (), fonts=False)
    assert window.status.words == "A font file is missing; the system's font stands in for it."


# motion


def test_less_motion_stills_the_cursor_and_the_bar_that_runs(make_window: MakeWindow) -> None:
    window = make_window()
    window.choose_motion()
    assert motion.is_still()
    assert QApplication.cursorFlashTime() == 0
    window.working("Writing")
    assert window.status.words == "Writing"
    assert not window.status._bar.isVisibleTo(window.status)
    window.choose_motion()
    assert not motion.is_still()
    assert QApplication.cursorFlashTime() > 0
    window.working("Writing")
    assert window.status._bar.isVisibleTo(window.status)
    window.working("")
    assert replace(window.settings, motion="system") == window.settings


# nothing to show


@pytest.mark.parametrize("view", ["chart", "table", "both"])
def test_a_choice_that_leaves_nothing_says_so_and_shows_all_again(make_window: MakeWindow, view: str) -> None:
    window = make_window(chart="emigration-events", view=view)
    page = window.body.page
    assert isinstance(page, TopicPage)
    assert page.panel is not None
    choice = page.panel.chart.choices[0]
    value = next(value for value, name in choice.options if name == "Lithuania and Latvia")
    window._make_choice("emigration-events", choice.id, value)
    settle()
    found = window.findChild(Nothing)
    assert found is not None
    assert found.accessibleName() == "Nothing to show for Lithuania and Latvia."
    found.findChildren(QPushButton)[0].click()
    settle()
    assert window.findChild(Nothing) is None
    assert len(page.panel.chart.table.rows) > 5
