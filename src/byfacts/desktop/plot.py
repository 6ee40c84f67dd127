"""A chart on screen: a quiet pyqtgraph view whose one item paints the laid-out marks in device pixels."""

from __future__ import annotations

import math
from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from byfacts.charts import boxes
from byfacts.charts.chart import Chart, Figure, Spot
from byfacts.charts.layout import layout
from byfacts.charts.marks import Box, Disc, Fill
from byfacts.desktop import heights
from byfacts.desktop.look import Look
from byfacts.desktop.marking import Compare, Marking
from byfacts.desktop.picture import Picture
from byfacts.desktop.readings import Reading, peak, readings
from byfacts.desktop.readout import Readout
from byfacts.language import Language

ANY_HEIGHT = 16_777_215  # as Qt has it
LEAST_HEIGHT = 190
LEAST_MAP = 280
RING_OFF = 4
ROUND = frozenset({"map", "lines", "pair", "slope"})  # kinds whose points are circles


def _shape(figure: Figure, spot: Spot) -> QRectF:
    """What is drawn at a spot: the bars or the dot within its hit area, or the area itself where there is none."""
    area = QRectF(spot.x, spot.y, spot.width, spot.height)
    found = QRectF()
    for mark in figure.marks:
        if isinstance(mark, Box) and mark.fill not in (Fill.PAPER, Fill.NONE):
            bar = QRectF(mark.x, mark.y, mark.width, mark.height)
            if area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(bar):
                found = found.united(bar)
        elif isinstance(mark, Disc) and math.dist((mark.x, mark.y), (spot.at_x, spot.at_y)) < 1:
            found = found.united(QRectF(mark.x, mark.y, 0, 0).adjusted(*(s * mark.radius for s in (-1, -1, 1, 1))))
    return area if found.isEmpty() else found


class Plot(pg.GraphicsView):  # type: ignore[misc]
    """Shows one chart and lets mouse and keys ask for its points. A bare view: pyqtgraph's PlotWidget would bring
    axes, menus and a page of settings that nobody sees and that outlive it.

    Signals: ``announced`` a sentence for the status bar; ``pointed`` the key of the point now shown;
    ``stepped`` left or right on a map (-1, +1), to choose another year; ``turned`` another chart is wanted;
    ``view_wanted`` the next way of showing it is wanted; ``read`` the Reading now shown; ``asked`` the Reading whose
    source card is wanted; ``moved`` another point is current, however it came to be; ``laid_out`` the marks were placed
    anew.
    """

    announced = Signal(str)
    pointed = Signal(str)
    stepped = Signal(int)
    turned = Signal(int)
    view_wanted = Signal()
    read = Signal(object)
    asked = Signal(object)
    moved = Signal()
    laid_out = Signal()

    def __init__(self, look: Look, language: Language, chart: Chart, compare: Compare | None = None) -> None:
        super().__init__(background=look.theme["paper"])
        self.look, self.language, self.chart = look, language, chart
        self.current = -1
        self.told = ""  # the last point in words, which a screen reader has from the focus
        self.large = False
        self.figure: Figure | None = None
        self._readings: list[Reading | None] = []
        self.marking = Marking(self, compare)
        self.view = self._quiet_view()
        self._quieten()
        self.picture = Picture(look)
        self.view.addItem(self.picture)
        self.readout = Readout(self, look)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.subtitle}. {chart.sentence or chart.alt}")

    def _quiet_view(self) -> pg.ViewBox:
        """No menu, no zoom, no axes: a view that spans the frame, and nothing that could lose it."""
        view = pg.ViewBox(enableMenu=False, enableMouse=False, invertY=True, defaultPadding=0)
        view.disableAutoRange()
        view.setBorder(None)
        self.setCentralItem(view)
        return view

    def _quieten(self) -> None:
        self.setProperty("ownring", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setMinimumHeight(self.look.px(LEAST_MAP if self.chart.kind == "map" else LEAST_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.minimumHeight())

    def limit(self, span: heights.Span, *, large: bool = False) -> None:
        """Be no lower and no higher than this; ``large``: figures that stand alone may be larger."""
        px = self.look.px
        self.setMinimumHeight(px(span.least))
        self.setMaximumHeight(ANY_HEIGHT if span.most is None else px(span.most))
        if large != self.large:
            self.large = large
            if self.figure is not None:
                self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event is not None and hasattr(self, "picture"):  # pyqtgraph calls this from its own constructor
            self.lay_out()

    def lay_out(self) -> None:
        """Place the marks anew for the present size; a chart that needs more height asks for it."""
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        figure = layout(self.marking.drawn(self.chart), heights.frame(self.chart, width, height, large=self.large))
        self.figure = figure
        self._readings = readings(self.chart, [spot.key for spot in figure.spots])
        self.view.setRange(xRange=(0, width), yRange=(0, height), padding=0, disableAutoRange=True)
        self.picture.show_figure(figure)
        self.readout.hide()
        lowest = max((boxes.of(mark).bottom for mark in figure.marks), default=0.0)
        least = max(self.minimumHeight(), self.look.px(lowest + 2) if lowest > height + 1 else 0)
        least = min(least, self.maximumHeight())
        if least > self.minimumHeight():
            self.setMinimumHeight(least)
            self.updateGeometry()
        self._show_ring()
        self.laid_out.emit()

    def reading(self) -> Reading | None:
        """What the current point says."""
        return self.reading_at(self.current)

    def reading_at(self, place: int) -> Reading | None:
        """What the point at a place of the reading order says."""
        return self._readings[place] if 0 <= place < len(self._readings) else None

    def area_of(self, place: int) -> QRectF:
        """The hit area of the point at a place, in pixels of the plot."""
        return self._area(self.figure.spots[place]) if self.figure else QRectF()

    def point_at(self, key: str) -> None:
        """Make the point with this key current, as when its row in the table is chosen; unknown keys do nothing."""
        spots = self.figure.spots if self.figure else ()
        for place, spot in enumerate(spots):
            if spot.key == key and place != self.current:
                self._go(place, quietly=True)
                return

    def _go(self, place: int, *, quietly: bool = False) -> None:
        if self.figure is None or not 0 <= place < len(self.figure.spots):
            return
        self.current = place
        self._show_ring()
        self.moved.emit()
        reading = self.reading()
        if reading is None:
            return
        if quietly:
            self.readout.hide()
            return
        spot = self.figure.spots[place]
        self.readout.show_reading(reading, self._area(spot), self._pixel(spot.at_x, spot.at_y))
        say = self.language
        number, count = say.number(place + 1), say.number(len(self.figure.spots))
        words = say.text("Point {number} of {count}. {reading}", number=number, count=count, reading=reading.spoken)
        self.told = words
        self.announced.emit(words)
        self.pointed.emit(spot.key)
        self.read.emit(reading)

    def show_words(self, head: str, value: str, lines: tuple[str, ...]) -> None:
        """Words of another kind beside the current point."""
        if self.figure is None or not 0 <= self.current < len(self.figure.spots):
            return
        spot = self.figure.spots[self.current]
        reading = Reading("", head, value, lines)
        self.readout.show_reading(reading, self._area(spot), self._pixel(spot.at_x, spot.at_y))

    def _area(self, spot: Spot) -> QRectF:
        corner = self._pixel(spot.x, spot.y)
        return QRectF(corner, self._pixel(spot.x + spot.width, spot.y + spot.height))

    def _pixel(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.look.scale, y * self.look.scale)

    def _show_ring(self) -> None:
        self.picture.ringed = None
        self.picture.marked = [self._around(place) for place in self.marking.places()]
        if self.figure is not None and 0 <= self.current < len(self.figure.spots):
            around = self._around(self.current)
            circle = self.chart.kind in ROUND and abs(around.width() - around.height()) < 0.5
            self.picture.ringed, self.picture.ring_radius = around, around.height() / 2 if circle else 4.0
        self.picture.update()

    def _around(self, place: int) -> QRectF:
        """A little more than what is drawn at a point, within the frame; in units of the figure."""
        assert self.figure is not None
        frame = QRectF(2, 2, self.figure.width - 4, self.height() / self.look.scale - 4)
        shape = _shape(self.figure, self.figure.spots[place])
        return shape.adjusted(-RING_OFF, -RING_OFF, RING_OFF, RING_OFF) & frame

    # mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the picture

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._spot_under(event.position())
        if found is None:
            self.readout.leave_soon()
        elif found != self.current or not self.readout.isVisible():
            self._go(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._spot_under(event.position())
        if found is None:
            return
        self._go(found)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.marking.mark()
        else:
            self.ask()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.readout.leave_soon()
        super().leaveEvent(event)

    def spot_at(self, place: QPoint) -> int | None:
        """The place in the reading order of the point under a pixel of the plot."""
        return self._spot_under(QPointF(place))

    def _spot_under(self, place: QPointF) -> int | None:
        """The smallest spot under the mouse: a small country lies over a large one."""
        spots = self.figure.spots if self.figure else ()
        under = [(spot.width * spot.height, n) for n, spot in enumerate(spots) if self._area(spot).contains(place)]
        return min(under)[1] if under else None

    # keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self.go_first()
        elif self.current < 0 and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._go(self._first(), quietly=True)  # the ring shows where the keyboard is

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.readout.hide()

    def go(self, place: int) -> None:
        """Show the point at a place of the reading order, as the arrow keys do."""
        self._go(place)

    def go_first(self) -> None:
        """Show the current point, or the one to begin with."""
        self._go(self.current if self.current >= 0 else self._first())

    def _first(self) -> int:
        keys = [spot.key for spot in self.figure.spots] if self.figure else []
        wanted = peak(self.chart)
        return keys.index(wanted) if wanted and wanted in keys else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = (
            self._keys().get(Qt.Key(event.key()))
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            else None
        )
        if act is None or not act():
            event.ignore()

    def _keys(self) -> dict[Qt.Key, Callable[[], bool]]:
        """What each key does; a function that returns false leaves the key to the window."""
        last = len(self.figure.spots) - 1 if self.figure else -1
        sideways = self._year_step if self.chart.kind == "map" else self._step
        return {
            Qt.Key.Key_Left: lambda: sideways(-1),
            Qt.Key.Key_Right: lambda: sideways(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Home: lambda: self._jump(0),
            Qt.Key.Key_End: lambda: self._jump(last),
            Qt.Key.Key_PageUp: lambda: self._turn(-1),
            Qt.Key.Key_PageDown: lambda: self._turn(1),
            Qt.Key.Key_V: self._other_view,
            Qt.Key.Key_M: self.marking.mark,
            Qt.Key.Key_Return: self.ask,
            Qt.Key.Key_Enter: self.ask,
            Qt.Key.Key_Escape: self._hide_readout,
        }

    def _step(self, by: int) -> bool:
        return self._jump(self.current + by if self.current >= 0 else self._first())

    def _jump(self, place: int) -> bool:
        if self.figure is None or not self.figure.spots:
            return False
        self._go(min(max(place, 0), len(self.figure.spots) - 1))
        return True

    def step(self, by: int) -> None:
        """The neighbouring point in reading order."""
        self._step(by)

    def ask(self) -> bool:
        """The source card of the current point is wanted."""
        reading = self.reading()
        if reading is not None and reading.key:
            self.readout.hide()
            self.asked.emit(reading)
        return reading is not None

    def _year_step(self, by: int) -> bool:
        self.stepped.emit(by)
        return True

    def _turn(self, by: int) -> bool:
        self.turned.emit(by)
        return True

    def _other_view(self) -> bool:
        self.view_wanted.emit()
        return True

    def _hide_readout(self) -> bool:
        if self.marking.clear():
            return True
        shown = self.readout.isVisible()
        self.readout.hide()
        return shown
