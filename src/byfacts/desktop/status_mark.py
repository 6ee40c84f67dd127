"""The small sign before words that says how sure a number is: the same grammar as in the charts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from byfacts.charts.marks import Fill
from byfacts.charts.swatches import sign, sign_width
from byfacts.desktop.brush import Brush
from byfacts.desktop.look import Look


def paint(painter: QPainter, look: Look, topic: str, fill: Fill, place: QRectF) -> None:
    """Draw the sign at the left of ``place``, as high as it."""
    device = painter.device()
    sharp = device.devicePixelRatio() if device is not None else 1.0
    painter.save()
    Brush(painter, look, topic, look.scale, sharp, place.left(), place.top()).paint(
        sign(fill, place.height() / look.scale)
    )
    painter.restore()


class StatusMark(QWidget):
    """The sign as a widget. The words beside it say the same, so it has no name of its own."""

    def __init__(self, look: Look, topic: str, fill: Fill, size: float = 10) -> None:
        super().__init__()
        self._look, self._topic, self._fill = look, topic, fill
        self.setFixedSize(QSize(look.px(sign_width(fill, size)), look.px(size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self._look, self._topic, self._fill, QRectF(self.rect()))
        painter.end()
