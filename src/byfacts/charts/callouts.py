"""Words in the plot itself: names of the parts with leaders, the difference between two points, one annotation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from byfacts.charts import bar, boxes
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.content import Columns
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Area, Box, Fill, Label, Line, Mark, Tone, Xy
from byfacts.charts.sketch import LEADING, Sketch, block
from byfacts.charts.under import Axis
from byfacts.frozen import frozen

Anchor = Literal["start", "middle", "end"]
LEANS: tuple[tuple[Anchor, float], ...] = (("end", 0.4), ("start", -0.4), ("middle", 0.0))


@frozen
class Ground:
    """Where the columns and their values stand."""

    axis: Axis
    thick: float
    base: float
    scale: float
    tops: tuple[float, ...]
    labels: dict[int, Label]
    area: Extent


def parts(sketch: Sketch, content: Columns, ground: Ground) -> bool:
    """Name each part once beside the highest column that is split; False, with nothing drawn, if they cannot stand."""
    split = [i for i in range(len(content.totals)) if all(part.points[i] is not None for part in content.parts)]
    if not split:
        return True
    at = min(split, key=lambda i: ground.tops[i])
    for texts in ([part.label for part in content.parts], [part.name for part in content.parts]):
        for side in (-1, 1):
            marks = _named(sketch, content, ground, at, texts, side)
            if marks is not None:
                sketch.place(*marks)
                return True
    return False


def _segments(content: Columns, ground: Ground, at: int) -> list[tuple[float, float]]:
    """Top and bottom of each layer of a column."""
    edges, y = [], ground.base
    for part in content.parts:
        point = part.points[at]
        high = bar.height_of(point) * ground.scale if point is not None else 0.0
        edges.append((y - high, y))
        y -= high
    return edges


def _named(
    sketch: Sketch, content: Columns, ground: Ground, at: int, texts: Sequence[str], side: int
) -> list[Mark] | None:
    frame = sketch.frame
    size, reach = frame.label, frame.label * 1.1
    edge = ground.axis.centres[at] + side * ground.thick / 2
    anchor: Literal["start", "end"] = "start" if side > 0 else "end"
    taken: list[Extent] = list(sketch.taken)
    marks: list[Mark] = []
    segments = _segments(content, ground, at)
    for i in range(len(texts) - 1, -1, -1):
        top, bottom = segments[i]
        first = i == 0
        tone, bold = (Tone.HUE, True) if first else (Tone.INK, False)
        like = Label(edge + side * (reach + size * 0.3), 0, texts[i], size, tone, bold, anchor)
        placed = _beside(like, edge, side, (top, bottom), ground, frame, taken)
        if placed is None:
            return None
        marks += placed
        taken += [boxes.of(mark) for mark in placed]
    return marks


def _beside(
    like: Label,
    edge: float,
    side: int,
    segment: tuple[float, float],
    ground: Ground,
    frame: Frame,
    taken: list[Extent],
) -> list[Mark] | None:
    """A part's name with its leader: level with the layer if it can, else bent in the gap beside the column."""
    size = like.size
    top, bottom = segment
    wanted = min((top + bottom) / 2, top + size * 1.5)
    bend = edge + side * (ground.axis.slot - ground.thick) * 0.3
    steps = [0.0, *(d * size * 0.25 for k in range(1, 60) for d in (-k, k))]
    for step in steps:
        y = wanted + step
        level = top + frame.stroke <= y <= max(bottom - frame.stroke, top + frame.stroke)
        if step > size * 2 and not level:
            continue
        label = boxes.shifted(like, 0, y + size * 0.35)
        target = y if level else wanted
        points: tuple[Xy, ...] = ((label.x - side * size * 0.3, y), (edge, y))
        if not level:
            points = ((label.x - side * size * 0.3, y), (bend, y), (bend, target), (edge, target))
        runs = [_run(a, b, frame) for a, b in pairwise(points)]
        place = boxes.of_label(label)
        clear = boxes.free(place.grown(size * 0.3, size * 0.22), taken) and all(
            boxes.free(run, taken) for run in _shy(runs, edge, side)
        )
        if clear and place.within(Extent(ground.area.left, ground.area.top, ground.area.right, ground.base)):
            tone = Tone.HUE if like.tone is Tone.HUE else Tone.INK2
            return [label, Line(points, tone, frame.stroke)]
    return None


def _run(a: tuple[float, float], b: tuple[float, float], frame: Frame) -> Extent:
    half = frame.stroke
    return Extent(min(a[0], b[0]) - half, min(a[1], b[1]) - half, max(a[0], b[0]) + half, max(a[1], b[1]) + half)


def _shy(runs: list[Extent], edge: float, side: int) -> list[Extent]:
    """The runs without the end that must touch the column itself."""
    if side < 0:
        return [Extent(r.left, r.top, min(r.right, edge - 1), r.bottom) for r in runs if r.left < edge - 1]
    return [Extent(max(r.left, edge + 1), r.top, r.right, r.bottom) for r in runs if r.right > edge + 1]


def key(entries: Sequence[tuple[str, Fill]], area: Extent, frame: Frame) -> tuple[Mark, ...]:
    """Swatches with names in lines from the top of an area: where direct labels cannot stand."""
    size = frame.axis
    swatch, gap = size * 1.25, size * 0.4
    marks: list[Mark] = []
    x, y = area.left, area.top + size * 0.95
    for name, fill in entries:
        text = letters.cut(name, area.width - swatch - gap, size)
        wide = swatch + gap + letters.measure(text, size)
        if x > area.left and x + wide > area.right:
            x, y = area.left, y + size * 1.35
        marks.append(Box(x, y - size * 0.68, swatch, size * 0.66, fill))
        marks.append(Label(x + swatch + gap, y, text, size, Tone.INK2))
        x += wide + size * 1.4
    return tuple(marks)


def difference(sketch: Sketch, content: Columns, ground: Ground) -> bool:
    """The arrow between two values with its figure; False, with nothing drawn, if it cannot stand."""
    asked = content.difference
    if asked is None or asked.start not in ground.labels or asked.end not in ground.labels:
        return False
    frame = sketch.frame
    lower, higher = sorted((asked.start, asked.end), key=lambda i: -ground.tops[i])
    side = 1 if lower > higher else -1
    start, end = boxes.of_label(ground.labels[higher]), boxes.of_label(ground.labels[lower])
    y = (start.top + start.bottom) / 2
    x, gap, head = ground.axis.centres[lower], frame.label * 0.4, frame.label * 0.55
    begin = (start.right + gap) if side > 0 else (start.left - gap)
    foot = end.top - frame.label * 0.3
    strong = frame.strong
    figure = Label(x, (y + foot - head) / 2 + strong * 0.36, asked.text, strong, Tone.INK, True, "middle", ground=True)
    if foot - y < strong * 1.2 + head + frame.label * 0.8 or (x - begin) * side < frame.label:
        return False
    shaft = Line(((begin, y), (x, y), (x, foot - head * 0.8)), Tone.INK2, frame.stroke)
    tip = Area((((x, foot), (x - head * 0.4, foot - head), (x + head * 0.4, foot - head)),), Fill.INK)
    marks: tuple[Mark, ...] = (shaft, tip, figure)
    if asked.end == higher:
        shaft = Line(((begin + side * head * 0.8, y), (x, y), (x, foot)), Tone.INK2, frame.stroke)
        point = ((begin, y), (begin + side * head, y - head * 0.4), (begin + side * head, y + head * 0.4))
        marks = (shaft, Area((point,), Fill.INK), figure)
    runs = [_run(a, b, frame) for a, b in pairwise(shaft.points)]
    whole = boxes.of_label(figure).within(ground.area)
    words = boxes.free(boxes.of_label(figure), sketch.taken, frame.label * 0.15)
    if not (whole and words and all(boxes.free(run, sketch.taken, frame.stroke * 2) for run in runs)):
        return False
    sketch.draw(*marks)
    sketch.taken += [*runs, boxes.of_label(figure), boxes.of(tip)]
    return True


def annotation(sketch: Sketch, content: Columns, ground: Ground) -> bool:
    """One remark of at most three lines above a value; False, with nothing drawn, if it cannot stand."""
    asked = content.annotation
    if asked is None:
        return False
    frame = sketch.frame
    size, x = frame.axis, ground.axis.centres[asked.at]
    label = ground.labels.get(asked.at)
    foot = (boxes.of_label(label).top if label else ground.tops[asked.at]) - frame.label * 0.35
    whole = letters.measure(asked.text, size)
    for share in (0.36, 0.42, 0.55, 0.7, 1.0):
        lines = letters.wrap(asked.text, max(whole * share, size * 7), size, balanced=True)
        if len(lines) > 3:
            continue
        for length in (1.3, 1.8, 2.6, 3.6, 4.8):
            for anchor, lean in LEANS:
                last = foot - size * length
                like = Label(0, 0, "", size, Tone.INK2, anchor=anchor)
                words = block(lines, x + lean * size, last - (len(lines) - 1) * size * LEADING, size, like)
                leader = sketch.leader((x, last + size * 0.42), (x, foot))
                inside = all(boxes.of_label(word).within(ground.area) for word in words)
                if inside and sketch.free(*words, gap=size * 0.3) and sketch.free(leader):
                    sketch.place(*words, leader)
                    return True
    return False
