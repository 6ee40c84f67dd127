"""A chart's table on the page, plain or with a column of bars, and statements as a list."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts import type as letters
from byfacts.charts.chart import Cell
from byfacts.charts.content import Item, Listing, Timeline
from byfacts.charts.marks import Fill
from byfacts.frozen import frozen
from byfacts.paper import grid
from byfacts.paper.canvas import Page
from byfacts.paper.flow import Block, Group, Setting, Side, Stack, Words, rule
from byfacts.paper.marks import SWATCH, paint_box
from byfacts.paper.palette import MM
from byfacts.paper.sizes import Size
from byfacts.paper.text import EM, Align, Paragraph, Run, paragraph, words_of
from byfacts.paper.top import swatch
from byfacts.sheet import Slot

GAP, HEAD_GAP, LEAST_GAP = 5 * MM, 2.5 * MM, 2 * MM
LEAST_FIRST = 0.15  # of the width, for the column of names
BAR = 2.9 * MM
NUMERAL = 9.5 * MM
LEAST_ROWS = 5


def shown_rows(slot: Slot, most: int = 0) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a slot's table when at most so many stand before the total; 0: as many as the slot says.

    Rows beyond fold into the row that the table gives for the rest.
    """
    table = slot.chart.table
    body, total = (table.rows[:-1], table.rows[-1:]) if table.total else (table.rows, ())
    limit = slot.table_rows or len(body)
    if not table.rest:
        return (*body[:limit], *total)
    limit = min(limit, most or limit)
    if limit >= len(body):
        return table.rows
    return (*body[: limit - 1], table.rest[limit - 1], *total)


def foldable(slot: Slot) -> int:
    """How many rows stand before the total at first, when rows can fold at all; else 0."""
    table = slot.chart.table
    body = len(table.rows) - table.total
    return min(body, slot.table_rows or body) if slot.form in ("table", "bar-table") and table.rest else 0


@frozen
class Rank:
    """A column of a printed table: where it ends or begins, how wide, which of the chart's columns."""

    index: int
    x: float
    width: float
    numeric: bool


def _picked(slot: Slot) -> tuple[int, ...]:
    return slot.table_columns or tuple(range(len(slot.chart.table.head)))


def _ranks(slot: Slot, rows: Sequence[Sequence[Cell]], width: float, setting: Setting) -> list[Rank]:
    """Columns as wide as their longest cell; the first takes what is left."""
    table, sizes = slot.chart.table, setting.sizes
    picked = _picked(slot)
    bold_last = slot.form == "bar-table"
    natural, whole = [], []
    for place, index in enumerate(picked):
        bold = bold_last and place == len(picked) - 1
        cells = max((_cell_width(row[index], sizes.cell.size, bold=bold) for row in rows), default=0.0)
        total = letters.measure(rows[-1][index].text, sizes.cell.size, bold=True) if table.total else 0.0
        head = words_of((Run(table.head[index], "", bold=True),))
        natural.append(max(cells, total, head.longest * sizes.head.size / EM))
        whole.append(max(cells, total, head.length * sizes.head.size / EM))
    gaps = len(picked) - 1
    whole[0] = max(whole[0], width * LEAST_FIRST)
    if width - sum(whole) >= gaps * HEAD_GAP:  # else heads of more than one word break
        natural = whole
    else:
        natural[0] = max(natural[0], width * LEAST_FIRST)
        natural[1:] = _shared(natural[1:], whole[1:], width - gaps * HEAD_GAP - sum(natural))
    gap = min(GAP, max(LEAST_GAP, (width - sum(natural)) / max(1, gaps)))
    first = max(width - sum(natural[1:]) - gap * gaps, width * LEAST_FIRST)
    ranks, x = [Rank(picked[0], 0.0, first, numeric=False)], first
    for index, wide in zip(picked[1:], natural[1:], strict=True):
        x += gap
        ranks.append(Rank(index, x, wide, table.numeric[index]))
        x += wide
    return ranks


def _shared(natural: Sequence[float], whole: Sequence[float], spare: float) -> list[float]:
    """Spare width for the columns whose heads break, so that they break into fewer lines."""
    wanting = sum(most - least for least, most in zip(natural, whole, strict=True))
    share = min(1.0, max(0.0, spare) / wanting) if wanting else 0.0
    return [least + (most - least) * share for least, most in zip(natural, whole, strict=True)]


def _cell_width(cell: Cell, size: float, *, bold: bool) -> float:
    return letters.measure(cell.text, size, bold) + (SWATCH[0] + 1.2 * MM if cell.mark else 0.0)


@frozen
class PrintedRow:
    """A row that is set: its cells, its height, and the bar beside it."""

    cells: tuple[tuple[Rank, Cell, Paragraph], ...]
    height: float
    bar: float | None = None
    fill: Fill = Fill.FINAL


def table(slot: Slot, width: float, setting: Setting, most: int = 0, caption: Block | None = None) -> Block:
    """The table of a slot, with a column of bars when the slot's form says so. ``caption`` stands above its head."""
    rows = shown_rows(slot, most)
    bars = slot.form == "bar-table"
    if bars:
        first = max(letters.measure(row[0].text, setting.sizes.cell.size) for row in rows)
        room = min(width * 0.44, max(width * 0.25, width - first - _figures(slot, rows, setting) - GAP))
    else:
        room = 0.0
    ranks = _ranks(slot, rows, width - room - (GAP * 0.6 if bars else 0.0), setting)
    head = _head(slot, ranks, setting)
    printed = _printed(slot, rows, ranks, setting)
    return _Printed(slot, width, room, head, printed, setting, caption)


def _figures(slot: Slot, rows: Sequence[Sequence[Cell]], setting: Setting) -> float:
    size = setting.sizes.cell.size
    return sum(max(letters.measure(r[i].text, size, bold=True) for r in rows) + 3 * MM for i in _picked(slot)[1:])


def _head(slot: Slot, ranks: Sequence[Rank], setting: Setting) -> PrintedRow:
    palette, size = setting.palette, setting.sizes.head
    cells = []
    for rank in ranks:
        cell = Cell(slot.chart.table.head[rank.index])
        words = paragraph(Run(cell.text, palette.ink2, bold=True), rank.width + 0.5, size, align=_side(rank))
        cells.append((rank, cell, words))
    return PrintedRow(tuple(cells), max(words.height for _, _, words in cells) + 1.2 * MM)


def _side(rank: Rank) -> Align:
    return "end" if rank.numeric else "start"


def _printed(
    slot: Slot, rows: Sequence[Sequence[Cell]], ranks: Sequence[Rank], setting: Setting
) -> tuple[PrintedRow, ...]:
    table, sizes = slot.chart.table, setting.sizes
    bars = slot.form == "bar-table"
    value = ranks[-1].index
    values = [row[value].value or 0.0 for row in (rows[:-1] if table.total else rows)]
    largest = max(values, default=0.0) or 1.0
    printed = []
    for number, row in enumerate(rows):
        total = table.total and number == len(rows) - 1
        cells = tuple(
            (rank, row[rank.index], _cell(row[rank.index], rank, setting, bold=total or (bars and rank is ranks[-1])))
            for rank in ranks
        )
        extra = max(words.height for _, _, words in cells) - sizes.cell.leading
        rest = row not in table.rows
        bar = (row[value].value or 0.0) / largest if bars and not total else None
        fill = row[value].mark or (Fill.SECOND if rest else Fill.FINAL)
        printed.append(PrintedRow(cells, sizes.row + max(0.0, extra), bar, fill))
    return tuple(printed)


def _cell(cell: Cell, rank: Rank, setting: Setting, *, bold: bool) -> Paragraph:
    indent = SWATCH[0] + 1.2 * MM if cell.mark else 0.0
    width = rank.width - indent + 0.5
    return paragraph(Run(cell.text, setting.palette.ink, bold=bold), width, setting.sizes.cell, align=_side(rank))


@frozen
class _Printed:
    """A table that is set."""

    slot: Slot
    width: float
    room: float  # for bars
    head: PrintedRow
    rows: tuple[PrintedRow, ...]
    setting: Setting
    caption: Block | None = None

    @property
    def height(self) -> float:
        above = self.caption.height if self.caption else 0.0
        return above + self.head.height + sum(row.height for row in self.rows)

    def paint(self, page: Page, x: float, y: float) -> None:
        palette, total = self.setting.palette, self.slot.chart.table.total
        with page.node("Table", box=(x, y, self.width, self.height)):
            if self.caption:
                self.caption.paint(page, x, y)
                y += self.caption.height
            with page.node("THead"):
                self._row(page, self.head, x, y, scope="Column")
            y += self.head.height
            page.box(x, y - 0.25, self.width, 0.5, palette.ink)
            with page.node("TBody"):
                for number, row in enumerate(self.rows):
                    last = number == len(self.rows) - 1
                    if number:
                        closing = total and last
                        weight, colour = (0.5, palette.ink) if closing else (palette.rule(0.35), palette.hairline)
                        page.box(x, y - weight / 2, self.width, weight, colour)
                    self._row(page, row, x, y)
                    y += row.height

    def _row(self, page: Page, row: PrintedRow, x: float, y: float, scope: str = "") -> None:
        with page.node("TR"):
            for number, (rank, cell, words) in enumerate(row.cells):
                if scope:
                    down = row.height - words.height - 0.6 * MM
                else:
                    pitch = row.height - words.height + words.leading
                    down = (pitch + letters.CAP * words.size) / 2 - (words.leading / 2 + 0.375 * words.size)
                kind = scope or ("" if number else "Row")
                with page.node("TH" if kind else "TD", scope=kind):
                    self._words(page, cell, words, x + rank.x, y + down)
        if row.bar is not None:
            width = max(0.75, row.bar * self.room)
            box = (x + self.width - self.room, y + (row.height - BAR) / 2, width, BAR)
            paint_box(page, box, self.setting.palette.look(row.fill, self.slot.chart.topic))

    def _words(self, page: Page, cell: Cell, words: Paragraph, x: float, y: float) -> None:
        indent = 0.0
        if cell.mark:
            indent = SWATCH[0] + 1.2 * MM
            size = Size(words.size, words.leading)
            before = words.width - words.widest if words.align == "end" else 0.0  # beside its number
            swatch(page, cell.mark, self.setting, self.slot.chart.topic, x + before, y, size)
        with page.content():
            words.paint(page, x + indent, y)


def statements(slot: Slot, width: float, setting: Setting) -> Block:
    """What a chart says as a list, in the slot's number of text columns of about the same height."""
    items, numbered = _items(slot)
    if slot.chart.kind == "recommendations":
        return _proposals(items, width, setting)
    columns = max(1, slot.text_columns)
    room = (width - grid.GUTTER * (columns - 1)) / columns
    blocks = [_statement(item, number if numbered else 0, room, setting) for number, item in enumerate(items, 1)]
    parts = _shared_out(blocks, columns)
    gap = 0.7 * MM
    stacks = [Stack(tuple((gap if i else 0.0, block) for i, block in enumerate(part))) for part in parts]
    listed = Side(tuple((i * (room + grid.GUTTER), 0.0, stack) for i, stack in enumerate(stacks)))
    return Group("L", listed, numbering="Decimal" if numbered else "None")


def _items(slot: Slot) -> tuple[tuple[Item, ...], bool]:
    content = slot.chart.content
    if isinstance(content, Listing):
        return content.items, content.numbered
    if isinstance(content, Timeline):
        moments = sorted(content.moments, key=lambda m: m.number)
        return tuple(Item(m.key, m.date, m.text, m.lines) for m in moments), True
    cells = [[cell.text for cell in row] for row in slot.chart.table.rows]
    return tuple(Item("", row[0], " · ".join(row[1:])) for row in cells), False


def _proposals(items: Sequence[Item], width: float, setting: Setting) -> Block:
    """Recommendations in short: large numerals, titles, addressees, hairlines between."""
    palette = setting.palette
    line, gap = rule(width, palette.rule(0.35), palette.hairline), 1.0 * MM
    made: list[tuple[float, Block]] = []
    for number, item in enumerate(items, 1):
        if made:
            made.append((gap, line))
        made.append((gap if made else 0.0, Group("LI", _proposal(item, number, width, setting))))
    return Group("L", Stack(tuple(made)), numbering="Decimal")


def _proposal(item: Item, number: int, width: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    big = Size(sizes.value.size * 1.05, sizes.key.leading + sizes.meta.leading)
    numeral = paragraph(Run(str(number), palette.hue("recommendations"), bold=True), NUMERAL, big)
    room = width - NUMERAL
    title = paragraph(Run(item.lead, palette.ink, bold=True), room, sizes.key)
    whom = paragraph(Run(item.text, palette.ink2), room, sizes.meta)
    body = Group("LBody", Stack(((0.0, Words("P", title)), (0.0, Words("P", whom)))))
    return Side(((0.0, 0.0, Words("Lbl", numeral)), (NUMERAL, 0.0, body)))


def _shared_out(blocks: Sequence[Block], columns: int) -> list[list[Block]]:
    """Blocks in reading order over columns, so that the highest column is as low as it can be made simply."""
    total = sum(block.height for block in blocks)
    parts: list[list[Block]] = [[] for _ in range(columns)]
    taken = 0.0
    for block in blocks:
        place = min(columns - 1, int((taken + block.height / 2) / (total / columns))) if total else 0
        parts[place].append(block)
        taken += block.height
    return parts


def _statement(item: Item, number: int, width: float, setting: Setting) -> Block:
    palette, size = setting.palette, setting.sizes.note
    indent = 4.4 * MM if number else 0.0
    runs = (
        [Run(item.lead, palette.ink, bold=True), Run(f" {item.text}", palette.ink)]
        if item.lead
        else [Run(item.text, palette.ink)]
    )
    body = Words("LBody", paragraph(runs, width - indent, size))
    if not number:
        return Group("LI", body)
    label = Words("Lbl", paragraph(Run(str(number), palette.ink, bold=True), indent, size))
    return Group("LI", Side(((0.0, 0.0, label), (indent, 0.0, body))))
