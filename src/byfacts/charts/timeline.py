"""A timeline by lanes: the length of a mark is the precision of its date.

On paper numbers in discs lead to a list; on screen each event has its row, with date and words beside the mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts import lanes, rows
from byfacts.charts.chart import Spot
from byfacts.charts.content import Timeline
from byfacts.charts.frame import Frame
from byfacts.charts.lanes import Band, Scale
from byfacts.charts.marks import Label, Line, Mark, Tone
from byfacts.charts.sketch import baseline_width


def natural_height(content: Timeline, frame: Frame) -> float:
    """The axis and all lanes at their usual height."""
    return lanes.axis_height(frame) + sum(band.height for band in _bands(content, frame))


def lay_out(content: Timeline, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Lanes between two lines, years above on paper and below on screen; spots by lane, then by date."""
    bands = _bands(content, frame)
    natural = lanes.axis_height(frame) + sum(band.height for band in bands)
    spare = max(0.0, min((frame.height - natural) / max(1, len(bands)), frame.label * (3.0 if frame.roomy else 1.0)))
    scale = lanes.scale(content, frame)
    top = 0.0 if frame.roomy else lanes.axis_height(frame)
    bottom = top + sum(band.height + spare for band in bands)
    marks: list[Mark] = _years(content, scale, top, bottom, frame)
    spots: list[Spot] = []
    y = top
    for i, band in enumerate(bands):
        marks += _separator(i, y, frame)
        placed, found = lanes.shifted(band, y + spare / 2)
        marks += placed
        spots += found
        y += band.height + spare
    heavy = _heavy(frame)
    marks.append(Line(((heavy / 2, bottom), (frame.width - heavy / 2, bottom)), Tone.INK, heavy))
    return tuple(marks), tuple(spots)


def _bands(content: Timeline, frame: Frame) -> Sequence[Band]:
    scale = lanes.scale(content, frame)
    make = rows.band if frame.roomy else lanes.band
    return [make(content, lane, scale, frame) for lane in range(len(content.lanes))]


def _heavy(frame: Frame) -> float:
    return baseline_width(frame) * (2.0 if frame.roomy else 0.67)


def _separator(index: int, y: float, frame: Frame) -> list[Mark]:
    tone = Tone.HAIRLINE if frame.roomy else Tone.INK
    return [Line(((0, y), (frame.width, y)), tone, frame.stroke)] if index or not frame.roomy else []


def _years(content: Timeline, scale: Scale, top: float, bottom: float, frame: Frame) -> list[Mark]:
    """A thin line at each turn of the year, the years in the middle of their slots."""
    marks: list[Mark] = []
    dash = None if frame.roomy else (frame.stroke * 2, frame.stroke * 4)
    for year in range(content.first_year, content.last_year + 2):
        x = scale.x(year)
        if year > content.first_year and year <= content.last_year:
            marks.append(Line(((x, top), (x, bottom)), Tone.HAIRLINE if frame.roomy else Tone.INK2, frame.stroke, dash))
        elif year == content.first_year and not scale.over:
            marks.append(Line(((x, top), (x, bottom)), Tone.HAIRLINE if frame.roomy else Tone.INK, frame.stroke))
    base = bottom + frame.axis * 1.25 if frame.roomy else top - frame.axis * 0.55
    for text, at in lanes.year_labels(content, scale, frame):
        tone = Tone.INK2 if frame.roomy else Tone.INK
        marks.append(Label(at, base, text, frame.axis, tone, not frame.roomy, "middle"))
    return marks
