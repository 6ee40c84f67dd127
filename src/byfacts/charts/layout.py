"""Lays a chart out in a frame: the one way from a Chart to a Figure, for window, paper and slides alike."""

from __future__ import annotations

from typing import assert_never

from byfacts.charts import bars, columns, curves, lines, multiples, shares
from byfacts.charts.chart import Chart, Figure, Spot
from byfacts.charts.content import (
    Bars,
    Columns,
    Content,
    Counts,
    Curves,
    Grid,
    Ladder,
    Lines,
    Listing,
    Map,
    Multiples,
    Shares,
    Timeline,
)
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Mark
from byfacts.frozen import replace

Laid = tuple[tuple[Mark, ...], tuple[Spot, ...]]


def layout(chart: Chart, frame: Frame) -> Figure:
    """All marks inside the frame, no two words touching, and a spot for every point that is drawn."""
    marks, spots = _lay_out(chart.content, frame)
    return Figure(frame.width, frame.height, chart.topic, marks, spots, chart.alt)


def _lay_out(content: Content, frame: Frame) -> Laid:
    # Kinds that bring more than arithmetic with them (outlines of countries) load where they are drawn.
    match content:
        case Columns():
            return columns.lay_out(content, frame)
        case Lines():
            return lines.lay_out(content, frame)
        case Curves():
            return curves.lay_out(content, frame)
        case Bars():
            return bars.lay_out(content, frame)
        case Shares():
            return shares.lay_out(content, frame)
        case Multiples():
            return multiples.lay_out(content, frame)
        case Ladder():
            from byfacts.charts import ladder

            return ladder.lay_out(content, frame)
        case Map():
            from byfacts.charts import worldmap

            return worldmap.lay_out(content, frame)
        case Timeline():
            from byfacts.charts import timeline

            return timeline.lay_out(content, frame)
        case Counts():
            from byfacts.charts import counts

            return counts.lay_out(content, frame)
        case Listing():
            from byfacts.charts import listing

            return listing.lay_out(content, frame)
        case Grid():
            return (), ()
        case _:
            assert_never(content)


def natural_height(chart: Chart, frame: Frame) -> float:
    """The height a chart would like at the frame's width; 0 for a table, which the painter sets."""
    content = chart.content
    match content:
        case Columns():
            return columns.natural_height(content, frame)
        case Lines():
            return lines.natural_height(content, frame)
        case Curves():
            return curves.natural_height(content, frame)
        case Bars():
            return bars.natural_height(content, frame)
        case Shares():
            return shares.natural_height(content, frame)
        case Multiples():
            return multiples.natural_height(content, frame)
        case Ladder():
            from byfacts.charts import ladder

            return ladder.natural_height(content, frame)
        case Map():
            from byfacts.charts import worldmap

            return worldmap.natural_height(content, frame)
        case Timeline():
            from byfacts.charts import timeline

            return timeline.natural_height(content, frame)
        case Counts():
            from byfacts.charts import counts

            return counts.natural_height(content, frame)
        case Listing():
            from byfacts.charts import listing

            return listing.natural_height(content, frame)
        case Grid():
            return 0.0
        case _:
            assert_never(content)


def least_height(chart: Chart, frame: Frame) -> float:
    """The least height at which the chart still says what it says; the natural height where it cannot shrink."""
    content = chart.content
    match content:
        case Columns():
            return columns.least_height(content, frame)
        case Lines():
            return lines.least_height(content, frame)
        case Curves():
            return curves.least_height(content, frame)
        case Bars():
            return bars.least_height(content, frame)
        case Shares():
            return shares.least_height(content, frame)
        case Multiples():
            return multiples.least_height(content, frame)
        case Ladder() | Map() | Timeline() | Counts() | Listing() | Grid():
            return natural_height(chart, frame)
        case _:
            assert_never(content)


def sized(frame: Frame, height: float) -> Frame:
    """The same frame at another height."""
    return replace(frame, height=height)
