"""Small columns over the keys of a strip: how large the whole was in each of the years to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from byfacts.desktop.look import Look

WIDTH, HEIGHT = 22, 16  # logical pixels at text size 100 %
BAR = 12
SHARPNESS = 2


def columns_over(look: Look, topic: str, sizes: Sequence[float]) -> list[QIcon]:
    """A column for each size, all on one scale from zero, in the topic's hue."""
    most = max(sizes, default=0.0) or 1.0
    return [_column(look, topic, size / most) for size in sizes]


def _column(look: Look, topic: str, share: float) -> QIcon:
    width, height = look.px(WIDTH), look.px(HEIGHT)
    drawn = QPixmap(width * SHARPNESS, height * SHARPNESS)
    drawn.setDevicePixelRatio(SHARPNESS)
    drawn.fill("transparent")
    painter = QPainter(drawn)
    bar, high = look.px(BAR), max(1.0, height * share)
    painter.fillRect(QRectF((width - bar) / 2, height - high, bar, high), QColor(look.theme.hues[topic].data))
    painter.end()
    return QIcon(drawn)
