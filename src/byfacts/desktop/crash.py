"""When the program itself is at fault: a calm dialog with the details, to be copied and reported."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from byfacts import __version__
from byfacts.desktop.clipboard import copy_button
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, label, row
from byfacts.errors import DataError
from byfacts.language import Language


def details(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a report needs: versions and the way to the fault."""
    python, qt = platform.python_version(), PySide6.__version__
    versions = f"byfacts {__version__}, Python {python}, PySide6 {qt}, {platform.platform()}"
    return versions + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


class CrashDialog(QDialog):
    """Says that a fault happened, that data and files are unharmed, and shows the details."""

    def __init__(self, parent: QWidget | None, look: Look, language: Language, text: str) -> None:
        super().__init__(parent)
        say, px = language.text, look.px
        self.setWindowTitle(say("A fault of the program"))
        self.setMinimumSize(px(560), px(360))
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(say("Details"))
        advice = say(
            "Something went wrong that should not. Data and saved files are unharmed; the window can stay open."
        )
        copy = copy_button(look, language, say("Copy details"), lambda: text)
        close = button(look, say("Close"), "primary", pressed=self.accept)
        close.setDefault(True)
        self.setLayout(
            column(
                label(say("A fault of the program"), "title"),
                label(advice, wrap=True),
                shown,
                row(copy, None, close, gap=px(8)),
                gap=px(10),
                margins=(px(20), px(16), px(20), px(16)),
            )
        )
        close.setFocus()


class ProblemsDialog(QDialog):
    """Says that the data cannot be used, and lists every fault that was found in it, to be copied."""

    def __init__(self, parent: QWidget | None, look: Look, language: Language, error: DataError) -> None:
        super().__init__(parent)
        px = look.px
        self.setWindowTitle("byfacts")
        self.setMinimumSize(px(560), px(240))
        faults = QPlainTextEdit("\n".join(language.problem(problem) for problem in error.problems))
        faults.setReadOnly(True)
        faults.setAccessibleName(language.text("Details"))
        faults.setVisible(bool(error.problems))
        whole = "\n".join((language.error(error), *(language.problem(problem) for problem in error.problems)))
        copy = copy_button(look, language, language.text("Copy"), lambda: whole)
        close = button(look, language.text("Close"), "primary", pressed=self.accept)
        close.setDefault(True)
        told = label(language.error(error), "strong", wrap=True)
        margins = (px(20), px(16), px(20), px(16))
        self.setLayout(column(told, faults, None, row(copy, None, close, gap=px(8)), gap=px(10), margins=margins))


def install(ask: Callable[[], tuple[QWidget | None, Look, Language]]) -> Callable[[], None]:
    """Show the dialog for every exception that nobody handled; returns a call that undoes this.

    ``ask`` gives the window, look and language of the moment. A fault while the dialog is open is only printed.
    """
    before = sys.excepthook
    open_dialogs: list[CrashDialog] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt) or open_dialogs:
            return
        window, look, language = ask()
        dialog = CrashDialog(window, look, language, details(kind, error, trace))
        open_dialogs.append(dialog)
        dialog.finished.connect(open_dialogs.clear)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    sys.excepthook = hook

    def undo() -> None:
        sys.excepthook = before

    return undo
