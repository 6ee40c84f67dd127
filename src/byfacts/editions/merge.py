"""What official files say, put into an edition: a later vintage of a series takes the place of the earlier one.

The rules, with their reasons, are in docs/decisions/0016.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from byfacts import library
from byfacts.editions import content as packages
from byfacts.editions import origins
from byfacts.editions.content import Cells, Content
from byfacts.editions.origins import Stand
from byfacts.errors import N_, InputError, Word
from byfacts.frozen import frozen
from byfacts.intake import places
from byfacts.intake.mapping import INCOMPLETE, Value
from byfacts.intake.rules import ADDED, RULES, Places
from byfacts.model import Series
from byfacts.tables import DESCRIPTION

OLDER: Final = N_(
    "The file {file} is older than what byfacts has: it is of {updated}, and {series} of {present}. "
    "Download it anew, or add {option} to go back all the same."
)
JOINED: Final = "vintages"
PUBLISHED: Final = frozenset(rule.series for rule in RULES if rule.places is Places.UNION)  # totals are the publisher's


@frozen
class Given:
    """The values of one official file, and of which update they are."""

    file: str
    stand: Stand
    values: tuple[Value, ...]


@frozen
class Merged:
    """The new package. ``kept`` are keys of an earlier vintage that the files did not hold, or that are still named."""

    content: Content
    kept: tuple[str, ...]
    changed: bool


class _Tables:
    """The tables of a package that an import changes, as rows."""

    def __init__(self, content: Content) -> None:
        self.sources = packages.rows(content, "sources")
        self.series = packages.rows(content, "series")
        self.rows: dict[str, list[Cells]] = {}
        for row in packages.rows(content, "observations"):
            self.rows.setdefault(row["series"], []).append(row)
        self.named = _named(content)

    def tables(self) -> dict[str, list[Cells]]:
        observations = [row for rows in self.rows.values() for row in rows]
        return {"sources": self.sources, "series": self.series, "observations": observations}


def merge(content: Content, given: Iterable[Given], on: str, *, older: bool = False) -> Merged:
    """A package with what the files hold. ``on`` is the day of the import, ISO 8601.

    Raises InputError for a file that is older than what is there, unless ``older`` is asked for, and DataError for
    a package that would not be sound.
    """
    tables = _Tables(content)
    before = _Tables(content).tables()
    kept: list[str] = []
    for one in given:
        source = origins.source(one.stand, tables.sources)
        for series in dict.fromkeys(value.series for value in one.values):
            values = [value for value in one.values if value.series == series]
            if any(value.value is not None for value in values):
                _check_age(one, series, tables, older=older)
                kept += _replace(series, values, source, tables)
    _join(tables)
    _drop_unused(tables, before["sources"], content)
    after = tables.tables()
    if after == before:
        return Merged(content, (), changed=False)
    made = packages.changed(content, after)
    as_of = max(on, packages.description(content[DESCRIPTION])["created"][:10])
    fresh = [row for row in tables.sources if row not in before["sources"]]
    titles = [f"{row['publisher']}: {row['title']}" for row in fresh]
    present = {row["series"] + "@" + row["geo"] + "@" + row["period"] for row in after["observations"]}
    return Merged(
        packages.described(made, as_of[:7], as_of, titles), tuple(key for key in kept if key in present), changed=True
    )


def _check_age(given: Given, series: str, tables: _Tables, *, older: bool) -> None:
    """A file of before what is there is refused: figures would go back in time unseen."""
    published = {row["id"]: row["published"] for row in tables.sources}
    days = [published[row["source"]] for row in tables.rows.get(series, ())]
    present = max(days, default="")
    if not older and given.stand.updated and given.stand.updated < present:
        title = next(row["title"] for row in tables.series if row["id"] == series)
        raise InputError(
            OLDER, file=given.file, updated=_day(given.stand.updated), series=Word(title), present=_day(present),
            option="--older",
        )  # fmt: skip


def _day(published: str) -> date | str:
    """As precise as it is known."""
    return date.fromisoformat(published) if len(published) == len("2026-07-09") else published


def _replace(series: str, values: Sequence[Value], source: Cells, tables: _Tables) -> list[str]:
    """The rows of a series with those of the file in their places. Returns the keys of what stays from before.

    What the file holds is taken from it; where it holds no value any more, the number is withdrawn. Rows for places
    or periods that it does not hold stay: as they are when they are of the same vintage, else as an earlier one.
    """
    if source not in tables.sources:
        tables.sources.append(source)
    _describe(series, tables.series)
    geos, periods = {value.geo for value in values}, {value.period for value in values}
    new = {(value.geo, value.period): _row(value, source["id"]) for value in values if value.value is not None}
    rows, kept = [], []
    for row in tables.rows.get(series, ()):
        cell = (row["geo"], row["period"])
        if cell in new:
            rows.append(_like(row, new.pop(cell)))
            continue
        key = f"{series}@{row['geo']}@{row['period']}"
        held = row["geo"] in geos and row["period"] in periods
        if held and key not in tables.named:
            continue  # withdrawn
        rows.append(row)
        if row["source"] != source["id"]:
            kept.append(key)
    tables.rows[series] = _told_incomplete(series, _sorted([*rows, *new.values()]), source["id"])
    return kept


def _told_incomplete(series: str, rows: list[Cells], source: str) -> list[Cells]:
    """After the last year with a total of the EU not all countries have reported, whichever of them a file holds."""
    totals = [row["period"] for row in rows if row["geo"] == places.EU]
    if not totals or series not in PUBLISHED:
        return rows
    return [
        {**row, "note": INCOMPLETE if row["period"] > max(totals) else ""}
        if row["source"] == source and row["note"] in ("", INCOMPLETE)
        else row
        for row in rows
    ]


def _like(old: Cells, new: Cells) -> Cells:
    """What an official file has no column for stays with its number as long as that is the same."""
    same = old["value"] == new["value"] and old["coverage"]
    return {**new, "coverage": old["coverage"]} if same else new


def _row(value: Value, source: str) -> Cells:
    assert value.value is not None
    number = value.value
    return {
        "series": value.series, "geo": value.geo, "period": value.period,
        "value": str(int(number)) if number == int(number) else format(number, "f").rstrip("0"), "low": "", "high": "",
        "qualifier": "exact", "status": value.status.value, "flag": value.flag, "coverage": "", "source": source,
        "note": value.note,
    }  # fmt: skip


def _sorted(rows: list[Cells]) -> list[Cells]:
    """Places in the order in which they stood, new ones at the end; in each its periods in theirs."""
    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(row["geo"], len(order))
    return sorted(rows, key=lambda row: (order[row["geo"]], row["period"]))


def _describe(series: str, known: list[Cells]) -> None:
    """A series that no bundled row has comes with its definition."""
    if series in {row["id"] for row in known}:
        return
    found = next(one for one in ADDED if one.id == series)
    known.append(_series_row(found))


def _series_row(series: Series) -> Cells:
    cells = {name: getattr(series, name) for name in library.COLUMNS["series"]}
    return cells | {"nature": series.nature.value, "rounding": str(series.rounding)}


def _join(tables: _Tables) -> None:
    """A series of two vintages says so, and one that has become one again no longer does."""
    for row in tables.series:
        sources = {found["source"] for found in tables.rows.get(row["id"], ())}
        if not row["joined"] and len(sources) > 1:
            row["joined"] = JOINED
        elif row["joined"] == JOINED and len(sources) == 1:
            row["joined"] = ""


def _drop_unused(tables: _Tables, before: list[Cells], content: Content) -> None:
    """A source of observations that has none left, and that nothing else rests on, leaves the list of sources."""
    used = {row["source"] for rows in tables.rows.values() for row in rows}
    for table in ("facts", "events", "recommendations"):
        used |= {row["source"] for row in packages.rows(content, table)}
    once = {row["source"] for row in packages.rows(content, "observations")}
    fresh = {row["id"] for row in tables.sources} - {row["id"] for row in before}
    tables.sources[:] = [row for row in tables.sources if row["id"] in used or row["id"] not in once | fresh]


def _named(content: Content) -> frozenset[str]:
    """Observations that facts, claims or recommendations name: they cannot go without these."""
    facts: Iterable[Mapping[str, str]] = packages.rows(content, "facts")
    claims = (part.strip() for row in packages.rows(content, "claims") for part in row["operands"].split(";"))
    rests = (row["fact"] for row in packages.rows(content, "recommendation_facts"))
    return frozenset({*(row["observation"] for row in facts), *claims, *rests})
