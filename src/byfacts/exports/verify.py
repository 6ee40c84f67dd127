"""Whether the numbers of a sheet's PDF are those of an edition: the sheet is made anew and the two are compared.

The text layer and, where there is one, the table of figures in the file are compared each for itself.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from typing import Any, Literal

from byfacts.compose import compose
from byfacts.errors import N_, ByfactsError, InputError
from byfacts.exports import page_text, pdfium
from byfacts.exports.page_text import Difference, Text, Token
from byfacts.exports.sheet_data import opened, table_of
from byfacts.frozen import frozen, replace
from byfacts.language import Language, Languages
from byfacts.model import Library
from byfacts.paper import PaperOptions
from byfacts.paper.making import Made, made
from byfacts.sheet import Figure, Options, Sheet
from byfacts.topics import topics

Verdict = Literal["same", "differs", "other-edition"]

NOT_OURS = N_("{file} is no fact sheet of byfacts: nothing in it says so. Choose the PDF of a sheet.")
NO_TEXT = N_("{file} has no text, as a scanned page has none: its numbers cannot be read. Choose the original PDF.")
PAGES = N_("{file} has {pages} pages; a fact sheet has one. Choose the PDF of one sheet.")
REMADE = N_("{file} says how it was made, but no sheet can be made so: {reason}")
NAME = re.compile(r"\b([A-Z])-([a-z]{2})\b")
LETTER_WIDTH = 612  # points; A4 has 595
OWN = ("organisation", "contact", "note")


@frozen
class Wrong:
    """A number that differs: as printed and as it should be, either may be empty; what it is about, and where.

    ``place`` is millimetres from the left and the top of the page; in the table of figures it is None.
    """

    printed: str
    expected: str
    about: str
    place: tuple[int, int] | None
    in_data: bool = False


@frozen
class Report:
    """What ``verify`` found. ``edition`` is the one that the file claims, ``known`` the one it was compared with.

    ``words`` are lines whose words differ though their numbers do not; ``own`` are numbers in the issuer's own words,
    which nobody can verify; ``attached`` tells whether there is a table of figures; ``compared`` counts numbers of the
    page. ``inferred``: the file did not say how it was made, and the page itself had to tell.
    """

    file: str
    sheet: str
    edition: str
    known: str
    issued: str
    wrong: tuple[Wrong, ...]
    words: tuple[str, ...]
    own: tuple[str, ...]
    attached: bool
    contradictions: tuple[Wrong, ...]
    compared: int
    inferred: bool

    @property
    def verdict(self) -> Verdict:
        if self.wrong or self.words:
            return "differs"
        return "same" if self.edition == self.known else "other-edition"


def verify(file: str, library: Library, languages: Languages = Languages()) -> Report:
    """Compares a sheet with what the library says. Raises InputError for a file that is none, or cannot be read."""
    with pdfium.LOCK, closing(opened(file)) as document:
        if len(document) != 1:
            raise InputError(PAGES, file=file, pages=len(document))
        page = document[0]
        keywords = str(document.get_metadata_dict(skip_empty=True).get("Keywords", ""))
        plain = page.get_textpage().get_text_range()
        if not plain.strip():
            raise InputError(NO_TEXT, file=file)
        told = made(keywords)
        how = told or _inferred(file, plain, page.get_width(), library, languages)
        _check_known(file, how, languages)
        found = page_text.read(page, how.language)
        attached = table_of(document)
    say = languages.load(how.language)
    shown, expected = _anew(file, how, library, say)
    return _report(file, how, library, (found, expected), (attached, shown), inferred=told is None)


def _check_known(file: str, how: Made, languages: Languages) -> None:
    if how.topic not in [topic.id for topic in topics()] or how.language not in languages.codes:
        raise InputError(NOT_OURS, file=file)


def _inferred(file: str, plain: str, width: float, library: Library, languages: Languages) -> Made:
    """What the page itself says: its footer names the sheet, the edition and the days."""
    for letter, code in NAME.findall(plain):
        topic = next((t for t in topics() if t.letter == letter), None)
        if topic and code in languages.codes and "byfacts" in plain:
            say = languages.load(code)
            edition = next(iter(re.findall(r"\b\d{4}-\d{2}-[0-9a-f]{8}\b", plain)), "")
            paper = PaperOptions(paper="letter" if abs(width - LETTER_WIDTH) < 2 else "a4")
            sheet = compose(topic.id, library, say, listed=False)
            paper = replace(paper, mono=sheet.page.mono in plain, large=sheet.page.large in plain)
            return Made(topic.id, code, edition, Options(on=_issued(plain, say)), paper)
    raise InputError(NOT_OURS, file=file)


def _issued(plain: str, say: Language) -> str:
    """The day of issue, found by writing every day of the years that the page names."""
    level = " ".join(plain.replace("\u00a0", " ").split())
    foot = level[level.rfind("byfacts ·") :]
    known = [m.start() for m in re.finditer("·", foot)]
    last = foot[known[-1] :] if known else foot
    for year in sorted({int(y) for y in re.findall(r"\b20\d\d\b", last)}, reverse=True):
        for number in range(366):
            day = date(year, 1, 1) + timedelta(number)
            if re.search(rf"(?<!\d){re.escape(say.date(day).replace(chr(160), ' '))}", last):
                return day.isoformat()
    return ""


def _anew(file: str, how: Made, library: Library, say: Language) -> tuple[Sheet, Text]:
    """The same sheet from the library: as it stands on the page, and the text of that page."""
    import pypdfium2

    from byfacts.paper.extras import prepared
    from byfacts.paper.logo import Logo
    from byfacts.paper.page import paint

    try:
        sheet = compose(how.topic, library, say, how.options, listed=False)
        extras = prepared(how.paper)
        if how.logo:
            width, height = how.logo
            extras = replace(extras, logo=Logo(width, height, bytes(3)))  # only its shape moves what is around it
        data, result = paint(sheet, how.paper, extras)
    except ByfactsError as error:
        raise InputError(REMADE, file=file, reason=str(error)) from error
    except (KeyError, ValueError, IndexError) as error:  # a choice or a day that the file made up
        raise InputError(REMADE, file=file, reason=f"{type(error).__name__} {error}") from error
    with pdfium.LOCK, closing(pypdfium2.PdfDocument(data)) as document:
        return result.shown or sheet, page_text.read(document[0], how.language)


def _report(
    file: str,
    how: Made,
    library: Library,
    pages: tuple[Text, Text],
    data: tuple[bytes | None, Sheet],
    *,
    inferred: bool,
) -> Report:
    found, expected = pages
    attached, shown = data
    own = _own(expected, how)
    wrong, words = [], []
    for one in page_text.differences(found, expected):
        if one.expected and all(token in own for token in one.expected):
            continue
        if _only_edition(one, how, library):
            continue
        if one.numeric:
            wrong.append(_wrong(one))
        else:
            words.append(one.line)
    printed = [t.text for t in expected.tokens if t in own and t.number]
    in_data = list(_in_data(attached, shown)) if attached is not None else []
    return Report(
        file=file,
        sheet=f"{shown.letter}-{how.language}",
        edition=how.edition,
        known=library.edition,
        issued=how.options.on,
        wrong=(*wrong, *in_data),
        words=tuple(dict.fromkeys(words)),
        own=tuple(printed),
        attached=attached is not None,
        contradictions=tuple(in_data) if bool(in_data) != bool(wrong) else (),
        compared=len(expected.numbers) - len(printed),
        inferred=inferred,
    )


def _only_edition(one: Difference, how: Made, library: Library) -> bool:
    """Whether only the name of the edition differs, which the verdict tells anyway."""
    parts = {*how.edition.split("-"), how.edition}
    return (
        how.edition != library.edition
        and library.edition in one.line
        and all(any(token.text.strip("-") in part for part in parts) for token in one.found)
    )


def _wrong(one: Difference) -> Wrong:
    tokens = one.found or one.expected
    return Wrong(
        printed=" ".join(token.text for token in one.found),
        expected=" ".join(token.text for token in one.expected),
        about=" ".join(one.line.split()),
        place=tokens[0].place,
    )


def _own(page: Text, how: Made) -> frozenset[Token]:
    """The tokens of the page that are the issuer's own words."""
    texts = [token.text for token in page.tokens]
    found: set[Token] = set()
    for name in OWN:
        wanted = [token.text for token in page_text.split(getattr(how.paper, name), how.language).tokens]
        for start in range(len(texts) - len(wanted) + 1) if wanted else ():
            if texts[start : start + len(wanted)] == wanted:
                found |= set(page.tokens[start : start + len(wanted)])
                break
    return frozenset(found)


def _in_data(attached: bytes, shown: Sheet) -> Iterator[Wrong]:
    """What differs in the table of figures: by block, key and label, then column by column."""
    rows = _rows(attached)
    wanted = [(figure, _key(figure.block, figure.key, figure.label)) for figure in shown.figures]
    there: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        there.setdefault(_key(row.get("block", ""), row.get("key", ""), row.get("label", "")), []).append(row)
    for figure, key in wanted:
        if not there.get(key):
            yield Wrong("", _shown(figure), figure.label, None, in_data=True)
            continue
        row = there[key].pop(0)
        for column in ("value", "low", "high", "qualifier", "status", "unit", "period"):
            if (row.get(column) or "") != getattr(figure, column):
                yield Wrong(row.get(column) or "", getattr(figure, column), f"{figure.label} ({column})", None, True)
                break
    for rest in there.values():
        for more in rest:
            yield Wrong(more.get("value") or more.get("low") or "", "", more.get("label", ""), None, in_data=True)


def _key(block: str, key: str, label: str) -> tuple[str, str, str]:
    return block, key, label


def _shown(figure: Figure) -> str:
    return figure.value or "–".join(filter(None, (figure.low, figure.high)))


def _rows(attached: bytes) -> Sequence[dict[str, Any]]:
    text = io.StringIO(attached.decode("utf-8-sig", "replace"), newline="")
    try:
        return list(csv.DictReader(text))
    except csv.Error:
        return ()
