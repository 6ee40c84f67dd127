"""A time series as a line: dots, a value at every point, the start of the axis named where it is not zero.

Where values cannot all stand, the ends, the highest, the lowest and those beside a break stay longest; the others
leave the picture, not the table.
"""

from __future__ import annotations

from itertools import pairwise

from byfacts.charts import boxes, under
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Spot
from byfacts.charts.columns import break_strokes
from byfacts.charts.content import Lines, Point
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Disc, Fill, Label, Line, Mark, Tone, Xy
from byfacts.charts.sketch import Sketch, baseline_width
from byfacts.charts.under import Axis
from byfacts.model import Qualifier

MM = 72 / 25.4


def lay_out(content: Lines, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Marks and spots of a line in the whole frame."""
    sketch = Sketch(frame)
    axis = _axis(content, frame)
    floor = _floor(content, frame)
    below = under.plan(content.categories, axis, frame, None)
    base = frame.height - below.depth - (frame.axis * 1.3 if floor else 0.0)
    at = _points(content, axis, base, frame)
    _draw(sketch, content, at, axis, base)
    sketch.place(*(boxes.moved(mark, 0, base) for mark in below.marks))
    if floor:
        sketch.place(Label(0, frame.height - frame.axis * 0.26, floor, frame.axis, Tone.INK2))
    _values(sketch, content, at, axis, base)
    slot, bottom = axis.slot, base + below.depth
    spots = tuple(
        Spot(point.key, x - slot / 2, 0, slot, bottom, x, xy[1] if xy else base)
        for point, x, xy in zip(content.points, axis.centres, at, strict=True)
    )
    return tuple(sketch.marks), spots


def natural_height(content: Lines, frame: Frame) -> float:
    """A shallow band: a share over time stands under its counts."""
    extra = frame.axis * (1.6 + 1.3 * bool(content.floor_text))
    return extra + (min(max(frame.width * 0.26, 150), 300) if frame.roomy else min(max(frame.width * 0.2, 50), 90))


def least_height(content: Lines, frame: Frame) -> float:
    return frame.axis * (1.6 + 1.3 * bool(content.floor_text)) + frame.label * 5


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


def _runs(content: Lines, at: list[Xy | None]) -> list[list[Xy]]:
    """Stretches without a break or a gap."""
    runs: list[list[Xy]] = [[]]
    for i, xy in enumerate(at):
        if xy is None or i in content.breaks:
            runs.append([])
        if xy is not None:
            runs[-1].append(xy)
    return [run for run in runs if run]


def _draw(sketch: Sketch, content: Lines, at: list[Xy | None], axis: Axis, base: float) -> None:
    frame = sketch.frame
    sketch.draw(Line(((0, base), (frame.width, base)), Tone.INK, baseline_width(frame)))
    thick = frame.stroke * (2.0 if frame.roomy else 2.8)
    for run in _runs(content, at):
        if len(run) > 1:
            sketch.draw(Line(tuple(run), Tone.HUE, thick))
        for a, b in pairwise(run):
            sketch.taken += _steps(a, b, thick)
    for i in content.breaks:
        sketch.draw(*break_strokes(axis.slot * i, base, frame))
    radius = frame.label * 0.32
    for point, xy in zip(content.points, at, strict=True):
        if xy is not None:
            sketch.place(*_dot(point, xy, radius, thick, frame))


def _dot(point: Point, xy: Xy, radius: float, thick: float, frame: Frame) -> tuple[Mark, ...]:
    """A status has a shape of its own, for no pattern can be told in a dot: provisional is hollow, an estimate a
    square, a part of the period half a dot; "more than" has its chevron, "up to" an arrow down."""
    x, y = xy
    roof = ((x - radius * 1.4, y - radius * 1.5), (x, y - radius * 2.4), (x + radius * 1.4, y - radius * 1.5))
    hollow = Disc(x, y, radius, Fill.PAPER, Tone.HUE, thick / 2)
    if point.quantity is not None and point.quantity.qualifier is Qualifier.MORE_THAN:
        return (Disc(x, y, radius, Fill.FINAL, Tone.HUE, thick / 2), Line(roof, Tone.HUE, frame.stroke * 1.8))
    match point.fill:
        case Fill.FINAL:
            return (Disc(x, y, radius, Fill.FINAL, Tone.HUE, thick / 2),)
        case Fill.ESTIMATE:
            return (Box(x - radius, y - radius, 2 * radius, 2 * radius, Fill.ESTIMATE),)
        case Fill.PARTIAL:
            return (hollow, Box(x, y - radius, radius, 2 * radius, Fill.FINAL))
        case Fill.UP_TO:
            return (hollow, Line(tuple((px, 2 * y - py) for px, py in roof), Tone.HUE, frame.stroke * 1.8))
        case Fill.RANGE:
            ends = tuple(
                Line(((x - radius, y + d), (x + radius, y + d)), Tone.HUE, frame.stroke * 2.4)
                for d in (-radius, radius)
            )
            return (Box(x - radius / 2, y - radius, radius, 2 * radius, Fill.RANGE), *ends)
    return (hollow,)


def _steps(a: Xy, b: Xy, thick: float) -> list[Extent]:
    """A slanted line as small rectangles, so that words may stand close to it."""
    count = max(1, int(abs(b[1] - a[1]) / 3), int(abs(b[0] - a[0]) / 12))
    cuts = [(a[0] + (b[0] - a[0]) * k / count, a[1] + (b[1] - a[1]) * k / count) for k in range(count + 1)]
    return [
        Extent(min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1])).grown(0, thick / 2)
        for p, q in pairwise(cuts)
    ]


def _values(sketch: Sketch, content: Lines, at: list[Xy | None], axis: Axis, base: float) -> None:
    """Above the dot at a top, below it in a valley; what meets the line or another value tries the other side."""
    frame = sketch.frame
    ground = Extent(0, 0, frame.width, base)
    for i in _order(content, at):
        point, xy = content.points[i], at[i]
        for label in _places(point.text, xy, axis, i, base, frame):
            if sketch.free(label, gap=frame.label * 0.12) and boxes.of_label(label).within(ground):
                sketch.place(label)
                break


def _places(text: str, xy: Xy | None, axis: Axis, i: int, base: float, frame: Frame) -> list[Label]:
    size = frame.label
    if xy is None:
        return [Label(axis.centres[i], base - size * 0.5, text, size, Tone.INK2, anchor="middle")]
    half = letters.measure(text, size, True) / 2
    above, below = xy[1] - size * 0.75, xy[1] + size * 1.45
    found: list[Label] = []
    for lean in (0.0, -0.5, 0.5, -1.0, 1.0):
        x = min(max(xy[0] + lean * half, half), max(axis.right - half, half))
        found += [Label(x, y, text, size, Tone.INK, True, "middle") for y in (above, above - size * 0.5, below)]
    return found


def _order(content: Lines, at: list[Xy | None]) -> list[int]:
    known = [i for i, xy in enumerate(at) if xy is not None]
    if not known:
        return list(range(len(at)))
    by_height = sorted(known, key=lambda i: (at[i] or (0, 0))[1])
    ends = [known[-1], known[0], by_height[0], by_height[-1]]
    beside = [j for i in content.breaks for j in (i, i - 1) if 0 <= j < len(at)]
    spaced = [i for step in (4, 2, 1) for i in range(len(at) - 1, -1, -step)]
    return list(dict.fromkeys([*ends, *beside, *spaced]))
