"""A translator's catalogue is what the window speaks, wherever a language can be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from byfacts import trial
from byfacts.desktop.about import AboutDialog
from byfacts.desktop.app import _tell_of_catalogue
from byfacts.desktop.crash import ProblemsDialog
from byfacts.desktop.preview import Asked, make
from byfacts.desktop.window import MainWindow
from byfacts.errors import CatalogueError
from byfacts.language import Languages, load
from byfacts.model import Library
from byfacts.paper import PaperOptions
from byfacts.settings import Settings
from byfacts.sheet import Options


@pytest.fixture
def mine(tmp_path: Path) -> Languages:
    path = tmp_path / "ru.po"
    path.write_text('msgid "Asylum"\nmsgstr "Испытание"\n', encoding="utf-8")
    return Languages(trial.read(path, unfinished=True).language)


def test_the_window_and_its_page_speak_the_catalogue(
    application: QApplication, library: Library, mine: Languages
) -> None:
    window = MainWindow(library, load("en"), Settings(), languages=mine)
    window.choose_language("ru")
    assert "Испытание" in [tab.title for tab in window.sheet().tabs]
    page = make(library, Asked("asylum", "ru", Options(), PaperOptions()), languages=window.languages)
    assert page.sheet.title == "Испытание"
    about = AboutDialog(window, window.look, window.language, library, window.languages)
    assert any("Русский" in label.text() for label in about.findChildren(QLabel))
    about.deleteLater()
    window.close()
    window.deleteLater()


def test_what_is_wrong_with_a_catalogue_is_listed(application: QApplication, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text('msgid "Asylum"\nmsgstr "<img src=x>"\n', encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        trial.read(path, unfinished=True)
    window = MainWindow(library, load("en"), Settings())
    dialog = ProblemsDialog(window, window.look, window.language, refused.value)
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert shown.toPlainText() == "ru.po, line 1: mark-up: “Asylum”"
    dialog.deleteLater()
    window.close()
    window.deleteLater()


def test_the_window_says_what_became_of_a_catalogue(
    application: QApplication, library: Library, mine: Languages, tmp_path: Path
) -> None:
    window = MainWindow(library, load("en"), Settings(), languages=mine)
    found = trial.read(tmp_path / "ru.po", unfinished=True)
    _tell_of_catalogue(window, found.told(str(tmp_path / "ru.po")))
    assert any("is in use for Русский" in label.text() for label in window.findChildren(QLabel))
    path = tmp_path / "pl.po"
    path.write_text("nonsense", encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        trial.read(path)
    _tell_of_catalogue(window, refused.value)
    dialog = window.findChild(ProblemsDialog)
    assert dialog is not None
    dialog.close()
    window.close()
    window.deleteLater()
