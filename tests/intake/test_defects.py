"""What is wrong with a file is told with its place and its likely cause, and the rest of the file is read."""

from __future__ import annotations

import pytest
from tests.intake import samples
from tests.intake.defects import CELLS, OLD, ONE, TSV, WHOLE, swap

from byfacts import language
from byfacts.intake import Weight, causes
from byfacts.intake.reading import MOST_PLACES


@pytest.mark.parametrize("what", CELLS)
def test_a_defect_in_a_cell_is_told_with_its_place(what: str) -> None:
    defect = CELLS[what]
    reading = samples.read(defect.content)
    assert not reading.refused
    problem = next(p for p in reading.problems if p.message == defect.message)
    assert (problem.place.line, problem.place.column) == (defect.line, defect.column)


@pytest.mark.parametrize("what", CELLS)
def test_all_other_cells_are_taken(what: str) -> None:
    whole = samples.read(samples.content(CELLS[what].file))
    left = samples.read(CELLS[what].content)
    places = {(row.geo, row.period, row.dims): row.value for row in whole.rows}
    assert 0 < len(left.rows) <= len(whole.rows)
    assert all(places[row.geo, row.period, row.dims] == row.value for row in left.rows)


@pytest.mark.parametrize("what", WHOLE)
def test_a_file_that_cannot_be_used_says_why(what: str) -> None:
    reading = samples.read(WHOLE[what].content)
    assert WHOLE[what].message in [r.problem.message for r in reading.remarks if r.weight is Weight.REFUSED]


@pytest.mark.parametrize("what", CELLS | WHOLE)
def test_every_message_can_be_said(what: str) -> None:
    reading = samples.read((CELLS | WHOLE)[what].content, "figures.csv")
    for text in samples.told(reading, language.load("en")):
        assert text.startswith("figures.csv")
        assert "{" not in text
        assert len(text) < 400


def test_defects_of_one_kind_are_told_once_with_their_number_and_places() -> None:
    heading, end, rest = samples.content(TSV).partition(b"\n")
    raw = heading + end + rest.replace(b" \t", b" x\t")
    (remark,) = [r for r in samples.read(raw).remarks if r.problem.place.column == "2018"]
    assert remark.problem.message == causes.UNKNOWN_FLAG
    assert remark.count == len(remark.places) > 3
    many = samples.content(ONE) + b"".join(samples.content(ONE).splitlines(keepends=True)[1:]) * 3
    (remark,) = samples.read(many).remarks
    assert (remark.problem.message, remark.count, len(remark.places)) == (causes.SAME_TWICE, 111, MOST_PLACES)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    raw = swap("NASY_APP", "ASY_APP")(samples.content(OLD)).replace(b",T,", b",M,").replace(b"PER", b"PC")
    told = [problem.message for problem in samples.read(raw).problems]
    assert told == [causes.ALL_APPLICANTS, causes.OTHER_UNIT, causes.PARTS_ONLY]
    raw = samples.content(TSV).replace(b"356 b", b"-1 b").replace(b"341 u", b"341 y").replace(b",PL\t", b",Polen\t")
    told = [problem.message for problem in samples.read(raw).problems]
    assert told == [causes.NEGATIVE, causes.UNKNOWN_FLAG, causes.UNKNOWN_PLACE, causes.NOT_NAMED]


def test_other_citizenships_are_named_as_examples() -> None:
    text = samples.told(samples.read(WHOLE["no Belarus, others"].content), language.load("en"))
    assert text == ["file: This file holds other citizenships (UA), but not Belarus. Choose Belarus under citizenship."]


def test_what_a_file_says_is_quoted_short_and_printable() -> None:
    raw = swap("2021,150028", "2021,\x1b[31m" + "z" * 9000)(samples.content(ONE))
    (text,) = samples.told(samples.read(raw), language.load("en"))
    assert text.isprintable()
    assert len(text) < 160


def test_a_flag_alone_is_no_value() -> None:
    (row,) = [
        row
        for row in samples.read(swap("\t437 u", "\t: u")(samples.content(TSV))).rows
        if row.value is None and row.flag
    ]
    assert (row.geo, row.period, row.flag) == ("IE", "2022", "u")
