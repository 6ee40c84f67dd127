"""The folder build as a Debian package: program, menu entry, icon, manual page, kind of file; reproducible."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from byfacts.cli.libraries import LIBRARIES
from pack import desktop, elf, folder, icons, manual, places, sums

TREE = places.WORK / "deb"
HOME = "usr/lib/byfacts"
GLIBC = ".".join(map(str, folder.GLIBC))
# Not of this package: dpkg checks the hashes, and starts what has execute bits.
PORTABLE_ONLY = {"byfacts.sh", "README.txt", "ADMINISTRATORS.txt"}
# What lintian would have otherwise, and why it is so.
OVERRIDES = {
    "embedded-library": "Qt and its X11 helpers travel along, as in the portable folder: one build for every Debian",
    "hardening-no-pie": "the starter is PyInstaller's own, as it was published",
    "unstripped-binary-or-object": "libraries that were patched after linking break when they are stripped",
    "shared-library-lacks-prerequisites": "PyInstaller loads what they need before them",
    "library-not-linked-against-libc": "libraries are shipped as their wheels were published",
    "custom-library-search-path": "libraries look beside themselves, so that the folder can lie anywhere",
    "national-encoding": "the words of a licence, as they were published",
    "extra-license-file": "the licences of all parts, which About shows",
}


def make() -> None:
    """Packs what pack.folder has made."""
    shutil.rmtree(TREE, ignore_errors=True)
    home = TREE / HOME
    shutil.copytree(places.FOLDER, home, ignore=lambda _, names: PORTABLE_ONLY & set(names))
    sums.write_sums(home)
    _link(TREE / "usr/bin/byfacts", "../lib/byfacts/byfacts")
    share = TREE / "usr/share"
    icons.write(share / "icons/hicolor")
    for place, text in desktop.files().items():
        _write(share / place, text)
    _zip(share / "man/man1/byfacts.1.gz", manual.page())
    documents = share / "doc/byfacts"
    _zip(documents / "changelog.gz", changelog())
    _zip(documents / "CHANGELOG.md.gz", (places.ROOT / "CHANGELOG.md").read_text("utf-8"))
    _write(documents / "copyright", copyright_file())
    _write(documents / "administrators.md", (places.ROOT / "docs" / "administrators.md").read_text("utf-8"))
    _write(share / "lintian/overrides/byfacts", "".join(f"# {why}\nbyfacts: {tag}\n" for tag, why in OVERRIDES.items()))
    _write(TREE / "DEBIAN/control", control(home))
    _write(TREE / "DEBIAN/md5sums", _sums())
    _even()
    target = places.DIST / f"byfacts_{places.version()}_amd64.deb"
    places.DIST.mkdir(exist_ok=True)
    level = os.environ.get("BYFACTS_XZ", "9")
    command = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        f"-z{level}",
        "--threads-max=1",
        "--build",
        str(TREE),
        str(target),
    ]
    subprocess.run(
        command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(places.epoch())}, stdout=subprocess.DEVNULL
    )
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def depends(files: list[Path]) -> list[str]:
    """The packages of the libraries that the folder takes from the system."""
    wanted = folder.from_system(files)
    return [f"libc6 (>= {GLIBC})", *sorted({one.debian for one in LIBRARIES if one.file in wanted})]


def control(home: Path) -> str:
    size = sum(-(-path.stat().st_size // 1024) for path in TREE.rglob("*") if path.is_file() and not path.is_symlink())
    return (
        "Package: byfacts\n"
        f"Version: {places.version()}\n"
        "Architecture: amd64\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Maintainer: {places.maintainer()}\n"
        f"Installed-Size: {size}\n"
        f"Depends: {', '.join(depends(elf.elves(home)))}\n"
        "Recommends: libcups2, xdg-desktop-portal\n"
        "Description: charts and fact sheets on migration between Belarus and the EU\n"
        " Official statistics and an analytical brief as charts that people present and\n"
        " as fact sheets of one page that people print, in six languages, every number\n"
        " with its source.\n"
        " .\n"
        " It never opens a network connection, and needs no Python.\n"
    )


def changelog() -> str:
    """Debian's form of it; what has changed stands in CHANGELOG.md."""
    day = format_datetime(datetime.fromtimestamp(places.epoch(), UTC))
    head = f"byfacts ({places.version()}) unstable; urgency=medium"
    return f"{head}\n\n  * CHANGELOG.md tells what has changed.\n\n -- {places.maintainer()}  {day}\n"


def copyright_file() -> str:
    """In the format that Debian's tools read; the words of each licence lie in the package."""
    licences = f"/{HOME}/LICENSES"
    mit = (places.ROOT / "LICENSE").read_text("utf-8").split("\n\n", 2)
    words = "\n".join(f" {line}" if line else " ." for line in mit[2].strip().split("\n"))
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: byfacts\n"
        f"Comment: The works of others in /{HOME}, each with version, licence and its words:\n"
        f" {licences}/index.json, /{HOME}/byfacts.cdx.json.\n"
        " On Debian systems the LGPL is also in /usr/share/common-licenses/LGPL-3.\n"
        f"\nFiles: *\n{mit[1].replace('Copyright (c)', 'Copyright:')}\nLicense: Expat\n{words}\n"
    )


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")


def _zip(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _link(place: Path, to: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(to)


def _sums() -> str:
    files = sorted(path for path in TREE.rglob("*") if path.is_file() and not path.is_symlink())
    inside = [(path, path.relative_to(TREE).as_posix()) for path in files if "DEBIAN" not in path.parts]
    return "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {name}\n" for path, name in inside)  # noqa: S324


def _even() -> None:
    """The same modes and times whoever builds."""
    program = TREE / HOME / "byfacts"
    for path in sorted(TREE.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (places.epoch(), places.epoch()), follow_symlinks=False)
    TREE.chmod(0o755)
