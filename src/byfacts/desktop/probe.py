"""The window without a screen: does it come to stand on this computer? For ``byfacts self-test``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from byfacts.desktop import quiet
from byfacts.desktop.app import dress, make_application
from byfacts.desktop.look import load_fonts, look
from byfacts.desktop.window import MainWindow
from byfacts.errors import N_, ByfactsError
from byfacts.language import Language
from byfacts.model import Library
from byfacts.settings import Settings

NO_FONTS = N_("A font file is missing.")
EMPTY = N_("The window stays empty.")


def paint(library: Library, language: Language) -> tuple[int, int]:
    """Paints the whole window once and returns its size. Raises ByfactsError. Nothing is kept of it."""
    with _alone(), quiet.starting(on=True):
        application = make_application()
        fonts = load_fonts()
    if not fonts:
        raise ByfactsError(NO_FONTS)
    present = look("light", 100)
    dress(application, present)
    window = MainWindow(library, language, Settings(theme="light"))
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    application.processEvents()
    picture = window.grab().toImage()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    step = max(picture.width() // 100, 1)
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), step) for y in range(0, picture.height(), step)}
    if len(colours) < 3:
        raise ByfactsError(EMPTY)
    return picture.width(), picture.height()


@contextmanager
def _alone() -> Iterator[None]:
    """While the application starts: no screen, and a locale that Qt has nothing to say about."""
    before = dict(os.environ)
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
