"""A chart's table as it leaves: the columns shown, then those that say how each number stands and where it is from.

A row of the window is a row here, and a column a column. What holds for all numbers of a row is said once ("Source");
where the numbers of a row differ in it, each column of numbers has its own ("2024: Flag"), as Eurostat's tables have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from byfacts import derive, figures
from byfacts.charts.chart import Cell, Chart
from byfacts.errors import N_
from byfacts.frozen import frozen, replace
from byfacts.language import Language
from byfacts.model import Event, Fact, Library, Origin, Qualifier, Quantity, Status
from byfacts.units import unit_name

Written = str | int | float | None  # None: an empty cell
YEAR = re.compile(r"[12]\d{3}")
NO_DATA = "O"  # SDMX: missing value
SDMX = {Status.FINAL: "A", Status.PROVISIONAL: "P", Status.ESTIMATE: "E"}  # code list CL_OBS_STATUS
STATUS = {Status.FINAL: N_("final"), Status.PROVISIONAL: N_("provisional"), Status.ESTIMATE: N_("estimate")}
QUALIFIER = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: N_("about"),
    Qualifier.ALMOST: N_("almost"),
    Qualifier.MORE_THAN: N_("more than"),
    Qualifier.UP_TO: N_("up to"),
    Qualifier.RANGE: N_("range"),
}


@frozen
class Column:
    """A column of the export: text (left) or numbers (right). ``shown`` is its place in the window, -1: ours.

    ``form`` says how its numbers look in the window: "percent" with the sign, "signed" for a change, else empty.
    """

    head: str
    numeric: bool
    cells: tuple[Written, ...]
    shown: int = -1
    form: str = ""


@frozen
class Shown:
    """A chart as it leaves. ``sources`` are ids: the chart's own and those of every number of its table."""

    id: str
    name: str
    title: str
    subtitle: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    sources: tuple[str, ...]

    @property
    def rows(self) -> list[tuple[Written, ...]]:
        return list(zip(*(column.cells for column in self.columns), strict=True))


@frozen
class Standing:
    """What one number carries, in words of the language; all of it empty where there is nothing to say."""

    quantity: Quantity | None = None
    multiplier: int = 1
    unit: str = ""
    counts: str = ""
    period: str = ""
    counted: str = ""
    status: str = ""
    code: str = ""
    flag: str = ""
    note: str = ""
    source: str = ""
    vintage: str = ""
    licence: str = ""
    sources: tuple[str, ...] = ()
    missing: bool = False


@frozen
class Field:
    """A column about the numbers. ``always``: there even when empty; ``of_missing``: said of what is missing too."""

    head: str
    value: Callable[[Standing], Written]
    always: bool = True
    of_missing: bool = False
    numeric: bool = False


def shown(library: Library, say: Language, chart: Chart) -> Shown:
    """The table of a chart with everything that its numbers carry."""
    table = chart.table
    numbers = [place for place, numeric in enumerate(table.numeric) if numeric]
    if numbers:
        standings = [[_of_cell(library, say, row[place]) for place in numbers] for row in table.rows]
    else:
        keys = (*table.keys, *[""] * (len(table.rows) - len(table.keys)))
        rows = zip(table.rows, keys, strict=False)
        words = [(key, " ".join(cell.text for cell in row)) for row, key in rows]
        standings = [[_of_statement(library, say, key, said, chart.sources)] for key, said in words]
    heads = tuple(say.text("Item") if not head.strip() else _plain(head) for head in table.head)
    columns = [_column(chart, place, heads[place]) for place in range(len(heads))]
    marked = any(cell.mark is not None for row in table.rows for cell in row)
    for field in _fields(say):
        about = _about(field, standings, [heads[place] for place in numbers], marked=marked, say=say)
        columns += [kept for one in about if (kept := _beside(columns[: len(heads)], one, say)) is not None]
    used = (*chart.sources, *(id for row in standings for one in row for id in one.sources))
    return Shown(
        chart.id, _plain(chart.name), _plain(chart.title), _plain(chart.subtitle), tuple(map(_plain, chart.notes)),
        tuple(columns), tuple(dict.fromkeys(id for id in used if id in library.sources)),
    )  # fmt: skip


def _beside(window: Sequence[Column], ours: Column, say: Language) -> Column | None:
    """Our column beside those of the window: not where one says the same, and under another name than each of them."""
    same = next((column for column in window if column.head == ours.head), None)
    if same is None:
        return ours
    if all(str(a) == str(b) for a, b in zip(same.cells, ours.cells, strict=True) if b is not None):
        return None
    return replace(ours, head=say.text("{field}, as in the data", field=ours.head))


def _column(chart: Chart, place: int, head: str) -> Column:
    """A column of the window: numbers as numbers, years too."""
    cells = [row[place] for row in chart.table.rows]
    if chart.table.numeric[place]:
        return Column(head, True, tuple(map(_number, cells)), place, _form(cells))
    if cells and all(YEAR.fullmatch(cell.text) for cell in cells):
        return Column(head, False, tuple(int(cell.text) for cell in cells), place)
    return Column(head, False, tuple(_plain(cell.text) or None for cell in cells), place)


def _form(cells: Sequence[Cell]) -> str:
    if any(cell.origin and cell.origin.unit != "percent" for cell in cells):
        return ""
    return "percent" if any("%" in cell.text for cell in cells) else "signed"


def _number(cell: Cell) -> Written:
    """The number shown. A range and an open end have no single number: their ends stand in columns of their own."""
    if cell.quantity is not None and cell.quantity.point is None:
        return None
    return _whole(cell.value)


def _whole(number: float | None) -> Written:
    return int(number) if number is not None and number == int(number) else number


def _fields(say: Language) -> tuple[Field, ...]:
    text = say.text
    return (
        Field(text("Low"), lambda one: _end(one, "low"), always=False, numeric=True),
        Field(text("High"), lambda one: _end(one, "high"), always=False, numeric=True),
        Field(text("Qualifier"), lambda one: _qualifier(say, one), always=False),
        Field(text("Unit"), lambda one: one.unit),
        Field(text("Unit multiplier"), _multiplier, always=False, numeric=True),
        Field(text("What it counts"), lambda one: one.counts),
        Field(text("Period (ISO 8601)"), lambda one: one.period),
        Field(text("Part that was counted (ISO 8601)"), lambda one: one.counted, always=False),
        Field(text("Status"), lambda one: one.status, of_missing=True),
        Field(text("Status code (SDMX)"), lambda one: one.code, of_missing=True),
        Field(text("Flag (Eurostat)"), lambda one: one.flag),
        Field(text("Remark"), lambda one: one.note, always=False),
        Field(text("Source"), lambda one: one.source),
        Field(text("Vintage"), lambda one: one.vintage),
        Field(text("Licence"), lambda one: one.licence),
    )


def _end(one: Standing, side: str) -> Written:
    """An end of what is no single number."""
    if one.quantity is None or one.quantity.point is not None:
        return None
    return _whole(one.quantity.low if side == "low" else one.quantity.high)


def _multiplier(one: Standing) -> Written:
    return one.multiplier if one.multiplier > 1 else None


def _qualifier(say: Language, one: Standing) -> str:
    words = QUALIFIER[one.quantity.qualifier] if one.quantity else ""
    return say.text(words) if words else ""


def _about(
    field: Field, standings: Sequence[Sequence[Standing]], heads: Sequence[str], *, marked: bool, say: Language
) -> list[Column]:
    """The column or columns of a field: one where the numbers of each row agree, else one for each column of them."""
    values = [[(field.value(one) or None) if field.value(one) != 0 else 0 for one in row] for row in standings]
    counted = [
        {value for value, one in zip(found, row, strict=True) if field.of_missing or not one.missing}
        for found, row in zip(values, standings, strict=True)
    ]
    if not field.always and not any(value is not None for found in counted for value in found):
        return []
    if all(len(found) <= 1 for found in counted):
        if marked and field.head == say.text("Status"):
            return []  # the window's own column says it
        return [Column(field.head, field.numeric, tuple(next(iter(found), None) for found in counted))]
    named = [say.text("{column}: {field}", column=head, field=field.head) for head in heads]
    return [
        Column(name, field.numeric, tuple(found[place] for found in values))
        for place, name in enumerate(named)
        if field.always or any(found[place] is not None for found in values)
    ]


def _of_cell(library: Library, say: Language, cell: Cell) -> Standing:
    origin = cell.origin
    if cell.value is None or origin is None:
        return Standing(status=say.text("no data"), code=NO_DATA, missing=True)
    found = figures.figure(library, say, "", "", origin)
    scale = round(origin.quantity.known / cell.value) if cell.value else 1
    return Standing(
        cell.quantity, max(scale, 1), unit_name(say, origin.unit) if origin.unit else "", _plain(found.counts),
        origin.period, origin.coverage, say.text("computed") if origin.computed else say.text(STATUS[origin.status]),
        SDMX[origin.status], _flag(library, origin), _notes(library, say, origin.keys),
        _plain(found.source), _plain(found.vintage), _plain(found.licence),
        tuple(id for id in origin.sources if id != derive.COMPUTED),
    )  # fmt: skip


def _flag(library: Library, origin: Origin) -> str:
    """The publisher's flag of the number, or those of the numbers that it was computed from."""
    keys = [library.facts[key].observation if key in library.facts else key for key in origin.keys]
    flags = (library.observations[key].flag for key in keys if key in library.observations)
    return " ".join(dict.fromkeys(filter(None, flags)))


def _notes(library: Library, say: Language, keys: Sequence[str]) -> str:
    """What must be known of the number itself; of a computed one, only that of its few parts."""
    found = [library.facts[key].caveat for key in keys if key in library.facts]
    found += [library.observations[key].note for key in keys if key in library.observations]
    return " ".join(_plain(say.text(words)) for words in dict.fromkeys(found) if words)


def _of_statement(library: Library, say: Language, key: str, words: str, others: Sequence[str]) -> Standing:
    """What a row without numbers rests on: a fact, an event, a recommendation; else the sources of the chart.

    ``words`` are those of the row.
    """
    found = library.facts.get(key) or library.events.get(key) or library.recommendations.get(key)
    sources = (found.source,) if found is not None else tuple(id for id in others if id in library.sources)
    source, vintage, licence = figures.named(library, say, sources)
    status, code, note, period = "", "", "", ""
    if isinstance(found, Fact):
        status, code, period = say.text(STATUS[found.status]), SDMX[found.status], found.period
        caveat = say.tidy(say.text(found.caveat)) if found.caveat else ""
        note = "" if caveat in words else _plain(caveat)
    elif isinstance(found, Event):
        period = "/".join([found.start, found.end or ".."]) if found.end or found.open_end else found.start
    return Standing(
        period=period, status=status, code=code, note=note, source=_plain(source), vintage=_plain(vintage),
        licence=_plain(licence), sources=sources,
    )  # fmt: skip


def _plain(text: str) -> str:
    """Words for programs: no-break spaces would keep a search from finding them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")
