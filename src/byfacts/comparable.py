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
from byfacts.errors import N_, ByfactsError
from byfacts.frozen import frozen
from byfacts.model import Fact, Nature, Observation, Series

AGGREGATES: Final = frozenset({"EU27_2020", "EU", "WORLD"})
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
APART = N_("A change needs the same place or the same period on both sides: {kinds}.")
BOUND = N_("Of an open end, such as “more than”, only a bound is known; nothing is computed from it: {kinds}.")


class NotComparable(ByfactsError):
    """Numbers of different kinds would meet in one sum, share, ratio or on one axis."""


@frozen
class Term:
    """A number that enters a computation. ``concept`` is empty for a fact, whose rules only its source knows."""

    key: str
    series: str
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
    return Term(
        found.key, series.id, series.concept, series.part_of, series.id if series.vintage_of else "", series.counts,
        series.unit, series.nature, found.geo, found.period, bool(found.coverage),
    )  # fmt: skip


def of_fact(found: Fact) -> Term:
    return Term(
        found.id, "", "", "", "", found.counts, found.unit, found.nature, found.geo, found.period, partial=False
    )


def alike(terms: Iterable[Term], message: str = UNLIKE) -> None:
    """Refuse what counts different things, is counted by different rules, or is of two vintages."""
    found = tuple(terms)
    if len({(term.counts, term.unit, term.nature) for term in found}) > 1:
        words = dict.fromkeys(", ".join(filter(None, (t.counts, t.unit, t.nature))) for t in found)
        raise NotComparable(message, kinds="; ".join(words))
    for message_of, values in (
        (RULES_DIFFER, {term.concept for term in found if term.concept}),
        (VINTAGES, {term.vintage for term in found if term.concept}),
    ):
        if len(values) > 1:
            raise NotComparable(message_of, kinds="; ".join(dict.fromkeys(term.key for term in found)))


def in_sum(operands: Sequence[Sequence[Term]], *, of_stocks: bool = False) -> None:
    """Refuse to add what would be counted twice, or a stock at one date to that at another (unless ``of_stocks``)."""
    for left, right in combinations(operands, 2):
        for a, b in product(left, right):
            _pair_in_sum(a, b, of_stocks=of_stocks)
    partial = [term.key for operand in operands for term in operand if term.partial]
    if partial and sum(map(len, operands)) > 1:
        raise NotComparable(PARTIAL, kinds="; ".join(partial))


def _pair_in_sum(a: Term, b: Term, *, of_stocks: bool) -> None:
    both = f"{a.key}; {b.key}"
    together = _overlap(a.period, b.period)
    if a.nature is Nature.STOCK and a.concept == b.concept and not of_stocks and a.period != b.period:
        raise NotComparable(STOCKS, kinds=both)
    if together and {a.geo, b.geo} & AGGREGATES and a.geo != b.geo:
        raise NotComparable(WHOLE, kinds=both)
    if together and a.geo == b.geo and (a.part_of == b.series or b.part_of == a.series) and a.series and b.series:
        raise NotComparable(WHOLE, kinds=both)
    if together and a.geo == b.geo and a.series == b.series and (a.series or a.key == b.key):
        raise NotComparable(OVERLAP, kinds=both)


def in_share(part: Sequence[Term], whole: Sequence[Term]) -> None:
    """Refuse a share of a whole of another period."""
    if all(t.series for t in (*part, *whole)) and {t.period for t in part} != {t.period for t in whole}:
        raise NotComparable(PERIODS, kinds="; ".join(t.key for t in (*part, *whole)))


def in_change(old: Sequence[Term], new: Sequence[Term]) -> None:
    """Refuse to compare what differs in place and in period."""
    sides = [({t.geo for t in side}, {t.period for t in side}) for side in (old, new)]
    if sides[0][0] != sides[1][0] and sides[0][1] != sides[1][1]:
        raise NotComparable(APART, kinds="; ".join(t.key for t in (*old, *new)))


def _overlap(one: str, other: str) -> bool:
    if not one or not other:
        return False
    (start, end), (begin, finish) = periods.span(one), periods.span(other)
    return start <= finish and begin <= end
