"""Pictures of charts leave the window: choose chart, format, size and colours, then the place; or copy the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from byfacts.desktop import clipboard, work
from byfacts.desktop.charts_dialog import ALL, THIS, ChartsDialog
from byfacts.desktop.exporting import ChartsOut, Exported, OutWords
from byfacts.desktop.notice import Told
from byfacts.desktop.one_sheet import Listeners
from byfacts.desktop.parts import row
from byfacts.errors import ByfactsError
from byfacts.exports.pictures import SCALES, WIDTHS, Picturing, Size, caption, png, svg

COPIED: Final = 2.0  # pixels of a copied picture for each that it is shown with: sharp on a slide too
PRESETS: Final = {
    "slide": Size(1600, 900),
    "column": Size(900, None, 2.0),
    "page": Size(794, None, 3.125),  # 210 mm at 300 dots to the inch
}
OWN, SHOWN = "own", "shown"


def shown_size(width: int, letters: float, sharpness: float) -> Size:
    """The size of a picture as wide as a plot of ``width`` pixels, with its letters, as sharp as its screen."""
    least, most = WIDTHS
    return Size(round(min(max(width, least * letters), most)), None, min(max(sharpness, 1.0), SCALES[1]), letters)


class PictureExport(ChartsDialog):
    """Choose this chart or all, format, size and colours. ``wanted`` is told format, chart (empty: all) and the rest.

    ``shown`` is the size of the plot in the window, where there is one.
    """

    def __init__(
        self, parent: QWidget, what: Exported, shown: Size | None, wanted: Callable[[str, str, Picturing], None]
    ) -> None:
        self._wanted, self._shown = wanted, shown
        say = what.language.text
        offered = [(THIS, say("This chart")), (ALL, say("All charts of the topic"))]
        super().__init__(parent, what, say("Save picture"), "picture", "image", offered)

    def extra(self) -> list[QWidget | QHBoxLayout | int]:
        say = self.what.language.text
        self._formats = self._choice("format", say("Format"), [("png", "PNG"), ("svg", "SVG")])
        return [
            *self._section(say("Format"), row(self._formats, None)),
            *self._section(say("Size"), self._sizes()),
            *self._section(say("Colours"), row(self._colours(), None)),
        ]

    def _sizes(self) -> QHBoxLayout:
        say = self.what.language.text
        options = [
            (SHOWN, say("As in the window")),
            ("column", say("Column of a report")),
            ("slide", say("Slide, wide")),
            ("page", say("Width of an A4 page, for print")),
            (OWN, say("Own width")),
        ]
        self.size_box = QComboBox()
        self.size_box.setObjectName("picture-size")
        self.size_box.setAccessibleName(say("Size"))
        for value, words in options[0 if self._shown else 1 :]:
            self.size_box.addItem(words, value)
        self.size_box.setCurrentIndex(self.size_box.findData("column"))
        self.size_box.currentIndexChanged.connect(self.tell)
        self.width_box = QSpinBox()
        self.width_box.setObjectName("picture-width")
        self.width_box.setAccessibleName(say("Width in pixels"))
        self.width_box.setRange(*WIDTHS)
        self.width_box.setSingleStep(50)
        self.width_box.setValue(1200)
        self.width_box.valueChanged.connect(self.tell)
        return row(self.size_box, self.width_box, None, gap=self.what.look.px(8))

    def _colours(self) -> QComboBox:
        say = self.what.language.text
        options = [
            ("light", say("Light")),
            ("dark", say("Dark")),
            ("contrast", say("High contrast")),
            ("mono", say("Black and white")),
        ]
        self.colours_box = QComboBox()
        self.colours_box.setObjectName("picture-colours")
        self.colours_box.setAccessibleName(say("Colours"))
        for value, words in options:
            self.colours_box.addItem(words, value)
        self.colours_box.setCurrentIndex(self.colours_box.findData("light"))
        return self.colours_box

    @property
    def format(self) -> str:
        return self._formats.value

    @property
    def how(self) -> Picturing:
        """What was chosen."""
        chosen = self.size_box.currentData()
        size = self._shown if chosen == SHOWN else PRESETS.get(chosen)
        return Picturing(size or Size(self.width_box.value()), self.colours_box.currentData())

    def account(self) -> str:
        say, size = self.what.language, self.how.size
        self.width_box.setVisible(self.size_box.currentData() == OWN)
        count = len(self.what.sheet.charts)
        several = say.plural("{n} files in one folder, one for each chart.", count)
        words = self.this_chart() if self.charts == THIS else several
        scale = size.scale if self.format == "png" else 1.0
        wide = say.number(round(size.width * scale))
        if size.height is None:
            more = say.text("{width} pixels wide, as high as it needs to be.", width=wide)
        else:
            high = say.number(round(size.height * scale))
            more = say.text("{width} by {height} pixels.", width=wide, height=high)
        return f"{words} {more} {say.text('Title, key, source and notes are part of the picture.')}"

    def ask_place(self) -> None:
        self._wanted(self.format, self.chart, self.how)


class PicturesOut(ChartsOut):
    """Charts as pictures."""

    def __init__(self, parent: QWidget, what: Exported, to: Listeners, shown: Size | None) -> None:
        say = what.language
        words = OutWords(
            say.text("Saving pictures"),
            say.text("The picture was not saved"),
            lambda charts: say.plural("{n} charts, with title, key, source and notes in the picture.", charts),
        )
        super().__init__(parent, what, to, words)
        self._shown = shown

    def start(self) -> None:
        dialog = PictureExport(self._window, self.what, self._shown, self.place)
        dialog.rejected.connect(self.deleteLater)
        dialog.show()


class PictureCopy(QObject):
    """One copying of the chart on show: picture and words together, made off the main thread."""

    def __init__(self, parent: QWidget, what: Exported, to: Listeners, save: Callable[[], object]) -> None:
        super().__init__(parent)
        self.what, self.to, self._save = what, to, save

    def start(self, done: Callable[[str], object]) -> None:
        """``done`` is told what to say when the picture is on the clipboard."""
        what = self.what
        chart = what.sheet.chart(what.shown)
        how = Picturing(Size(scale=COPIED))  # in light colours: it leaves for somewhere else
        parts = (chart, what.sheet, what.library, what.language, how)
        work.run(
            self,
            lambda: (png(*parts), svg(*parts)),
            lambda made: self._put(*made, done),
            self._failed,
        )

    def _put(self, png: bytes, svg: bytes, done: Callable[[str], object]) -> None:
        say = self.what.language.text
        self.deleteLater()
        if clipboard.put(self._content(png, svg)):
            done(say("The picture is copied, with its words and source."))
            return
        head, text = say("The picture was not copied"), say("The clipboard did not take the picture. Save it instead.")
        self.to.tell(Told("failed", head, text, (say("Save picture…"), self._save)))

    def _content(self, png: bytes, svg: bytes) -> QMimeData:
        """The picture in two formats, and words for programs that take no picture."""
        what = self.what
        chart = what.sheet.chart(what.shown)
        source = caption(chart, what.sheet, what.library, what.language).source
        made = QMimeData()
        made.setImageData(QImage.fromData(QByteArray(png)))
        made.setData("image/png", QByteArray(png))
        made.setData("image/svg+xml", QByteArray(svg))
        made.setText("\n".join(filter(None, (chart.title, chart.subtitle, chart.sentence, source))))
        return made

    def _failed(self, error: BaseException) -> None:
        self.deleteLater()
        if not isinstance(error, ByfactsError):
            raise error
        say = self.what.language
        self.to.tell(Told("failed", say.text("The picture was not copied"), say.error(error)))
