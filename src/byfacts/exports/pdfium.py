"""PDFium for all who use it: one thread at a time, a page as pixels."""

from __future__ import annotations

from contextlib import closing
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


def scaled(data: bytes, scale: float) -> Pixels:
    """The first page of a PDF file, ``scale`` pixels to the point; a part of a pixel counts as one."""
    import pypdfium2  # a large library

    with LOCK, closing(pypdfium2.PdfDocument(data)) as document:
        return _pixels(document[0].render(scale=scale, prefer_bgrx=True))


def drawn(data: bytes, width: int, height: int) -> Pixels:
    """The first page of a PDF file in so many pixels, whatever its size."""
    import pypdfium2
    from pypdfium2 import raw

    with LOCK, closing(pypdfium2.PdfDocument(data)) as document, closing(document[0]) as page:
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
        return _pixels(bitmap)


def _pixels(bitmap: object) -> Pixels:
    return Pixels(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)  # type: ignore[attr-defined]
