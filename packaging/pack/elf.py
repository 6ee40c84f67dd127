"""What the loader of Linux reads in programs and libraries: what they need, and how new a system they need."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

PAGE = 0x1000


def is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def elves(folder: Path) -> list[Path]:
    """Every program and library under a folder."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and is_elf(path)]


def needed(path: Path) -> set[str]:
    """The names of the libraries that it is linked to."""
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", _readelf("--dynamic", path)))


def glibc(paths: Iterable[Path]) -> tuple[tuple[int, ...], Path | None]:
    """The highest version of glibc that any of them asks for, and one that does."""
    highest: tuple[int, ...] = (0,)
    who = None
    for path in paths:
        for found in re.findall(r"Name: GLIBC_([0-9.]+)", _readelf("--version-info", path)):
            version = tuple(map(int, found.split(".")))
            if version > highest:
                highest, who = version, path
    return highest, who


def strip(path: Path) -> bool:
    """Takes names and debugging words out of a library; leaves it alone where the loader would refuse the result.

    Libraries that were patched after they were linked, as the wheels of numpy and Pillow bring them, are such.
    """
    if ".symtab" not in _readelf("--section-headers", path):
        return False
    bare = path.with_name(path.name + ".bare")
    done = subprocess.run(["strip", "--strip-unneeded", "-o", str(bare), str(path)], check=False, capture_output=True)
    good = done.returncode == 0 and _is_loadable(bare)
    if good:
        shutil.copymode(path, bare)
        bare.replace(path)
    else:
        bare.unlink(missing_ok=True)
    return good


def _is_loadable(path: Path) -> bool:
    """Whether the parts that are loaded stand in the file as they must in memory."""
    parts = re.findall(r"LOAD\s+0x([0-9a-f]+) 0x([0-9a-f]+)", _readelf("--program-headers", path))
    return bool(parts) and all((int(place, 16) - int(memory, 16)) % PAGE == 0 for place, memory in parts)


def _readelf(what: str, path: Path) -> str:
    command = ["readelf", "--wide", what, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={"LC_ALL": "C"}).stdout
