"""Several lines on one axis from zero: two places over many periods, or many places between two (a slope chart).

Each line is named where it ends, with no key to look up. Where names cannot stand beside their ends they move up or
down and a leader shows whose they are; where not all have room, those of the least values leave, and the table, the
spots and the alt text keep them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from byfacts.charts import bar, boxes, strand, under
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Spot
from byfacts.charts.content import Curves
from byfacts.charts.frame import Frame
from byfacts.charts.lines import ground_line
from byfacts.charts.marks import Label, Line, Mark, Tone
from byfacts.charts.sketch import Sketch
from byfacts.charts.strand import Strand
from byfacts.charts.under import Axis, spread
from byfacts.frozen import frozen

SIDE = 0.36  # of the width: the most that the names at one side may take
ROW = 1.3  # em from one name to the next


@frozen
class Tag:
    """The words at an end of a line: a name, and a value in bold, which stands next to its dot."""

    name: str
    value: str

    def width(self, size: float) -> float:
        gap = size * 0.35 if self.name and self.value else 0.0
        return letters.measure(self.name, size) + gap + letters.measure(self.value, size, True)


def lay_out(content: Curves, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Marks and spots in the whole frame: a slope chart where there are two periods, else lines over time."""
    sketch = Sketch(frame)
    spots = _slope(sketch, content) if is_slope(content) else _over_time(sketch, content)
    return tuple(sketch.marks), spots


def is_slope(content: Curves) -> bool:
    return len(content.categories) == 2


def natural_height(content: Curves, frame: Frame) -> float:
    if is_slope(content):
        rows = frame.axis * 2.6 + len(content.curves) * frame.label * ROW
        return max(rows, min(frame.width * 0.5, 340.0 if frame.roomy else 150.0))
    depth = under.plan(content.categories, _axis(content, frame), frame, None, content.happenings).depth
    return depth + (min(max(frame.width * 0.3, 170), 320) if frame.roomy else min(max(frame.width * 0.25, 60), 110))


def least_height(content: Curves, frame: Frame) -> float:
    if is_slope(content):
        return frame.axis * 2.6 + min(len(content.curves), 8) * frame.label * ROW
    depth = under.plan(content.categories, _axis(content, frame), frame, None, content.happenings).depth
    return depth + frame.label * 6


def _most(content: Curves) -> float:
    return max((bar.height_of(point) for curve in content.curves for point in curve.points), default=0.0) or 1.0


def _strands(content: Curves, centres: Sequence[float], top: float, base: float) -> list[Strand]:
    """Each line in the frame, zero at the base."""
    scale = (base - top) / _most(content)
    found = []
    for n, curve in enumerate(content.curves):
        at = tuple(
            None if point.quantity is None else (x, base - point.quantity.known * scale)
            for point, x in zip(curve.points, centres, strict=True)
        )
        second = bool(n) and not is_slope(content)
        found.append(Strand(curve.points, at, curve.breaks, second))
    return found


# two places over many periods


def _axis(content: Curves, frame: Frame) -> Axis:
    """Room at the right for the names of the lines."""
    right = frame.width - min(_names(content, frame) + frame.label * 0.8, frame.width * SIDE)
    slot = right / max(1, len(content.categories))
    return Axis(tuple(slot * (i + 0.5) for i in range(len(content.categories))), slot, 0, right + frame.label * 0.2)


def _names(content: Curves, frame: Frame) -> float:
    """How far names reach to the right of the last category's slot."""
    return max((letters.measure(curve.name, frame.label, True) for curve in content.curves), default=0.0)


def _over_time(sketch: Sketch, content: Curves) -> tuple[Spot, ...]:
    frame = sketch.frame
    axis = _axis(content, frame)
    below = under.plan(content.categories, axis, frame, None, content.happenings)
    base = frame.height - below.depth
    strands = _strands(content, axis.centres, frame.label * 1.7, base - frame.label * 0.35)
    broken = tuple(sorted({i for curve in content.curves for i in curve.breaks}))
    ground_line(sketch, axis, base, broken)
    for one in reversed(strands):  # the first lies on top
        strand.draw(sketch, one, strand.thickness(frame))
    _end_names(sketch, content, strands, axis, base)
    sketch.place(*(boxes.moved(mark, 0, base) for mark in below.marks))
    for one in strands:
        strand.values(sketch, one, axis, Extent(0, 0, axis.right, base))
    return tuple(
        Spot(point.key, x - axis.slot / 2, top, axis.slot, high, x, xy[1] if xy else base)
        for one in strands
        for point, x, xy, (top, high) in zip(
            one.points, axis.centres, one.at, _bands(one, strands, base + below.depth), strict=True
        )
    )


def _bands(one: Strand, strands: Sequence[Strand], bottom: float) -> list[tuple[float, float]]:
    """Top and height of each point's hit area: the slot is shared out half-way between the lines' points."""
    found = []
    for i, xy in enumerate(one.at):
        y = xy[1] if xy else bottom
        first = one is strands[0]  # lies on top where both are equal
        heights = [(other.at[i] or (0.0, bottom))[1] for other in strands if other is not one]
        top = max(((y + other) / 2 for other in heights if other < y or (other == y and not first)), default=0.0)
        end = min(((y + other) / 2 for other in heights if other > y or (other == y and first)), default=bottom)
        found.append((top, max(end - top, 1.0)))
    return found


def _end_names(sketch: Sketch, content: Curves, strands: Sequence[Strand], axis: Axis, base: float) -> None:
    """Each line's name right of its last point, clear of the others."""
    frame, size = sketch.frame, sketch.frame.label
    ends = [([xy for xy in one.at if xy], curve.name, one) for curve, one in zip(content.curves, strands, strict=True)]
    shown = sorted(((known[-1][1], name, one) for known, name, one in ends if known), key=lambda end: end[0])
    wanted = [y for y, _, _ in shown]
    places = spread(wanted, [size * ROW] * len(shown), 0, base, 0) or wanted
    left = axis.centres[-1] + size * 0.7
    for (_, name, one), y in zip(shown, places, strict=True):
        words = letters.cut(name, frame.width - left, size, bold=not one.second)
        tone = Tone.INK2 if one.second else Tone.INK
        sketch.place(Label(left, y + size * 0.35, words, size, tone, not one.second))


# many places between two periods


def _slope(sketch: Sketch, content: Curves) -> tuple[Spot, ...]:
    frame, size = sketch.frame, sketch.frame.label
    left, right = _side(content, 0, frame) + size, frame.width - _side(content, 1, frame) - size
    top, base = frame.axis * 2.2, frame.height - size * 0.8
    strands = _strands(content, (left, right), top + size * 0.4, base)
    for x in (left, right):
        sketch.draw(Line(((x, top), (x, base)), Tone.BORDER, frame.stroke))
    for x, name in ((left, content.categories[0]), (right, content.categories[1])):
        half = letters.measure(name, frame.axis, True) / 2
        middle = min(max(x, half), frame.width - half)
        sketch.place(Label(middle, frame.axis * 1.0, name, frame.axis, Tone.INK, True, "middle"))
    for n, one in reversed(list(enumerate(strands))):
        strand.draw(sketch, one, strand.thickness(frame) * (1.0 if n else 1.6))
    ground = Extent(0, frame.axis * 1.5, frame.width, frame.height)
    rows = [_place_tags(sketch, content, strands, side, ground) for side in (0, 1)]
    return tuple(_spot(one, n, rows[side], side, frame) for n, one in enumerate(strands) for side in (0, 1))


def _side(content: Curves, side: int, frame: Frame) -> float:
    """The room that the words left (0) or right (1) of the lines take."""
    tags = [Tag(curve.name, curve.points[side].text) for curve in content.curves]
    return min(max((tag.width(frame.label) for tag in tags), default=0.0), frame.width * SIDE)


def _place_tags(
    sketch: Sketch, content: Curves, strands: Sequence[Strand], side: int, ground: Extent
) -> dict[int, float]:
    """Names and values beside their dots; moved apart where they would touch, with a leader to the dot. Returns the
    y of each that stands, by the number of its line."""
    frame, size = sketch.frame, sketch.frame.label
    ends = [(xy, n) for n, one in enumerate(strands) if (xy := one.at[side])]
    most = max(1, int(ground.height / (size * ROW)))
    kept = sorted(ends, key=lambda end: (end[0][1], end[1]))[:most]  # the greatest values stay
    places = spread([xy[1] for xy, _ in kept], [size * ROW] * len(kept), ground.top, ground.bottom, 0) or []
    out = 1 if side else -1
    for (at, n), y in zip(kept, places, strict=True):
        if abs(y - at[1]) > size * 0.35:
            bend, end = at[0] + out * size * 0.62, at[0] + out * size * 0.9
            sketch.draw(sketch.leader((at[0] + out * size * 0.4, at[1]), (bend, y), (end, y)))
        curve = content.curves[n]
        tag = Tag(curve.name, curve.points[side].text)
        sketch.place(*_words(tag, at[0] + out * size, y + size * 0.35, side, frame))
    return {n: y for (_, n), y in zip(kept, places, strict=True)}


def _words(tag: Tag, edge: float, baseline: float, side: int, frame: Frame) -> tuple[Label, ...]:
    """The value next to the line, its name beyond it, cut where it has no room."""
    size = frame.label
    value = letters.measure(tag.value, size, True)
    room = (edge if side == 0 else frame.width - edge) - value - size * 0.35
    name = letters.cut(tag.name, room, size) if room > size else ""
    far = edge - value - size * 0.35 if side == 0 else edge + value + size * 0.35
    anchor: Literal["start", "end"] = "end" if side == 0 else "start"
    found = (Label(edge, baseline, tag.value, size, Tone.INK, True, anchor),)
    return (*found, Label(far, baseline, name, size, Tone.INK2, False, anchor)) if name else found


def _spot(one: Strand, n: int, rows: dict[int, float], side: int, frame: Frame) -> Spot:
    """A point's hit area is the row of its words, half of the chart wide; without words, a strip round its dot."""
    at = one.at[side]
    base = frame.height - frame.label * 0.8
    y = at[1] if at else base
    half = frame.label * (ROW if n in rows else 0.4) / 2
    top = min(max(rows.get(n, y) - half, 0.0), frame.height - 2 * half)
    half_way = frame.width / 2
    return Spot(one.points[side].key, half_way if side else 0.0, top, half_way, 2 * half, at[0] if at else half_way, y)
