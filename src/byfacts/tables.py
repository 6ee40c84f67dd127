"""Reads the tables of a data package against the package's own description; every fault is kept with its place."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from byfacts import periods
from byfacts.edition import Folder
from byfacts.errors import N_, AbsentError, Place, Problem
from byfacts.frozen import frozen

DESCRIPTION = "datapackage.json"
UNKNOWN = N_("“{value}” is not known in {table}.")
Cells = Mapping[str, str]
V = TypeVar("V")


class Known(dict[str, V]):
    """The values of a table by their keys. A key that is not there is told with the name of the table."""

    def __init__(self, table: str, values: Mapping[str, V]) -> None:
        super().__init__(values)
        self.table = table

    def __missing__(self, key: str) -> V:
        raise AbsentError(UNKNOWN, value=key, table=self.table)


class Row(NamedTuple):
    """A row that its table's description accepts. ``number`` counts as a spreadsheet does, the heading included."""

    number: int
    cells: Cells


class Faults:
    """Collects what is wrong, so that everything is told at once."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(
        self, message: str, file: str, row: int | None = None, column: str | None = None, /, **params: object
    ) -> None:
        words = tuple((name, str(value)) for name, value in params.items())
        self.found.append(Problem(message, Place(file, row, column), words))


class Rule(NamedTuple):
    """What a cell of a column must satisfy: ``holds`` is asked for cells that are not empty."""

    column: str
    required: bool
    message: str
    holds: Callable[[str], object]
    params: Mapping[str, str]


@frozen
class Table:
    """A table as the package describes it. ``references`` are (column, table, column there)."""

    name: str
    file: str
    columns: tuple[str, ...]
    rules: tuple[Rule, ...]
    key: tuple[str, ...]
    unique: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...]


@frozen
class Package:
    """The description of the package: its tables by name, its edition and the day as of which it stands."""

    edition: str
    as_of: date
    tables: Mapping[str, Table]


def read_package(folder: Folder, expected: Mapping[str, Sequence[str]], faults: Faults) -> Package | None:
    """The description of the package in ``folder``, None when it cannot be used.

    ``expected`` names the tables and columns that it must have.
    """
    text = _text(folder, DESCRIPTION, faults)
    if text is None:
        return None
    try:
        found = json.loads(text)
        tables = {written["name"]: _table(written) for written in found["resources"]}
        package = Package(str(found["version"]), date.fromisoformat(str(found["created"])[:10]), tables)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, re.error):
        faults.add(N_("This is not the description of a data package."), DESCRIPTION)
        return None
    sound = True
    for name, columns in expected.items():
        if name not in tables or set(columns) != set(tables[name].columns):
            faults.add(
                N_("The table {table} is not described with the columns that it needs: {columns}."),
                DESCRIPTION,
                table=name,
                columns=", ".join(columns),
            )
            sound = False
    return package if sound else None


def read_rows(folder: Folder, table: Table, faults: Faults) -> tuple[list[Row], frozenset[str]] | None:
    """The sound rows of a table, and the keys of all rows, unsound ones included; None when there is no such table.

    A key of several columns is joined with @: series@geo@period.
    """
    text = _text(folder, table.file, faults)
    if text is None:
        return None
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        faults.add(N_("The file is not a table of comma-separated values."), table.file)
        return None
    if not lines or tuple(lines[0]) != table.columns:
        faults.add(
            N_("The heading is not the expected one: {columns}."), table.file, 1, columns=",".join(table.columns)
        )
        return None
    places = [table.columns.index(column) for column in table.key]
    keys = frozenset("@".join(line[p] for p in places) for line in lines[1:] if len(line) > max(places))
    return _sound(table, lines[1:], faults), keys


def _sound(table: Table, lines: list[list[str]], faults: Faults) -> list[Row]:
    """The rows without a fault. Columns are checked by their distinct values: most tables repeat few of them."""
    found = Faults()
    numbered = [(number, line) for number, line in enumerate(lines, start=2) if len(line) == len(table.columns)]
    if len(numbered) < len(lines):
        _check_widths(table, lines, found)
    columns = (
        dict(zip(table.columns, zip(*(line for _, line in numbered), strict=True), strict=True)) if numbered else {}
    )
    rows = [number for number, _ in numbered]
    for rule in table.rules if numbered else ():
        _check_column(rule, table.file, rows, columns[rule.column], found)
    for key in dict.fromkeys((table.key, *((column,) for column in table.unique))) if numbered else ():
        _check_unique(key, table.file, rows, list(zip(*(columns[column] for column in key), strict=True)), found)
    faults.found += sorted(found.found, key=lambda problem: problem.place.row or 0)
    unsound = {problem.place.row for problem in found.found}
    return [
        Row(number, dict(zip(table.columns, line, strict=True))) for number, line in numbered if number not in unsound
    ]


def _check_widths(table: Table, lines: list[list[str]], faults: Faults) -> None:
    for number, line in enumerate(lines, start=2):
        if len(line) != len(table.columns):
            message = N_("The row has {found} cells; the heading has {expected}.")
            faults.add(message, table.file, number, found=len(line), expected=len(table.columns))


def _check_column(rule: Rule, file: str, rows: list[int], cells: Sequence[str], faults: Faults) -> None:
    distinct = set(cells)
    wrong = {cell for cell in distinct if (not rule.holds(cell) if cell else rule.required)}
    if not wrong:
        return
    for number, cell in zip(rows, cells, strict=True):
        if cell in wrong and not cell:
            faults.add(N_("A value is missing."), file, number, rule.column)
        elif cell in wrong:
            faults.add(rule.message, file, number, rule.column, value=cell, **rule.params)


def _check_unique(
    key: tuple[str, ...], file: str, rows: list[int], values: list[tuple[str, ...]], faults: Faults
) -> None:
    if len(set(values)) == len(values):
        return
    seen: set[tuple[str, ...]] = set()
    for number, value in zip(rows, values, strict=True):
        if value in seen and any(value):
            faults.add(N_("“{value}” is there more than once."), file, number, key[-1], value=", ".join(value))
        seen.add(value)


def _text(folder: Folder, name: str, faults: Faults) -> str | None:
    try:
        return (folder / name).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        faults.add(N_("The file is missing."), name)
    except OSError as error:
        faults.add(N_("The file cannot be read: {reason}."), name, reason=error.strerror or type(error).__name__)
    except UnicodeDecodeError:
        faults.add(N_("The file is damaged: its text is not UTF-8."), name)
    return None


# the description


def _table(written: Mapping[str, Any]) -> Table:
    schema = written["schema"]
    fields = schema["fields"]
    key = tuple(schema["primaryKey"])
    references = []
    for link in schema.get("foreignKeys", ()):
        target = link["reference"]
        references.append((link["fields"][0], target["resource"] or written["name"], target["fields"][0]))
    return Table(
        name=written["name"],
        file=written["path"],
        columns=tuple(f["name"] for f in fields),
        rules=tuple(rule for f in fields for rule in _rules(f)),
        key=key,
        unique=tuple(f["name"] for f in fields if f.get("constraints", {}).get("unique") and (f["name"],) != key),
        references=tuple(references),
    )


def _rules(written: Mapping[str, Any]) -> list[Rule]:
    """The checks of a column. The first one also says whether a value is required."""
    limits = written.get("constraints", {})
    found: list[tuple[str, Callable[[str], object], dict[str, str]]] = []
    if written["type"] in _TYPES:
        found.append((*_TYPES[written["type"]], {}))
    if "enum" in limits:
        allowed = frozenset(limits["enum"])
        found.append((_NONE_OF, allowed.__contains__, {"allowed": ", ".join(limits["enum"])}))
    if letters := _LETTERS.fullmatch(limits.get("pattern", "")):
        matches = re.compile(limits["pattern"]).fullmatch
        found.append((_NONE_OF, matches, {"allowed": ", ".join(letters[1])}))
    elif "pattern" in limits:
        is_period = r"\d{4}" in limits["pattern"]
        matches = re.compile(limits["pattern"]).fullmatch
        found.append(
            (_NO_PERIOD, _is_period, {}) if is_period else (N_("“{value}” is not written as expected."), matches, {})
        )
    if "minimum" in limits:
        found.append(
            (N_("“{value}” is below {least}."), _at_least(limits["minimum"]), {"least": str(limits["minimum"])})
        )
    if "maxLength" in limits:
        most = int(limits["maxLength"])
        found.append(
            (
                N_("The text is too long: {most} characters at most."),
                lambda cell: len(cell) <= most,
                {"most": str(most)},
            )
        )
    required = bool(limits.get("required"))
    if not found:
        return [Rule(written["name"], True, "", bool, {})] if required else []
    return [Rule(written["name"], required and n == 0, m, holds, p) for n, (m, holds, p) in enumerate(found)]


_NUMBER = re.compile(r"-?\d+(\.\d+)?").fullmatch
_WHOLE = re.compile(r"-?\d+").fullmatch
_LETTERS = re.compile(r"\^\[([a-z]+)\]\*\$")  # a cell of these letters alone: flags
_NONE_OF = N_("“{value}” is none of: {allowed}.")
_NO_PERIOD = N_("“{value}” is not a date or period that exists.")


def _is_period(cell: str) -> bool:
    try:
        periods.span(cell)
    except ValueError:
        return False
    return True


def _is_day(cell: str) -> bool:
    return len(cell) == len("2025-05-25") and _is_period(cell)


def _at_least(limit: float) -> Callable[[str], bool]:
    return lambda cell: not _NUMBER(cell) or float(cell) >= limit


_TYPES: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "number": (N_("“{value}” is not a number."), _NUMBER),
    "integer": (N_("“{value}” is not a whole number."), _WHOLE),
    "boolean": (N_("“{value}” is neither true nor false."), ("true", "false").__contains__),
    "date": (_NO_PERIOD, _is_day),
}
