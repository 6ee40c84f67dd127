"""An edition as one file that is carried: packed, and opened only when every byte is as its manifest says.

A ``.byfacts`` file is a zip that compresses nothing, so that it cannot swell and is the same everywhere: the files of
the data package, ``manifest.json`` with the SHA-256 of each, and perhaps ``signature.json`` over the manifest.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import zipfile
from pathlib import Path
from typing import Any, Final

from byfacts import __version__
from byfacts.editions import content as packages
from byfacts.editions import keys, origins, pointer
from byfacts.editions.content import Content
from byfacts.editions.keys import PublicKey, Signer, Trust
from byfacts.errors import N_, DataError, InputError
from byfacts.frozen import frozen
from byfacts.model import Library
from byfacts.tables import DESCRIPTION

ENDING: Final = ".byfacts"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature.json"
FORMAT: Final = "byfacts-edition"
VERSION: Final = 1
LARGEST: Final = 64 << 20
MOST_FILES: Final = 40
NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,40}\.(csv|json)")
TIME: Final = (1980, 1, 1, 0, 0, 0)
BEGIN: Final = b"PK\x03\x04"
AT_NAME: Final = 30  # where the name of the first file stands

NOT_READ: Final = N_("{file} cannot be read: the system says “{reason}”.")
NO_COURIER: Final = N_("{file} is not an edition of byfacts.")
TOO_LARGE: Final = N_("{file} is far too large for an edition of byfacts. It is not opened.")
DAMAGED: Final = N_("{file} is damaged or was cut off on its way. Fetch it again; nothing of it is used.")
STRANGE: Final = N_("{file} holds something that no edition holds: “{name}”. It is not used.")
ALTERED: Final = N_("In {file}, “{name}” is not as it was when the edition was packed. It is not used.")
MISSING: Final = N_("In {file}, “{name}” is missing. It is not used.")
FORGED: Final = N_("The signature of {file} is not valid: somebody has changed it. It is not used.")
LATER: Final = N_("{file} was made by another version of byfacts. Get the latest version to use it.")
UNSOUND: Final = N_("The edition in {file} is not sound and is not used.")
NOT_TO_BE_PASSED_ON: Final = N_(
    "The edition holds figures that may not be passed on: {sources}. Pack one without them, or add {option} for a copy "
    "that stays with you."
)


@frozen
class Courier:
    """A courier file that is whole. ``key`` is who signed it; of an unknown key the name is only what it claims."""

    file: str
    content: Content
    library: Library
    trust: Trust
    key: PublicKey | None


def is_courier(path: Path) -> bool:
    """Whether a file begins as a courier file does; what is wrong with it is told when it is opened."""
    try:
        with path.open("rb") as file:
            start = file.read(AT_NAME + len(MANIFEST))
    except (OSError, ValueError):
        return False
    return path.suffix.casefold() == ENDING or (start.startswith(BEGIN) and start[AT_NAME:] == MANIFEST.encode())


def pack(content: Content, signer: Signer | None = None, *, own: bool = False) -> bytes:
    """The courier file of an edition: the same bytes for the same edition and key.

    Raises InputError for an edition with figures that may not be passed on, unless it stays with its ``own``er.
    """
    found = packages.load(content)
    closed = [row["publisher"] for row in packages.rows(content, "sources") if not origins.may_be_passed_on(row)]
    if closed and not own:
        raise InputError(NOT_TO_BE_PASSED_ON, sources=", ".join(closed), option="--own-use")
    manifest = _manifest(content, found)
    files = {MANIFEST: manifest}
    if signer is not None:
        files[SIGNATURE] = signer.sign(manifest)
    files |= {DESCRIPTION: content[DESCRIPTION]}
    files |= {name: content[name] for name in sorted(content)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, held in files.items():
            entry = zipfile.ZipInfo(name, TIME)
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, held)
    return out.getvalue()


def _manifest(content: Content, found: Library) -> bytes:
    files = [
        {"name": name, "bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}
        for name, held in sorted(content.items())
    ]
    made = {"format": FORMAT, "version": VERSION, "program": __version__, "edition": found.edition}
    made |= {"as_of": found.as_of.isoformat(), "files": files}
    return json.dumps(made, indent=2).encode() + b"\n"


def open_file(path: Path, folder: Path | None = None) -> Courier:
    """A courier file that is whole, sound and, where signed, signed validly. Raises InputError and DataError.

    ``folder`` is that of the trusted keys, by default the usual one.
    """
    try:
        with path.open("rb") as file:
            held = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError(NOT_READ, file=path.name, reason=reason) from error
    return opened(held, path.name, folder)


def opened(held: bytes, name: str, folder: Path | None = None) -> Courier:
    """The same, of the bytes of a file."""
    if len(held) > LARGEST:
        raise InputError(TOO_LARGE, file=name)
    if not held.startswith(BEGIN[:2]):
        raise InputError(NO_COURIER if held else DAMAGED, file=name)
    files = _unpacked(held, name)
    manifest, signature = files.pop(MANIFEST, None), files.pop(SIGNATURE, None)
    if manifest is None:
        raise InputError(NO_COURIER, file=name)
    trust, key = _signed(manifest, signature, name, folder)
    described = _described(manifest, name)
    _compare(described["files"], files, name)
    found = _library(files, name)
    if (found.edition, found.as_of.isoformat()) != (described["edition"], described["as_of"]):
        raise InputError(ALTERED, file=name, name=MANIFEST)
    return Courier(name, files, found, trust, key)


def _unpacked(held: bytes, file: str) -> dict[str, bytes]:
    """The files of the archive by their names. Nothing is ever unpacked to disk, and nothing swells."""
    try:
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            entries = archive.infolist()
            _check_entries(entries, len(held), file)
            return {entry.filename: archive.read(entry) for entry in entries}
    except InputError:
        raise
    except Exception as error:  # zipfile raises whatever it stumbles over: struct.error, UnicodeDecodeError, ...
        raise InputError(DAMAGED, file=file) from error


def _check_entries(entries: list[zipfile.ZipInfo], length: int, file: str) -> None:
    if len(entries) > MOST_FILES:
        raise InputError(STRANGE, file=file, name=entries[MOST_FILES].orig_filename[:80])
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        kind = stat.S_IFMT(entry.external_attr >> 16)
        plain = entry.compress_type == zipfile.ZIP_STORED and entry.compress_size == entry.file_size
        sound = NAME.fullmatch(name) and name == entry.filename and kind in (0, stat.S_IFREG)
        if not sound or not plain or name in seen or entry.flag_bits & 1:
            shown = "".join(sign if sign.isprintable() else "?" for sign in name[:80])
            raise InputError(STRANGE, file=file, name=shown)
        seen.add(name)
    if sum(entry.file_size for entry in entries) > length:
        raise InputError(DAMAGED, file=file)


def _signed(manifest: bytes, signature: bytes | None, file: str, folder: Path | None) -> tuple[Trust, PublicKey | None]:
    if signature is None:
        return Trust.UNSIGNED, None
    try:
        key = keys.checked(signature, manifest)
    except InputError:  # the library is not installed: nobody can say
        return Trust.UNCHECKED, None
    if key is None:
        raise InputError(FORGED, file=file)
    return keys.standing(key, folder)


def _described(manifest: bytes, file: str) -> dict[str, Any]:
    try:
        found = json.loads(manifest)
        if found["format"] != FORMAT:
            raise InputError(NO_COURIER, file=file)
        if found["version"] != VERSION:
            raise InputError(LATER, file=file)
        sound = all(isinstance(found[name], str) for name in ("edition", "as_of")) and pointer.is_name(found["edition"])
        files = [(one["name"], one["bytes"], one["sha256"]) for one in found["files"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(ALTERED, file=file, name=MANIFEST) from error
    named = [name for name, _, _ in files if isinstance(name, str)]
    if not sound or len(set(named)) < len(files):  # a name that is none, or one that is there twice
        raise InputError(ALTERED, file=file, name=MANIFEST)
    return {**found, "files": {name: (size, digest) for name, size, digest in files}}


def _compare(described: dict[str, tuple[int, str]], files: Content, file: str) -> None:
    """Every file of the manifest is there as it was, and no other."""
    for name in described:
        if name not in files:
            raise InputError(MISSING, file=file, name=name[:80])
    for name, held in files.items():
        if name not in described:
            raise InputError(STRANGE, file=file, name=name)
        if described[name] != (len(held), hashlib.sha256(held).hexdigest()):
            raise InputError(ALTERED, file=file, name=name)


def _library(files: Content, file: str) -> Library:
    """The library of the files, read by rules that this program knows: a stranger's own patterns are not run."""
    if DESCRIPTION not in files:
        raise InputError(MISSING, file=file, name=DESCRIPTION)
    try:
        names = {DESCRIPTION, *packages.files_of(files[DESCRIPTION])}
        for name in sorted(names ^ set(files)):
            raise InputError(STRANGE if name in files else MISSING, file=file, name=name[:80])
        if not _patterns(packages.description(files[DESCRIPTION])) <= _patterns(_bundled()):
            raise InputError(LATER, file=file)
        return packages.load(files, file)
    except DataError as error:
        raise DataError(UNSOUND, problems=error.problems, file=file) from error
    except InputError:
        raise
    except Exception as error:  # a description that is none in a way that nobody thought of
        raise InputError(DAMAGED, file=file) from error


def _bundled() -> dict[str, Any]:
    return packages.description(packages.read()[DESCRIPTION])


def _patterns(described: dict[str, Any]) -> set[str]:
    found = (
        field.get("constraints", {}).get("pattern")
        for resource in described["resources"]
        for field in resource["schema"]["fields"]
    )
    return {str(pattern) for pattern in found if pattern is not None}
