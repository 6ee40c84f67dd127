"""Why a table that could be read holds nothing for byfacts, or less than one might think: the likely cause."""

from __future__ import annotations

from typing import Final

from byfacts.errors import InputError
from byfacts.intake import causes, cells, datasets, places
from byfacts.intake.cube import Found
from byfacts.intake.reading import Remarks

EXAMPLES: Final = 5


def diagnose(found: Found, citizen: str, remarks: Remarks) -> None:
    """Adds the likely causes to the remarks. ``citizen`` is the code of the people asked for."""
    if found.dataset in datasets.EUROSTAT:
        _choices(found, remarks)
    if not found.rows:
        if not remarks.refused:
            _nothing(found, citizen, remarks)
        return
    if not found.told and found.dataset:
        remarks.notice(causes.NOT_NAMED, table=found.dataset)
    if all(row.value is None for row in found.rows):
        remarks.refuse(InputError(causes.ALL_EMPTY))
    elif found.dataset in datasets.EUROSTAT:
        _frequency(found, remarks)
        if not any(row.geo in places.MEMBERS or row.geo == places.EU for row in found.rows):
            remarks.refuse(InputError(causes.NO_MEMBER))
    if any(set(row.flag) & {"c", "C"} and row.value is None for row in found.rows):
        remarks.notice(causes.CONFIDENTIAL)


def _nothing(found: Found, citizen: str, remarks: Remarks) -> None:
    """No cell about the people asked for."""
    others = [code for code in found.citizens if code not in {citizen, places.WORLD, places.ALL}]
    examples = ", ".join(others[:EXAMPLES]) + (" …" if len(others) > EXAMPLES else "")
    by_origin = found.dataset.startswith("unhcr")
    if citizen in found.citizens:
        told = bool(remarks.all()) or bool(found.codes)
        remarks.refuse(InputError(causes.NO_USE if told else causes.ALL_EMPTY))
    elif not found.citizens:
        remarks.refuse(InputError(causes.NO_BELARUS_LINE))
    elif others:
        remarks.refuse(InputError(causes.NO_ORIGIN if by_origin else causes.NO_BELARUS, examples=examples))
    else:
        remarks.refuse(InputError(causes.ALL_ORIGINS if by_origin else causes.ONLY_TOTAL))


def _choices(found: Found, remarks: Remarks) -> None:
    """The wrong choice in one of the lists of Eurostat's data browser."""
    for name, wanted in datasets.KEPT[found.dataset]:
        codes = found.codes.get(name, ())
        if not codes or wanted in codes:
            continue
        given = ", ".join(sorted(codes)[:8])
        if name == "applicant":
            remarks.refuse(InputError(causes.ALL_APPLICANTS if "ASY_APP" in codes else causes.SUBSEQUENT))
        elif name == "unit":
            remarks.refuse(InputError(causes.OTHER_UNIT, found=given))
        else:
            remarks.refuse(InputError(causes.PARTS_ONLY, dimension=name, found=given, wanted=wanted))


def _frequency(found: Found, remarks: Remarks) -> None:
    lengths = {cells.frequency(row.period) for row in found.rows}
    if found.dataset == datasets.APPLICANTS_MONTHLY:
        remarks.notice(causes.MONTHS_APART, table=datasets.APPLICANTS)
    elif "A" not in lengths:
        message = {frozenset("M"): causes.MONTHLY, frozenset("Q"): causes.QUARTERLY}.get(
            frozenset(lengths), causes.NOT_YEARLY
        )
        remarks.refuse(InputError(message, table=found.dataset))
