"""The source form of a catalogue (``.po``), read and compiled with Babel: for development and builds only."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

from byfacts.catalogue import FINGERPRINT, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEPT_HEADERS = ("X-Read-By",)


class Plain(Catalog):
    """A catalogue whose header says what readers of the format need and nothing that changes by itself."""

    kept: tuple[tuple[str, str], ...] = ()

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header, line by line."""
        language = [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)] if self.locale else []
        return [
            ("Project-Id-Version", "byfacts"),
            *language,
            *self.kept,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        self.kept = tuple((name, value) for name, value in headers if name in KEPT_HEADERS)


def read(path: Path) -> Plain:
    """The catalogue in a file that is named after its language."""
    catalogue = Plain(locale=path.stem, fuzzy=False, header_comment="")
    with path.open("rb") as file:
        PoFileParser(catalogue).parse(file)
    return catalogue


def write(path: Path, catalogue: Catalog) -> None:
    """Sorted by message, without line numbers: changes show what changed."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)


def compiled(source: Path) -> bytes:
    """What gettext reads: the same bytes for the same translations; fuzzy ones stay out."""
    catalogue = read(source)
    catalogue.kept += ((FINGERPRINT, fingerprint(source.read_bytes())),)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def categories(code: str) -> frozenset[str]:
    """The plural categories of a language."""
    return frozenset({*Locale.parse(code).plural_form.tags, "other"})


def plural_header(code: str) -> str:
    """What gettext's own tools want to read of a language's plural forms."""
    return str(Catalog(locale=code).plural_forms)
