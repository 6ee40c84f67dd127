"""What a source card holds, as plain values."""

from __future__ import annotations

from collections.abc import Mapping

from byfacts.charts.marks import Fill
from byfacts.frozen import frozen
from byfacts.traces import Trace


@frozen
class Line:
    """A row of the card. ``known`` is false where the text only says that it is not known.

    A ``detail`` stands below what a reader asks first.
    """

    label: str
    text: str
    known: bool = True
    detail: bool = False


@frozen
class Vintage:
    """The same number in another vintage. ``value`` is for drawing; ``difference`` is this card's number less it."""

    name: str
    text: str
    value: float
    difference: str = ""
    own: bool = False  # the number of the card itself


@frozen
class Check:
    """What was checked of the number: ``kind`` is holds, fails, unknown or mind (what may not be done with it)."""

    kind: str
    text: str


@frozen
class Card:
    """See the module. ``chart`` words say where the number is used; they are filled by who knows the sheets."""

    key: str
    heading: str
    value: str
    unit: str
    standing: str
    mark: Fill | None
    lines: tuple[Line, ...]
    vintages: tuple[Vintage, ...]
    checks: tuple[Check, ...]
    where: str
    citation: str
    words: Mapping[str, str]  # headings of the parts: vintages, checks, details
    traces: tuple[Trace, ...] = ()  # every number and date above, as printed, with the rows behind it

    def as_text(self) -> str:
        """The card as plain text, to be copied."""
        parts = [self.heading, " ".join(filter(None, (self.value, self.unit))), self.standing, ""]
        parts += [f"{line.label}: {line.text}" for line in self.lines]
        if self.vintages:
            parts += ["", self.words["vintages"]]
            parts += [f"- {v.name}: {v.text}" + (f" ({v.difference})" if v.difference else "") for v in self.vintages]
        if self.checks:
            parts += ["", self.words["checks"], *(f"- {check.text}" for check in self.checks)]
        return "\n".join([*parts, "", self.citation]).replace("\u00a0", " ")
