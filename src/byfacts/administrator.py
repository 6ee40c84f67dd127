"""What an administrator has set for all who use this computer or this copy: defaults, some of them locked.

One file, ``byfacts.defaults.json``: in ``/etc/byfacts`` for all copies on a computer, else beside the program.
docs/administrators.md tells how it is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from byfacts import assets, settings
from byfacts.errors import N_, ByfactsError
from byfacts.frozen import frozen
from byfacts.language import Languages
from byfacts.settings import Settings

FILE = "byfacts.defaults.json"
KEYS = ("language", "organisation", "paper", "mono", "theme", "leave_no_trace")
LOCKED = "locked"
SYSTEM = Path("/etc/byfacts")

UNREADABLE = N_(
    "Your administrator’s settings in {path} cannot be read, so they are not used. Please tell your administrator."
)
DOUBTFUL = N_(
    "Some of your administrator’s settings in {path} make no sense and are not used: {names}. "
    "Please tell your administrator."
)
SET = N_("Set by your administrator")


@frozen
class Given:
    """What the file sets, name and value, and which of these a reader cannot change."""

    values: tuple[tuple[str, Any], ...] = ()
    locked: tuple[str, ...] = ()


def places() -> Iterator[Path]:
    """Where the file may lie; the first that is there holds."""
    if sys.platform != "win32":
        yield SYSTEM / FILE
    if (folder := assets.frozen_folder()) is not None:
        yield folder / FILE


def given(files: Iterable[Path] | None = None) -> tuple[Given, ByfactsError | None]:
    """What is set, and what to tell the reader when the file, or a part of it, makes no sense (never raised)."""
    for path in places() if files is None else files:
        try:
            return _understood(path, json.loads(path.read_bytes()))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError, RecursionError):
            return Given(), ByfactsError(UNREADABLE, path=str(path))
    return Given(), None


def load(path: Path | None = None, files: Iterable[Path] | None = None) -> tuple[Settings, tuple[ByfactsError, ...]]:
    """The settings that hold: the usual ones, over them the administrator's, over these the reader's, where free."""
    found, doubt = given(files)
    kept, notice = settings.load(path, found.values, found.locked)
    return kept, tuple(filter(None, (doubt, notice)))


def _understood(path: Path, content: Any) -> tuple[Given, ByfactsError | None]:
    if not isinstance(content, dict):
        return Given(), ByfactsError(UNREADABLE, path=str(path))
    sound = {name: value for name, value in content.items() if name in KEYS and _holds(name, value)}
    asked = content.get(LOCKED, [])
    asked = asked if isinstance(asked, list) else [LOCKED]
    # A lock without a value would hold every reader to what the program does anyway; that is hardly meant.
    locked = tuple(name for name in KEYS if name in asked and name in sound)
    strange = [name for name in content if name not in sound and name != LOCKED]
    strange += [str(name) for name in asked if name not in locked and str(name) not in strange]
    doubt = ByfactsError(DOUBTFUL, path=str(path), names=", ".join(strange)) if strange else None
    return Given(tuple(sound.items()), locked), doubt


def _holds(name: str, value: Any) -> bool:
    return settings.RULES[name](value) and (name != "language" or value in Languages().codes)
