"""The guard before every check: numbers of different kinds, or of two vintages, are not held against each other."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts import comparable, derive
from byfacts.comparable import NotComparable
from byfacts.model import Library

REASONS = {comparable.VINTAGES: "vintages", comparable.RULES_DIFFER: "other-terms"}


def objection(library: Library, check: str, references: Sequence[str]) -> str:
    """Why these may not meet: "unlike" (kind, unit, stock or flow), "other-terms", "vintages", or empty: they may."""
    values = [derive.lookup(library, reference) for reference in references]
    if check == "share-about":  # a share is named, and held against a share of what has no share in it
        named, *values = values
        if named.unit not in comparable.RELATIVE or named.counts != values[0].counts:
            return "unlike"
    try:
        comparable.alike(term for value in values for term in value.terms)
    except NotComparable as refused:
        return REASONS.get(refused.message, "unlike")
    return ""
