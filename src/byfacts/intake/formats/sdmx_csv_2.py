"""SDMX-CSV 2.0: one observation a line, a column of codes and one of labels for each dimension."""

from __future__ import annotations

import re
from typing import Final

from byfacts.intake import datasets, delimited, observations
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.opening import Opened

ID: Final = "sdmx-csv-2.0"
TITLE: Final = "SDMX-CSV 2.0"
_CODES = re.compile(r"[a-z][a-z0-9_]*")
OF_THE_TABLE = frozenset({"STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY"})


def claims(head: Head) -> bool:
    return re.match(r'"?STRUCTURE(\[[^\]]\])?"?[,;\t]"?STRUCTURE_ID', head.first) is not None


def read(opened: Opened, head: Head, cube: Cube) -> None:
    """Puts the observations of the people asked for into the cube. Raises InputError."""
    names = delimited.codes(delimited.heading(head.first))
    time, value = delimited.need(names, "TIME_PERIOD", "OBS_VALUE")
    before = [(at, name) for at, name in enumerate(names[:time]) if name.split("[")[0] not in OF_THE_TABLE]
    coded = [(at, name) for at, name in before if _CODES.fullmatch(name)]
    dims = {datasets.dimension(name): at for at, name in coded or before}
    flags = [at for at, name in enumerate(names) if name in {"OBS_FLAG", "OBS_STATUS", "CONF_STATUS"}]
    columns = observations.Columns(len(names), delimited.sign(head.first), dims, time, value, tuple(flags), 1)
    first = observations.first_record(head, columns)
    if "STRUCTURE_NAME" in names:
        cube.title = first[names.index("STRUCTURE_NAME")].strip()
    observations.identify(cube, columns, datasets.from_dataflow(first[1]) if first[1] else "", first)
    observations.read(opened, columns, cube)
