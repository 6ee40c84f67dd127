"""A page as a PNG file: as many pixels as asked for, their density and colour space, and words about it inside."""

from __future__ import annotations

import io
from collections.abc import Mapping

from byfacts import __version__
from byfacts.exports import pdfium

DOTS = 96  # pixels to the inch of a picture as it is shown
RENDERING = b"\x00"  # of sRGB: perceptual


def png(page: bytes, size: tuple[int, int], scale: float, told: Mapping[str, str], language: str) -> bytes:
    """The page of a PDF file, ``size`` pixels wide and high. ``told`` are keywords of PNG and their words."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    pixels = pdfium.drawn(page, *size)
    image = Image.frombuffer("RGB", size, pixels.data, "raw", "BGRX", pixels.stride, 1)
    info = PngInfo()
    info.add(b"sRGB", RENDERING)
    for name, words in {**told, "Software": f"byfacts {__version__}"}.items():
        if words:
            info.add_itxt(name, words, language, "")
    file = io.BytesIO()
    dots = DOTS * scale
    image.save(file, "PNG", pnginfo=info, dpi=(dots, dots))
    return file.getvalue()
