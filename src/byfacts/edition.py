"""The edition of a data package: its version and a short digest of every byte of it, so that one name means one data.

"2026-07-3f9a1c2d": whoever changes a number, a word or a line end has another edition, whatever version it claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Protocol

DIGITS = 8  # of the digest: a chance likeness is one in four thousand million; it is a name, no seal


class Readable(Protocol):
    """A file as far as a data package needs one."""

    def read_bytes(self) -> bytes: ...

    def is_file(self) -> bool: ...


class Folder(Protocol):
    """Where the files of a data package are: a folder on disk (``Path``), or files that are held in memory."""

    def __truediv__(self, name: str, /) -> Readable: ...


def identity(version: str, folder: Folder, files: Iterable[str]) -> str:
    """The name of the edition: ``files`` in the order in which the description names them, after itself.

    Every file goes in with its name and length, so that nothing can move from one to the next unseen.
    Raises OSError for a file that is not there.
    """
    digest = hashlib.sha256()
    for name in files:
        content = (folder / name).read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return f"{version}-{digest.hexdigest()[:DIGITS]}"
