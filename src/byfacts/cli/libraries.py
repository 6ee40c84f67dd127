"""The libraries of a Linux desktop that the window needs, and the packages in which a system has them."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from byfacts.errors import N_, ByfactsError
from byfacts.frozen import frozen

MISSING = N_(
    "The window needs libraries that this system lacks: {libraries}. On Debian and Ubuntu: {debian}. "
    "On Fedora: {fedora}. “{command}” writes the sheets without them."
)


@frozen
class Library:
    """A file that the system's loader finds, and who ships it."""

    file: str
    debian: str
    fedora: str


# What Qt and its screens load from the system. A frozen build brings those from `libxcb-cursor` on along.
LIBRARIES = tuple(
    Library(*words.split())
    for words in (
        "libstdc++.so.6 libstdc++6 libstdc++",
        "libgcc_s.so.1 libgcc-s1 libgcc",
        "libz.so.1 zlib1g zlib",
        "libzstd.so.1 libzstd1 libzstd",
        "libglib-2.0.so.0 libglib2.0-0 glib2",
        "libgthread-2.0.so.0 libglib2.0-0 glib2",
        "libfontconfig.so.1 libfontconfig1 fontconfig",
        "libfreetype.so.6 libfreetype6 freetype",
        "libdbus-1.so.3 libdbus-1-3 dbus-libs",
        "libEGL.so.1 libegl1 libglvnd-egl",
        "libGL.so.1 libgl1 libglvnd-glx",
        "libX11.so.6 libx11-6 libX11",
        "libX11-xcb.so.1 libx11-xcb1 libX11-xcb",
        "libxcb.so.1 libxcb1 libxcb",
        "libwayland-client.so.0 libwayland-client0 libwayland-client",
        "libwayland-cursor.so.0 libwayland-cursor0 libwayland-cursor",
        "libxcb-cursor.so.0 libxcb-cursor0 xcb-util-cursor",
        "libxcb-icccm.so.4 libxcb-icccm4 xcb-util-wm",
        "libxcb-image.so.0 libxcb-image0 xcb-util-image",
        "libxcb-keysyms.so.1 libxcb-keysyms1 xcb-util-keysyms",
        "libxcb-randr.so.0 libxcb-randr0 libxcb",
        "libxcb-render.so.0 libxcb-render0 libxcb",
        "libxcb-render-util.so.0 libxcb-render-util0 xcb-util-renderutil",
        "libxcb-shape.so.0 libxcb-shape0 libxcb",
        "libxcb-shm.so.0 libxcb-shm0 libxcb",
        "libxcb-sync.so.1 libxcb-sync1 libxcb",
        "libxcb-util.so.1 libxcb-util1 xcb-util",
        "libxcb-xfixes.so.0 libxcb-xfixes0 libxcb",
        "libxcb-xkb.so.1 libxcb-xkb1 libxcb",
        "libxkbcommon.so.0 libxkbcommon0 libxkbcommon",
        "libxkbcommon-x11.so.0 libxkbcommon-x11-0 libxkbcommon-x11",
    )
)


def check(command: str, environment: Mapping[str, str] = os.environ) -> None:
    """Raises ByfactsError that names the packages to install where Qt would find no screen that it can load.

    Qt itself would end the whole program with a message for programmers, or with none at all.
    """
    plugins = _platforms()
    if plugins is None:  # no Qt here: to import it tells that
        return
    screens = [file for name in _screens(environment) if (file := plugins / f"libq{name}.so").is_file()]
    if not screens or any(_loads(str(file)) for file in screens):
        return
    lacking = absent(_loads)
    if lacking:
        raise ByfactsError(
            MISSING,
            libraries=", ".join(one.file for one in lacking),
            debian="sudo apt install " + " ".join(dict.fromkeys(one.debian for one in lacking)),
            fedora="sudo dnf install " + " ".join(dict.fromkeys(one.fedora for one in lacking)),
            command=command,
        )


def absent(loads: Callable[[str], bool]) -> list[Library]:
    """Those that cannot be loaded here, neither from the system nor from beside Qt."""
    beside = getattr(sys, "_MEIPASS", "")
    return [one for one in LIBRARIES if not (beside and Path(beside, one.file).is_file()) and not loads(one.file)]


def _screens(environment: Mapping[str, str]) -> Iterator[str]:
    """The plug-ins that Qt would try, by the words of the environment."""
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        yield from (one.partition(":")[0] for one in asked.split(";"))
        return
    if environment.get("WAYLAND_DISPLAY"):
        yield "wayland"
    if environment.get("DISPLAY"):
        yield "xcb"


def _platforms() -> Path | None:
    """The folder of Qt's plug-ins for screens, found without importing Qt."""
    for folder in sys.path:
        if (found := Path(folder, "PySide6", "Qt", "plugins", "platforms")).is_dir():
            return found
    return None


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
