"""Official figures from files: what a file is, what it holds about citizens of Belarus, and what is wrong with it.

What the figures mean for byfacts' own series is told by ``byfacts.intake.mapping``.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from byfacts.errors import InputError
from byfacts.frozen import frozen
from byfacts.intake.archived import unwrapped
from byfacts.intake.cube import Cube
from byfacts.intake.diagnosis import diagnose
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Progress, Reading, Remark, Remarks, Row, Stopped, Weight

__all__ = [
    "Progress",
    "Reading",
    "Recognised",
    "Remark",
    "Row",
    "Stopped",
    "Weight",
    "read",
    "recognise",
]
BELARUS = "BY"


@frozen
class Recognised:
    """An official format by its id and its name as people know it."""

    id: str
    title: str


def recognise(source: Path | BinaryIO) -> Recognised:
    """The format of a file, by its content. Raises InputError, which says what else it is."""
    opened = Opened(source)
    try:
        _, _, made = unwrapped(opened)
    finally:
        opened.close()
    return Recognised(made.ID, made.TITLE)


def read(source: Path | BinaryIO, progress: Progress | None = None, name: str = "", citizen: str = BELARUS) -> Reading:
    """What the file holds about citizens of a country, and every problem with it.

    A file that cannot be used is no error: its remarks say why. Large ones are streamed; ``progress`` is told how far
    it is, and its answer False ends the reading with Stopped. ``name`` is how messages call the file.
    """
    remarks = Remarks(name or (source.name if isinstance(source, Path) else ""))
    cube = Cube(citizen, remarks)
    format_id = ""
    try:
        opened = Opened(source, progress)
        try:
            table, head, made = unwrapped(opened)
            format_id = made.ID
            made.read(table, head, cube)
        finally:
            opened.close()
    except InputError as error:
        remarks.refuse(error)
        found = cube.found()
        return Reading(
            remarks.file, format_id, found.dataset, found.told, found.title, found.updated, (), remarks.all()
        )
    found = cube.found()
    diagnose(found, citizen, remarks)
    return Reading(
        *(remarks.file, format_id, found.dataset, found.told, found.title, found.updated, found.rows, remarks.all())
    )
