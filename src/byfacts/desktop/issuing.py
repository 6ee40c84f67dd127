"""The ways in which sheets leave the window: one as PDF, several as PDF, one to the printer, charts as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from byfacts.desktop import preview, saving, work
from byfacts.desktop.choice import SheetChoice
from byfacts.desktop.look import Look
from byfacts.desktop.notice import Told
from byfacts.desktop.one_sheet import Listeners, OneSheet
from byfacts.errors import ByfactsError
from byfacts.exports.pictures import Size
from byfacts.frozen import frozen, replace
from byfacts.language import Language, Languages
from byfacts.model import Library
from byfacts.sheet import Options, Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from byfacts.desktop import exporting


@frozen
class Present:
    """What is on show when a sheet is to leave. ``topics`` and ``languages`` are id and words of all there are.

    ``sheet`` is the one in the window, and ``chart`` the id of the chart on show there.
    """

    look: Look
    language: Language
    library: Library
    topic: str
    title: str
    options: Options
    choice: SheetChoice
    folder: Path
    topics: Sequence[tuple[str, str]]
    languages: Sequence[tuple[str, str]]
    spoken: Languages = Languages()
    sheet: Sheet | None = None
    chart: str = ""
    shown: Size | None = None  # of the plot
    show: tuple[str, ...] = ()  # the order of the presenter

    @property
    def sheet_language(self) -> str:
        return self.choice.language or self.language.code

    @property
    def sheet_options(self) -> Options:
        """The options with the day of issue that was chosen."""
        return replace(self.options, on=self.choice.day or self.options.on)


class Issuing(QObject):
    """Each act asks ``present`` what is on show, and tells ``to`` what became of it. What an act needs is loaded by it:
    the window opens sooner.
    """

    def __init__(self, parent: QWidget, present: Callable[[], Present], to: Listeners) -> None:
        super().__init__(parent)
        self._window, self._present, self._to = parent, present, to

    def save(self) -> None:
        """Ask where, then write the sheet that is on show."""
        now = self._present()
        paper = now.choice.paper_for(now.topic)
        suggested = now.folder / saving.file_name(now.topic, now.sheet_language, paper)
        target = saving.ask_file(self._window, now.language, suggested)
        if target is not None:
            job = saving.Job(now.topic, now.sheet_language, target, paper, now.spoken)
            OneSheet(self._window, now.language, now.library, job, now.sheet_options, self._to).start(self.save)

    def several(self) -> None:
        """Offer topics, languages and versions; all topics and what is on show are ticked."""
        now = self._present()
        offer = saving.Offer(
            now.topics, now.languages, now.sheet_language, now.choice, now.folder, self._to.folder, now.spoken
        )
        saving.SeveralSheets(self._window, now.look, now.language, now.library, now.sheet_options, offer).show()

    def export_data(self) -> None:
        """Offer what the charts on show say, as tables."""
        from byfacts.desktop import exporting

        if what := self._exported(self._present()):
            exporting.DataOut(self._window, what, self._to).start()

    def export_slides(self) -> None:
        """Offer the charts on show, or those of all topics, as slides."""
        from byfacts.desktop import sliding

        if what := self._exported(now := self._present()):
            deck = sliding.Deck(now.library, now.language, now.options, now.show)
            sliding.SlidesOut(self._window, what, self._to, deck).start()

    def save_picture(self) -> None:
        """Offer the charts on show as pictures."""
        from byfacts.desktop import picturing

        if what := self._exported(now := self._present()):
            picturing.PicturesOut(self._window, what, self._to, now.shown).start()

    def copy_picture(self, done: Callable[[str], object]) -> None:
        """Put the chart on show on the clipboard, and tell ``done`` what to say of it."""
        from byfacts.desktop import picturing

        what = self._exported(self._present())
        if what is not None and what.shown:
            picturing.PictureCopy(self._window, what, self._to, self.save_picture).start(done)

    @staticmethod
    def _exported(now: Present) -> exporting.Exported | None:
        from byfacts.desktop import exporting

        if now.sheet is None:
            return None
        return exporting.Exported(now.look, now.language, now.library, now.sheet, now.chart, now.options.on, now.folder)

    def verify(self) -> None:
        """Ask for a sheet that somebody sent, and tell whether its numbers are those of the edition on show."""
        from byfacts.desktop import verifying  # few need it

        verifying.start(self._window, self._present, self._to)

    def print_(self) -> None:
        """Ask for a printer, then send it the page that is on show."""
        from byfacts.desktop import printing

        now = self._present()
        paper = now.choice.paper_for(now.topic)
        printer = printing.printer_for(paper.paper, now.title)
        if not printing.ask_printer(self._window, now.language, printer):
            return
        asked = preview.Asked(now.topic, now.sheet_language, now.sheet_options, paper)
        dots = printing.resolution(printer)
        self._to.working(now.language.text("Printing {title}", title=now.title))
        work.run(
            self,
            lambda: printing.page_for(preview.make(now.library, asked, None, now.spoken).data, dots, mono=paper.mono),
            lambda image: self._print(image, printer, now),
            lambda error: self._not_printed(error, now),
        )

    def _print(self, image: QImage, printer: QPrinter, now: Present) -> None:
        from byfacts.desktop import printing

        try:
            printing.print_page(image, printer)
        except ByfactsError as error:
            self._not_printed(error, now)
            return
        self._to.working("")
        say = now.language.text
        self._to.tell(Told("done", say("{title} is sent to the printer", title=now.title), printer.printerName()))

    def _not_printed(self, error: BaseException, now: Present) -> None:
        self._to.working("")
        if not isinstance(error, ByfactsError):
            raise error
        self._to.tell(Told("failed", now.language.text("The sheet was not printed"), now.language.error(error)))
