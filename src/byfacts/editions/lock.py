"""One process at a time changes the editions: a lock of the operating system, which frees it when a process dies."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from byfacts.errors import N_, OutputError
from byfacts.files import ensure_folder, refusal

FILE: Final = "lock"
WAIT: Final = 10.0  # seconds
PAUSE: Final = 0.05
BUSY: Final = N_(
    "Another byfacts is at work on the editions in {folder}. Wait until it is done and try again; nothing was changed."
)
NOT_HERE: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS})  # some network drives know no locks


@contextmanager
def locked(folder: Path, wait: float = WAIT) -> Iterator[None]:
    """The folder is ours alone. Raises OutputError when another has it longer than ``wait``, or it cannot be written.

    The file stays where it is; only the lock on it counts. A process that is killed holds none, so none gets stale.
    """
    ensure_folder(folder)
    try:
        file = (folder / FILE).open("ab")
    except OSError as error:
        raise refusal(error, folder / FILE) from error
    with file:
        end = time.monotonic() + wait
        while not _taken(file):
            if time.monotonic() >= end:
                raise OutputError(BUSY, folder=str(folder))
            time.sleep(PAUSE)
        try:
            yield
        finally:
            _free(file)


if sys.platform == "win32":
    import msvcrt

    def _taken(file: BinaryIO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(file: BinaryIO) -> None:
        file.seek(0)
        with suppress(OSError):
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in NOT_HERE
        return True

    def _free(file: BinaryIO) -> None:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_UN)
