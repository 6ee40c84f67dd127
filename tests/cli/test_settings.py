"""Settings come back as they were saved; nonsense costs nothing but itself."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from byfacts import settings
from byfacts.errors import OutputError
from byfacts.frozen import fields, replace
from byfacts.settings import Settings

CHOSEN = Settings(
    language="ru", text_size=150, theme="dark", tab="border", chart="poland-months", view="both", rail=False, pane=True,
    choices=(("permits-map", (("year", "2022"),)),), screen="HDMI-1", x=-5, y=20, width=1280, height=800,
    maximized=True, last_folder="/home/х/листы", motion="less", later=(("order", ["a", {"b": None}]),),
)  # fmt: skip


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
    assert set(fields(Settings)) == {*settings.RULES, "later", "given", "locked"}
    usual = json.loads(settings.as_json(Settings()))
    assert all(rule(usual[name]) for name, rule in settings.RULES.items())


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]", b"42", b"null", b'"x"', b"[" * 100_000])
def test_a_file_full_of_nonsense_gives_the_usual_settings_and_is_told(path: Path, content: bytes) -> None:
    write(path, content)
    found, notice = settings.load(path)
    assert found == Settings()
    assert notice is not None
    assert str(path) in str(notice)
    assert path.read_bytes() == content


NONSENSE: tuple[Any, ...] = (None, [None], {"x": 1}, 1e99, 10**30, -(10**9), "../../\0")


@pytest.mark.parametrize("name", sorted(settings.RULES))
@pytest.mark.parametrize("value", NONSENSE)
def test_a_setting_that_makes_no_sense_falls_back_alone(path: Path, name: str, value: Any) -> None:
    content = json.loads(settings.as_json(CHOSEN)) | {name: value}
    write(path, json.dumps(content).encode())
    found, notice = settings.load(path)
    assert getattr(found, name) == getattr(Settings(), name)
    assert found.theme == "dark" or name == "theme"
    assert notice is not None
    assert name in str(notice)


def test_a_setting_of_a_later_version_is_kept_as_it_stands(path: Path) -> None:
    write(path, b'{"theme": "dark", "future": {"a": [1, null]}}')
    found, notice = settings.load(path)
    assert (found.theme, notice) == ("dark", None)
    settings.save(replace(found, theme="light"), path)
    kept = json.loads(path.read_bytes())
    assert (kept["theme"], kept["future"]) == ("light", {"a": [1, None]})


def test_what_is_nested_too_deep_to_be_written_again_is_put_aside(path: Path) -> None:
    deep = b'{"theme": "dark", "future": ' + b"[" * 100 + b"]" * 100 + b"}"
    write(path, deep)
    assert settings.load(path)[0] == Settings()
    settings.save(Settings(), path)
    assert (path.parent / "settings.bad.json").read_bytes() == deep


def test_a_folder_whose_name_is_no_sound_text_comes_back(path: Path) -> None:
    strange = Settings(last_folder=os.fsdecode("/х/".encode() + b"\xff"))
    settings.save(strange, path)
    assert settings.load(path) == (strange, None)


def test_saving_keeps_a_bad_file_aside_under_a_name_of_its_own(path: Path) -> None:
    for content in (b"{nonsense", b"{other nonsense", b"{third"):
        write(path, content)
        told = settings.load(path)[1]
        assert told is not None
        settings.save(CHOSEN, path)
        assert Path(told.params["bad"]).read_bytes() == content
    assert settings.load(path) == (CHOSEN, None)
    names = sorted(found.name for found in path.parent.iterdir())
    assert names == ["settings.bad-2.json", "settings.bad-3.json", "settings.bad.json", "settings.json"]


def test_saving_keeps_a_file_with_one_doubtful_setting_aside(path: Path) -> None:
    write(path, b'{"theme": "sepia", "tab": "border"}')
    found, _ = settings.load(path)
    settings.save(found, path)
    assert (path.parent / "settings.bad.json").read_bytes() == b'{"theme": "sepia", "tab": "border"}'


def test_a_folder_in_the_place_of_the_settings_is_put_aside_whole(path: Path) -> None:
    write(path / "inside.txt", b"mine")
    assert settings.load(path)[1] is not None
    settings.save(CHOSEN, path)
    assert settings.load(path) == (CHOSEN, None)
    assert (path.parent / "settings.bad.json" / "inside.txt").read_bytes() == b"mine"


def test_to_forget_deletes_settings_and_what_was_put_aside_and_nothing_else(path: Path) -> None:
    write(path, b"{nonsense")
    settings.save(CHOSEN, path)
    other = path.parent / "settings-of-mine.json"
    other.write_bytes(b"mine")
    assert [found.name for found in settings.kept_files(path)] == ["settings.bad.json", "settings.json"]
    settings.forget(path)
    assert [found.name for found in path.parent.iterdir()] == ["settings-of-mine.json"]
    other.unlink()
    settings.forget(path)
    assert not path.parent.exists()


def test_what_cannot_be_deleted_is_named(path: Path) -> None:
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"settings\.json was not deleted"):
        settings.forget(path)


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


def test_a_folder_into_which_nobody_may_look_gives_the_usual_settings_and_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        patch.setattr(os, "stat", refuse)
        patch.setattr(os, "lstat", refuse)
        found, notice = settings.load(path)
    assert found == Settings()
    assert notice is not None
    assert str(path) in str(notice)
