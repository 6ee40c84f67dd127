"""Opens a file as bytes, packed or not, without ever holding more of it than is asked for; bombs are not unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import BinaryIO, Final

from byfacts.errors import InputError
from byfacts.intake import causes
from byfacts.intake.reading import Progress, Stopped

PIECE: Final = 1 << 18  # of the file as it lies there
BLOCK: Final = 1 << 20  # of its unpacked content
SMALL: Final = 4 << 20  # content up to here is held whole, and told about line by line
AHEAD: Final = 4
LONGEST_LINE: Final = 1 << 20
# Official tables shrink to a tenth or a twentieth; the densest that the method can do is a thousandth.
MOST_SWELLING: Final = 200
FREE_SWELLING: Final = 64 << 20
GZIP: Final = b"\x1f\x8b"


class Opened:
    """A file's content from its start. ``head`` is whole when ``small``; ``blocks`` gives the content once."""

    def __init__(self, source: Path | BinaryIO, progress: Progress | None = None) -> None:
        self._file = _open(source)
        self._progress = progress
        self._done = 0
        self._closes = isinstance(source, Path)
        self._total = _size(self._file)
        try:
            start = self._read(PIECE)
            self.packed = start.startswith(GZIP)
            pieces = self._pieces(start)
            self._rest = self._unzipped(pieces) if self.packed else pieces
            self.head = self._fill(SMALL)
            self.small = len(self.head) < SMALL
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if self._closes:
            self._file.close()

    def blocks(self) -> Iterator[bytes]:
        """The content from its start, in pieces of no fixed size."""
        yield self.head
        # Unpacking and searching take about as long: side by side they take half of it.
        for piece in ahead(self._rest) if self.packed and not self.small else self._rest:
            self._tell()
            yield piece

    def whole(self, most: int) -> bytes:
        """The whole content. Raises InputError when it is longer than ``most``."""
        content = [self.head]
        length = len(self.head)
        for piece in self._rest:
            self._tell()
            length += len(piece)
            if length > most:
                break
            content.append(piece)
        if length > most:
            raise InputError(causes.TOO_LARGE)
        return b"".join(content)

    def _fill(self, most: int) -> bytes:
        found: list[bytes] = []
        length = 0
        for piece in self._rest:
            self._tell()
            found.append(piece)
            length += len(piece)
            if length >= most:
                break
        return b"".join(found)

    def _read(self, size: int) -> bytes:
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise InputError(causes.GONE, reason=error.strerror or type(error).__name__) from error
        self._done += len(piece)
        return piece

    def _tell(self) -> None:
        if self._progress is not None and self._progress(self._done, max(self._total, self._done)) is False:
            raise Stopped

    def _pieces(self, first: bytes) -> Iterator[bytes]:
        piece = first
        while piece:
            yield piece
            piece = self._read(PIECE)

    def _unzipped(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The content of a gzip file, its members one after the other. Raises InputError."""
        machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        made = 0
        for piece in pieces:
            waiting = piece
            while waiting:
                try:
                    out = machine.decompress(waiting, BLOCK)
                except zlib.error as error:
                    raise InputError(causes.DAMAGED) from error
                made += len(out)
                if made > FREE_SWELLING and made > MOST_SWELLING * self._done:
                    raise InputError(causes.SWELLS)
                if out:
                    yield out
                waiting = machine.unconsumed_tail
                if machine.eof:
                    waiting = machine.unused_data.lstrip(b"\0")  # padding
                    if not waiting.startswith(GZIP[: len(waiting)]):
                        return  # what follows is no member: gzip ignores it too
                    if waiting:
                        machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
                elif not waiting and len(out) == BLOCK:
                    yield from _drained(machine)
        if not machine.eof:
            raise InputError(causes.CUT_OFF)


def ahead(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, made by a thread of its own that is at most a few of them ahead."""
    waiting: Queue[bytes | BaseException | None] = Queue(AHEAD)
    stop = Event()

    def fill() -> None:
        try:
            for piece in pieces:
                waiting.put(piece)
                if stop.is_set():
                    return
            waiting.put(None)
        except BaseException as error:  # noqa: BLE001 - raised again where the pieces are taken
            waiting.put(error)

    worker = Thread(target=fill, name="unpacking", daemon=True)
    worker.start()
    try:
        while (piece := waiting.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        stop.set()
        while worker.is_alive():
            with suppress(Empty):
                waiting.get(timeout=0.01)


def _drained(machine: zlib._Decompress) -> Iterator[bytes]:
    """What the machine still holds back when its input is used up."""
    while out := machine.decompress(b"", BLOCK):
        yield out


def _open(source: Path | BinaryIO) -> BinaryIO:
    if not isinstance(source, Path):
        return source
    if source.is_dir():
        raise InputError(causes.FOLDER)
    try:
        return source.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise InputError(causes.GONE, reason=getattr(error, "strerror", None) or type(error).__name__) from error


def _size(file: BinaryIO) -> int:
    """The length of the file, 0 where it cannot be known."""
    try:
        here = file.tell()
        end = file.seek(0, 2)
        file.seek(here)
    except (OSError, ValueError):
        return 0
    return end - here
