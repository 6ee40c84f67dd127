"""Random keys and mouse events over the whole window, from a seed: ``python -m tests.desktop.storm SEED COUNT``.

A process of its own, so that the exit status counts as well. It fails with what happened, and the last events, when an
exception reaches Qt, Qt warns, or a widget is left after the window is gone. Nothing is written outside of a temporary
folder: file dialogs answer with a place there, or with nothing, and nothing is printed or opened.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import traceback
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import Shiboken

from byfacts.desktop import work
from byfacts.desktop.app import dress, make_application
from byfacts.desktop.look import load_fonts, look
from byfacts.desktop.window import MainWindow
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.settings import Settings

TODAY = "2026-08-01"
LANGUAGES = ("en", "ru", "be", "pl", "lt", "lv")
SIZES = ((1280, 800), (1024, 640), (1920, 1080), (700, 500))
HARMLESS = ("This plugin does not support ",)
KEYS = [
    *(getattr(Qt.Key, f"Key_{letter}") for letter in "BCDEFMNPSTV"),
    *(getattr(Qt.Key, f"Key_{digit}") for digit in "0123456789"),
    *(getattr(Qt.Key, f"Key_F{number}") for number in (1, 2, 5, 6, 9, 10)),
    *[Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape] * 3,
    *[Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down] * 4,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
    Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Question, Qt.Key.Key_Period, Qt.Key.Key_Menu,
]  # fmt: skip
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
MODIFIERS = [NONE] * 6 + [CONTROL] * 3 + [SHIFT, CONTROL | SHIFT, ALT]
BUTTONS = [Qt.MouseButton.LeftButton] * 6 + [Qt.MouseButton.RightButton]


class Storm:
    """Sends one event after the other from a timer, so that dialogs that wait for an answer get theirs as well."""

    def __init__(self, application: QApplication, seed: int, count: int, folder: Path) -> None:
        self.application, self.left, self.folder = application, count, folder
        self.dice = random.Random(seed)  # noqa: S311  # repeatable is what is wanted
        self.sent: deque[str] = deque(maxlen=25)
        self.wrong: list[str] = []
        self.before = len(application.allWidgets())
        self.window = self._open()
        QTimer.singleShot(0, self.step)

    def _open(self) -> MainWindow:
        settings = Settings(theme=self.dice.choice(("light", "dark", "contrast")), width=1280, height=800)
        made = MainWindow(load_library(), load_language(self.dice.choice(LANGUAGES)), settings, TODAY)
        made.show()
        return made

    def step(self) -> None:
        if self.left <= 0 or self.wrong:
            QTimer.singleShot(0, self.end)
            return
        self.left -= 1
        QTimer.singleShot(0, self.step)  # before the event: it may open a dialog that waits for the next ones
        if not any(widget.isVisible() for widget in self.application.topLevelWidgets()):
            self.window.show()  # it was closed: that is a way to end, and it opens again
        try:
            self.dice.choices((self.key, self.click, self.wheel, self.resize), (60, 34, 4, 2))[0]()
        except Exception:  # noqa: BLE001  # whatever it is, it is what the test is for
            self.wrong.append(traceback.format_exc())

    def _target(self) -> QWidget | None:
        for found in (self.application.activePopupWidget(), self.application.activeModalWidget()):
            if found is not None and found.isVisible():
                return found
        shown = [w for w in self.application.topLevelWidgets() if w.isVisible() and w.width() > 20]
        return self.dice.choice(shown) if shown else None

    def key(self) -> None:
        target = self.application.focusWidget() or self._target()
        if target is None:
            return
        key, modifier = self.dice.choice(KEYS), self.dice.choice(MODIFIERS)
        self.sent.append(f"key {key.name} {modifier} -> {_named(target)}")
        QTest.keyClick(target, key, modifier)

    def click(self) -> None:
        top = self._target()
        if top is None:
            return
        at = QPoint(self.dice.randrange(max(1, top.width())), self.dice.randrange(max(1, top.height())))
        target = top.childAt(at) or top
        inside = target.mapFrom(top, at) if target is not top else at
        button, modifier = self.dice.choice(BUTTONS), self.dice.choice(MODIFIERS)
        self.sent.append(f"click {button.name} {at.x()},{at.y()} -> {_named(target)} in {_named(top)}")
        QTest.mouseMove(target, inside)
        if not (Shiboken.isValid(target) and target.isVisible()):  # what lay under the mouse has been made anew
            return
        QTest.mouseClick(target, button, modifier, inside)

    def wheel(self) -> None:
        top = self._target()
        if top is None:
            return
        middle = QPointF(top.rect().center())
        turn = QPoint(0, self.dice.choice((-120, 120)))
        self.sent.append(f"wheel -> {_named(top)}")
        event = QWheelEvent(
            middle, QPointF(top.mapToGlobal(middle.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        self.application.sendEvent(top, event)

    def resize(self) -> None:
        width, height = self.dice.choice(SIZES)
        self.sent.append(f"resize {width}x{height}")
        self.window.resize(width, height)

    def end(self) -> None:
        """Close everything, and look whether all of it is gone."""
        for _ in range(20):
            top = self.application.activePopupWidget() or self.application.activeModalWidget()
            if top is None:
                break
            top.close()
        for widget in self.application.topLevelWidgets():
            widget.close()
        self.window.deleteLater()
        del self.window
        work.finish()
        QTimer.singleShot(200, self.leave)

    def leave(self) -> None:
        for _ in range(5):
            self.application.processEvents()
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left = [_named(widget) for widget in self.application.topLevelWidgets()]
        if len(self.application.allWidgets()) > self.before and left and not self.wrong:
            self.wrong.append(f"widgets are left: {left}")
        self.application.exit(1 if self.wrong else 0)

    def answer(self, *_: Any, **__: Any) -> tuple[str, str]:
        """What a file dialog gives back: mostly a place, sometimes nothing."""
        return (str(self.folder / f"file{self.left % 7}"), "") if self.dice.random() < 0.6 else ("", "")

    def folder_answer(self, *_: Any, **__: Any) -> str:
        return str(self.folder) if self.dice.random() < 0.6 else ""


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__}#{widget.objectName() or widget.accessibleName()[:30]}"


def main(seed: int, count: int) -> int:
    application = make_application()
    load_fonts()
    dress(application, look("light", 100))
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        storm = Storm(application, seed, count, Path(folder))

        def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            storm.wrong.append("".join(traceback.format_exception(kind, error, trace)))

        def said(_: object, __: object, words: str) -> None:
            if not words.startswith(HARMLESS):
                storm.wrong.append(f"Qt says: {words}")

        sys.excepthook = caught
        qInstallMessageHandler(said)
        for name in ("getSaveFileName", "getOpenFileName"):
            setattr(QFileDialog, name, storm.answer)
        QFileDialog.getExistingDirectory = storm.folder_answer  # type: ignore[method-assign]
        QPrintDialog.exec = lambda *_: 0  # type: ignore[method-assign]
        QDesktopServices.openUrl = lambda *_: True  # type: ignore[method-assign]
        status = application.exec()
        work.finish()
        qInstallMessageHandler(None)
    if storm.wrong:
        print("\n".join([f"seed {seed}, {storm.left} of {count} left", *storm.sent, *storm.wrong[:3]]), file=sys.stderr)  # noqa: T201
    return status


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
