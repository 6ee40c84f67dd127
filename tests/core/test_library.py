"""Reading the data package: whole, fast, and with every fault told where it lies."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from byfacts import assets, library, model
from byfacts.errors import DataError, Problem
from byfacts.frozen import fields

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(assets.data(), tmp_path / "data"))


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as told:
        library.load(folder)
    assert str(folder) in str(told.value)
    return told.value.problems


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_with_its_place(folder: Path, what: str) -> None:
    damage, message, file, row, column = FAULTS[what]
    damage(folder)
    found = problems(folder)
    assert [(p.message, p.place.file, p.place.row, p.place.column) for p in found if p.message == message] == [
        (message, file, row, column)
    ]
    for problem in found:
        assert problem.message.format(**dict(problem.params))


def test_one_fault_brings_no_others_with_it(folder: Path) -> None:
    cell("observations.csv", row_of("observations.csv", series="population", period="2023"), "value", "many")(folder)
    assert len(problems(folder)) == 1


def test_a_missing_table_is_told_once_and_not_for_each_reference_to_it(folder: Path) -> None:
    without("sources.csv")(folder)
    assert len(problems(folder)) == 1


def test_all_faults_are_told_at_once(folder: Path) -> None:
    for damage in (
        cell("claims.csv", 2, "operands", "missing-series@EU@2020"),
        cell("facts.csv", fact("soldiers"), "source", ""),
        cell("facts.csv", PACE, "high", "100"),
        cell("events.csv", 5, "start", "2020-06-31"),
        cell("facts.csv", GDP, "value", "600"),
    ):
        damage(folder)
    assert {(p.place.file, p.place.column) for p in problems(folder)} == {
        *(("claims.csv", "operands"), ("facts.csv", "source"), ("facts.csv", "low")),
        *(("events.csv", "start"), ("facts.csv", "value")),
    }


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert [p.place.file for p in problems(tmp_path / "nowhere")] == ["datapackage.json"]


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(folder: Path) -> None:
    text = (folder / "claims.csv").read_text(encoding="utf-8")
    (folder / "claims.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert library.load(folder).claims == library.load().claims


def test_edition_and_date_come_from_the_description() -> None:
    found = library.load()
    assert (found.version, found.as_of) == ("2026-07", date(2026, 7, 12))
    assert found.edition.startswith("2026-07-")


def test_another_byte_is_another_edition(folder: Path) -> None:
    assert library.load(folder).edition == library.load().edition
    text = (folder / "claims.csv").read_bytes()
    (folder / "claims.csv").write_bytes(text.replace(b"\n", b"\r\n"))
    assert library.load(folder).edition != library.load().edition


def test_the_description_has_the_columns_that_the_program_reads() -> None:
    described = json.loads((assets.data() / "datapackage.json").read_text(encoding="utf-8"))
    columns = {r["name"]: tuple(f["name"] for f in r["schema"]["fields"]) for r in described["resources"]}
    assert columns == library.COLUMNS
    assert columns["sources"] == fields(model.Source)


def test_a_fact_takes_number_and_standing_from_its_observation() -> None:
    found = library.load()
    fact, observation = found.facts["asylum-2024"], found.observations["asylum-first-time-brief@EU27_2020@2024"]
    assert fact.quantity is observation.quantity
    assert (fact.status, fact.geo, fact.period, fact.unit) == (observation.status, "EU27_2020", "2024", "persons")


def test_a_series_comes_as_a_table() -> None:
    table = library.frame(library.load(), "population")
    assert list(table["low"])[:2] == [9429257, 9410259]
    assert set(table["source"]) == {"belstat-population"}


def test_reading_does_not_import_pandas() -> None:
    code = "import sys; from byfacts import library; library.load(); sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
