"""Reads a language's catalogue: the compiled one, or its source where that has changed since (during development)."""

from __future__ import annotations

import gettext
import io
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FINGERPRINT = "X-Source-Fingerprint"


def present(folder: Path) -> frozenset[str]:
    """Codes of the languages that have a catalogue, compiled or not."""
    return frozenset(path.stem for pattern in ("*.mo", "*.po") for path in folder.glob(pattern))


def read(folder: Path, code: str) -> gettext.NullTranslations:
    """The translations of a language; without any (English before its first build) messages stay as they are."""
    compiled, source = folder / f"{code}.mo", folder / f"{code}.po"
    written = source.read_bytes() if source.is_file() else None
    if compiled.is_file():
        with compiled.open("rb") as file:
            found = gettext.GNUTranslations(file)
        if written is None or found.info().get(FINGERPRINT.lower()) == fingerprint(written):
            return found
    if written is None:
        return gettext.NullTranslations()
    from byfacts import po

    return gettext.GNUTranslations(io.BytesIO(po.compiled(source)))


def messages(folder: Path) -> frozenset[tuple[str, str]]:
    """Context and message of everything that the program says: the English catalogue has an entry for each."""
    entries = vars(read(folder, "en")).get("_catalog", {})  # gettext has no way to ask for what a catalogue holds
    keys = (key.rpartition("\x04") for key in entries if isinstance(key, str) and key)
    return frozenset((context, message) for context, _, message in keys)


class Given(gettext.NullTranslations):
    """Translations that were read from elsewhere, by context and message; what is missing stays as it is."""

    def __init__(self, found: Mapping[tuple[str, str], str]) -> None:
        super().__init__()
        self._found = found

    def gettext(self, message: str) -> str:
        return self._found.get(("", message), message)

    def pgettext(self, context: str, message: str) -> str:
        return self._found.get((context, message), message)


def fingerprint(source: bytes) -> str:
    """What a compiled catalogue remembers of its source: installers and version control do not keep times of files."""
    return f"{zlib.crc32(source):08x}"
