"""Level bars, one row each: the name, the bar from zero, the value behind its end.

Rows stand in the order given. When the frame is too low for all, rows from the end leave (never one that is the
rest); ``natural_height`` says what all of them need.
"""

from __future__ import annotations

from byfacts.charts import bar
from byfacts.charts import type as letters
from byfacts.charts.chart import Spot
from byfacts.charts.content import Bars, Point
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Fill, Label, Line, Mark, Tone
from byfacts.charts.sketch import LEADING, Sketch, baseline_width, block

MM = 72 / 25.4


def lay_out(content: Bars, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Marks and spots of a chart of bars in the whole frame."""
    sketch = Sketch(frame)
    rows = _shown(content, frame)
    if not rows:
        return (), ()
    pitch = min(frame.height / len(rows), _pitch(frame) * 1.35)
    names, gap = _names_width(content, frame), frame.label * 0.8
    zero = names + gap
    tail = max((letters.measure(p.text, frame.label, True) + bar.tail_room(p, frame) for p in rows), default=0.0)
    most = max((bar.height_of(p) for p in rows), default=0.0) or 1.0
    scale = max(frame.width - zero - tail - frame.label * 0.5, frame.label) / most
    for i, point in enumerate(rows):
        _row(sketch, point, (i + 0.5) * pitch, pitch, names, zero, scale)
    foot = pitch * len(rows)
    sketch.draw(Line(((zero, 0), (zero, foot)), Tone.INK, baseline_width(frame)))
    spots = tuple(
        Spot(p.key, 0, i * pitch, frame.width, pitch, zero + bar.height_of(p) * scale, (i + 0.5) * pitch)
        for i, p in enumerate(rows)
    )
    return tuple(sketch.marks), spots


def natural_height(content: Bars, frame: Frame) -> float:
    """4.7 mm a row on paper, 28 px on screen; names on two lines make rows higher."""
    width = _names_width(content, frame)
    double = any(not letters.fits(p.name, width, frame.axis) for p in content.rows)
    return len(content.rows) * max(_pitch(frame), frame.axis * 2.5 if double else 0.0)


def least_height(content: Bars, frame: Frame) -> float:
    return len(content.rows) * frame.axis * 1.3


def _pitch(frame: Frame) -> float:
    return 28.0 * frame.label / 13.0 if frame.roomy else 4.7 * MM * frame.label / 7.48


def _names_width(content: Bars, frame: Frame) -> float:
    """As wide as the longest name, two fifths of the frame at most."""
    return min(max((letters.measure(p.name, frame.axis) for p in content.rows), default=0.0), frame.width * 0.4)


def _shown(content: Bars, frame: Frame) -> list[Point]:
    rows = list(content.rows)
    room = max(1, int(frame.height / (frame.axis * 1.2) + 1e-6))
    while len(rows) > room:
        leaving = next((i for i in range(len(rows) - 1, -1, -1) if rows[i].fill is not Fill.CONTEXT), len(rows) - 1)
        rows.pop(leaving)
    return rows


def _row(sketch: Sketch, point: Point, y: float, pitch: float, names: float, zero: float, scale: float) -> None:
    frame = sketch.frame
    size, drop = frame.axis, frame.axis * 0.35
    most = 2 if pitch >= size * 2.4 else 1
    lines = letters.wrap(point.name, names, size, False, most)
    first = y + drop - (len(lines) - 1) * size * LEADING / 2
    sketch.place(*block(lines, 0, first, size, Label(0, 0, "", size, Tone.INK)))
    thick = min(pitch * 0.62, frame.label * (1.5 if frame.roomy else 1.05))
    sketch.place(*bar.row(point, zero, y, thick, scale, frame))
    known = point.quantity is not None
    end = zero + bar.height_of(point) * scale + bar.tail_room(point, frame) + frame.label * (0.4 if known else 0.6)
    text = letters.cut(point.text, frame.width - end, frame.label, known)
    sketch.place(Label(end, y + drop, text, frame.label, Tone.INK if known else Tone.INK2, known))
