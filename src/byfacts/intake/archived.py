"""A table that was downloaded in a zip archive, alone or with a note beside it: UNHCR's downloads come like that."""

from __future__ import annotations

from typing import BinaryIO, cast

from byfacts.errors import InputError
from byfacts.intake import causes, recognising
from byfacts.intake.formats import Format
from byfacts.intake.head import Head, look
from byfacts.intake.opening import Opened

ZIP = b"PK\x03\x04"
MOST_TABLES = 20  # that are looked at


def unwrapped(opened: Opened) -> tuple[Opened, Head, Format]:
    """The table, its start and its format: of the file itself, or of the one table in it when it is an archive.

    Raises InputError, which says what else the file is.
    """
    head = look(opened)
    if not head.raw.startswith(ZIP):
        return opened, head, recognising.format_of(head)
    from byfacts.intake import workbook  # what it takes to open archives is slow to import

    archive = workbook.archive(opened.whole(workbook.LARGEST))
    names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    if workbook.BOOK in names:
        return opened, head, recognising.format_of(head)
    if any(name in {"mimetype", "content.xml", "word/document.xml", "ppt/presentation.xml"} for name in names):
        raise InputError(causes.DOCUMENT)
    found = []
    for name in names[:MOST_TABLES]:
        try:
            inner = Opened(cast("BinaryIO", workbook.member(archive, name)))
            start = look(inner)
            found.append((inner, start, recognising.format_of(start)))
        except InputError:  # a note, a licence: no table
            continue
    if len(found) != 1 or found[0][1].raw.startswith(ZIP):
        raise InputError(causes.ARCHIVE, names=", ".join(names[:5]))
    return found[0]
