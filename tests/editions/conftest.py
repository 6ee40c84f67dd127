"""Every test has a home of its own for editions and keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from byfacts.editions import changes, content, importing, keys
from byfacts.editions.keys import Signer
from byfacts.editions.store import Store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BYFACTS_DATA_HOME", str(folder))
    monkeypatch.setenv("BYFACTS_CONFIG", str(tmp_path / "configuration"))
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture
def whole() -> None:
    """Asked for by tests that need sheets to be made: topics looked at, and what changes in them told."""


@pytest.fixture(autouse=True)
def no_sheets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """To make every sheet three times takes a second or two; most tests are about something else."""
    if "whole" not in request.fixturenames:
        monkeypatch.setattr(changes, "_sheets", lambda *_: ())
        monkeypatch.setattr(importing, "check_topics", lambda *_: None)


@pytest.fixture
def store(home: Path) -> Store:
    return Store()


@pytest.fixture(scope="module")
def newer() -> dict[str, bytes]:
    """The bundled package as of a later day."""
    return content.described(content.read(), "2026-09", "2026-09-01", ())


@pytest.fixture
def signer(tmp_path: Path) -> Signer:
    keys.create(tmp_path / "key", "Figures Desk")
    return Signer(tmp_path / "key")
