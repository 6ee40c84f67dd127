"""The only module that knows where shipped files lie: in a wheel, in a checkout, in a frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    """The folder that holds ``data`` and ``resources``.

    A wheel and a frozen build carry both inside the package; in a checkout (editable install) they stand at its top.
    """
    package = Path(getattr(sys, "_MEIPASS", "")) / "byfacts" if hasattr(sys, "_MEIPASS") else Path(__file__).parent
    return package if (package / "data").is_dir() else Path(__file__).parents[2]


def resource(*parts: str) -> Path:
    """A file or folder under ``resources``."""
    return _root().joinpath("resources", *parts)


def data() -> Path:
    """The folder of the data package."""
    return _root() / "data"


def frozen_folder() -> Path | None:
    """The folder that was unpacked, with the program and all that came with it; None where Python runs byfacts."""
    return Path(sys._MEIPASS).parent if hasattr(sys, "_MEIPASS") else None  # noqa: SLF001 - PyInstaller names it so


def checkout() -> Path | None:
    """The top of the checkout, where byfacts runs from one."""
    root = Path(__file__).parents[2]
    return root if (root / "pyproject.toml").is_file() and not hasattr(sys, "_MEIPASS") else None
