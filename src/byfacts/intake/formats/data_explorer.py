"""CSV files of Eurostat's Data Explorer (until 2021): labels, thousands commas, everything quoted, Windows-1252."""

from __future__ import annotations

from typing import Final

from byfacts.errors import InputError
from byfacts.intake import causes, datasets, delimited, observations
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Fault

ID: Final = "data-explorer-csv"
TITLE: Final = "Eurostat Data Explorer CSV"
FLAGS = "Flag and Footnotes"
LONGEST_FLAG = 3


def claims(head: Head) -> bool:
    try:
        names = {name.strip() for name in delimited.split(head.first, delimited.sign(head.first))}
    except Fault:
        return False
    return {"TIME", "Value"} <= names


def read(opened: Opened, head: Head, cube: Cube) -> None:
    """Puts the observations of the people asked for into the cube. Raises InputError."""
    names = delimited.heading(head.first)
    time, value = delimited.need(names, "TIME", "Value")
    if "GEO" not in names:
        raise InputError(causes.NO_HEADING, columns="GEO")
    dims = {
        datasets.dimension(name): at
        for at, name in enumerate(names)
        if at not in {time, value} and name != FLAGS and name and not name.endswith("_LABEL")
    }
    flags = (names.index(FLAGS),) if FLAGS in names else ()
    columns = observations.Columns(len(names), delimited.sign(head.first), dims, time, value, flags)
    observations.identify(cube, columns, "", observations.first_record(head, columns))
    observations.read(opened, columns, cube, _flag)


def _flag(words: str) -> str:
    """The flag before a footnote: letters, where the column holds more than them."""
    first = words.replace(",", " ").split()[:1]
    return first[0] if first and len(first[0]) <= LONGEST_FLAG and first[0].islower() else ""
