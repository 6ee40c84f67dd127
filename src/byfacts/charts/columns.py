"""Columns over categories, plain or stacked: every value above its column, its name below.

Where words cannot stand: values rise by a line, then take the small size, then the ``short`` form, and at last
those of lesser columns leave; the difference, then the annotation leave; parts go from beside the highest
column to a key above the plot. What left the picture is still in the table, in the spots and in the alt text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from byfacts.charts import bar, boxes, callouts, under
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Spot
from byfacts.charts.content import Columns, Point
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Fill, Label, Line, Mark, Tone
from byfacts.charts.sketch import Sketch, baseline_width
from byfacts.charts.under import Axis
from byfacts.frozen import frozen

MM = 72 / 25.4
WIDEST = 68.0  # px: a column on screen
SHARE = 0.7  # of its slot
STEP = 0.3  # em by which a value rises


@frozen
class Wording:
    """How the values are written: in which form, at which size, and how many lines some may rise."""

    short: bool
    size: float
    room: float  # lines kept free above the highest value, for those that rise


@frozen
class Plot:
    """Where the columns stand once the room above and below them is known."""

    axis: Axis
    thick: float
    top: float  # of the room for values
    base: float
    scale: float


def lay_out(content: Columns, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Marks and spots of a chart of columns in the whole frame."""
    sketch = Sketch(frame)
    spots = place(sketch, content, Extent(0, 0, frame.width, frame.height))
    return tuple(sketch.marks), spots


def natural_height(content: Columns, frame: Frame) -> float:
    """What the chart would like at this width: the plot about two fifths as high as it is wide."""
    depth = _under(content, _axis(content, 0, frame.width), frame).depth
    if frame.roomy:
        return depth + min(max(frame.width * 0.3, 150), 320)
    return depth + min(max(frame.width * 0.34, 22 * MM), 42 * MM)


def least_height(content: Columns, frame: Frame) -> float:
    """The least that is still a chart: 34 mm in all on paper, 180 px on screen, or what stands under it and a bit."""
    depth = _under(content, _axis(content, 0, frame.width), frame).depth
    return max(180.0 if frame.roomy else 34 * MM, depth + frame.label * 6)


def place(
    sketch: Sketch, content: Columns, area: Extent, *, depth: float = 0.0, short: bool | None = None
) -> tuple[Spot, ...]:
    """Draw the chart into a part of the frame. ``depth`` is the least room below the baseline (panels side by
    side share it); ``short`` demands one form of the values."""
    frame = sketch.frame
    axis = _axis(content, area.left, area.right)
    below = _under(content, axis, frame)
    base = area.bottom - max(below.depth, depth)
    key = _key_needed(content, area, base, frame, short)
    top = area.top
    if key is not None:
        sketch.place(*key)
        top = max(boxes.of(mark).bottom for mark in key) + frame.label * 0.5
    plot, labels = _settle(content, axis, top, base, frame, short)
    _draw(sketch, content, plot, labels)
    sketch.place(*(boxes.moved(mark, 0, base) for mark in below.marks))
    if content.parts and key is None:
        callouts.parts(sketch, content, _ground(plot, content, labels, area))
    callouts.difference(sketch, content, _ground(plot, content, labels, area))
    callouts.annotation(sketch, content, _ground(plot, content, labels, area))
    return _spots(content, plot, area, frame)


def all_stand(content: Columns, area: Extent, frame: Frame, depth: float = 0.0) -> bool:
    """Whether every value can stand in full in this room."""
    axis = _axis(content, area.left, area.right)
    base = area.bottom - max(_under(content, axis, frame).depth, depth)
    return any(_try(content, axis, area.top, base, frame, w) for w in _wordings(frame, short=False))


def under_depth(content: Columns, left: float, right: float, frame: Frame) -> float:
    """The room that names, happenings and brackets take below the baseline."""
    return _under(content, _axis(content, left, right), frame).depth


def _axis(content: Columns, left: float, right: float) -> Axis:
    slot = (right - left) / max(1, len(content.categories))
    centres = tuple(left + slot * (i + 0.5) for i in range(len(content.categories)))
    return Axis(centres, slot, left, right)


def _under(content: Columns, axis: Axis, frame: Frame) -> under.Under:
    return under.plan(content.categories, axis, frame, content.peak, content.happenings, content.brackets)


def _gap(frame: Frame) -> float:
    """From a column's top to its value: 1.1 mm, 9 px."""
    return frame.label * (0.62 if frame.roomy else 0.42)


def _plot(content: Columns, axis: Axis, top: float, base: float, frame: Frame, wording: Wording) -> Plot:
    most = max((bar.height_of(p) for p in content.totals), default=0.0) or 1.0
    head = wording.size * 0.75 + _gap(frame) + wording.room * wording.size * 1.15
    reach = [
        (base - top - head - bar.head_room(p, frame)) / bar.height_of(p) for p in content.totals if bar.height_of(p) > 0
    ]
    scale = max(min(reach, default=0.0), frame.label * 0.5 / most)
    thick = axis.slot * SHARE
    return Plot(axis, min(thick, WIDEST) if frame.roomy else thick, top, base, scale)


def _top(point: Point, plot: Plot) -> float:
    return plot.base - bar.height_of(point) * plot.scale


def _wordings(frame: Frame, *, short: bool) -> Iterable[Wording]:
    for size in dict.fromkeys((frame.label, frame.least)):
        yield Wording(short, size, 0.0)
        yield Wording(short, size, 1.0)


def _settle(
    content: Columns, axis: Axis, top: float, base: float, frame: Frame, short: bool | None
) -> tuple[Plot, dict[int, Label]]:
    """The first wording in which every value can stand; if there is none, the one that keeps the most."""
    forms = [short] if short is not None and (content.short or not short) else [False, True]
    forms = [form for form in forms if not form or content.short]
    for form in forms:
        for wording in _wordings(frame, short=form):
            done = _try(content, axis, top, base, frame, wording)
            if done is not None:
                return done
    return _kept(content, axis, top, base, frame, Wording(forms[-1], frame.least, 1.0))


def _try(
    content: Columns, axis: Axis, top: float, base: float, frame: Frame, wording: Wording
) -> tuple[Plot, dict[int, Label]] | None:
    """Every value in this wording, risen by as little as is needed; None where that cannot be."""
    plot = _plot(content, axis, top, base, frame, wording)
    bodies = _bodies(content, plot)
    ground = Extent(axis.left, top, axis.right, base)
    levels: list[list[Label]] = []
    for i in range(len(content.totals)):
        label = _value(content, i, plot, frame, wording)
        steps = [boxes.shifted(label, 0, -k * label.size * STEP) for k in range(int(wording.room * 4) + 1)]
        levels.append([risen for risen in steps if _stands(risen, (), bodies[:i] + bodies[i + 1 :], ground)])
    labels = _lowest(levels)
    return (plot, dict(enumerate(labels))) if labels is not None else None


def _lowest(levels: list[list[Label]]) -> list[Label] | None:
    """One level for each value so that neighbours are clear of each other and the sum of all rises is least.

    A shortest path from left to right; labels further apart than neighbours are looked at in the end.
    """
    if not all(levels):
        return None
    best: list[tuple[float, list[Label]]] = [(0.0, [])]
    for choices in levels:
        found = []
        for rise, label in enumerate(choices):
            ways = [way for way in best if _stands(label, way[1][-2:], (), None)]
            if ways:
                cost, path = min(ways, key=lambda way: way[0])
                found.append((cost + rise * label.size, [*path, label]))
        best = found
    return min(best, key=lambda way: way[0])[1] if best else None


def _kept(
    content: Columns, axis: Axis, top: float, base: float, frame: Frame, wording: Wording
) -> tuple[Plot, dict[int, Label]]:
    """The values that can stand when not all can, the weightiest first."""
    plot = _plot(content, axis, top, base, frame, wording)
    bodies = _bodies(content, plot)
    ground = Extent(axis.left, top, axis.right, base)
    chosen: dict[int, Label] = {}
    for i in _order(content):
        label = _value(content, i, plot, frame, wording)
        for k in range(int(wording.room * 4) + 1):
            risen = boxes.shifted(label, 0, -k * label.size * STEP)
            if _stands(risen, list(chosen.values()), bodies[:i] + bodies[i + 1 :], ground):
                chosen[i] = risen
                break
    return plot, dict(sorted(chosen.items()))


def _stands(label: Label, others: Sequence[Label], bodies: Sequence[Extent], ground: Extent | None) -> bool:
    """Whether a value keeps clear of other values and of columns, inside the plot."""
    across, down = label.size * 0.1, label.size * 0.1
    place = boxes.of_label(label)
    clear = place.grown(across, down)
    taken = [boxes.of_label(other).grown(across, down) for other in others]
    return boxes.free(clear, taken) and boxes.free(clear, bodies) and (ground is None or place.within(ground))


def _bodies(content: Columns, plot: Plot) -> list[Extent]:
    return [_body(point, x, plot) for point, x in zip(content.totals, plot.axis.centres, strict=True)]


def _order(content: Columns) -> list[int]:
    """Which values stay when not all can: the peak, the ends of the difference, both ends, then the largest."""
    last = len(content.totals) - 1
    first = [content.peak] if content.peak is not None else []
    if content.difference is not None:
        first += [content.difference.start, content.difference.end]
    rest = sorted(range(last + 1), key=lambda i: -bar.height_of(content.totals[i]))
    return list(dict.fromkeys([*first, last, 0, *rest])) if last >= 0 else []


def _body(point: Point, centre: float, plot: Plot) -> Extent:
    return Extent(centre - plot.thick / 2, _top(point, plot), centre + plot.thick / 2, plot.base)


def _value(content: Columns, i: int, plot: Plot, frame: Frame, wording: Wording) -> Label:
    point = content.totals[i]
    known = point.quantity is not None
    text = content.short[i] if wording.short and known else point.text
    y = _top(point, plot) - bar.head_room(point, frame) - _gap(frame)
    tone = Tone.INK if known else Tone.INK2
    label = Label(plot.axis.centres[i], y, text, wording.size, tone, bold=known, anchor="middle")
    half = letters.measure(text, label.size, known) / 2
    if 2 * half >= plot.axis.right - plot.axis.left:
        return label
    x = min(max(label.x, plot.axis.left + half), plot.axis.right - half)
    return boxes.shifted(label, x - label.x, 0)


def _draw(sketch: Sketch, content: Columns, plot: Plot, labels: dict[int, Label]) -> None:
    frame = sketch.frame
    for i, point in enumerate(content.totals):
        centre = plot.axis.centres[i]
        stack = _stack(content, i, centre, plot, frame)
        sketch.place(*(stack or bar.column(point, centre, plot.thick, plot.base, plot.scale, frame)))
    ends = ((plot.axis.left, plot.base), (plot.axis.right, plot.base))
    sketch.draw(Line(ends, Tone.INK, baseline_width(frame)))
    for at in content.breaks:
        sketch.draw(*break_strokes(plot.axis.left + at * plot.axis.slot, plot.base, frame))
    sketch.place(*labels.values())


def break_strokes(x: float, y: float, frame: Frame) -> tuple[Mark, ...]:
    """Two slanted strokes in a gap of the axis."""
    high, lean, apart = frame.label * 0.5, frame.label * 0.14, frame.label * 0.14
    gap = Line(((x - apart, y), (x + apart, y)), Tone.PAPER, baseline_width(frame) * 2.2)
    strokes = [
        Line(((x + d - lean, y + high), (x + d + lean, y - high)), Tone.INK, frame.stroke * 1.2)
        for d in (-apart, apart)
    ]
    return (gap, *strokes)


def _stack(content: Columns, i: int, centre: float, plot: Plot, frame: Frame) -> tuple[Mark, ...]:
    """The layers of a column, first part at the bottom; nothing where it is not split."""
    points = [(part.points[i], part.fill) for part in content.parts]
    layers = [(point, fill) for point, fill in points if point is not None]
    if len(layers) < len(points):
        return ()
    marks: list[Mark] = []
    gap, y = frame.stroke * (1.0 if frame.roomy else 1.4), plot.base
    for step, (point, fill) in enumerate(layers):
        high = bar.height_of(point) * plot.scale
        if high <= 0:
            continue
        below = gap if step and y < plot.base else 0.0
        seen = max(high - below, min(high, frame.stroke))
        chosen = fill if point.fill is Fill.FINAL else point.fill
        marks.append(Box(centre - plot.thick / 2, y - high, plot.thick, seen, chosen))
        y -= high
    return tuple(marks)


def _ground(plot: Plot, content: Columns, labels: dict[int, Label], area: Extent) -> callouts.Ground:
    tops = tuple(_top(point, plot) for point in content.totals)
    return callouts.Ground(plot.axis, plot.thick, plot.base, plot.scale, tops, labels, area)


def _key_needed(
    content: Columns, area: Extent, base: float, frame: Frame, short: bool | None
) -> tuple[Mark, ...] | None:
    """The key of the parts, when their names cannot stand beside the highest column; None when they can."""
    if not content.parts:
        return None
    trial = Sketch(frame)
    plot, labels = _settle(content, _axis(content, area.left, area.right), area.top, base, frame, short)
    _draw(trial, content, plot, labels)
    if callouts.parts(trial, content, _ground(plot, content, labels, area)):
        return None
    return callouts.key([(part.name, part.fill) for part in content.parts], area, frame)


def _spots(content: Columns, plot: Plot, area: Extent, frame: Frame) -> tuple[Spot, ...]:
    """The hit area of a point is its whole slot, names below the axis included."""
    slot, bottom = plot.axis.slot, min(area.bottom, plot.base + frame.axis * 1.6)
    return tuple(
        Spot(point.key, x - slot / 2, area.top, slot, bottom - area.top, x, _top(point, plot))
        for point, x in zip(content.totals, plot.axis.centres, strict=True)
    )
