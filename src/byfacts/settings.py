"""What the reader chose last time, kept as JSON in the user's configuration folder; nonsense in it does no harm.

What a newer version keeps there is carried along unread, so that going back and forth between versions loses nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from byfacts.errors import N_, ByfactsError, OutputError
from byfacts.files import ensure_folder, refusal, write_whole
from byfacts.frozen import frozen, replace

THEMES = ("system", "light", "dark", "contrast")
PAPERS = ("a4", "letter")
VIEWS = ("chart", "table", "both")
MOTIONS = ("system", "less")
Choices = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # chart id, choice id, value
LONGEST = 200  # letters of an organisation's name
MOST_CHARTS = 500  # in a show
DEEPEST = 20  # levels of what another version keeps

UNREADABLE = N_(
    "The settings in {path} cannot be read, so the usual ones are used. "
    "The file stays as it is until settings are saved; then it is kept as {bad}."
)
DOUBTFUL = N_(
    "Some settings in {path} make no sense ({names}), so the usual ones are used for them. "
    "When settings are saved, the file as it was is kept as {bad}."
)
NOT_DELETED = N_("{path} was not deleted: the system says “{reason}”. Delete it by hand.")
NOT_CHOSEN = ("language", "")
OURS = re.compile(r"settings(\.bad(-\d+)?)?\.json")


@frozen
class Settings:
    """Everything that is remembered. Empty texts mean: not chosen yet. ``width`` 0: no window was placed yet."""

    language: str = ""
    text_size: int = 100  # percent
    theme: str = "system"
    tab: str = ""
    chart: str = ""
    view: str = "chart"
    choices: Choices = ()  # what was chosen in charts: the year of a map
    rail: bool = True
    pane: bool = False  # the fact sheet beside the charts
    screen: str = ""  # by its name, should two screens have changed their places
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximized: bool = False
    last_folder: str = ""
    paper: str = "a4"
    mono: bool = False
    organisation: str = ""
    motion: str = "system"
    leave_no_trace: bool = False
    show: tuple[str, ...] = ()  # the order of the presenter, "topic/chart"; empty: the usual one
    show_screen: str = ""  # by its name
    later: tuple[tuple[str, Any], ...] = ()  # what another version keeps here, name and value
    given: tuple[tuple[str, Any], ...] = ()  # what an administrator has set (byfacts.administrator), name and value
    locked: tuple[str, ...] = ()  # which of these the reader cannot change


def _name(value: Any) -> bool:
    """A code or id: short, of plain letters, so that nothing strange is ever looked up with it."""
    return isinstance(value, str) and len(value) <= 60 and (value == "" or value.replace("-", "").isalnum())


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _text(longest: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and len(value) <= longest and value.isprintable()


def _choices(value: Any) -> bool:
    """By chart, by choice: values, all of them short words."""
    if not isinstance(value, dict) or not all(map(_name, value)):
        return False
    return all(
        isinstance(found, dict) and all(_name(one) and _text(60)(chosen) for one, chosen in found.items())
        for found in value.values()
    )


def _show(value: Any) -> bool:
    """Charts in their order: a topic and a chart each."""
    if not isinstance(value, list) or len(value) > MOST_CHARTS:
        return False
    return all(isinstance(one, str) and one.count("/") == 1 and all(map(_name, one.split("/"))) for one in value)


RULES: Mapping[str, Callable[[Any], bool]] = {
    "language": _name,
    "text_size": _whole(80, 300),
    "theme": lambda value: value in THEMES,
    "tab": _name,
    "chart": _name,
    "view": lambda value: value in VIEWS,
    "choices": _choices,
    "rail": _flag,
    "pane": _flag,
    "screen": _text(100),
    "x": _whole(-100_000, 100_000),
    "y": _whole(-100_000, 100_000),
    "width": _whole(0, 100_000),
    "height": _whole(0, 100_000),
    "maximized": _flag,
    "last_folder": lambda value: isinstance(value, str) and "\0" not in value,
    "paper": lambda value: value in PAPERS,
    "mono": _flag,
    "organisation": _text(LONGEST),
    "motion": lambda value: value in MOTIONS,
    "leave_no_trace": _flag,
    "show": _show,
    "show_screen": _text(100),
}
# Settings that JSON shapes in another way: from JSON, to JSON.
SHAPES: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "choices": (
        lambda found: tuple((chart, tuple(chosen.items())) for chart, chosen in found.items()),
        lambda kept: {chart: dict(chosen) for chart, chosen in kept},
    ),
    "show": (tuple, list),
}


def folder() -> Path:
    """Where settings are kept. ``BYFACTS_CONFIG`` names another folder, for tests and for a stick that is carried."""
    if chosen := os.environ.get("BYFACTS_CONFIG"):
        return Path(chosen)
    from platformdirs import user_config_path  # not needed when a language is given: export starts sooner

    return user_config_path("byfacts", appauthor=False)


def location() -> Path:
    return folder() / "settings.json"


def data_home() -> Path:
    """Where editions and keys are kept. ``BYFACTS_DATA_HOME`` names another folder, or else ``BYFACTS_CONFIG`` does.

    On Linux the rule of the XDG specification stands here: platformdirs takes longer to import than it takes to
    read which edition is in use, and every export asks for that.
    """
    if chosen := os.environ.get("BYFACTS_DATA_HOME") or os.environ.get("BYFACTS_CONFIG"):
        return Path(chosen)
    if sys.platform == "linux":
        home = os.environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")  # noqa: PTH111
        return Path(home) / "byfacts"
    from platformdirs import user_data_path

    return user_data_path("byfacts", appauthor=False)


def load(
    path: Path | None = None, given: Sequence[tuple[str, Any]] = (), locked: Sequence[str] = ()
) -> tuple[Settings, ByfactsError | None]:
    """The settings, and what to tell the reader when the file, or a part of it, made no sense (never raised).

    ``given`` is what an administrator has set: it holds where the reader has chosen nothing, or may choose nothing.
    """
    path = path or location()
    usual = Settings(**dict(given), given=tuple(given), locked=tuple(locked))
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return usual, None
    except (OSError, ValueError, RecursionError):
        return usual, _unreadable(path)
    if not isinstance(content, dict) or not _shallow(content, DEEPEST):
        return usual, _unreadable(path)
    known = {name: content[name] for name in RULES if name in content}
    sound = {name: _shaped(name, value) for name, value in known.items() if RULES[name](value)}
    doubtful = [name for name in known if name not in sound]
    notice = _doubtful(path, doubtful) if doubtful else None
    chosen = {name: value for name, value in sound.items() if name not in locked and (name, value) != NOT_CHOSEN}
    return replace(usual, **chosen, later=tuple(found for found in content.items() if found[0] not in RULES)), notice


def _shallow(value: Any, levels: int) -> bool:
    """Whether it can be written again: what is nested without end breaks the writer, not the reader."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_shallow(one, levels - 1) for one in inner)


def _shaped(name: str, value: Any) -> Any:
    return SHAPES[name][0](value) if name in SHAPES else value


def save(settings: Settings, path: Path | None = None) -> None:
    """Writes the settings whole; a file that made no sense is kept beside them. Raises OutputError."""
    path = path or location()
    ensure_folder(path.parent)
    if load(path)[1] is not None:
        try:
            path.replace(_bad(path))
        except OSError as error:
            raise refusal(error, path) from error
    write_whole(path, as_json(settings))


def as_json(settings: Settings) -> bytes:
    """The settings as they are kept; those of another version after our own.

    What an administrator has set is not the reader's choice: left out, it goes with the administrator's next word.
    """
    content = {name: getattr(settings, name) for name in RULES}
    content |= {name: SHAPES[name][1](content[name]) for name in SHAPES} | dict(settings.later)
    for name, value in settings.given:
        if name in settings.locked or content.get(name) == value:
            content.pop(name, None)
    # The name of a folder need not be sound Unicode: its stray bytes pass through, and come back as they were.
    return json.dumps(content, indent=2, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def kept_files(path: Path | None = None) -> list[Path]:
    """What is kept of earlier sessions: the settings, and files of settings that made no sense."""
    path = path or location()
    try:
        return sorted(found for found in path.parent.glob(f"{path.stem}*{path.suffix}") if OURS.fullmatch(found.name))
    except OSError:
        return []


def forget(path: Path | None = None) -> None:
    """Deletes what is kept, and the folder when nothing else lies in it. Raises OutputError for what stays."""
    path = path or location()
    for found in kept_files(path):
        try:
            found.unlink()
        except OSError as error:
            raise OutputError(NOT_DELETED, path=str(found), reason=error.strerror or type(error).__name__) from error
    with contextlib.suppress(OSError):  # somebody else's files are in it, or it is not there
        path.parent.rmdir()


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


def _doubtful(path: Path, names: Collection[str]) -> ByfactsError:
    return ByfactsError(DOUBTFUL, path=str(path), names=", ".join(names), bad=str(_bad(path)))


def _unreadable(path: Path) -> ByfactsError:
    return ByfactsError(UNREADABLE, path=str(path), bad=str(_bad(path)))


def _bad(path: Path) -> Path:
    """A name beside the settings that nothing has yet: what was put aside before stays."""
    names = (path.with_suffix(f".bad{'' if n == 1 else -n}.json") for n in count(1))
    # Where not even looking is allowed, pathlib would raise; the first name is as good as any.
    return next(name for name in names if not os.path.lexists(name))
