"""From the cells of an official table to values of byfacts' series, by the table of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from byfacts.errors import N_, InputError
from byfacts.frozen import frozen
from byfacts.intake import causes, cells, datasets, places
from byfacts.intake.reading import Reading, Remark, Remarks, Row
from byfacts.intake.rules import RULES, Places, Rule
from byfacts.model import Observation, Quantity, Status

SUMMED: Final = N_("Sum over the member states, computed by byfacts.")
INCOMPLETE: Final = N_("Incomplete year: not all countries have reported. Never added up.")
FLAGS: Final = frozenset("bdepu")  # what the data package has words for
ESTIMATED: Final = frozenset("efis")  # estimated, forecast, imputed, Eurostat's estimate of before 2025


@frozen
class Value:
    """A number for a series, or its absence: ``value`` is None where the publisher gives none (any more)."""

    series: str
    geo: str
    period: str
    value: float | None
    status: Status
    flag: str
    note: str
    lines: tuple[int, ...]

    @property
    def key(self) -> str:
        return f"{self.series}@{self.geo}@{self.period}"

    def observation(self, source: str) -> Observation:
        """As a row of the data package. Raises ValueError where there is no value."""
        if self.value is None:
            raise ValueError(self.key)
        quantity = Quantity.of(self.value)
        return Observation(self.series, self.geo, self.period, quantity, self.status, source, self.flag, note=self.note)


@frozen
class Mapped:
    """The values of all series that the file has something for, and what must be known about them."""

    values: tuple[Value, ...]
    remarks: tuple[Remark, ...]


def mapped(reading: Reading) -> Mapped:
    """What a file says about byfacts' series. A file that was refused says nothing."""
    remarks = Remarks(reading.file)
    if reading.refused:
        return Mapped((), ())
    rules = [rule for rule in RULES if rule.dataset == reading.dataset or _both(rule, reading)]
    values = tuple(value for rule in rules for value in _values(rule, reading.rows, remarks))
    if not values:
        remarks.refuse(InputError(causes.NO_USE))
    _tell(reading, values, remarks)
    return Mapped(values, remarks.all())


def _both(rule: Rule, reading: Reading) -> bool:
    """UNHCR's older files hold applications and decisions together."""
    unhcr = {datasets.UNHCR_APPLICATIONS, datasets.UNHCR_DECISIONS, datasets.UNHCR_POPULATION}
    return rule.dataset in unhcr and reading.dataset in unhcr


def _values(rule: Rule, rows: Iterable[Row], remarks: Remarks) -> Iterator[Value]:
    rows = [row for row in rows if _concerns(rule, row)]
    taken = [row for row in rows if all(row.dim(name) in codes for name, codes in rule.where if _has(row, name))]
    if rule.split_by:
        total = dict(rule.where)[rule.split_by]
        split = {(row.geo, row.period) for row in rows if row.dim(rule.split_by) not in total}
        taken = [row for row in taken if (row.geo, row.period) in split]
    match rule.places:
        case Places.UNION:
            yield from _published(rule, taken)
        case Places.UNION_SUMMED | Places.SUM:
            yield from _summed(rule, taken, remarks)
        case Places.WORLD:
            yield from _added_up(rule, [row for row in taken if row.geo == places.WORLD], places.WORLD, "")
        case Places.BELARUS:
            yield from _added_up(rule, [row for row in taken if row.geo == "BY"], "BY", "")
        case Places.FRONTIER:
            yield from _added_up(rule, taken, places.EU, "")


def _concerns(rule: Rule, row: Row) -> bool:
    citizen = row.dim("citizen")
    whom = citizen == rule.citizen if rule.citizen else citizen != rule.without
    return whom and cells.frequency(row.period) in rule.lengths


def _has(row: Row, name: str) -> bool:
    return any(key == name for key, _ in row.dims)


def _published(rule: Rule, rows: list[Row]) -> Iterator[Value]:
    """One cell, one value. A year without the total of the EU, in a file that has it for others, is incomplete."""
    total = {row.period for row in rows if row.geo == places.EU and row.value is not None}
    for row in rows:
        if row.geo in places.MEMBERS or row.geo == places.EU:
            incomplete = total and row.period not in total and row.period > max(total)
            yield Value(
                *(rule.series, row.geo, row.period, row.value, status(row.flag), flag(row.flag)),
                *(INCOMPLETE if incomplete else "", (row.line,)),
            )


def _summed(rule: Rule, rows: list[Row], remarks: Remarks) -> Iterator[Value]:
    """Each member state, and their sum where the file holds other countries too, and so not a choice of states."""
    members = [row for row in rows if row.geo in places.MEMBERS]
    by_place: dict[str, list[Row]] = {}
    for row in members:
        by_place.setdefault(row.geo, []).append(row)
    if rule.places is Places.UNION_SUMMED:
        for geo, of in by_place.items():
            yield from _added_up(rule, of, geo, "")
    others = {row.period for row in rows if row.geo not in places.MEMBERS and row.geo != places.WORLD}
    whole = [row for row in members if row.period in others]
    if len(whole) < len(members):
        remarks.notice(causes.NO_SUM)
    yield from _added_up(rule, whole, places.EU, SUMMED)


def _added_up(rule: Rule, rows: Iterable[Row], geo: str, note: str) -> Iterator[Value]:
    """One value for each period: the sum over the cells that have one."""
    by_period: dict[str, list[Row]] = {}
    for row in rows:
        by_period.setdefault(row.period, []).append(row)
    for period, of in by_period.items():
        given = [row.value for row in of if row.value is not None]
        letters = "".join(sorted({letter for row in of for letter in row.flag}))
        yield Value(
            *(rule.series, geo, period, sum(given) if given else None, status(letters), flag(letters)),
            *(note, tuple(row.line for row in of)),
        )


def status(letters: str) -> Status:
    """What the publisher's letters say of a value: an estimate stays one even while it is provisional."""
    if ESTIMATED & set(letters):
        return Status.ESTIMATE
    return Status.PROVISIONAL if "p" in letters else Status.FINAL


def flag(letters: str) -> str:
    """The letters that byfacts has words for."""
    return "".join(letter for letter in letters if letter in FLAGS)


def _tell(reading: Reading, values: tuple[Value, ...], remarks: Remarks) -> None:
    if not values:
        return
    if reading.dataset == datasets.FRONTEX:
        remarks.notice(causes.EAST_NOT_BELARUS)
    measures = {row.dim("measure") for row in reading.rows}
    if "applied" in measures and not any(_has(row, "application") for row in reading.rows):
        remarks.notice(causes.MAYBE_REPEATED)
    if "recognised" in measures and not any(_has(row, "stage") for row in reading.rows):
        remarks.notice(causes.MAYBE_APPEALS)
    if reading.dataset == datasets.UNHCR_POPULATION and not any(row.geo == places.WORLD for row in reading.rows):
        remarks.notice(causes.NO_WORLD)
