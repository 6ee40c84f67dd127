"""SDMX-CSV 1.0: one observation a line, codes or labels in the same columns, the table named in the first one."""

from __future__ import annotations

from typing import Final

from byfacts.intake import cells, datasets, delimited, observations
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.opening import Opened

ID: Final = "sdmx-csv-1.0"
TITLE: Final = "SDMX-CSV 1.0"


def claims(head: Head) -> bool:
    return head.first.lstrip('"').startswith(("DATAFLOW,", "DATAFLOW;", "DATAFLOW\t", 'DATAFLOW"'))


def read(opened: Opened, head: Head, cube: Cube) -> None:
    """Puts the observations of the people asked for into the cube. Raises InputError."""
    names = delimited.codes(delimited.heading(head.first))
    time, value = delimited.need(names, "TIME_PERIOD", "OBS_VALUE")
    dims = {
        datasets.dimension(name): at
        for at, name in enumerate(names[:time])
        if name not in {"DATAFLOW", "LAST UPDATE", "LAST_UPDATE"}
    }
    flags = [at for at, name in enumerate(names) if name in {"OBS_FLAG", "OBS_STATUS", "CONF_STATUS"}]
    columns = observations.Columns(len(names), delimited.sign(head.first), dims, time, value, tuple(flags), 0)
    first = observations.first_record(head, columns)
    if "LAST UPDATE" in names:
        cube.updated = cells.day(first[names.index("LAST UPDATE")])
    observations.identify(cube, columns, datasets.from_dataflow(first[0]) if first[0] else "", first)
    observations.read(opened, columns, cube)
