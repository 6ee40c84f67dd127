"""Shares of a whole as level bars of 100 %: the parts are named once on top, each share inside where it fits."""

from __future__ import annotations

from byfacts.charts import bar, boxes, callouts
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Spot
from byfacts.charts.content import Shares
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Fill, Label, Mark, Tone
from byfacts.charts.sketch import LEADING, Sketch, block
from byfacts.charts.under import spread

MM = 72 / 25.4


def lay_out(content: Shares, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Marks and spots of the shares in the whole frame; spots row by row, part by part."""
    sketch = Sketch(frame)
    left, right = _edges(content, frame)
    top = _names(sketch, content, left, right)
    count = max(1, len(content.rows))
    pitch = min((frame.height - top) / count, _pitch(frame) * 1.4)
    spots: list[Spot] = []
    for j in range(len(content.rows)):
        spots += _row(sketch, content, j, top + (j + 0.5) * pitch, pitch, left, right)
    return tuple(sketch.marks), tuple(spots)


def natural_height(content: Shares, frame: Frame) -> float:
    """A row of 5.6 mm or 32 px for each, and the names on top."""
    trial = Sketch(frame)
    return _names(trial, content, *_edges(content, frame)) + len(content.rows) * _pitch(frame)


def least_height(content: Shares, frame: Frame) -> float:
    trial = Sketch(frame)
    return _names(trial, content, *_edges(content, frame)) + len(content.rows) * frame.label * 1.35


def _pitch(frame: Frame) -> float:
    return frame.label * (2.45 if frame.roomy else 2.1)


def _edges(content: Shares, frame: Frame) -> tuple[float, float]:
    """Where the bars begin and end, between the rows' names and their counts."""
    names = max((letters.measure(name, frame.axis) for name in content.rows), default=0.0)
    counts = max((letters.measure(text, frame.label) for text in content.counts), default=0.0)
    left = min(names, frame.width * 0.32) + frame.label * 0.8
    right = frame.width - (min(counts, frame.width * 0.25) + frame.label * 0.8 if content.counts else 0.0)
    return left, right


def _widths(content: Shares, j: int) -> list[float]:
    """Parts of a row, adding up to 1 even where rounded percentages do not."""
    values = [bar.height_of(part[j]) for part in content.parts]
    whole = sum(values) or 1.0
    return [value / whole for value in values]


def _names(sketch: Sketch, content: Shares, left: float, right: float) -> float:
    """Names over the parts of the first row, on one line if they stand near them; else a key. Gives its foot."""
    frame = sketch.frame
    size = frame.axis
    fills = [part[0].fill if part else Fill.FINAL for part in content.parts]
    shares = _widths(content, 0) if content.rows else []
    if shares and len(content.names) > 1:
        starts = [left + sum(shares[:i]) * (right - left) for i in range(len(shares))]
        widths = [letters.measure(name, size, i == 0) for i, name in enumerate(content.names)]
        wanted = [start + width / 2 for start, width in zip(starts, widths, strict=True)]
        placed = spread(wanted, widths, left, frame.width, size)
        near = placed and all(
            start - size * 0.1 <= x - w / 2 <= max(start, start + share * (right - left) - w * 0.4)
            for x, w, start, share in zip(placed, widths, starts, shares, strict=True)
        )
        if placed and near:
            for i, (x, width, name) in enumerate(zip(placed, widths, content.names, strict=True)):
                tone = Tone.HUE if i == 0 else Tone.INK
                sketch.place(Label(x - width / 2, size * 0.95, name, size, tone, i == 0))
            return size * 1.6
    marks = callouts.key(list(zip(content.names, fills, strict=True)), Extent(0, 0, frame.width, frame.height), frame)
    sketch.place(*marks)
    return max((boxes.of(mark).bottom for mark in marks), default=0.0) + size * 0.55


def _row(sketch: Sketch, content: Shares, j: int, y: float, pitch: float, left: float, right: float) -> list[Spot]:
    frame = sketch.frame
    size, drop = frame.axis, frame.axis * 0.35
    most = 2 if pitch >= size * 2.4 else 1
    lines = letters.wrap(content.rows[j], left - frame.label * 0.8, size, False, most)
    sketch.place(*block(lines, 0, y + drop - (len(lines) - 1) * size * LEADING / 2, size, Label(0, 0, "", size)))
    if content.counts:
        text = letters.cut(content.counts[j], frame.width - right - frame.label * 0.4, frame.label)
        sketch.place(Label(frame.width, y + drop, text, frame.label, Tone.INK2, anchor="end"))
    thick = min(pitch * 0.72, frame.label * 1.9)
    gap, x = frame.stroke * 1.4, left
    spots: list[Spot] = []
    shares = _widths(content, j)
    for i, (part, share) in enumerate(zip(content.parts, shares, strict=True)):
        wide = share * (right - left)
        point = part[j]
        if wide > 0:
            last = i == len(shares) - 1
            sketch.place(Box(x, y - thick / 2, max(wide - (0 if last else gap), frame.stroke), thick, point.fill))
            _inside(sketch, point.text, point.fill, x, wide, y, thick)
        spots.append(Spot(point.key, x, y - pitch / 2, max(wide, frame.stroke), pitch, x + wide / 2, y - thick / 2))
        x += wide
    return spots


def _inside(sketch: Sketch, text: str, fill: Fill, x: float, wide: float, y: float, thick: float) -> None:
    """The share inside its part: on paper of its own unless the part is solid or white."""
    size = sketch.frame.label
    width = letters.measure(text, size, True)
    if width + size * 0.7 > wide or thick < size * 0.95:
        return
    solid = fill is Fill.FINAL
    plain = solid or fill is Fill.THIRD
    tone = Tone.ON_HUE if solid else Tone.INK
    sketch.marks.append(Label(x + wide / 2, y + size * 0.35, text, size, tone, True, "middle", ground=not plain))
