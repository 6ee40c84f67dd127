"""Reads a workbook that may be hostile: looked at as an archive first, then streamed, cell by cell, within limits.

openpyxl takes up to twice as long for the same cells, and has no limits of its own (docs/decisions/0014).
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, Final, cast
from xml.parsers import expat

from byfacts.errors import InputError
from byfacts.intake import causes

LARGEST: Final = 32 << 20  # of the file
MOST_ENTRIES: Final = 500
MOST_UNPACKED: Final = 48 << 20  # Frontex's workbook unpacks to about seven million bytes
MOST_ELEMENTS: Final = 900_000  # in one part; that of Frontex has 400,000
MOST_COLUMNS: Final = 2_000
LONGEST_TEXT: Final = 1_000  # of a cell; the rest is not kept
MOST_STRINGS: Final = 100_000
PIECE: Final = 1 << 16
BOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
STRINGS: Final = "xl/sharedStrings.xml"
Cells = Mapping[int, str]  # by column, from 0
# What zipfile raises for what is broken, packed in another way, or behind a password.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def archive(content: bytes) -> zipfile.ZipFile:
    """The archive, its names and sizes looked at before anything is unpacked. Raises InputError."""
    try:
        found = zipfile.ZipFile(io.BytesIO(content))
        entries = found.infolist()
    except Exception as error:  # zipfile raises whatever it stumbles over: struct.error, UnicodeDecodeError, …
        raise InputError(causes.BAD_ARCHIVE) from error
    for entry in entries:
        parts = re.split(r"[/\\]", entry.filename)
        leads_out = ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in parts[0]
        if leads_out or stat.S_ISLNK(entry.external_attr >> 16):
            raise InputError(causes.UNSAFE_ARCHIVE, name=entry.filename)
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise InputError(causes.SWELLS)
    if len({entry.filename for entry in entries}) < len(entries) or any(entry.flag_bits & 1 for entry in entries):
        raise InputError(causes.BAD_ARCHIVE)
    return found


def member(of: zipfile.ZipFile, name: str) -> IO[bytes]:
    """One file of the archive, to be read from its start. Raises InputError, also while it is read."""
    try:
        return cast("IO[bytes]", _Told(of.open(name)))
    except _BROKEN as error:
        raise InputError(causes.BAD_ARCHIVE) from error


class _Told(io.BufferedIOBase):
    """A file in an archive, whose faults are told as those of the archive."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return self._file.read(-1 if size is None else size)
        except _BROKEN as error:
            raise InputError(causes.BAD_ARCHIVE) from error


def sheets(of: zipfile.ZipFile) -> dict[str, str]:
    """Name and place in the archive of each sheet. Raises InputError for a workbook that takes values from others."""
    if any(name.startswith("xl/externalLinks/") for name in of.namelist()):
        raise InputError(causes.LINKED)
    named: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, given: Mapping[str, str]) -> None:
        id = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
        if name == "sheet" and id:
            named[given.get("name", "")] = id

    def relation(name: str, given: Mapping[str, str]) -> None:
        if name == "Relationship" and given.get("TargetMode") != "External":
            targets[given.get("Id", "")] = given.get("Target", "")

    _walk(of, BOOK, sheet)
    _walk(of, RELATIONS, relation)
    places = {name: targets.get(id, "") for name, id in named.items()}
    return {name: at[1:] if at.startswith("/") else f"xl/{at}" for name, at in places.items() if at}


def strings(of: zipfile.ZipFile) -> list[str]:
    """The texts that cells share. Raises InputError."""
    if STRINGS not in of.namelist():
        return []
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, _: Mapping[str, str]) -> None:
        if name == "si":
            if len(found) >= MOST_STRINGS:
                raise InputError(causes.SWELLS)
            found.append("")
        inside.append(name)

    def end(_: str) -> None:
        inside.pop()

    def text(words: str) -> None:
        if inside[-1:] == ["t"] and "rPh" not in inside[-3:] and found and len(found[-1]) < LONGEST_TEXT:
            found[-1] += words[:LONGEST_TEXT]

    _walk(of, STRINGS, start, end, text)
    return found


def rows(of: zipfile.ZipFile, place: str) -> Iterator[tuple[int, Cells]]:
    """Number and cells of each row that has any, as text. Raises InputError, also for a formula."""
    reader = _Rows(strings(of))
    for _ in _pieces(of, place, reader.start, reader.end, reader.text):
        yield from reader.done
        reader.done.clear()


class _Rows:
    """Makes rows of what the parser of a sheet tells."""

    def __init__(self, shared: list[str]) -> None:
        self.done: list[tuple[int, Cells]] = []
        self._shared = shared
        self._row: dict[int, str] = {}
        self._number = self._column = -1
        self._kind = ""
        self._text: list[str] | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "c":
            reference = _REFERENCE.fullmatch(given.get("r", ""))
            self._column = _column(reference[1]) if reference else self._column + 1
            self._kind = given.get("t", "n")
            if self._column >= MOST_COLUMNS:
                raise InputError(causes.SWELLS)
        elif name in {"v", "t"}:
            self._text = []
        elif name == "row":
            number = given.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) < 8 else max(self._number, 0) + 1
            self._row, self._column = {}, -1
        elif name == "f":
            raise InputError(causes.FORMULA)

    def text(self, words: str) -> None:
        if self._text is not None and len(self._text) < LONGEST_TEXT:
            self._text.append(words[:LONGEST_TEXT])

    def end(self, name: str) -> None:
        if name in {"v", "t"} and self._text is not None:
            words = "".join(self._text)
            self._row[self._column] = self._row.get(self._column, "") + self._value(words)
            self._text = None
        elif name == "row" and self._row:
            self.done.append((self._number, self._row))
            self._row = {}

    def _value(self, words: str) -> str:
        if self._kind == "s":
            known = words.isdecimal() and len(words) < 8 and int(words) < len(self._shared)
            return self._shared[int(words)] if known else words
        if self._kind == "n" and ("E" in words or "." in words):
            return _plain(words)
        return words


def _plain(words: str) -> str:
    """A number without exponent and without an empty fraction, where it is a whole one."""
    try:
        value = float(words)
    except ValueError:
        return words
    return str(int(value)) if abs(value) < 1e15 and value.is_integer() else words


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]


def _walk(of: zipfile.ZipFile, place: str, start: Start, end: End | None = None, text: End | None = None) -> None:
    for _ in _pieces(of, place, start, end, text):
        pass


def _pieces(of: zipfile.ZipFile, place: str, start: Start, end: End | None, text: End | None) -> Iterator[None]:
    """Parses a part of the archive, pausing after each piece. Names come without their prefix.

    An office program declares no document type, and so no entities: what does is an attack.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    left = MOST_ELEMENTS

    def begun(name: str, given: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise InputError(causes.SWELLS)
        start(name.rpartition(":")[2] if ":" in name else name, given)

    def refused(*_: Any) -> None:
        raise InputError(causes.BAD_ARCHIVE)

    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = refused
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2] if ":" in name else name)
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        with of.open(place) as file:
            while piece := _piece(file):
                parser.Parse(piece, False)
                yield
            parser.Parse(b"", True)
            yield
    except (expat.ExpatError, *_BROKEN) as error:
        raise InputError(causes.BAD_ARCHIVE) from error


def _piece(file: IO[bytes]) -> bytes:
    return file.read(PIECE)
