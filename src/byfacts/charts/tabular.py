"""A table as marks, for a picture of a chart that is nothing but its table: heads, hairlines, words, status signs."""

from __future__ import annotations

from byfacts.charts import type as letters
from byfacts.charts.boxes import moved
from byfacts.charts.chart import Cell, Spot, Table
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Label, Line, Mark, Tone
from byfacts.charts.swatches import sign, sign_width
from byfacts.frozen import frozen

LINE = 1.3
GAP = 1.5  # label sizes between columns
PAD = 0.42  # above and below the words of a row, in label sizes
SIGN = 0.8  # of the label size


@frozen
class Column:
    """A column of the table: where it begins, how wide it is, whether it aligns right."""

    x: float
    width: float
    numeric: bool

    def lines(self, text: str, size: float, bold: bool, before: float = 0.0) -> tuple[str, ...]:
        return letters.wrap(text, max(self.width - before, size) + 0.01, size, bold) if text else ()

    def label(self, y: float, text: str, size: float, tone: Tone, bold: bool, before: float = 0.0) -> Label:
        if self.numeric:
            return Label(self.x + self.width, y, text, size, tone, bold, "end")
        return Label(self.x + before, y, text, size, tone, bold)


def natural_height(table: Table, frame: Frame) -> float:
    """As high as its rows with their words broken for the width."""
    columns = _columns(table, frame)
    return _head_height(table, columns, frame) + sum(_row_height(row, columns, frame) for row in table.rows)


def lay_out(table: Table, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Head, a rule, then the rows with hairlines between; a spot for every row that belongs to a point."""
    columns, size = _columns(table, frame), frame.label
    y = _head_height(table, columns, frame)
    marks: list[Mark] = [Line(((0, y), (frame.width, y)), Tone.INK, frame.stroke * 1.5)]
    for column, text in zip(columns, table.head, strict=True):
        lines = column.lines(text, frame.small, bold=True)
        base = y - size * PAD - frame.small * LINE * (len(lines) - 0.7)
        for number, line in enumerate(lines):
            at = base + number * frame.small * LINE
            marks.append(column.label(at, line, frame.small, Tone.INK2, bold=True))
    spots = []
    for number, row in enumerate(table.rows):
        total = table.total and number == len(table.rows) - 1
        if number:
            tone = Tone.INK if total else Tone.HAIRLINE
            marks.append(Line(((0, y), (frame.width, y)), tone, frame.stroke))
        height = _row_height(row, columns, frame)
        marks += _row(row, columns, y, total, frame)
        key = table.keys[number] if number < len(table.keys) else ""
        if key:
            spots.append(Spot(key, 0, y, frame.width, height, frame.width / 2, y + height / 2))
        y += height
    return tuple(marks), tuple(spots)


def _columns(table: Table, frame: Frame) -> tuple[Column, ...]:
    """Figures take what they need, words share what is left by how long they are, none less than its longest word."""
    size, gap = frame.label, frame.label * GAP
    count = len(table.head)
    least, wish = [], []
    for place in range(count):
        cells = [row[place] for row in table.rows]
        bold = [table.total and row is table.rows[-1] for row in table.rows]
        whole = [_width(cell, size, heavy) for cell, heavy in zip(cells, bold, strict=True)]
        words = max((letters.measure(word, frame.small, bold=True) for word in table.head[place].split(" ")), default=0)
        single = [_width(Cell(word, mark=cell.mark), size, True) for cell in cells for word in cell.text.split(" ")]
        low = max([words, *(whole if table.numeric[place] else single)])
        least.append(low)
        wish.append(max([low, letters.measure(table.head[place], frame.small, bold=True), *whole]))
    room = frame.width - gap * (count - 1)
    over, more = max(0.0, room - sum(least)), sum(wish) - sum(least)
    share = min(1.0, over / more) if more else 0.0
    widths = [low + (most - low) * share for low, most in zip(least, wish, strict=True)]
    widths[0] += max(0.0, room - sum(widths))
    starts = [sum(widths[:place]) + gap * place for place in range(count)]
    return tuple(Column(x, wide, numeric) for x, wide, numeric in zip(starts, widths, table.numeric, strict=True))


def _before(cell: Cell, size: float) -> float:
    """Room for the sign of a status before the words of a cell."""
    return sign_width(cell.mark, size * SIGN) + size * 0.5 if cell.mark else 0.0


def _width(cell: Cell, size: float, bold: bool) -> float:
    return letters.measure(cell.text, size, bold) + _before(cell, size)


def _head_height(table: Table, columns: tuple[Column, ...], frame: Frame) -> float:
    most = max(len(c.lines(text, frame.small, bold=True)) for c, text in zip(columns, table.head, strict=True))
    return most * frame.small * LINE + frame.label * PAD


def _row_height(row: tuple[Cell, ...], columns: tuple[Column, ...], frame: Frame) -> float:
    size = frame.label
    most = max(
        len(c.lines(cell.text, size, False, _before(cell, size))) for c, cell in zip(columns, row, strict=True)
    )  # fmt: skip
    return max(1, most) * size * LINE + 2 * size * PAD


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...], y: float, total: bool, frame: Frame) -> list[Mark]:
    size = frame.label
    marks: list[Mark] = []
    for column, cell in zip(columns, row, strict=True):
        before = _before(cell, size)
        base = y + size * (PAD + (LINE + letters.CAP) / 2)
        lines = column.lines(cell.text, size, total, before)
        if cell.mark:
            used = letters.widest(lines, size, total)
            left = column.x + (column.width - used - before if column.numeric else 0.0)
            marks += [moved(mark, left, base - size * SIGN + size * 0.05) for mark in sign(cell.mark, size * SIGN)]
        for line in lines:
            marks.append(column.label(base, line, size, Tone.INK, total, before))
            base += size * LINE
    return marks
