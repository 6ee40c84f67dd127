"""``byfacts card KEY``: the source card of a number, or how it compares with another, as text or as JSON."""

from __future__ import annotations

from typing import Any

from byfacts import derive
from byfacts.cards import Card, card
from byfacts.cli.call import Call
from byfacts.cli.table import paragraph
from byfacts.differences import Difference, between
from byfacts.errors import N_, UsageError
from byfacts.language import Language
from byfacts.model import Library

NO_KEY = N_("A card needs the key of a number after it, such as the name of a fact: “{command}” lists them.")


def show(call: Call) -> int:
    """Writes the card. Raises UsageError for a key that there is not, with the keys that are like it, and NotComparable
    where numbers of different kinds are to be compared.
    """
    if not call.typed.key:
        raise UsageError(NO_KEY, command="byfacts facts --json")
    library = call.library()
    found = card(library, call.language, call.typed.key)
    if call.typed.against:
        return _compare(call, library, found, card(library, call.language, call.typed.against))
    if call.typed.json:
        import json

        call.terminal.say(json.dumps(record(found), ensure_ascii=not call.terminal.takes_unicode, indent=2))
        return 0
    for line in found.as_text().split("\n"):
        for part in paragraph(call.terminal.shown(line), call.terminal.width) if line else ("",):
            call.terminal.say(part)
    return 0


def _compare(call: Call, library: Library, one: Card, other: Card) -> int:
    """How much the one is above the other, in numbers and in per cent."""
    start, end = (
        derive.lookup(library, key if key in library.observations else f"fact:{key}").origin
        for key in (other.key, one.key)
    )
    found = between(library, call.language, start, end)
    if call.typed.json:
        import json

        told = {"key": one.key, "against": other.key, "difference": found.more.number}
        told |= {"percent": found.percent.number if found.percent else None}
        call.terminal.say(json.dumps(told, ensure_ascii=not call.terminal.takes_unicode, indent=2))
        return 0
    for shown in (one, other):
        call.terminal.say(call.terminal.shown(f"{shown.heading}: {shown.value} {shown.unit}".strip()))
    call.terminal.say(call.terminal.shown(_told(call.language, found)))
    return 0


def _told(say: Language, found: Difference) -> str:
    if not found.more.number:
        return say.text("no difference")
    if found.points:
        return say.text("{number} percentage points", number=found.number)
    if not found.share:
        return found.number
    return say.text("difference {number}, {percent}", number=found.number, percent=found.share)


def record(found: Card) -> dict[str, Any]:
    """The card for other programs: what is not known is null."""
    return {
        "key": found.key,
        "heading": found.heading,
        "value": found.value or None,
        "unit": found.unit or None,
        "standing": found.standing or None,
        "lines": [{"label": line.label, "text": line.text if line.known else None} for line in found.lines],
        "vintages": [
            {"name": v.name, "value": v.value, "text": v.text, "difference": v.difference or None, "own": v.own}
            for v in found.vintages
        ],
        "checks": [{"kind": check.kind, "text": check.text} for check in found.checks],
        "citation": found.citation,
    }
