"""The wall itself: a window that fills a screen with the slide, and hands keys and clicks to the show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QColor,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from byfacts.desktop.brush import Brush
from byfacts.desktop.look import Look
from byfacts.desktop.presenter import emphasis, keys
from byfacts.desktop.presenter.presses import press
from byfacts.desktop.presenter.show import Show
from byfacts.desktop.presenter.slide import Slide
from byfacts.desktop.presenter.wall import Wall
from byfacts.frozen import replace

CALM = 3000  # milliseconds until the keys and the cursor go
RING_OFF = 3.0
RULE = 2.0


def paint(painter: QPainter, slide: Slide, look: Look, scale: float, sharpness: float) -> None:
    """A slide at so many pixels to the unit."""
    area = QRectF(0, 0, slide.wall.width * scale, slide.wall.height * scale)
    painter.fillRect(area, look.colour("paper"))
    if slide.panel is not None:
        _panel(painter, slide, look, scale)
    brush = Brush(painter, look, slide.topic, scale, sharpness)
    grey = Brush(painter, replace(look, theme=emphasis.grey(look.theme, slide.topic)), slide.topic, scale, sharpness)
    for place, mark in enumerate(slide.marks):
        (grey if place in slide.muted else brush).paint((mark,))
    if slide.ring is not None:
        _ring(painter, slide, look, scale)


def _panel(painter: QPainter, slide: Slide, look: Look, scale: float) -> None:
    assert slide.panel is not None
    place = slide.panel
    area = QRectF(place.left * scale, place.top * scale, place.width * scale, place.height * scale)
    painter.fillRect(area, look.colour("chrome"))
    rule = QRectF(area.left(), area.top(), area.width(), RULE * scale)
    painter.fillRect(rule, QColor(look.theme.hues[slide.topic].data))
    if look.theme["chrome"] == look.theme["paper"]:  # high contrast has no tint: an edge instead
        painter.setPen(QPen(look.colour("border"), scale))
        painter.drawRect(area)


def _ring(painter: QPainter, slide: Slide, look: Look, scale: float) -> None:
    assert slide.ring is not None
    place, off = slide.ring, RING_OFF * scale
    area = QRectF(place.left * scale, place.top * scale, place.width * scale, place.height * scale)
    whole = QRectF(2, 2, slide.wall.width * scale - 4, slide.wall.height * scale - 4)
    area = area.adjusted(-off, -off, off, off) & whole
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("focus"), look.theme.focus_width * 0.6 * scale))
    corner = area.height() / 2 if slide.round else 2 * scale
    painter.drawRoundedRect(area, corner, corner)


class Stage(QWidget):
    """Shows the slide of a show. It has the keyboard; the cursor and the strip of keys go when nothing is touched."""

    def __init__(self, parent: QWidget | None, look: Look, show: Show) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.look, self.course = look, show
        self.strip = True
        self._drawn: QPixmap | None = None
        self.setObjectName("stage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, True)
        self.setProperty("ownring", True)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._be_calm)
        show.changed.connect(self._changed)
        show.said.connect(self.announce)
        self._name()
        self._stir()

    def wear(self, look: Look) -> None:
        """Another theme."""
        self.look = look
        self._changed()

    def announce(self, words: str) -> None:
        """Let a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _name(self) -> None:
        chart = self.course.chart()
        assert chart is not None
        self.setWindowTitle(chart.title)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(self.course.slide.said or f"{chart.subtitle}. {chart.sentence or chart.alt}")

    def _changed(self) -> None:
        self._drawn = None
        self._name()
        self.update()

    # painting

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.course.refresh(Wall.of(self.width(), self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.end()

    def _picture(self) -> QPixmap:
        sharp = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != self.size():
            self._drawn = QPixmap(self.size() * sharp)
            self._drawn.setDevicePixelRatio(sharp)
            self._drawn.fill(Qt.GlobalColor.black if self.course.black else self.look.colour("paper"))
            if not self.course.black:
                painter = QPainter(self._drawn)
                self._draw(painter, sharp)
                painter.end()
        return self._drawn

    def _draw(self, painter: QPainter, sharp: float) -> None:
        course = self.course
        slide, say = course.slide, course.content.language
        brush = Brush(painter, self.look, slide.topic, slide.wall.scale, sharp)
        if course.help:
            brush.paint(keys.page(say, slide.wall))
            return
        paint(painter, slide, self.look, slide.wall.scale, sharp)
        if self.strip:
            brush.paint(keys.strip(say, slide.strip))

    # the strip of keys and the cursor

    def _stir(self) -> None:
        self._calm.start()
        if not self.strip:
            self.strip, self._drawn = True, None
            self.unsetCursor()
            self.update()

    def _be_calm(self) -> None:
        """Away with them at once: nothing fades, so that nothing moves on a wall."""
        self.strip, self._drawn = False, None
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))
        self.update()

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._stir()
        if not press(self.course, event.key(), event.text(), event.modifiers()):
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._stir()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click reads the point under it; beside all points it does nothing."""
        self._stir()
        found = self._point_under(event.position())
        if found is not None and not (self.course.black or self.course.help):
            self.course.choose(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def _point_under(self, place: QPointF) -> int | None:
        """The smallest of the spots: a small country lies over a large one."""
        slide = self.course.slide
        x, y = place.x() / slide.wall.scale, place.y() / slide.wall.scale
        found = [
            (spot.width * spot.height, slide.first + n)
            for n, spot in enumerate(slide.spots)
            if spot.x <= x <= spot.x + spot.width and spot.y <= y <= spot.y + spot.height
        ]
        return min(found)[1] if found else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._drawn = None

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.course.left.emit()
