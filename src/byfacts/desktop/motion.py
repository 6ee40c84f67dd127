"""Whether anything may move or fade: what the reader chose, else the system, where Qt can tell."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

STILL = "still"  # a property of the application: nothing moves


def system_is_still() -> bool:
    """Whether the system is set to show no effects.

    Qt reads that on Windows only; elsewhere the flag says nothing (plain X11 never sets it), so that there
    the reader's own choice decides.
    """
    return sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def settle(application: QApplication, chosen: str, *, system: bool = False) -> None:
    """Still or not from now on; a still cursor does not blink either. ``system`` is what it is set to."""
    still = chosen == "less" or (chosen == "system" and system)
    application.setProperty(STILL, still)
    usual = application.property("usual-flash")
    if usual is None:
        usual = application.cursorFlashTime()
        application.setProperty("usual-flash", usual)
    application.setCursorFlashTime(0 if still else usual)


def is_still() -> bool:
    """Whether nothing may move or fade just now."""
    application = QApplication.instance()
    return application is not None and application.property(STILL) is True
