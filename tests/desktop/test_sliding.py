"""Slides from the window: this chart, this topic, all topics in the order of the show; a failure is told calmly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop import exporting, sliding
from byfacts.desktop.notice import Notice
from byfacts.desktop.parts import Segments
from byfacts.desktop.sliding import SlidesExport, SlidesOut
from byfacts.desktop.window import MainWindow

CHART, TOPIC, ALL = range(3)


def asked(window: MainWindow) -> SlidesExport:
    """The dialog, opened by the menu."""
    action = next(a for a in window.menu_bar.findChildren(QAction) if a.text() == "Export slides…")
    action.trigger()
    found = window.findChild(SlidesExport)
    assert found is not None
    return found


def choose(dialog: SlidesExport, place: int) -> None:
    segments = dialog.findChild(Segments, "slides-charts")
    assert segments is not None
    segments._group.button(place).click()


def notice_of(window: MainWindow) -> Notice | None:
    return window.centre.findChild(Notice)


def titles(file: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(file)).slides if slide.shapes.title]


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were asked for; each is where it was suggested."""
    found: list[Path] = []

    def answer(_parent: Any, _language: Any, suggested: Path, _format: str) -> Path:
        found.append(suggested)
        return suggested

    monkeypatch.setattr(exporting, "ask_file", answer)
    monkeypatch.setattr(sliding, "ask_file", answer)
    return found


def test_the_chart_on_show_leaves_as_a_slide(
    make_window: MakeWindow, qtbot: QtBot, saved: list[Path], tmp_path: Path
) -> None:
    window = make_window(chart="it", last_folder=str(tmp_path))
    dialog = asked(window)
    assert "IT specialists" in dialog._account.text()
    dialog.save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=30_000)
    assert saved == [tmp_path / "byfacts-emigration-it-en.pptx"]
    assert titles(saved[0]) == [window.sheet().chart("it").title, "Sources"]
    assert saved[0].name in window.status.words
    settle()
    assert window.findChildren(SlidesOut) == []


def test_a_topic_leaves_with_its_opening(
    make_window: MakeWindow, qtbot: QtBot, saved: list[Path], tmp_path: Path
) -> None:
    window = make_window(tab="recommendations", last_folder=str(tmp_path))
    dialog = asked(window)  # a recommendation is on show: no chart to choose
    assert dialog.charts == sliding.TOPIC
    dialog.save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=30_000)
    found = titles(saved[0])
    assert found[0] == window.sheet().title
    assert any(window.sheet().bands[0].title in title for title in found)


def test_all_topics_leave_in_the_order_of_the_show(
    make_window: MakeWindow, qtbot: QtBot, saved: list[Path], tmp_path: Path
) -> None:
    show = ("border/poland-months", "emigration/it", "gone/with-an-edition")
    window = make_window(last_folder=str(tmp_path), show=show)
    dialog = asked(window)
    choose(dialog, ALL)
    assert "order" in dialog._account.text()
    dialog.save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=60_000)
    assert saved == [tmp_path / "byfacts-slides-en.pptx"]
    wanted = [window.sheet("border").chart("poland-months").title, window.sheet("emigration").chart("it").title]
    found = titles(saved[0])
    assert [title for title in found if title in wanted] == wanted
    assert window.sheet("asylum").title not in found


def test_a_folder_that_vanished_is_told_and_another_place_offered(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window(chart="it")
    monkeypatch.setattr(exporting, "ask_file", lambda *_: tmp_path / "gone" / "slides.pptx")
    dialog = asked(window)
    choose(dialog, CHART)
    dialog.save.click()
    qtbot.waitUntil(lambda: notice_of(window) is not None, timeout=30_000)
    notice = notice_of(window)
    assert notice is not None
    assert notice.property("kind") == "failed"
    assert "The slides were not written" in window.status.words


def test_whoever_thinks_better_of_it_leaves_nothing_behind(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(tab="asylum")
    monkeypatch.setattr(sliding, "ask_file", lambda *_: None)
    dialog = asked(window)
    choose(dialog, ALL)
    dialog.save.click()
    settle()
    assert notice_of(window) is None
    assert window.findChildren(SlidesOut) == []
