"""Figures that stand alone, with no bars and no common scale: side by side, or one below the other."""

from __future__ import annotations

from byfacts.charts import type as letters
from byfacts.charts.chart import Spot
from byfacts.charts.content import Count, Counts
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Disc, Fill, Label, Line, Mark, Tone
from byfacts.frozen import frozen

LINE = 1.28
NOT_EQUAL = "≠"
MOST_LINES = 4  # words under a figure; with more the figures stand one below the other
WIDEST = 330.0  # px: a figure's column on a wide screen


@frozen
class Cell:
    """One figure with its words broken for the room it has."""

    count: Count
    size: float  # of the figure
    who: tuple[str, ...]
    what: tuple[str, ...]

    def words(self, frame: Frame) -> float:
        return len(self.who) * frame.label * LINE + len(self.what) * frame.small * LINE


def natural_height(content: Counts, frame: Frame) -> float:
    """Side by side where the width allows, else the sum of the rows."""
    if cells := _beside(content, frame):
        return _beside_height(cells, frame)
    return sum(_row_height(cell, frame) for cell in _below(content, frame))


def lay_out(content: Counts, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Figures in reading order; a sign on every divider where they may not be compared."""
    if cells := _beside(content, frame):
        return _side_by_side(content, cells, frame)
    return _stacked(content, _below(content, frame), frame)


def unlike(x: float, y: float, frame: Frame) -> tuple[Mark, ...]:
    """The sign that says: do not compare. A circle of r 2.4 mm on paper."""
    size = frame.label * 1.15
    ring = Disc(x, y, unlike_radius(frame), Fill.PAPER, Tone.INK2, frame.stroke * 1.5)
    return (ring, Label(x, y + size * 0.34, NOT_EQUAL, size, Tone.INK, True, "middle"))


def unlike_radius(frame: Frame) -> float:
    return frame.label * 0.85


def _gap(frame: Frame) -> float:
    """Between neighbours: room for the sign on the divider."""
    return frame.label * 2.6


def _column(content: Counts, frame: Frame) -> float:
    n = len(content.items)
    room = (frame.width - (n - 1) * _gap(frame)) / n
    return min(room, WIDEST) if frame.roomy else room


def _beside(content: Counts, frame: Frame) -> tuple[Cell, ...]:
    """The cells for figures side by side, or none where a figure or its words need more room."""
    room = _column(content, frame)
    for size in (frame.number, frame.number * 0.9):
        if all(letters.fits(item.point.text, room, size, True) for item in content.items):
            cells = tuple(_cell(item, room, size, frame) for item in content.items)
            narrow = any(
                letters.widest(cell.who, frame.label, True) > room + 0.01
                or letters.widest(cell.what, frame.small) > room + 0.01
                for cell in cells
            )
            if not narrow and all(len(cell.who) + len(cell.what) <= MOST_LINES for cell in cells):
                return cells
    return ()


def _cell(item: Count, room: float, size: float, frame: Frame) -> Cell:
    who = letters.wrap(item.who, room, frame.label, True) if item.who else ()
    return Cell(item, size, who, letters.wrap(item.what, room, frame.small) if item.what else ())


def _beside_height(cells: tuple[Cell, ...], frame: Frame) -> float:
    return max(cell.size * 1.2 + cell.words(frame) + frame.label * 0.4 for cell in cells)


def _side_by_side(content: Counts, cells: tuple[Cell, ...], frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    room, gap, height = _column(content, frame), _gap(frame), _beside_height(cells, frame)
    marks: list[Mark] = []
    spots = []
    for i, cell in enumerate(cells):
        x = i * (room + gap)
        if i:
            at = x - gap / 2
            marks.append(Line(((at, 0), (at, height)), Tone.HAIRLINE, frame.stroke))
            marks += unlike(at, cell.size * 0.6, frame) if content.unlike else ()
        marks.append(Label(x, cell.size * 0.88, cell.count.point.text, cell.size, _tone(cell), True))
        marks += _words(cell, x, cell.size * 1.2 + frame.label * 0.9, frame)
        spots.append(Spot(cell.count.point.key, x, 0, room, height, x + room / 2, cell.size))
    return tuple(marks), tuple(spots)


def _words(cell: Cell, x: float, y: float, frame: Frame) -> list[Mark]:
    """Who says it, then what it counts; ``y`` is the first baseline."""
    marks: list[Mark] = []
    for line in cell.who:
        marks.append(Label(x, y, line, frame.label, Tone.INK, True))
        y += frame.label * LINE
    for line in cell.what:
        marks.append(Label(x, y, line, frame.small, Tone.INK2))
        y += frame.small * LINE
    return marks


def _tone(cell: Cell) -> Tone:
    return Tone.INK2 if cell.count.point.quantity is None else Tone.HUE


def _figure_column(content: Counts, frame: Frame) -> tuple[float, float]:
    """Width of the column of figures, and their size, so that words keep half of the room."""
    size = frame.number
    widest = max([letters.measure(item.point.text, size, True) for item in content.items], default=0.0)
    if widest > frame.width * 0.5:
        size *= max(0.75, frame.width * 0.5 / widest)
        widest = max(letters.measure(item.point.text, size, True) for item in content.items)
    return min(max(widest + frame.label * 1.6, min(frame.width * 0.3, frame.label * 14)), frame.width * 0.7), size


def _below(content: Counts, frame: Frame) -> tuple[Cell, ...]:
    column, size = _figure_column(content, frame)
    sign = 2.4 * unlike_radius(frame) if content.unlike else 0.0
    return tuple(_cell(item, frame.width - column - sign, size, frame) for item in content.items)


def _row_height(cell: Cell, frame: Frame) -> float:
    return max(cell.words(frame) + frame.label * 1.0, cell.size * 1.5)


def _stacked(content: Counts, cells: tuple[Cell, ...], frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Rows with a hairline between; the sign stands at its right end."""
    column, _ = _figure_column(content, frame)
    natural = sum(_row_height(cell, frame) for cell in cells)
    spare = max(0.0, min((frame.height - natural) / len(cells), frame.label * 1.4))
    marks: list[Mark] = []
    spots = []
    y = 0.0
    for i, cell in enumerate(cells):
        height = _row_height(cell, frame) + spare
        if i:
            sign = unlike_radius(frame) if content.unlike else 0.0
            marks.append(Line(((0, y), (frame.width - 2 * sign, y)), Tone.HAIRLINE, frame.stroke))
            marks += unlike(frame.width - sign - frame.stroke, y, frame) if content.unlike else ()
        middle = y + height / 2
        marks.append(Label(0, middle + cell.size * 0.35, cell.count.point.text, cell.size, _tone(cell), True))
        marks += _words(cell, column, middle - cell.words(frame) / 2 + frame.label * 0.95, frame)
        spots.append(Spot(cell.count.point.key, 0, y, frame.width, height, column / 2, middle))
        y += height
    return tuple(marks), tuple(spots)
