"""Whether anything may move or fade: what the reader chose, else the system, where Qt can tell."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

# Properties of the application: nothing moves; what the system said at the start; the time of its cursor.
STILL, SYSTEM, FLASH = "still", "system-still", "usual-flash"


def system_is_still() -> bool:
    """Whether the system is set to show no effects.

    Qt reads that on Windows only; elsewhere the flag says nothing (plain X11 never sets it), so that there
    the reader's own choice decides.
    """
    return sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def settle(chosen: str) -> None:
    """Still or not from now on, as the reader chose; a still cursor does not blink either."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    usual = application.property(FLASH)
    if usual is None:
        usual = application.cursorFlashTime()
        application.setProperty(FLASH, usual)
        application.setProperty(SYSTEM, system_is_still())  # before our own effects are turned off
    still = chosen == "less" or application.property(SYSTEM) is True
    application.setProperty(STILL, still)
    application.setCursorFlashTime(0 if still else usual)


def is_still() -> bool:
    """Whether nothing may move or fade just now."""
    application = QApplication.instance()
    return application is not None and application.property(STILL) is True
