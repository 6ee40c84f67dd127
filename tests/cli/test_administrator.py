"""What an administrator sets holds where the reader has chosen nothing, or may not choose; nonsense does no harm."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from byfacts import administrator, assets, settings
from byfacts.cli import main
from byfacts.frozen import replace
from byfacts.settings import Settings

SET = {
    "language": "pl",
    "organisation": "Urząd",
    "paper": "letter",
    "mono": True,
    "theme": "contrast",
    "leave_no_trace": True,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "user" / "settings.json"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "byfacts.defaults.json"


def load(path: Path, file: Path, content: Any) -> Settings:
    file.write_text(json.dumps(content), "utf-8")
    found, told = administrator.load(path, [file])
    assert told == ()
    return found


def test_without_a_file_the_usual_settings_hold_and_nothing_is_said(path: Path, file: Path) -> None:
    assert administrator.load(path, [file]) == (Settings(), ())


def test_every_setting_that_can_be_given_is_a_setting_with_a_rule() -> None:
    assert set(administrator.KEYS) == set(SET) <= set(settings.RULES)


@pytest.mark.parametrize("name", administrator.KEYS)
def test_a_default_holds_until_the_reader_chooses(path: Path, file: Path, name: str) -> None:
    found = load(path, file, SET)
    assert getattr(found, name) == SET[name]
    other = "ru" if name in ("language", "organisation") else getattr(Settings(), name)
    settings.save(replace(found, **{name: other}), path)
    assert getattr(load(path, file, SET), name) == other


@pytest.mark.parametrize("name", administrator.KEYS)
def test_a_lock_holds_against_what_the_reader_kept(path: Path, file: Path, name: str) -> None:
    other: dict[str, Any] = {
        "language": "ru",
        "organisation": "X",
        "paper": "a4",
        "mono": False,
        "theme": "dark",
        "leave_no_trace": False,
    }
    settings.save(Settings(**other), path)
    assert getattr(load(path, file, SET), name) == other[name]
    assert getattr(load(path, file, SET | {"locked": [name]}), name) == SET[name]


def test_what_the_reader_never_chose_goes_with_the_administrators_next_word(path: Path, file: Path) -> None:
    settings.save(replace(load(path, file, SET), tab="border"), path)
    assert not set(json.loads(path.read_bytes())) & set(SET)
    found = load(path, file, {"paper": "a4"})
    assert (found.paper, found.language, found.tab) == ("a4", "", "border")


def test_a_locked_setting_is_not_kept_even_when_the_command_line_asks_for_another(path: Path, file: Path) -> None:
    settings.save(replace(load(path, file, SET | {"locked": ["language"]}), language="en"), path)
    assert "language" not in json.loads(path.read_bytes())


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]", b"42", b"null", b"[" * 100_000])
def test_a_damaged_file_is_told_and_the_readers_settings_hold(path: Path, file: Path, content: bytes) -> None:
    settings.save(Settings(theme="dark"), path)
    file.write_bytes(content)
    found, told = administrator.load(path, [file])
    assert (found.theme, found.locked) == ("dark", ())
    assert [str(file) in str(error) for error in told] == [True]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ({"theme": "pink", "paper": "letter"}, "theme"),
        ({"language": "xx", "paper": "letter"}, "language"),
        ({"language": 7, "paper": "letter"}, "language"),
        ({"text_size": 150, "paper": "letter"}, "text_size"),  # readers need their own
        ({"paper": "letter", "locked": ["theme"]}, "theme"),
        ({"paper": "letter", "locked": [{}]}, "{}"),
        ({"paper": "letter", "locked": True}, "locked"),
    ],
)
def test_what_makes_no_sense_is_named_and_the_rest_holds(path: Path, file: Path, content: Any, named: str) -> None:
    file.write_text(json.dumps(content))
    found, told = administrator.load(path, [file])
    assert (found.paper, found.locked) == ("letter", ())
    assert [f": {named}." in str(error) for error in told] == [True]


def test_both_files_may_be_damaged_and_both_are_told(path: Path, file: Path) -> None:
    settings.save(Settings(), path)
    path.write_bytes(b"{")
    file.write_bytes(b"{")
    assert len(administrator.load(path, [file])[1]) == 2


def test_the_file_of_the_computer_comes_before_the_one_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "frozen_folder", lambda: tmp_path / "program")
    monkeypatch.setattr(administrator, "SYSTEM", tmp_path / "system")
    monkeypatch.setattr(sys, "platform", "linux")
    first, second = administrator.places()
    for place, paper in ((second, "letter"), (first, "a4")):
        place.parent.mkdir()
        place.write_text(json.dumps({"paper": paper}))
        assert administrator.given()[0].values == (("paper", paper),)


def test_on_windows_it_lies_beside_the_program_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "frozen_folder", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    assert list(administrator.places()) == [tmp_path / administrator.FILE]


def test_the_command_line_speaks_the_language_that_is_set_unless_another_is_typed(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text('{"language": "ru", "locked": ["language"]}')
    monkeypatch.setattr(administrator, "places", lambda: [file])
    assert main(["--version"]) == 0
    assert "Data edition" not in capsys.readouterr().out
    assert main(["--version", "--language", "en"]) == 0
    assert "Data edition" in capsys.readouterr().out


def test_the_command_line_tells_of_a_damaged_file_and_works(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("{")
    monkeypatch.setattr(administrator, "places", lambda: [file])
    assert main(["--version"]) == 0
    told = capsys.readouterr()
    assert "administrator" in told.err
    assert "Data edition" in told.out


@pytest.mark.checkout
def test_the_page_for_administrators_tells_every_key_and_its_example_holds(path: Path, file: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "administrators.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [*administrator.KEYS, administrator.LOCKED]
    example = json.loads(page[page.index("    {\n") : page.index("    }\n") + 6])
    assert set(example) == {*administrator.KEYS, administrator.LOCKED}
    found = load(path, file, example)
    assert found.locked == tuple(example["locked"])
    assert all(getattr(found, name) == example[name] for name in administrator.KEYS)
