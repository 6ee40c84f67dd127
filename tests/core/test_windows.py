"""What is proved of the build for Windows without a Windows: the lock read as Windows reads it, and safe names."""

from __future__ import annotations

import importlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOCK = """# Written by a tool.
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
beta==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:bb
gamma==3.0 ; sys_platform == 'darwin' \\
    --hash=sha256:cc
delta==4.0 ; python_version < '3.11' \\
    --hash=sha256:dd
epsilon==5.0 ; os_name == 'nt' and platform_machine == 'AMD64' \\
    --hash=sha256:ee
"""

pytestmark = pytest.mark.checkout


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")


def pack(name: str) -> Any:
    return importlib.import_module(f"pack.{name}")


def test_the_markers_of_the_lock_are_those_of_windows_whatever_machine_asks() -> None:
    found = pack("windows").for_windows(LOCK)
    assert [entry.split(" ")[0] for entry in found] == ["alpha==1.0", "beta==2.0", "epsilon==5.0"]


def test_an_entry_keeps_all_its_hashes_and_loses_its_marker() -> None:
    found = pack("windows").for_windows(LOCK)
    assert found[0] == "alpha==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:ab"
    assert found[1] == "beta==2.0 \\\n    --hash=sha256:bb"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-build.lock"])
def test_every_entry_of_the_real_locks_is_understood(name: str) -> None:
    found = pack("windows").for_windows((ROOT / name).read_text("utf-8"))
    assert {"pyside6-essentials", "pandas", "reportlab"} <= {entry.partition("==")[0] for entry in found}
    assert [entry for entry in found if "--hash=sha256:" not in entry or " ; " in entry] == []


@pytest.mark.parametrize(
    "name", ["byfacts.exe", "_internal/PySide6/Qt6Core.dll", "LICENSES/a b.txt", "x/console.txt", "x/com.txt"]
)
def test_a_plain_name_is_safe(name: str) -> None:
    assert pack("naming").problems([name]) == []


@pytest.mark.parametrize(
    "name",
    [
        "con", "x/NUL.txt", "aux.tar.gz/x", "x/com1", "x/LPT9.log", "x/com¹", "x/a.", "x/a ", "x/a:b", "x/a?b", "x/é",
        "x/a\\b", "x/.hidden", "x/a\tb",
    ],
)  # fmt: skip
def test_a_name_that_windows_refuses_is_told(name: str) -> None:
    assert [name in told for told in pack("naming").problems([name])] == [True]


@pytest.mark.parametrize("names", [["a/b.txt", "a/B.TXT"], ["A/b", "a/c"]])
def test_names_that_only_case_tells_apart_are_told(names: list[str]) -> None:
    assert [told.startswith("The same name") for told in pack("naming").problems(names)] == [True]


def test_the_longest_name_of_a_user_leaves_room_for_the_longest_path() -> None:
    naming = pack("naming")
    longest = "a" * naming.ROOM
    assert len(naming.HOME + longest) == naming.LONGEST_PATH
    assert naming.problems([longest]) == []
    assert len(naming.problems([longest + "a"])) == 1


def test_what_is_shipped_of_this_checkout_has_safe_names() -> None:
    shipped = pack("allowed").shipped(ROOT)
    names = [f"_internal/{place}/{Path(source).name}" for source, place in shipped]
    assert pack("naming").problems(names) == []


def test_the_installer_speaks_every_language_of_the_program() -> None:
    from byfacts.language import Languages

    installer = pack("installer")
    assert set(installer.LANGUAGES) == set(Languages().codes)
    assert len(installer.texts().splitlines()) == len(installer.LANGUAGES) * len(installer.TEXTS)


def test_the_uninstaller_names_files_before_the_folders_that_hold_them(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.dll").write_bytes(b"")
    (tmp_path / "a" / "d$.txt").write_bytes(b"")
    assert pack("installer").removals(tmp_path).splitlines() == [
        'Delete "$INSTDIR\\a\\d$$.txt"',
        'Delete "$INSTDIR\\a\\b\\c.dll"',
        'RMDir "$INSTDIR\\a\\b"',
        'RMDir "$INSTDIR\\a"',
    ]


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis (Debian: nsis)")
def test_the_installer_compiles_and_is_the_same_a_second_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1785542400")
    installer = pack("installer")
    monkeypatch.setattr(installer.places, "WORK", tmp_path / "work")
    folder = tmp_path / "Мои программы" / "byfacts"
    (folder / "_internal").mkdir(parents=True)
    for name in ("byfacts.exe", "byfacts-window.exe", "_internal/a.dll"):
        (folder / name).write_bytes(name.encode())
        os.utime(folder / name, (1785542400, 1785542400))
    made = [tmp_path / f"byfacts-{number}-setup.exe" for number in "12"]
    for target in made:
        installer.compile_(folder, target)
    assert made[0].read_bytes()[:2] == b"MZ"
    assert made[0].read_bytes() == made[1].read_bytes()


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis (Debian: nsis)")
def test_what_nsis_warns_of_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installer = pack("installer")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1785542400")
    monkeypatch.setattr(installer.places, "WORK", tmp_path / "work")
    (tmp_path / "byfacts").mkdir()
    (tmp_path / "byfacts" / "byfacts.exe").write_bytes(b"")
    monkeypatch.setattr(installer, "TEXTS", {})  # words that are missing are only warned of
    with pytest.raises(pack("places").BuildError, match="NSIS refuses"):
        installer.compile_(tmp_path / "byfacts", tmp_path / "byfacts-setup.exe")
