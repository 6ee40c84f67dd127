"""The page that is to be printed, as it is: made off the main thread, the newest wish first, older answers dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from byfacts.compose import compose
from byfacts.desktop import work
from byfacts.exports import pdfium
from byfacts.frozen import frozen, replace
from byfacts.language import Languages
from byfacts.model import Library
from byfacts.paper import PaperOptions, Result, render
from byfacts.sheet import Options, Sheet


@frozen
class Asked:
    """A sheet on paper: its topic, language, and what was chosen for it."""

    topic: str
    language: str
    options: Options
    paper: PaperOptions


@frozen
class Page:
    """The file of a sheet and how it came to stand on its page."""

    asked: Asked
    sheet: Sheet
    data: bytes
    result: Result


@frozen
class Shown:
    """A page as a picture, ``scale`` pixels to the point."""

    page: Page
    image: QImage
    scale: float


def make(library: Library, asked: Asked, before: Page | None = None, languages: Languages = Languages()) -> Page:
    """Compose and render a sheet; not composed again when only the paper is another than ``before``.

    Touches no widget. Raises ByfactsError.
    """
    if before is not None and replace(before.asked, paper=asked.paper) == asked:
        sheet = before.sheet
    else:
        sheet = compose(asked.topic, library, languages.load(asked.language), asked.options, listed=False)
    return Page(asked, sheet, *render(sheet, asked.paper))


def picture(data: bytes, scale: float) -> QImage:
    """The first page of a PDF file, ``scale`` pixels to the point. Touches no widget."""
    drawn = pdfium.scaled(data, scale)
    return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()


class Preview(QObject):
    """Makes one page at a time. While one is made, only the newest wish is kept.

    Signals: ``ready`` a Shown; ``failed`` an exception, for the wish that is the newest; ``busy`` work begins, ends.
    """

    ready = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject, library: Library, languages: Languages = Languages()) -> None:
        super().__init__(parent)
        self.library, self.languages = library, languages
        self.shown: Shown | None = None
        self._page: Page | None = None
        self._wanted: tuple[Asked, float] | None = None
        self._working = False

    def prepare(self) -> None:
        """Load what the first page needs while the reader is still reading."""
        work.run(self, _load, lambda _: None, lambda _: None)  # whatever fails here is told when a page is asked for

    def ask(self, asked: Asked, scale: float) -> None:
        """Show this sheet at this size as soon as can be."""
        self._wanted = (asked, scale)
        if not self._working:
            self._start()

    def _start(self) -> None:
        if self._wanted is None:
            return
        (asked, scale), self._wanted = self._wanted, None
        shown, page, library, languages = self.shown, self._page, self.library, self.languages
        if shown is not None and shown.page.asked == asked and shown.scale == scale:
            self.ready.emit(shown)
            return
        self._working = True
        self.busy.emit(True)
        work.run(self, lambda: _show(library, asked, scale, page, languages), self._done, self._failed)

    def _done(self, shown: Shown) -> None:
        self._working = False
        self._page = shown.page
        if self._wanted is not None:  # it is stale
            self._start()
            return
        self.shown = shown
        self.busy.emit(False)
        self.ready.emit(shown)

    def _failed(self, error: BaseException) -> None:
        self._working = False
        if self._wanted is not None:
            self._start()
            return
        self.busy.emit(False)
        self.failed.emit(error)


def _load() -> None:
    import pypdfium2  # noqa: F401

    import byfacts.paper.page  # noqa: F401


def _show(library: Library, asked: Asked, scale: float, page: Page | None, languages: Languages) -> Shown:
    """The picture of a page; the page itself is made only when it is another one."""
    if page is None or page.asked != asked:
        page = make(library, asked, page, languages)
    return Shown(page, picture(page.data, scale), scale)
