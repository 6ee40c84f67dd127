"""The course of a show: which chart, page and point it has come to, and what is open over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from byfacts import figures
from byfacts.cards import card
from byfacts.charts.chart import Chart
from byfacts.desktop import told
from byfacts.desktop.presenter import side
from byfacts.desktop.presenter.order import Item
from byfacts.desktop.presenter.side import Side
from byfacts.desktop.presenter.slide import Shown, Slide, Words, compose
from byfacts.desktop.presenter.wall import Wall
from byfacts.desktop.readings import Reading, peak
from byfacts.desktop.told import Told
from byfacts.errors import ByfactsError
from byfacts.kinds.points import mark_text
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Sheet


class Content(Protocol):
    """Where the show takes its charts and words from; read anew at every step, since language and look may change."""

    @property
    def library(self) -> Library: ...
    @property
    def language(self) -> Language: ...
    def sheet(self, topic: str = "") -> Sheet: ...
    def source_line(self, chart: Chart, sheet: Sheet) -> str: ...


class Show(QObject):
    """Signals: ``changed``; ``said`` a sentence to be announced; ``left``.

    ``point`` is the place of the point that is read, among those of all pages of the chart, or -1; ``pair`` the one
    or two points of a difference.
    """

    changed = Signal()
    said = Signal(str)
    left = Signal()

    def __init__(self, content: Content, order: Sequence[Item], start: int, wall: Wall) -> None:
        super().__init__()
        self.content, self.order, self.wall = content, list(order), wall
        self.at = min(max(start, 0), len(self.order) - 1)
        self.page, self.point, self.panel_page = 0, -1, 0
        self.pair: tuple[int, ...] = ()
        self.told: Told | None = None
        self.panel = ""  # "card", "notes" or nothing
        self.black = self.help = False
        self.digits = self.notice = ""
        self._slide: Slide | None = None
        self._read: tuple[Item, tuple[Reading | None, ...]] | None = None

    # what is on the wall

    @property
    def item(self) -> Item:
        return self.order[self.at]

    def chart(self, by: int = 0) -> Chart | None:
        """The present chart, or one so many further on; None past the ends."""
        at = self.at + by
        return self._chart(self.order[at]) if 0 <= at < len(self.order) else None

    def _chart(self, item: Item) -> Chart:
        return self.content.sheet(item.topic).chart(item.chart)

    @property
    def slide(self) -> Slide:
        """The slide as it stands now; laid out once for each change."""
        if self._slide is None:
            self._slide = self._compose(self.item, self._shown())
        return self._slide

    def next_slide(self) -> Slide | None:
        """The slide of the next chart, for the speaker."""
        return self._compose(self.order[self.at + 1], Shown()) if self.at + 1 < len(self.order) else None

    def _compose(self, item: Item, shown: Shown) -> Slide:
        say, sheet = self.content.language, self.content.sheet(item.topic)
        chart = sheet.chart(item.chart)
        number, count = say.number(self.order.index(item) + 1), say.number(len(self.order))
        key = tuple((fill, mark_text(say, fill)) for fill in chart.marks)
        words = Words(
            sheet.title, say.text("{n} of {count}", n=number, count=count), self.content.source_line(chart, sheet), key,
            chart.notes, self._page_of,
        )  # fmt: skip
        return compose(self.wall, chart, words, shown)

    def _page_of(self, number: int, count: int) -> str:
        say = self.content.language
        return say.text("Page {n} of {count}", n=say.number(number), count=say.number(count))

    def _shown(self) -> Shown:
        return Shown(self.page, self.point, self.pair, self.told, self._panel(), self.panel_page, self._notice())

    def _notice(self) -> str:
        say = self.content.language
        if self.digits:
            return say.text("Go to chart {n}: press Enter", n=self.digits)
        return self.notice

    def reading(self, at: int | None = None) -> Reading | None:
        """What the point that is read says, or another one of the chart."""
        wanted = self.point if at is None else at
        found = self._readings()
        return found[wanted] if 0 <= wanted < len(found) else None

    def _readings(self) -> tuple[Reading | None, ...]:
        """Of all points of the chart, on whatever page; read once for each chart."""
        if self._read is None or self._read[0] != self.item:
            self._read = (self.item, self._compose(self.item, Shown()).readings)
        return self._read[1]

    def _panel(self) -> Side | None:
        chart = self._chart(self.item)
        say = self.content.language
        reading = self.reading() if self.panel else None
        if self.panel == "notes":
            return side.of_notes(say, chart, reading)
        if self.panel == "card" and reading is not None:
            return self._card(chart, reading)
        return None

    def _card(self, chart: Chart, reading: Reading) -> Side:
        say = self.content.language
        names = [n for n, p in figures.points(chart.content) if (p.key, p.origin) == (reading.key, reading.origin)]
        name = f"{chart.subtitle}, {names[0]}" if names else reading.head
        try:
            return side.of_card(say, card(self.content.library, say, reading.origin or reading.key, name))
        except ByfactsError:  # words, or no data: all there is to know is said
            return side.of_reading(say, reading)

    def refresh(self, wall: Wall | None = None) -> None:
        """Lay out anew; on another wall, or on the same in other words."""
        self.wall = wall or self.wall
        self._slide = None
        self.changed.emit()

    def reword(self) -> None:
        """Another language, or other choices in the charts."""
        self._read = None
        self.refresh()

    # the course

    def go(self, at: int, page: int = 0) -> None:
        """Another chart, from its beginning; the notes stay open, the card does not: it was of another number."""
        self.at, self.page = min(max(at, 0), len(self.order) - 1), page
        self._forget()
        self.panel = "notes" if self.panel == "notes" else ""
        self.panel_page = 0
        self.black = self.help = False
        self.notice = ""
        self.refresh()
        self.tell_chart()

    def _forget(self) -> None:
        self.point, self.pair, self.told = -1, (), None

    def tell_chart(self) -> None:
        """Announce the chart: its place, title and subtitle."""
        slide, say = self.slide, self.content.language
        chart = self._chart(self.item)
        number, count = say.number(self.at + 1), say.number(len(self.order))
        place = say.text("{n} of {count}", n=number, count=count)
        parts = [place, chart.title, chart.subtitle]
        if slide.pages > 1:
            parts.append(self._page_of(slide.page + 1, slide.pages))
        self.said.emit(" ".join(f"{part.rstrip('.')}." for part in parts if part))

    def next(self) -> None:
        """The next page, then the next chart; after the last one it is said that it was the last."""
        if self.slide.page + 1 < self.slide.pages:
            self._forget()
            self._turn_page(self.slide.page + 1)
        elif self.at + 1 < len(self.order):
            self.go(self.at + 1)
        else:
            self._note(self.content.language.text("This was the last chart. Esc leaves."))

    def back(self) -> None:
        if self.slide.page > 0:
            page = self.slide.page - 1
            self._forget()
            self._turn_page(page)
        elif self.at > 0:
            self.go(self.at - 1)

    def _turn_page(self, page: int) -> None:
        self.page = page
        self.panel = "notes" if self.panel == "notes" else ""
        self.refresh()
        self.tell_chart()

    def take_order(self, order: Sequence[Item]) -> None:
        """Another order; the chart on show stays."""
        item = self.item
        self.order = list(order)
        self.at = self.order.index(item) if item in self.order else min(self.at, len(self.order) - 1)
        self.refresh()

    def tell(self, words: str) -> None:
        """Say something that happened to the show, on the wall and aloud."""
        self._note(words)

    def _note(self, words: str) -> None:
        self.notice = words
        self.refresh()
        if words:
            self.said.emit(words)

    def type_digit(self, digit: str, most: int) -> None:
        """A digit of the number to go to."""
        self.digits = (self.digits + digit)[-most:]
        self.refresh()

    def jump(self) -> None:
        """To the chart with the number that was typed."""
        wanted, self.digits = self.digits, ""
        if not wanted:
            return
        if 1 <= int(wanted) <= len(self.order):
            self.go(int(wanted) - 1)
        else:
            say = self.content.language
            words = say.text(
                "There is no chart {n}: the show has {count}.", n=wanted, count=say.number(len(self.order))
            )
            self._note(words)

    # points

    def step(self, by: int) -> None:
        """The next or the previous point; the first one asked for is the one to begin with."""
        count = len(self._readings())
        if not count:
            self._note(self.content.language.text("This chart has no points to choose."))
            return
        self.choose(min(max(self.point + by, 0), count - 1) if self.point >= 0 else self._begin())

    def _begin(self) -> int:
        keys = [spot.key for spot in self.slide.spots]
        wanted = peak(self._chart(self.item))
        return self.slide.first + (keys.index(wanted) if wanted and wanted in keys else 0)

    def choose(self, point: int) -> None:
        """Read a point."""
        if len(self.pair) == 2:
            self.pair, self.told = (), None
        self.point, self.panel_page, self.notice = point, 0, ""
        self.refresh()
        reading = self.reading()
        if reading is not None:
            self.said.emit(reading.spoken)

    def difference(self) -> None:
        """The first time mark the point, the second time tell the difference to it, the third time forget both."""
        say = self.content.language
        if len(self.pair) == 2:
            self.pair, self.told = (), None
            self.refresh()
            return
        if self.point < 0:
            self.step(1)
        if self.point < 0:
            return
        if not self.pair:
            self.pair = (self.point,)
            self._note(say.text("Choose a second point, then press D again."))
        elif self.pair == (self.point,):
            self.pair = ()
            self._note("")
        else:
            self._tell_difference()

    def _tell_difference(self) -> None:
        start, end = self.reading(self.pair[0]), self.reading(self.point)
        if start is None or end is None:
            return
        self.pair, self.notice = (self.pair[0], self.point), ""
        self.told = told.difference(self.content.library, self.content.language, start, end)
        self.refresh()
        self.said.emit(f"{self.told.head}: {self.told.text}")

    # what lies over the chart

    def who(self) -> None:
        """The source card of the point; then its next page; then away with it."""
        if self.panel != "card" and self.point < 0:
            self.step(1)
        if self.panel == "card" or self.reading() is not None:
            self._turn_panel("card")

    def notes(self) -> None:
        """The notes of the chart; then their next page; then away with them."""
        self._turn_panel("notes")

    def _turn_panel(self, wanted: str) -> None:
        """Open a panel; one that is open turns its page, and after the last it closes."""
        if self.panel != wanted:
            self.panel, self.panel_page = wanted, 0
            self.refresh()
            if (found := self._panel()) is not None:
                self.said.emit(found.spoken)
        elif self.panel_page + 1 < self.slide.panel_pages:
            self.panel_page += 1
            self.refresh()
        else:
            self._close_panel()

    def _close_panel(self) -> None:
        self.panel, self.panel_page = "", 0
        self.refresh()

    def blank(self) -> None:
        self.black = not self.black
        self.refresh()
        say = self.content.language.text
        self.said.emit(
            say("The screen is black. B shows the chart again.") if self.black else say("The chart is shown.")
        )

    def keys(self) -> None:
        self.help = not self.help
        self.refresh()

    def escape(self) -> None:
        """Close the innermost of what is open; where nothing is, leave."""
        if self.help:
            self.help = False
        elif self.black:
            self.black = False
        elif self.digits:
            self.digits = ""
        elif self.panel:
            self.panel, self.panel_page = "", 0
        elif self.pair:
            self.pair, self.told, self.notice = (), None, ""
        elif self.point >= 0:
            self.point = -1
        else:
            self.left.emit()
            return
        self.refresh()
