"""What may meet in one sum, share, change or on one axis, and why not: the guard of like for like.

A number is of a kind: what it counts, in which unit, as a stock or a flow, by whose rules (its *concept*), in which
vintage. Unlike kinds stand side by side, each with its own unit; they never share an axis, a sum, a share or a ratio.
The rules follow Eurostat's and SDMX's terms; docs/decisions/0008 gives their reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Final

from byfacts import periods
from byfacts.errors import N_, ByfactsError, Word
from byfacts.frozen import frozen
from byfacts.model import Fact, Nature, Observation, Series

STATES: Final = tuple(  # Eurostat's codes
    "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
EU: Final = frozenset({"EU27_2020", "EU"})
WORLD: Final = "WORLD"
AGGREGATES: Final = EU | {WORLD}
RELATIVE: Final = frozenset({"percent", "times"})

UNLIKE = N_("Numbers that count different things do not belong in one sum, share or ratio: {kinds}.")
AXIS = N_("Numbers that count different things do not belong on one axis: {kinds}.")
RULES_DIFFER = N_("These numbers are counted by different rules and are not computed with each other: {kinds}.")
VINTAGES = N_("Two vintages of one series do not belong in one computation: {kinds}. Take both from the same one.")
STOCKS = N_("Stocks of different dates are not added up: {kinds}.")
OVERLAP = N_("The periods overlap, and the same would be counted twice: {kinds}.")
WHOLE = N_("A total and a part of it are not added up: {kinds}.")
PARTIAL = N_("A period that was counted only in part is not added up: {kinds}.")
PERIODS = N_("Part and whole of a share must be of the same period: {kinds}.")
PART = N_("A share is of a whole that its part belongs to: {kinds}.")
SERIES = N_("A change from one period to another needs the same series on both sides: {kinds}.")
LENGTHS = N_("Periods of unlike length, or counted only in part, are not compared: {kinds}.")
REVISION = N_("A revision is between two vintages of one number, of the same place and period: {kinds}.")
APART = N_("A change needs the same place or the same period on both sides: {kinds}.")
BOUND = N_("Of an open end, such as “more than”, only a bound is known; nothing is computed from it: {kinds}.")


class NotComparable(ByfactsError):
    """Numbers of different kinds would meet in one sum, share, ratio or on one axis."""


@frozen
class Term:
    """A number that enters a computation.

    ``series``, ``family`` (the series of which all vintages are) and ``concept`` are empty for a fact that stands
    alone: its rules only its source knows.
    """

    key: str
    series: str
    family: str
    concept: str
    part_of: str
    vintage: str  # an earlier one: which; empty: the current one
    counts: str
    unit: str
    nature: Nature | None
    geo: str
    period: str
    partial: bool


def of_observation(series: Series, found: Observation) -> Term:
    """In a series that joins vintages each source is one of them; else a vintage is a series of its own."""
    vintage = found.source if series.joined == "vintages" else series.id if series.vintage_of else ""
    return Term(
        found.key, series.id, series.vintage_of or series.id, series.concept, series.part_of, vintage, series.counts,
        series.unit, series.nature, found.geo, found.period, bool(found.coverage),
    )  # fmt: skip


def of_fact(found: Fact) -> Term:
    return Term(
        found.id, "", "", "", "", "", found.counts, found.unit, found.nature, found.geo, found.period, partial=False
    )


def alike(terms: Iterable[Term], message: str = UNLIKE) -> None:
    """Refuse what counts different things, is counted by different rules, or is of two vintages."""
    found = tuple(terms)
    if len({(term.counts, term.unit, term.nature) for term in found}) > 1:
        raise NotComparable(message, kinds=named((t.counts, t.unit, t.nature) for t in found))
    for message_of, values in (
        (RULES_DIFFER, {term.concept for term in found if term.concept}),
        (VINTAGES, {term.vintage for term in found if term.concept}),
    ):
        if len(values) > 1:
            raise NotComparable(message_of, kinds=_keys(found))


def named(kinds: Iterable[tuple[str, str, Nature | None]]) -> tuple[tuple[Word, ...], ...]:
    """What is counted, and whether as a stock or a flow, to be told in the reader's language; units where they alone
    differ.
    """
    found = dict.fromkeys(kinds)
    units = len({(counts, nature) for counts, _, nature in found}) < len(found)
    return tuple(
        tuple(Word(word) for word in (counts, unit if units else "", nature or "") if word)
        for counts, unit, nature in found
    )


def in_sum(operands: Sequence[Sequence[Term]], *, of_stocks: bool = False) -> None:
    """Refuse to add what would be counted twice, or a stock at one date to that at another (unless ``of_stocks``)."""
    for left, right in combinations(operands, 2):
        for a, b in product(left, right):
            _pair_in_sum(a, b, of_stocks=of_stocks)
    partial = [term.key for operand in operands for term in operand if term.partial]
    if partial and sum(map(len, operands)) > 1:
        raise NotComparable(PARTIAL, kinds="; ".join(partial))


def _pair_in_sum(a: Term, b: Term, *, of_stocks: bool) -> None:
    if a.nature is Nature.STOCK and not of_stocks and a.period != b.period:
        raise NotComparable(STOCKS, kinds=_keys((a, b)))
    if not _overlap(a.period, b.period):
        if a.key == b.key:  # without a period
            raise NotComparable(OVERLAP, kinds=_keys((a, b)))
        return
    if a.geo != b.geo:
        if {a.geo, b.geo} & AGGREGATES:
            raise NotComparable(WHOLE, kinds=_keys((a, b)))
    elif a.series and b.series and (a.part_of == b.family or b.part_of == a.family):
        raise NotComparable(WHOLE, kinds=_keys((a, b)))
    elif a.family == b.family or not (a.series and b.series):  # what a fact alone counts may be in the other number
        raise NotComparable(OVERLAP, kinds=_keys((a, b)))


def in_share(part: Sequence[Term], whole: Sequence[Term]) -> None:
    """Refuse a share of a whole of another period, and one of a whole that does not hold the part."""
    if {t.period for t in part} != {t.period for t in whole}:
        raise NotComparable(PERIODS, kinds=_keys((*part, *whole)))
    for term in part:
        if not any(_holds(one, term) for one in whole):
            raise NotComparable(PART, kinds=_keys((term, *whole)))


def _holds(whole: Term, part: Term) -> bool:
    """Whether the part is of the same series or of one that is part of the whole's, in a place that lies within."""
    if whole.series and part.series and whole.family not in (part.family, part.part_of):
        return False
    within = whole.geo in (part.geo, WORLD) or (whole.geo in EU and part.geo in STATES)
    return whole.period == part.period and within


def in_change(old: Sequence[Term], new: Sequence[Term]) -> None:
    """Refuse to compare what differs in place and in period, another series of another period, and unlike periods."""
    if {t.period for t in old} == {t.period for t in new}:
        return
    both = (*old, *new)
    if {t.geo for t in old} != {t.geo for t in new}:
        raise NotComparable(APART, kinds=_keys(both))
    families = [{t.family for t in side} for side in (old, new)]
    if families[0] != families[1] and not any("" in side for side in families):
        raise NotComparable(SERIES, kinds=_keys(both))
    flows = len(old) == len(new) == 1 and old[0].nature is Nature.FLOW
    if any(t.partial for t in both) or (flows and not _as_long(old[0].period, new[0].period)):
        raise NotComparable(LENGTHS, kinds=_keys(both))


def in_revision(earlier: Term, later: Term) -> None:
    """Refuse a revision of anything but one number of two vintages."""
    same = earlier.family == later.family and (earlier.geo, earlier.period) == (later.geo, later.period)
    if not same or not earlier.family or earlier.vintage == later.vintage:
        raise NotComparable(REVISION, kinds=_keys((earlier, later)))


def _keys(terms: Iterable[Term]) -> str:
    return "; ".join(dict.fromkeys(term.key for term in terms))


def _overlap(one: str, other: str) -> bool:
    if not one or not other:
        return False
    (start, end), (begin, finish) = periods.span(one), periods.span(other)
    return start <= finish and begin <= end


def _as_long(one: str, other: str) -> bool:
    """Whether two periods are of one length, as years and months are that differ by days. What is not given, may be."""
    if not one or not other:
        return True
    lengths = [(end - start).days + 1 for start, end in (periods.span(one), periods.span(other))]
    return max(lengths) <= min(lengths) * 1.2
