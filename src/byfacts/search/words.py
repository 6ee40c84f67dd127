"""Cuts a text into words and brings each to forms by which it is found: without case, marks, grouping or ending.

Word forms come from Snowball's stemmers where there is one (English, Russian, Polish, Lithuanian); Belarusian and
Latvian have none, so their words are found by their beginning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from byfacts.frozen import frozen

# A number however its thousands are grouped, or a word with the apostrophes inside it.
TOKEN = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:[’ʼ'][^\W\d_]+)*",
)
GROUPING = re.compile(r"[ \u00a0\u202f.,]")
APOSTROPHES = re.compile(r"[’ʼ']")
# Letters that are no base letter with a mark, and the letter that a keyboard without them has.
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "і": "и", "ґ": "г"})
ALGORITHMS = {"en": "english", "ru": "russian", "pl": "polish", "lt": "lithuanian"}


@frozen
class Token:
    """A word of a text: where it stands, and the forms by which it is found."""

    start: int
    end: int
    plain: str
    stem: str


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The word without case, diacritics, apostrophes and the grouping of its digits; ё is е, й is и."""
    if word[0].isdigit():
        return GROUPING.sub("", word)
    split = unicodedata.normalize("NFKD", APOSTROPHES.sub("", word).casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter)).translate(PLAIN)


def tokens(text: str, code: str) -> Iterator[Token]:
    """The words of a text in the language with this code."""
    stem = _stemmer(code)
    for found in TOKEN.finditer(text):
        word = found.group()
        plain = fold(word)
        if plain:
            yield Token(found.start(), found.end(), plain, plain if word[0].isdigit() else fold_stem(word, stem))


def fold_stem(word: str, stem: Callable[[str], str]) -> str:
    return fold(stem(APOSTROPHES.sub("", word).casefold()) or word)


@cache
def _stemmer(code: str) -> Callable[[str], str]:
    if code not in ALGORITHMS:
        return str
    import snowballstemmer  # only who searches waits for it

    return lru_cache(maxsize=20_000)(snowballstemmer.stemmer(ALGORITHMS[code]).stemWord)
