"""Slides as tests read them: every topic in every language, made once, opened again with python-pptx."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest
from pptx import Presentation

from byfacts import language, library
from byfacts.charts.chart import Chart
from byfacts.charts.content import Bars, Columns, Curves, Ladder, Lines, Multiples, Point, Shares
from byfacts.compose import compose
from byfacts.exports.formats import Piece
from byfacts.exports.slides import as_slides
from byfacts.model import Library, Quantity
from byfacts.sheet import Options
from byfacts.topics import topics

ON = "2026-08-01"
TOPICS = [topic.id for topic in topics()]
CODES = language.languages()
topics_and_languages = pytest.mark.parametrize(
    ("topic", "code"), [pytest.param(topic, code, id=f"{topic}-{code}") for code in CODES for topic in TOPICS]
)
Row = dict[str, float]


@cache
def data() -> Library:
    return library.load()


@cache
def piece(topic: str, code: str) -> Piece:
    say = language.load(code)
    sheet = compose(topic, data(), say, Options(on=ON))
    return Piece(sheet, sheet.charts, data(), say, ON)


@cache
def written(topic: str, code: str) -> bytes:
    return as_slides([piece(topic, code)])


@cache
def deck(topic: str, code: str) -> Any:
    return Presentation(io.BytesIO(written(topic, code)))


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def slides_of(found: Any, chart: Chart) -> list[Any]:
    """The slides of a chart, the continued ones too."""
    return [slide for slide in found.slides if (slide.shapes.title.text_frame.text).startswith(chart.title)]


def native(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def tables(slide: Any) -> list[Any]:
    return [shape.table for shape in slide.shapes if shape.has_table]


def numbers(chart: Any) -> list[float]:
    """All numbers of a native chart, sorted."""
    return sorted(v for plot in chart.plots for series in plot.series for v in series.values if v is not None)


def drawn(chart: Chart) -> list[list[Point]]:
    """The points of each native chart that this chart must become, those without a number left out."""
    match chart.content:
        case Columns() as content:
            groups = [[*content.totals, *(p for part in content.parts for p in part.points if p)]]
        case Lines() as content:
            groups = [list(content.points)]
        case Curves() as content:
            groups = [[point for curve in content.curves for point in curve.points]]
        case Bars() as content:
            groups = [list(content.rows)]
        case Shares() as content:
            groups = [[point for part in content.parts for point in part]]
        case Ladder() as content:
            groups = [[rung.point for rung in content.rungs]]
        case Multiples() as content:
            groups = [list(panel.columns.totals) for panel in content.panels]
        case _:
            groups = []
    return [[point for point in group if point.quantity] for group in groups]


def ends(point: Point) -> list[float]:
    """The number of a point as published; of a range both ends."""
    found: Quantity | None = point.origin.quantity if point.origin else point.quantity
    assert found is not None
    return sorted({end for end in (found.low, found.high) if end is not None})


def labels(chart: Any) -> Iterator[tuple[float, str]]:
    """Every label of a native chart: its number, and the words that PowerPoint shows."""
    for plot in chart.plots:
        for series in plot.series:
            for found in series._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}dLbl"):
                value = series.values[int(found.xpath("./c:idx/@val")[0])]
                words = "".join(found.xpath(".//a:t/text()"))
                yield value, words or rendered(value, found.xpath("./c:numFmt/@formatCode")[0])


def rendered(value: float, format_: str) -> str:
    """What a spreadsheet shows for a number in a format of ours: conditions, words in quotes, digits, a scale."""
    for section in format_.split(";"):
        limit = re.match(r"\[>=([\d.]+)\]", section)
        if limit and value < float(limit[1]):
            continue
        places = re.findall(r'"([^"]*)"|([#0]+)|(,+)', section[limit.end() :] if limit else section)
        scale = 1000 ** sum(len(commas) for _, _, commas in places)
        digits = str(Decimal(value / scale).quantize(Decimal(1), ROUND_HALF_UP))
        shown: list[str] = []
        slots = [len(slot) for _, slot, _ in places if slot]
        for words, slot, commas in reversed(places):
            if slot:
                many = len(digits) if len(slots) == 1 else len(slot)
                shown.append(digits[-many:] if many < len(digits) else digits)
                digits = digits[:-many] if many < len(digits) else ""
                slots.pop()
            elif not commas:
                shown.append(words)
        return "".join(reversed(shown))
    raise AssertionError(format_)


def charts(topic: str, *kinds: type) -> list[Chart]:
    return [chart for chart in piece(topic, "en").charts if not kinds or isinstance(chart.content, kinds)]


def chart_of(id: str) -> tuple[str, Chart]:
    return next((topic, chart) for topic in TOPICS for chart in charts(topic) if chart.id == id)


def description(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")


def decorative(shape: Any) -> bool:
    return bool(shape._element.xpath(".//*[local-name()='decorative']"))
