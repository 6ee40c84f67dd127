"""An evidence ladder: who says what, each number as its source words it, on one axis from zero.

What counts something else stands under its own heading with its unit beside its number, off the axis.
"""

from __future__ import annotations

from itertools import pairwise

from byfacts.charts import bar
from byfacts.charts import type as letters
from byfacts.charts.chart import Spot
from byfacts.charts.content import Ladder, Rung
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Label, Line, Mark, Tone
from byfacts.charts.sketch import baseline_width
from byfacts.frozen import frozen

LINE = 1.28  # leading, in em
THICK = 1.06  # of a bar, in label sizes: 2.8 mm on paper
RUNG = 2.77  # least height of a rung, in label sizes: 7.3 mm on paper
NARROW = 32.0  # label sizes: on a screen narrower than this the words stand over their bars


@frozen
class Columns:
    """Where words end, where values end, and where the axis runs."""

    words: float
    value: float
    zero: float
    end: float
    over: bool  # words stand over value and bar, which then have the whole width

    @property
    def axis(self) -> float:
        return self.end - self.zero


@frozen
class Row:
    """A rung with its words broken into lines, and its height."""

    rung: Rung
    who: tuple[str, ...]
    what: tuple[str, ...]
    height: float


def natural_height(content: Ladder, frame: Frame) -> float:
    """Heading, rungs, axis: each as high as its words need."""
    rows = _rows(content, _columns(content, frame), frame, frame.roomy)
    return _fixed(content, frame) + sum(row.height for row in rows)


def lay_out(content: Ladder, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Rungs from the top, spare height shared between them up to a third more; the axis under the last of one kind.

    The kind of source is written under each rung where the height allows it for all: always on a screen.
    """
    columns = _columns(content, frame)
    rows = _rows(content, columns, frame, True)
    natural = _fixed(content, frame) + sum(row.height for row in rows)
    if not frame.roomy and natural > frame.height:
        rows = _rows(content, columns, frame, False)
        natural = _fixed(content, frame) + sum(row.height for row in rows)
    spare = max(0.0, min((frame.height - natural) / len(rows), frame.label * 0.9))
    top = max((value for value, _ in content.ticks), default=1.0)
    scale = columns.axis / max(top, *(bar.height_of(rung.point) for rung in content.rungs))
    marks: list[Mark] = _heading(content, columns, frame)
    spots: list[Spot] = []
    y = _heading_height(content, frame)
    for i, row in enumerate(rows):
        if i == len(content.rungs):
            marks += _axis(content, columns, scale, y, frame)
            y += _axis_height(content, frame)
            marks += _subheading(content.context_heading, y, frame)
            y += _subheading_height(content, frame)
        height = row.height + spare
        marks.append(Line(((0, y), (frame.width, y)), Tone.HAIRLINE, frame.stroke))
        marks += _rung(row, y, height, columns, scale, frame)
        reach = bar.height_of(row.rung.point) * scale if i < len(content.rungs) else 0.0
        at = columns.zero + reach
        spots.append(
            Spot(row.rung.point.key, 0, y, frame.width, height, at, y + height - _below(columns, height, frame))
        )
        y += height
    if not content.context:
        marks += _axis(content, columns, scale, y, frame)
    return tuple(marks), tuple(spots)


def _columns(content: Ladder, frame: Frame) -> Columns:
    """Words take up to 40 mm, values what the widest needs, the axis the rest."""
    size, width = frame.label, frame.width
    points = [rung.point for rung in (*content.rungs, *content.context)]
    value = max([letters.measure(p.text, size, True) for p in points], default=0.0)
    value = max(value, letters.measure(content.unit, frame.axis))
    half = letters.measure(content.ticks[-1][1], frame.axis) * 0.1 if content.ticks else 0.0
    end = width - max(half, frame.stroke * 2)
    gap = size * 1.2
    if frame.roomy and width < size * NARROW:
        return Columns(width, value, value + gap, end, True)
    words = min(width * 0.45, size * (22 if frame.roomy else 15.2), width - value - 2 * gap - width * 0.3)
    return Columns(words, words + gap + value, words + value + 2 * gap, end, False)


def _rows(content: Ladder, columns: Columns, frame: Frame, voiced: bool) -> list[Row]:
    return [_row(rung, columns, frame, voiced) for rung in (*content.rungs, *content.context)]


def _row(rung: Rung, columns: Columns, frame: Frame, voiced: bool) -> Row:
    """Who speaks has the line up to the value; what they counted may run on under it."""
    room = columns.words
    if not columns.over:
        room = columns.value - letters.measure(rung.point.text, frame.label, True) - frame.label
    who = letters.wrap(rung.who, room, frame.label, True) if rung.who else ()
    room = columns.words if columns.over else columns.value
    what = letters.wrap(rung.what, room, frame.small) if rung.what else ()
    if voiced and rung.voice:
        what = (*what, *letters.wrap(rung.voice, room, frame.small))
    words = len(who) * frame.label * LINE + len(what) * frame.small * LINE + frame.label * 0.45
    if columns.over:
        return Row(rung, who, what, words + frame.label * 1.75)
    return Row(rung, who, what, max(words, frame.label * RUNG))


def _rung(row: Row, top: float, height: float, columns: Columns, scale: float, frame: Frame) -> list[Mark]:
    size, point = frame.label, row.rung.point
    marks: list[Mark] = []
    y = top + size * 1.08
    for line in row.who:
        marks.append(Label(0, y, line, size, Tone.INK, True))
        y += size * LINE
    y += frame.small - size
    for line in row.what:
        marks.append(Label(0, y, line, frame.small, Tone.INK2))
        y += frame.small * LINE
    tone = Tone.INK if row.rung.unit else Tone.HUE
    middle = top + height - _below(columns, height, frame)
    base = top + size * 1.08 if row.who and not columns.over else middle + size * 0.35
    marks.append(Label(columns.value, base, point.text, size, tone, True, "end"))
    if row.rung.unit:
        room, leading = frame.width - columns.zero, frame.axis * LINE
        unit = [letters.cut(line, room, frame.axis) for line in letters.wrap(row.rung.unit, room, frame.axis)]
        return [
            *marks,
            *(Label(columns.zero, base + i * leading, line, frame.axis, Tone.INK2) for i, line in enumerate(unit)),
        ]
    return [*marks, *bar.row(point, columns.zero, middle, size * THICK, scale, frame)]


def _below(columns: Columns, height: float, frame: Frame) -> float:
    """From the middle of a rung's bar to the rung's foot."""
    return frame.label * 1.0 if columns.over else height / 2


def _heading_height(content: Ladder, frame: Frame) -> float:
    return frame.axis * 1.5 if content.heading or content.unit else 0.0


def _heading(content: Ladder, columns: Columns, frame: Frame) -> list[Mark]:
    size = frame.axis
    unit = Label(columns.value, size * 0.85, content.unit, size, Tone.INK2, anchor="end")
    room = frame.width if columns.over else columns.value - letters.measure(content.unit, size) - size
    if columns.over:
        unit = Label(frame.width, size * 0.85, content.unit, size, Tone.INK2, anchor="end")
        room -= letters.measure(content.unit, size) + size
    return [Label(0, size * 0.85, letters.cut(content.heading, room, size), size, Tone.INK2), unit]


def _subheading_height(content: Ladder, frame: Frame) -> float:
    return frame.axis * 1.7 if content.context_heading else 0.0


def _subheading(text: str, y: float, frame: Frame) -> list[Mark]:
    size = frame.axis
    if not text:
        return []
    line = Line(((0, y), (frame.width, y)), Tone.HAIRLINE, frame.stroke)
    return [line, Label(0, y + size * 1.15, letters.cut(text, frame.width, size), size, Tone.INK2)]


def _fixed(content: Ladder, frame: Frame) -> float:
    """Height of all but the rungs."""
    return _heading_height(content, frame) + _subheading_height(content, frame) + _axis_height(content, frame)


def _axis_height(content: Ladder, frame: Frame) -> float:
    return frame.axis * 1.9 if content.ticks else frame.stroke


def _axis(content: Ladder, columns: Columns, scale: float, y: float, frame: Frame) -> list[Mark]:
    """A line from zero with a tick per value; the labels are thinned out evenly until they stand apart."""
    if not content.ticks:
        return []
    width, size = baseline_width(frame), frame.axis
    y += width / 2
    marks: list[Mark] = [Line(((columns.zero, y), (columns.end, y)), Tone.INK2, width)]
    for value, _ in content.ticks:
        x = columns.zero + value * scale
        marks.append(Line(((x, y), (x, y + size * 0.3)), Tone.INK2, width))
    for value, text in _labelled(content.ticks, scale, size):
        half = letters.measure(text, size) / 2
        at = min(columns.zero + value * scale, frame.width - half - size * 0.15)
        marks.append(Label(at, y + size * 1.35, text, size, Tone.INK2, anchor="middle"))
    return marks


def _labelled(ticks: tuple[tuple[float, str], ...], scale: float, size: float) -> list[tuple[float, str]]:
    """Every tick, or every second, third ... that has room, and always the last."""
    for step in range(1, len(ticks)):
        chosen = list(ticks[:-1:step])
        if (len(ticks) - 1) % step and _close(chosen[-1], ticks[-1], scale, size):
            chosen.pop()
        chosen.append(ticks[-1])
        if not any(_close(a, b, scale, size) for a, b in pairwise(chosen)):
            return chosen
    return [ticks[-1]]


def _close(a: tuple[float, str], b: tuple[float, str], scale: float, size: float) -> bool:
    """Whether the labels of two ticks would nearly touch; half of the last one may be pushed inwards."""
    room = (b[0] - a[0]) * scale - letters.measure(a[1], size) / 2 - letters.measure(b[1], size)
    return room < size * 0.4
