"""``byfacts import``: what files would change, and after a clear question a new edition."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from byfacts.cli.call import Call
from byfacts.cli.day import day
from byfacts.cli.editions import store
from byfacts.cli.table import paragraph
from byfacts.editions import telling
from byfacts.editions.importing import Plan, Told, apply, plan
from byfacts.editions.keys import PublicKey, Trust
from byfacts.errors import N_, UsageError
from byfacts.intake.formats import title
from byfacts.intake.telling import sentences
from byfacts.language import Language

NO_FILES = N_("An import needs files after it: “{help}” tells which.")
UNTOUCHED = N_("Nothing was changed.")
ADD = N_("Nothing was changed. Add {option} if you want this edition.")
SIGNED = {
    Trust.TRUSTED: N_("Signed by {name}, whom you trust; fingerprint {fingerprint}."),
    Trust.UNKNOWN: N_(
        "Signed by a key that you do not trust, which calls itself “{name}”; fingerprint {fingerprint}. "
        "Ask the sender whether this is the fingerprint, on another way than the file came."
    ),
    Trust.UNSIGNED: N_("Not signed: the file is whole, but nobody vouches for where it comes from."),
    Trust.UNCHECKED: N_("Signed, but the signature cannot be checked here."),
}
DOUBT = N_("Nobody whom you trust vouches for this edition. Take it all the same?")
QUESTION = N_("Use this edition from now on? The present one is kept.")
KEEP_QUESTION = N_("Keep this edition?")


def import_files(call: Call) -> int:
    """Tells what the files are and what they change; asks; keeps the edition and puts it in use.

    Returns 1 when a file was of no use, and when the edition was not taken though something would have changed.
    """
    if not call.typed.files:
        raise UsageError(NO_FILES, help="byfacts import --help")
    editions, paths = store(call), [Path(name) for name in call.typed.files]
    found = plan(paths, editions, call.language, day(call.typed.on), older=call.typed.older, progress=_progress(call))
    call.terminal.progress("")
    files = found.files if isinstance(found, Plan) else found
    refused = any(one.refused for one in files)
    if not call.typed.json:
        _tell(call, found, files)
    if not isinstance(found, Plan):
        return _done(call, found, files, None, 1)
    if found.changes.none or call.typed.dry_run:
        return _done(call, found, files, None, int(refused))
    if not _agreed(call, found):
        return _done(call, found, files, None, 1)
    id = apply(found, editions, use=not call.typed.keep)
    if not call.typed.json:
        words = N_("Edition {edition} is kept.") if call.typed.keep else N_("Edition {edition} is in use.")
        _say(call, call.language.text(words, edition=id))
        _say(call, call.language.text("“{command}” takes it back.", command="byfacts rollback"))
    return _done(call, found, files, id, int(refused))


def _progress(call: Call) -> Any:
    shown = [-1]

    def tell(done: int, total: int) -> bool:
        percent = 100 * done // max(total, 1)
        if percent != shown[0]:
            shown[0] = percent
            call.terminal.progress(call.language.percent(percent))
        return True

    return tell


def _done(call: Call, found: object, files: tuple[Told, ...], id: str | None, status: int) -> int:
    if call.typed.json:
        record: dict[str, Any] = {"files": [_file(one, call.language) for one in files]}
        record["courier"] = signature(found) if isinstance(found, Plan) else None
        record["changes"] = telling.record(found.changes) if isinstance(found, Plan) else None
        record["edition"] = found.after.edition if isinstance(found, Plan) else None
        record["kept"], record["in_use"] = id, id if not call.typed.keep else None
        call.terminal.say(json.dumps(record, ensure_ascii=not call.terminal.takes_unicode, indent=2))
    return status


def _file(one: Told, say: Language) -> dict[str, Any]:
    reading = one.reading
    known = {"file": reading.file, "format": reading.format, "dataset": reading.dataset, "updated": reading.updated}
    return {**known, "values": one.values, "used": not one.refused, "problems": list(sentences(say, one.remarks))}


def signature(found: Plan) -> dict[str, Any] | None:
    """How a courier file is signed, for other programs."""
    if found.courier is None:
        return None
    key = found.courier.key
    return {
        "file": found.courier.file,
        "signed": found.courier.trust.value,
        "name": key.name if key else None,
        "fingerprint": key.fingerprint if key else None,
    }


def signed_text(say: Language, trust: Trust, key: PublicKey | None) -> str:
    """Who vouches for a courier file."""
    if key is None:
        return say.text(SIGNED[trust])
    return say.text(SIGNED[trust], name=key.name, fingerprint=key.fingerprint)


def _tell(call: Call, found: object, files: tuple[Told, ...]) -> None:
    for line in _lines(call, found, files):
        _say(call, line)


def _lines(call: Call, found: object, files: tuple[Told, ...]) -> Iterator[str]:
    say = call.language
    for one in files:
        reading = one.reading
        known = (title(reading.format) if reading.format else "", reading.dataset)
        parts = [*filter(None, known), *([say.date(reading.updated)] if reading.updated else [])]
        parts += [] if one.refused else [say.plural("{n} numbers", one.values, n=say.number(one.values))]
        yield f"{reading.file}: {' · '.join(parts)}".rstrip(": ")
        yield from (f"- {told}" for told in sentences(say, one.remarks))
    if not isinstance(found, Plan):
        yield say.text("None of the files holds figures that byfacts can use.")
        return
    if found.courier is not None:
        yield signed_text(say, found.courier.trust, found.courier.key)
    if files:
        yield ""
    yield from telling.lines(telling.story(found.changes, found.before, found.after, say), say)


def _say(call: Call, text: str) -> None:
    for line in paragraph(call.terminal.shown(text), call.terminal.width) if text else ("",):
        call.terminal.say(line)


def _agreed(call: Call, found: Plan) -> bool:
    """Whether the reader wants the edition: said by options, or asked where somebody can answer."""
    doubtful = found.courier is not None and found.courier.trust is not Trust.TRUSTED
    if doubtful and not call.typed.unsigned and (call.typed.yes or not _asked(call, DOUBT)):
        _refuse(call, "--unsigned")
        return False
    if call.typed.yes or _asked(call, KEEP_QUESTION if call.typed.keep else QUESTION):
        return True
    _refuse(call, "--yes")
    return False


def _refuse(call: Call, option: str) -> None:
    words = UNTOUCHED if _somebody() else ADD
    call.terminal.tell(call.language.text(words, **({"option": option} if words is ADD else {})))


def _somebody() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _asked(call: Call, question: str) -> bool:
    """A question that only a clear yes answers so; without anybody at the keyboard the answer is no."""
    if call.typed.json or not _somebody():
        return False
    say = call.language
    yes = say.text("yes")
    call.terminal.tell(say.text("{question} Type “{yes}” if so.", question=say.text(question), yes=yes))
    answer = sys.stdin.readline().strip().casefold()
    return answer in {yes.casefold(), "yes"}
