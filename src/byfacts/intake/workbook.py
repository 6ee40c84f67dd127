"""Opens a workbook that may be hostile: looked at as an archive first, then read sheet by sheet within limits."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from byfacts.errors import InputError
from byfacts.intake import causes

LARGEST: Final = 32 << 20  # of the file
MOST_ENTRIES: Final = 500
MOST_UNPACKED: Final = 48 << 20  # Frontex's workbook unpacks to about ten million bytes
MOST_SHARED: Final = 4 << 20  # words of all cells
MOST_ROWS: Final = 20_000
MOST_CELLS: Final = 1_000_000
BOOK: Final = "xl/workbook.xml"
_FORMULA = re.compile(rb"<(?:[A-Za-z0-9_]{1,20}:)?f[ />]")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_READ = re.compile(
    r"(\[Content_Types\]\.xml|xl/[^/]+\.xml|xl/worksheets/[^/]+\.xml|(.*/)?_rels/[^/]+\.rels|docProps/.*)"
)
Cell = object


def archive(content: bytes) -> zipfile.ZipFile:
    """The archive, its names and sizes looked at before anything is unpacked. Raises InputError."""
    try:
        found = zipfile.ZipFile(io.BytesIO(content))
        entries = found.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, OverflowError) as error:
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


def part(of: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive. Raises InputError when it is damaged or longer than it says."""
    try:
        with of.open(name) as file:
            return file.read(MOST_UNPACKED)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, NotImplementedError, ValueError) as error:
        raise InputError(causes.BAD_ARCHIVE) from error
    except RuntimeError as error:  # encrypted
        raise InputError(causes.OLD_EXCEL) from error


def book(content: bytes) -> Any:
    """The workbook, for reading only. Raises InputError for one with formulas, links to others or declarations."""
    import openpyxl

    packed = archive(content)
    names = packed.namelist()
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise InputError(causes.LINKED)
    for name in names:
        if _READ.fullmatch(name):
            _look(name, part(packed, name))
    try:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parser stumbles over
        raise InputError(causes.BAD_ARCHIVE) from error


def _look(name: str, found: bytes) -> None:
    """XML of an office program declares no entities: what does is an attack, also one in UTF-16."""
    start = found[:2048]
    if _DECLARED.search(start) or start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start:
        raise InputError(causes.BAD_ARCHIVE)
    if name.startswith("xl/worksheets/") and _FORMULA.search(found):
        raise InputError(causes.FORMULA)
    if name == "xl/sharedStrings.xml" and len(found) > MOST_SHARED:
        raise InputError(causes.SWELLS)


def rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Number and cells of each row that has any. Raises InputError when there are more than any table has."""
    sheet.reset_dimensions()  # what a sheet says of its own size may be a lie
    seen = 0
    try:
        for number, found in enumerate(sheet.iter_rows(values_only=True), 1):
            seen += len(found)
            if number > MOST_ROWS or seen > MOST_CELLS:
                raise InputError(causes.SWELLS)
            if found:
                yield number, found
    except InputError:
        raise
    except Exception as error:  # as above
        raise InputError(causes.BAD_ARCHIVE) from error
