"""Tables with one observation a line, whatever the format calls their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from byfacts.errors import InputError
from byfacts.frozen import frozen
from byfacts.intake import causes, cells, datasets, delimited
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.lines import sifted
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Fault

# What a line about the people asked for may hold, beside their code.
NAMES: Final[Mapping[str, str]] = {"BY": "Belarus", "UA": "Ukraine"}


@frozen
class Columns:
    """Where the cells of an observation stand. ``dims``: name to position, the place among them.

    ``table``: where each line names its table; -1 where the file does not.
    """

    width: int
    sign: str
    dims: Mapping[str, int]
    time: int
    value: int
    flags: tuple[int, ...]
    table: int = -1


def first_record(head: Head, columns: Columns) -> list[str]:
    """The cells of the first observation. Raises InputError for a table without any."""
    for text in head.lines[1:]:
        try:
            found = delimited.split(text, columns.sign)
        except Fault:
            continue
        if len(found) == columns.width:
            return found
    raise InputError(causes.NOT_A_TABLE)


def identify(cube: Cube, columns: Columns, named: str, first: list[str]) -> None:
    """Which table this is: as the file names it, else by its columns. Raises InputError for one that is not used."""
    if "geo" not in columns.dims:
        raise InputError(causes.NO_HEADING, columns="geo")
    if named:
        cube.identify(named, True, list(columns.dims))
        return
    try:
        monthly = cells.frequency(cells.period(first[columns.time])) == "M"
    except Fault:
        monthly = False
    cube.identify(datasets.from_dimensions(columns.dims, monthly), False, list(columns.dims))


def read(opened: Opened, columns: Columns, cube: Cube, flag_of: Callable[[str], str] = datasets.code) -> None:
    """Puts the observations of the people asked for into the cube. Raises InputError.

    ``flag_of`` finds the flag in a cell that may hold more.
    """
    names = tuple(columns.dims)
    positions = tuple(columns.dims.values())
    geo = columns.dims["geo"]
    marks = [cube.citizen.encode()]
    if cube.citizen in NAMES:
        marks.append(NAMES[cube.citizen].encode())
    lines = sifted(opened, marks, cube.remarks, 1)
    for number, line in delimited.records(lines, columns.sign, columns.width, cube.remarks):
        dims = cube.dims(names, [line[at] for at in positions])
        if dims is None:
            continue
        if cube.told and datasets.from_dataflow(line[columns.table]) != cube.dataset:
            cube.remarks.leave_out(causes.ANOTHER_TABLE, line=number, table=line[columns.table])
            continue
        flag = " ".join(filter(None, (flag_of(line[at]).strip() for at in columns.flags)))
        place, time = datasets.code(line[geo]), datasets.code(line[columns.time])
        cube.put_text(dims, place, time, line[columns.value], flag, number)
