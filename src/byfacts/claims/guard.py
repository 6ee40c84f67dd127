"""The guard before every check: numbers of different kinds, or of two vintages, are not held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from byfacts import derive
from byfacts.model import Library

RELATIVE = frozenset({"percent", "times"})


def objection(library: Library, check: str, references: Sequence[str]) -> str:
    """Why these may not meet: "unlike" (kind, unit, stock or flow), "vintages", or empty when they may."""
    values = [derive.lookup(library, reference) for reference in references]
    if check == "share-about":  # a share is named, and held against a share of what has no share in it
        named, *values = values
        if named.unit not in RELATIVE or named.counts != values[0].counts:
            return "unlike"
    if len({(v.counts, v.unit, v.nature) for v in values}) > 1:
        return "unlike"
    return "vintages" if _mixed(library, references) else ""


def _mixed(library: Library, references: Iterable[str]) -> bool:
    """Whether two vintages of one series are among the references."""
    series = {library.series[r.partition("@")[0]] for r in references if "@" in r}
    return len(series) > len({s.vintage_of or s.id for s in series})
