"""Reading the data package: whole, fast, and with every fault told where it lies."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.core.faulty import BAD_INPUT, FAULTS, cell, row_of, without

from byfacts import assets, library, model
from byfacts.cli import main
from byfacts.errors import DataError, Problem
from byfacts.frozen import fields


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


def test_every_kind_of_bad_input_is_told_at_once_with_file_row_and_column(folder: Path) -> None:
    for damage, _ in BAD_INPUT.values():
        damage(folder)
    found = [(p.place.file, p.place.row, p.place.column) for p in problems(folder)]
    assert sorted(found, key=str) == sorted((place for _, place in BAD_INPUT.values()), key=str)


def test_the_command_tells_every_kind_of_bad_input_in_the_language_of_the_reader(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for damage, _ in BAD_INPUT.values():
        damage(folder)
    texts = []
    for code in ("en", "pl"):
        assert main(["check", str(folder), "--json", "--language", code]) == 1
        told = json.loads(capsys.readouterr().out)["problems"]
        assert {(one["file"], one["row"], one["column"]) for one in told} == {place for _, place in BAD_INPUT.values()}
        assert main(["check", str(folder), "--language", code]) == 1
        words = capsys.readouterr().out
        texts.append({one["text"] for one in told})
        assert all(text in words for text in texts[-1])
    assert texts[0].isdisjoint(texts[1])


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
