"""Settings come back as they were saved; nonsense costs nothing but itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from byfacts import settings
from byfacts.errors import OutputError
from byfacts.frozen import fields
from byfacts.settings import Settings

CHOSEN = Settings("ru", 150, "dark", "border", "poland-months", -5, 20, 1280, 800, True, "/home/х/листы")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a" / "settings.json"


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_settings_come_back_as_they_were_saved(path: Path) -> None:
    settings.save(CHOSEN, path)
    assert settings.load(path) == (CHOSEN, None)


def test_without_a_file_the_usual_settings_hold_and_nothing_is_said(path: Path) -> None:
    assert settings.load(path) == (Settings(), None)


def test_every_setting_has_a_rule_and_its_default_obeys_it() -> None:
    assert set(fields(Settings)) == set(settings.RULES)
    assert all(rule(getattr(Settings(), name)) for name, rule in settings.RULES.items())


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]", b"42", b"null", b'"x"', b"[" * 100_000])
def test_a_file_full_of_nonsense_gives_the_usual_settings_and_is_told(path: Path, content: bytes) -> None:
    write(path, content)
    found, notice = settings.load(path)
    assert found == Settings()
    assert notice is not None
    assert str(path) in str(notice)
    assert path.read_bytes() == content


NONSENSE: tuple[Any, ...] = (None, [], {"x": 1}, 1e99, 10**30, -(10**9), "../../\0")


@pytest.mark.parametrize("name", sorted(settings.RULES))
@pytest.mark.parametrize("value", NONSENSE)
def test_a_setting_that_makes_no_sense_falls_back_alone(path: Path, name: str, value: Any) -> None:
    content = {field: getattr(CHOSEN, field) for field in settings.RULES} | {name: value}
    write(path, json.dumps(content).encode())
    found, notice = settings.load(path)
    assert getattr(found, name) == getattr(Settings(), name)
    assert found.theme == "dark" or name == "theme"
    assert notice is not None
    assert name in str(notice)


def test_a_setting_of_a_later_version_is_passed_over(path: Path) -> None:
    write(path, b'{"theme": "dark", "later": 1}')
    assert settings.load(path) == (Settings(theme="dark"), None)


def test_saving_keeps_a_bad_file_aside(path: Path) -> None:
    write(path, b"{nonsense")
    settings.save(CHOSEN, path)
    assert settings.load(path) == (CHOSEN, None)
    assert (path.parent / "settings.bad.json").read_bytes() == b"{nonsense"


def test_saving_where_a_file_stands_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(OutputError, match="is not a folder"):
        settings.save(CHOSEN, tmp_path / "a" / "settings.json")


@pytest.mark.parametrize(
    ("chosen", "environment", "expected"),
    [
        ("ru", {"LANG": "en_GB.UTF-8"}, "ru"),
        ("", {"LANG": "ru_RU.UTF-8"}, "ru"),
        ("", {"LC_MESSAGES": "ru", "LANG": "en_GB"}, "ru"),
        ("", {"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "en"),
        ("", {"LC_ALL": "", "LANG": "ru_RU"}, "ru"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("xx", {}, "en"),
    ],
)
def test_the_first_language_is_the_chosen_one_then_the_systems(
    chosen: str, environment: dict[str, str], expected: str
) -> None:
    assert settings.preferred_language(chosen, environment, ("en", "ru")) == expected
