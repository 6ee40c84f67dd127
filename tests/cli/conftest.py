"""Every test has a configuration folder of its own and an English system; some run the command as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import byfacts

START = "from byfacts.cli import main; raise SystemExit(main(sys.argv[1:]))"
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "configuration"
    monkeypatch.setenv("BYFACTS_CONFIG", str(folder))
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture
def command() -> list[str]:
    """What starts ``byfacts`` as a process of its own, from where the tests import it."""
    place = str(Path(byfacts.__file__).parents[1])
    return [sys.executable, "-c", f"import sys; sys.path.insert(0, {place!r}); {START}"]


@pytest.fixture
def run(command: list[str]) -> Run:
    """Runs ``byfacts`` in a process, after ``before`` (Python), with more in its environment."""

    def call(*typed: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
        *python, code = command
        return subprocess.run(
            [*python, code.replace(START, f"exec({before!r}); {START}"), *typed],
            env={**os.environ, **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )

    return call
