"""Remarks on a file in the reader's language, the gravest first, each kind once with how often it occurs."""

from __future__ import annotations

from collections.abc import Iterable

from byfacts.intake.reading import Remark
from byfacts.language import Language


def sentences(say: Language, remarks: Iterable[Remark]) -> list[str]:
    """One entry for each kind of problem: its first place, what is wrong, and how many more there are of it."""
    return [sentence(say, remark) for remark in remarks]


def sentence(say: Language, remark: Remark) -> str:
    first = say.problem(remark.problem)
    if remark.count == 1:
        return first
    return say.text("{first} {more}", first=first, more=say.plural("And {n} more of the same kind.", remark.count - 1))
