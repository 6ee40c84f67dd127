"""What a reader hears and copies: the words of a sheet in their order, and the numbers of its charts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2
from tests.paper.gates import document, tree
from tests.paper.gates.sheets import Made

from byfacts.charts.content import Point
from byfacts.frozen import fields
from byfacts.paper.blocks import all_slots, name
from byfacts.paper.tables import LEAST_ROWS
from byfacts.sheet import Sheet, Slot

NUMBER = re.compile(r"\d+(?:[\u00a0 .,]\d+)*")


def squeezed(text: str) -> str:
    """Without blanks: lines break where they like."""
    return re.sub(r"[\s\u00a0]+", "", text)


def extracted(data: bytes) -> str:
    """The words of the first page as a viewer copies them."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return str(pdf[0].get_textpage().get_text_range()).replace("\ufffe", "-")
    finally:
        pdf.close()


def shown(made: Made) -> Sheet:
    """The sheet as the page says that it stands there."""
    return made.result.shown or made.sheet


def standing(made: Made) -> list[Slot]:
    """The slots that found room, in reading order: row by row, the left column before the right."""
    return all_slots(shown(made))


def silent(made: Made) -> Iterator[str]:
    """Blocks that are gone though nobody was told."""
    kept = {slot.chart.id for slot in standing(made)}
    for slot in all_slots(made.sheet):
        if slot.chart.id not in kept and name(slot) not in made.result.left_out:
            yield f"left without a word: {name(slot)}"


def words_in_order(made: Made) -> Iterator[str]:
    """What the page says from top to bottom; figures by their alternative text."""
    sheet = shown(made)
    yield from (sheet.series_name, sheet.as_of, sheet.edition)
    yield from (tab.title for tab in sheet.tabs if tab.current)
    yield from (sheet.headline, sheet.standfirst)
    for badge in sheet.badges:
        yield from (badge.head, badge.date, badge.text, badge.advice)
    for fact in sheet.key_facts:
        yield from (fact.value, fact.unit, fact.text, fact.standing or fact.meta, fact.passed)
    for slot in standing(made):
        yield from _slot(slot)
    yield from sheet.band_heads if sheet.bands else ()
    for band in sheet.bands:
        yield from (str(band.number), band.title, *band.addressees, band.partners_text)
        yield from (action.text for action in band.actions if action.on_sheet)
        for bearing in band.facts:  # a date that has passed stands in its strip, before the words
            yield from (bearing.value, bearing.passed, bearing.text)
        yield "" if band.facts else band.no_figure
    for note in sheet.notes:
        yield from (note.heading, *note.items)
    yield from (sheet.marks_heading, *(mark.text for mark in sheet.marks)) if sheet.marks else ()
    for source in sheet.sources:
        yield from (f"[{source.number}]" if source.number else "", source.text)
    yield from (sheet.footer.left, sheet.footer.middle, sheet.footer.right)


def _slot(slot: Slot) -> Iterator[str]:
    yield from (slot.kicker, slot.title, "" if slot.bare else slot.subtitle)
    match slot.form:
        case "figure":
            yield slot.chart.alt
        case "table" | "bar-table":
            picked = slot.table_columns or tuple(range(len(slot.chart.table.head)))
            rows = slot.chart.table.rows
            yield from (slot.chart.table.head[i] for i in picked)
            for row in rows[: min(LEAST_ROWS, slot.table_rows or LEAST_ROWS) - 1]:
                yield from (row[i].text for i in picked)
            yield from (rows[-1][i].text for i in picked) if slot.chart.table.total else ()
        case "list":
            yield ""


def order(data: bytes, made: Made) -> list[str]:
    """Words of the sheet that the tree does not read out, or not after those that stand before them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        alts = {e.object.objgen: str(e.object.get("/Alt", "")) for e in tree.read(pdf).elements if e.role == "Figure"}
        heard = squeezed(" ".join(_heard(pdf, alts)))
    missing, at = list(silent(made)), 0
    for text in words_in_order(made):
        found = heard.find(squeezed(text), at)
        if found < 0:
            missing.append(f"not read out in its place: {text[:80]}")
        else:
            at = found + len(squeezed(text))
    return missing


def _heard(pdf: pikepdf.Pdf, alts: dict[Any, str]) -> Iterator[str]:
    owners = [element for _, _, element in tree.read(pdf).marks]
    for element, (_, words) in zip(owners, document.page_text(pdf), strict=True):
        yield alts.get(element.object.objgen, words)


def copied(data: bytes, made: Made) -> list[str]:
    """Words of the sheet that a viewer does not find on the page. Alternative texts are not painted."""
    visible = squeezed(extracted(data))
    alts = {slot.chart.alt for slot in standing(made)}
    return [
        f"not to be copied: {text[:80]}"
        for text in words_in_order(made)
        if text not in alts and squeezed(text) not in visible
    ]


def unsaid_numbers(data: bytes, made: Made) -> Iterator[str]:
    """Numbers of the charts that stand as figures, which neither alternative text nor a table on the page says."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = tree.read(pdf)
        alts = [str(e.object.get("/Alt", "")) for e in found.elements if e.role == "Figure"]
        owners = [element for _, _, element in found.marks]
        cells = [w for e, (_, w) in zip(owners, document.page_text(pdf), strict=True) if e.role in ("TD", "TH")]
    for slot in standing(made):
        own = [alt for alt in alts if slot.chart.alt and alt.startswith(slot.chart.alt[:40])]
        said = plain(" | ".join((*own, *cells)))
        wanted = numbers_of(slot.chart.content) if slot.form == "figure" else ()
        unsaid = [number for number in wanted if not re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", said)]
        yield from (f"{slot.chart.id}: {number} is neither in the alternative text nor in a table" for number in unsaid)


def numbers_of(content: Any) -> Iterator[str]:
    """Every number of a chart's points, as it is written."""
    if isinstance(content, Point):
        if content.quantity is not None:
            yield from (plain(found) for found in NUMBER.findall(content.text))
    elif isinstance(content, tuple):
        for part in content:
            yield from numbers_of(part)
    elif hasattr(type(content), "__slots__") and hasattr(type(content), "__match_args__"):
        for field in fields(type(content)):
            yield from numbers_of(getattr(content, field))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


Gate = Callable[[bytes, Made], list[str]]


def _guarded(check: Gate) -> Gate:
    """A broken file may stop a check: then the check has caught it."""

    def guarded(data: bytes, made: Made) -> list[str]:
        try:
            return check(data, made)
        except Exception as error:  # noqa: BLE001 - whatever stops it
            return [f"{type(error).__name__}: {error}"]

    return guarded


# The gates that need no Java, by the name that they have in the table of docs/conformance.md.
GATES: dict[str, Gate] = {
    "own check": _guarded(lambda data, _: document.structure(data)),
    "qpdf": _guarded(lambda data, _: document.syntax(data)),
    "pikepdf.pdfa": _guarded(lambda data, _: document.archive(data)),
    "words": _guarded(lambda data, made: [*order(data, made), *copied(data, made)]),
    "numbers": _guarded(lambda data, made: [*unsaid_numbers(data, made)]),
}
