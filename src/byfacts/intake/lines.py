"""The lines of a text: of a short one all, of a long one those that may concern the people asked for."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from byfacts.errors import InputError
from byfacts.intake import causes
from byfacts.intake.opening import LONGEST_LINE, Opened
from byfacts.intake.reading import Remarks

BOM = codecs.BOM_UTF8


class Line(NamedTuple):
    """``number`` counts as an editor does."""

    number: int
    text: str


def sifted(opened: Opened, marks: Sequence[bytes], remarks: Remarks, skip: int) -> Iterator[Line]:
    """The lines after the first ``skip``, empty ones left out. Of a long text only those that hold one of ``marks``.

    Raises InputError for a line that no official table has.
    """
    decode = _Decoder(remarks)
    wanted = () if opened.small else tuple(marks)
    start = 1
    for block in _whole_lines(opened):
        found = _marked(block, wanted, start) if wanted else enumerate(block.split(b"\n"), start)
        for number, raw in found:
            if number > skip and (raw := raw.rstrip(b"\r")):
                yield Line(number, decode(raw, number))
        start += block.count(b"\n")


def _whole_lines(opened: Opened) -> Iterator[bytes]:
    """Blocks that end where a line ends. Old Macintosh line ends become ordinary ones."""
    old_ends = b"\r" in opened.head and b"\n" not in opened.head
    rest: list[bytes] = []
    length = 0
    for piece in opened.blocks():
        block = piece.replace(b"\r", b"\n") if old_ends else piece
        cut = block.rfind(b"\n") + 1
        if cut:
            yield b"".join((*rest, block[:cut]))
            rest, length = [], 0
        rest.append(block[cut:])
        length += len(block) - cut
        if length > LONGEST_LINE:
            raise InputError(causes.LONG_LINE)
    yield b"".join(rest)


def _marked(block: bytes, marks: Sequence[bytes], start: int) -> Iterator[tuple[int, bytes]]:
    """The lines of a block that hold one of the marks, in order. Searching is several times as fast as splitting."""
    found: set[int] = set()
    for mark in marks:
        at = block.find(mark)
        while at >= 0:
            found.add(block.rfind(b"\n", 0, at) + 1)
            end = block.find(b"\n", at)
            at = block.find(mark, end) if end >= 0 else -1
    number, last = start, 0
    for at in sorted(found):
        number += block.count(b"\n", last, at)
        last = at
        end = block.find(b"\n", at)
        yield number, block[at : end if end >= 0 else len(block)]


class _Decoder:
    """UTF-8, or Windows-1252 where it is not; a file that mixes both is told."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._wide = self._old = self._told = False

    def __call__(self, raw: bytes, number: int) -> str:
        if raw.isascii():
            return raw.decode("ascii")
        try:
            text = raw.removeprefix(BOM).decode("utf-8")
            self._wide = True
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
            self._old = True
        if self._wide and self._old and not self._told:
            self._told = True
            self._remarks.notice(causes.MIXED_TEXT, line=number)
        return text


def decoded(raw: bytes) -> str:
    """The start of a text, for looking at it: a letter that was cut in two at the end does not matter."""
    raw = raw.removeprefix(BOM)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(raw)
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
