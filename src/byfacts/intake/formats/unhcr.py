"""CSV files of UNHCR's Refugee Data Finder and of its older database: two styles of heading, lines before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from byfacts.errors import InputError
from byfacts.frozen import frozen
from byfacts.intake import causes, cells, datasets, delimited, observations, places
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.lines import sifted
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Fault, Row

ID: Final = "unhcr-csv"
TITLE: Final = "UNHCR Refugee Data Finder CSV"
BEFORE_HEADING: Final = 40  # lines at most

YEAR: Final = "year"
ASYLUM: Final = ("country of asylum", "country / territory of asylum/residence", "country of residence", "coa_name")
ASYLUM_ISO: Final = ("country of asylum iso", "country of asylum (iso)", "coa_iso")
ORIGIN: Final = ("country of origin", "origin", "origin / returned from", "coo_name")
ORIGIN_ISO: Final = ("country of origin iso", "country of origin (iso)", "coo_iso")

# What is counted: heading in small letters -> measure.
MEASURES: Final[Mapping[str, str]] = {
    "refugees": "refugees",
    "refugees under unhcr's mandate": "refugees",
    "refugees (incl. refugee-like situations)": "refugees",
    "asylum seekers": "asylum-seekers",
    "asylum-seekers": "asylum-seekers",
    "asylum-seekers (pending cases)": "asylum-seekers",
    "asylum_seekers": "asylum-seekers",
    "applied": "applied",
    "applied during year": "applied",
    "recognized decisions": "recognised",
    "recognized": "recognised",
    "decisions_recognized": "recognised",
    "statistics.filter.decisions_recognized": "recognised",
    "dec_recognized": "recognised",
    "complementary protection": "other",
    "decisions_other": "other",
    "statistics.filter.decisions_other": "other",
    "dec_other": "other",
    "rejected decisions": "rejected",
    "rejected": "rejected",
    "dec_rejected": "rejected",
    "otherwise closed": "closed",
    "dec_closed": "closed",
    "total decisions": "total",
    "dec_total": "total",
}
# By what else the numbers are split: heading in small letters -> dimension.
SPLITS: Final[Mapping[str, str]] = {
    "application type": "application",
    "application_type": "application",
    "stage of procedure": "stage",
    "decision_level": "stage",
    "dec_level": "stage",
    "rsd procedure type / level": "stage",
    "cases / persons": "counted",
    "app_pc": "counted",
    "dec_pc": "counted",
    "authority": "authority",
    "procedure_type": "authority",
    "population type": "type",
}
DATASETS: Final[Mapping[str, str]] = {
    "refugees": datasets.UNHCR_POPULATION,
    "asylum-seekers": datasets.UNHCR_POPULATION,
    "applied": datasets.UNHCR_APPLICATIONS,
}


@frozen
class _Columns:
    """Where the cells stand. ``measures`` and ``splits``: position and name."""

    width: int
    sign: str
    year: int
    asylum: tuple[int, ...]
    origin: tuple[int, ...]
    measures: tuple[tuple[int, str], ...]
    splits: tuple[tuple[int, str], ...]


def claims(head: Head) -> bool:
    return _heading(head) is not None


def read(opened: Opened, head: Head, cube: Cube) -> None:
    """Puts what concerns people from the country asked for, or people in it, into the cube. Raises InputError."""
    at = _heading(head)
    assert at is not None
    columns = _columns(head.lines[at])
    named = {DATASETS.get(name, datasets.UNHCR_DECISIONS) for _, name in columns.measures}
    cube.dataset = max(named, key=list(DATASETS.values()).count) if len(named) == 1 else datasets.UNHCR_DECISIONS
    cube.told = True
    cube.updated = _extracted(head.lines[:at])
    marks = _marks(cube.citizen)
    lines = sifted(opened, marks, cube.remarks, at + 1)
    for number, line in delimited.records(lines, columns.sign, columns.width, cube.remarks):
        _take(line, columns, cube, number)


def _heading(head: Head) -> int | None:
    """The place of the line with the names of the columns among the lines of the head."""
    for at, text in enumerate(head.lines[:BEFORE_HEADING]):
        small = text.casefold()
        if YEAR not in small:
            continue
        try:
            names = {name.strip() for name in delimited.split(small, delimited.sign(small))}
        except Fault:
            continue
        if YEAR in names and names & {*ASYLUM, *ASYLUM_ISO} and names & {*ORIGIN, *ORIGIN_ISO}:
            return at
    return None


def _columns(text: str) -> _Columns:
    names = [name.casefold().replace("’", "'") for name in delimited.heading(text)]
    (year,) = delimited.need(names, YEAR)
    asylum = [names.index(name) for name in (*ASYLUM_ISO, *ASYLUM) if name in names]
    origin = [names.index(name) for name in (*ORIGIN_ISO, *ORIGIN) if name in names]
    measures = tuple((at, MEASURES[name]) for at, name in enumerate(names) if name in MEASURES)
    splits = tuple((at, SPLITS[name]) for at, name in enumerate(names) if name in SPLITS)
    if not asylum or not origin:
        raise InputError(causes.NO_HEADING, columns=ASYLUM[0] if not asylum else ORIGIN[0])
    if not measures:
        raise InputError(causes.OTHER_TABLE, columns=", ".join(names))
    return _Columns(len(names), delimited.sign(text), year, tuple(asylum), tuple(origin), measures, splits)


def _extracted(before: tuple[str, ...]) -> str:
    """The day in a line such as ``Date extracted: 2017-08-19 16:35:40 +02:00``."""
    for text in before:
        _, found, when = text.strip('" ,').partition("Date extracted: ")
        if found:
            return cells.day(when)
    return ""


def _marks(citizen: str) -> list[bytes]:
    return [observations.NAMES[citizen].encode()] if citizen in observations.NAMES else [citizen.encode()]


def _country(line: list[str], columns: tuple[int, ...]) -> str:
    """The code of a country from its ISO code or its name; ``-`` stands for all; its name where it is not known."""
    words = [line[at].strip() for at in columns]
    if all(word in {"-", ""} for word in words):
        return places.WORLD
    return next((code for word in words if (code := places.code(word))), words[-1])


def _take(line: list[str], columns: _Columns, cube: Cube, number: int) -> None:
    asylum, origin = _country(line, columns.asylum), _country(line, columns.origin)
    cube.see(origin)
    if cube.citizen not in {asylum, origin}:
        return
    try:
        year = cells.period(line[columns.year])
    except Fault as fault:
        cube.remarks.fault(fault, number)
        return
    splits = tuple((name, line[at].rsplit("/", 1)[-1].strip()) for at, name in columns.splits)
    for at, measure in columns.measures:
        try:
            value = cells.number(line[at])
        except Fault as fault:
            cube.remarks.fault(fault, number, measure)
            continue
        cube.put(Row(asylum, year, value, "", (("citizen", origin), ("measure", measure), *splits), number))
