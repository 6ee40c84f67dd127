"""A library that the system lacks is named with the package that has it, before Qt ends the program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from byfacts.cli import libraries
from byfacts.errors import ByfactsError

SCREEN = {"DISPLAY": ":0"}


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("xcb", "wayland"):
        (tmp_path / f"libq{name}.so").touch()
    monkeypatch.setattr(libraries, "_platforms", lambda: tmp_path)
    return tmp_path


def lacking(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(libraries, "_loads", lambda file: not any(name in file for name in names))


@pytest.mark.usefixtures("plugins")
def test_a_missing_library_is_named_with_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, "libqxcb", "libEGL", "libxcb-cursor")
    with pytest.raises(ByfactsError) as caught:
        libraries.check("byfacts export", SCREEN)
    assert caught.value.params["libraries"] == "libEGL.so.1, libxcb-cursor.so.0"
    assert caught.value.params["debian"] == "sudo apt install libegl1 libxcb-cursor0"
    assert caught.value.params["fedora"] == "sudo dnf install libglvnd-egl xcb-util-cursor"


@pytest.mark.usefixtures("plugins")
def test_one_screen_that_works_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, "libqwayland", "libwayland-cursor")
    libraries.check("byfacts export", {**SCREEN, "WAYLAND_DISPLAY": "wayland-0"})
    with pytest.raises(ByfactsError):
        libraries.check("byfacts export", {"WAYLAND_DISPLAY": "wayland-0"})


def test_without_qt_nothing_is_said_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_platforms", lambda: None)
    libraries.check("byfacts export", SCREEN)


def test_what_a_frozen_build_brings_along_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libxcb-cursor.so.0").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    missed = [one.file for one in libraries.absent(lambda _: False)]
    assert "libxcb-cursor.so.0" not in missed
    assert "libX11.so.6" in missed
