"""Large print: the same sheet with fewer blocks: the main chart alone, recommendations without their facts."""

from __future__ import annotations

from byfacts.charts.chart import Cell, Table
from byfacts.charts.content import Columns, Multiples
from byfacts.charts.marks import Fill
from byfacts.frozen import replace
from byfacts.paper.blocks import all_slots, name, without
from byfacts.sheet import Band, Column, Row, Sheet, Slot


def simplified(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet as large print shows it, and the names of what it leaves out."""
    slots = all_slots(sheet)
    main = next((number for number, slot in enumerate(slots) if not slot.priority), 0)
    gone = {number for number in range(len(slots)) if number != main}
    left_out = tuple(name(slots[number]) for number in sorted(gone))
    if any(not fact.passed for band in sheet.bands for fact in band.facts):
        left_out += (sheet.band_heads[2],)
    left = without(sheet, gone, tuple(map(_band, sheet.bands)))
    rows = tuple(Row((Column(12, tuple(map(_slot, column.slots))),)) for row in left.rows for column in row.columns)
    return replace(left, rows=rows), left_out


def _slot(slot: Slot) -> Slot:
    """Panels side by side would need small letters: their numbers become a table, a column for each."""
    content = slot.chart.content
    if not isinstance(content, Multiples):
        return slot
    periods = list(dict.fromkeys(c for panel in content.panels for c in panel.columns.categories))
    rows = tuple((Cell(period), *(_cell(panel.columns, period) for panel in content.panels)) for period in periods)
    heads = (slot.chart.table.head[1], *(f"{panel.name}: {panel.counted}" for panel in content.panels))
    table = Table(heads, rows, (False, *[True] * len(content.panels)))
    return replace(
        slot, form="table", kicker="", table_columns=(), table_rows=0, chart=replace(slot.chart, table=table)
    )


def _cell(columns: Columns, period: str) -> Cell:
    if period not in columns.categories:
        return Cell("")
    point = columns.totals[columns.categories.index(period)]
    mark = None if point.fill in (Fill.FINAL, Fill.NO_DATA) else point.fill
    return Cell(point.text, point.quantity.known if point.quantity else None, mark)


def _band(band: Band) -> Band:
    """Title, addressees, actions, and a fact only where its date has passed: that is a warning."""
    return replace(band, facts=tuple(fact for fact in band.facts if fact.passed), no_figure="", partners_text="")


def summarised(sheet: Sheet) -> Sheet:
    """Recommendations with one sentence each in the place of their actions."""
    return replace(sheet, bands=tuple(replace(band, actions=()) for band in sheet.bands))


def short_sources(sheet: Sheet) -> Sheet:
    """Sources by their short names."""
    return replace(sheet, sources=tuple(replace(line, text=line.short or line.text) for line in sheet.sources))
