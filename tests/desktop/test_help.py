"""The guide, by keys only: F1 opens it, in a dialog at the dialog's page; its pages are short, and found by words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextBrowser, QToolButton
from tests.desktop.conftest import MakeWindow, settle

from byfacts import guide
from byfacts.desktop.exporting import DataExport
from byfacts.desktop.help import KEYS, GuideDialog, as_html, matching, pages
from byfacts.desktop.window import MainWindow
from byfacts.language import load

LONGEST = 150  # words of a page


def opened(window: MainWindow | QDialog) -> GuideDialog:
    settle()
    found = window.findChild(GuideDialog)
    assert found is not None
    return found


def test_the_guide_has_some_ten_pages_each_short_enough_to_be_read() -> None:
    assert 8 <= len(guide.pages()) <= 12
    long = [page.id for page in guide.translated(load("en")) if sum(len(text.split()) for text in page.text) > LONGEST]
    assert long == []


def test_every_dialog_that_a_page_names_exists() -> None:
    from byfacts.desktop import about, crash, exporting, no_trace, saving, verifying
    from byfacts.desktop.picturing import PictureExport
    from byfacts.desktop.presenter.ordering import OrderDialog
    from byfacts.desktop.sliding import SlidesExport

    there = {PictureExport.__name__, SlidesExport.__name__, OrderDialog.__name__, "QPrintDialog", "QFileDialog"}
    there |= {name for module in (about, crash, exporting, no_trace, saving, verifying) for name in vars(module)}
    assert [name for page in guide.pages() for name in page.dialogs if name not in there] == []


def test_a_page_keeps_its_words_from_being_taken_for_markup() -> None:
    page = guide.Page("x", "a < b", ("<b>c</b> & d",))
    assert as_html(page) == "<h2>a &lt; b</h2><p>&lt;b&gt;c&lt;/b&gt; &amp; d</p>"


def test_pages_are_found_by_other_forms_and_beginnings_of_their_words() -> None:
    all_pages = pages(load("en"))
    assert [page.id for page in matching(all_pages, "clipboard", "en")] == ["privacy"]
    assert "sheets" in [page.id for page in matching(all_pages, "printed", "en")]
    assert "citing" in [page.id for page in matching(all_pages, "CITA", "en")]
    assert matching(all_pages, "", "en") == all_pages
    assert matching(all_pages, "zebra", "en") == []


def test_f1_opens_the_guide_and_the_arrow_keys_turn_its_pages(make_window: MakeWindow) -> None:
    window = make_window()
    QTest.keyClick(window, Qt.Key.Key_F1)
    found = opened(window)
    assert found.page == "window"
    QTest.keyClick(found.list, Qt.Key.Key_Down)
    assert found.page == "marks"
    text = found.findChild(QTextBrowser)
    assert text is not None
    assert text.accessibleName() == "Reading the marks"
    assert "hatched" in text.toPlainText()
    QTest.keyClick(found, Qt.Key.Key_Escape)
    settle()
    assert window.findChild(GuideDialog) is None


def test_the_keys_are_a_page_of_the_guide(make_window: MakeWindow) -> None:
    window = make_window()
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    found = opened(window)
    assert found.page == KEYS
    assert "Ctrl+F" in found.text.toPlainText()


def test_typing_leaves_the_pages_that_have_the_words(make_window: MakeWindow) -> None:
    window = make_window()
    window.show_guide()
    found = opened(window)
    field = found.findChild(QLineEdit, "guide-field")
    assert field is not None
    QTest.keyClicks(field, "clipboard")
    assert [found.list.count(), found.page] == [1, "privacy"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is found.list
    QTest.keyClicks(field, " zebra")
    assert found.list.count() == 0
    assert any("clipboard zebra" in label.text() for label in found.findChildren(type(found._nothing)))
    field.clear()
    assert found.list.count() == len(found.pages)


@pytest.mark.parametrize("twice", [False, True])
def test_f1_in_a_dialog_opens_the_page_that_explains_it(make_window: MakeWindow, twice: bool) -> None:
    window = make_window()
    window.issuing.export_data()
    settle()
    dialog = window.findChild(DataExport)
    assert dialog is not None
    dialog.activateWindow()
    dialog.save.setFocus()
    for _ in range(2 if twice else 1):
        QTest.keyClick(dialog.save, Qt.Key.Key_F1)
        settle()
    assert [one.page for one in dialog.findChildren(GuideDialog)] == ["exporting"]
    opened(dialog).close()
    dialog.reject()
    settle()


def test_every_tool_says_its_command_and_its_keys(make_window: MakeWindow) -> None:
    window = make_window(width=1400)
    tools = {tool.objectName(): tool.toolTip() for tool in window.findChildren(QToolButton) if tool.isVisible()}
    assert [name for name, words in tools.items() if name and not words] == []
    keyed = {
        "find-tool": "Ctrl+F", "print-tool": "Ctrl+P", "present-tool": "F5", "language-tool": "Ctrl+Shift+L",
        "size-tool": "Ctrl++", "theme-tool": "Ctrl+Shift+T", "chart-copy": "Ctrl+C", "chart-save-picture": "Ctrl+S",
        "chart-export-data": "Ctrl+Shift+E",
    }  # fmt: skip
    assert [name for name, keys in keyed.items() if keys not in tools[name]] == []
