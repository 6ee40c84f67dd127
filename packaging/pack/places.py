"""Where things lie, and when the sources were made: what every step of a build must agree on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging"
DIST = ROOT / "dist"  # what people download
WORK = ROOT / "build" / "packaging"  # what is only needed on the way
FROZEN = WORK / "frozen" / "byfacts"  # as PyInstaller leaves it
FOLDER = WORK / "folder" / "byfacts"  # the folder build
SOURCES = WORK / "sources.json"  # from where PyInstaller took each file of it; written by byfacts.spec


class BuildError(Exception):
    """Something that was built is not as it must be."""


def version() -> str:
    """The version of the program, read without importing it."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "src" / "byfacts" / "__init__.py").read_text("utf-8"))
    assert found
    return found.group(1)


def epoch() -> int:
    """The time that everything made here bears: SOURCE_DATE_EPOCH, or that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or _git("log", "-1", "--format=%ct"))


def maintainer() -> str:
    """Who answers for what is built: the author of the last commit."""
    return _git("log", "-1", "--format=%an <%ae>")


def is_committed() -> bool:
    """Whether the checkout is what its last commit says."""
    return not _git("status", "--porcelain", "--untracked-files=no")


def _git(*words: str) -> str:
    return subprocess.run(["git", "-C", str(ROOT), *words], check=True, capture_output=True, text=True).stdout.strip()


def system() -> str:
    """The system and processor that a folder build is for: linux-x86_64, windows-x86_64."""
    name = {"linux": "linux", "win32": "windows"}[sys.platform]
    return f"{name}-{platform.machine().lower().replace('amd64', 'x86_64')}"
