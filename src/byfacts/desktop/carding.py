"""Opens, follows and closes the source card of a number, and gives the focus back where it came from."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from byfacts import figures
from byfacts.cards import Card, card
from byfacts.charts.chart import Chart
from byfacts.charts.content import Timeline
from byfacts.desktop.card import CardPane
from byfacts.desktop.look import Look
from byfacts.desktop.plot import Plot
from byfacts.desktop.readings import Reading
from byfacts.desktop.regions import focus_first, name_of_focus
from byfacts.errors import ByfactsError
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Sheet
from byfacts.topics import topics

MOST_USES = 4


class Host(Protocol):
    """What the window lends."""

    library: Library
    language: Language
    look: Look
    topic: str

    def sheet(self, topic: str = "") -> Sheet: ...
    def rebuild(self) -> None: ...
    def show_view(self, view: str) -> None: ...
    def plot(self) -> Plot | None: ...
    def say(self, words: str) -> None: ...


class Carding:
    """One card at a time; ``reading`` is the number that it shows, None while it is closed."""

    def __init__(self, host: Host, window: QWidget) -> None:
        self._host, self._window = host, window
        self.reading: Reading | None = None
        self.pane: CardPane | None = None
        self._before = ""

    @property
    def is_open(self) -> bool:
        return self.reading is not None

    def show(self, reading: Reading) -> None:
        """Open the card of a number, or show another number on the open one; the pane takes the focus."""
        found = self._card(reading)
        if found is None:
            return
        if not self.is_open:
            self._before = name_of_focus(self._window)
        fresh, self.reading = not self.is_open, reading
        if fresh:
            self._host.rebuild()
            self._point_at(reading.key)
        else:
            self._fill()
        focus_first(self._window, "card-text")
        words = self._host.language.text("Source card open. Esc closes it.")
        self._host.say(f"{found.heading}: {found.value} {found.unit}. {words}")

    def follow(self, reading: Reading) -> None:
        """The chart shows another point: so does an open card; the focus stays."""
        if self.is_open and reading.key and self._card(reading) is not None:
            self.reading = reading
            self._fill()

    def close(self) -> None:
        """Close, and give the focus back to what opened the card."""
        if self.reading is None:
            return
        key, self.reading = self.reading.key, None
        self._host.rebuild()
        self._point_at(key)
        focus_first(self._window, self._before, "plot", "table", "rail")

    def forget(self) -> None:
        """Close without a word: another chart or topic takes the place, or the fact sheet."""
        self.reading, self.pane = None, None

    def make(self) -> CardPane | None:
        """The pane for the present look and language, when a card is open; the window puts it beside the content."""
        self.pane = None
        if self.reading is None:
            return None
        made = CardPane(self._host.look, self._host.language, self._host.topic)
        made.closed.connect(self.close)
        made.stepped.connect(self.step)
        made.table_wanted.connect(self._show_table)
        made.announced.connect(self._host.say)
        self.pane = made
        self._fill()
        return made

    def step(self, by: int) -> None:
        """The neighbouring point of the chart."""
        plot = self._plot()
        if plot is not None:
            plot.step(by)

    # within

    def _plot(self) -> Plot | None:
        return self._host.plot()

    def _point_at(self, key: str) -> None:
        plot = self._plot()
        if plot is not None:
            QTimer.singleShot(0, plot, lambda: self._pointed(plot, key))  # once it has its size

    def _pointed(self, plot: Plot, key: str) -> None:
        plot.point_at(key)
        self._fill()

    def _fill(self) -> None:
        if self.pane is None or self.reading is None or (found := self._card(self.reading)) is None:
            return
        keys = self._keys()
        key, say = self.reading.key, self._host.language
        place = keys.index(key) if key in keys else -1
        words = say.text("{n} of {count}", n=say.number(place + 1), count=say.number(len(keys))) if place >= 0 else ""
        self.pane.show_card(found, words, first=place <= 0, last=place == len(keys) - 1, in_table=place >= 0)

    def _keys(self) -> list[str]:
        plot = self._plot()
        return [spot.key for spot in plot.figure.spots] if plot is not None and plot.figure is not None else []

    def _card(self, reading: Reading) -> Card | None:
        """The card, or None for a point without a number (no data)."""
        of = reading.origin or reading.key
        if not of:
            return None
        try:
            return card(self._host.library, self._host.language, of, self._name(reading), self._uses(reading))
        except ByfactsError:
            return None  # a claim or a recommendation: no number, and its own text says all of it

    def _name(self, reading: Reading) -> str:
        """What a number is called in its chart, in the present language."""
        for chart in self._host.sheet().charts:
            for name, point in figures.points(chart.content):
                if point.key == reading.key and point.origin == reading.origin:
                    return f"{chart.subtitle}, {name}"
        return reading.head

    def _uses(self, reading: Reading) -> list[str]:
        """The charts, in all topics, that show the number."""
        keys = set(reading.origin.keys) if reading.origin else {reading.key}
        found = []
        for topic in (t for t in topics() if t.tab):
            sheet = self._host.sheet(topic.id)
            found += [f"{sheet.title}: {chart.name}" for chart in sheet.charts if keys & _keys_of(chart)]
        return found[:MOST_USES]

    def _show_table(self) -> None:
        self._host.show_view("both")


def _keys_of(chart: Chart) -> set[str]:
    """The observations, facts and events that a chart shows one by one."""
    found = {point.key for _, point in figures.points(chart.content)} | set(chart.table.keys)
    if isinstance(chart.content, Timeline):
        found |= {moment.key for moment in chart.content.moments}
    return found
