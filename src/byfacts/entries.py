"""Reads the entries of a ``.po`` file strictly: every line that is out of order is a fault, with its number.

Babel's reader, which builds the shipped catalogues, guesses where a file is damaged. A file that anyone may have
written is not guessed at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from byfacts.errors import N_
from byfacts.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

Lines = list[tuple[int, str]]

LINE = re.compile(r'(?:(msgctxt|msgid|msgstr)\s+)?"((?:[^"\\]|\\.)*)"')
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
ORDER = ("", "msgctxt", "msgid", "msgstr")

NOT_A_LINE = N_("this is no line of a catalogue")
WRONG_PLACE = N_("this line stands in the wrong place")
CUT_OFF = N_("the entry is not complete; the file may be cut off")
UNKNOWN_ESCAPE = N_("“{escape}” means nothing here")
OWN_PLURAL = N_("plural forms stand in entries of their own here, told apart by msgctxt")


@frozen
class Entry:
    """A message and its translation, and the line of its ``msgid``."""

    line: int
    context: str
    message: str
    translation: str
    fuzzy: bool = False


@frozen
class Flaw:
    """What is wrong in a line."""

    line: int
    reason: str
    params: tuple[tuple[str, str], ...] = ()


def read(text: str) -> Iterator[Entry | Flaw]:
    """The entries of a catalogue and what is wrong with its lines, in order; obsolete entries are passed over."""
    for block in _blocks(text):
        content = [(number, line) for number, line in block if not line.startswith("#")]
        if content:
            yield from _entry(content, fuzzy=any(line.startswith("#,") and "fuzzy" in line for _, line in block))


def _blocks(text: str) -> Iterator[Lines]:
    """The lines of each entry: a comment, a context or a message begins the next one."""
    block: Lines = []
    last = ""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = raw.strip(" \t\r")
        word = "#" if line.startswith("#") else line.partition(" ")[0]
        if not line or line.startswith("#~"):
            continue
        if (word in {"#", "msgctxt"} and last not in {"", "#"}) or (word == "msgid" and last not in {"#", "msgctxt"}):
            yield block
            block = []
        block.append((number, line))
        last = last if line.startswith('"') else word
    yield block


def _entry(lines: Lines, *, fuzzy: bool) -> Iterator[Entry | Flaw]:
    parts: dict[str, str] = {}
    place, current, flaws = lines[0][0], "", []
    for number, line in lines:
        match = LINE.fullmatch(line)
        if match is None:
            flaws.append(Flaw(number, OWN_PLURAL if line.startswith(("msgid_plural", "msgstr[")) else NOT_A_LINE))
            continue
        if (match[1] and ORDER.index(match[1]) <= ORDER.index(current)) or not (match[1] or current):
            flaws.append(Flaw(number, WRONG_PLACE))
            continue
        current = match[1] or current
        place = number if match[1] == "msgid" else place
        flaws += _escapes(match[2], number)
        parts[current] = parts.get(current, "") + ESCAPE.sub(lambda found: ESCAPES.get(found[1], ""), match[2])
    if flaws:
        yield from flaws
    elif not {"msgid", "msgstr"} <= parts.keys():
        yield Flaw(place, CUT_OFF)
    else:
        yield Entry(place, parts.get("msgctxt", ""), parts["msgid"], parts["msgstr"], fuzzy)


def _escapes(written: str, number: int) -> Iterator[Flaw]:
    for found in ESCAPE.finditer(written):
        if found[1] not in ESCAPES:
            yield Flaw(number, UNKNOWN_ESCAPE, (("escape", found[0]),))
