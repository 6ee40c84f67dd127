"""Every sheet through the gates that need no Java, and every seeded defect into one of them."""

from __future__ import annotations

from functools import cache

import pytest
from tests.paper.gates import breaking, broken_page, defects, document, reading, sheets
from tests.paper.gates.sheets import Made

from byfacts.paper import PaperOptions

FEW = [pytest.param(*asked, id=sheets.named(*asked)) for asked in sheets.few()]
every = pytest.mark.parametrize(("topic", "code", "options"), FEW)
made = cache(sheets.made)


@cache
def good() -> Made:
    """The page that has most: a table, a map, a list; before anything is done to it."""
    return sheets.made("emigration", "en", PaperOptions())


@every
def test_a_sheet_is_sound_by_our_own_check(topic: str, code: str, options: PaperOptions) -> None:
    assert document.structure(made(topic, code, options).data) == []


@every
def test_a_sheet_is_sound_by_qpdf_and_pikepdf(topic: str, code: str, options: PaperOptions) -> None:
    data = made(topic, code, options).data
    assert document.syntax(data) == []
    assert document.archive(data) == []


@every
def test_a_sheet_claims_the_part_that_it_is(topic: str, code: str, options: PaperOptions) -> None:
    data = made(topic, code, options).data
    assert document.part_of(data) == (3 if getattr(options, sheets.DATA, False) else 2)


@every
def test_a_sheet_is_read_out_in_the_order_of_the_page(topic: str, code: str, options: PaperOptions) -> None:
    found = made(topic, code, options)
    assert reading.order(found.data, found) == []


@every
def test_the_words_of_a_sheet_can_be_copied(topic: str, code: str, options: PaperOptions) -> None:
    found = made(topic, code, options)
    assert reading.copied(found.data, found) == []


@every
def test_every_number_of_a_chart_is_said_in_words_or_in_a_table(topic: str, code: str, options: PaperOptions) -> None:
    found = made(topic, code, options)
    assert list(reading.unsaid_numbers(found.data, found)) == []


def test_the_charts_have_numbers_to_be_said() -> None:
    """Else the test above would pass by finding none."""
    found = [n for slot in reading.standing(good()) for n in reading.numbers_of(slot.chart.content)]
    assert len(found) > 80


# The gates themselves


def findings(data: bytes) -> dict[str, list[str]]:
    """What each gate without Java finds in a version of the good file. Failing on a broken file is a finding."""
    return {gate: check(data, good()) for gate, check in reading.GATES.items()}


def test_a_good_file_that_is_written_anew_is_still_good() -> None:
    """Defects are made by writing a file anew; that alone must not be what a gate catches."""
    assert not any(findings(breaking.rewritten(good().data)).values())


def test_a_sound_link_is_no_defect() -> None:
    assert not any(findings(breaking.rewritten(good().data, broken_page.linked)).values())


def test_there_are_as_many_defects_as_were_asked_for() -> None:
    assert len(defects.NAMES) >= 31
    assert len(set(defects.NAMES)) == len(defects.NAMES)


@pytest.mark.parametrize("name", defects.NAMES)
def test_a_defect_is_caught(name: str) -> None:
    data = defects.broken(good().data, name)
    assert any(check(data, good()) for check in reading.GATES.values())
