"""Where the window stands on the screen: put back where it was, if that place is still there."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from byfacts.frozen import replace
from byfacts.settings import Settings

USUAL = (1280, 800)


def put_back(window: QMainWindow, settings: Settings) -> None:
    """Where the window stood last time, if that place still lies on a screen."""
    width, height = USUAL
    window.resize(settings.width or width, settings.height or height)
    if settings.width:
        centre = window.frameGeometry().translated(settings.x, settings.y).center()
        if any(screen.availableGeometry().contains(centre) for screen in QGuiApplication.screens()):
            window.move(settings.x, settings.y)
    if settings.maximized:
        window.showMaximized()


def kept(window: QMainWindow, settings: Settings) -> Settings:
    """The settings with the present place; a window that fills the screen keeps the place it had before."""
    if window.isMaximized():
        return replace(settings, maximized=True)
    x, y, width, height = window.x(), window.y(), window.width(), window.height()
    return replace(settings, x=x, y=y, width=width, height=height, maximized=False)
