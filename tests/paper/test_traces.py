"""Every number in the text of a page is one that its sheet prints, and so has its trail (tests/core/test_traces.py)."""

from __future__ import annotations

import re
from itertools import product

import pypdfium2
import pytest
from tests.core.trail import Reader, strings

from byfacts.compose import compose
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.paper import render
from byfacts.paper.options import PaperOptions
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

YEARS = re.compile(r"(?:20[12]\d){2,}")
REFERENCE = re.compile(r"\[\d+\]")  # of a source at the foot of the page


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return plain(text)


def plain(text: str) -> str:
    """Any blank is a blank, and a number that a line ends in does not run on in the next."""
    return REFERENCE.sub(" ", text.replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " ").replace("\n", " | "))


def apart(tokens: list[str]) -> list[str]:
    """Years under narrow columns stand so close that no blank is read between them."""
    return [year for token in tokens for year in (re.findall(r"\d{4}", token) if YEARS.fullmatch(token) else [token])]


def strays(sheet: Sheet, text: str, code: str) -> set[str]:
    read = Reader(load(code), group=" " if code != "en" else None)
    said_at_foot = (line.text for line in sheet.sources)
    known = {token for said in (*strings(sheet), *said_at_foot) for token in re.findall(r"\w*\d\w*", plain(said))}
    ticks = {token for trace in sheet.traces for token in re.findall(r"\w*\d\w*", plain(trace.text))}
    tokens = {piece for token in read.tokens(text) for piece in apart(re.findall(r"\w*\d\w*", token))}
    items = {str(n) for n in range(1, 1 + max(len(sheet.sources), len(sheet.bands), 20))}  # numbers of lists
    return tokens - known - ticks - items


@pytest.mark.parametrize(("topic", "code"), list(product([t.id for t in topics()], languages())))
@pytest.mark.parametrize("options", [PaperOptions(), PaperOptions(mono=True, paper="letter")], ids=["plain", "letter"])
def test_every_number_on_the_page_is_one_of_its_sheet(topic: str, code: str, options: PaperOptions) -> None:
    sheet = compose(topic, load_library(), load(code), Options(on="2026-11-22"), listed=False)
    assert strays(sheet, text_of(render(sheet, options)[0]), code) == set()


def test_a_number_that_the_sheet_does_not_print_is_found() -> None:
    sheet = compose("border", load_library(), load("en"), Options(on="2026-11-22"), listed=False)
    page = text_of(render(sheet)[0])
    assert strays(sheet, page.replace("39,670", "39,671", 1), "en") == {"671"}
