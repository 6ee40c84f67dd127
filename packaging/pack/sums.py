"""SHA256SUMS of everything in dist/, for those who check what they download and who allow programs by their hash."""

from __future__ import annotations

import hashlib

from pack import places

NAME = "SHA256SUMS"


def make() -> None:
    """Lists the hash of every artefact."""
    lines = []
    for path in sorted(places.DIST.iterdir()):
        if path.is_file() and path.name != NAME and not path.name.endswith(".part"):
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (places.DIST / NAME).write_text("".join(lines), "utf-8", newline="\n")
    print("".join(lines), end="")
