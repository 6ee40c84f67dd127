"""Frontex's workbook "Monthly detections of IBC": rows of the eastern land route, a column for each month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from byfacts.errors import InputError
from byfacts.frozen import frozen
from byfacts.intake import causes, cells, datasets, places
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Dims, Fault, Row

ID: Final = "frontex-xlsx"
TITLE: Final = "Frontex, Monthly detections of IBC (XLSX)"
SHEET: Final = "Detections_of_IBC"
ROUTE: Final = "Eastern Borders Route"
ROUTES: Final = frozenset({"eastern borders route", "eastern land borders route", "eastern land border"})
HEADING_IN: Final = 10  # rows from the top
MONTHS: Final = tuple("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split())
_MONTH = re.compile(r"([A-Z]{3})[A-Z]* ?[-/]? ?([0-9]{4})")
NATIONALITY = frozenset({"nationality", "nationalitylong"})
BORDER = frozenset({"border type or inland", "border type", "borderlocation", "border location"})


def claims(head: Head) -> bool:
    """Every workbook: which one it is shows only when it is open."""
    return head.raw.startswith(b"PK\x03\x04")


def read(opened: Opened, head: Head, cube: Cube) -> None:  # noqa: ARG001 - every format is called alike
    """Puts the detections on the eastern land route into the cube, by nationality. Raises InputError."""
    from byfacts.intake import workbook  # what it takes to open archives is slow to import

    content = opened.whole(workbook.LARGEST)
    packed = workbook.archive(content)
    place = _place(workbook.sheets(packed))
    cube.dataset, cube.told, cube.title = datasets.FRONTEX, True, "Monthly detections of IBC"
    _read_rows(workbook.rows(packed, place), cube)


def _place(sheets: Mapping[str, str]) -> str:
    """Where the sheet with the detections lies. Raises InputError for another workbook, by name if it is Eurostat's."""
    found = next((place for name, place in sheets.items() if name.strip().casefold() == SHEET.casefold()), None)
    if found is not None:
        return found
    if {"Summary", "Structure"} <= sheets.keys():
        raise InputError(causes.SPREADSHEET)
    if {"Notes", "Dictionary"} & sheets.keys():
        raise InputError(causes.NO_SHEET, sheet=SHEET)
    raise InputError(causes.OTHER_WORKBOOK, sheets=", ".join(list(sheets)[:8]))


@frozen
class _Columns:
    """Where the cells stand; ``months``: column and month."""

    route: int
    border: int
    nationality: int
    months: tuple[tuple[int, str], ...]


def _read_rows(rows: Iterator[tuple[int, Mapping[int, str]]], cube: Cube) -> None:
    columns: _Columns | None = None
    found = False
    for number, row in rows:
        if columns is None:
            if number > HEADING_IN:
                break
            columns = _columns(row)
        elif row.get(columns.route, "").strip().casefold() in ROUTES:
            found = True
            people = row.get(columns.nationality, "").strip()
            dims = (("citizen", places.code(people) or people), ("border", row.get(columns.border, "").strip()))
            _put_row(row, columns, dims, cube, number)
    if columns is None:
        raise InputError(causes.NO_HEADING, columns="Route, Nationality")
    if not found:
        raise InputError(causes.NO_ROUTE, route=ROUTE)


def _columns(row: Mapping[int, str]) -> _Columns | None:
    """The columns, when the row is the heading."""
    names = {name.strip().casefold(): at for at, name in row.items()}
    nationality = next((names[name] for name in names if name in NATIONALITY), None)
    if "route" not in names or nationality is None:
        return None
    border = next((names[name] for name in names if name in BORDER), -1)
    months = tuple((at, month) for at, name in sorted(row.items()) if (month := _month(name)))
    _check_months([month for _, month in months])
    return _Columns(names["route"], border, nationality, months)


def _month(heading: str) -> str:
    """The month of a heading such as JAN2009, or of a day as spreadsheets count them; empty for other headings."""
    heading = heading.strip().upper()
    if heading.isdecimal() and len(heading) == len("39814"):  # the files of before 2020 have dates there
        return (date(1899, 12, 30) + timedelta(days=int(heading))).isoformat()[:7]
    match = _MONTH.fullmatch(heading)
    if match is None or match[1] not in MONTHS:
        return ""
    return f"{match[2]}-{MONTHS.index(match[1]) + 1:02}"


def _check_months(months: Sequence[str]) -> None:
    if not months:
        raise InputError(causes.NO_HEADING, columns="JAN2009, FEB2009, …")
    seen: set[str] = set()
    for month in months:
        if month in seen:
            raise InputError(causes.TWICE_IN_HEADING, column=month)
        seen.add(month)


def _put_row(row: Mapping[int, str], columns: _Columns, dims: Dims, cube: Cube, number: int) -> None:
    for at, month in columns.months:
        try:
            value = cells.number(row.get(at, ""))
            cells.period(month)
        except Fault as fault:
            cube.remarks.fault(fault, None, month, number)
        else:
            cube.put(Row(places.EU, month, value, "", dims, number))
