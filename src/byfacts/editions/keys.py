"""Keys with which editions are signed: made, kept as files, trusted by name; signatures by Ed25519."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from byfacts import settings
from byfacts.errors import N_, ByfactsError, InputError, OutputError
from byfacts.files import ensure_folder, refusal, write_whole
from byfacts.frozen import frozen

ALGORITHM: Final = "Ed25519"
FIRST: Final = b"byfacts edition\0"  # so that a signature is never valid for anything else
LARGEST: Final = 1 << 14
LONGEST_NAME: Final = 80
PUBLIC: Final = ".pub"

NO_LIBRARY: Final = N_("Signatures need the package {package}, which is not installed. Install byfacts anew.")
NO_KEY: Final = N_("{path} is no key of byfacts. “{command}” makes one.")
NO_FILE: Final = N_("{path} cannot be read: the system says “{reason}”.")
PASSPHRASE: Final = N_("The passphrase of {path} is missing or wrong.")
THERE: Final = N_("{path} is there already, and a key is never overwritten. Choose another name.")
BAD_NAME: Final = N_("A key needs the name of whoever signs with it: one line of at most {most} characters.")


class Trust(StrEnum):
    """How an edition is signed."""

    TRUSTED = "trusted"  # by a key that the user has trusted
    UNKNOWN = "unknown"  # by a key that the user has not
    UNSIGNED = "unsigned"
    UNCHECKED = "unchecked"  # signed, but nothing here can check that


@frozen
class PublicKey:
    """A key that signatures are checked with. ``name`` is whose it is: for a trusted key as the user knows it."""

    name: str
    raw: bytes

    @property
    def fingerprint(self) -> str:
        """32 digits in groups of four, to be read out on the telephone."""
        digits = hashlib.sha256(self.raw).hexdigest()[:32]
        return " ".join(digits[at : at + 4] for at in range(0, 32, 4))

    def as_json(self) -> bytes:
        found = {"byfacts-key": ALGORITHM, "name": self.name, "key": base64.b64encode(self.raw).decode()}
        return json.dumps(found, indent=2, ensure_ascii=False).encode() + b"\n"


def home() -> Path:
    """The folder of the keys that the user trusts."""
    return settings.data_home() / "keys"


def is_name(name: object) -> bool:
    return isinstance(name, str) and 0 < len(name) <= LONGEST_NAME and name.isprintable() and name == name.strip()


def read_public(path: Path) -> PublicKey:
    """Raises InputError."""
    try:
        return public(json.loads(_read(path)))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(NO_KEY, path=str(path), command="byfacts edition create-key") from error


def public(found: Any) -> PublicKey:
    """A key from JSON. Raises ValueError, KeyError or TypeError for what is none."""
    raw = base64.b64decode(found["key"], validate=True)
    if not is_name(found["name"]) or len(raw) != 32:
        raise ValueError(found["name"])
    return PublicKey(found["name"], raw)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError(NO_FILE, path=str(path), reason=reason) from error


# trust


def trusted(folder: Path | None = None) -> tuple[PublicKey, ...]:
    """Every key that the user trusts, by name; a file that is no key is none."""
    found = []
    try:
        paths = sorted((folder or home()).glob("*.json"))
    except OSError:
        return ()
    for path in paths:
        try:
            found.append(read_public(path))
        except InputError:
            continue
    return tuple(sorted(found, key=lambda key: (key.name, key.raw)))


def trust(key: PublicKey, folder: Path | None = None, name: str = "") -> PublicKey:
    """Trusts a key under a name of the user's choice, its own without one. Raises OutputError and InputError."""
    known = PublicKey(name or key.name, key.raw)
    if not is_name(known.name):
        raise InputError(BAD_NAME, most=LONGEST_NAME)
    folder = folder or home()
    ensure_folder(folder)
    write_whole(folder / f"{key.fingerprint.replace(' ', '')}.json", known.as_json())
    return known


def standing(key: PublicKey, folder: Path | None = None) -> tuple[Trust, PublicKey]:
    """Whether the user trusts the key, and the key under the name that the user knows."""
    for known in trusted(folder):
        if known.raw == key.raw:
            return Trust.TRUSTED, known
    return Trust.UNKNOWN, key


# making and signing


def create(path: Path, name: str, passphrase: bytes = b"") -> PublicKey:
    """Makes a key: the secret part in ``path``, for its owner's eyes alone, the public part beside it.

    Raises InputError for a name that is none, and OutputError where a file is there already or cannot be written.
    """
    if not is_name(name):
        raise InputError(BAD_NAME, most=LONGEST_NAME)
    ed25519, serialization = _library()
    secret = ed25519.Ed25519PrivateKey.generate()
    kind = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    pem = secret.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, kind)
    made = PublicKey(name, _raw(secret))
    ensure_folder(path.parent)
    _write_new(path, pem, 0o600)
    try:
        _write_new(public_path(path), made.as_json(), 0o644)
    except OutputError:
        path.unlink(missing_ok=True)
        raise
    return made


def public_path(path: Path) -> Path:
    return path.with_name(path.name + PUBLIC)


def _write_new(path: Path, content: bytes, mode: int) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except FileExistsError as error:
        raise OutputError(THERE, path=str(path)) from error
    except OSError as error:
        raise refusal(error, path) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise refusal(error, path) from error


def is_locked(path: Path) -> bool:
    """Whether a secret key asks for a passphrase. Raises InputError."""
    return b"ENCRYPTED" in _read(path)


class Signer:
    """A secret key and the name that goes with it."""

    def __init__(self, path: Path, passphrase: bytes = b"") -> None:
        """Raises InputError for a file that is no key, and for a passphrase that does not fit."""
        _, serialization = _library()
        content = _read(path)
        try:
            self._secret = serialization.load_pem_private_key(content, passphrase or None)
            self.key = PublicKey(read_public(public_path(path)).name, _raw(self._secret))
        except (ValueError, TypeError) as error:
            if b"ENCRYPTED" in content:
                raise InputError(PASSPHRASE, path=str(path)) from error
            raise InputError(NO_KEY, path=str(path), command="byfacts edition create-key") from error
        except ByfactsError:
            raise
        except Exception as error:  # the library has exceptions of its own for keys of other kinds
            raise InputError(NO_KEY, path=str(path), command="byfacts edition create-key") from error

    def sign(self, content: bytes) -> bytes:
        """The signature of some bytes, with the key and its name, as JSON. The same for the same bytes."""
        signature = self._secret.sign(_message(self.key.name, content))
        found = json.loads(self.key.as_json()) | {"signature": base64.b64encode(signature).decode()}
        return json.dumps(found, indent=2, ensure_ascii=False).encode() + b"\n"


def checked(signature: bytes, content: bytes) -> PublicKey | None:
    """The key that has signed these bytes, None when the signature is not valid. Raises InputError without library."""
    ed25519, _ = _library()
    try:
        found = json.loads(signature)
        key = public(found)
        signed = base64.b64decode(found["signature"], validate=True)
        ed25519.Ed25519PublicKey.from_public_bytes(key.raw).verify(signed, _message(key.name, content))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is no signature
        return None
    return key


def _message(name: str, content: bytes) -> bytes:
    return FIRST + name.encode() + b"\0" + content


def _raw(secret: Any) -> bytes:
    _, serialization = _library()
    made = secret.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return bytes(made)


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as error:
        raise InputError(NO_LIBRARY, package="cryptography") from error
    return ed25519, serialization
