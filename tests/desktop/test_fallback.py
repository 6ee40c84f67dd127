"""The window refuses data that is unsound, shows the bundled edition instead and says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from tests.desktop.conftest import MakeWindow

from byfacts import assets
from byfacts.desktop import app, fallback
from byfacts.desktop.crash import ProblemsDialog
from byfacts.desktop.notice import Notice
from byfacts.errors import DataError
from byfacts.language import load as load_language
from byfacts.library import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(assets.data(), tmp_path / "data"))


def damage(folder: Path) -> None:
    text = (folder / "observations.csv").read_text("utf-8").replace(",final,", ",finished,", 4)
    (folder / "observations.csv").write_text(text, "utf-8")


def test_unsound_data_gives_way_to_the_bundled_edition(folder: Path) -> None:
    damage(folder)
    start = fallback.choose(folder, load_language("en"))
    assert start.library.edition == load().edition
    assert start.refused
    assert len(start.refused.problems) >= 4


def test_sound_data_is_shown(folder: Path) -> None:
    assert fallback.choose(folder, load_language("en")).refused is None


def test_sound_data_that_lacks_what_a_topic_needs_gives_way_too(folder: Path) -> None:
    lines = (folder / "observations.csv").read_text("utf-8").splitlines()
    named = (folder / "facts.csv").read_text("utf-8") + (folder / "claims.csv").read_text("utf-8")
    free = [line for line in lines[1:] if "@".join(line.split(",")[:3]) not in named and "first" in line.split(",")[0]]
    (folder / "observations.csv").write_text("\n".join(line for line in lines if line not in free) + "\n", "utf-8")
    load(folder)
    start = fallback.choose(folder, load_language("en"))
    assert start.refused
    assert start.library.edition == load().edition
    assert "emigration" in " ".join(str(problem.params) for problem in start.refused.problems)


def test_when_the_bundled_data_is_damaged_too_nothing_is_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(folder)
    monkeypatch.setattr(assets, "data", lambda: folder)
    for asked in (None, folder):
        with pytest.raises(DataError, match="cannot be used"):
            fallback.choose(asked, load_language("en"))


def test_the_window_says_which_edition_it_shows_and_what_was_wrong(folder: Path, make_window: MakeWindow) -> None:
    damage(folder)
    start = fallback.choose(folder, load_language("en"))
    window = make_window()
    app.tell_of_refusal(window, start)
    notice = window.findChild(Notice)
    assert notice
    words = "\n".join(found.text() for found in notice.findChildren(QLabel))
    assert load().edition in words.replace("\u2011", "-")
    assert "observations.csv, row" in words
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Show all").click()
    dialog = window.findChild(ProblemsDialog)
    assert dialog
    assert start.refused
    shown = dialog.findChild(QPlainTextEdit)
    assert shown
    assert len(shown.toPlainText().splitlines()) == len(start.refused.problems)
    dialog.close()
    dialog.deleteLater()
