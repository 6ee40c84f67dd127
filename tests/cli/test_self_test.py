"""``byfacts self-test`` says of every part whether it works, and needs no window for that."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from byfacts import language
from byfacts.cli import main, self_test
from byfacts.topics import topics


def test_a_whole_installation_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["self-test"]) == 0
    said = capsys.readouterr().out
    assert "failed" not in said
    assert all(f"Language {code}: ok" in said for code in language.languages())
    assert all(f"Sheet {topic.id} as PDF" in said for topic in topics())
    assert "Window, without a screen: ok" in said


def test_missing_parts_of_the_window_are_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("PySide6", "PySide6.QtWidgets", "pyqtgraph", "pandas"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["self-test"]) == 0
    assert capsys.readouterr().out.count("not available") == len(self_test.WINDOW_PACKAGES) + 1  # and the window itself


def test_unusable_data_fail_and_the_rest_is_still_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["self-test", "--data", str(tmp_path / "none")]) == 1
    said = capsys.readouterr().out
    assert "Data: failed" in said
    assert str(tmp_path / "none") in said
    assert "Shipped files: ok" in said
    assert said.rstrip().endswith("This installation is not whole.")


def test_a_missing_library_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "babel", None)
    assert main(["self-test"]) == 1
    assert "babel: failed" in capsys.readouterr().out
