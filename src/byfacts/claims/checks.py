"""The computations behind the claims: each takes references in the order that its claim names and finds what is so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from byfacts import derive
from byfacts.claims.tolerances import TWO_THIRDS, Tolerance
from byfacts.derive import Value
from byfacts.frozen import frozen
from byfacts.model import Library, Quantity

References = Sequence[str]
Check = Callable[[Library, References, Tolerance], "Finding"]


@frozen
class Finding:
    """What a computation found.

    ``form`` chooses the sentence that tells it. ``values`` are the numbers that it took, ``result`` what came of them
    (a change, a share, a factor, a sum, a mean), None where the values are only compared. ``named`` is the number
    that the claim names; ``low`` and ``high`` are the ends within which the claim would hold; ``word`` the tolerance.
    """

    form: str
    holds: bool
    values: tuple[Value, ...]
    result: Value | None = None
    named: Value | None = None
    low: float | None = None
    high: float | None = None
    word: str = ""


def _step(form: str) -> Check:
    """After over before lies within a tolerance; its ends are factors."""

    def check(library: Library, references: References, tolerance: Tolerance) -> Finding:
        before, after = (derive.lookup(library, r) for r in references)
        factor = derive.evaluate(library, {"ratio": [references[1], references[0]]})
        inside = tolerance.holds(factor.number, 1.0)
        result = derive.evaluate(library, {"change": list(references)}) if form == "fall" else factor
        return Finding(form, inside, (before, after), result, None, tolerance.low, tolerance.high, tolerance.word)

    return check


def _fall(library: Library, references: References, _tolerance: Tolerance) -> Finding:
    before, after = (derive.lookup(library, r) for r in references)
    change = derive.evaluate(library, {"change": list(references)})
    return Finding("fell", change.number < 0, (before, after), change)


def _greater(library: Library, references: References, _tolerance: Tolerance) -> Finding:
    first, second = (derive.lookup(library, r) for r in references)
    difference = derive.evaluate(library, {"difference": list(references)})
    return Finding("greater", difference.number > 0, (first, second), difference)


def _over(library: Library, references: References, _tolerance: Tolerance) -> Finding:
    named, found = (derive.lookup(library, r) for r in references)
    return Finding("over", found.number > _least(named), (found,), found, named, low=_least(named))


def _sum_over(library: Library, references: References, _tolerance: Tolerance) -> Finding:
    named = derive.lookup(library, references[0])
    total = derive.evaluate(library, {"sum": list(references[1:])})
    values = tuple(derive.lookup(library, r) for r in references[1:])
    return Finding("sum", total.number > _least(named), values, total, named, low=_least(named))


def _least(named: Value) -> float:
    """The number that "more than" names."""
    return named.quantity.known


def _share_about(library: Library, references: References, tolerance: Tolerance) -> Finding:
    """The fact with the share, then parts, then as many wholes."""
    named, half = derive.lookup(library, references[0]), len(references) // 2 + 1
    parts, wholes = list(references[1:half]), list(references[half:])
    share = derive.evaluate(library, {"share": [parts, wholes]})
    values = (derive.total(library, parts), derive.total(library, wholes))
    return _about("share", values, share, named, tolerance)


def _mean_about(library: Library, references: References, tolerance: Tolerance) -> Finding:
    named = derive.lookup(library, references[0])
    mean = derive.evaluate(library, {"mean": list(references[1:])})
    return _about("mean", tuple(derive.lookup(library, r) for r in references[1:]), mean, named, tolerance)


def _about(form: str, values: tuple[Value, ...], result: Value, named: Value, tolerance: Tolerance) -> Finding:
    low, high = tolerance.around(named.number)
    return Finding(form, tolerance.holds(result.number, named.number), values, result, named, low, high, tolerance.word)


def _two_thirds(library: Library, references: References, tolerance: Tolerance) -> Finding:
    found = derive.lookup(library, references[0])
    low, high = tolerance.around(TWO_THIRDS)
    return Finding(
        "thirds", tolerance.holds(found.number, TWO_THIRDS), (found,), found, None, low, high, tolerance.word
    )


def _majority(library: Library, references: References, tolerance: Tolerance) -> Finding:
    """Parts; the last one is the whole."""
    parts, whole = list(references[:-1]), references[-1]
    share = derive.evaluate(library, {"share": [parts, whole]})
    values = (derive.total(library, parts), derive.lookup(library, whole))
    low, _ = tolerance.around(100)
    return Finding("majority", tolerance.holds(share.number, 100), values, share, None, low, None, tolerance.word)


def _steady_growth(library: Library, references: References, _tolerance: Tolerance) -> Finding:
    values = tuple(derive.lookup(library, r) for r in references)
    return Finding("growth", all(a.number < b.number for a, b in pairwise(values)), values)


def _continued(library: Library, references: References, _tolerance: Tolerance) -> Finding:
    values = tuple(derive.lookup(library, r) for r in references)
    return Finding("continued", all(v.number > 0 for v in values), values)


def _same_upper_end(library: Library, references: References, _tolerance: Tolerance) -> Finding:
    values = tuple(derive.lookup(library, r) for r in references)
    return Finding("ends", len({_highest(v.quantity) for v in values}) == 1, values)


def _highest(quantity: Quantity) -> float | None:
    return quantity.high


CHECKS: Final[Mapping[str, Check]] = {
    "more-than-doubled": _step("doubled"),
    "slight-fall": _step("fall"),
    "halved": _step("halved"),
    "several-times": _step("several"),
    "fall": _fall,
    "greater": _greater,
    "over": _over,
    "sum-over": _sum_over,
    "share-about": _share_about,
    "mean-about": _mean_about,
    "two-thirds": _two_thirds,
    "majority": _majority,
    "steady-growth": _steady_growth,
    "continued": _continued,
    "same-upper-end": _same_upper_end,
}
