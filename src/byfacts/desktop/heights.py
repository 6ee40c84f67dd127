"""How high a chart wants to be on screen, and how large its figures: some charts grow, others are as high as they are.

All lengths are logical pixels at text size 100 %.
"""

from __future__ import annotations

from byfacts.charts import boxes
from byfacts.charts.chart import Chart
from byfacts.charts.content import Columns, Counts, Curves, Lines, Map, Multiples
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout, least_height, natural_height
from byfacts.frozen import frozen, replace

LEAST = 180  # of a plot that shares the room with a second one
LEAST_PANELS = 110  # of small multiples
LEAST_MAP = 270  # beside its ranked bars: where there is more, it takes it
ENDLESS = 4000.0
LARGE, LARGE_LABEL, LARGE_SMALL = 40.0, 15.0, 13.0  # a figure that has the panel to itself, and its words


@frozen
class Span:
    """The least and the greatest height of a plot; ``most`` None: it grows with the room."""

    least: float
    most: float | None


def grows(chart: Chart) -> bool:
    return isinstance(chart.content, Columns | Lines | Curves | Multiples | Map)


def frame(chart: Chart, width: float, height: float, *, large: bool) -> Frame:
    """The frame of a chart on screen; figures that stand alone are larger where they have the room."""
    made = Frame.screen(width, height)
    if large and isinstance(chart.content, Counts):
        return replace(made, number=LARGE, label=LARGE_LABEL, small=LARGE_SMALL)
    return made


def span(chart: Chart, width: float, *, large: bool = False) -> Span:
    """How high the plot must and may be at a width."""
    endless = frame(chart, width, ENDLESS, large=large)
    if isinstance(chart.content, Multiples):
        return Span(max(LEAST_PANELS, least_height(chart, endless)), None)
    if grows(chart):
        return Span(LEAST_MAP if isinstance(chart.content, Map) else LEAST, None)
    natural = natural_height(chart, endless)
    lowest = max((boxes.of(mark).bottom for mark in layout(chart, endless).marks), default=natural)
    return Span(natural, max(natural, lowest) + 2)


def wanted(chart: Chart, width: float) -> float:
    """The height at which a chart stands under another one."""
    return natural_height(chart, frame(chart, width, ENDLESS, large=False))
