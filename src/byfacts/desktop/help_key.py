"""F1 in every dialog: it opens the guide at the page that explains the dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from byfacts import guide

HELP = "help-key"
GUIDE = "guide"  # the guide's own name: F1 in it stays where it is


class HelpKey(QObject):
    """Gives each dialog the key when it is first entered. ``open_`` opens the guide at a page, over a dialog."""

    def __init__(self, parent: QObject, open_: Callable[[str, QWidget], object]) -> None:
        super().__init__(parent)
        self._open = open_
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.objectName() == GUIDE or dialog.findChild(QShortcut, HELP):
            return
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
        key.setObjectName(HELP)
        key.activated.connect(lambda: self._open(guide.page_for(type(dialog).__name__), dialog))
