"""What is copied: put on the clipboard, looked at whether it arrived, and taken off again where no trace may stay."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QClipboard, QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolTip

from byfacts.desktop import quiet
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button
from byfacts.errors import N_
from byfacts.language import Language

COPIED = N_("Copied.")
REFUSED = N_("Nothing was copied: another program holds the clipboard. Wait a moment and copy again.")
OURS = "application/x-byfacts"
# What keeps a copy out of the history that a desktop, or Windows, keeps of the clipboard.
PRIVATE = {
    OURS: b"",
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
}


def system() -> QClipboard:
    return QGuiApplication.clipboard()


def put(content: str | QMimeData) -> bool:
    """Put words or more on the clipboard; false when the system did not take them."""
    if isinstance(content, str) and not quiet.is_on():
        system().setText(content)
        return _holds(content, image=False)
    data = QMimeData() if isinstance(content, str) else content
    if isinstance(content, str):
        data.setText(content)
    words, image = data.text(), data.hasImage()
    for kind, value in PRIVATE.items() if quiet.is_on() else ():
        data.setData(kind, value)
    _let_go_at_exit()
    system().setMimeData(data)
    return _holds(words, image=image)


@cache
def _let_go_at_exit() -> None:
    """Without a screen Qt keeps the clipboard in a static, which outlives Python: what Python made must go before."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        atexit.register(lambda: system().clear())


def _holds(words: str, *, image: bool) -> bool:
    """Whether the clipboard has it now; another system may change the ends of lines."""
    there = system().mimeData()
    return there is not None and there.text().split() == words.split() and (there.hasImage() or not image)


def told(language: Language, done: str, *, copied: bool) -> str:
    """What to say of a copy: ``done`` in the reader's words, or that nothing was copied and what to do."""
    return done if copied else language.text(REFUSED)


def copy_button(look: Look, language: Language, words: str, text: Callable[[], str]) -> QPushButton:
    """A button that copies, and says beside itself what became of it."""
    made = button(look, words, "", "copy")

    def copy() -> None:
        said = told(language, language.text(COPIED), copied=put(text()))
        QToolTip.showText(made.mapToGlobal(QPoint(0, made.height())), said, made)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(made, said))

    made.clicked.connect(copy)
    return made


def clear() -> None:
    """Take off what is there from this program; what came from another stays."""
    present = system()
    there = present.mimeData()
    if present.ownsClipboard() or (there is not None and there.hasFormat(OURS)):
        present.clear(QClipboard.Mode.Clipboard)
    if present.supportsSelection() and present.ownsSelection():
        present.clear(QClipboard.Mode.Selection)
