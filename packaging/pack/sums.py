"""SHA256SUMS: of everything in dist/, and of every file of a folder, for those who check and who allow by hash."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pack import places

NAME = "SHA256SUMS"  # `byfacts self-test` reads it, and `sha256sum -c` does


def make() -> None:
    """Lists the hash of every artefact."""
    lines = []
    for path in sorted(places.DIST.iterdir()):
        if path.is_file() and path.name != NAME and not path.name.endswith(".part"):
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (places.DIST / NAME).write_text("".join(lines), "utf-8", newline="\n")
    print("".join(lines), end="")


def write_sums(folder: Path) -> None:
    """Lists the hash of every file, as sha256sum reads it."""
    target = folder / NAME
    files = (path for path in folder.rglob("*") if path.is_file() and path != target)
    named = sorted((path.relative_to(folder).as_posix(), path) for path in files)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in named]
    target.write_text("".join(lines), "utf-8", newline="\n")
    target.chmod(0o644)
    for path in (target, folder):
        os.utime(path, (places.epoch(), places.epoch()))
