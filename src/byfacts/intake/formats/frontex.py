"""Frontex's workbook "Monthly detections of IBC": rows of the eastern land route, a column for each month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from byfacts.errors import InputError
from byfacts.intake import causes, cells, datasets, places
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Fault, Row

ID: Final = "frontex-xlsx"
TITLE: Final = "Frontex, Monthly detections of IBC (XLSX)"
SHEET: Final = "Detections_of_IBC"
ROUTE: Final = "Eastern Borders Route"
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
    if workbook.BOOK not in packed.namelist():
        raise _no_workbook(packed.namelist())
    book = workbook.book(content)
    try:
        sheet = _sheet(book)
        cube.dataset, cube.told, cube.title = datasets.FRONTEX, True, "Monthly detections of IBC"
        _read_rows(workbook.rows(sheet), cube)
    finally:
        book.close()


def _no_workbook(names: Sequence[str]) -> InputError:
    if any(name in {"mimetype", "content.xml", "word/document.xml", "ppt/presentation.xml"} for name in names):
        return InputError(causes.DOCUMENT)
    return InputError(causes.ARCHIVE, names=", ".join(names[:5]))


def _sheet(book: Any) -> Any:
    """The sheet with the detections. Raises InputError for another workbook, by name where it is Eurostat's."""
    names = [str(name) for name in book.sheetnames]
    found = next((name for name in names if name.strip().casefold() == SHEET.casefold()), None)
    if found is None and {"Summary", "Structure"} <= set(names):
        raise InputError(causes.SPREADSHEET)
    if found is None and {"Notes", "Dictionary"} & set(names):
        raise InputError(causes.NO_SHEET, sheet=SHEET)
    if found is None:
        raise InputError(causes.OTHER_WORKBOOK, sheets=", ".join(names[:8]))
    sheet = book[found]
    if not hasattr(sheet, "iter_rows"):
        raise InputError(causes.NO_SHEET, sheet=SHEET)
    return sheet


def _read_rows(rows: Iterator[tuple[int, tuple[Any, ...]]], cube: Cube) -> None:
    months: list[str] = []
    route = border = nationality = -1
    for number, found in rows:
        if not months:
            if number > HEADING_IN:
                break
            names = [str(cell).strip().casefold() if cell is not None else "" for cell in found]
            if "route" in names and (NATIONALITY & set(names)):
                route = names.index("route")
                nationality = next(at for at, name in enumerate(names) if name in NATIONALITY)
                border = next((at for at, name in enumerate(names) if name in BORDER), -1)
                months = [_month(cell) for cell in found]
                _check_months(months)
            continue
        if str(found[route] if route < len(found) else "").strip().casefold() == ROUTE.casefold():
            people = _words(found, nationality)
            dims = (("citizen", places.code(people) or people), ("border", _words(found, border)))
            _put_row(found, months, dims, cube, number)
    if not months:
        raise InputError(causes.NO_HEADING, columns="Route, Nationality")
    if not cube.found().rows and not cube.remarks.all():
        raise InputError(causes.NO_ROUTE, route=ROUTE)


def _words(found: Sequence[Any], at: int) -> str:
    cell = found[at] if 0 <= at < len(found) else None
    return "" if cell is None else str(cell).strip()[:200]


def _month(cell: object) -> str:
    """The month of a heading such as JAN2009, or of a date; empty for other headings."""
    if isinstance(cell, date):
        return f"{cell.year:04}-{cell.month:02}"
    match = _MONTH.fullmatch(str(cell).strip().upper())
    if match is None or match[1] not in MONTHS:
        return ""
    return f"{match[2]}-{MONTHS.index(match[1]) + 1:02}"


def _check_months(months: Sequence[str]) -> None:
    given = [month for month in months if month]
    if not given:
        raise InputError(causes.NO_HEADING, columns="JAN2009, FEB2009, …")
    for month in given:
        if given.count(month) > 1:
            raise InputError(causes.TWICE_IN_HEADING, column=month)


def _put_row(found: Sequence[Any], months: Sequence[str], dims: Any, cube: Cube, number: int) -> None:
    for month, cell in zip(months, found, strict=False):
        if not month:
            continue
        try:
            cells.period(month)
            value = cells.number("" if cell is None else _plain(cell))
        except Fault as fault:
            cube.remarks.fault(fault, None, month, number)
        else:
            cube.put(Row(places.EU, month, value, "", dims, number))


def _plain(cell: object) -> str:
    """A typed cell as text: whole numbers without a point, so that the same rules meet them as in a text file."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, int) and abs(cell) > 10**30:
        return "9" * 31
    return str(cell)
