"""A figure in the making: its marks so far, and the places that are taken."""

from __future__ import annotations

from byfacts.charts import boxes
from byfacts.charts.boxes import Extent
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Label, Line, Mark, Tone, Xy

LEADING = 1.22  # of words in a plot


class Sketch:
    """Collects marks back to front. ``taken`` are the extents that words must keep clear of."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.marks: list[Mark] = []
        self.taken: list[Extent] = []

    def draw(self, *marks: Mark) -> None:
        """Marks that words may cross (axes, hairlines)."""
        self.marks.extend(marks)

    def place(self, *marks: Mark) -> None:
        """Marks that words must keep clear of."""
        self.marks.extend(marks)
        self.taken.extend(boxes.of(mark) for mark in marks)

    def free(self, *marks: Mark, gap: float = 0.0) -> bool:
        """Whether marks meet nothing that is taken."""
        return all(boxes.free(boxes.of(mark), self.taken, gap) for mark in marks)

    def leader(self, *points: Xy, tone: Tone = Tone.INK2) -> Line:
        """The thin line between words and what they name."""
        return Line(points, tone, self.frame.stroke)


def baseline_width(frame: Frame) -> float:
    """The axis that columns stand on: 0.75 pt on paper, a pixel on screen."""
    return frame.stroke * (1.0 if frame.roomy else 1.5)


def outline(frame: Frame) -> float:
    """Outline of shapes that are not solid: 0.75 pt, 1.5 px."""
    return frame.stroke * 1.5


def dash(frame: Frame) -> tuple[float, float]:
    """1.0 and 0.7 mm on paper."""
    return (frame.label * 0.38, frame.label * 0.27)


def block(lines: tuple[str, ...], x: float, y: float, size: float, like: Label) -> tuple[Label, ...]:
    """Lines of words one below the other; ``y`` is the first baseline, ``like`` gives colour, weight and anchor."""
    return tuple(
        Label(x, y + i * size * LEADING, line, size, like.tone, like.bold, like.anchor, like.halo, like.ground)
        for i, line in enumerate(lines)
    )
