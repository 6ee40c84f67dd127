"""Large print: the same sheet with fewer blocks: the main chart alone, recommendations without their facts."""

from __future__ import annotations

from byfacts.frozen import replace
from byfacts.paper.blocks import all_slots, name, without
from byfacts.sheet import Band, Column, Row, Sheet


def simplified(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet as large print shows it, and the names of what it leaves out."""
    slots = all_slots(sheet)
    main = next((number for number, slot in enumerate(slots) if not slot.priority), 0)
    gone = {number for number in range(len(slots)) if number != main}
    left_out = tuple(name(slots[number]) for number in sorted(gone))
    if any(not fact.passed for band in sheet.bands for fact in band.facts):
        left_out += (sheet.band_heads[2],)
    left = without(sheet, gone, tuple(map(_band, sheet.bands)))
    rows = tuple(Row((Column(12, column.slots),)) for row in left.rows for column in row.columns)
    return replace(left, rows=rows), left_out


def _band(band: Band) -> Band:
    """Title, addressees, actions, and a fact only where its date has passed: that is a warning."""
    return replace(band, facts=tuple(fact for fact in band.facts if fact.passed), no_figure="", partners_text="")


def summarised(sheet: Sheet) -> Sheet:
    """Recommendations with one sentence each in the place of their actions."""
    return replace(sheet, bands=tuple(replace(band, actions=()) for band in sheet.bands))


def short_sources(sheet: Sheet) -> Sheet:
    """Sources by their short names."""
    return replace(sheet, sources=tuple(replace(line, text=line.short or line.text) for line in sheet.sources))
