"""Single cells of official files: numbers, flags and periods, each read strictly or not at all."""

from __future__ import annotations

import re
from functools import lru_cache

from byfacts.intake import causes
from byfacts.intake.reading import Fault

LARGEST = 10**11  # more than there are people, permits or decisions on Earth
STATUS = frozenset("bcdefimnpsuz")  # Eurostat's, of before and after January 2025
CONFIDENTIALITY = frozenset("CNP")
FLAG_WORDS = {  # labels in the place of codes
    "break in time series": "b",
    "confidential": "c",
    "definition differs (see metadata)": "d",
    "definition differs, see metadata": "d",
    "estimated": "e",
    "forecast": "f",
    "not significant": "n",
    "provisional": "p",
    "low reliability": "u",
    "estimated, provisional": "ep",
    "not applicable": "z",
}
NOTHING = frozenset({"", ":", "-", "–", "*", ".."})  # no value; UNHCR's old files hide the smallest counts behind *

_PLAIN = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,40})?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:([, \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]{1,40})?")
_TSV = re.compile(r"(:|-?[0-9.]{1,400})? ?\|?([a-zA-Z]{0,12})")
_PERIOD = re.compile(r"([0-9]{4})(?:-?(?:M?([0-9]{2})(?:-([0-9]{2}))?|[QT]([1-4])|[SH]([12])))?(?:-?A1)?")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def number(text: str) -> float | None:
    """The count in a cell, None for the signs of no value. Raises Fault for what is no count."""
    text = text.strip()
    if text in NOTHING:
        return None
    if not _PLAIN.fullmatch(text):
        if not _GROUPED.fullmatch(text):
            raise Fault(causes.NOT_A_NUMBER, value=text)
        text = re.sub(r"[, \u00a0\u202f]", "", text)
    value = float(text)
    if value < 0:
        raise Fault(causes.NEGATIVE, value=text)
    if value > LARGEST:
        raise Fault(causes.HUGE, value=text)
    if not value.is_integer():
        raise Fault(causes.NOT_WHOLE, value=text)
    return value


def flagged(text: str) -> tuple[float | None, str]:
    """Value and flag of a cell that holds both, as in ``75 b``, ``: u`` and ``:``. Raises Fault."""
    plain, _, letters = text.partition(" ")
    if plain.isdecimal() and plain.isascii() and len(plain) < len(str(LARGEST)):
        return float(plain), known(letters) if letters else ""  # nearly all cells: several times as fast
    match = _TSV.fullmatch(text.strip())
    if match is None:
        value, _, flag = text.strip().rpartition(" ")
        if flag.isalpha() and len(flag) <= 12:
            return number(value), known(flag)
        return number(text), ""
    return number(match[1] or ""), known(match[2])


@lru_cache(maxsize=256)
def known(flag: str) -> str:
    """The letters of a flag. Raises Fault when one of them is not known."""
    flag = flag.strip()
    letters = FLAG_WORDS.get(flag.casefold(), "".join(flag.replace("|", " ").split()))
    if not set(letters) <= STATUS | CONFIDENTIALITY:
        raise Fault(causes.UNKNOWN_FLAG, flag=flag)
    return letters


@lru_cache(maxsize=4096)
def period(text: str) -> str:
    """A period as ISO 8601 (``2023``, ``2022-03``, ``2024-Q1``, ``2024-H2``, a day). Raises Fault."""
    match = _PERIOD.fullmatch(text.strip())
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise Fault(causes.NOT_A_PERIOD, value=text)
    year, month, day, quarter, half = match.groups()
    if quarter:
        return f"{year}-Q{quarter}"
    if half:
        return f"{year}-H{half}"
    if month is None:
        return year
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        raise Fault(causes.NOT_A_PERIOD, value=text)
    return f"{year}-{month}-{day}" if day else f"{year}-{month}"


def frequency(iso: str) -> str:
    """How long a period is, as Eurostat's code: A, S, Q, M or D."""
    if len(iso) == 4:
        return "A"
    return {"H": "S", "Q": "Q"}.get(iso[5], "M" if len(iso) == 7 else "D")


_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{2}|[0-9]{4})(?: .*)?")
_ISO_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?")


def day(text: str) -> str:
    """The day in ``26/03/21 11:00:00`` or ``2026-07-09T23:00:00+0200`` as ISO 8601; empty for anything else."""
    text = text.strip()
    if match := _DAY.fullmatch(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        text = f"{year}-{match[2]}-{match[1]}"
    match = _ISO_DAY.fullmatch(text)
    if match is None:
        return ""
    year, month, date = match[1].split("-")
    sound = 1 <= int(month) <= 12 and 1 <= int(date) <= 31 and FIRST_YEAR <= int(year) <= LAST_YEAR
    return match[1] if sound else ""
