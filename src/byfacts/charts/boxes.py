"""The room that marks take, and whether two of them meet: how layout and tests know that nothing touches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from byfacts.charts import type as letters
from byfacts.charts.marks import Area, Box, Disc, Label, Line, Mark
from byfacts.frozen import frozen, replace


@frozen
class Extent:
    """A rectangle by its edges, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def grown(self, x: float, y: float | None = None) -> Extent:
        """The same with a margin on all sides."""
        y = x if y is None else y
        return Extent(self.left - x, self.top - y, self.right + x, self.bottom + y)

    def meets(self, other: Extent) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right - 1e-6
            and other.left < self.right - 1e-6
            and self.top < other.bottom - 1e-6
            and other.top < self.bottom - 1e-6
        )

    def within(self, other: Extent, tolerance: float = 0.01) -> bool:
        return (
            self.left >= other.left - tolerance
            and self.right <= other.right + tolerance
            and self.top >= other.top - tolerance
            and self.bottom <= other.bottom + tolerance
        )


def of_label(label: Label) -> Extent:
    """The ink of a line of words: its advance width, its own highest and lowest letter."""
    width = letters.measure(label.text, label.size, label.bold)
    above, below = letters.extent(label.text, label.size, label.bold)
    left = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    return Extent(left, label.y - above, left + width, label.y + below)


def _of_points(points: tuple[tuple[float, float], ...], margin: float) -> Extent:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Extent(min(xs), min(ys), max(xs), max(ys)).grown(margin)


def of(mark: Mark) -> Extent:
    """The rectangle round a mark, half of its line width included."""
    match mark:
        case Box():
            return Extent(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
        case Line():
            return _of_points(mark.points, mark.width / 2)
        case Area():
            edge = mark.edge_width / 2 if mark.edge else 0.0
            return _of_points(tuple(xy for ring in mark.rings for xy in ring), edge)
        case Disc():
            radius = mark.radius + (mark.edge_width / 2 if mark.edge else 0.0)
            return Extent(mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius)
        case Label():
            return of_label(mark)
        case _:
            assert_never(mark)


def moved(mark: Mark, right: float, down: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case Box() | Disc() | Label():
            return replace(mark, x=mark.x + right, y=mark.y + down)
        case Line():
            return replace(mark, points=tuple((x + right, y + down) for x, y in mark.points))
        case Area():
            return replace(mark, rings=tuple(tuple((x + right, y + down) for x, y in ring) for ring in mark.rings))
        case _:
            assert_never(mark)


def shifted(label: Label, right: float, down: float) -> Label:
    """The same words elsewhere."""
    return replace(label, x=label.x + right, y=label.y + down)


def free(place: Extent, taken: Sequence[Extent], gap: float = 0.0) -> bool:
    """Whether a place keeps its distance from all that is taken."""
    wide = place.grown(gap)
    return not any(wide.meets(other) for other in taken)


def touching(marks: tuple[Mark, ...], gap: float = 0.0) -> list[tuple[str, str]]:
    """Pairs of labels that meet: for tests."""
    labels = [(mark.text, of_label(mark).grown(gap / 2)) for mark in marks if isinstance(mark, Label)]
    return [(a, b) for i, (a, first) in enumerate(labels) for b, second in labels[i + 1 :] if first.meets(second)]


def outside(marks: tuple[Mark, ...], width: float, height: float, tolerance: float = 0.75) -> list[Mark]:
    """Marks that leave the frame by more than half a heavy line: for tests."""
    frame = Extent(0, 0, width, height)
    return [mark for mark in marks if not of(mark).within(frame, tolerance)]
