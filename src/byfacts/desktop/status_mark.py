"""The small sign before words that says how sure a number is: the same grammar as in the charts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from byfacts.charts.marks import Box, Fill, Line, Mark, Tone
from byfacts.desktop.brush import Brush
from byfacts.desktop.look import Look

WIDE = 1.5  # a range needs room between its ends


def width(fill: Fill, size: float) -> float:
    """How wide the sign is when it is ``size`` high."""
    return size * WIDE if fill is Fill.RANGE else size


def marks(fill: Fill, size: float) -> tuple[Mark, ...]:
    """The sign of a fill in a square (a range: a longer rectangle) of this size."""
    match fill:
        case Fill.RANGE:
            wide, middle = size * WIDE, size / 2
            return (
                Box(0, middle - size * 0.22, wide, size * 0.44, Fill.ESTIMATE),
                Line(((1, 0), (1, size)), Tone.HUE, 2),
                Line(((wide - 1, 0), (wide - 1, size)), Tone.HUE, 2),
            )
        case Fill.MORE_THAN:
            roof = ((1, size * 0.36), (size / 2, size * 0.08), (size - 1, size * 0.36))
            return (Box(0, size * 0.5, size, size * 0.5, Fill.FINAL), Line(roof, Tone.HUE, 1.5))
        case Fill.UP_TO:
            head = ((size * 0.2, size * 0.65), (size / 2, size), (size * 0.8, size * 0.65))
            shaft = ((size / 2, 1), (size / 2, size))
            return (Line(((1, 1), (size - 1, 1)), Tone.HUE, 2), Line(shaft, Tone.HUE, 1.5), Line(head, Tone.HUE, 1.5))
        case Fill.PARTIAL:
            return (Box(0, 0, size, size, Fill.PARTIAL), Box(size * 0.55, 0, size * 0.45, size, Fill.FINAL))
        case Fill.BREAK:
            strokes = tuple(
                Line(((size * (at - 0.15), size), (size * (at + 0.15), 0)), Tone.INK, 1.5) for at in (0.38, 0.62)
            )
            axis = [
                Line(((a, size / 2), (b, size / 2)), Tone.INK, 1.5) for a, b in ((0, size * 0.26), (size * 0.74, size))
            ]
            return (*axis, *strokes)
        case Fill.NO_DATA:
            return (Line(((2, size / 2), (size - 2, size / 2)), Tone.INK2, 1.5),)
        case _:
            return (Box(0, 0, size, size, fill),)


def paint(painter: QPainter, look: Look, topic: str, fill: Fill, place: QRectF) -> None:
    """Draw the sign at the left of ``place``, as high as it."""
    device = painter.device()
    sharp = device.devicePixelRatio() if device is not None else 1.0
    painter.save()
    Brush(painter, look, topic, look.scale, sharp, place.left(), place.top()).paint(
        marks(fill, place.height() / look.scale)
    )
    painter.restore()


class StatusMark(QWidget):
    """The sign as a widget. The words beside it say the same, so it has no name of its own."""

    def __init__(self, look: Look, topic: str, fill: Fill, size: float = 10) -> None:
        super().__init__()
        self._look, self._topic, self._fill = look, topic, fill
        self.setFixedSize(QSize(look.px(width(fill, size)), look.px(size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self._look, self._topic, self._fill, QRectF(self.rect()))
        painter.end()
