"""``byfacts verify``: are the numbers of a sheet those of an edition, and if not, which differ?"""

from __future__ import annotations

import json

from byfacts.cli.call import Call
from byfacts.cli.data import NO_FILE
from byfacts.errors import UsageError
from byfacts.frozen import fields


def verify(call: Call) -> int:
    """Returns 0 when everything is as in the edition, otherwise 1. Raises InputError for a file that is no sheet."""
    if not call.typed.file:
        raise UsageError(NO_FILE, command="byfacts verify", help="byfacts verify --help")
    from byfacts.exports import verdict
    from byfacts.exports.verify import Wrong
    from byfacts.exports.verify import verify as compare

    report = compare(call.typed.file, call.library(fit=True), call.languages)
    if call.typed.json:
        found = {name: getattr(report, name) for name in fields(type(report))}
        for name in ("wrong", "contradictions"):
            found[name] = [{field: getattr(one, field) for field in fields(Wrong)} for one in found[name]]
        found = {"verdict": report.verdict, **found}
        call.terminal.say(json.dumps(found, ensure_ascii=not call.terminal.takes_unicode, indent=2))
    else:
        call.terminal.say(verdict.headline(report, call.language))
        for line in verdict.details(report, call.language):
            call.terminal.say(f"  {line}")
    return 0 if report.verdict == "same" else 1
