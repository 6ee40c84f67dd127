"""Pictures of charts, with all that must be known of them inside: SVG and PNG, the same bytes for the same chart."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Final

from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout
from byfacts.frozen import frozen

if TYPE_CHECKING:
    from byfacts.charts.chart import Chart, Figure
    from byfacts.language import Language
    from byfacts.model import Library

COLOURS: Final = ("light", "dark", "contrast", "mono")
DOTS = 96  # pixels to the inch at scale 1
INCH = 0.0254


@frozen
class Size:
    """How large a picture is: width and height in pixels as it is to be shown, and how many pixels of the file stand
    for each of them.

    ``height`` None: as much as it needs. ``letters`` is the size of its letters, 1 as on screen; 0: as goes with the
    width, and with the height where one is given.
    """

    width: int = 900
    height: int | None = None
    scale: float = 1.0
    letters: float = 0.0


USUAL = Size()


def plot(chart: Chart, size: Size) -> Figure:
    """A chart with nothing round it, for a slide that says the rest in words of its own."""
    letters = size.letters or 1.0
    height = size.height or size.width * 9 // 16
    return layout(chart, Frame.screen(size.width / letters, height / letters))


def png_of_plot(
    chart: Chart, library: Library, language: Language, size: Size = USUAL, colours: str = "light"
) -> bytes:
    """The picture of a chart with nothing round it, as a PNG file."""
    return png(plot(chart, size), chart, library, language, size, colours)


def png(
    figure: Figure, chart: Chart, library: Library, language: Language, size: Size, colours: str = "light"
) -> bytes:
    """A figure as a PNG file of ``size``, with its title and its words inside for programs that ask for them."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    from byfacts import __version__
    from byfacts.exports.pdfium import drawn
    from byfacts.paper.metadata import About
    from byfacts.paper.palette import picture_palette
    from byfacts.paper.picture import page

    mono = colours == "mono"
    palette = picture_palette("light" if mono else colours, mono=mono)
    about = About(chart.title, language.code, "byfacts", chart.subtitle, library.as_of)
    width = math.ceil(size.width * size.scale - 1e-6)
    pixels = drawn(page(figure, palette, about), (width - 0.01) / figure.width)  # PDFium rounds up
    image = Image.frombuffer("RGB", (pixels.width, pixels.height), pixels.data, "raw", "BGRX", pixels.stride, 1)
    told = PngInfo()
    told.add(b"sRGB", b"\x00")  # rendering intent: perceptual
    words = (
        ("Title", chart.title),
        ("Description", chart.alt or chart.sentence),
        ("Software", f"byfacts {__version__}"),
    )
    for name, text in words:
        told.add_itxt(name, text, language.code, "")
    file = io.BytesIO()
    dots = DOTS * size.scale
    image.save(file, "PNG", pnginfo=told, dpi=(dots, dots))
    return file.getvalue()
