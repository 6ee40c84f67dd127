"""Short notes for a sheet: what came of the claims that touch its numbers, where that is not plainly "holds"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from byfacts.claims import Checked, Verdict, touching
from byfacts.claims.words import shown_number, shown_period
from byfacts.errors import N_
from byfacts.model import Library
from byfacts.wording import Writer

NAMED = ("share", "mean", "sum", "over")  # the forms that hold a number of the brief against a computed one
STEPS = ("doubled", "fall", "halved", "several", "thirds", "majority", "fell")  # those with one telling result


def claim_notes(library: Library, writer: Writer, topic: str, keys: Iterable[str]) -> tuple[str, ...]:
    """One note for each claim that does not hold, and one for all that cannot be checked.

    They stand on the sheet of the claim's topic: those that gather the other sheets have no room to repeat them.
    A claim that cannot be checked touches a page that shows the number it makes its statement about, its first.
    """
    here = set(keys)
    found = [c for c in touching(library, here) if c.claim.topic == topic and c.verdict is not Verdict.HOLDS]
    unknown = [one for one in found if one.verdict is Verdict.UNKNOWN and one.claim.operands[0] in here]
    notes = [_note(one, writer) for one in found if one.verdict is not Verdict.UNKNOWN]
    if unknown:
        notes.append(_unknown(unknown, writer))
    return tuple(writer.language.tidy(note) for note in notes)


def _unknown(found: list[Checked], writer: Writer) -> str:
    say = writer.language
    names = "; ".join(say.text(one.claim.short) for one in found)
    return say.text(N_("Cannot be checked in the figures: {claims}."), claims=names)


def _note(checked: Checked, writer: Writer) -> str:
    """The latest vintage decided: its number stands in the note."""
    say, finding = writer.language, checked.readings[-1].finding
    claim = say.text(checked.claim.short)
    if checked.verdict is Verdict.HELD:
        if finding.result is None or finding.form not in (*NAMED, *STEPS):
            return say.text(N_("{claim}: holds only for the brief’s own vintage."), claim=claim)
        result = shown_number(writer, finding.result)
        return say.text(
            N_("{claim}: only in the brief’s own vintage; the later one: {found}."), claim=claim, found=result
        )
    if finding.form in NAMED:
        named, result = shown_number(writer, finding.named), shown_number(writer, finding.result)
        return say.text(
            N_("{claim}: the brief says {named}, the figures give {found}."), claim=claim, named=named, found=result
        )
    if finding.form == "growth":
        fell = [shown_period(writer, b) for a, b in pairwise(finding.values) if b.number <= a.number]
        return say.text(N_("{claim}: the brief says so; no growth in {period}."), claim=claim, period=say.list(fell))
    if finding.form in STEPS:
        result = shown_number(writer, finding.result)
        return say.text(N_("{claim}: the brief says so; the figures give {found}."), claim=claim, found=result)
    return say.text(N_("{claim}: the brief says so, the figures do not."), claim=claim)
