"""What is computed between two points that somebody chose: the difference in words, or why there is none."""

from __future__ import annotations

import re

from byfacts.desktop.readings import Reading
from byfacts.differences import between
from byfacts.errors import ByfactsError
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library
from byfacts.units import counted


@frozen
class Told:
    """``head`` names the two points, ``text`` says the difference in full, ``short`` stands at the arrow.

    ``refused``: the text says why they may not meet, and ``short`` is empty.
    """

    head: str
    text: str
    short: str = ""
    refused: bool = False


def difference(library: Library, say: Language, start: Reading, end: Reading) -> Told:
    """From one point to another."""
    head = say.text("From {start} to {end}", start=start.head, end=end.head)
    if start.origin is None or end.origin is None:
        return Told(head, say.text("Only two numbers have a difference; here are words or no data."), refused=True)
    try:
        found = between(library, say, start.origin, end.origin)
    except ByfactsError as error:
        return Told(head, _named(say.error(error), start, end), refused=True)
    if not found.more.number:
        return Told(head, say.text("no difference"), say.number(0))
    if found.points:
        return Told(head, say.text("{number} percentage points", number=found.number), found.number)
    with_unit = counted(say, found.more.unit, abs(found.more.number), found.number)
    if not found.share:
        return Told(head, with_unit, found.number)
    return Told(head, say.text("{number}, or {percent}", number=with_unit, percent=found.share), found.share)


def _named(words: str, start: Reading, end: Reading) -> str:
    """Why they may not meet, with the points named as on the wall, not by their keys."""
    for reading in (start, end):
        for key in sorted(reading.origin.keys if reading.origin else (), key=len, reverse=True):
            words = f"“{reading.head}”".join(re.split(rf"(?<![\w@-]){re.escape(key)}(?![\w@-])", words))
    return words
