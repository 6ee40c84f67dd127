"""Reads a language's catalogue: the compiled one, or its source where that is newer (during development)."""

from __future__ import annotations

import gettext
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def present(folder: Path) -> frozenset[str]:
    """Codes of the languages that have a catalogue, compiled or not."""
    return frozenset(path.stem for pattern in ("*.mo", "*.po") for path in folder.glob(pattern))


def read(folder: Path, code: str) -> gettext.NullTranslations:
    """The translations of a language; without any (English before its first build) messages stay as they are."""
    compiled, source = folder / f"{code}.mo", folder / f"{code}.po"
    if compiled.is_file() and not (source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    if source.is_file():
        from byfacts import po

        return gettext.GNUTranslations(io.BytesIO(po.compiled(source)))
    return gettext.NullTranslations()
