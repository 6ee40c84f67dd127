"""A window for the tests, without a screen; and a watch over widgets that outlive their test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from byfacts.desktop.app import dress, make_application
from byfacts.desktop.look import load_fonts, look
from byfacts.desktop.window import MainWindow
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.model import Library
from byfacts.settings import Settings

TODAY = "2026-08-01"
MakeWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def application() -> QApplication:
    made = make_application()
    assert load_fonts()
    dress(made, look("light", 100))
    return made


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(autouse=True)
def no_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may use an edition of their own."""
    monkeypatch.setenv("BYFACTS_DATA_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test(application: QApplication) -> Iterator[None]:
    before = set(application.topLevelWidgets())
    yield
    left: list[QWidget] = []
    for _ in range(10):  # a busy machine deletes a little later
        settle()
        left = [widget for widget in application.topLevelWidgets() if widget not in before]
        if not left:
            break
    assert not left, f"still alive: {left}"


@pytest.fixture
def make_window(application: QApplication, library: Library, qtbot: QtBot) -> Iterator[MakeWindow]:
    made: list[MainWindow] = []

    def make(language: str = "en", width: int = 1280, height: int = 800, **kept: Any) -> MainWindow:
        settings = Settings(width=width, height=height, theme="light", **kept)
        window = MainWindow(library, load_language(language), settings, TODAY)
        window.resize(width, height)  # the screen that is not there is smaller
        made.append(window)
        window.show()
        settle()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    settle()


def settle() -> None:
    """Let layouts and deferred deletions happen."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
