"""PDFium for all who use it: one thread at a time, a page as pixels."""

from __future__ import annotations

from threading import RLock

from byfacts.frozen import frozen

LOCK = RLock()  # PDFium may be called by one thread at a time


@frozen
class Pixels:
    """A picture: four bytes for each pixel (blue, green, red, and one that says nothing), ``stride`` bytes a row."""

    data: bytes
    width: int
    height: int
    stride: int


def drawn(data: bytes, scale: float) -> Pixels:
    """The first page of a PDF file, ``scale`` pixels to the point; a part of a pixel counts as one."""
    import pypdfium2  # a large library

    with LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            bitmap = document[0].render(scale=scale, prefer_bgrx=True)
            return Pixels(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        finally:
            document.close()
