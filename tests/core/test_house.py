"""The house's own order: short files that say what they are for, and nothing that only one machine has."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import byfacts

PACKAGE = Path(byfacts.__file__).parent
ROOT = Path(__file__).parents[2]
LONGEST = 400
WRITTEN_BY_PEOPLE = {".py", ".md", ".toml", ".sh", ".po", ".json", ".csv", ".svg", ".lock", ".in", ".yml", ".yaml", ""}
NOT_OURS = {".git", ".venv", ".venv-wheel", "sheets", "build", "dist"}
# Spelt in pieces, so that this file does not hold what it looks for.
ONE_MACHINE = re.compile(
    rb"(?<![\w.-])/(?:" + b"|".join((b"work", b"tmp", b"home", b"Users", b"root", b"opt")) + rb")/\w"
)
REGISTRY = re.compile(
    b"|".join((rb"files\.python" + b"hosted", rb"pypi\.org/" + b"simple", rb"--(?:extra-)?index" + b"-url"))
)


def own_files() -> Iterator[Path]:
    """Every text file of the checkout that is not made by a tool."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if name not in NOT_OURS and not name.endswith("_cache")]
        yield from (Path(folder, name) for name in sorted(names) if Path(name).suffix in WRITTEN_BY_PEOPLE)


def test_every_module_says_what_it_is_for() -> None:
    silent = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if not _says_a_sentence(path)]
    assert silent == []


def _says_a_sentence(path: Path) -> bool:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return said.split("\n\n")[0].rstrip().endswith((".", ":", "?"))


def test_every_module_can_be_read_in_one_sitting() -> None:
    assert [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if _lines(path) > LONGEST] == []


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@pytest.mark.checkout
def test_tests_and_tools_can_be_read_in_one_sitting() -> None:
    long = [
        path.relative_to(ROOT).as_posix()
        for folder in ("tests", "tools", "benchmarks", "packaging")
        for path in (ROOT / folder).rglob("*.py")
        if _lines(path) > LONGEST
    ]
    assert long == []


@pytest.mark.checkout
def test_no_file_holds_a_path_of_one_machine() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in own_files() if ONE_MACHINE.search(path.read_bytes())] == []


@pytest.mark.checkout
def test_no_file_names_a_package_registry() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in own_files() if REGISTRY.search(path.read_bytes())] == []


@pytest.mark.checkout
@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_pins_every_package_with_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z])", (ROOT / name).read_text("utf-8"))[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.checkout
def test_the_two_locks_agree() -> None:
    pins = [
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-test.lock")
    ]
    assert pins[0] <= pins[1]
