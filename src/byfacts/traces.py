"""The trail of what is printed: each number and date of a sheet or card with the rows of the data it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from byfacts.derive import Value
from byfacts.frozen import frozen
from byfacts.model import Origin

# What a printed number is. A count is one of rows: as many as there are keys; a span the years from one row to another;
# words are whole texts that hold a number, filled in or written.
Nature = Literal["number", "date", "count", "span", "setting", "words"]


class Reason(StrEnum):
    """Why a printed number needs no row in the data: all there are."""

    TICK = "axis tick"
    CLASS = "bound of a class or circle in a map's key"
    PLACE = "place of a chart or an item on its page"
    TOLERANCE = "tolerance of a word, or what it allows beside a number"
    STATES = "member states of the EU, or how many of them are not named"
    PAGE = "page number"
    EDITION = "edition of the data, or its day"
    ISSUE = "day of issue"
    LITERAL = "setting of the drawing or of the source's rounding"
    TERMS = "how many terms a mean has"


@frozen
class Trace:
    """A number as it is printed, and where it comes from.

    ``about`` is the ISO period of a date and the reason of a setting. ``within`` is the text that it was filled into.
    ``origin`` is the number before it was scaled and rounded.
    """

    text: str
    nature: Nature
    keys: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    about: str = ""
    within: str = ""
    origin: Origin | None = None


Entry = tuple[str, Nature, tuple[str, ...], str]  # text, nature, keys, about
Known = Value | Origin | None
Note = tuple[Entry, Known]


class Ledger:
    """What one call of ``compose`` or ``card`` has printed so far. Every copy of a writer shares it."""

    __slots__ = ("_notes",)

    def __init__(self) -> None:
        self._notes: dict[tuple[Entry, str], Known] = {}

    def note(self, note: Note, within: str = "") -> None:
        self._notes[note[0], within] = note[1]

    def traces(self) -> tuple[Trace, ...]:
        """Each once, in the order of their first printing."""
        return tuple(
            Trace(text, nature, keys, known.sources if known else (), about, within, _origin(known))
            for ((text, nature, keys, about), within), known in self._notes.items()
        )


def _origin(known: Known) -> Origin | None:
    return known.origin if isinstance(known, Value) else known


def number(text: str, known: Value | Origin) -> Note:
    return (text, "number", known.keys, known.unit), known


def date(text: str, period: str, keys: Sequence[str] = ()) -> Note:
    return (text, "date", tuple(keys), period), None


def count(text: str, keys: Sequence[str]) -> Note:
    return (text, "count", tuple(keys), ""), None


def span(text: str, keys: Sequence[str]) -> Note:
    return (text, "span", tuple(keys), ""), None


def setting(text: str, reason: Reason) -> Note:
    return (text, "setting", (), reason.value), None


def words(text: str) -> Note:
    return (text, "words", (), ""), None
