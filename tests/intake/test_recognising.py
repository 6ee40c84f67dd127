"""A file is known by its content, whatever it is called; what is no official table is named and politely refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from tests.intake import samples, workbooks

from byfacts import intake
from byfacts.errors import InputError
from byfacts.intake import causes
from byfacts.intake import formats as formats_package
from byfacts.intake.formats import FORMATS

NO_TABLES = {
    "nothing": (b"", causes.EMPTY),
    "blank lines": (b"\r\n \r\n", causes.EMPTY),
    "a web page": (b"<!DOCTYPE html>\n<html><head><title>503 Unavailable</title>", causes.WEB_PAGE_TITLED),
    "a web page after a comment": (b"<!-- x -->\n<html><body>", causes.WEB_PAGE),
    "a web page in XML": (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html>', causes.WEB_PAGE),
    "a PDF": (b"%PDF-1.7\n", causes.PDF),
    "a picture": (b"\x89PNG\r\n\x1a\n", causes.PICTURE),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", causes.OLD_EXCEL),
    "UTF-16": ("freq,geo\\TIME_PERIOD\t2015".encode("utf-16"), causes.WIDE_TEXT),
    "SDMX in XML": (b'<?xml version="1.0"?><m:GenericData xmlns:m="x">', causes.SDMX_ML),
    "XML": (b'<?xml version="1.0"?><rows/>', causes.XML),
    "an error of the server": (
        b'{"error":[{"status":404,"id":100,"label":"No results found"}]}',
        causes.SERVER_ERROR,
    ),
    "UNHCR's JSON": (b'{"items":[{"year":2023,"coo":"BLR"}]}', causes.UNHCR_JSON),
    "other JSON": (b'{"rows":[{"year":2023}]}', causes.JSON),
    "bytes": (bytes(range(1, 200)) + b"\0" * 50, causes.BINARY),
    "prose": (b"Dear colleague,\nattached you find the file, as agreed, once more.\n", causes.NOT_A_TABLE),
    "another table": (b"country;year;value\nBelarus;2023;1\n", causes.OTHER_TABLE),
    "a spreadsheet as CSV": (b'"Data extracted on 01/02/2024","",""\n', causes.SPREADSHEET),
    "a cut-off archive": (b"PK\x03\x04rest", causes.BAD_ARCHIVE),
}


@pytest.mark.parametrize("name", samples.KNOWN)
def test_a_file_is_known_by_its_content(name: str, tmp_path: Path) -> None:
    renamed = tmp_path / "download (3).pdf"
    renamed.write_bytes(samples.content(name))
    assert intake.recognise(renamed).id == samples.KNOWN[name][0]
    assert intake.recognise(BytesIO(samples.content(name))).id == samples.KNOWN[name][0]


@pytest.mark.parametrize("name", samples.KNOWN)
def test_the_table_in_it_is_known_too(name: str) -> None:
    reading = intake.read(samples.FOLDER / name)
    assert (reading.format, reading.dataset, reading.told) == samples.KNOWN[name]


@pytest.mark.parametrize("what", NO_TABLES)
def test_what_is_no_official_table_is_named(what: str) -> None:
    raw, message = NO_TABLES[what]
    reading = samples.read(raw)
    assert reading.refused
    assert [problem.message for problem in reading.problems] == [message]


def test_a_web_page_is_quoted_by_its_title() -> None:
    with pytest.raises(InputError, match="503 Unavailable"):
        intake.recognise(BytesIO(NO_TABLES["a web page"][0]))


@pytest.mark.parametrize("heading_in", [1, 2])
def test_the_workbook_is_known_wherever_its_heading_stands(heading_in: int) -> None:
    reading = samples.read(workbooks.frontex(heading_in))
    assert (reading.format, reading.dataset, reading.remarks) == ("frontex-xlsx", "frontex-ibc", ())


def test_another_workbook_is_named_by_its_sheets() -> None:
    reading = samples.read(workbooks.frontex(sheet="Budget"))
    assert [p.message for p in reading.problems] == [causes.NO_SHEET]


def test_a_folder_and_a_missing_file_are_no_crash(tmp_path: Path) -> None:
    assert [p.message for p in intake.read(tmp_path).problems] == [causes.FOLDER]
    assert [p.message for p in intake.read(tmp_path / "gone.csv").problems] == [causes.GONE]


@pytest.mark.checkout
def test_the_list_of_formats_is_the_contents_of_their_package() -> None:
    folder = Path(formats_package.__file__).parent
    there = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {made.__name__.rpartition(".")[2] for made in FORMATS} == there  # type: ignore[attr-defined]
    assert len({made.ID for made in FORMATS}) == len(FORMATS)
