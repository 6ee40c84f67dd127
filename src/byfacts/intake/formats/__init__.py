"""The official formats, one module each: what it is called, how it is known by its content, and how it is read."""

from __future__ import annotations

from typing import Final, Protocol

from byfacts.intake.cube import Cube
from byfacts.intake.formats import data_explorer, frontex, json_stat, sdmx_csv_1, sdmx_csv_2, tsv, unhcr
from byfacts.intake.head import Head
from byfacts.intake.opening import Opened


class Format(Protocol):
    """A module of this package."""

    @property
    def ID(self) -> str: ...

    @property
    def TITLE(self) -> str: ...

    def claims(self, head: Head) -> bool:
        """Whether a file that starts like this is of the format."""
        ...

    def read(self, opened: Opened, head: Head, cube: Cube) -> None:
        """Puts what the file holds about the people asked for into the cube. Raises InputError."""
        ...


# Asked in this order; a test holds the list to the modules that are there.
FORMATS: Final[tuple[Format, ...]] = (tsv, sdmx_csv_2, sdmx_csv_1, json_stat, data_explorer, unhcr, frontex)


def title(id: str) -> str:
    """The name of a format as people know it. Raises StopIteration for an unknown id."""
    return next(made.TITLE for made in FORMATS if id == made.ID)
