"""Official files as the tests want them: JSON-stat with the bundled figures, some of them changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from byfacts.library import load
from byfacts.model import Status

Cell = tuple[str, str]  # place, period
DIMENSIONS = {
    "migr_resvalid": {"freq": "A", "duration": "TOTAL", "reason": "TOTAL", "unit": "PER", "citizen": "BY"},
    "migr_resfirst": {"freq": "A", "duration": "TOTAL", "reason": "TOTAL", "unit": "PER", "citizen": "BY"},
    "migr_asyappctza": {
        "freq": "A",
        "unit": "PER",
        "citizen": "BY",
        "sex": "T",
        "age": "TOTAL",
        "applicant": "FRST",
    },
}
SERIES = {
    "migr_resvalid": "valid-permits",
    "migr_resfirst": "first-permits",
    "migr_asyappctza": "asylum-first-time",
}


def bundled(dataset: str) -> dict[Cell, float | None]:
    """The numbers of the bundled series."""
    return {(one.geo, one.period): one.quantity.point for one in load().by_series[SERIES[dataset]]}


def flags(dataset: str) -> dict[Cell, str]:
    letters = {Status.PROVISIONAL: "p", Status.ESTIMATE: "e", Status.FINAL: ""}
    found = {}
    for one in load().by_series[SERIES[dataset]]:
        flag = one.flag if one.status is Status.FINAL or letters[one.status] in one.flag else letters[one.status]
        if flag:
            found[one.geo, one.period] = flag
    return found


def write(
    path: Path,
    updated: str,
    changed: Mapping[Cell, float | None] | None = None,
    marked: Mapping[Cell, str] | None = None,
    dataset: str = "migr_resvalid",
    only: frozenset[str] = frozenset(),
) -> Path:
    """A file of the bundled figures. ``changed``: others, None for a cell without one; ``only``: these periods."""
    cells = {**bundled(dataset), **(changed or {})}
    cells = {cell: value for cell, value in cells.items() if not only or cell[1] in only}
    status = {**flags(dataset), **(marked or {})}
    places, periods = (list(dict.fromkeys(cell[at] for cell in cells)) for at in (0, 1))
    periods.sort()
    dimensions = {**{name: [code] for name, code in DIMENSIONS[dataset].items()}, "geo": places, "time": periods}
    at = {(geo, time): n * len(periods) + m for n, geo in enumerate(places) for m, time in enumerate(periods)}
    content = {
        "version": "2.0", "class": "dataset", "label": dataset, "source": "ESTAT",
        "updated": f"{updated}T23:00:00+0200",
        "value": {str(at[cell]): value for cell, value in cells.items() if value is not None},
        "status": {str(at[cell]): flag for cell, flag in status.items() if cell in at and flag},
        "id": list(dimensions), "size": [len(codes) for codes in dimensions.values()],
        "dimension": {
            name: {"category": {"index": {code: n for n, code in enumerate(codes)}, "label": {c: c for c in codes}}}
            for name, codes in dimensions.items()
        },
        "extension": {"id": dataset.upper(), "agencyId": "ESTAT"},
    }  # fmt: skip
    path.write_text(json.dumps(content), "utf-8")
    return path
