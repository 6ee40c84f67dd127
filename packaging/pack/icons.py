"""The program's drawing as pictures: PNG in the sizes of desktops, and Windows' .ico.

``python -m pack.icons`` makes ``packaging/windows/byfacts.ico`` anew when the drawing has changed.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from pack import places

DRAWING = places.ROOT / "resources" / "icons" / "byfacts.svg"
ICO = places.HERE / "windows" / "byfacts.ico"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)  # of hicolor
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)  # what Windows asks for at its scales


def png(size: int) -> bytes:
    """The drawing in a square of so many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def ico() -> bytes:
    """All sizes in one file, each as PNG, which Windows reads since Vista."""
    pictures = [png(size) for size in ICO_SIZES]
    place = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def write(folder: Path) -> None:
    """The theme of icons under a folder, as desktops look for it."""
    for size in SIZES:
        target = folder / f"{size}x{size}" / "apps" / "byfacts.png"
        target.parent.mkdir(parents=True)
        target.write_bytes(png(size))
    target = folder / "scalable" / "apps" / "byfacts.svg"
    target.parent.mkdir(parents=True)
    target.write_bytes(DRAWING.read_bytes())


if __name__ == "__main__":
    ICO.write_bytes(ico())
