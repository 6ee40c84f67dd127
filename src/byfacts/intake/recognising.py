"""Knows a file by its content, never by its name, and says politely what a file is that is no official table."""

from __future__ import annotations

import re
from typing import Final

from byfacts.errors import InputError
from byfacts.intake import causes, delimited
from byfacts.intake.formats import FORMATS, Format
from byfacts.intake.head import Head
from byfacts.intake.reading import Fault

MARK = b"\xef\xbb\xbf"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|title)\b", re.IGNORECASE)
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}>")
_TITLE = re.compile(r"<title[^>]*>([^<]{1,200})</title>", re.IGNORECASE)
_ERROR = re.compile(r'"(?:label|message|error_description|detail)"\s*:\s*"([^"]{1,300})"')
_LETTER = re.compile(r"[^\W\d_]{2}")
KINDS: Final = (  # how a file of that kind begins
    (b"%PDF-", causes.PDF),
    (b"\x89PNG\r\n", causes.PICTURE),
    (b"\xff\xd8\xff", causes.PICTURE),
    (b"GIF8", causes.PICTURE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", causes.OLD_EXCEL),
    (b"\xff\xfe", causes.WIDE_TEXT),
    (b"\xfe\xff", causes.WIDE_TEXT),
    (b"{\\rtf", causes.DOCUMENT),
    (b"7z\xbc\xaf\x27\x1c", causes.BAD_ARCHIVE),
    (b"Rar!", causes.BAD_ARCHIVE),
    (b"PK\x05\x06", causes.BAD_ARCHIVE),
    (b"PK\x07\x08", causes.BAD_ARCHIVE),
)


def format_of(head: Head) -> Format:
    """The format that the file is of. Raises InputError, which says what it is instead."""
    start = head.raw.removeprefix(MARK)
    if not start.strip():
        raise InputError(causes.EMPTY)
    for beginning, message in KINDS:
        if start.startswith(beginning):
            raise InputError(message)
    if _PAGE.match(_without_comments(start)):
        title = _TITLE.search("\n".join(head.lines))
        raise InputError(causes.WEB_PAGE_TITLED, title=title[1].strip()) if title else InputError(causes.WEB_PAGE)
    found = next((one for one in FORMATS if one.claims(head)), None)
    if found is None:
        raise _refusal(head, start)
    return found


def _without_comments(start: bytes) -> bytes:
    """What comes after the declaration and the comments at the start of a page."""
    start = start.lstrip()
    if declaration := _DECLARATION.match(start):
        start = start[declaration.end() :].lstrip()
    while start.startswith(b"<!--") and (end := start.find(b"-->")) >= 0:
        start = start[end + 3 :].lstrip()
    return start


def _refusal(head: Head, start: bytes) -> InputError:
    """What the file is, when none of the formats knows it."""
    if start.lstrip()[:1] == b"<":
        message = (
            causes.SDMX_ML if re.search(rb"<(\w+:)?(GenericData|StructureSpecificData|Structure)\b", start) else None
        )
        return InputError(message or (causes.XML if start.lstrip().startswith(b"<?xml") else causes.WEB_PAGE))
    if start.lstrip()[:1] in {b"{", b"["}:
        text = "\n".join(head.lines)
        error = _ERROR.search(text) if re.search(r'"errors?"', text) else None
        if error:
            return InputError(causes.SERVER_ERROR, words=error[1])
        return InputError(causes.UNHCR_JSON if re.search(r'"co[ao](_iso|_name)?"', text) else causes.JSON)
    if b"\0" in start:
        return InputError(causes.BINARY)
    return _other_text(head)


def _other_text(head: Head) -> InputError:
    if any(re.match(r'"?(Data extracted on|Dataset:?[\t,;])', text) for text in head.lines[:5]):
        return InputError(causes.SPREADSHEET)
    given = [text for text in head.lines if text.strip()][:3]
    try:
        lines = [delimited.split(text, delimited.sign(given[0])) for text in given]
    except Fault:
        lines = []
    names = [name.strip() for name in lines[0]] if lines else []
    if len(names) < 2 or len({len(line) for line in lines}) > 1 or not any(map(_LETTER.search, names)):
        return InputError(causes.NOT_A_TABLE)
    return InputError(causes.OTHER_TABLE, columns=", ".join(names[:12]))
