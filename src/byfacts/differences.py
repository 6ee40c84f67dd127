"""What one number has more than another, in numbers and in per cent, as it is written wherever two are compared."""

from __future__ import annotations

from typing import Final

from byfacts import derive
from byfacts.derive import Value
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library, Origin, Qualifier
from byfacts.typography import shown_decimals

PLACES: Final = 2
PLACES_OF_POINTS: Final = 1  # of a difference between shares


@frozen
class Difference:
    """``more`` is the second number less the first. ``percent`` is None where a change in per cent has no sense: from
    zero, and between shares, whose difference is in percentage points. ``number`` and ``share`` are both written with
    their signs, ``share`` empty without ``percent``.
    """

    more: Value
    percent: Value | None
    number: str
    share: str

    @property
    def points(self) -> bool:
        """Whether the difference is in percentage points."""
        return self.more.unit == "percent"


def between(library: Library, say: Language, start: Origin, end: Origin) -> Difference:
    """From one number to another. Raises NotComparable, which says why not."""
    more = derive.compare(library, end, start)
    points = more.unit == "percent"
    known = start.quantity.point
    percent = None
    if known and not points:
        percent = derive.change(derive.of_origin(library, start), derive.of_origin(library, end))
    places = min(shown_decimals(more.number), PLACES_OF_POINTS if points else PLACES)
    number = _about(more) + say.signed(more.number, places)
    share = _about(percent) + say.percent(percent.number, 1, signed=True) if percent else ""
    return Difference(more, percent, number, share)


def _about(value: Value) -> str:
    """What rests on rounded numbers is only about right, and says so."""
    return "" if value.quantity.qualifier is Qualifier.EXACT else "≈\u00a0"
