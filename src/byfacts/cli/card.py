"""``byfacts card KEY``: the source card of a number, as text or as JSON."""

from __future__ import annotations

from typing import Any

from byfacts.cards import Card, card
from byfacts.cli.call import Call
from byfacts.cli.table import paragraph
from byfacts.errors import N_, UsageError

NO_KEY = N_("A card needs the key of a number after it, such as the name of a fact: “{command}” lists them.")


def show(call: Call) -> int:
    """Writes the card. Raises UsageError for a key that there is not, with the keys that are like it."""
    from byfacts.library import load

    if not call.typed.key:
        raise UsageError(NO_KEY, command="byfacts facts --json")
    found = card(load(call.data), call.language, call.typed.key)
    if call.typed.json:
        import json

        call.terminal.say(json.dumps(record(found), ensure_ascii=not call.terminal.takes_unicode, indent=2))
        return 0
    for line in found.as_text().split("\n"):
        for part in paragraph(call.terminal.shown(line), call.terminal.width) if line else ("",):
            call.terminal.say(part)
    return 0


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
