"""What the reader chose last time, kept as JSON in the user's configuration folder; nonsense in it does no harm."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from byfacts.errors import N_, ByfactsError
from byfacts.files import ensure_folder, refusal, write_whole
from byfacts.frozen import frozen

THEMES = ("system", "light", "dark", "contrast")
PAPERS = ("a4", "letter")
LONGEST = 200  # letters of an organisation's name

UNREADABLE = N_(
    "The settings in {path} cannot be read, so the usual ones are used. "
    "The file stays as it is until settings are saved; then it is kept as {bad}."
)
DOUBTFUL = N_("Some settings in {path} make no sense ({names}), so the usual ones are used for them.")


@frozen
class Settings:
    """Everything that is remembered. Empty texts mean: not chosen yet. ``width`` 0: no window was placed yet."""

    language: str = ""
    text_size: int = 100  # percent
    theme: str = "system"
    tab: str = ""
    chart: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximized: bool = False
    last_folder: str = ""
    paper: str = "a4"
    mono: bool = False
    organisation: str = ""


def _name(value: Any) -> bool:
    """A code or id: short, of plain letters, so that nothing strange is ever looked up with it."""
    return isinstance(value, str) and len(value) <= 60 and (value == "" or value.replace("-", "").isalnum())


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and least <= value <= most


RULES: Mapping[str, Callable[[Any], bool]] = {
    "language": _name,
    "text_size": _whole(80, 300),
    "theme": lambda value: value in THEMES,
    "tab": _name,
    "chart": _name,
    "x": _whole(-100_000, 100_000),
    "y": _whole(-100_000, 100_000),
    "width": _whole(0, 100_000),
    "height": _whole(0, 100_000),
    "maximized": lambda value: isinstance(value, bool),
    "last_folder": lambda value: isinstance(value, str) and "\0" not in value,
    "paper": lambda value: value in PAPERS,
    "mono": lambda value: isinstance(value, bool),
    "organisation": lambda value: isinstance(value, str) and len(value) <= LONGEST and value.isprintable(),
}


def folder() -> Path:
    """Where settings are kept. ``BYFACTS_CONFIG`` names another folder, for tests and for a stick that is carried."""
    if chosen := os.environ.get("BYFACTS_CONFIG"):
        return Path(chosen)
    from platformdirs import user_config_path  # not needed when a language is given: export starts sooner

    return user_config_path("byfacts", appauthor=False)


def location() -> Path:
    return folder() / "settings.json"


def load(path: Path | None = None) -> tuple[Settings, ByfactsError | None]:
    """The settings, and what to tell the reader when the file, or a part of it, made no sense (never raised)."""
    path = path or location()
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError):
        return Settings(), _unreadable(path)
    if not isinstance(content, dict):
        return Settings(), _unreadable(path)
    known = {name: content[name] for name in RULES if name in content}
    sound = {name: value for name, value in known.items() if RULES[name](value)}
    doubtful = [name for name in known if name not in sound]
    notice = ByfactsError(DOUBTFUL, path=str(path), names=", ".join(doubtful)) if doubtful else None
    return Settings(**sound), notice


def save(settings: Settings, path: Path | None = None) -> None:
    """Writes the settings whole; a file that made no sense is kept beside them. Raises OutputError."""
    path = path or location()
    ensure_folder(path.parent)
    if load(path)[1] is not None:
        try:
            path.replace(_bad(path))
        except OSError as error:
            raise refusal(error, path) from error
    write_whole(
        path,
        json.dumps({name: getattr(settings, name) for name in RULES}, indent=2, ensure_ascii=False).encode() + b"\n",
    )


def preferred_language(chosen: str, environment: Mapping[str, str], codes: Collection[str]) -> str:
    """The language to begin with: the one in the settings, else the system's, else English."""
    if chosen in codes:
        return chosen
    code = _system_language(environment).replace("_", "-").partition(".")[0].partition("-")[0].lower()
    return code if code in codes else "en"


def _system_language(environment: Mapping[str, str]) -> str:
    """The first of the variables that is set decides, as POSIX says: LC_ALL=C is a choice of English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return value
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _unreadable(path: Path) -> ByfactsError:
    return ByfactsError(UNREADABLE, path=str(path), bad=str(_bad(path)))


def _bad(path: Path) -> Path:
    return path.with_suffix(".bad.json")
