"""The one item of a plot: paints the laid-out marks in device pixels, and rings what has the keyboard or is marked."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from byfacts.charts.chart import Figure
from byfacts.desktop.brush import Brush
from byfacts.desktop.focus import ring
from byfacts.desktop.look import Look

MARK_RADIUS = 3


class Picture(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph ships no types
    """Paints a Figure. It maps points itself and drops the view's transform, so that hairlines are hairlines,
    hatching keeps its pitch and text is not stretched. Drawn once into a pixmap, then only copied.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.figure: Figure | None = None
        self.ringed: QRectF | None = None
        self.ring_radius = 4.0
        self.marked: list[QRectF] = []
        self._drawn: QPixmap | None = None

    def show_figure(self, figure: Figure) -> None:
        self.figure = figure
        self._drawn = None
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return self.viewRect() or QRectF()

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.figure is None or widget is None:
            return
        to_pixels = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        origin = to_pixels.map(QPointF(0, 0))
        painter.drawPixmap(origin, self._pixmap(widget.size(), widget.devicePixelRatioF()))
        for marked in self.marked:
            painter.setPen(QPen(self.look.colour("ink"), self.look.px(2), Qt.PenStyle.DashLine))
            around = to_pixels.mapRect(marked)
            radius = around.height() / 2 if abs(around.width() - around.height()) < 1 else MARK_RADIUS
            painter.drawRoundedRect(around, radius, radius)
        if self.ringed is not None:
            ring(painter, self.look, to_pixels.mapRect(self.ringed), self.ring_radius * self.look.scale)
        painter.restore()

    def _pixmap(self, size: QSize, sharpness: float) -> QPixmap:
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != size:
            assert self.figure is not None
            self._drawn = draw(self.figure, self.look, size, sharpness)
        return self._drawn


def draw(figure: Figure, look: Look, size: QSize, sharpness: float) -> QPixmap:
    """A figure as a picture on paper."""
    drawn = QPixmap(size * sharpness)
    drawn.setDevicePixelRatio(sharpness)
    drawn.fill(look.colour("paper"))
    painter = QPainter(drawn)
    Brush(painter, look, figure.topic, look.scale, sharpness).paint(figure.marks)
    painter.end()
    return drawn
