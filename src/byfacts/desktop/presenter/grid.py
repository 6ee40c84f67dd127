"""A table as marks, for charts that are nothing but their table."""

from __future__ import annotations

from byfacts.charts import type as letters
from byfacts.charts.chart import Cell, Chart, Figure, Spot, Table
from byfacts.charts.marks import Label, Line, Mark, Tone
from byfacts.charts.sketch import LEADING
from byfacts.desktop.presenter.wall import type_sizes
from byfacts.desktop.readings import Reading

GAP, PAD = 14.0, 6.0


def key(chart: Chart, row: int) -> str:
    """The key of a row: its point's, or its name where it has none."""
    keys = chart.table.keys
    return (keys[row] if row < len(keys) else "") or chart.table.rows[row][0].text


def reading(chart: Chart, row: int) -> Reading:
    """What a row says: its first number first."""
    cells = chart.table.rows[row]
    told = next((n for n, cell in enumerate(cells) if cell.value is not None), min(1, len(cells) - 1))
    rest = [f"{head}: {cell.text}" for head, cell in zip(chart.table.head, cells, strict=True) if cell.text]
    lines = tuple(words for n, words in enumerate(rest) if n not in (0, told))
    return Reading(key(chart, row), cells[0].text, cells[told].text, lines, cells[told].origin)


def figure(chart: Chart, width: float, height: float) -> Figure:
    """The rows one below the other; the figure is as high as they are, at least as high as the room."""
    table, size = chart.table, type_sizes().label
    columns = _columns(table, width, size)
    marks: list[Mark] = []
    spots: list[Spot] = []
    y = _row(marks, [Cell(text) for text in table.head], columns, table, 0.0, size, head=True)
    marks.append(Line(((0, y), (width, y)), Tone.INK, 1.5))
    for number, row in enumerate(table.rows):
        top, y = y, _row(marks, list(row), columns, table, y, size, head=False)
        marks.append(Line(((0, y), (width, y)), Tone.HAIRLINE, 1.0))
        spots.append(Spot(key(chart, number), 0, top + 1, width, y - top - 2, width / 2, (top + y) / 2))
    return Figure(width, max(height, y + 1), chart.topic, tuple(marks), tuple(spots), chart.alt)


def _columns(table: Table, width: float, size: float) -> list[tuple[float, float]]:
    """Left edge and width of each column: numbers as wide as they are, words share the rest by what they have."""
    texts = [[head, *(row[n].text for row in table.rows)] for n, head in enumerate(table.head)]
    widest = [max(letters.measure(text, size, True) for text in column) + 1 for column in texts]
    room = width - GAP * (len(widest) - 1)
    words = [n for n, numeric in enumerate(table.numeric) if not numeric]
    fixed = sum(min(wide, room * 0.3) for n, wide in enumerate(widest) if n not in words)
    share = (room - fixed) / max(1.0, sum(widest[n] for n in words))
    widths = [wide * min(share, 1.6) if n in words else min(wide, room * 0.3) for n, wide in enumerate(widest)]
    lefts = [sum(widths[:n]) + GAP * n for n in range(len(widths))]
    return list(zip(lefts, widths, strict=True))


def _row(
    marks: list[Mark], cells: list[Cell], columns: list[tuple[float, float]], table: Table, top: float, size: float,
    *, head: bool,
) -> float:  # fmt: skip
    """Draw a row and return where the next begins."""
    most = 1
    for cell, (left, width), numeric in zip(cells, columns, table.numeric, strict=True):
        lines = letters.wrap(cell.text, width, size, head)
        most = max(most, len(lines))
        for n, line in enumerate(lines):
            x = left + width if numeric else left
            tone = Tone.INK2 if head else Tone.INK
            y = top + PAD + size * (0.8 + n * LEADING)
            marks.append(Label(x, y, line, size, tone, head, "end" if numeric else "start"))
    return top + 2 * PAD + size * (1.05 + (most - 1) * LEADING)
