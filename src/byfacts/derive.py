"""Derived numbers: sums, shares, changes and ratios, computed from the library and never typed.

An expression is what a topic file writes: a table with one operator. Operands are references or lists of
references, which are summed:

    series@GEO@PERIOD    an observation; PERIOD may be ``first``, ``last`` or ``peak`` of that series and place
    fact:ID              the number of a fact

Operators: ``of`` x · ``sum`` [x ...] · ``mean`` [x ...] · ``difference`` [x, y] = x - y · ``ratio`` [x, y] = x / y ·
``share`` [part, whole] and ``change`` [from, to], both in percent. ``across = "vintages"`` declares that a computation
reaches from one vintage of a series to another; without it that is refused (see ``comparable``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from byfacts import comparable
from byfacts.comparable import NotComparable, Term
from byfacts.errors import N_, AbsentError
from byfacts.frozen import frozen, replace
from byfacts.model import Fact, Library, Nature, Observation, Origin, Qualifier, Quantity, Status
from byfacts.tables import UNKNOWN

OPERATORS = ("of", "sum", "mean", "difference", "ratio", "share", "change")
RANGE = N_("A range has no single value to compute with: {keys}.")
COMPUTED = "byfacts"  # the source of byfacts' own arithmetic, named beside the sources it rests on


@frozen
class Value:
    """A number with everything that it carries; ``computed`` is true when it is byfacts' arithmetic.

    ``keys`` are the observations and facts it rests on, ``period`` that of the last of them; ``terms`` say of which
    kind each of them is, so that unlike ones are refused.
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
    terms: tuple[Term, ...] = ()

    @property
    def number(self) -> float:
        """The value as a single number. Raises NotComparable for a range."""
        if self.quantity.point is None and self.quantity.qualifier is Qualifier.RANGE:
            raise NotComparable(RANGE, keys=", ".join(self.keys))
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
    """A period, or the one that a word means. Raises AbsentError where the series has no year for the place."""
    if period not in ("first", "last", "peak"):
        return period
    years = periods(library, series, geo)
    if not years:
        raise AbsentError(UNKNOWN, value=f"{series}@{geo}", table="observations")
    match period:
        case "first":
            return years[0]
        case "last":
            return years[-1]
        case _:
            return max(years, key=lambda year: library.observation(series, geo, year).quantity.known)


def lookup(library: Library, reference: str) -> Value:
    """The value behind a reference. Raises AbsentError when there is none."""
    if reference.startswith("fact:"):
        fact = library.facts[reference.removeprefix("fact:")]
        if fact.quantity is None:
            raise AbsentError(N_("The fact {name} has no figure to compute with."), name=fact.id)
        return Value(
            fact.quantity, fact.unit, fact.counts, fact.nature, fact.status, (fact.source,), (fact.id,), fact.period,
            terms=(_term(library, fact),),
        )  # fmt: skip
    series_id, geo, period = reference.split("@")
    found = library.observation(series_id, geo, resolve_period(library, series_id, geo, period))
    return of_observation(library, found)


def _term(library: Library, fact: Fact) -> Term:
    """A fact whose number is an observation's is of its kind and counted by its rules."""
    if not fact.observation:
        return comparable.of_fact(fact)
    found = library.observations[fact.observation]
    return comparable.of_observation(library.series[found.series], found)


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
        terms=(comparable.of_observation(series, found),),
    )


def total(library: Library, operand: str | Sequence[str]) -> Value:
    """One reference, or several of one kind added up."""
    if isinstance(operand, str):
        return lookup(library, operand)
    return add([lookup(library, reference) for reference in operand])


def evaluate(library: Library, expression: Mapping[str, Any]) -> Value:
    """Compute an expression. Raises AbsentError for what is not in the library, NotComparable for unlike kinds."""
    operator = next(name for name in OPERATORS if name in expression)
    operands = expression[operator]
    if operator == "of":
        return total(library, operands)
    values = [total(library, operand) for operand in operands]
    if expression.get("across") == "vintages":
        values = [_of_any_vintage(value) for value in values]
    match operator:
        case "sum":
            return add(values)
        case "mean":
            return mean(values)
        case "difference":
            return difference(*values)
        case "ratio":
            return ratio(*values)
        case "share":
            return share(*values)
    return change(*values)


def _of_any_vintage(value: Value) -> Value:
    """For a computation that is declared to reach across the vintages of one series."""
    return replace(value, terms=tuple(replace(term, vintage="") for term in value.terms))


def add(values: Sequence[Value]) -> Value:
    """The sum. Raises NotComparable for unlike kinds, and where something would be counted twice."""
    _like_for_like(values)
    comparable.in_sum([value.terms for value in values])
    return _computed(values, sum(v.number for v in values), values[0].unit)


def mean(values: Sequence[Value]) -> Value:
    """The mean. Raises NotComparable as a sum does; of a stock, dates may differ."""
    _like_for_like(values)
    comparable.in_sum([value.terms for value in values], of_stocks=True)
    return _computed(values, sum(v.number for v in values) / len(values), values[0].unit)


def difference(one: Value, other: Value) -> Value:
    """The first less the second: of one place, or of one period. Raises NotComparable."""
    _like_for_like((one, other))
    comparable.in_change(one.terms, other.terms)
    return _computed((one, other), one.number - other.number, one.unit)


def remainders(whole: Value, parts: Sequence[Value]) -> tuple[Value, ...]:
    """What the first parts leave of a whole, for every number of them from none. Raises NotComparable."""
    if parts:
        difference(whole, add(parts))  # the guard, once for all of them
    found, left = [whole], whole.number
    for count, part in enumerate(parts, start=1):
        left -= part.number
        found.append(replace(_computed((whole, *parts[:count]), left, whole.unit), terms=whole.terms))
    return tuple(found)


def ratio(one: Value, other: Value) -> Value:
    """How many times the second the first is: of one place, or of one period. Raises NotComparable."""
    _like_for_like((one, other))
    comparable.in_change(one.terms, other.terms)
    return _computed((one, other), one.number / _divisor(other), "times", Nature.SHARE)


def share(part: Value, whole: Value) -> Value:
    """The part in per cent of the whole, both of the same periods. Raises NotComparable."""
    _like_for_like((part, whole))
    comparable.in_share(part.terms, whole.terms)
    return _computed((part, whole), 100 * part.number / _divisor(whole), "percent", Nature.SHARE)


def change(old: Value, new: Value) -> Value:
    """The change from one to the other, in per cent: of one place, or of one period. Raises NotComparable."""
    _like_for_like((old, new))
    comparable.in_change(old.terms, new.terms)
    return _computed((old, new), 100 * (new.number - old.number) / _divisor(old), "percent", Nature.SHARE)


def revision(earlier: Value, later: Value) -> tuple[Value, Value | None]:
    """What a later vintage of one number adds to an earlier one, and that in per cent (None: the earlier one is zero).

    Raises NotComparable for anything but two vintages of one number.
    """
    _known((earlier, later))
    comparable.in_revision(earlier.terms[0], later.terms[0])
    both, more = (earlier, later), later.number - earlier.number
    percent = 100 * more / earlier.number if earlier.number else None
    return (
        _computed(both, more, earlier.unit),
        None if percent is None else _computed(both, percent, "percent", Nature.SHARE),
    )


def compare(library: Library, one: Origin, other: Origin) -> Value:
    """The difference between two numbers on show that a reader points at. Raises NotComparable, which says why not."""
    return difference(of_origin(library, one), of_origin(library, other))


def of_origin(library: Library, origin: Origin) -> Value:
    """A number on show as a value again, to be compared with another one that the reader points at."""
    values = [lookup(library, key if key in library.observations else f"fact:{key}") for key in origin.keys]
    return Value(
        origin.quantity, origin.unit, origin.counts, origin.nature, origin.status, origin.sources, origin.keys,
        origin.period, origin.computed, origin.coverage, terms=tuple(term for value in values for term in value.terms),
    )  # fmt: skip


def _divisor(value: Value) -> float:
    if not value.number:
        raise NotComparable(N_("Nothing is a share or a multiple of zero: {keys}."), keys=", ".join(value.keys))
    return value.number


def _computed(values: Sequence[Value], number: float, unit: str, nature: Nature | None = None) -> Value:
    """A computed number of what has been found to be alike."""
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
        terms=tuple({t.key: t for v in values for t in v.terms}.values()),  # by key: to hash a term costs more
    )


def _like_for_like(values: Sequence[Value]) -> None:
    """Refuse what is of unlike kinds, or of which only a bound is known."""
    if len({(v.unit, v.nature if v.unit in comparable.RELATIVE else None) for v in values}) > 1:
        raise NotComparable(comparable.UNLIKE, kinds=comparable.named((v.counts, v.unit, v.nature) for v in values))
    comparable.alike(term for v in values for term in v.terms)
    _known(values)


def _known(values: Sequence[Value]) -> None:
    """Refuse ranges and open ends: neither has a value to compute with."""
    unknown = [v for v in values if v.quantity.point is None]
    for value in unknown:
        if value.quantity.qualifier is Qualifier.RANGE:
            raise NotComparable(RANGE, keys=", ".join(value.keys))
    if unknown:
        raise NotComparable(comparable.BOUND, kinds="; ".join(key for value in unknown for key in value.keys))


def filled(expression: Any, chosen: Mapping[str, str]) -> Any:
    """The expression with ``{p}`` and the like replaced by what the reader chose, at any depth."""
    if isinstance(expression, str):
        for letter, value in chosen.items():
            expression = expression.replace(f"{{{letter}}}", value)
        return expression
    if isinstance(expression, list):
        return [filled(item, chosen) for item in expression]
    if isinstance(expression, dict):
        return {key: filled(item, chosen) for key, item in expression.items()}
    return expression
