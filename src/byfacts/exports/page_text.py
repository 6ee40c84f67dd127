"""The text layer of a page as numbers and words with their places, and what differs between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from byfacts.frozen import frozen
from byfacts.typography import RULES

BLANKS = "\u00a0\u202f\u2009\u2007"
MILLIMETRE = 72 / 25.4


@frozen
class Token:
    """A number or a word. ``line`` counts from 0; ``place`` is millimetres from the left and from the top."""

    text: str
    number: bool
    line: int
    place: tuple[int, int] = (0, 0)


@frozen
class Text:
    """A page: its lines as they were read, and its tokens in their order."""

    lines: tuple[str, ...]
    tokens: tuple[Token, ...]

    @property
    def numbers(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.number)


@frozen
class Difference:
    """Tokens of the page in the place of those that are expected there; either may be empty. ``line`` is expected."""

    found: tuple[Token, ...]
    expected: tuple[Token, ...]
    line: str

    @property
    def numeric(self) -> bool:
        return any(token.number for token in (*self.found, *self.expected))


def read(page: object, code: str) -> Text:
    """The text of a page of PDFium's, by the language's way to write numbers."""
    from pypdfium2 import PdfiumError  # a large library

    textpage = page.get_textpage()  # type: ignore[attr-defined]  # pypdfium2 has no types
    height = page.get_height()  # type: ignore[attr-defined]
    text = textpage.get_text_range()

    def place(at: int) -> tuple[int, int]:
        try:
            left, _, _, top = textpage.get_charbox(at)
        except PdfiumError:  # a sign that was made up between two words has no box
            return (0, 0)
        return (round(left / MILLIMETRE), round((height - top) / MILLIMETRE))

    return split(text, code, place)


def split(text: str, code: str, place: object = None) -> Text:
    lines, tokens, start = [], [], 0
    pattern = _pattern(code)
    for number, line in enumerate(text.replace("\ufffe", "-").split("\n")):
        shown = line.rstrip("\r")
        lines.append(shown)
        for match in pattern.finditer(shown):
            word = match[0].translate(dict.fromkeys(map(ord, BLANKS), " ")).rstrip(" ")
            where = place(start + match.start()) if callable(place) else (0, 0)
            tokens.append(Token(word, any(map(str.isdigit, word)), number, where))
        start += len(line) + 1
    return Text(tuple(lines), tuple(tokens))


def _pattern(code: str) -> re.Pattern[str]:
    """Numbers whole, with their groups and decimals as the language writes them; words; every other sign alone."""
    rules = RULES[code]
    signs = re.escape(rules.group) if rules.group.strip() else f"{BLANKS} "  # PDFium gives a no-break space as a space
    groups = rf"(?:[{signs}]\d{{3}}(?!\d))"
    number = rf"(?:(?<!\w)[+−-])?\d+(?!\d){groups}*(?:{re.escape(rules.decimal)}\d+)?%?"
    return re.compile(rf"{number}|[^\W\d]+|[^\w\s]|\d+")


def differences(found: Text, expected: Text) -> Iterator[Difference]:
    """Where two pages differ, token by token, in the order of the page."""
    from difflib import SequenceMatcher  # only this needs it

    a, b = [t.text for t in expected.tokens], [t.text for t in found.tokens]
    if a == b:
        return
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _pairs(found.tokens[b1:b2], expected.tokens[a1:a2], expected, found)


def _pairs(found: Sequence[Token], expected: Sequence[Token], whole: Text, other: Text) -> Iterator[Difference]:
    """One difference for each pair where as many tokens stand as are expected, otherwise one for all."""
    if len(found) == len(expected):
        for one, wanted in zip(found, expected, strict=True):
            if one.text != wanted.text:
                yield Difference((one,), (wanted,), whole.lines[wanted.line])
        return
    line = whole.lines[expected[0].line] if expected else other.lines[found[0].line]
    yield Difference(tuple(found), tuple(expected), line)
