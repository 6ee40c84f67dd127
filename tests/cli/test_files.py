"""A file is written whole or the old one stays; the system's refusals become advice."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from byfacts import files
from byfacts.errors import OutputError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")
    return target


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    def call(*args: Any, **kwargs: Any) -> None:
        raise error

    monkeypatch.setattr(name, call)


def test_the_new_file_replaces_the_old(old: Path) -> None:
    files.write_whole(old, b"new")
    assert old.read_bytes() == b"new"
    assert list(old.parent.glob(".*")) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "not allowed"),
        (errno.EIO, "the system says"),
    ],
)
def test_a_write_that_fails_leaves_the_old_file_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    refuse(monkeypatch, "byfacts.files.os.fsync", OSError(number, "no"))
    with pytest.raises(OutputError, match=words) as told:
        files.write_whole(old, b"new")
    assert str(old) in str(told.value)
    assert [p.name for p in old.parent.iterdir() if p.is_file()] == ["sheet.pdf"]
    assert old.read_bytes() == b"old"


def test_a_file_that_is_held_open_is_told_and_stays_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "pathlib.Path.replace", PermissionError(errno.EACCES, "held"))
    with pytest.raises(OutputError, match="another program holds it open"):
        files.write_whole(old, b"new")
    assert old.read_bytes() == b"old"
    assert list(old.parent.glob("*.part")) + list(old.parent.glob(".*.part")) == []


def test_an_interrupted_write_leaves_nothing_behind(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "byfacts.files.os.fsync", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(old, b"new")
    assert old.read_bytes() == b"old"
    assert list(old.parent.glob(".*.part")) == []


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    files.ensure_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("inside", [(), ("b",), ("b", "c")])
def test_a_file_in_the_place_of_a_folder_is_named(old: Path, inside: tuple[str, ...]) -> None:
    with pytest.raises(OutputError) as told:
        files.ensure_folder(old.joinpath(*inside))
    assert str(told.value).startswith(f"{old} is not a folder")


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(OutputError, match="a folder of that name"):
        files.write_whole(tmp_path / "sheet.pdf", b"new")
