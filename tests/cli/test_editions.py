"""Editions from the command line: imported after a preview, listed, taken back, carried and verified."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.editions import official

from byfacts.cli import main
from byfacts.editions.store import Store
from byfacts.library import load

LATER = "2026-10-09"
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command in English: exit status, result, messages."""

    def call(*typed: str) -> tuple[int, str, str]:
        status = main([*typed, "--language", "en"])
        said = capsys.readouterr()
        return status, said.out.replace("\u00a0", " "), said.err.replace("\u00a0", " ")

    return call


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(official.write(tmp_path / "new.json", LATER, {("PL", "2024"): 1_000_000.0}))


def edition_in_use(say: Say) -> str:
    return say("--version")[1].split()[-1]


def test_a_dry_run_tells_what_would_change_and_keeps_nothing(say: Say, file: str, own_configuration: Path) -> None:
    status, out, _ = say("import", "--dry-run", file)
    assert status == 0
    assert "migr_resvalid" in out
    assert "Valid residence permits, Poland, 2024: 1,000,000" in out
    assert "Sheets and charts that change" in out
    assert not (own_configuration / "editions").exists()
    assert edition_in_use(say) == load().edition


def test_without_a_yes_nothing_is_changed(say: Say, file: str, own_configuration: Path) -> None:
    status, _, err = say("import", file)
    assert status == 1
    assert "--yes" in err
    assert not (own_configuration / "editions").exists()


def test_an_import_is_used_by_every_command_and_taken_back(say: Say, file: str, tmp_path: Path) -> None:
    assert say("import", "--yes", file)[0] == 0
    edition = edition_in_use(say)
    assert edition != load().edition
    key = "valid-permits@PL@2024"
    assert "1,000,000" in say("card", key)[1]
    assert say("export", "--topic", "emigration", "--out", str(tmp_path))[0] == 0
    assert say("verify", str(tmp_path / "byfacts-emigration-en.pdf"))[0] == 0
    assert edition in say("check")[1]
    assert "in use" in next(line for line in say("editions")[1].splitlines() if edition in line)
    assert load().edition in say("rollback")[1]
    assert edition_in_use(say) == load().edition
    assert "1,000,000" not in say("card", key)[1]
    assert say("verify", str(tmp_path / "byfacts-emigration-en.pdf"))[0] == 1
    assert say("rollback", edition)[0] == 0
    assert edition_in_use(say) == edition


def test_a_folder_of_editions_may_be_named(say: Say, file: str, tmp_path: Path, own_configuration: Path) -> None:
    folder = str(tmp_path / "stick")
    assert say("import", "--yes", "--editions", folder, file)[0] == 0
    assert edition_in_use(say) == load().edition
    assert say("--version", "--editions", folder)[1].split()[-1] in Store(Path(folder)).ids()
    assert not (own_configuration / "editions").exists()


def test_an_edition_may_be_kept_without_being_used(say: Say, file: str) -> None:
    assert say("import", "--yes", "--keep", file)[0] == 0
    assert edition_in_use(say) == load().edition
    assert len(json.loads(say("editions", "--json")[1])) == 2


def test_programs_get_all_of_it_as_json(say: Say, file: str) -> None:
    status, out, _ = say("import", "--json", "--yes", file)
    found = json.loads(out)
    assert status == 0
    assert found["in_use"] == found["kept"] == found["edition"] == found["changes"]["after"]
    assert [one["key"] for one in found["changes"]["revised"]] == ["valid-permits@PL@2024"]
    assert found["files"][0]["dataset"] == "migr_resvalid"
    listed = json.loads(say("editions", "--json")[1])
    assert [(one["bundled"], one["in_use"]) for one in listed] == [(True, False), (False, True)]


def test_a_file_of_no_use_is_named_with_the_reason(say: Say, tmp_path: Path) -> None:
    page = tmp_path / "download.tsv"
    page.write_text("<!DOCTYPE html><html><title>503</title></html>")
    status, out, err = say("import", "--yes", str(page))
    assert status == 1
    assert "download.tsv" in out
    assert "web page" in out
    assert err == ""


def test_nothing_is_kept_with_leave_no_trace(say: Say, file: str, own_configuration: Path) -> None:
    status, _, err = say("--leave-no-trace", "import", "--yes", file)
    assert status == 1
    assert "leave no trace" in err
    assert not (own_configuration / "editions").exists()


def test_a_damaged_edition_gives_way_to_the_bundled_one_and_every_command_says_so(
    say: Say, file: str, own_configuration: Path, tmp_path: Path
) -> None:
    say("import", "--yes", file)
    edition = edition_in_use(say)
    (own_configuration / "editions" / edition / "facts.csv").write_bytes(b"")
    status, _, err = say("export", "--topic", "asylum", "--out", str(tmp_path))
    assert status == 0
    assert edition in err
    assert f"The bundled edition {load().edition} is used instead." in err
    assert say("editions")[0] == 1
    assert say("rollback")[0] == 0
    assert say("export", "--topic", "asylum", "--out", str(tmp_path))[2] == ""


# carried


def packed(say: Say, path: Path, *options: str) -> Path:
    assert say("edition", "pack", "--out", str(path), *options)[0] == 0
    return path


def test_an_edition_is_carried_with_a_signature_that_is_trusted(say: Say, file: str, tmp_path: Path) -> None:
    say("import", "--yes", file)
    edition, key = edition_in_use(say), str(tmp_path / "key")
    assert say("edition", "create-key", key, "--name", "Figures Desk")[0] == 0
    path = packed(say, tmp_path / "carried.byfacts", "--key", key)
    elsewhere = ("--editions", str(tmp_path / "elsewhere"))
    status, out, _ = say("edition", "verify", str(path), *elsewhere)
    assert status == 0
    assert "is whole" in out
    assert "do not trust" in out
    status, _, err = say("import", "--yes", str(path), *elsewhere)
    assert (status, "--unsigned" in err) == (1, True)
    assert say("edition", "trust", f"{key}.pub", "--name", "Our office")[0] == 0
    assert "Our office" in say("edition", "keys")[1]
    assert "Signed by Our office" in say("check", str(path))[1]
    assert say("import", "--yes", str(path), *elsewhere)[0] == 0
    assert say("--version", *elsewhere)[1].split()[-1] == edition


def test_an_unsigned_one_is_taken_only_when_that_is_said(say: Say, file: str, tmp_path: Path) -> None:
    say("import", "--yes", file)
    path, elsewhere = packed(say, tmp_path / "a.byfacts"), ("--editions", str(tmp_path / "elsewhere"))
    status, out, err = say("import", "--yes", str(path), *elsewhere)
    assert status == 1
    assert "Not signed" in out
    assert "--unsigned" in err
    assert say("import", "--yes", "--unsigned", str(path), *elsewhere)[0] == 0


def test_a_broken_one_is_never_taken(say: Say, file: str, tmp_path: Path) -> None:
    say("import", "--yes", file)
    path = packed(say, tmp_path / "a.byfacts")
    held = path.read_bytes()
    path.write_bytes(held.replace(b"1000000", b"1000001", 1))
    for typed in (("import", "--yes", "--unsigned"), ("edition", "verify"), ("check",)):
        status, _, err = say(*typed, str(path))
        assert status == 1
        assert "a.byfacts" in err


def test_an_older_one_is_taken_only_when_that_is_said(say: Say, file: str, tmp_path: Path) -> None:
    path = packed(say, tmp_path / "a.byfacts")
    say("import", "--yes", file)
    status, _, err = say("import", "--yes", "--unsigned", str(path))
    assert status == 1
    assert "--older" in err
    assert say("import", "--yes", "--unsigned", "--older", str(path))[0] == 0
    assert edition_in_use(say) == load().edition


def test_a_passphrase_is_asked_for(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    key = str(tmp_path / "key")
    monkeypatch.setattr(sys, "stdin", io.StringIO("sesame\nsesame\n"))
    assert say("edition", "create-key", key, "--name", "Figures Desk", "--passphrase")[0] == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("barley\n"))
    status, _, err = say("edition", "pack", "--key", key, "--out", str(tmp_path / "a.byfacts"))
    assert (status, "passphrase" in err) == (1, True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("sesame\n"))
    assert say("edition", "pack", "--key", key, "--out", str(tmp_path / "a.byfacts"))[0] == 0


@pytest.mark.parametrize("typed", ["import", "edition", "edition dance", "edition verify", "rollback 2020-01-00000000"])
def test_a_wrong_call_is_usage(say: Say, typed: str) -> None:
    status, out, err = say(*typed.split())
    assert (status, out) == (2, "")
    assert err.startswith("byfacts: ")


def test_a_question_is_answered_by_a_clear_yes_only(say: Say, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    for answer in ("", "\n", "no\n", "y e s\n"):
        monkeypatch.setattr(sys, "stdin", Keyboard(answer))
        assert say("import", file)[0] == 1
        assert edition_in_use(say) == load().edition
    monkeypatch.setattr(sys, "stdin", Keyboard("yes\n"))
    assert say("import", file)[0] == 0
    assert edition_in_use(say) != load().edition
