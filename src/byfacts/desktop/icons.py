"""Icons: shipped outline drawings, coloured when they are loaded, rendered sharp and kept per colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from byfacts import assets
from byfacts.desktop.look import Look

STROKE = 1.75
SHARPNESS = 2  # rendered at twice the size, for screens with a scale of up to 200 %


def icon(look: Look, name: str, role: str = "ink2", size: float = 18, colour: str = "") -> QIcon:
    """An icon in the colour of a role, or in ``colour`` (a hue)."""
    return QIcon(pixmap(look, name, role, size, colour))


def pixmap(look: Look, name: str, role: str = "ink2", size: float = 18, colour: str = "") -> QPixmap:
    return _render(name, colour or look.theme[role], look.px(size))


def application_icon() -> QIcon:
    return QIcon(str(assets.resource("icons", "byfacts.svg")))


@lru_cache(maxsize=512)
def _render(name: str, colour: str, pixels: int) -> QPixmap:
    drawn = QPixmap(pixels * SHARPNESS, pixels * SHARPNESS)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(_source(name, colour)).render(painter, QRectF(0, 0, pixels * SHARPNESS, pixels * SHARPNESS))
    painter.end()
    drawn.setDevicePixelRatio(SHARPNESS)
    return drawn


def _source(name: str, colour: str) -> QByteArray:
    """The drawing with its colour and stroke filled in; a missing one is drawn as a plain chart."""
    path = assets.resource("icons", f"{name}.svg")
    if not path.is_file():
        path = assets.resource("icons", "chart-column.svg")
    text = (
        path.read_text("utf-8").replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    )
    return QByteArray(text.encode())
