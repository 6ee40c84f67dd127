"""The checks that a claim's row may name, with the operands and the tolerance that each takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from byfacts.errors import N_
from byfacts.frozen import frozen
from byfacts.model import Fact


@frozen
class Rule:
    """How many operands a check takes (``most`` None: as many as there are) and whether a tolerance must be named."""

    least: int
    most: int | None
    tolerance: bool = False


RULES: Final[Mapping[str, Rule]] = {
    "more-than-doubled": Rule(2, 2, tolerance=True),
    "slight-fall": Rule(2, 2, tolerance=True),
    "halved": Rule(2, 2, tolerance=True),
    "several-times": Rule(2, 2, tolerance=True),
    "fall": Rule(2, 2),
    "greater": Rule(2, 2),
    "over": Rule(2, 2),
    "sum-over": Rule(2, None),
    "share-about": Rule(3, None, tolerance=True),
    "mean-about": Rule(2, None, tolerance=True),
    "two-thirds": Rule(1, 1, tolerance=True),
    "majority": Rule(2, None, tolerance=True),
    "steady-growth": Rule(2, None),
    "continued": Rule(1, None),
    "same-upper-end": Rule(2, None),
    "not-comparable": Rule(2, None),
    "no-data": Rule(1, None),
}
WORDS: Final = ("about", "almost", "halved", "slight", "several", "doubled", "majority")


def faults(
    check: str, operands: Sequence[str], tolerance: str, facts: Mapping[str, Fact]
) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """What is wrong with a claim's row: the column, the message and what fills it."""
    rule = RULES.get(check)
    if rule is None:
        yield "check", N_("There is no check “{name}”."), {"name": check}
        return
    if len(operands) < rule.least or (rule.most is not None and len(operands) > rule.most):
        yield "operands", N_("The check “{name}” takes another number of operands than {n}."), {
            "name": check, "n": len(operands),
        }  # fmt: skip
    if check == "share-about" and len(operands) % 2 == 0:
        yield "operands", N_("After the share, there must be as many wholes as parts."), {}
    if rule.tolerance and not tolerance:
        yield "tolerance", N_("The check “{name}” needs a tolerance."), {"name": check}
    if tolerance and tolerance not in WORDS:
        yield "tolerance", N_("There is no tolerance “{name}”."), {"name": tolerance}
    for operand in operands:
        if check != "no-data" and operand in facts and facts[operand].quantity is None:
            yield "operands", N_("The fact {name} has no figure to compute with."), {"name": operand}
