"""What the words of a claim allow: the one place where tolerances are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose
from typing import Final

from byfacts.frozen import frozen


@frozen
class Tolerance:
    """Ends of what a word allows, as a factor of what is named. None: no end. ``strict``: an end itself is without."""

    word: str
    low: float | None
    high: float | None
    strict: bool = False

    def around(self, named: float) -> tuple[float | None, float | None]:
        """The least and the greatest number that the word allows beside the one that is named."""
        return (
            None if self.low is None else self.low * named,
            None if self.high is None else self.high * named,
        )

    def holds(self, found: float, named: float) -> bool:
        ends = [end for end in self.around(named) if end is not None]
        if any(isclose(found, end) for end in ends):  # as decimal arithmetic has it: 1.025 times 100 is 102.5
            return not self.strict
        low, high = self.around(named)
        return (low is None or found > low) and (high is None or found < high)


TOLERANCES: Final[Mapping[str, Tolerance]] = {
    t.word: t
    for t in (
        Tolerance("about", 0.975, 1.025),
        Tolerance("almost", 0.95, 1.0),
        Tolerance("halved", 0.45, 0.55),
        Tolerance("slight", 0.85, 1.0, strict=True),  # a fall, and of less than 15 per cent
        Tolerance("several", 3.0, None),
        Tolerance("doubled", 2.0, None, strict=True),
        Tolerance("majority", 0.5, None, strict=True),
    )
}
EXACT: Final = Tolerance("", 1.0, 1.0)  # of a check that takes no word
TWO_THIRDS: Final = 200 / 3  # per cent
