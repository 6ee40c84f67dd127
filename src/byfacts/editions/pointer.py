"""Which edition is in use: one small file, read at every start and only ever moved into place whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from byfacts import settings
from byfacts.files import ensure_folder, write_whole
from byfacts.frozen import frozen

FILE: Final = "in-use.json"
MOST_BEFORE: Final = 200
LARGEST: Final = 1 << 16
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")  # of an edition, which is that of its folder


@frozen
class Pointer:
    """``edition`` is empty for the bundled one, which comes and goes with the program.

    ``before`` are those that were in use earlier, the latest last. ``program`` is the version of the program that has
    found every topic to be fit to be shown with the edition.
    """

    edition: str = ""
    before: tuple[str, ...] = ()
    program: str = ""
    damaged: bool = False


def home() -> Path:
    """The folder of the user's own editions."""
    return settings.data_home() / "editions"


def read(folder: Path) -> Pointer:
    """Where there is none, the bundled edition is in use; so it is when the file makes no sense, which is told."""
    try:
        with (folder / FILE).open("rb") as file:
            content = file.read(LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return Pointer()
    except (OSError, ValueError):
        return Pointer(damaged=True)
    try:
        return _pointer(json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Pointer(damaged=True)


def _pointer(found: Any) -> Pointer:
    edition, before, program = found["edition"], found["before"], found["program"]
    if not all(isinstance(id, str) and (id == "" or is_name(id)) for id in (edition, *before)):
        raise ValueError(edition)
    return Pointer(edition, tuple(before), str(program))


def is_name(id: str) -> bool:
    """Whether it can be the name of an edition and of its folder on every system: no path, nothing hidden."""
    return NAME.fullmatch(id) is not None and ".." not in id and not id.endswith(".")


def write(folder: Path, pointer: Pointer) -> None:
    """Puts the pointer in place whole. Raises OutputError; what stood there before then still does."""
    ensure_folder(folder)
    content = {
        "edition": pointer.edition,
        "before": list(pointer.before[-MOST_BEFORE:]),
        "program": pointer.program,
    }
    write_whole(folder / FILE, json.dumps(content, indent=2).encode() + b"\n")
