"""Gathers the cells of one table that concern the people asked for, in Eurostat's codes, each cell once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from byfacts.errors import InputError
from byfacts.frozen import frozen
from byfacts.intake import causes, cells, datasets, places
from byfacts.intake.reading import Dims, Fault, Remarks, Row

MOST_SEEN = 400  # codes of each dimension that are remembered, to say what the file holds instead
MOST_CHOICES = 5_000  # of dimensions; official tables have some dozens for one citizenship
MOST_CELLS = 100_000  # several times as many as any official table has of use for one citizenship


@frozen
class Found:
    """What a reader made of a file. ``codes``: what was chosen in each dimension for the people asked for."""

    dataset: str
    told: bool
    title: str
    updated: str
    rows: tuple[Row, ...]
    citizens: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]]


class Cube:
    """One table while it is read. ``citizen`` is the code of the people asked for."""

    def __init__(self, citizen: str, remarks: Remarks) -> None:
        self.citizen = citizen
        self.remarks = remarks
        self.dataset = ""
        self.told = False
        self.title = ""
        self.updated = ""
        self._citizens: dict[str, None] = {}
        self._names: Sequence[str] = ()
        self._citizen_at = 0
        self._chosen: list[int] = []
        self._dims: dict[tuple[str, ...], Dims | None] = {}
        self._codes: dict[str, dict[str, None]] = {}
        self._cells = 0
        self._lines: dict[tuple[str, Dims], dict[str, Row | None]] = {}

    def identify(self, id: str, told: bool, dimensions: Sequence[str]) -> None:
        """Settles which table this is. Raises InputError for one that byfacts does not use."""
        if told and id not in datasets.EUROSTAT:
            raise InputError(causes.OTHER_DATASET, table=id, used=datasets.LISTED)
        if "citizen" not in dimensions:
            raise InputError(causes.NO_CITIZENSHIP, used=datasets.LISTED)
        if not id:
            raise InputError(causes.UNKNOWN_DATASET, columns=", ".join(dimensions), used=datasets.LISTED)
        self.dataset, self.told = id, told

    def dims(self, names: Sequence[str], values: Sequence[str]) -> Dims | None:
        """The dimensions of a line in codes, None for one that is of no use. Places and periods are no part of them."""
        if names is not self._names:
            self._names = names
            self._citizen_at = names.index("citizen")
            self._chosen = [at for at, name in enumerate(names) if name not in {"geo", "time"}]
        citizen = datasets.value_code("citizen", values[self._citizen_at])
        self.see(citizen)
        if citizen != self.citizen:
            return None
        key = tuple([values[at] for at in self._chosen])
        if key not in self._dims and len(self._dims) < MOST_CHOICES:
            self._dims[key] = self._coded(names, values)
        return self._dims[key] if key in self._dims else self._coded(names, values)

    def _coded(self, names: Sequence[str], values: Sequence[str]) -> Dims | None:
        found = tuple(
            (name, datasets.value_code(name, value))
            for name, value in zip(names, values, strict=True)
            if name not in {"geo", "time"}
        )
        for name, code in found:
            if len(self._codes.setdefault(name, {})) < MOST_SEEN:
                self._codes[name][code] = None
        given = dict(found)
        useful = all(given.get(name, code) == code for name, code in datasets.KEPT.get(self.dataset, ()))
        return found if useful else None

    def see(self, citizen: str) -> None:
        if citizen and (len(self._citizens) < MOST_SEEN or citizen == self.citizen):
            self._citizens[citizen] = None

    def put_text(self, dims: Dims, geo: str, period: str, value: str, flag: str, line: int) -> None:
        """One cell as the file writes it, its value and flag apart. What cannot be read is told and left out."""
        try:
            place = self.place(geo, line)
            if place:
                self.put(Row(place, cells.period(period), cells.number(value), cells.known(flag), dims, line))
        except Fault as fault:
            self.remarks.fault(fault, line)

    def place(self, words: str, line: int) -> str:
        """The code of a place, empty for one that is not known: that is told."""
        code = places.code(words)
        if not code:
            self.remarks.leave_out(causes.UNKNOWN_PLACE, line=line, value=words)
        return code

    def put(self, *rows: Row) -> None:
        """Cells of one place and one choice of dimensions. Of two values for the same cell neither is taken."""
        if not rows:
            return
        self._cells += len(rows)
        if self._cells > MOST_CELLS:
            raise InputError(causes.TOO_MANY)
        line = (rows[0].geo, rows[0].dims)
        if line in self._lines:
            for row in rows:
                self._compare(self._lines[line], row)
        else:  # the rule: a table has each such line once, and its cells need not be compared one by one
            self._lines[line] = {row.period: row for row in rows}

    def _compare(self, line: dict[str, Row | None], row: Row) -> None:
        """Adds a cell to a line; None stands for one that was given twice, differently."""
        other = line.get(row.period, row)
        if other is row:
            line[row.period] = row
        elif other is None:
            return
        elif (other.value, other.flag) == (row.value, row.flag):
            self.remarks.notice(causes.SAME_TWICE, line=row.line)
        else:
            self.remarks.leave_out(causes.TWO_VALUES, line=row.line, first=_shown(other), second=_shown(row))
            line[row.period] = None

    def found(self) -> Found:
        rows = tuple(row for line in self._lines.values() for row in line.values() if row is not None)
        codes = {name: tuple(found) for name, found in self._codes.items()}
        return Found(self.dataset, self.told, self.title, self.updated, rows, tuple(self._citizens), codes)


def _shown(row: Row) -> str:
    value = ":" if row.value is None else f"{row.value:.0f}"
    return f"{value} {row.flag}".strip()
