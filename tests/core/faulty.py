"""Data packages with a fault: one of each kind, with the place that must be told."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from byfacts import assets, library

Damage = Callable[[Path], None]


def cell(file: str, row: int, column: str, value: str) -> Damage:
    """Overwrites one cell. ``row`` counts as a spreadsheet does."""

    def damage(folder: Path) -> None:
        path = folder / file
        with path.open(encoding="utf-8", newline="") as source:
            rows = list(csv.reader(source))
        rows[row - 1][rows[0].index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target, lineterminator="\n").writerows(rows)

    return damage


def bytes_of(file: str, content: bytes) -> Damage:
    def damage(folder: Path) -> None:
        (folder / file).write_bytes(content)

    return damage


def without(file: str) -> Damage:
    return lambda folder: (folder / file).unlink()


def row_of(file: str, **wanted: str) -> int:
    """The row of the shipped table that holds these values."""
    with (assets.data() / file).open(encoding="utf-8", newline="") as source:
        for number, row in enumerate(csv.DictReader(source), start=2):
            if all(row[column] == value for column, value in wanted.items()):
                return number
    raise LookupError(wanted)


def fact(id: str) -> int:
    return row_of("facts.csv", id=id)


PACE, GDP, BACKED, PLAIN = fact("departures-pace"), fact("it-gdp-2021"), fact("asylum-2023"), fact("lv-agency")
LATVIA = row_of("observations.csv", series="border-prevented", geo="LV", period="2021")
AUSTRIA = row_of("observations.csv", series="first-permits", geo="AT", period="2016")


def first_of_another_source(series: str) -> int:
    """The row where the observations of a series begin to come from a second source."""
    rows = [o for o in library.load().observations.values() if o.series == series]
    other = next(o for o in rows if o.source != rows[0].source)
    return row_of("observations.csv", series=series, geo=other.geo, period=other.period)


MIXED_ROW = first_of_another_source("border-attempts")
POPULATION = row_of("observations.csv", series="population", geo="BY", period="2023")

# one of each kind of fault that a package may have, all of them in one package: damage, file, row, column
BAD_INPUT = {
    "a claim that names a missing series": (
        cell("claims.csv", 2, "operands", "missing-series@EU27_2020@2021;first-permits-brief@EU27_2020@2022"),
        ("claims.csv", 2, "operands"),
    ),
    "a fact without source": (cell("facts.csv", PLAIN, "source", ""), ("facts.csv", PLAIN, "source")),
    "two vintages mixed undeclared": (
        cell("series.csv", row_of("series.csv", id="border-attempts"), "joined", ""),
        ("observations.csv", MIXED_ROW, "source"),
    ),
    "a range with its ends swapped": (cell("facts.csv", PACE, "high", "100"), ("facts.csv", PACE, "low")),
    "a date that does not exist": (cell("events.csv", 5, "start", "2020-06-31"), ("events.csv", 5, "start")),
    "a share over 100": (cell("facts.csv", GDP, "value", "600"), ("facts.csv", GDP, "value")),
    "a negative count": (
        cell("observations.csv", POPULATION, "value", "-1"),
        ("observations.csv", POPULATION, "value"),
    ),
    "an unknown flag": (cell("observations.csv", AUSTRIA, "flag", "x"), ("observations.csv", AUSTRIA, "flag")),
    "a duplicate key": (cell("claims.csv", 4, "id", "permits-slight-fall"), ("claims.csv", 4, "id")),
}

FAULTS = {
    "a missing file": (without("events.csv"), "The file is missing.", "events.csv", None, None),
    "a missing description": (without("datapackage.json"), "The file is missing.", "datapackage.json", None, None),
    "a broken description": (
        bytes_of("datapackage.json", b'{"name": '),
        "This is not the description of a data package.",
        "datapackage.json",
        None,
        None,
    ),
    "a file that is not text": (
        bytes_of("claims.csv", b"id,topic\n\xff\xfe"),
        "The file is damaged: its text is not UTF-8.",
        "claims.csv",
        None,
        None,
    ),
    "an empty file": (
        bytes_of("claims.csv", b""),
        "The heading is not the expected one: {columns}.",
        "claims.csv",
        1,
        None,
    ),
    "a broken table": (
        bytes_of("claims.csv", b'id,"topic\n'),
        "The file is not a table of comma-separated values.",
        "claims.csv",
        None,
        None,
    ),
    "a wrong heading": (
        cell("series.csv", 1, "unit", "units"),
        "The heading is not the expected one: {columns}.",
        "series.csv",
        1,
        None,
    ),
    "a short row": (
        bytes_of("actions.csv", b"recommendation,number,text,detail\nsecure-border,1,Screen\n"),
        "The row has {found} cells; the heading has {expected}.",
        "actions.csv",
        2,
        None,
    ),
    "a missing value": (cell("sources.csv", 3, "licence", ""), "A value is missing.", "sources.csv", 3, "licence"),
    "a fact without a source": (
        cell("facts.csv", PACE, "source", ""),
        "A value is missing.",
        "facts.csv",
        PACE,
        "source",
    ),
    "an unknown source": (
        cell("facts.csv", PACE, "source", "hearsay"),
        "“{value}” is not known in {table}.",
        "facts.csv",
        PACE,
        "source",
    ),
    "an unknown series": (
        cell("observations.csv", AUSTRIA, "series", "guesses"),
        "“{value}” is not known in {table}.",
        "observations.csv",
        AUSTRIA,
        "series",
    ),
    "an unknown observation": (
        cell("facts.csv", BACKED, "observation", "population@BY@1900"),
        "“{value}” is not known in {table}.",
        "facts.csv",
        BACKED,
        "observation",
    ),
    "a claim on an unknown fact": (
        cell("claims.csv", 2, "operands", "nothing"),
        "“{value}” is not known in {table}.",
        "claims.csv",
        2,
        "operands",
    ),
    "a recommendation on an unknown fact": (
        cell("recommendation_facts.csv", 2, "fact", "nothing"),
        "“{value}” is not known in {table}.",
        "recommendation_facts.csv",
        2,
        "fact",
    ),
    "a word for a number": (
        cell("observations.csv", 5, "value", "many"),
        "“{value}” is not a number.",
        "observations.csv",
        5,
        "value",
    ),
    "a number that is none": (
        cell("observations.csv", 5, "value", "nan"),
        "“{value}” is not a number.",
        "observations.csv",
        5,
        "value",
    ),
    "a negative count": (
        cell("observations.csv", 5, "value", "-3"),
        "“{value}” is below {least}.",
        "observations.csv",
        5,
        "value",
    ),
    "swapped ends": (
        cell("facts.csv", PACE, "low", "600000"),
        "The ends are swapped: {low} comes before {high}.",
        "facts.csv",
        PACE,
        "low",
    ),
    "a range with a value": (
        cell("facts.csv", PACE, "value", "350000"),
        "A range has only its ends, any other number only its value.",
        "facts.csv",
        PACE,
        "value",
    ),
    "a number that is not there": (
        cell("facts.csv", GDP, "value", ""),
        "A value is missing.",
        "facts.csv",
        GDP,
        "value",
    ),
    "a number without a unit": (cell("facts.csv", GDP, "unit", ""), "A value is missing.", "facts.csv", GDP, "unit"),
    "a number typed twice": (
        cell("facts.csv", BACKED, "value", "5095"),
        "This comes from the observation and must be empty here.",
        "facts.csv",
        BACKED,
        "value",
    ),
    "a day that does not exist": (
        cell("facts.csv", PACE, "review_by", "2025-02-30"),
        "“{value}” is not a date or period that exists.",
        "facts.csv",
        PACE,
        "review_by",
    ),
    "a month that does not exist": (
        cell("observations.csv", 5, "period", "2021-13"),
        "“{value}” is not a date or period that exists.",
        "observations.csv",
        5,
        "period",
    ),
    "an interval that runs backwards": (
        cell("facts.csv", PACE, "period", "2022/2020"),
        "“{value}” is not a date or period that exists.",
        "facts.csv",
        PACE,
        "period",
    ),
    "an event that ends before it starts": (
        cell("events.csv", row_of("events.csv", id="armenia-2022"), "end", "2021-07"),
        "The ends are swapped: {low} comes before {high}.",
        "events.csv",
        row_of("events.csv", id="armenia-2022"),
        "end",
    ),
    "a coverage outside of its period": (
        cell("observations.csv", LATVIA, "coverage", "2020-08-10/2021-12-31"),
        "{coverage} is not within {period}.",
        "observations.csv",
        LATVIA,
        "coverage",
    ),
    "a share over a hundred": (
        cell("facts.csv", GDP, "value", "106"),
        "A share of a whole cannot be {value} per cent.",
        "facts.csv",
        GDP,
        "value",
    ),
    "an unknown status": (
        cell("observations.csv", 7, "status", "sure"),
        "“{value}” is none of: {allowed}.",
        "observations.csv",
        7,
        "status",
    ),
    "an unknown flag": (
        cell("observations.csv", AUSTRIA, "flag", "x"),
        "“{value}” is none of: {allowed}.",
        "observations.csv",
        AUSTRIA,
        "flag",
    ),
    "an observation that is there twice": (
        cell("observations.csv", AUSTRIA, "geo", "BE"),
        "“{value}” is there more than once.",
        "observations.csv",
        max(AUSTRIA, row_of("observations.csv", series="first-permits", geo="BE", period="2016")),
        "period",
    ),
    "vintages mixed undeclared": (
        cell("series.csv", row_of("series.csv", id="border-attempts"), "joined", ""),
        library.MIXED,
        "observations.csv",
        MIXED_ROW,
        "source",
    ),
    "an unknown placeholder": (
        cell("facts.csv", PACE, "text", "{number} people left."),
        "The text has an unknown placeholder: {name}.",
        "facts.csv",
        PACE,
        "text",
    ),
    "a placeholder that nothing fills": (
        cell("facts.csv", PLAIN, "text", "{value} specialists."),
        "Nothing fills the placeholder {name}.",
        "facts.csv",
        PLAIN,
        "text",
    ),
    "a brace left open": (
        cell("events.csv", 2, "short", "Rule {begins"),
        "The braces in the text do not match.",
        "events.csv",
        2,
        "short",
    ),
    "a text that is too long": (
        cell("events.csv", 2, "short", "x" * 41),
        "The text is too long: {most} characters at most.",
        "events.csv",
        2,
        "short",
    ),
    "the same id twice": (
        cell("facts.csv", 3, "id", "departures-pace"),
        "“{value}” is there more than once.",
        "facts.csv",
        3,
        "id",
    ),
    "neither true nor false": (
        cell("events.csv", 2, "open_end", "maybe"),
        "“{value}” is neither true nor false.",
        "events.csv",
        2,
        "open_end",
    ),
}
