"""``byfacts verify`` and ``byfacts check``: plain answers, exit statuses, JSON for programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from byfacts import assets
from byfacts.cli import main
from byfacts.library import load


@pytest.fixture
def sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["export", "--topic", "asylum", "--language", "en", "--out", str(tmp_path), "--with-data"]) == 0
    capsys.readouterr()
    return tmp_path / "byfacts-asylum-en.pdf"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(assets.data(), tmp_path / "data"))
    for name in ("observations.csv", "facts.csv"):
        text = (folder / name).read_text("utf-8").replace(",final,", ",finished,", 1)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_true_sheet_gets_a_plain_yes(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(sheet), "--language", "en"]) == 0
    assert f"All numbers are those of edition {load().edition}." in capsys.readouterr().out


def test_the_verdict_as_json(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(sheet), "--json", "--language", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["verdict"], found["sheet"], found["wrong"], found["attached"]) == ("same", "A-en", [], True)


def test_a_sheet_of_other_data_differs_and_the_number_is_named(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copytree(assets.data(), tmp_path / "other"))
    key = next(k for k in load().observations if k.startswith("asylum-first-time") and "@EU27_2020@2024" in k)
    series, geo, period = key.split("@")
    lines = (other / "observations.csv").read_text("utf-8").splitlines()
    lines = [
        line.replace(line.split(",")[3], str(int(line.split(",")[3]) + 1), 1)
        if line.startswith(f"{series},{geo},{period},")
        else line
        for line in lines
    ]
    (other / "observations.csv").write_text("\n".join(lines) + "\n", "utf-8")
    assert main(["verify", str(sheet), "--data", str(other), "--language", "en"]) == 1
    told = capsys.readouterr().out
    assert "should be" in told
    assert "contradict" not in told


@pytest.mark.parametrize(("typed", "status"), [((), 2), (("none.pdf",), 1), (("a", "b"), 2)])
def test_what_cannot_be_verified_is_told(
    typed: tuple[str, ...], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", *typed, "--language", "en"]) == status
    assert capsys.readouterr().err.startswith("byfacts: ")


def test_sound_data_is_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert load().edition in told
    assert f"observations.csv: {len(load().observations):,} rows" in told


def test_every_fault_is_told_by_file_and_place(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(faulty), "--language", "en"]) == 1
    told = capsys.readouterr().out
    assert told.index("facts.csv, row ") < told.index("observations.csv, row ")
    assert main(["check", str(faulty), "--json", "--language", "en"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {(one["file"], one["column"]) for one in found["problems"]} >= {
        ("facts.csv", "status"),
        ("observations.csv", "status"),
    }
    assert found["sound"] is False


def test_the_command_line_exports_nothing_from_unsound_data(faulty: Path, tmp_path: Path) -> None:
    assert main(["export", "--data", str(faulty), "--out", str(tmp_path / "out"), "--language", "en"]) == 1
    assert not (tmp_path / "out").exists()


def test_the_version_names_the_edition_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version", "--language", "en"]) == 0
    assert load().edition in capsys.readouterr().out


def test_facts_for_programs_name_the_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--json", "--language", "en"]) == 0
    assert {one["edition"] for one in json.loads(capsys.readouterr().out)} == {load().edition}


@pytest.mark.parametrize("series", ["population", "border-attempts"])
def test_a_sound_package_without_what_a_topic_needs_is_refused_and_named(
    series: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(assets.data(), tmp_path / "data"))
    for name in ("observations.csv", "series.csv", "claims.csv", "recommendation_facts.csv", "facts.csv"):
        lines = (folder / name).read_text("utf-8").splitlines()
        kept = [
            line
            for n, line in enumerate(lines)
            if n == 0 or (f"{series}@" not in line and not line.startswith(f"{series},"))
        ]
        (folder / name).write_text("\n".join(kept) + "\n", "utf-8")
    out = tmp_path / "out"
    assert main(["export", "--topic", "all", "--data", str(folder), "--out", str(out), "--language", "en"]) == 1
    said = capsys.readouterr().err
    assert "needs what this package does not have" in said
    assert series in said
    assert "fault of the program" not in said
    assert not list(out.glob("*")) if out.exists() else True
