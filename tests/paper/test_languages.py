"""The same numbers stand on a sheet in every language: read back from the page, by the signs of that language."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from byfacts.compose import compose
from byfacts.frozen import replace
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.model import Library
from byfacts.paper import PaperOptions, render
from byfacts.paper.blocks import all_slots
from byfacts.paper.tables import LEAST_ROWS
from byfacts.sheet import Options, Sheet, Slot
from byfacts.topics import topics

TOPICS = tuple(topic.id for topic in topics())
TODAY = Options(on="2026-08-01")
DAY = re.compile(r"(?<!\d)(?:(\d{4})-(\d\d)(?:-(\d\d))?|(\d\d)\.(\d\d)\.(\d{4}))(?!\d)")
ENGLISH = re.compile(r"−?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
# A dot stands in the number of a licence, which is a name and the same everywhere.
OTHERS = re.compile(r"−?(?:(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:[,.]\d+)?")


@cache
def library() -> Library:
    return load_library()


def lines(data: bytes) -> Iterator[str]:
    """The text of every run of words on the page: a run ends where the line does, and no number is broken."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        text = page.get_textpage()
        for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            size = pdfium.FPDFTextObj_GetText(found.raw, text.raw, None, 0)
            room = ctypes.create_string_buffer(size)
            pdfium.FPDFTextObj_GetText(found.raw, text.raw, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
            yield room.raw[: size - 2].decode("utf-16-le").replace("\u00a0", " ")
    finally:
        document.close()


def values(line: str, code: str) -> Iterator[Decimal]:
    """The numbers in a line, by the signs of the language; a date in figures is its year, month and day."""
    for day in DAY.finditer(line):
        yield from (Decimal(part) for part in day.groups() if part)
    rest = DAY.sub(" ; ", line)
    for number in (ENGLISH if code == "en" else OTHERS).findall(rest):
        plain = number.replace(",", "") if code == "en" else number.replace(" ", "").replace(",", ".")
        yield Decimal(plain.replace("−", "-"))


@cache
def charts(topic: str, code: str, off: frozenset[str]) -> frozenset[str]:
    """The charts that the page shows."""
    shown = render(compose(topic, library(), load(code), TODAY), PaperOptions(off=off))[1].shown
    return frozenset(slot.chart.id for slot in all_slots(shown)) if shown else frozenset()


@cache
def common_off(topic: str) -> frozenset[str]:
    """The charts for which a language has no room: they stay off in all, so that the pages can be compared."""
    every = {slot.chart.id for slot in all_slots(compose(topic, library(), load("en"), TODAY))}
    return frozenset(every - frozenset.intersection(*(charts(topic, code, frozenset()) for code in languages())))


def with_short_tables(sheet: Sheet) -> Sheet:
    """Tables fold their last rows where a language needs the room; here they are as short as they ever are."""
    rows = tuple(
        replace(row, columns=tuple(replace(one, slots=tuple(map(_short, one.slots))) for one in row.columns))
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def _short(slot: Slot) -> Slot:
    return replace(slot, table_rows=LEAST_ROWS) if slot.chart.table.rest else slot


@cache
def numbers(topic: str, code: str) -> Counter[Decimal]:
    sheet = with_short_tables(compose(topic, library(), load(code), TODAY))
    data, _ = render(sheet, PaperOptions(off=common_off(topic)))
    return Counter(value for line in lines(data) for value in values(line, code))


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("topic", TOPICS)
def test_a_sheet_is_one_page_in_every_language(topic: str, code: str) -> None:
    document = pypdfium2.PdfDocument(render(compose(topic, library(), load(code), TODAY))[0])
    assert len(document) == 1
    document.close()


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_number_of_a_page_is_the_same_in_every_language(topic: str, code: str) -> None:
    english, other = numbers(topic, "en"), numbers(topic, code)
    assert set(english) == set(other)
    years = {value for value in english if value in range(1990, 2031)}  # the smaller the type, the more an axis names
    for found in (english - other, other - english):
        assert set(found) <= years
    assert english.total() > 60


@pytest.mark.parametrize("topic", TOPICS)
def test_no_language_costs_more_than_two_blocks(topic: str) -> None:
    assert len(common_off(topic)) <= 2


@pytest.mark.parametrize(
    ("line", "code", "expected"),
    [
        ("≈ 4,560 of 1,234,567.5; −3.2%", "en", ["4560", "1234567.5", "-3.2"]),
        ("≈ 4 560 из 1 234 567,5; −3,2 %", "ru", ["4560", "1234567.5", "-3.2"]),
        ("2024 m.; 2022 m. – 311 516", "lt", ["2024", "2022", "311516"]),
        ("2015.–2024. gads", "lv", ["2015", "2024"]),
        ("31.03.2025", "pl", ["31", "3", "2025"]),
        ("2025-03-31, CC BY 4.0", "lt", ["2025", "3", "31", "4.0"]),
    ],
)
def test_numbers_are_read_by_the_signs_of_the_language(line: str, code: str, expected: list[str]) -> None:
    assert Counter(values(line, code)) == Counter(map(Decimal, expected))
