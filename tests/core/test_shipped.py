"""What must lie beside the program wherever it is installed: asked in the checkout and of the installed wheel."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import byfacts
from byfacts import assets, language

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("code", language.languages())
def test_a_language_is_shipped_compiled(code: str) -> None:
    assert assets.resource("locale", f"{code}.mo").is_file()


@pytest.mark.parametrize(
    "pattern",
    ["tokens.toml", "topics/*.toml", "help/*.toml", "fonts/*.ttf", "fonts/OFL.txt", "icons/*.svg", "map/*.json"],
)
def test_a_resource_is_shipped(pattern: str) -> None:
    assert list(assets.resource().glob(pattern))


def test_the_data_package_is_shipped_with_every_table_that_it_names() -> None:
    described = (assets.data() / "datapackage.json").read_text("utf-8")
    tables = sorted(path.name for path in assets.data().glob("*.csv"))
    assert tables
    assert [name for name in tables if f'"{name}"' not in described] == []


def test_what_is_installed_has_the_version_of_the_program() -> None:
    assert metadata.version("byfacts") == byfacts.__version__


def test_both_commands_start_the_same_program() -> None:
    scripts = {entry.name: entry.value for entry in metadata.distribution("byfacts").entry_points}
    assert scripts == {"byfacts": "byfacts.cli:main", "byfacts-window": "byfacts.cli:main"}


@pytest.mark.checkout
def test_qt_is_held_at_the_version_that_leaves_the_interpreter_whole() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "PySide6-Essentials==6.11.3" in project["dependencies"]
