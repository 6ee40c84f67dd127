"""Whose work byfacts stands on, and under which licence: as a frozen build has collected it, or as it is installed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from byfacts import assets
from byfacts.frozen import frozen, replace

FOLDER, INDEX = "LICENSES", "index.json"  # in a frozen build; written by packaging/pack
PROGRAM = "byfacts"
QT = ("pyside6-essentials", "shiboken6")
QT_TEXTS = ("Qt-and-PySide6.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "Qt-works-of-others.txt")
LEGAL = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$|/licen[cs]es/", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z0-9._-]+")
# What most licences call themselves in the older kind of metadata, and how SPDX writes it.
SPDX = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "BSD License (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": "BSD-3-Clause",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "PSFL": "PSF-2.0",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-or-later WITH Bootloader-exception",  # of PyInstaller
}


@frozen
class Notice:
    """A work that is shipped; ``licence`` as an SPDX expression, ``texts`` the files that hold its words."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()

    def read(self) -> str:
        """All texts one after another; what cannot be read is left out."""
        found = [path.read_text("utf-8", "replace").strip() for path in self.texts if path.is_file()]
        return "\n\n\n".join(found)


def notices() -> tuple[Notice, ...]:
    """Every work, byfacts first, the others by name."""
    folder = assets.frozen_folder()
    found = _collected(folder / FOLDER) if folder and (folder / FOLDER / INDEX).is_file() else _here()
    return tuple(sorted(found, key=lambda one: (one.name != PROGRAM, one.name.lower())))


def _collected(folder: Path) -> Iterator[Notice]:
    for entry in json.loads((folder / INDEX).read_text("utf-8")):
        texts = tuple(folder / name for name in entry["texts"])
        yield Notice(entry["name"], entry["version"], entry["licence"], texts)


def _here() -> Iterator[Notice]:
    yield from own()
    for name in _required(PROGRAM):
        found = installed(metadata.distribution(name))
        yield replace(found, texts=found.texts or _kept(name))


def _kept(name: str) -> tuple[Path, ...]:
    """The texts that a checkout keeps for the packages that bring none: Qt's."""
    root = assets.checkout()
    kept = root / "packaging" / "licences" if root else None
    return tuple(kept / text for text in QT_TEXTS) if kept and name in QT else ()


def own() -> Iterator[Notice]:
    """byfacts itself, and the works of others in its resources."""
    from byfacts import __version__

    yield Notice(PROGRAM, __version__, "MIT AND CC-BY-4.0", _own_texts())
    yield Notice("IBM Plex Sans", font_version(), "OFL-1.1", (assets.resource("fonts", "OFL.txt"),))
    yield Notice("Lucide", "", "ISC AND MIT", (assets.resource("icons", "LICENSE"),))
    yield Notice("Natural Earth", "", "LicenseRef-public-domain", (assets.resource("map", "README.md"),))


def _own_texts() -> tuple[Path, ...]:
    root = assets.checkout()
    if root is not None:
        return (root / "LICENSE",)
    try:
        return legal_files(metadata.distribution(PROGRAM))
    except metadata.PackageNotFoundError:
        return ()


def font_version() -> str:
    """The version that the font tells of itself, in its table ``head``."""
    content = assets.resource("fonts", "IBMPlexSans-Regular.ttf").read_bytes()
    for place in range(12, 12 + 16 * int.from_bytes(content[4:6], "big"), 16):
        if content[place : place + 4] == b"head":
            start = int.from_bytes(content[place + 8 : place + 12], "big")
            return f"{int.from_bytes(content[start + 4 : start + 8], 'big') / 0x10000:.3f}"
    return ""


def installed(found: metadata.Distribution) -> Notice:
    """What a package that is installed says of itself."""
    return Notice(found.name, found.version, licence_of(found), legal_files(found))


def licence_of(found: metadata.Distribution) -> str:
    """Its licence as an SPDX expression, as far as its metadata tell."""
    told = _field(found, "License-Expression") or _field(found, "License")
    if not told or "\n" in told or len(told) > 100:  # some put the whole text there
        classes = (one for one in found.metadata.get_all("Classifier", []) if one.startswith("License :: "))
        told = next((one.rpartition(" :: ")[2] for one in classes), "")
    return SPDX.get(told, told)


def _field(found: metadata.Distribution, name: str) -> str:
    return str((found.metadata.get_all(name) or [""])[0])


def legal_files(found: metadata.Distribution) -> tuple[Path, ...]:
    """The texts of licences and the lists of authors that came with a package."""
    files = (file for file in found.files or () if ".dist-info" in file.parts[0] and LEGAL.search(file.as_posix()))
    return tuple(Path(str(file.locate())) for file in sorted(files, key=str))


def _required(start: str) -> list[str]:
    """The packages that a package needs, and those that these need, as far as they are installed here."""
    found: set[str] = set()
    waiting: list[str] = [start]
    while waiting:
        for name in _named(_requires(waiting.pop())):
            if name not in found and _is_installed(name):
                found.add(name)
                waiting.append(name)
    return sorted(found)


def _requires(name: str) -> Iterable[str]:
    try:
        return metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return ()


def _named(requirements: Iterable[str]) -> Iterator[str]:
    for line in requirements:
        if "extra ==" not in line and (match := NAME.match(line)):
            yield re.sub(r"[-_.]+", "-", match.group()).lower()


def _is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True
