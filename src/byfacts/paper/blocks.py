"""The blocks of a page: which there are, which may stay off, and what else goes when some have gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from byfacts.charts.marks import Fill
from byfacts.errors import N_, UsageError
from byfacts.frozen import frozen, replace
from byfacts.sheet import Band, Column, Figure, Row, Sheet, Slot

STANDFIRST = "standfirst"
ALWAYS = ("headline", "key-facts", "badges", "notes", "marks", "sources", "footer")

UNKNOWN = N_("There is no block “{block}” on the sheet “{title}”. These may be left out: {blocks}.")
FIXED = N_("The block “{block}” always stays on the sheet “{title}”. These may be left out: {blocks}.")
NO_BAND = N_("The sheet “{title}” would say nothing: leave at least one of these on it: {blocks}.")


@frozen
class PageBlock:
    """A block that the user may switch off, unless it is ``fixed``. ``name`` is for people."""

    id: str
    name: str
    fixed: bool


def blocks(sheet: Sheet) -> tuple[PageBlock, ...]:
    """What a window can offer as switches, in the order of the page."""
    found = [PageBlock(STANDFIRST, sheet.page.standfirst, fixed=False)] if sheet.standfirst else []
    found += [
        PageBlock(id, name(slot), not slot.priority) for id, slot in zip(slot_ids(sheet), all_slots(sheet), strict=True)
    ]
    found += [PageBlock(band.id, band.title, fixed=False) for band in sheet.bands]
    return tuple(found)


def name(slot: Slot) -> str:
    """What a slot is called when the reader is told of it."""
    return " ".join(part for part in (slot.kicker, slot.title or slot.chart.title) if part)


def all_slots(sheet: Sheet) -> list[Slot]:
    """The slots of a sheet in the order in which they are counted."""
    return [slot for row in sheet.rows for column in row.columns for slot in column.slots]


def slot_ids(sheet: Sheet) -> list[str]:
    """The id of each slot: its chart's, and with its form where a chart stands on the page twice."""
    charts = [slot.chart.id for slot in all_slots(sheet)]
    return [
        f"{slot.chart.id}-{slot.form}" if charts.count(slot.chart.id) > 1 and slot.form != "figure" else slot.chart.id
        for slot in all_slots(sheet)
    ]


def chosen(sheet: Sheet, off: Collection[str]) -> Sheet:
    """The sheet without the blocks that are off. Raises UsageError for one that must stay, or is not there."""
    if not off:
        return sheet
    known = {block.id: block for block in blocks(sheet)}
    free = tuple(block.id for block in known.values() if not block.fixed)
    for id in sorted(off):
        if id in ALWAYS or (id in known and known[id].fixed):
            raise UsageError(FIXED, block=id, title=sheet.title, blocks=free)
        if id not in known:
            raise UsageError(UNKNOWN, block=id, title=sheet.title, blocks=free)
    if sheet.bands and all(band.id in off for band in sheet.bands):
        raise UsageError(NO_BAND, title=sheet.title, blocks=tuple(band.id for band in sheet.bands))
    gone = {number for number, id in enumerate(slot_ids(sheet)) if id in off}
    bands = tuple(band for band in sheet.bands if band.id not in off)
    return without(sheet, gone, bands, "" if STANDFIRST in off else sheet.standfirst)


def without(
    sheet: Sheet, gone: Collection[int], bands: tuple[Band, ...] | None = None, standfirst: str | None = None
) -> Sheet:
    """The sheet without some slots, by number; what only they had goes with them: sources, marks, lists of numbers."""
    gone = with_followers(sheet, gone)
    rows = tuple(_rows(sheet, gone))
    left = replace(
        sheet,
        rows=rows,
        bands=sheet.bands if bands is None else bands,
        standfirst=sheet.standfirst if standfirst is None else standfirst,
    )
    free = {*_sources(sheet)} - {*_sources(left), *sheet.lasting_sources}
    unused = _marks(sheet) - _marks(left)
    kept_numbers = {number for id, number in sheet.numbers.items() if id not in free}
    lines = [line for line in sheet.sources if line.number in kept_numbers or not line.id]
    renumbered = {line.number: place for place, line in enumerate((li for li in lines if li.number), start=1)}
    return replace(
        left,
        marks=tuple(mark for mark in sheet.marks if mark.fill not in unused),
        sources=tuple(replace(line, number=renumbered.get(line.number, 0)) for line in lines),
        numbers={id: renumbered[n] for id, n in sheet.numbers.items() if n in renumbered},
        figures=tuple(figure for figure in sheet.figures if _still_there(figure, left)),
    )


def with_followers(sheet: Sheet, gone: Collection[int], both: bool = False) -> frozenset[int]:
    """The slots that go when some go: a list that explains the numbers of a timeline says nothing without it.

    ``both``: nor do the numbers say anything without the list; only its reader can want that.
    """
    kinds = [slot.chart.kind for slot in all_slots(sheet)]
    missing = {kinds[number] for number in gone}
    leaving = {"timeline", "moments"} if "timeline" in missing or (both and "moments" in missing) else set()
    return frozenset(gone) | {number for number, kind in enumerate(kinds) if kind in leaving}


def _rows(sheet: Sheet, gone: Collection[int]) -> Iterator[Row]:
    number = 0
    for row in sheet.rows:
        columns, missing = [], 0
        for column in row.columns:
            kept = tuple(slot for i, slot in enumerate(column.slots, start=number) if i not in gone)
            number += len(column.slots)
            if kept:
                columns.append(Column(column.span, kept))
            else:
                missing += column.span
        if columns:  # the last that stays takes the room of those that left
            columns[-1] = replace(columns[-1], span=columns[-1].span + missing)
            yield Row(tuple(columns))


def _sources(sheet: Sheet) -> Iterator[str]:
    for fact in sheet.key_facts:
        yield from fact.sources
    for slot in all_slots(sheet):
        yield from slot.chart.sources
    for band in sheet.bands:
        for fact_ in band.facts:
            yield from fact_.sources
    for badge in sheet.badges:
        yield from badge.sources


def _marks(sheet: Sheet) -> set[Fill | None]:
    used: set[Fill | None] = {fact.mark for fact in sheet.key_facts}
    used |= {mark for slot in all_slots(sheet) if slot.form != "list" for mark in slot.chart.marks}
    return used | {fact.mark for band in sheet.bands for fact in band.facts}


def _still_there(figure: Figure, sheet: Sheet) -> bool:
    if any(slot.chart.id == figure.block for slot in all_slots(sheet)):
        return True
    first = figure.key.split(" ")[0]
    kept = {band.id: {fact.key for fact in band.facts} for band in sheet.bands}
    return first in kept.get(figure.block, ()) or figure.block == "key-facts"
