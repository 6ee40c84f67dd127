"""Charts leave the window: choose the chart or all of the topic, the format, the place; then it is written.

The machinery for all formats, and what charts show as tables.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from byfacts.desktop import saving, work
from byfacts.desktop.charts_dialog import ALL, THIS, ChartsDialog
from byfacts.desktop.look import Look
from byfacts.desktop.notice import Told
from byfacts.desktop.one_sheet import PATIENCE, Listeners
from byfacts.desktop.parts import row
from byfacts.errors import ByfactsError, LayoutError
from byfacts.exports import formats
from byfacts.exports.formats import Piece
from byfacts.exports.pictures import USUAL, Picturing
from byfacts.files import write_whole
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Sheet

PICTURES = ("svg", "png")
Job = tuple[Path, Piece]


@frozen
class Exported:
    """What may leave: the charts of a sheet as they are shown, one of them on show (empty: none). ``on`` is today."""

    look: Look
    language: Language
    library: Library
    sheet: Sheet
    chart: str
    on: str
    folder: Path

    @property
    def shown(self) -> str:
        """The id of the chart on show, where it is one of the sheet's."""
        return self.chart if self.chart in [chart.id for chart in self.sheet.charts] else ""


class DataExport(ChartsDialog):
    """Choose this chart or all, and the format; "Save" asks for the place. ``wanted`` is told what was chosen."""

    def __init__(self, parent: QWidget, what: Exported, wanted: Callable[[str, str], None]) -> None:
        self._wanted = wanted
        say = what.language.text
        offered = [(THIS, say("This chart")), (ALL, say("All charts of the topic"))]
        super().__init__(parent, what, say("Export data"), "export", "file-spreadsheet", offered)

    def extra(self) -> list[QWidget | QHBoxLayout | int]:
        say = self.what.language.text
        kinds = [("xlsx", say("Excel (XLSX)")), ("csv", "CSV")]
        self._formats = self._choice("format", say("Format"), kinds)
        return self._section(say("Format"), row(self._formats, None))

    @property
    def format(self) -> str:
        return self._formats.value

    def account(self) -> str:
        say, count = self.what.language, len(self.what.sheet.charts)
        if self.charts == THIS:
            return self.this_chart()
        if formats.FORMATS[self.format].single:
            return say.plural("{n} files in one folder, one for each chart.", count)
        return say.plural("One workbook with {n} charts, a sheet for each, and their sources.", count)

    def ask_place(self) -> None:
        self._wanted(self.format, self.chart)


@frozen
class OutWords:
    """What is said of an export: while it goes on, and when it failed; ``done`` of so many charts."""

    working: str
    failed: str
    done: Callable[[int], str]


class ChartsOut(QObject):
    """One export: asks for the place, writes off the main thread, tells what became of it."""

    def __init__(self, parent: QWidget, what: Exported, to: Listeners, words: OutWords) -> None:
        super().__init__(parent)
        self._window, self.what, self.to, self.words = parent, what, to, words
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(lambda: self.to.working(words.working))

    def place(self, format_: str, chart: str, how: Picturing = USUAL) -> None:
        """Ask for the place of what was chosen, and write it there."""
        what = self.what
        found = list(formats.files(format_, what.sheet, what.library, what.language, what.on, chart, how))
        if len(found) == 1:
            (name, piece) = found[0]
            target = ask_file(self._window, what.language, what.folder / name, format_)
            jobs = [(target, piece)] if target else []
        else:
            folder = saving.ask_folder(self._window, what.language, what.folder)
            jobs = [(folder / name, piece) for name, piece in found] if folder else []
        if jobs:
            self._write(format_, jobs, lambda: self.place(format_, chart, how))
        else:
            self.deleteLater()

    def _write(self, format_: str, jobs: Sequence[Job], again: Callable[[], object]) -> None:
        self.to.folder(jobs[0][0].parent)
        self._patience.start()
        work.run(
            self, lambda: write(format_, jobs), lambda _: self._written(jobs), lambda error: self._failed(error, again)
        )

    def _stop(self) -> None:
        self._patience.stop()
        self.to.working("")

    def _written(self, jobs: Sequence[Job]) -> None:
        self._stop()
        say, target = self.what.language, jobs[0][0]
        charts = sum(len(piece.charts) for _, piece in jobs)
        head = say.text("{file} is saved", file=target.name)
        if len(jobs) > 1:
            head = say.plural("{n} files written to {folder}.", len(jobs), folder=str(target.parent)).rstrip(".")
        text = self.words.done(charts)
        action = (say.text("Open folder"), lambda: saving.open_folder(target.parent))
        self.to.tell(Told("done", head, text, action))
        self.deleteLater()

    def _failed(self, error: BaseException, again: Callable[[], object]) -> None:
        self._stop()
        if not isinstance(error, ByfactsError):
            raise error
        say = self.what.language
        action = None if isinstance(error, LayoutError) else (say.text("Other place…"), again)
        self.to.tell(Told("failed", self.words.failed, say.error(error), action))


class DataOut(ChartsOut):
    """What charts show, as tables."""

    def __init__(self, parent: QWidget, what: Exported, to: Listeners) -> None:
        say = what.language
        words = OutWords(
            say.text("Exporting data"),
            say.text("The data were not exported"),
            lambda charts: say.plural("{n} charts, with unit, standing and source of every number.", charts),
        )
        super().__init__(parent, what, to, words)

    def start(self) -> None:
        dialog = DataExport(self._window, self.what, self.place)
        dialog.rejected.connect(self.deleteLater)
        dialog.show()


def write(format_: str, jobs: Sequence[Job]) -> None:
    """Write the files, each of them whole. Raises OutputError for the first that cannot be. Touches no widget."""
    for target, piece in jobs:
        write_whole(target, formats.FORMATS[format_].write(piece))


def ask_file(parent: QWidget, language: Language, suggested: Path, format_: str) -> Path | None:
    """Where to save a file, from the system's dialog; None when the reader thought better of it."""
    kinds = {
        "xlsx": language.text("Excel workbooks (*.xlsx)"),
        "csv": language.text("CSV files (*.csv)"),
        "svg": language.text("SVG pictures (*.svg)"),
        "png": language.text("PNG pictures (*.png)"),
        "pptx": language.text("PowerPoint presentations (*.pptx)"),
    }
    titles = {"pptx": language.text("Export slides"), **dict.fromkeys(PICTURES, language.text("Save picture"))}
    title = titles.get(format_) or language.text("Export data")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds[format_])
    return Path(chosen).with_suffix(f".{format_}") if chosen else None
