"""A time series as a line: dots, a value at every point, the start of the axis named where it is not zero.

Where values cannot all stand, the ends, the highest, the lowest and those beside a break stay longest; the others
leave the picture, not the table.
"""

from __future__ import annotations

from byfacts.charts import boxes, strand, under
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Spot
from byfacts.charts.columns import break_strokes
from byfacts.charts.content import Lines
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Label, Line, Mark, Tone, Xy
from byfacts.charts.sketch import Sketch, baseline_width
from byfacts.charts.strand import Strand
from byfacts.charts.under import Axis

MM = 72 / 25.4


def lay_out(content: Lines, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Marks and spots of a line in the whole frame."""
    sketch = Sketch(frame)
    axis = _axis(content, frame)
    floor = _floor(content, frame)
    below = under.plan(content.categories, axis, frame, None, content.happenings)
    base = frame.height - below.depth - (frame.axis * 1.3 if floor else 0.0)
    at = _points(content, axis, base, frame)
    line = Strand(content.points, tuple(at), content.breaks)
    ground_line(sketch, axis, base, content.breaks)
    strand.draw(sketch, line, strand.thickness(frame))
    sketch.place(*(boxes.moved(mark, 0, base) for mark in below.marks))
    if floor:
        sketch.place(Label(0, frame.height - frame.axis * 0.26, floor, frame.axis, Tone.INK2))
    strand.values(sketch, line, axis, Extent(0, 0, frame.width, base))
    slot, bottom = axis.slot, base + below.depth
    spots = tuple(
        Spot(point.key, x - slot / 2, 0, slot, bottom, x, xy[1] if xy else base)
        for point, x, xy in zip(content.points, axis.centres, at, strict=True)
    )
    return tuple(sketch.marks), spots


def natural_height(content: Lines, frame: Frame) -> float:
    """A shallow band: a share over time stands under its counts."""
    band = min(max(frame.width * 0.26, 150), 300) if frame.roomy else min(max(frame.width * 0.2, 50), 90)
    return _below(content, frame) + band


def least_height(content: Lines, frame: Frame) -> float:
    return _below(content, frame) + frame.label * 5


def _below(content: Lines, frame: Frame) -> float:
    """What names, events and the words on the axis take."""
    depth = frame.axis * (1.6 + 1.3 * bool(content.floor_text))
    if not content.happenings:
        return depth
    below = under.plan(content.categories, _axis(content, frame), frame, None, content.happenings)
    return depth - frame.axis * 1.6 + below.depth


def _axis(content: Lines, frame: Frame) -> Axis:
    slot = frame.width / max(1, len(content.categories))
    return Axis(tuple(slot * (i + 0.5) for i in range(len(content.categories))), slot, 0, frame.width)


def _floor(content: Lines, frame: Frame) -> str:
    return letters.cut(content.floor_text, frame.width, frame.axis) if content.floor_text else ""


def _points(content: Lines, axis: Axis, base: float, frame: Frame) -> list[Xy | None]:
    """Each point in the frame, None where there is no data; room for a value above and below the line."""
    room = frame.label * 1.6
    low, high = base - frame.label * (0.35 if content.low == 0 else 1.5), room
    span = (content.high - content.low) or 1.0
    at: list[Xy | None] = []
    for point, x in zip(content.points, axis.centres, strict=True):
        value = point.quantity.known if point.quantity is not None else None
        at.append(None if value is None else (x, low - (value - content.low) / span * (low - high)))
    return at


def ground_line(sketch: Sketch, axis: Axis, base: float, breaks: tuple[int, ...]) -> None:
    """The line that names stand under, with the strokes of a break where the series has one."""
    frame = sketch.frame
    sketch.draw(Line(((axis.left, base), (axis.right, base)), Tone.INK, baseline_width(frame)))
    for i in breaks:
        sketch.draw(*break_strokes(axis.left + axis.slot * i, base, frame))
