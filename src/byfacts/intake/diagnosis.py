"""Why a table that could be read holds nothing for byfacts, or less than one might think: the likely cause."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from byfacts.errors import InputError
from byfacts.intake import causes, cells, datasets, places
from byfacts.intake.cube import Found
from byfacts.intake.reading import Remarks, Row

EXAMPLES: Final = 5
TOTALS: Final = (("sex", "T"), ("age", "TOTAL"))


def diagnose(found: Found, citizen: str, remarks: Remarks) -> None:
    """Adds the likely causes to the remarks. ``citizen`` is the code of the people asked for."""
    if not found.rows:
        _nothing(found, citizen, remarks)
        return
    if not found.told and found.dataset:
        remarks.notice(causes.NOT_NAMED, table=found.dataset)
    if all(row.value is None for row in found.rows):
        remarks.refuse(InputError(causes.ALL_EMPTY))
    elif found.dataset in datasets.EUROSTAT:
        _eurostat(found, remarks)
    if any(set(row.flag) & {"c", "C"} and row.value is None for row in found.rows):
        remarks.notice(causes.CONFIDENTIAL)


def _nothing(found: Found, citizen: str, remarks: Remarks) -> None:
    """No cell about the people asked for."""
    others = [code for code in found.citizens if code not in {citizen, places.WORLD, places.ALL}]
    examples = ", ".join(others[:EXAMPLES]) + (" …" if len(others) > EXAMPLES else "")
    by_origin = found.dataset.startswith("unhcr")
    if citizen in found.citizens:
        if not remarks.all():
            remarks.refuse(InputError(causes.ALL_EMPTY))
        else:
            remarks.refuse(InputError(causes.NO_USE))
    elif not found.citizens:
        remarks.refuse(InputError(causes.NO_BELARUS_LINE))
    elif others:
        remarks.refuse(InputError(causes.NO_ORIGIN if by_origin else causes.NO_BELARUS, examples=examples))
    else:
        remarks.refuse(InputError(causes.ALL_ORIGINS if by_origin else causes.ONLY_TOTAL))


def _eurostat(found: Found, remarks: Remarks) -> None:
    """The wrong choice in one of the lists of Eurostat's data browser."""
    rows = found.rows
    seen = _seen(rows)
    kinds = seen.get("applicant", set())
    if kinds and "FRST" not in kinds:
        remarks.refuse(InputError(causes.ALL_APPLICANTS if "ASY_APP" in kinds else causes.SUBSEQUENT))
    for name, total in TOTALS:
        if (codes := seen.get(name)) and total not in codes:
            _refuse_part(remarks, name, codes, total)
    if found.dataset == datasets.VALID:
        for name in ("reason", "duration"):
            if (codes := seen.get(name)) and "TOTAL" not in codes:
                _refuse_part(remarks, name, codes, "TOTAL")
    units = seen.get("unit", set())
    if units and "PER" not in units:
        remarks.refuse(InputError(causes.OTHER_UNIT, found=", ".join(sorted(units))))
    _frequency(found, remarks)
    if not any(row.geo in places.MEMBERS or row.geo == places.EU for row in rows):
        remarks.refuse(InputError(causes.NO_MEMBER))


def _frequency(found: Found, remarks: Remarks) -> None:
    lengths = {cells.frequency(row.period) for row in found.rows}
    if found.dataset == datasets.APPLICANTS_MONTHLY:
        remarks.notice(causes.MONTHS_APART, table=datasets.APPLICANTS)
    elif "A" not in lengths:
        message = {frozenset("M"): causes.MONTHLY, frozenset("Q"): causes.QUARTERLY}.get(
            frozenset(lengths), causes.NOT_YEARLY
        )
        remarks.refuse(InputError(message, table=found.dataset))


def _refuse_part(remarks: Remarks, name: str, codes: set[str], total: str) -> None:
    remarks.refuse(InputError(causes.PARTS_ONLY, dimension=name, found=", ".join(sorted(codes)[:8]), wanted=total))


def _seen(rows: Iterable[Row]) -> dict[str, set[str]]:
    """The codes of each dimension. The cells of a line share their dimensions, so there are few of them."""
    found: dict[str, set[str]] = {}
    for dims in {id(row.dims): row.dims for row in rows}.values():
        for name, code in dims:
            found.setdefault(name, set()).add(code)
    return found
