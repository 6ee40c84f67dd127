"""Every test has a configuration folder of its own and an English system; some run the command as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import byfacts

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "configuration"
    monkeypatch.setenv("BYFACTS_CONFIG", str(folder))
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture
def run() -> Run:
    """Runs ``byfacts`` as a process of its own, after ``before`` (Python), with more in its environment."""

    def call(*typed: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
        code = f"import sys\n{before}\nfrom byfacts.cli import main\nraise SystemExit(main(sys.argv[1:]))"
        places = os.pathsep.join([str(Path(byfacts.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
        return subprocess.run(
            [sys.executable, "-c", code, *typed],
            env={**os.environ, "PYTHONPATH": places, **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )

    return call
