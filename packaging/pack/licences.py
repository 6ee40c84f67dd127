"""The licence texts of everything in the folder build, from where it came: wheels, Python, Debian's packages, Qt."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from byfacts import notices
from byfacts.notices import QT, QT_TEXTS, Notice
from pack import places

LGPL = "LGPL-3.0-only"
OWN = {"IBM Plex Sans": "pkg:github/IBM/plex", "Lucide": "pkg:npm/lucide-static"}
STARTER = "pyinstaller"  # its bootloader is the program that is started


@dataclass(frozen=True)
class Part:
    """A work in the folder, and its package URL, by which others know it (empty: there is none)."""

    notice: Notice
    purl: str = ""


def collect(folder: Path) -> list[Part]:
    """Copies the texts into ``LICENSES``, with an index for ``byfacts.notices``; returns what was found."""
    target = folder / notices.FOLDER
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    taken = {name: Path(source) for name, source in json.loads(places.SOURCES.read_text("utf-8"))}
    own = (Part(one, OWN.get(one.name, "")) for one in notices.own())
    found = [*own, _python(), *_wheels(taken), *_qt(folder), *_of_debian(folder, taken)]
    entries: list[dict[str, Any]] = []
    for notice in (part.notice for part in found):
        texts = [_copy(text, target, notice.name) for text in notice.texts]
        if not texts:
            raise FileNotFoundError(f"No licence text of {notice.name} is known here.")
        entries.append(
            {"name": notice.name, "version": notice.version, "licence": notice.licence, "texts": sorted(set(texts))}
        )
    index = json.dumps(sorted(entries, key=lambda one: one["name"].lower()), indent=1, ensure_ascii=False)
    (target / notices.INDEX).write_text(index + "\n", "utf-8", newline="\n")
    return found


def _copy(text: Path, target: Path, name: str) -> str:
    """Puts a text into the folder of its work, under a name that keeps apart what lay in different folders."""
    if text.parent == places.HERE / "licences":
        shutil.copyfile(text, target / text.name)
        return text.name
    parts = text.as_posix().rpartition(".dist-info/")[2].split("/") if ".dist-info/" in text.as_posix() else [text.name]
    plain = "-".join(part for part in parts if part.lower() not in ("licenses", "build_licenses"))
    place = target / re.sub(r"[^A-Za-z0-9.+-]+", "-", name).lower()
    place.mkdir(exist_ok=True)
    file = re.sub(r"[^A-Za-z0-9.+_-]+", "-", plain)
    shutil.copyfile(text, place / file)
    return f"{place.name}/{file}"


def _python() -> Part:
    homes = (sysconfig.get_path("stdlib"), sys.base_prefix)  # on Windows it lies beside the program
    text = next((path for home in homes if (path := Path(home, "LICENSE.txt")).is_file()), None)
    if text is None:  # Debian keeps it with the documentation
        text = _copyright(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    version = sys.version.partition(" ")[0]
    return Part(Notice("Python", version, "PSF-2.0", (text,)), f"pkg:generic/python@{version}")


def _wheels(taken: dict[str, Path]) -> Iterator[Part]:
    """The packages of which anything is in the folder, and PyInstaller, whose starter is the program."""
    tops = {Path(name).parts[0].partition(".")[0] if "/" not in name else Path(name).parts[0] for name in taken}
    homes = metadata.packages_distributions()
    names = {STARTER} | {name for top in tops for name in homes.get(top, ())}
    for name in sorted(names, key=str.lower):
        if name.lower().replace("_", "-") not in QT:
            yield _pypi(notices.installed(metadata.distribution(name)))


def _pypi(notice: Notice) -> Part:
    return Part(notice, f"pkg:pypi/{notice.name.lower().replace('_', '-')}@{notice.version}")


def _qt(folder: Path) -> Iterator[Part]:
    texts = tuple(places.HERE / "licences" / name for name in QT_TEXTS)
    core = importlib.import_module("PySide6.QtCore")
    for name in ("PySide6-Essentials", "shiboken6"):
        yield _pypi(Notice(name, metadata.version(name), LGPL, texts))
    yield Part(Notice("Qt", core.qVersion(), LGPL, texts), f"pkg:generic/qt@{core.qVersion()}")
    for library in (folder / "_internal" / "PySide6").rglob("libicuuc.so.*"):
        version = library.name.rpartition(".")[2]
        yield Part(Notice("ICU", version, "ICU", texts[-1:]), f"pkg:generic/icu@{version}")


def _of_debian(folder: Path, taken: dict[str, Path]) -> Iterator[Part]:
    """The libraries that came from this system, by the package that brought them."""
    if sys.platform != "linux":
        return
    beside = [path for path in sorted((folder / "_internal").glob("lib*.so*")) if "libpython" not in path.name]
    for name in sorted({_package(taken[path.name]) for path in beside}):
        version = _asked("dpkg-query", "--show", "--showformat", "${Version}", name)
        plain = name.partition(":")[0]
        yield Part(Notice(plain, version, _licence(name), (_copyright(name),)), f"pkg:deb/debian/{plain}@{version}")


def _package(library: Path) -> str:
    """The package of a file; since / and /usr are one, dpkg may know it by either name."""
    real = library.resolve()
    other = Path("/", *real.parts[2:]) if real.parts[1] == "usr" else Path("/usr", *real.parts[1:])
    for place in (real, other):
        told = subprocess.run(["dpkg-query", "--search", str(place)], check=False, capture_output=True, text=True)
        if told.returncode == 0:
            return told.stdout.partition(": ")[0].strip()
    raise FileNotFoundError(f"No package of this system knows {library}, so its licence is not known.")


def _copyright(package: str) -> Path:
    return Path("/usr/share/doc", package.partition(":")[0], "copyright").resolve(strict=True)


def _licence(package: str) -> str:
    """Of the X11 libraries and libffi all are under the licence that SPDX calls MIT, or a twin of it."""
    return "MIT" if package.startswith(("libffi", "libxcb", "libxkb")) else f"LicenseRef-{package.partition(':')[0]}"


def _asked(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
