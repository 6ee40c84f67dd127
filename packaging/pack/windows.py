"""What can be proved of the build for Windows without a Windows: wheels, names, and that the installer compiles.

``packaging/check_windows [FOLDER]`` calls this; FOLDER keeps the wheels (0.2 GB) for the next time.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

from pack import allowed, installer, naming, places
from pack.places import BuildError

PYTHON = "3.11"
PLATFORM = "win_amd64"
# Of a Windows, for the markers of the lock: pip asks its own machine, whatever platform it downloads for.
MARKERS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
}
# What stays no file: what Python compiles goes into the program, and examples no hook of PyInstaller takes.
NEVER = re.compile(r"/$|\.py$|\.data/|/examples/")
PROGRAMS = ("byfacts.exe", "byfacts-window.exe")


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        try:
            check(folder, Path(temporary))
        except BuildError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def check(folder: Path, temporary: Path) -> None:
    """Raises BuildError where something does not hold."""
    lock = temporary / "windows.txt"
    wanted = for_windows((places.ROOT / "requirements-build.lock").read_text("utf-8"))
    lock.write_text("\n".join(wanted) + "\n", "utf-8")
    download(lock, folder)
    runtime = for_windows((places.ROOT / "requirements.lock").read_text("utf-8"))
    count = f"{len(runtime)} of the program, {len(wanted)} with what builds it"
    print(f"holds   every package has a wheel for Windows: {count}")
    names = inside([wheel_of(entry, folder) for entry in runtime])
    if told := naming.problems(names):
        raise BuildError("\n".join(told))
    longest = max(names, key=len)
    print(f"holds   {len(names)} names are safe; the longest has {len(longest)} of {naming.ROOM} letters: {longest}")
    stand_in = temporary / "byfacts"
    for name in names:
        (stand_in / name).parent.mkdir(parents=True, exist_ok=True)
        (stand_in / name).write_bytes(b"")
    installer.compile_(stand_in, temporary / "byfacts-setup.exe")
    print("holds   the installer compiles, in six languages")


def for_windows(lock: str) -> list[str]:
    """The entries of a lock file that hold on Windows, without their markers, with their hashes."""
    found = []
    for entry in re.split(r"\n(?=[A-Za-z0-9])", lock):
        head, _, hashes = entry.partition("\\\n")
        if entry.startswith("#") and "==" not in entry:
            continue
        wanted = Requirement(head.rpartition("\n")[2].strip())
        if wanted.marker is None or wanted.marker.evaluate(MARKERS):
            found.append(f"{wanted.name}{wanted.specifier} \\\n{hashes.rstrip()}")
    return found


def download(lock: Path, folder: Path) -> None:
    """The wheels, by pip, each with the hash of the lock. Raises BuildError where one is missing."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--platform", PLATFORM, "--python-version", PYTHON, "--only-binary=:all:", "--require-hashes"]
    done = subprocess.run([*command, "--requirement", str(lock), "--dest", str(folder)], check=False)
    if done.returncode:
        raise BuildError("Not every package has a wheel for Windows (above: which).")


def wheel_of(entry: str, folder: Path) -> Path:
    """The file of an entry of the lock."""
    name, version = entry.split(" ", maxsplit=1)[0].split("==")
    plain = re.sub(r"[-_.]+", "_", name).lower()
    for path in folder.glob("*.whl"):
        parts = path.name.split("-")
        if (re.sub(r"[-_.]+", "_", parts[0]).lower(), parts[1]) == (plain, version):
            return path
    raise BuildError(f"There is no wheel of {name} {version} in {folder}.")


def inside(wheels: list[Path]) -> list[str]:
    """About what the folder build for Windows will hold, by the lists of pack.allowed."""
    names = [f"_internal/{place}/{Path(source).name}" for source, place in allowed.shipped(places.ROOT)]
    return sorted({*PROGRAMS, *names, *(f"_internal/{name}" for wheel in wheels for name in _files(wheel))})


def _files(wheel: Path) -> Iterator[str]:
    """Files of a wheel that stay files: what Python compiles goes into the program."""
    with zipfile.ZipFile(wheel) as opened:
        for name in opened.namelist():
            if NEVER.search(name) is None and allowed.keeps(name, "win32"):
                yield name


if __name__ == "__main__":
    raise SystemExit(main())
