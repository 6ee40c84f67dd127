"""A fact sheet that somebody sent: the file is asked for, compared with the edition, and told of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget

from byfacts.desktop import work
from byfacts.desktop.clipboard import copy_button
from byfacts.desktop.issuing import Present
from byfacts.desktop.look import Look
from byfacts.desktop.notice import Told
from byfacts.desktop.one_sheet import Listeners
from byfacts.desktop.parts import button, column, label, row
from byfacts.errors import ByfactsError
from byfacts.exports import verdict
from byfacts.exports.verify import Report, verify
from byfacts.language import Language


class ReportDialog(QDialog):
    """The verdict and, number by number, what differs; to be copied."""

    def __init__(self, parent: QWidget | None, look: Look, language: Language, report: Report) -> None:
        super().__init__(parent)
        px, say = look.px, language.text
        self.setWindowTitle(say("Verify a fact sheet"))
        self.setMinimumSize(px(560), px(280))
        head = verdict.headline(report, language)
        lines = verdict.details(report, language)
        shown = QPlainTextEdit("\n".join(lines))
        shown.setReadOnly(True)
        shown.setAccessibleName(say("Details"))
        whole = "\n".join((report.file, head, *lines))
        copy = copy_button(look, language, say("Copy"), lambda: whole)
        close = button(look, say("Close"), "primary", pressed=self.accept)
        close.setDefault(True)
        name = label(Path(report.file).name, "muted", wrap=True)
        foot = row(copy, None, close, gap=px(8))
        margins = (px(20), px(16), px(20), px(16))
        self.setLayout(column(name, label(head, "title", wrap=True), shown, foot, gap=px(10), margins=margins))
        close.setFocus()


def ask_file(parent: QWidget, language: Language, folder: Path) -> str:
    """The PDF to look at; empty when the reader thought better of it."""
    say = language.text
    chosen, _ = QFileDialog.getOpenFileName(parent, say("Verify a fact sheet"), str(folder), say("PDF files (*.pdf)"))
    return chosen


def start(window: QWidget, present: Callable[[], Present], to: Listeners) -> None:
    """Ask for a file, compare it off the main thread, show the report; what cannot be read is told."""
    now = present()
    file = ask_file(window, now.language, now.folder)
    if not file:
        return
    say = now.language
    to.working(say.text("Verifying {file}", file=Path(file).name))

    def done(report: Report) -> None:
        to.working("")
        ReportDialog(window, now.look, say, report).open()

    def failed(error: BaseException) -> None:
        to.working("")
        if not isinstance(error, ByfactsError):
            raise error
        to.tell(Told("failed", say.text("The sheet cannot be verified"), say.error(error)))

    work.run(window, lambda: verify(file, now.library, now.spoken), done, failed)
