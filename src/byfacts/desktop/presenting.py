"""Starts a show from the window, and takes the window back to the chart that was shown last; the show itself is loaded
only then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from byfacts.charts.chart import Chart
from byfacts.compose import source_text
from byfacts.desktop.credits import Credits
from byfacts.desktop.look import Look
from byfacts.desktop.regions import name_of_focus
from byfacts.desktop.room import Room
from byfacts.frozen import replace
from byfacts.language import Language
from byfacts.model import Library
from byfacts.settings import Settings
from byfacts.sheet import Sheet

if TYPE_CHECKING:
    from byfacts.desktop.presenter.presentation import Presentation
    from byfacts.desktop.presenter.screens import Screen


class Host(Protocol):
    """What the window lends."""

    library: Library
    language: Language
    look: Look
    room: Room
    topic: str
    settings: Settings

    @property
    def entry(self) -> str: ...
    def sheet(self, topic: str = "") -> Sheet: ...
    def show_place(self, topic: str, entry: str) -> None: ...
    def focus(self, *names: str) -> None: ...
    def keep(self) -> None: ...
    def say(self, words: str) -> None: ...


class Presenting:
    """One show at a time. ``screens`` are those that are there, in tests pretended ones."""

    def __init__(self, host: Host, window: QWidget) -> None:
        self._host, self._window = host, window
        self.screens: Callable[[], Sequence[Screen]] = QGuiApplication.screens
        self.now: Presentation | None = None
        self._before = ""

    # what the show takes from the window

    @property
    def library(self) -> Library:
        return self._host.library

    @property
    def language(self) -> Language:
        return self._host.language

    @property
    def look(self) -> Look:
        return self._host.look

    @property
    def topic(self) -> str:
        return self._host.topic

    def sheet(self, topic: str = "") -> Sheet:
        return self._host.sheet(topic)

    def source_line(self, chart: Chart, sheet: Sheet) -> str:
        """The sources of a chart in one line."""
        host = self._host
        cite = partial(source_text, host.library, host.language)
        return Credits(host.look, host.language, host.room, sheet, chart, cite).source_line()

    # commands

    def start(self) -> None:
        """From the first chart of the order."""
        self._begin(None)

    def from_here(self) -> None:
        """From the chart that the window shows; the first one, where it shows a recommendation."""
        host = self._host
        here = host.entry if any(chart.id == host.entry for chart in host.sheet().charts) else ""
        self._begin((host.topic, here) if here else None)

    def _begin(self, here: tuple[str, str] | None) -> None:
        from byfacts.desktop.presenter.order import Item
        from byfacts.desktop.presenter.presentation import Presentation

        if self.now is not None:
            return
        self._before = name_of_focus(self._window)
        kept = self._host.settings
        start = Item(*here) if here else None
        self.now = Presentation(self, self._window, kept.show, kept.show_screen, start, self.screens)
        self.now.ended.connect(self._ended)
        self.now.reordered.connect(self._keep_order)
        self.now.begin()

    def _ended(self, topic: str, chart: str) -> None:
        """Back to the window: it shows the chart that was shown last, and has the focus where it was."""
        self.now = None
        host = self._host
        host.show_place(topic, chart)
        self._window.activateWindow()
        before = self._before  # the plot of the chart is made once the page has its size
        QTimer.singleShot(0, self._window, lambda: host.focus(before, "plot", "table", "rail"))
        host.say(host.language.text("The show has ended."))

    def _keep_order(self, order: list[str]) -> None:
        self._host.settings = replace(self._host.settings, show=tuple(order))
        self._host.keep()

    def choose_order(self) -> None:
        from byfacts.desktop.presenter.ordering import OrderDialog

        host = self._host
        made = OrderDialog(self._window, host.look, host.language, host.sheet, host.topic, host.settings.show)
        made.taken.connect(self._keep_order)
        made.open()

    def displays(self) -> list[tuple[str, str, bool]]:
        """The screens that are there: name, words, whether it is the chosen one; the first entry leaves it open."""
        say, chosen = self.language, self._host.settings.show_screen
        found = [("", say.text("Another one than the window’s, if there is one"), not chosen)]
        for screen in self.screens():
            size = screen.geometry()
            name, wide, high = screen.name(), say.number(size.width()), say.number(size.height())
            words = say.text("{name}, {wide} × {high}", name=name, wide=wide, high=high)
            found.append((screen.name(), words, screen.name() == chosen))
        return found

    def choose_display(self, name: str) -> None:
        self._host.settings = replace(self._host.settings, show_screen=name)
        self._host.keep()

    def wear(self) -> None:
        """The window was built anew: another theme or language concerns the show too."""
        if self.now is not None:
            self.now.wear()

    def close(self) -> None:
        """The window closes: so does the show."""
        if self.now is not None:
            show, self.now = self.now, None
            show.ended.disconnect(self._ended)
            show.end()
