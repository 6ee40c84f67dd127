"""Editions on disk: beside each other, never changed, put in use and taken back by one pointer."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from byfacts import assets
from byfacts.editions import content, lock, pointer, using
from byfacts.editions.store import Store
from byfacts.errors import DataError, OutputError, UsageError
from byfacts.library import load


def made(note: str = "") -> dict[str, bytes]:
    """The bundled package with another note in one of its rows."""
    rows = content.rows(content.read(), "sources")
    rows[0]["note"] = note
    found = content.changed(content.read(), {"sources": rows})
    return content.described(found, "2026-09", "2026-09-01", ())


def on_disk(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_without_editions_the_bundled_one_is_in_use_and_nothing_is_written(store: Store) -> None:
    assert using.in_use().library.edition == load().edition
    assert [(one.bundled, one.in_use) for one in store.listed()] == [(True, True)]
    assert not store.folder.exists()


def test_an_edition_is_kept_under_its_own_name_and_not_yet_in_use(store: Store) -> None:
    id = store.keep(made("one"))
    assert content.read(store.folder / id) == made("one")
    assert using.in_use().library.edition == load().edition


def test_an_edition_in_use_is_what_is_loaded(store: Store) -> None:
    id = store.keep(made("one"))
    store.use(id)
    found = using.in_use()
    assert (found.library.edition, found.folder, found.refused) == (id, store.folder / id, None)


def test_data_that_is_asked_for_wins(store: Store) -> None:
    store.use(store.keep(made("one")))
    assert using.in_use(assets.data()).library.edition == load().edition


def test_keeping_the_bundled_edition_keeps_nothing(store: Store) -> None:
    assert store.keep(content.read()) == load().edition
    assert store.ids() == ()


def test_keeping_twice_writes_once(store: Store) -> None:
    id = store.keep(made("one"))
    before = (store.folder / id).stat().st_mtime_ns
    assert store.keep(made("one")) == id
    assert (store.folder / id).stat().st_mtime_ns == before
    assert store.ids() == (id,)


def test_rolling_back_goes_through_what_was_in_use_and_leaves_every_byte(store: Store) -> None:
    first, second = store.keep(made("one")), store.keep(made("two"))
    before = {id: on_disk(store.folder / id) for id in (first, second)}
    store.use(first)
    store.use(second)
    assert store.roll_back().edition == first
    assert store.roll_back().edition == ""
    with pytest.raises(UsageError, match="No other edition"):
        store.roll_back()
    assert {id: on_disk(store.folder / id) for id in (first, second)} == before
    assert store.roll_back(second).edition == second
    assert store.roll_back(load().edition).edition == ""


def test_an_edition_that_there_is_not_is_named_with_those_there_are(store: Store) -> None:
    id = store.keep(made("one"))
    with pytest.raises(UsageError) as told:
        store.roll_back("2020-01-00000000")
    assert id in str(told.value)
    for name in ("../..", "/etc", ".", ""):
        if name:
            with pytest.raises(UsageError):
                store.roll_back(name)


def test_a_damaged_edition_gives_way_to_the_bundled_one_and_is_told(store: Store) -> None:
    id = store.keep(made("one"))
    store.use(id)
    file = store.folder / id / "facts.csv"
    file.write_bytes(file.read_bytes().replace(b"Belarus", b"Belorus", 1))
    found = using.in_use()
    assert found.library.edition == load().edition
    assert found.refused
    assert id in str(found.refused)
    assert [one.sound for one in store.listed()] == [True, False]
    with pytest.raises(DataError):
        store.content(id)


def test_a_damaged_edition_that_is_kept_anew_is_put_aside_and_not_overwritten(store: Store) -> None:
    id = store.keep(made("one"))
    (store.folder / id / "facts.csv").write_bytes(b"damaged")
    assert store.keep(made("one")) == id
    assert content.read(store.folder / id) == made("one")
    assert (store.folder / f"{id}.damaged-1" / "facts.csv").read_bytes() == b"damaged"


def test_an_edition_that_is_gone_gives_way_too(store: Store) -> None:
    id = store.keep(made("one"))
    store.use(id)
    shutil.rmtree(store.folder / id)
    assert using.in_use().refused


@pytest.mark.parametrize(
    "held",
    [b"", b"{", b"[]", b"null", b'{"edition": "../x", "before": [], "program": ""}', b'{"edition": 5}', b"\xff" * 99],
)
def test_a_pointer_that_makes_no_sense_leads_to_the_bundled_edition(store: Store, held: bytes) -> None:
    id = store.keep(made("one"))
    (store.folder / pointer.FILE).write_bytes(held)
    found = using.in_use()
    assert found.library.edition == load().edition
    assert found.refused
    store.use(id)
    assert using.in_use().library.edition == id


def test_with_leave_no_trace_nothing_can_be_kept(store: Store) -> None:
    quiet = Store(keeps=False)
    for act in (lambda: quiet.keep(made()), quiet.roll_back, lambda: quiet.use(load().edition)):
        with pytest.raises((OutputError, UsageError)):
            act()
    with pytest.raises(OutputError, match="leave no trace"):
        quiet.keep(made())
    assert not store.folder.exists()


def test_data_that_is_not_sound_is_not_kept(store: Store) -> None:
    broken = {**made(), "facts.csv": b"id\n"}
    with pytest.raises(DataError):
        store.keep(broken)
    assert store.ids() == ()


def test_a_version_that_would_be_a_path_is_refused(store: Store) -> None:
    with pytest.raises(DataError, match="cannot be the version"):
        store.keep(content.described(made(), "../../up", "2026-09-01", ()))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(store: Store, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="not allowed"):
            store.keep(made())
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "not allowed"), (errno.EIO, "says")],
)
@pytest.mark.parametrize("moment", [1, 2, 5, 11, 12, 13])
def test_what_the_system_refuses_is_told_and_leaves_the_old_edition(
    store: Store, monkeypatch: pytest.MonkeyPatch, code: int, words: str, moment: int
) -> None:
    first = store.keep(made("one"))
    store.use(first)
    before = on_disk(store.folder)
    left = [moment]

    def failing(real: Any) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                raise OSError(code, os.strerror(code))
            return real(*given, **named)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(os.fsync))
        patched.setattr(Path, "mkdir", failing(Path.mkdir))
        try:
            store.use(store.keep(made("two")))
        except OutputError as error:
            assert words in str(error)  # noqa: PT017 - a moment that comes too late refuses nothing
            assert on_disk(store.folder) == before
    assert using.in_use().library.edition in {first, *store.ids()}
    assert using.in_use().refused is None
    assert not [path for path in store.folder.iterdir() if path.name.startswith(".")]


def test_two_at_once_wait_for_each_other_and_one_is_refused_calmly(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lock.locked(store.folder):
        monkeypatch.setattr(lock, "WAIT", 0.1)
        monkeypatch.setattr(lock.locked.__wrapped__, "__defaults__", (0.1,))  # type: ignore[attr-defined]
        with pytest.raises(OutputError, match="Another byfacts is at work"):
            store.keep(made("two"))
    assert store.keep(made("two"))


def test_the_folder_of_data_on_linux_is_that_of_platformdirs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_data_path

    from byfacts import settings

    for name in ("BYFACTS_DATA_HOME", "BYFACTS_CONFIG", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert settings.data_home() == user_data_path("byfacts", appauthor=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert settings.data_home() == user_data_path("byfacts", appauthor=False)
