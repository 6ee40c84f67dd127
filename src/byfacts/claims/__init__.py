"""Claims of the brief, checked against the data when they are asked for: new data may change a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from byfacts.claims.checks import CHECKS, Finding
from byfacts.claims.guard import objection
from byfacts.claims.tolerances import EXACT, TOLERANCES
from byfacts.comparable import NotComparable
from byfacts.derive import Value, lookup
from byfacts.frozen import frozen
from byfacts.model import Claim, Library


class Verdict(StrEnum):
    """What came of the check of a claim."""

    HOLDS = "holds"
    HELD = "holds-in-own-vintage"
    FAILS = "does-not-hold"
    UNKNOWN = "cannot-be-checked"


@frozen
class Reading:
    """A claim computed from one vintage: the brief's ``own``, or that of ``sources``."""

    own: bool
    finding: Finding
    sources: tuple[str, ...]


@frozen
class Checked:
    """A claim and what came of it.

    ``reason`` says in a word why it cannot be checked: "unlike", "vintages", "other-terms" (the same thing by another
    rule or at another date) or "no-figure". ``readings`` are at most two: the vintage that the claim names, and the
    later one. Where the later one lacks some of the periods, nothing is computed from it: ``later`` holds, for each
    period that it has, the number of the claim's own vintage and that of the later one.
    """

    claim: Claim
    verdict: Verdict
    readings: tuple[Reading, ...] = ()
    reason: str = ""
    values: tuple[Value, ...] = ()  # the numbers that cannot be compared
    unlike: tuple[str, ...] = ()  # what they count
    later: tuple[tuple[Value, Value], ...] = ()


def check(claim: Claim, library: Library) -> Checked:
    """The verdict on a claim. Its operands resolve: the library has seen to that."""
    operands = [_reference(operand, library) for operand in claim.operands]
    if claim.check == "no-data":
        return Checked(claim, Verdict.UNKNOWN, reason="no-figure")
    reason = objection(library, claim.check, operands)
    if reason or claim.check == "not-comparable":
        return _unlike(claim, library, operands, reason)
    try:
        readings = [_read(claim, library, operands, own=_is_own(operands, library))]
        later = [_later(operand, library) for operand in operands]
        if later != operands and None not in later:
            readings.append(_read(claim, library, [operand for operand in later if operand], own=False))
    except NotComparable:
        return _unlike(claim, library, operands, reason)
    some = _pairs(operands, later, library) if None in later else ()
    return Checked(claim, _verdict(readings), tuple(readings), later=some)


def _unlike(claim: Claim, library: Library, operands: list[str], reason: str) -> Checked:
    values = tuple(lookup(library, operand) for operand in operands)
    counts = tuple(dict.fromkeys(value.counts for value in values))
    return Checked(claim, Verdict.UNKNOWN, (), reason or "other-terms", values, counts)


def _pairs(operands: list[str], later: list[str | None], library: Library) -> tuple[tuple[Value, Value], ...]:
    """The numbers of both vintages for the periods that the later one has."""
    return tuple(
        (lookup(library, own), lookup(library, other))
        for own, other in zip(operands, later, strict=True)
        if other and other != own
    )


def _verdict(readings: list[Reading]) -> Verdict:
    """The latest vintage decides; what held only in the brief's own is said to."""
    if readings[-1].finding.holds:
        return Verdict.HOLDS
    return Verdict.HELD if any(r.own and r.finding.holds for r in readings) else Verdict.FAILS


def check_all(library: Library) -> tuple[Checked, ...]:
    """All claims of the data, in its order."""
    return tuple(check(claim, library) for claim in library.claims.values())


def touching(library: Library, keys: Iterable[str]) -> tuple[Checked, ...]:
    """The claims that rest on a number among these, in any vintage."""
    wanted = set(keys)
    return tuple(check(claim, library) for claim in library.claims.values() if _keys(claim, library) & wanted)


def _keys(claim: Claim, library: Library) -> set[str]:
    """The observations and facts that a claim names, and those that stand for them in the later vintage."""
    own = set(claim.operands)
    return own | {later for operand in own if (later := _later(operand, library))}


def _read(claim: Claim, library: Library, operands: list[str], *, own: bool) -> Reading:
    finding = CHECKS[claim.check](library, operands, TOLERANCES.get(claim.tolerance, EXACT))
    sources = dict.fromkeys(s for value in finding.values for s in value.sources)
    return Reading(own, finding, tuple(sources))


def _reference(operand: str, library: Library) -> str:
    return f"fact:{operand}" if operand in library.facts else operand


def _is_own(operands: list[str], library: Library) -> bool:
    """Whether the claim rests on the brief's own vintage of a series."""
    return any("@" in o and library.series[o.partition("@")[0]].vintage_of for o in operands)


def _later(operand: str, library: Library) -> str | None:
    """The same place and period in the vintage that is byfacts' own; None where that has no such number."""
    series, _, rest = operand.partition("@")
    if not rest or not (later := library.series[series].vintage_of):
        return operand
    key = f"{later}@{rest}"
    return key if key in library.observations else None


__all__ = ["Checked", "Finding", "Reading", "Verdict", "check", "check_all", "touching"]
