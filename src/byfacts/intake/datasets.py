"""The official tables that byfacts uses, how to know them by their columns, and the codes behind their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from byfacts.frozen import frozen

VALID: Final = "migr_resvalid"
FIRST: Final = "migr_resfirst"
APPLICANTS: Final = "migr_asyappctza"
APPLICANTS_MONTHLY: Final = "migr_asyappctzm"
DECISIONS: Final = "migr_asydcfsta"
UNHCR_POPULATION: Final = "unhcr-population"
UNHCR_APPLICATIONS: Final = "unhcr-applications"
UNHCR_DECISIONS: Final = "unhcr-decisions"
FRONTEX: Final = "frontex-ibc"

EUROSTAT: Final = (VALID, FIRST, APPLICANTS, APPLICANTS_MONTHLY, DECISIONS)
LISTED: Final = ", ".join(EUROSTAT)  # as a message names them

# Other names of a dimension, in old files and in the headings of labels.
SAME_DIMENSION: Final[Mapping[str, str]] = {
    "asyl_app": "applicant",
    "applicant type": "applicant",
    "type of applicant": "applicant",
    "asylum applicant type": "applicant",
    "time frequency": "freq",
    "frequency": "freq",
    "country of citizenship": "citizen",
    "citizenship": "citizen",
    "unit of measure": "unit",
    "age class": "age",
    "type of decision": "decision",
    "geopolitical entity (reporting)": "geo",
    "geopolitical entity": "geo",
}

# dimension -> label in small letters -> code
LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "freq": {"annual": "A", "monthly": "M", "quarterly": "Q", "half-yearly, semesterly": "S", "daily": "D"},
    "unit": {"person": "PER", "persons": "PER", "number": "NR", "percentage": "PC"},
    "sex": {"total": "T", "males": "M", "females": "F", "unknown": "UNK", "male": "M", "female": "F"},
    "age": {"total": "TOTAL", "unknown": "UNK"},
    "citizen": {"total": "TOTAL", "belarus": "BY", "ukraine": "UA", "stateless": "STLS", "unknown": "UNK"},
    "reason": {
        "total": "TOTAL",
        "family reasons": "FAM",
        "education reasons": "EDUC",
        "education-related reasons": "EDUC",
        "remunerated activities reasons": "EMP",
        "employment reasons": "EMP",
        "other": "OTH",
        "other reasons": "OTH",
        "refugee status": "REFUG",
        "subsidiary protection": "SUBP",
    },
    "duration": {
        "total": "TOTAL",
        "from 3 to 5 months": "M3-5",
        "3 to 5 months": "M3-5",
        "from 6 to 11 months": "M6-11",
        "6 to 11 months": "M6-11",
        "12 months or over": "M_GE12",
        "12 months or longer": "M_GE12",
    },
    "applicant": {
        "asylum applicant": "ASY_APP",
        "total": "ASY_APP",
        "first time applicant": "FRST",
        "first-time applicant": "FRST",
        "subsequent applicant": "SSEQ",
    },
    "decision": {
        "total": "TOTAL",
        "total positive decisions": "TOTAL_POS",
        "positive decisions": "TOTAL_POS",
        "geneva convention status": "GENCONV",
        "refugee status": "GENCONV",
        "humanitarian status": "HUMSTAT",
        "subsidiary protection status": "SUB_PROT",
        "subsidiary protection": "SUB_PROT",
        "temporary protection status": "TEMP_PROT",
        "rejected": "REJECTED",
    },
}
# Codes that mean the same.
SAME_CODE: Final[Mapping[tuple[str, str], str]] = {
    ("applicant", "NASY_APP"): "FRST",
    ("applicant", "SASY_APP"): "SSEQ",
    ("applicant", "SUBS"): "SSEQ",
    ("duration", "M_GE_12"): "M_GE12",
    ("duration", "M12"): "M_GE12",
    ("unit", "NR"): "PER",  # monthly asylum tables of some years count persons under "number"
}
# The choices that a line must have to be of use; lines with others are only looked at, to say what the file holds.
PERSONS: Final = ("unit", "PER")
EVERYBODY: Final = (PERSONS, ("sex", "T"), ("age", "TOTAL"))
KEPT: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    VALID: (PERSONS, ("reason", "TOTAL"), ("duration", "TOTAL")),
    FIRST: (PERSONS,),
    APPLICANTS: (("applicant", "FRST"), *EVERYBODY),
    APPLICANTS_MONTHLY: (("applicant", "FRST"), *EVERYBODY),
    DECISIONS: EVERYBODY,
}
MEASURED: Final = frozenset({"freq", "geo"})  # in every table: they tell none from another


@frozen
class Named:
    """A dataset, and whether the file itself names it."""

    id: str
    told: bool


def dimension(heading: str) -> str:
    """The name of a dimension as byfacts uses it, from a heading in code, label or ``code: label``."""
    name = heading.split(":", 1)[0].strip().casefold()
    return SAME_DIMENSION.get(name, name)


def code(words: str) -> str:
    """The code in ``CODE: label``; the words as they are where they are no such pair."""
    match = _BOTH.fullmatch(words.strip()) if ": " in words else None
    return match[1] if match else words


def value_code(name: str, words: str) -> str:
    """The code of a dimension's value given as code, label or ``CODE: label``; the words where it is not known."""
    words = code(words).strip()
    found = LABELS.get(name, {}).get(words.casefold(), words)
    return SAME_CODE.get((name, found), found)


_BOTH = re.compile(r"([A-Za-z0-9][A-Za-z0-9_<>=-]*): \S.*")
_DATAFLOW = re.compile(
    r"(?:[A-Za-z0-9_.]+:)?([A-Za-z0-9_]+?)(?:__CUSTOM[A-Z0-9_]*)?(?:\$[A-Za-z0-9_]+)?(?:\([0-9.]+\))?"
)


def from_dataflow(reference: str) -> str:
    """The id in ``ESTAT:MIGR_RESVALID(1.0)``, in small letters; a customised table counts as the one that it is of."""
    match = _DATAFLOW.fullmatch(reference.split(": ", maxsplit=1)[0].strip().upper())
    return match[1].casefold() if match else reference.strip().casefold()


def from_dimensions(names: Iterable[str], monthly: bool) -> str:
    """The table that has these dimensions, or an empty string. Their order tells the two permit tables apart."""
    order = [name for name in names if name not in MEASURED]
    match sorted(order):
        case ["citizen", "duration", "reason", "unit"] | ["citizen", "duration", "reason"]:
            return VALID if order.index("duration") < order.index("reason") else FIRST
        case ["age", "applicant", "citizen", "sex", "unit"] | ["age", "applicant", "citizen", "sex"]:
            return APPLICANTS_MONTHLY if monthly else APPLICANTS
        case ["age", "citizen", "decision", "sex", "unit"] | ["age", "citizen", "decision", "sex"]:
            return DECISIONS
    return ""
