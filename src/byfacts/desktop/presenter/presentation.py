"""A show from its beginning to its end: its windows, the screens that they fill, the clock, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from byfacts.charts.chart import Chart
from byfacts.desktop.look import Look
from byfacts.desktop.presenter import order as orders
from byfacts.desktop.presenter import screens
from byfacts.desktop.presenter.order import Item
from byfacts.desktop.presenter.screens import Places, Screen
from byfacts.desktop.presenter.show import Show
from byfacts.desktop.presenter.speaker import Speaker
from byfacts.desktop.presenter.stage import Stage
from byfacts.desktop.presenter.wall import Wall
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Sheet

Screens = Callable[[], Sequence[Screen]]


class Host(Protocol):
    """What the window lends."""

    @property
    def library(self) -> Library: ...
    @property
    def language(self) -> Language: ...
    @property
    def look(self) -> Look: ...
    @property
    def topic(self) -> str: ...
    def sheet(self, topic: str = "") -> Sheet: ...
    def source_line(self, chart: Chart, sheet: Sheet) -> str: ...


class Presentation(QObject):
    """Signals: ``ended`` with the topic and chart that were shown last; ``reordered`` the ids of the order."""

    ended = Signal(str, str)
    reordered = Signal(list)

    def __init__(
        self, host: Host, window: QWidget, kept: Sequence[str], display: str, start: Item | None,
        found: Screens = QGuiApplication.screens,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._host, self._window, self._screens, self._over = host, window, found, False
        order = orders.chosen(kept, host.sheet, host.topic)
        if start is not None and start not in order:
            order.insert(0, start)
        present: Any = window.screen()
        self.places: Places = screens.places(found(), display, present.name() if present is not None else "")
        size = self.places.charts.geometry().size()
        at = order.index(start) if start is not None else 0
        self.show = Show(host, order, at, Wall.of(size.width(), size.height()))
        self.stage = Stage(window, host.look, self.show)
        self.speaker: Speaker | None = None
        self.show.left.connect(self.end)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self.screen_removed)
        application.screenAdded.connect(self.screen_added)

    def begin(self) -> None:
        screens.put(self.stage, self.places.charts)
        self._place_speaker()
        self.stage.activateWindow()
        self.stage.setFocus()
        self.show.tell_chart()

    def _place_speaker(self) -> None:
        """Notes and next chart on the second screen, where there is one."""
        if self.places.notes is None:
            if self.speaker is not None:
                self.speaker.hide()
                self.speaker.deleteLater()
                self.speaker = None
            return
        if self.speaker is None:
            self.speaker = Speaker(self._window, self._host.look, self.show)
            self.speaker.reordered.connect(self._reorder)
        screens.put(self.speaker, self.places.notes)

    def _reorder(self, order: list[Item]) -> None:
        self.reordered.emit([item.id for item in order])

    # screens come and go

    def screen_removed(self, gone: Screen) -> None:
        """The show goes on on what is left, and says so. Nothing of its course is lost."""
        if self._over or gone not in (self.places.charts, self.places.notes):
            return
        wanted = screens.after_removal(self.places, self._screens(), gone)
        if wanted is None:  # no screen at all for a moment: wait for the next one
            return
        moved, self.places = wanted.charts is not self.places.charts, wanted
        self._place_speaker()
        say = self._host.language.text
        if moved:
            screens.put(self.stage, wanted.charts)
            self.stage.activateWindow()
            self.stage.setFocus()
            self.show.tell(say("The screen of the show was unplugged: the show goes on here. N shows the notes."))
        else:
            self.show.tell(say("The second screen was unplugged. N shows the notes here."))

    def screen_added(self, new: Screen) -> None:
        """A screen that is plugged in takes the notes; the charts stay where people look at them."""
        if not self._over and self.places.notes is None and new is not self.places.charts:
            left = self._screens()
            charts = self.places.charts if self.places.charts in left else new
            self.places = Places(charts, new if charts is not new else None)
            if charts is new:
                screens.put(self.stage, charts)
            self._place_speaker()
            self.stage.activateWindow()

    def wear(self) -> None:
        """The window has another theme, language or text size."""
        self.stage.wear(self._host.look)
        if self.speaker is not None:
            self.speaker.wear(self._host.look)
        self.show.reword()

    def end(self) -> None:
        """Close everything, once, and tell the chart that was shown last."""
        if self._over:
            return
        self._over = True
        last = self.show.item
        for made in (self.stage, self.speaker):
            if made is not None:
                made.hide()
                made.deleteLater()
        self.ended.emit(last.topic, last.chart)
        self.deleteLater()
