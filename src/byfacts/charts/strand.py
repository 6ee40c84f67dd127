"""One line of a chart: dots by their status, nothing drawn over breaks and gaps, values where they can stand."""

from __future__ import annotations

from itertools import pairwise

from byfacts.charts import boxes
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.content import Point
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Disc, Fill, Label, Line, Mark, Tone, Xy
from byfacts.charts.sketch import Sketch, dash
from byfacts.charts.under import Axis
from byfacts.frozen import frozen
from byfacts.model import Qualifier


@frozen
class Strand:
    """The points of a line and where they stand (None: no data). ``second``: beside another line, grey and dashed."""

    points: tuple[Point, ...]
    at: tuple[Xy | None, ...]
    breaks: tuple[int, ...] = ()
    second: bool = False

    @property
    def tone(self) -> Tone:
        return Tone.INK2 if self.second else Tone.HUE

    def runs(self) -> list[list[Xy]]:
        """Stretches without a break or a gap."""
        runs: list[list[Xy]] = [[]]
        for i, xy in enumerate(self.at):
            if xy is None or i in self.breaks:
                runs.append([])
            if xy is not None:
                runs[-1].append(xy)
        return [run for run in runs if run]


def thickness(frame: Frame) -> float:
    return frame.stroke * (2.0 if frame.roomy else 2.8)


def draw(sketch: Sketch, strand: Strand, thick: float) -> None:
    """The line and its dots; words keep clear of both."""
    frame = sketch.frame
    for run in strand.runs():
        if len(run) > 1:
            sketch.draw(Line(tuple(run), strand.tone, thick, dash(frame) if strand.second else None))
        for a, b in pairwise(run):
            sketch.taken += _steps(a, b, thick)
    radius = frame.label * 0.32
    for point, xy in zip(strand.points, strand.at, strict=True):
        if xy is not None:
            sketch.place(*dot(point, xy, radius, frame, second=strand.second))


def dot(point: Point, xy: Xy, radius: float, frame: Frame, *, second: bool = False) -> tuple[Mark, ...]:
    """A status has a shape of its own, for no pattern can be told in a dot: provisional is hollow, an estimate a
    square, a part of the period half a dot; "more than" has its chevron, "up to" an arrow down."""
    x, y = xy
    tone, solid, edge = Tone.INK2 if second else Tone.HUE, Fill.CONTEXT if second else Fill.FINAL, thickness(frame) / 2
    roof = ((x - radius * 1.4, y - radius * 1.5), (x, y - radius * 2.4), (x + radius * 1.4, y - radius * 1.5))
    hollow = Disc(x, y, radius, Fill.PAPER, tone, edge)
    full = Disc(x, y, radius, solid, tone, edge)
    if point.quantity is not None and point.quantity.qualifier is Qualifier.MORE_THAN:
        return (full, Line(roof, tone, frame.stroke * 1.8))
    match point.fill:
        case Fill.FINAL:
            return (full,)
        case Fill.ESTIMATE:
            return (Box(x - radius, y - radius, 2 * radius, 2 * radius, solid if second else Fill.ESTIMATE),)
        case Fill.PARTIAL:
            return (hollow, Box(x, y - radius, radius, 2 * radius, solid))
        case Fill.UP_TO:
            return (hollow, Line(tuple((px, 2 * y - py) for px, py in roof), tone, frame.stroke * 1.8))
        case Fill.RANGE:
            ends = tuple(
                Line(((x - radius, y + d), (x + radius, y + d)), tone, frame.stroke * 2.4) for d in (-radius, radius)
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


def values(sketch: Sketch, strand: Strand, axis: Axis, ground: Extent) -> None:
    """Above the dot at a top, below it in a valley; what meets a line or another value tries the other side."""
    frame = sketch.frame
    for i in _order(strand):
        for label in _places(strand.points[i].text, strand.at[i], axis, i, ground.bottom, frame, strand.second):
            if sketch.free(label, gap=frame.label * 0.12) and boxes.of_label(label).within(ground):
                sketch.place(label)
                break


def _places(text: str, xy: Xy | None, axis: Axis, i: int, base: float, frame: Frame, second: bool) -> list[Label]:
    size = frame.label
    if xy is None:
        return [Label(axis.centres[i], base - size * 0.5, text, size, Tone.INK2, anchor="middle")]
    half = letters.measure(text, size, not second) / 2
    above, below = xy[1] - size * 0.75, xy[1] + size * 1.45
    tone = Tone.INK2 if second else Tone.INK
    found: list[Label] = []
    for lean in (0.0, -0.5, 0.5, -1.0, 1.0):
        x = min(max(xy[0] + lean * half, axis.left + half), max(axis.right - half, axis.left + half))
        found += [Label(x, y, text, size, tone, not second, "middle") for y in (above, above - size * 0.5, below)]
    return found


def _order(strand: Strand) -> list[int]:
    """Which values stand first: both ends, the highest, the lowest, those beside a break, then evenly spaced ones."""
    at = strand.at
    known = [i for i, xy in enumerate(at) if xy is not None]
    if not known:
        return list(range(len(at)))
    by_height = sorted(known, key=lambda i: (at[i] or (0, 0))[1])
    ends = [known[-1], known[0], by_height[0], by_height[-1]]
    beside = [j for i in strand.breaks for j in (i, i - 1) if 0 <= j < len(at)]
    spaced = [i for step in (4, 2, 1) for i in range(len(at) - 1, -1, -step)]
    return list(dict.fromkeys([*ends, *beside, *spaced]))
