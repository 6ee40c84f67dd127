"""``byfacts editions`` and ``byfacts rollback``: which editions there are, and back to one of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from byfacts.cli.call import Call
from byfacts.cli.table import paragraph, table
from byfacts.frozen import fields

if TYPE_CHECKING:
    from byfacts.editions.store import Kept, Store


def store(call: Call) -> Store:
    """The user's editions; with “leave no trace” they can be read and not changed."""
    from byfacts import administrator
    from byfacts.editions.store import Store

    kept, _ = administrator.load()
    return Store(call.editions, keeps=not (getattr(call.typed, "leave_no_trace", False) or kept.leave_no_trace))


def editions(call: Call) -> int:
    """Lists them, the bundled one first. Returns 1 when one of them is damaged."""
    from byfacts.editions.store import Kept

    found = store(call).listed()
    if call.typed.json:
        records = [{name: getattr(one, name) for name in fields(Kept)} for one in found]
        for record in records:
            record["as_of"] = record["as_of"] and record["as_of"].isoformat()
        call.terminal.say(json.dumps(records, ensure_ascii=not call.terminal.takes_unicode, indent=2))
    else:
        say = call.language
        heads = (say.text("Edition"), say.text("Data as of"), say.text("Came here"), say.text("Standing"))
        rows = [heads, *(_cells(call, one) for one in found)]
        for line in table([tuple(map(call.terminal.shown, row)) for row in rows], call.terminal.width):
            call.terminal.say(line)
    return 0 if all(one.sound for one in found) else 1


def _cells(call: Call, one: Kept) -> tuple[str, ...]:
    say = call.language
    as_of = say.date(one.as_of) if one.as_of else ""
    made = say.text("with the program") if one.bundled else say.date(one.made)
    words = [say.text("in use")] if one.in_use else []
    words += [] if one.sound else [say.text("damaged")]
    return one.id, as_of, made, ", ".join(words)


def rollback(call: Call) -> int:
    """Puts an earlier edition in use again. Raises UsageError, DataError and OutputError."""
    from byfacts.library import load

    found = store(call)
    now = found.roll_back(call.typed.edition, call.language)
    say = call.language
    edition = now.edition or load().edition
    told = say.text("Edition {edition} is in use. The others are kept.", edition=edition)
    for line in paragraph(call.terminal.shown(told), call.terminal.width):
        call.terminal.say(line)
    return 0
