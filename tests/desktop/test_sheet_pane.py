"""The sheet pane: the real page, what can be chosen for it, and what is said when it cannot be made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from tests.desktop.conftest import MakeWindow, settle

from byfacts.desktop import preview, printing, saving, sheet_form
from byfacts.desktop.desk import DOTS
from byfacts.desktop.notice import Notice
from byfacts.desktop.preview import Shown
from byfacts.desktop.sheet_pane import SheetPane
from byfacts.desktop.window import MainWindow
from byfacts.language import languages
from byfacts.language import load as load_language
from byfacts.model import Library
from byfacts.settings import Settings

WAIT = 20_000


def open_pane(window: MainWindow, qtbot: QtBot) -> SheetPane:
    window.toggle_sheet()
    wait_for_page(window, qtbot)
    assert window.pane is not None
    return window.pane


def wait_for_page(window: MainWindow, qtbot: QtBot) -> Shown:
    """The page that was asked for last, once it lies on the desk."""
    pane, found = window.pane, window.preview
    assert pane is not None
    qtbot.waitUntil(lambda: found.shown is not None and found.shown.page.asked == pane.asked, timeout=WAIT)
    settle()
    assert found.shown is not None
    return found.shown


def text_of(shown: Shown) -> str:
    document = pypdfium2.PdfDocument(shown.page.data)
    try:
        return str(document[0].get_textpage().get_text_bounded())
    finally:
        document.close()


def result(pane: SheetPane) -> QFrame:
    found = pane.findChild(QFrame, "sheet-result")
    assert isinstance(found, QFrame)
    return found


def test_the_pane_shows_the_page_that_is_exported(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(saving, "ask_file", lambda *_: target)
    button = next(b for b in pane.findChildren(QPushButton) if b.property("kind") == "primary")
    button.click()
    qtbot.waitUntil(lambda: window.centre.findChild(Notice) is not None, timeout=WAIT)
    assert window.preview.shown is not None
    assert target.read_bytes() == window.preview.shown.page.data
    assert window.sheet().title in pane.desk.accessibleName()


def test_the_page_covers_the_content_or_stands_beside_it(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    assert not window.body.page.isVisible()
    assert window.body.rail is not None
    assert window.body.rail.isVisible()
    wide = make_window(width=1920, height=1080)
    pane = open_pane(wide, qtbot)
    assert wide.body.page.isVisible()
    assert wide.body.page.width() >= 640
    assert pane.width() <= 980


def test_escape_closes_the_pane_and_gives_the_focus_back(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.activateWindow()
    window.focus("plot")
    pane = open_pane(window, qtbot)
    assert window.focusWidget() is not None
    assert pane.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert window.pane is None
    assert window.body.page.isVisible()
    focused = window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "plot"


def test_the_sheet_has_a_language_of_its_own(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    english = text_of(wait_for_page(window, qtbot))
    pane.form._change(language="ru")
    russian = text_of(wait_for_page(window, qtbot))
    assert load_language("ru").text("Emigration") in russian
    assert russian != english
    assert window.language.code == "en"


@pytest.mark.parametrize("field", ["mono", "large", "receipt", "with_data"])
def test_the_page_follows_every_switch(make_window: MakeWindow, qtbot: QtBot, field: str) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    before = wait_for_page(window, qtbot).page.data
    pane.form._change_paper(**{field: True})
    assert wait_for_page(window, qtbot).page.data != before
    assert getattr(window.choice.paper, field) is True


def test_another_paper_has_another_shape(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    a4 = pane.desk.leaf.height() / pane.desk.leaf.width()
    pane.form._change_paper(paper="letter")
    shown = wait_for_page(window, qtbot)
    assert pane.desk.leaf.height() / pane.desk.leaf.width() == pytest.approx(11 / 8.5, abs=0.01)
    assert a4 == pytest.approx(297 / 210, abs=0.01)
    assert shown.image.height() / shown.image.width() == pytest.approx(11 / 8.5, abs=0.01)


def test_a_block_that_is_unticked_leaves_the_page_of_its_topic_only(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    ticks = [tick for tick in pane.form.findChildren(QCheckBox) if tick.objectName().startswith("block-")]
    assert any(not tick.isEnabled() and tick.isChecked() for tick in ticks)
    tick = [tick for tick in ticks if tick.isEnabled()][-1]
    title, block = tick.toolTip(), tick.objectName().removeprefix("block-")
    before = wait_for_page(window, qtbot).page.data
    tick.setChecked(False)
    shown = wait_for_page(window, qtbot)
    assert shown.page.data != before
    assert title not in shown.page.result.left_out
    window.show_topic("asylum")
    settle()
    assert wait_for_page(window, qtbot).page.asked.paper.off == frozenset()
    window.show_topic("emigration")
    settle()
    assert wait_for_page(window, qtbot).page.asked.paper.off == {block}


def test_words_that_are_typed_reach_the_page(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    line = pane.form.findChild(QLineEdit, "sheet-organisation")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Office of Examples")
    qtbot.waitUntil(lambda: window.choice.paper.organisation == "Office of Examples", timeout=WAIT)
    assert "Office of Examples" in text_of(wait_for_page(window, qtbot))


def test_what_cannot_stand_on_a_page_is_told_over_the_last_good_one(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    pane.form._change_paper(note="字")
    qtbot.waitUntil(lambda: pane.desk.leaf.faded, timeout=WAIT)
    assert result(pane).property("kind") == "failed"
    assert "字" in result(pane).accessibleName()
    assert pane.desk.leaf.image is not None
    pane.form._change_paper(note="")
    qtbot.waitUntil(lambda: not pane.desk.leaf.faded, timeout=WAIT)
    assert result(pane).property("kind") != "failed"


def test_a_logo_that_is_none_is_told(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    (tmp_path / "logo.svg").write_text("<svg/>")
    monkeypatch.setattr(sheet_form, "ask_logo", lambda *_: str(tmp_path / "logo.svg"))
    pane.form._choose_logo()
    qtbot.waitUntil(lambda: pane.desk.leaf.faded, timeout=WAIT)
    assert "logo.svg" in result(pane).accessibleName()
    assert "logo.svg" in [found.text() for found in pane.form.findChildren(QLabel)]


def test_only_the_newest_wish_is_answered(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    made: list[preview.Asked] = []
    real = preview.make

    def counted(library: Library, asked: preview.Asked, *others: Any) -> preview.Page:
        made.append(asked)
        return real(library, asked, *others)

    monkeypatch.setattr(preview, "make", counted)
    answers: list[Shown] = []
    window.preview.ready.connect(answers.append)
    for on in (True, False, True, False, True):
        pane.form._change_paper(receipt=on)
        pane.form._change_paper(large=on)
    wait_for_page(window, qtbot)
    assert len(made) <= 3
    assert [answer.page.asked for answer in answers] == [pane.asked]


def test_the_page_is_sharp_at_every_size(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    pane = open_pane(window, qtbot)
    for zoom in ("width", "full", "page"):
        pane._zoomed(zoom)
        qtbot.waitUntil(
            lambda: window.preview.shown is not None and window.preview.shown.scale == pane.desk.scale, timeout=WAIT
        )
        settle()
        assert pane.desk.leaf.image is not None
        assert abs(pane.desk.leaf.image.width() - pane.desk.leaf.width()) < 2, zoom
        assert pane.desk.horizontalScrollBar().maximum() == 0 or zoom == "full"
    assert pane.desk.scale < DOTS


def test_what_was_chosen_stays_when_the_pane_is_made_anew(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    kept: list[Settings] = []
    window.settings_changed.connect(kept.append)
    open_pane(window, qtbot).form._change_paper(mono=True, paper="letter", organisation="Office", note="Mine")
    window.choose_theme("dark")
    settle()
    assert window.pane is not None
    assert window.pane.form.choice.paper.note == "Mine"
    wait_for_page(window, qtbot)
    window.close_sheet()
    assert window.pane is None
    assert (kept[-1].paper, kept[-1].mono, kept[-1].organisation) == ("letter", True, "Office")
    again = make_window(paper="letter", mono=True, organisation="Office")
    assert (again.choice.paper.paper, again.choice.paper.mono, again.choice.paper.note) == ("letter", True, "")


def test_opening_and_closing_leaves_no_widget_behind(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    open_pane(window, qtbot)
    window.close_sheet()
    settle()
    before = len(window.findChildren(QFrame))
    for _ in range(2):
        open_pane(window, qtbot)
        window.close_sheet()
        settle()
    assert len(window.findChildren(QFrame)) == before


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("text_size", [100, 150])
def test_no_button_of_the_pane_is_cut(make_window: MakeWindow, qtbot: QtBot, language: str, text_size: int) -> None:
    window = make_window(language, text_size=text_size)
    pane = open_pane(window, qtbot)
    for kind in (QPushButton, QCheckBox, QToolButton):
        for found in pane.findChildren(kind):
            if found.isVisible() and found.text():
                assert found.width() >= found.minimumSizeHint().width(), found.text()
    assert pane.form.horizontalScrollBar().maximum() == 0


def test_a_very_narrow_window_turns_the_page_over_to_its_options(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(width=700, height=600)
    pane = open_pane(window, qtbot)
    assert pane.desk.isVisible()
    assert not pane.form.isVisible()
    pane._turn_over(True)
    assert pane.form.isVisible()
    assert not pane.desk.isVisible()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_page_is_printed_whole(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, paper: str
) -> None:
    window = make_window(paper=paper, mono=True)
    target = tmp_path / "printed.pdf"

    def choose(parent: object, language: object, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    monkeypatch.setattr(printing, "ask_printer", choose)
    monkeypatch.setattr(printing, "FINEST", 100)
    window.issuing.print_()
    qtbot.waitUntil(lambda: window.centre.findChild(Notice) is not None, timeout=WAIT)
    document = pypdfium2.PdfDocument(target)
    size = document[0].get_size()
    drawn = document[0].render(scale=0.5).to_pil().convert("L")
    document.close()
    assert size == pytest.approx((595, 842) if paper == "a4" else (612, 792), abs=2)
    left, top, right, bottom = drawn.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert left < 0.1 * drawn.width
    assert right > 0.9 * drawn.width
    assert top < 0.1 * drawn.height
    assert bottom > 0.9 * drawn.height


def test_nothing_is_printed_when_the_reader_thinks_better_of_it(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    monkeypatch.setattr(printing, "ask_printer", lambda *_: False)
    window.issuing.print_()
    assert window.centre.findChild(Notice) is None


def test_all_offers_versions_and_names_each_file_differently(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window(last_folder=str(tmp_path), mono=True, paper="letter")
    window.issuing.several()
    dialog = window.findChild(saving.SeveralSheets)
    assert dialog is not None
    assert {job.paper.mono for job in dialog.jobs()} == {True}
    for tick in (*dialog._versions, *dialog._languages):
        tick.setChecked(True)
    jobs = dialog.jobs()
    assert len(jobs) == len(dialog._topics) * len(dialog._languages) * 3
    assert len({job.target for job in jobs}) == len(jobs)
    assert {job.paper.paper for job in jobs} == {"letter"}
    dialog.close()
    settle()
