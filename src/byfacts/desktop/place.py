"""Where the window stands on the screen, and its files on the disk: as last time, or the nearest that is there now."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from byfacts.frozen import replace
from byfacts.settings import Settings

USUAL = (1280, 800)
GRIP = (120, 24)  # of the title bar, that a hand or a mouse can take hold of


def put_back(window: QMainWindow, settings: Settings) -> None:
    """Where the window stood last time; on another screen when that one is gone, and never larger than its screen."""
    width, height = USUAL
    window.resize(settings.width or width, settings.height or height)
    if settings.width:
        window.move(settings.x, settings.y)
        home = next((s for s in QGuiApplication.screens() if s.name() == settings.screen), None)
        if home is not None and not home.geometry().intersects(window.frameGeometry()):
            window.move(home.availableGeometry().topLeft() + QPoint(40, 40))  # the screens have changed their places
        reach(window)
    else:
        _fit(window, QGuiApplication.primaryScreen())
    if settings.maximized:
        window.showMaximized()


def reach(window: QMainWindow) -> None:
    """Bring the window where its title bar can be taken hold of, if it is not there."""
    frame = window.frameGeometry()
    handle = QRect(frame.left(), frame.top(), frame.width(), GRIP[1])
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(handle)
        if seen.width() >= min(GRIP[0], frame.width()) and seen.height() >= GRIP[1]:
            _fit(window, screen)
            return
    screen = QGuiApplication.screenAt(frame.center()) or QGuiApplication.primaryScreen()
    if screen is not None:
        _fit(window, screen)
        room = screen.availableGeometry()
        spare = room.size() - window.frameGeometry().size()
        window.move(room.topLeft() + QPoint(max(spare.width() // 2, 0), max(spare.height() // 2, 0)))


def _fit(window: QMainWindow, screen: QScreen | None) -> None:
    if screen is not None:
        room = screen.availableGeometry().size()
        window.resize(window.size().boundedTo(room.expandedTo(window.minimumSize())))


class Screens(QObject):
    """Brings the window to a screen that is left, when another is unplugged."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self.come_back_soon)

    def come_back_soon(self, *_: QScreen) -> None:
        QTimer.singleShot(0, self, self.come_back)  # once the system has told what is left

    def come_back(self) -> None:
        if not self._window.isMaximized() and not self._window.isFullScreen():  # those are the system's to move
            reach(self._window)


def standing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there: a stick was taken out, a folder moved. At the worst, home."""
    for found in (folder, *folder.parents):
        with contextlib.suppress(OSError, ValueError):
            if found.is_dir() and os.access(found, os.W_OK) and found != found.parent:  # the root is no place for files
                return found
    return Path.home()


def kept(window: QMainWindow, settings: Settings) -> Settings:
    """The settings with the present place; a window that fills the screen keeps the place it had before."""
    screen = window.screen().name()[:100] if window.screen() is not None else ""
    if window.isMaximized():
        return replace(settings, maximized=True, screen=screen)
    x, y, width, height = window.x(), window.y(), window.width(), window.height()
    return replace(settings, x=x, y=y, width=width, height=height, maximized=False, screen=screen)
