"""``byfacts export`` writes sheets whole, names what it could not write, and touches nothing it does not need."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from byfacts import assets, language
from byfacts.cli import export as exporting
from byfacts.cli import main
from byfacts.errors import LayoutError
from byfacts.topics import topics

TOPICS = [t.id for t in topics()]
LANGUAGES = language.languages()

BLOCKED = """
for name in ("PySide6", "pyqtgraph", "pandas", "numpy", "matplotlib"):
    sys.modules[name] = None
"""
NO_NETWORK = """
def watch(event, arguments):
    if event.startswith("socket.") or event.startswith("urllib.") or event == "http.client.connect":
        raise RuntimeError("network: " + event)
sys.addaudithook(watch)
"""


def test_all_topics_in_all_languages_with_no_window_parts_and_no_network(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "not" / "yet"
    done = run(
        "export", "--topic", "all", "--language", "all", "--out", str(out), "--on", "2026-03-01",
        before=BLOCKED + NO_NETWORK,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert b"\r" not in done.stderr, "progress stays out of a pipe"
    assert all(line.startswith("byfacts-") for line in done.stderr.decode().splitlines()), "only what found no room"
    expected = sorted(f"byfacts-{topic}-{code}.pdf" for topic in TOPICS for code in LANGUAGES)
    assert sorted(p.name for p in out.iterdir()) == expected
    assert str(len(expected)) in done.stdout.decode()


def test_one_sheet_in_one_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["export", "--topic", "overview", "--language", "ru", "--out", str(tmp_path), "--on", "2026-03-01"]) == 0
    )
    assert [p.name for p in tmp_path.glob("*.pdf")] == ["byfacts-overview-ru.pdf"]
    assert str(tmp_path) in capsys.readouterr().out


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["export", "--topic", TOPICS[0], "--out", str(tmp_path / name), "--on", "2026-03-01"]) == 0
    name = f"byfacts-{TOPICS[0]}-en.pdf"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_without_a_topic_and_a_folder_every_sheet_goes_to_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export"]) == 0
    assert sorted(p.name for p in Path("sheets").iterdir()) == sorted(f"byfacts-{t}-en.pdf" for t in TOPICS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_output_folder_that_is_a_file_is_told_in_the_language(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_bytes(b"precious")
    assert main(["export", "--language", code, "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(tmp_path / "out") in said
    assert (tmp_path / "out").read_bytes() == b"precious"


def test_a_target_that_cannot_be_replaced_is_named_the_old_file_is_whole_and_the_rest_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = tmp_path / f"byfacts-{TOPICS[1]}-en.pdf"
    held.write_bytes(b"old")
    replace = Path.replace

    def refuse(path: Path, target: Any) -> Path:
        if Path(target) == held:
            raise PermissionError(13, "held open")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["export", "--out", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert str(held) in said.err
    assert "another program holds it open" in said.err
    assert said.err.count("\n") == 1
    assert held.read_bytes() == b"old"
    assert len(list(tmp_path.glob("byfacts-*.pdf"))) == len(TOPICS)
    assert list(tmp_path.glob(".*")) == []
    assert f"{len(TOPICS) - 1} of {len(TOPICS)}" in said.out


def test_a_sheet_that_does_not_fit_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write = exporting._write

    def too_much(job: Any, *rest: Any) -> Any:
        if job.topic == TOPICS[0]:
            raise LayoutError("Too much for the page.")
        return write(job, *rest)

    monkeypatch.setattr(exporting, "_write", too_much)
    assert main(["export", "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "Too much for the page." in said
    assert f"byfacts-{TOPICS[0]}-en.pdf" in said
    assert len(list(tmp_path.glob("*.pdf"))) == len(TOPICS) - 1


def test_blocks_without_room_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(exporting, "_write", lambda *_: ("Map 1", "Population"))
    assert main(["export", "--topic", TOPICS[0], "--out", str(tmp_path)]) == 0
    assert "Map 1 and Population" in capsys.readouterr().err


def test_ctrl_c_between_two_sheets_is_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "_write", stop)
    assert main(["export", "--out", str(tmp_path)]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_missing_data_folder_is_told(code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--language", code, "--data", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert str(tmp_path / "none") in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", sorted(p.name for p in assets.data().iterdir() if p.suffix in (".csv", ".json")))
@pytest.mark.parametrize("damage", ["missing", "empty", "binary", "cut", "folder"])
def test_a_damaged_data_file_is_named(
    name: str, damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(assets.data(), tmp_path / "data")
    broken = tmp_path / "data" / name
    content = broken.read_bytes()
    broken.unlink()
    match damage:
        case "empty":
            broken.write_bytes(b"")
        case "binary":
            broken.write_bytes(b"\xff\xfe\x00\x81" * 40)
        case "cut":
            broken.write_bytes(content[: len(content) // 2])
        case "folder":
            broken.mkdir()
    assert main(["export", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert name in said
    assert "fault of the program" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C reaches a Windows console in another way")
def test_ctrl_c_leaves_only_whole_files(tmp_path: Path, command: list[str]) -> None:
    with subprocess.Popen(
        [*command, "export", "--language", "all", "--out", str(tmp_path)], stderr=subprocess.PIPE
    ) as job:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("byfacts-*.pdf")) and time.monotonic() < deadline:
            time.sleep(0.01)
        job.send_signal(signal.SIGINT)
        _, said = job.communicate(timeout=60)
    assert job.returncode == 130
    assert b"Traceback" not in said
    assert list(tmp_path.glob(".*")) == []
    for path in tmp_path.iterdir():
        assert path.read_bytes().rstrip().endswith(b"%%EOF")
