"""The formats in which charts leave, beside the page: one table of writers, for command line and window alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from byfacts.exports.pictures import USUAL, Picturing
from byfacts.files import file_name
from byfacts.frozen import frozen

if TYPE_CHECKING:
    from byfacts.charts.chart import Chart
    from byfacts.language import Language
    from byfacts.model import Library
    from byfacts.sheet import Sheet


@frozen
class Piece:
    """What goes into one file: charts of a sheet. ``on`` is the day of issue, ISO 8601; ``how`` a picture is to be."""

    sheet: Sheet
    charts: tuple[Chart, ...]
    library: Library
    language: Language
    on: str
    how: Picturing = USUAL


@frozen
class Format:
    """``write`` makes the bytes of a file; ``single``: a file holds one chart, otherwise those of a topic together."""

    single: bool
    write: Callable[[Piece], bytes]


def _csv(piece: Piece) -> bytes:
    from byfacts.exports.shown import shown
    from byfacts.exports.tables import as_csv

    (chart,) = piece.charts
    return as_csv(shown(piece.library, piece.language, chart), piece.library, piece.language)


def _xlsx(piece: Piece) -> bytes:
    from byfacts.exports.shown import shown
    from byfacts.exports.workbook import as_workbook

    charts = [shown(piece.library, piece.language, chart) for chart in piece.charts]
    return as_workbook(charts, piece.sheet, piece.library, piece.language, piece.on)


def _svg(piece: Piece) -> bytes:
    from byfacts.exports.pictures import svg

    (chart,) = piece.charts
    return svg(chart, piece.sheet, piece.library, piece.language, piece.how)


def _png(piece: Piece) -> bytes:
    from byfacts.exports.pictures import png

    (chart,) = piece.charts
    return png(chart, piece.sheet, piece.library, piece.language, piece.how)


def _pptx(piece: Piece) -> bytes:
    from byfacts.exports.slides import as_slides

    return as_slides([piece])


FORMATS: Final[Mapping[str, Format]] = MappingProxyType({
    "csv": Format(single=True, write=_csv),
    "xlsx": Format(single=False, write=_xlsx),
    "pptx": Format(single=False, write=_pptx),
    "svg": Format(single=True, write=_svg),
    "png": Format(single=True, write=_png),
})  # fmt: skip


def files(
    format_: str, sheet: Sheet, library: Library, language: Language, on: str, chart: str = "", how: Picturing = USUAL
) -> Iterator[tuple[str, Piece]]:
    """The files that a topic, or one chart of it, comes to: their names and what goes into them."""
    charts = tuple(one for one in sheet.charts if chart in ("", one.id))
    if FORMATS[format_].single or chart:
        for one in charts:
            yield name(format_, sheet.topic, language.code, one.id), Piece(sheet, (one,), library, language, on, how)
    elif charts:
        yield name(format_, sheet.topic, language.code), Piece(sheet, charts, library, language, on, how)


def name(format_: str, topic: str, language: str, chart: str = "") -> str:
    """Like that of a sheet, with the chart's id before the language."""
    return file_name("-".join(filter(None, ("byfacts", topic, chart, language))), f".{format_}")
