"""Derived numbers: sums, shares, changes and ratios, computed from the library and never typed.

An expression is what a topic file writes: a table with one operator. Operands are references or lists of
references, which are summed:

    series@GEO@PERIOD    an observation; PERIOD may be ``first``, ``last`` or ``peak`` of that series and place
    fact:ID              the number of a fact

Operators: ``of`` x · ``sum`` [x ...] · ``mean`` [x ...] · ``difference`` [x, y] = x - y · ``ratio`` [x, y] = x / y ·
``share`` [part, whole] and ``change`` [from, to], both in percent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from byfacts.errors import N_, ByfactsError
from byfacts.frozen import frozen
from byfacts.model import Library, Nature, Observation, Origin, Qualifier, Quantity, Status

OPERATORS = ("of", "sum", "mean", "difference", "ratio", "share", "change")
COMPUTED = "byfacts"  # the source of byfacts' own arithmetic, named beside the sources it rests on


class NotComparable(ByfactsError):
    """Numbers of different kinds would meet in one sum, share or ratio."""


@frozen
class Value:
    """A number with everything that it carries; ``computed`` is true when it is byfacts' arithmetic.

    ``keys`` are the observations and facts it rests on, ``period`` that of the last of them.
    """

    quantity: Quantity
    unit: str
    counts: str
    nature: Nature | None
    status: Status
    sources: tuple[str, ...]
    keys: tuple[str, ...]
    period: str
    computed: bool = False
    coverage: str = ""
    flag: str = ""

    @property
    def number(self) -> float:
        """The value as a single number. Raises NotComparable for a range."""
        if self.quantity.point is None and self.quantity.qualifier is Qualifier.RANGE:
            raise NotComparable(N_("A range has no single value to compute with: {keys}."), keys=", ".join(self.keys))
        return self.quantity.known

    @property
    def origin(self) -> Origin:
        return Origin(
            self.quantity, self.unit, self.counts, self.nature, self.status,
            self.sources, self.keys, self.period, self.computed, self.coverage,
        )  # fmt: skip


def periods(library: Library, series: str, geo: str) -> tuple[str, ...]:
    """The years for which a series has a value for a place, ascending; months and dates are left out."""
    return tuple(sorted(o.period for o in library.by_series[series] if o.geo == geo and len(o.period) == 4))


def resolve_period(library: Library, series: str, geo: str, period: str) -> str:
    match period:
        case "first":
            return periods(library, series, geo)[0]
        case "last":
            return periods(library, series, geo)[-1]
        case "peak":
            years = periods(library, series, geo)
            return max(years, key=lambda year: library.observation(series, geo, year).quantity.known)
    return period


def lookup(library: Library, reference: str) -> Value:
    """The value behind a reference. Raises KeyError when there is none."""
    if reference.startswith("fact:"):
        fact = library.facts[reference.removeprefix("fact:")]
        if fact.quantity is None:
            raise KeyError(reference)
        return Value(
            fact.quantity, fact.unit, fact.counts, fact.nature, fact.status, (fact.source,), (fact.id,), fact.period
        )
    series_id, geo, period = reference.split("@")
    found = library.observation(series_id, geo, resolve_period(library, series_id, geo, period))
    return of_observation(library, found)


def of_observation(library: Library, found: Observation) -> Value:
    series = library.series[found.series]
    return Value(
        found.quantity,
        series.unit,
        series.counts,
        series.nature,
        found.status,
        (found.source,),
        (found.key,),
        found.period,
        coverage=found.coverage,
        flag=found.flag,
    )


def total(library: Library, operand: str | Sequence[str]) -> Value:
    """One reference, or several of one kind added up."""
    if isinstance(operand, str):
        return lookup(library, operand)
    values = [lookup(library, reference) for reference in operand]
    return _computed(values, sum(v.number for v in values), values[0].unit)


def evaluate(library: Library, expression: Mapping[str, Any]) -> Value:
    """Compute an expression. Raises KeyError for what is not in the library, NotComparable for unlike kinds."""
    operator = next(name for name in OPERATORS if name in expression)
    operands = expression[operator]
    if operator == "of":
        return total(library, operands)
    values = [total(library, operand) for operand in operands]
    numbers = [v.number for v in values]
    match operator:
        case "sum":
            return _computed(values, sum(numbers), values[0].unit)
        case "mean":
            return _computed(values, sum(numbers) / len(numbers), values[0].unit)
        case "difference":
            return _computed(values, numbers[0] - numbers[1], values[0].unit)
        case "ratio":
            return _computed(values, numbers[0] / numbers[1], "times", Nature.SHARE)
        case "share":
            return share(*values)
    return change(*values)


def share(part: Value, whole: Value) -> Value:
    """The part in per cent of the whole. Raises NotComparable for unlike kinds."""
    return _computed((part, whole), 100 * part.number / whole.number, "percent", Nature.SHARE)


def change(old: Value, new: Value) -> Value:
    """The change from one to the other, in per cent. Raises NotComparable for unlike kinds."""
    return _computed((old, new), 100 * (new.number - old.number) / old.number, "percent", Nature.SHARE)


def _computed(values: Sequence[Value], number: float, unit: str, nature: Nature | None = None) -> Value:
    _like_for_like(values)
    exact = all(v.quantity.qualifier is Qualifier.EXACT for v in values)
    order = (Status.FINAL, Status.ESTIMATE, Status.PROVISIONAL)
    return Value(
        Quantity.of(number, Qualifier.EXACT if exact else Qualifier.ABOUT),
        unit,
        values[0].counts,
        nature or values[0].nature,
        max((v.status for v in values), key=order.index),
        tuple(dict.fromkeys(s for v in values for s in v.sources)),
        tuple(dict.fromkeys(k for v in values for k in v.keys)),
        max(v.period for v in values),
        computed=True,
    )


def _like_for_like(values: Sequence[Value]) -> None:
    kinds = {(v.counts, v.unit) for v in values if v.unit not in ("percent", "times")}
    if len(kinds) > 1:
        raise NotComparable(
            N_("Numbers that count different things do not belong in one sum, share or ratio: {kinds}."),
            kinds=", ".join(sorted(counts for counts, _ in kinds)),
        )


def with_period(expression: Any, period: str) -> Any:
    """The expression with ``{p}`` replaced by a period, at any depth."""
    if isinstance(expression, str):
        return expression.replace("{p}", period)
    if isinstance(expression, list):
        return [with_period(item, period) for item in expression]
    if isinstance(expression, dict):
        return {key: with_period(item, period) for key, item in expression.items()}
    return expression
