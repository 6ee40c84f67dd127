"""Nothing of the program lies anywhere but in its configuration folder; and not there either, where no trace may stay.

Qt keeps the folders of its file dialogs in a file of its own, font and graphics libraries keep caches, a clipboard
outlives its program, a crash leaves a picture of the memory: each is stopped here. ``is_on`` is the mode *leave no
trace*. What the system itself notes (logs, print queues, swapped memory) is beyond any program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt

from byfacts import assets

ON = "leave-no-trace"  # a property of the application
NOWHERE = Path(os.devnull) / "byfacts"  # no folder can be made there
HISTORY = "FileDialog"  # the group in which Qt keeps folders that were visited


def is_on() -> bool:
    """Whether no trace may stay, just now."""
    application = QCoreApplication.instance()
    return application is not None and application.property(ON) is True


def settle(application: QCoreApplication, *, on: bool) -> None:
    """Leave no trace from now on, or leave some again.

    The system's own dialogs write lists of files that were used lately; Qt's do not.
    """
    application.setProperty(ON, on)
    application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on)
    if on:
        sys.dont_write_bytecode = True
        _no_picture_of_memory()


@contextmanager
def starting(*, on: bool) -> Iterator[None]:
    """While the application starts: font and graphics libraries find no place for a cache, no bus is set up for it."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(NOWHERE))
    before = dict(os.environ)
    if on:
        os.environ["XDG_CACHE_HOME"] = str(NOWHERE)
        # Without it fontconfig would fall back on ~/.fontconfig, where the system's cache is not up to date.
        os.environ.setdefault("FONTCONFIG_FILE", str(assets.resource("desktop", "fonts.conf")))
        if not _has_bus():
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"  # else a bus starts, and notes that in a file
    try:
        yield
    finally:
        for name in ("XDG_CACHE_HOME", "FONTCONFIG_FILE", "DBUS_SESSION_BUS_ADDRESS"):
            os.environ.pop(name, None)
            if name in before:
                os.environ[name] = before[name]


@contextmanager
def no_history() -> Iterator[None]:
    """The folders that Qt keeps of its file dialogs are afterwards what they were before.

    Where they lie in a file, ``starting`` has led that nowhere; Windows has them in its registry.
    """
    before = {name: value for kept in (_history(),) for name in kept.allKeys() if (value := kept.value(name))}
    try:
        yield
    finally:
        kept = _history()
        if set(kept.allKeys()) != set(before) or any(kept.value(name) != before[name] for name in before):
            kept.remove("")
            for name, value in before.items():
                kept.setValue(name, value)
            kept.sync()


def _history() -> QSettings:
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.beginGroup(HISTORY)
    return kept


def _has_bus() -> bool:
    if sys.platform != "linux" or os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(folder) and (Path(folder) / "bus").exists()


def _no_picture_of_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
