"""Reads the figures back out of a sheet's PDF: of a file of our own, or a refusal that says what is wrong with it."""

from __future__ import annotations

import re
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

from byfacts.errors import N_, InputError, Word
from byfacts.exports import pdfium
from byfacts.exports.figures import BEGINNING

MEGABYTES = 4  # many times what a sheet with a logo needs, and little enough to be unpacked in memory
MOST_ATTACHMENTS = 20
MOST_UNPACKED = 16_000_000  # bytes of one stream; the largest of ours, a logo, has one million
# Packings that byfacts does not use, and inside which the size of what is unpacked could hide.
STRANGE = re.compile(rb"/(?:ASCIIHex|ASCII85|LZW|RunLength|Crypt)Decode")

UNREADABLE = N_("{file} cannot be read: {reason}. Check its name and place.")
NOT_THERE, NOT_A_FILE = N_("there is no file of that name"), N_("it is not a file")
TOO_LARGE = N_("{file} is larger than {limit} megabytes: no sheet of byfacts is. Choose the PDF of a sheet.")
NO_PDF = N_("{file} is not a PDF, or it is damaged. Choose the PDF of a sheet that was written with its data.")
BOMB = N_("{file} unpacks to far more than a sheet of byfacts holds. Choose the PDF of a sheet.")
LOCKED = N_("{file} is locked with a password. Choose the file as byfacts wrote it.")
NO_DATA = N_(
    "{file} holds no data of a byfacts sheet. Write the sheet anew with “{option}”, or choose one that was written so."
)
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD of PDFium


def figures_in(file: str) -> bytes:
    """The table of figures that travels in a sheet's PDF, as it was put there. Raises InputError."""
    with pdfium.LOCK, closing(opened(file)) as document:
        found = table_of(document)
    if found is None:
        raise InputError(NO_DATA, file=file, option="--with-data")
    return found


def opened(file: str) -> Any:
    """The document of a file that may be a sheet's, to be closed after use. Raises InputError."""
    data = _bytes(file)
    if b"%PDF-" not in data[:1024]:
        raise InputError(NO_PDF, file=file)
    if _is_bomb(data):
        raise InputError(BOMB, file=file)
    import pypdfium2  # a large library, which only this needs

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD_ERROR
        raise InputError(LOCKED if locked else NO_PDF, file=file) from error


def table_of(document: Any) -> bytes | None:
    """The first attachment that is a table of figures."""
    for number in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
        content = _content(document, number)
        if content is not None and content.removeprefix(b"\xef\xbb\xbf").startswith(BEGINNING.encode()):
            return content
    return None


def _bytes(file: str) -> bytes:
    try:
        path = Path(file)
        if not path.is_file():
            raise InputError(UNREADABLE, file=file, reason=Word(NOT_A_FILE if path.exists() else NOT_THERE))
        with path.open("rb") as opened:
            data = opened.read(MEGABYTES * 1_000_000 + 1)
    except (OSError, ValueError) as error:
        raise InputError(UNREADABLE, file=file, reason=getattr(error, "strerror", None) or str(error)) from error
    if len(data) > MEGABYTES * 1_000_000:
        raise InputError(TOO_LARGE, file=file, limit=MEGABYTES)
    return data


def _is_bomb(data: bytes) -> bool:
    """Whether a stream unpacks to more than we hand to the reader: it would unpack it whole, whatever its size."""
    if STRANGE.search(data):
        return True
    return any(_unpacks_too_far(memoryview(data)[match.end() :]) for match in re.finditer(rb"stream\r?\n", data))


def _unpacks_too_far(packed: bytes | memoryview, depth: int = 0) -> bool:
    try:
        unpacked = zlib.decompressobj().decompress(packed, MOST_UNPACKED)
    except zlib.error:
        return False
    if len(unpacked) == MOST_UNPACKED or depth > 3:
        return True
    return unpacked.startswith(b"x") and _unpacks_too_far(unpacked, depth + 1)


def _content(document: Any, number: int) -> bytes | None:
    """An attachment that may be ours; None for any other, and for one that cannot be unpacked."""
    import pypdfium2

    try:
        attachment = document.get_attachment(number)
        name = attachment.get_name()
        return bytes(attachment.get_data()) if name.startswith("byfacts-") and name.endswith(".csv") else None
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return None
