"""Finding room for labels among circles and other labels: the first candidate that touches nothing wins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Literal

from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.marks import Label, Line, Mark, Tone, Xy
from byfacts.frozen import frozen

Align = Literal["start", "middle", "end"]
RISE, DROP = 0.75, 0.22  # room above and below a baseline, in em
LEADING = 1.2


SIDE_BY_SIDE = 4  # words on one line need more air than words one above the other, or they read as one


@frozen
class Circle:
    """A symbol that no label may touch."""

    x: float
    y: float
    radius: float

    def meets(self, box: Extent, gap: float) -> bool:
        """Whether a box comes nearer than the gap. Asked thousands of times per map, so with nothing but sums."""
        reach = self.radius + gap
        dx = box.left - self.x if self.x < box.left else self.x - box.right if self.x > box.right else 0.0
        if dx >= reach:
            return False
        dy = box.top - self.y if self.y < box.top else self.y - box.bottom if self.y > box.bottom else 0.0
        return dx * dx + dy * dy < reach * reach


class Room:
    """What is taken in a frame so far: grows while labels are placed. What is shunned may be covered at need."""

    def __init__(self, frame: Extent, gap: float) -> None:
        self.frame, self.gap = frame, gap
        self.circles: list[Circle] = []
        self.taken: list[Extent] = []
        self.shunned: list[Extent] = []

    def copy(self) -> Room:
        """The same room, to try something in."""
        other = Room(self.frame, self.gap)
        other.circles, other.taken, other.shunned = list(self.circles), list(self.taken), list(self.shunned)
        return other

    def free(self, box: Extent, strict: bool = False) -> bool:
        """Whether a box lies in the frame and keeps the gap from all that is there."""
        if not box.within(self.frame) or (strict and any(box.meets(other) for other in self.shunned)):
            return False
        wide = box.grown(self.gap * SIDE_BY_SIDE, self.gap)
        return not any(wide.meets(other) for other in self.taken) and not any(
            circle.meets(box, self.gap) for circle in self.circles
        )

    def ambiguous(self, box: Extent, own: Circle) -> bool:
        """Whether another circle is so near that the words might be read as its label."""
        return any(circle.meets(box, self.gap * 4) and circle != own for circle in self.circles)

    def crossed(self, start: Xy, end: Xy) -> bool:
        """Whether a leader would run through a label or another circle than the one it starts at."""
        for step in range(1, 9):
            x, y = start[0] + (end[0] - start[0]) * step / 9, start[1] + (end[1] - start[1]) * step / 9
            dot = Extent(x, y, x, y)
            if any(box.meets(dot.grown(0.5)) for box in self.taken):
                return True
            if any(circle.meets(dot, 0.5) for circle in self.circles if math.dist(start, (circle.x, circle.y)) > 0.1):
                return True
        return False


@frozen
class Words:
    """A name and its number, in one line or one over the other; ``box`` is the room they take."""

    name: str
    number: str
    size: float
    stacked: bool

    @property
    def width(self) -> float:
        name, number = letters.measure(self.name, self.size), letters.measure(self.number, self.size, True)
        return max(name, number) if self.stacked else name + self.space + number

    @property
    def space(self) -> float:
        return self.size * 0.28 if self.name and self.number else 0.0

    @property
    def height(self) -> float:
        return self.size * (RISE + DROP + (LEADING if self.stacked else 0.0))

    def marks(self, box: Extent, align: Align, tone: Tone = Tone.INK, halo: bool = True) -> tuple[Mark, ...]:
        """The labels in their box; stacked lines meet at the side where the circle is."""
        base = box.top + RISE * self.size
        if not self.name:
            return (Label(box.left, base, self.number, self.size, tone, True, halo=halo),)
        if not self.stacked:
            at = box.left + letters.measure(self.name, self.size) + self.space
            return (
                Label(box.left, base, self.name, self.size, tone, halo=halo),
                Label(at, base, self.number, self.size, tone, True, halo=halo),
            )
        x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[align]
        return (
            Label(x, base, self.name, self.size, tone, anchor=align, halo=halo),
            Label(x, base + LEADING * self.size, self.number, self.size, tone, True, align, halo),
        )


def beside(circle: Circle, words: Words, gap: float) -> Iterator[tuple[Extent, Align]]:
    """Places next to a circle, best first: right, left, below, above, then the corners; with the text's alignment."""
    w, h, reach = words.width, words.height, circle.radius + gap
    middle, corner = circle.y - h / 2, reach * 0.71
    yield _at(circle.x + reach, middle, w, h), "start"
    yield _at(circle.x - reach - w, middle, w, h), "end"
    for shift in (0.0, 0.25, -0.25, 0.4, -0.4):
        yield _at(circle.x - w / 2 + shift * w, circle.y + reach, w, h), "middle"
        yield _at(circle.x - w / 2 + shift * w, circle.y - reach - h, w, h), "middle"
    for up in (-1, 1):
        y = circle.y - corner - h if up < 0 else circle.y + corner
        yield _at(circle.x + corner, y, w, h), "start"
        yield _at(circle.x - corner - w, y, w, h), "end"
    for lift in (-0.35, 0.35, -0.6, 0.6):
        yield _at(circle.x + reach, middle + lift * h, w, h), "start"
        yield _at(circle.x - reach - w, middle + lift * h, w, h), "end"


def around(circle: Circle, words: Words, reach: float) -> Iterator[tuple[Extent, Align, Line]]:
    """Places further off, each with the leader that it needs, nearest first."""
    w, h = words.width, words.height
    for ring in range(1, 7):
        for step in range(16):
            turn = math.tau * step / 16
            far = circle.radius + reach * ring
            x, y = circle.x + far * math.cos(turn), circle.y + far * math.sin(turn)
            right = math.cos(turn) >= 0
            box = _at(x if right else x - w, y - h / 2, w, h)
            edge = (box.left - 1 if right else box.right + 1, y)
            long = math.dist((circle.x, circle.y), edge)
            start = tuple(c + (e - c) * circle.radius / long for c, e in zip((circle.x, circle.y), edge, strict=True))
            yield box, "start" if right else "end", Line(((start[0], start[1]), edge), Tone.INK2, 0.5)


def place(circle: Circle, choices: Iterable[Words], room: Room, leader: float = 0.0) -> tuple[Mark, ...]:
    """The marks of a label by its circle, entered in the room; empty where there is none. ``leader``: step of its
    length in the search further off, 0 for no such search."""
    options = tuple(choices)
    for strict in (True, False):
        for words in options:
            for box, align in beside(circle, words, room.gap * 1.5):
                if room.free(box, strict) and not (strict and room.ambiguous(box, circle)):
                    room.taken.append(box)
                    return words.marks(box, align)
    for words in options if leader else ():
        for box, align, line in around(circle, words, leader):
            if room.free(box) and not room.crossed((circle.x, circle.y), line.points[1]):
                room.taken += [box, *_along(line)]
                return (line, *words.marks(box, align))
    return ()


def _along(line: Line) -> list[Extent]:
    """A leader as a row of small boxes, which later words keep clear of."""
    (ax, ay), (bx, by) = line.points
    steps = max(2, int(math.dist(*line.points) / 2))
    at = [(ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps) for i in range(steps)]
    return [Extent(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x, y in at]


def _at(x: float, y: float, width: float, height: float) -> Extent:
    return Extent(x, y, x + width, y + height)
