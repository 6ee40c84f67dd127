"""Eurostat's TSV, current and old: dimensions joined by commas, a column for each period, value and flag together."""

from __future__ import annotations

import re
from typing import Final

from byfacts.errors import InputError
from byfacts.intake import causes, cells, datasets
from byfacts.intake.cube import Cube
from byfacts.intake.delimited import records
from byfacts.intake.head import Head
from byfacts.intake.lines import sifted
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Fault, Row

ID: Final = "eurostat-tsv"
TITLE: Final = "Eurostat TSV"
_CORNER = re.compile(r"([A-Za-z_][\w-]*(?:,[A-Za-z_][\w-]*)*)\\([A-Za-z_][\w-]*)")
TIME = frozenset({"time", "time_period"})


def claims(head: Head) -> bool:
    return "\t" in head.first and _CORNER.fullmatch(head.first.split("\t", 1)[0].strip()) is not None


def read(opened: Opened, head: Head, cube: Cube) -> None:
    """Puts the cells of the people asked for into the cube. Raises InputError."""
    corner, *headings = head.first.split("\t")
    match = _CORNER.fullmatch(corner.strip())
    assert match is not None
    names = [datasets.dimension(name) for name in match[1].split(",")]
    across = match[2].casefold()
    if names[-1] in TIME:
        raise InputError(causes.TRANSPOSED)
    if names[-1] != "geo" or across not in TIME:
        raise InputError(causes.NO_PLACES_DOWN, down=names[-1], across=across)
    if len(set(names)) < len(names):
        raise InputError(causes.TWICE_IN_HEADING, column=corner.strip())
    periods = _periods(headings, cube)
    monthly = any(period and cells.frequency(period) == "M" for period in periods)
    cube.identify(datasets.from_dimensions(names, monthly), False, names)
    width = len(headings) + 1
    for number, line in records(
        sifted(opened, _marks(names, cube.citizen), cube.remarks, 1), "\t", width, cube.remarks
    ):
        _take(line, names, periods, cube, number)


def _periods(headings: list[str], cube: Cube) -> list[str]:
    """The period of each column, empty where its heading is none: that is told once, and the column left out."""
    found: list[str] = []
    for heading in headings:
        try:
            period = cells.period(heading)
        except Fault as fault:
            cube.remarks.fault(fault, 1, heading.strip() or None)
            period = ""
        if period and period in found:
            raise InputError(causes.TWICE_IN_HEADING, column=period)
        found.append(period)
    return found


def _marks(names: list[str], citizen: str) -> tuple[bytes]:
    """What a line about the people asked for must hold."""
    first = names.index("citizen") == 0
    return (f"{citizen},".encode() if first else f",{citizen},".encode(),)


def _take(line: list[str], names: list[str], periods: list[str], cube: Cube, number: int) -> None:
    values = [value.strip() for value in line[0].split(",")]
    if len(values) != len(names):
        cube.remarks.leave_out(causes.WIDTH, line=number, found=len(values), expected=len(names))
        return
    dims = cube.dims(names, values)
    if dims is None or not (geo := cube.place(values[-1], number)):
        return
    rows = []
    for period, cell in zip(periods, line[1:], strict=True):
        if period:
            try:
                value, flag = cells.flagged(cell)
            except Fault as fault:
                cube.remarks.fault(fault, number, period)
            else:
                rows.append(Row(geo, period, value, flag, dims, number))
    cube.put(*rows)
