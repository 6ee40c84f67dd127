"""Official files as they also come: labels beside codes, customised tables, archives, footnotes, other separators."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.intake import samples, workbooks
from tests.intake.defects import EXPLORER, LABELS, ONE, TSV, TWO, UNHCR, swap

from byfacts.intake import causes


def both(raw: bytes) -> bytes:
    """Codes and labels in the same cells, as Eurostat gives them with ``labels=both``."""
    headings = ("freq: Time frequency", "citizen: Country of citizenship", "geo: Geopolitical entity (reporting)")
    for heading in (*headings, "TIME_PERIOD: Time", "OBS_VALUE: Observation value"):
        raw = raw.replace(heading.split(":")[0].encode(), heading.encode(), 1)
    pairs = {"A": "Annual", "BY": "Belarus", "PL": "Poland", "LT": "Lithuania", "TOTAL": "Total", "2021": "2021"}
    for code, label in pairs.items():
        raw = raw.replace(f",{code},".encode(), f",{code}: {label},".encode())
    return raw


SAME: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "labels beside codes": (ONE, both),
    "a customised table": (ONE, swap("MIGR_RESFIRST(1.0)", "MIGR_RESFIRST__CUSTOM_1392414(1.0)")),
    "a view of a table": (ONE, swap("MIGR_RESFIRST(1.0)", "MIGR_RESFIRST$DEFAULTVIEW(1.0)")),
    "semicolons": (ONE, swap(",", ";")),
    "tabs": (ONE, swap(",", "\t")),
    "everything quoted": (ONE, lambda raw: b"\r\n".join(quoted(line) for line in raw.splitlines()) + b"\r\n"),
    "no end of the last line": (ONE, lambda raw: raw.rstrip()),
    "the code of before": (LABELS, swap("First time applicant", "NASY_APP")),
    "the code of today": (LABELS, swap("First time applicant", "FRST")),
    "an older name of a dimension": (LABELS, swap("applicant,age", "asyl_app,age", 1)),
    "an apostrophe of print": (UNHCR, swap("applied", "Applied during year", 1)),
    "values without a fraction": (ONE, swap("150028,", "150028.0,")),
    "blanks before the flag": (TSV, swap(" ep\t", "  ep \t")),
    "flags as labels": (TWO, swap(",ep,", ',"estimated, provisional",')),
    "footnotes": (EXPLORER, swap('"Person","19,862",""', '"Person","19,862"," Footnote: see the metadata"')),
}


def quoted(line: bytes) -> bytes:
    return b",".join(b'"%s"' % cell for cell in line.split(b","))


@pytest.mark.parametrize("what", SAME)
def test_a_variant_is_read_like_the_file_itself(what: str) -> None:
    name, change = SAME[what]
    raw = samples.content(name)
    changed = change(raw)
    assert changed != raw
    assert samples.read(changed).rows == samples.read(raw).rows


def packed(**files: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return kept.getvalue()


def test_a_table_in_an_archive_with_a_note_is_read() -> None:
    raw = samples.content(UNHCR)
    reading = samples.read(packed(note=b"Thank you for your interest.", table=raw))
    assert (reading.format, reading.rows) == ("unhcr-csv", samples.read(raw).rows)


def test_of_two_tables_in_an_archive_neither_is_chosen() -> None:
    reading = samples.read(packed(one=samples.content(UNHCR), two=samples.content(TSV)))
    assert [problem.message for problem in reading.problems] == [causes.ARCHIVE]


def test_an_archive_in_an_archive_is_not_opened() -> None:
    reading = samples.read(packed(inner=packed(table=samples.content(UNHCR))))
    assert [problem.message for problem in reading.problems] == [causes.ARCHIVE]


def test_months_may_stand_as_days_in_frontexs_older_workbooks() -> None:
    reading = samples.read(workbooks.frontex(months=(45231, 45261, 45292, 45323)))
    assert {row.period for row in reading.rows} == {"2023-11", "2023-12", "2024-01", "2024-02"}


def test_a_workbook_of_another_route_only_is_told() -> None:
    reading = samples.read(workbooks.frontex(rows=workbooks.INVENTED[3:]))
    assert [problem.message for problem in reading.problems] == [causes.NO_ROUTE]


def test_a_month_twice_in_the_workbook_is_told() -> None:
    reading = samples.read(workbooks.frontex(months=("NOV2023", "NOV2023", "JAN2024", "FEB2024")))
    assert [problem.message for problem in reading.problems] == [causes.TWICE_IN_HEADING]


def test_a_faulty_cell_of_the_workbook_is_told_with_row_and_column() -> None:
    rows = (*workbooks.INVENTED, ("Eastern Borders Route", "Land", "Syria", "many", -3, 2.5, 7))
    reading = samples.read(workbooks.frontex(2, rows))
    told = {(p.message, p.place.row, p.place.column) for p in reading.problems}
    assert told == {
        (causes.NOT_A_NUMBER, 7, "2023-11"),
        (causes.NEGATIVE, 7, "2023-12"),
        (causes.NOT_WHOLE, 7, "2024-01"),
    }
