"""What is computed between two points that somebody chose: the difference in words, or why there is none."""

from __future__ import annotations

import re

from byfacts import derive
from byfacts.derive import Value
from byfacts.desktop.readings import Reading
from byfacts.errors import ByfactsError
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library, Origin, Qualifier
from byfacts.typography import shown_decimals
from byfacts.units import counted

MOST_PLACES = 1  # of a difference between shares


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
        more = derive.compare(library, end.origin, start.origin)
    except ByfactsError as error:
        return Told(head, _named(say.error(error), start, end), refused=True)
    if not more.number:
        return Told(head, say.text("no difference"), say.number(0))
    places = min(shown_decimals(more.number), MOST_PLACES if more.unit == "percent" else 2)
    number = _about(more) + say.signed(more.number, places)
    with_unit = counted(say, more.unit, abs(more.number), number)
    if more.unit == "percent":
        with_unit = say.text("{number} percentage points", number=number)
        return Told(head, with_unit, number)
    percent = _percent(library, say, start.origin, end.origin)
    if not percent:
        return Told(head, with_unit, number)
    return Told(head, say.text("{number}, or {percent}", number=with_unit, percent=percent), percent)


def _named(words: str, start: Reading, end: Reading) -> str:
    """Why they may not meet, with the points named as on the wall, not by their keys."""
    for reading in (start, end):
        for key in sorted(reading.origin.keys if reading.origin else (), key=len, reverse=True):
            words = f"“{reading.head}”".join(re.split(rf"(?<![\w@-]){re.escape(key)}(?![\w@-])", words))
    return words


def _percent(library: Library, say: Language, start: Origin, end: Origin) -> str:
    """The change in per cent; nothing where a change of such numbers has no sense."""
    try:
        found = derive.change(derive.of_origin(library, start), derive.of_origin(library, end))
    except ByfactsError:
        return ""
    return _about(found) + say.percent(found.number, 1, signed=True)


def _about(value: Value) -> str:
    """What rests on rounded numbers is only about right, and says so."""
    return "" if value.quantity.qualifier is Qualifier.EXACT else "≈\u00a0"
