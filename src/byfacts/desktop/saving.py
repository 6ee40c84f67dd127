"""Fact sheets as PDF files: one, or several in a row with progress, a way to stop, and an account at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QGridLayout, QProgressBar, QVBoxLayout, QWidget

from byfacts.administrator import SET
from byfacts.compose import compose
from byfacts.desktop import work
from byfacts.desktop.choice import SheetChoice
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, label, row, rule
from byfacts.errors import ByfactsError
from byfacts.frozen import frozen, replace
from byfacts.language import Language, Languages
from byfacts.model import Library
from byfacts.paper import USUAL, PaperOptions
from byfacts.sheet import Options


@frozen
class Job:
    """A sheet to write: topic, language code, file."""

    topic: str
    language: str
    target: Path
    paper: PaperOptions = USUAL
    spoken: Languages = Languages()


@frozen
class Offer:
    """What may be chosen: topics and languages (id, words), the language that is ticked, what was chosen for the page,
    the folder, and whom to tell of another one.
    """

    topics: Sequence[tuple[str, str]]
    languages: Sequence[tuple[str, str]]
    language: str
    choice: SheetChoice
    folder: Path
    folder_chosen: Callable[[Path], None]
    spoken: Languages = Languages()


def file_name(topic: str, language: str, paper: PaperOptions = USUAL) -> str:
    """Plain letters and hyphens, safe on every system; versions of a sheet have names of their own."""
    marks = (paper.mono and "mono", paper.large and "large", paper.paper != "a4" and paper.paper)
    return "-".join(["byfacts", topic, language, *(mark for mark in marks if mark)]) + ".pdf"


def write(job: Job, library: Library, options: Options) -> tuple[str, ...]:
    """Compose and write a sheet; returns the titles of the blocks that found no room. Touches no widget."""
    from byfacts.paper import write as to_paper  # heavy, and not needed before the first export

    sheet = compose(job.topic, library, job.spoken.load(job.language), options, listed=False)
    return to_paper(sheet, job.target, job.paper).left_out


def ask_file(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Where to save a sheet, from the system's dialog; None when the reader thought better of it."""
    title = language.text("Save fact sheet as PDF")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), language.text("PDF files (*.pdf)"))
    return Path(chosen).with_suffix(".pdf") if chosen else None


def ask_folder(parent: QWidget, language: Language, suggested: Path) -> Path | None:
    """Where to save several sheets; None when the reader thought better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, language.text("Choose a folder"), str(suggested))
    return Path(chosen) if chosen else None


def open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class SeveralSheets(QDialog):
    """Choose topics, languages, versions and a folder; then watch them being written. Not modal: reading goes on."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        language: Language,
        library: Library,
        options: Options,
        offer: Offer,
    ) -> None:
        super().__init__(parent)
        self.look, self.language, self.library, self.options = look, language, library, options
        self.folder, self._folder_chosen, self.choice = offer.folder, offer.folder_chosen, offer.choice
        self._spoken = offer.spoken
        self._jobs: list[Job] = []
        self._total = self._written = 0
        self._working = self._stopped = False
        self._troubles: list[str] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.text("Save several fact sheets"))
        self._topics = [self._tick(*topic, on=True) for topic in offer.topics]
        self._languages = [self._tick(*one, on=one[0] == offer.language) for one in offer.languages]
        self._versions = [self._tick(*one, on=one[0] == self._usual) for one in self._offered_versions()]
        self._lock_versions()
        self.setLayout(self._build())
        self._show_count()

    def _lock_versions(self) -> None:
        """Grey the version that an administrator rules out, and say who does."""
        if "mono" in self.choice.locked:
            out = "colour" if self.choice.paper.mono else "mono"
            for tick in self._versions:
                if tick.objectName() == out:
                    tick.setEnabled(False)
                    tick.setToolTip(self.language.text(SET))
                    tick.setAccessibleDescription(tick.toolTip())

    @property
    def _usual(self) -> str:
        """The version that was chosen for the page."""
        return "large" if self.choice.paper.large else "mono" if self.choice.paper.mono else "colour"

    def _offered_versions(self) -> list[tuple[str, str]]:
        say = self.language.text
        return [("colour", say("Colour")), ("mono", say("Black and white")), ("large", say("Large print"))]

    def _tick(self, value: str, words: str, *, on: bool) -> QCheckBox:
        made = QCheckBox(words)
        made.setObjectName(value)
        made.setChecked(on)
        made.toggled.connect(self._show_count)
        return made

    def _build(self) -> QVBoxLayout:
        px, say = self.look.px, self.language.text
        choices = QGridLayout()
        choices.setHorizontalSpacing(px(36))
        columns = (
            (say("Topics"), self._topics), (say("Languages"), self._languages), (say("Versions"), self._versions),
        )  # fmt: skip
        for place, (heading, ticks) in enumerate(columns):
            choices.addWidget(label(heading, "section"), 0, place)
            for line, tick in enumerate(ticks, 1):
                choices.addWidget(tick, line, place)
        self._where = label(str(self.folder), "small", wrap=True)
        self._other = button(self.look, say("Other folder…"), "", "folder-open", self._choose_folder)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(say("Progress"))
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._account = label("", "small", wrap=True)
        self._account.setMinimumWidth(px(420))
        self._stop = button(self.look, say("Close"), pressed=self._stop_or_close)
        self._start = button(self.look, "", "primary", "file-down", self.start)
        self._start.setDefault(True)
        where = row(label(say("Folder"), "section"), self._where, self._other, gap=px(10))
        where.setStretch(1, 1)
        return column(
            choices, px(6), rule(), px(6), where, px(6), self._bar, self._account, None,
            row(None, self._stop, self._start, gap=px(8)), gap=px(6), margins=(px(20), px(16), px(20), px(16)),
        )  # fmt: skip

    def jobs(self) -> list[Job]:
        """The files that are asked for."""
        chosen = [[tick.objectName() for tick in ticks if tick.isChecked()] for ticks in self._choices]
        topics, codes, versions = chosen
        return [self._job(topic, code, version) for version in versions for code in codes for topic in topics]

    @property
    def _choices(self) -> tuple[list[QCheckBox], ...]:
        return self._topics, self._languages, self._versions

    def _job(self, topic: str, code: str, version: str) -> Job:
        paper = self.choice.paper_for(topic)
        if version != self._usual:
            mono = paper.mono if "mono" in self.choice.locked else version == "mono"
            paper = replace(paper, mono=mono, large=version == "large")
        return Job(topic, code, self.folder / file_name(topic, code, paper), paper, self._spoken)

    def _show_count(self) -> None:
        if hasattr(self, "_start"):
            count = len(self.jobs())
            self._start.setText(" " + self.language.plural("Save {n} sheets", count))
            self._start.setAccessibleName(self._start.text().strip())
            self._start.setEnabled(count > 0 and not self._working)

    def _choose_folder(self) -> None:
        chosen = ask_folder(self, self.language, self.folder)
        if chosen is not None:
            self.folder = chosen
            self._where.setText(str(chosen))
            self._folder_chosen(chosen)

    def start(self) -> None:
        """Write the files, one after the other."""
        self._jobs = self.jobs()
        self._total, self._written, self._stopped, self._troubles = len(self._jobs), 0, False, []
        self._set_working(on=True)
        self._bar.setRange(0, self._total)
        self._next()

    def _set_working(self, *, on: bool) -> None:
        self._working = on
        for widget in (*self._topics, *self._languages, *self._versions, self._other):
            widget.setEnabled(not on)
        self._bar.setVisible(on)
        words = self.language.text("Stop") if on else self.language.text("Close")
        self._stop.setText(words)
        self._stop.setAccessibleName(words)
        self._show_count()

    def _next(self) -> None:
        self._bar.setValue(self._total - len(self._jobs))
        if self._stopped or not self._jobs:
            self._finish()
            return
        job = self._jobs.pop(0)
        self._account.setText(self.language.text("Writing {file}", file=job.target.name))
        work.run(
            self,
            lambda: write(job, self.library, self.options),
            lambda left: self._wrote(job, left),
            lambda error: self._failed(job, error),
        )

    def _wrote(self, job: Job, left: tuple[str, ...]) -> None:
        self._written += 1
        if left:
            say = self.language
            self._troubles.append(
                say.text("{file}: the page had no room for: {blocks}.", file=job.target.name, blocks=say.list(left))
            )
        self._next()

    def _failed(self, job: Job, error: BaseException) -> None:
        if not isinstance(error, ByfactsError):
            self._set_working(on=False)
            raise error
        self._troubles.append(f"{job.target.name}: {self.language.error(error)}")
        self._next()

    def _finish(self) -> None:
        say = self.language
        self._set_working(on=False)
        if self._written == self._total:
            told = say.plural("{n} sheets written to {folder}.", self._written, folder=str(self.folder))
        else:
            told = say.plural(
                "{n} of {wanted} sheets written to {folder}.",
                self._total,
                n=say.number(self._written),
                wanted=say.number(self._total),
                folder=str(self.folder),
            )
        self._account.setText("\n".join([told, *self._troubles]))
        self._account.setAccessibleName(self._account.text())
        self.adjustSize()

    def _stop_or_close(self) -> None:
        if self._working:
            self._stopped = True  # the file being written is finished; none is left half
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """While files are written, closing stops after the present one instead."""
        if self._working:
            self._stopped = True
            event.ignore()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        self._stop_or_close()
