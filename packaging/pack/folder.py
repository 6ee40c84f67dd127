"""The folder build: PyInstaller's folder, freed of what nobody needs, with licences, bill of materials and hashes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from byfacts.cli.libraries import LIBRARIES
from pack import bill, elf, licences, naming, places
from pack.places import BuildError
from pack.sums import write_sums

GLIBC = (2, 36)  # the floor: Debian 12
EVERYWHERE = re.compile(r"(lib(c|m|dl|pthread|rt|util|resolv)|ld-linux-x86-64)\.so\.\d")  # glibc's own
CUPS = "libcups.so.2"  # of the plug-in for printers, which Qt leaves alone where there are none


def make() -> None:
    """Makes the folder anew from what PyInstaller has left."""
    shutil.rmtree(places.FOLDER, ignore_errors=True)
    shutil.copytree(places.FROZEN, places.FOLDER, symlinks=True)
    if sys.platform == "linux":
        _trim(places.FOLDER)
    _add_portable(places.FOLDER)
    collected = licences.collect(places.FOLDER)
    bill.write(places.FOLDER / "byfacts.cdx.json", collected)
    _even(places.FOLDER)
    check(places.FOLDER)
    write_sums(places.FOLDER)
    size = sum(path.stat().st_size for path in places.FOLDER.rglob("*") if path.is_file())
    print(f"{places.FOLDER}: {size / 1e6:.1f} MB")


def freeze() -> None:
    """Runs PyInstaller so that two runs give the same: no random order, no clock."""
    if sys.platform == "linux" and not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        raise BuildError("This Python has no shared library, which PyInstaller needs (--enable-shared).")
    shutil.rmtree(places.WORK, ignore_errors=True)
    places.WORK.mkdir(parents=True)
    subprocess.run([sys.executable, "tools/catalogues.py", "compile"], cwd=places.ROOT, check=True)
    same = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(places.epoch()), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(places.FROZEN.parent), "--workpath", str(places.WORK / "pyinstaller")]
    own = {"PYINSTALLER_CONFIG_DIR": str(places.WORK / "cache")}
    spec = places.HERE / "byfacts.spec"
    subprocess.run([*command, str(spec)], cwd=places.WORK, check=True, env={**os.environ, **same, **own})


def _trim(folder: Path) -> None:
    """Takes out libraries that nothing links to any more, and what debuggers want."""
    inside = folder / "_internal"
    while True:
        files = elf.elves(inside)
        wanted = set().union(*map(elf.needed, files))
        for place in (folder, *sorted(inside.glob("*.libs"))):
            wanted |= elf.needed(folder / "byfacts") if place == folder else set()
        idle = [path for path in files if _is_plain_library(path, inside) and path.name not in wanted]
        if not idle:
            break
        for path in idle:
            path.unlink()
    for path in elf.elves(inside):
        elf.strip(path)
    for place in sorted(inside.rglob("*"), reverse=True):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _is_plain_library(path: Path, inside: Path) -> bool:
    """A library that only other libraries load: beside the program, in the folders of wheels, and Qt's."""
    place = path.parent.relative_to(inside).as_posix()
    loaded_by_name = path.name.startswith("libpython")
    return not loaded_by_name and (place == "." or place.endswith(".libs") or place == "PySide6/Qt/lib")


def _add_portable(folder: Path) -> None:
    """What a reader finds first."""
    shutil.copyfile(places.ROOT / "LICENSE", folder / "LICENSE.txt")
    shutil.copyfile(places.ROOT / "docs" / "administrators.md", folder / "ADMINISTRATORS.txt")
    source = places.HERE / "portable" if sys.platform == "linux" else places.HERE / "windows" / "portable"
    for file in sorted(source.iterdir()):
        shutil.copyfile(file, folder / file.name)


def _even(folder: Path) -> None:
    """The same modes and times whoever builds."""
    programs = {"byfacts", "byfacts.sh"}
    for path in [*folder.rglob("*"), folder]:
        if path.is_symlink():
            raise BuildError(f"A symbolic link, which FAT cannot hold: {path}")
        path.chmod(0o755 if path.is_dir() or (path.parent == folder and path.name in programs) else 0o644)
        os.utime(path, (places.epoch(), places.epoch()))


def check(folder: Path) -> None:
    """Raises BuildError where the folder would not run elsewhere: links, names, libraries, glibc."""
    _check_names(folder)
    if sys.platform == "linux":
        files = elf.elves(folder)
        highest, who = elf.glibc(files)
        if highest > GLIBC:
            raise BuildError(f"{who} needs glibc {highest}, and {GLIBC} is the floor. Build on Debian 12.")
        print(f"glibc: {'.'.join(map(str, highest))} is the highest that is asked for, {len(files)} files")
        system = from_system(files)
        unknown = system - {one.file for one in LIBRARIES} - {CUPS}
        if unknown:
            raise BuildError(f"Libraries that not every desktop has: {sorted(unknown)}. See pack/allowed.py.")
        print("from the system:", *sorted(system))


def from_system(files: list[Path]) -> set[str]:
    """The libraries that the folder expects of the system, beside glibc."""
    own = {path.name for path in files}
    wanted = set().union(*map(elf.needed, files))
    return {name for name in wanted - own if not EVERYWHERE.fullmatch(name)}


def _check_names(folder: Path) -> None:
    if told := naming.problems(path.relative_to(folder).as_posix() for path in folder.rglob("*")):
        raise BuildError("\n".join(told))
