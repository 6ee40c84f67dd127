"""``byfacts edition``: courier files packed and verified; keys made, trusted and listed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from byfacts.cli.call import Call
from byfacts.cli.edition_options import ACTIONS
from byfacts.cli.editions import store
from byfacts.cli.importing import signed_text
from byfacts.cli.table import paragraph
from byfacts.editions import content, courier, keys, telling
from byfacts.editions.changes import compare
from byfacts.errors import N_, UsageError
from byfacts.files import ensure_folder, write_whole

NO_ACTION = N_("“{action}” is not something to do with an edition. There are: {actions}.")
NO_NAME = N_("“{command}” needs a file after it. “{help}” tells which.")
PASSPHRASE = N_("Passphrase:")
AGAIN = N_("The same passphrase again:")
UNLIKE = N_("The two passphrases differ. Nothing was made.")


def edition(call: Call) -> int:
    """Does what was asked for. Raises UsageError, InputError, DataError and OutputError."""
    match call.typed.action:
        case "pack":
            return _pack(call)
        case "verify":
            return verify(call, _path(call))
        case "trust":
            return _trust(call)
        case "keys":
            return _keys(call)
        case "create-key":
            return _create(call)
    raise UsageError(NO_ACTION, action=call.typed.action, actions=", ".join(ACTIONS))


def _path(call: Call) -> Path:
    if not call.typed.what:
        raise UsageError(NO_NAME, command=f"byfacts edition {call.typed.action}", help="byfacts edition --help")
    return Path(call.typed.what)


def _say(call: Call, text: str) -> None:
    for line in paragraph(call.terminal.shown(text), call.terminal.width) if text else ("",):
        call.terminal.say(line)


def _json(call: Call, found: object) -> None:
    call.terminal.say(json.dumps(found, ensure_ascii=not call.terminal.takes_unicode, indent=2))


def _pack(call: Call) -> int:
    editions = store(call)
    if call.data is not None:
        files = content.read(call.data)
    else:
        files = editions.content(call.typed.what or editions.pointer().edition)
    signer = None
    if call.typed.key:
        secret = Path(call.typed.key)
        phrase = _secret(call, PASSPHRASE) if keys.is_locked(secret) else b""
        signer = keys.Signer(secret, phrase)
    packed = courier.pack(files, signer, own=call.typed.own_use)
    found = content.load(files)
    target = Path(call.typed.out or f"byfacts-{found.edition}{courier.ENDING}")
    ensure_folder(target.parent)
    write_whole(target, packed)
    if call.typed.json:
        _json(call, {"file": str(target), "edition": found.edition, "signed": signer.key.name if signer else None})
        return 0
    say = call.language
    _say(call, say.text("Edition {edition} is packed in {file}.", edition=found.edition, file=str(target)))
    if signer is not None:
        signed = {"name": signer.key.name, "fingerprint": signer.key.fingerprint}
        _say(call, say.text("It is signed by {name}; fingerprint {fingerprint}.", **signed))
    else:
        _say(call, say.text("It is not signed."))
    return 0


def verify(call: Call, path: Path) -> int:
    """Tells whether a courier file is whole, who signed it, and what it changes. Returns 0 for one that is whole."""
    found = courier.open_file(path)
    before = store(call).present()
    changes = compare(before, found.library, call.language)
    if call.typed.json:
        key = found.key
        _json(call, {
            "file": found.file, "whole": True, "edition": found.library.edition,
            "as_of": found.library.as_of.isoformat(), "signed": found.trust.value,
            "name": key.name if key else None, "fingerprint": key.fingerprint if key else None,
            "older": changes.back, "changes": telling.record(changes),
        })  # fmt: skip
        return 0
    say = call.language
    _say(call, say.text("{file} is whole: every file is as it was when it was packed.", file=found.file))
    _say(call, signed_text(say, found.trust, found.key))
    if changes.back:
        _say(call, say.text("It is older than what byfacts has."))
    _say(call, "")
    for line in telling.lines(telling.story(changes, before, found.library, say), say):
        _say(call, line)
    return 0


def _trust(call: Call) -> int:
    known = keys.trust(keys.read_public(_path(call)), name=call.typed.name)
    if call.typed.json:
        _json(call, _record(known))
        return 0
    words = N_("What {name} signs is trusted from now on; fingerprint {fingerprint}.")
    _say(call, call.language.text(words, name=known.name, fingerprint=known.fingerprint))
    return 0


def _record(key: keys.PublicKey) -> dict[str, Any]:
    return {"name": key.name, "fingerprint": key.fingerprint}


def _keys(call: Call) -> int:
    found = keys.trusted()
    if call.typed.json:
        _json(call, [_record(key) for key in found])
        return 0
    for key in found:
        _say(call, f"{key.fingerprint}  {key.name}")
    if not found:
        _say(call, call.language.text("No key is trusted yet."))
    return 0


def _create(call: Call) -> int:
    path, phrase = _path(call), b""
    if call.typed.passphrase:
        phrase = _secret(call, PASSPHRASE)
        if _secret(call, AGAIN) != phrase:
            raise UsageError(UNLIKE)
    made = keys.create(path, call.typed.name, phrase)
    if call.typed.json:
        _json(call, {"secret": str(path), "public": str(keys.public_path(path)), **_record(made)})
        return 0
    say = call.language
    _say(call, say.text("The secret key is in {file}: keep it to yourself.", file=str(path)))
    public = str(keys.public_path(path))
    words = N_("Give {file} to those who shall trust it; they compare the fingerprint {fingerprint} with you.")
    _say(call, say.text(words, file=public, fingerprint=made.fingerprint))
    return 0


def _secret(call: Call, question: str) -> bytes:
    """A passphrase as it is typed, unseen; from a pipe its next line."""
    if sys.stdin is None:
        return b""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n").encode()
    import getpass

    return getpass.getpass(call.language.text(question) + " ").encode()
