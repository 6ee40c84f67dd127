"""Killed at any moment, at work twice, or refused by the system: afterwards the old edition or the new one, whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.editions import official

import byfacts
from byfacts.editions import using
from byfacts.editions.store import Store
from byfacts.library import load

ROUNDS = 200 if os.environ.get("BYFACTS_LONGER") else 10
STRIDE = "1" if os.environ.get("BYFACTS_LONGER") else "3"
ROOT = Path(__file__).parents[2]
LATER = "2026-10-09"
TOP = str(Path(byfacts.__file__).parents[1])


def start(*typed: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((TOP, str(ROOT)))}
    return subprocess.Popen(
        [sys.executable, *typed],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def command(*typed: str) -> subprocess.Popen[str]:
    return start("-c", "import sys; from byfacts.cli import main; sys.exit(main(sys.argv[1:]))", *typed)


def test_killed_at_random_moments_of_import_and_rollback(store: Store, tmp_path: Path) -> None:
    """200 moments in the longer mode. What an earlier process left half done is cleared away by the next."""
    chance = random.Random(11)  # noqa: S311 - the same moments each time, as far as a machine allows
    paths = [str(official.write(tmp_path / f"{n}.json", LATER, {("PL", "2024"): float(n)})) for n in (1, 2)]
    for _ in range(ROUNDS):
        process = start("-m", "tests.editions.interrupted", "loop", *paths)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.random() * 0.6)
        assert process.poll() is None
        process.kill()
        process.communicate()
        found = using.in_use()
        assert found.refused is None
        assert found.library.edition in {load().edition, *store.ids()}
    assert all(one.sound for one in store.listed())
    assert store.ids()
    store.keep(store.content(store.ids()[0]))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that dies step by step is forked")
def test_killed_before_every_single_step(store: Store, tmp_path: Path) -> None:
    """Every third one in the shorter mode."""
    path = official.write(tmp_path / "a.json", LATER, {("PL", "2024"): 1.0})
    process = start("-m", "tests.editions.interrupted", "steps", str(path), STRIDE)
    out, err = process.communicate()
    assert process.returncode == 0, out + err
    assert int(out) > 30  # each table is opened and settled, folders made and moved, the pointer twice


def test_two_imports_at_once_lose_nothing(store: Store, tmp_path: Path) -> None:
    """Both are done one after the other, or the later one is refused calmly and can be done again."""
    paths = [official.write(tmp_path / f"{n}.json", LATER, {("PL", "2024"): float(n)}) for n in (1, 2)]
    both = [command("import", "--yes", "--language", "en", str(path)) for path in paths]
    said = [process.communicate()[1] for process in both]
    codes = [process.returncode for process in both]
    assert 0 in codes
    assert not any("Traceback" in text for text in said)
    for code, text in zip(codes, said, strict=True):
        assert code == 0 or "Another byfacts is at work" in text
    found = using.in_use()
    assert found.refused is None
    assert found.library.edition in store.ids()
    assert all(one.sound for one in store.listed())


def test_an_import_that_was_planned_before_another_came_is_not_taken(store: Store, tmp_path: Path) -> None:
    from byfacts import language
    from byfacts.editions.importing import Plan, apply, plan
    from byfacts.errors import OutputError

    plans = []
    for n in (1, 2):
        path = official.write(tmp_path / f"{n}.json", LATER, {("PL", "2024"): float(n)})
        found = plan([path], store, language.load("en"), "2026-11-25")
        assert isinstance(found, Plan)
        plans.append(found)
    first = apply(plans[0], store)
    with pytest.raises(OutputError, match="Another byfacts"):
        apply(plans[1], store)
    assert using.in_use().library.edition == first
    assert store.ids() == (first,)


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk of its own is mounted")
def test_a_disk_that_fills_up_leaves_the_old_edition(tmp_path: Path) -> None:
    """A real small disk where one may be mounted; refusals of every kind are tried in test_store."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    path = official.write(tmp_path / "a.json", LATER, {("PL", "2024"): 1.0})
    code = "import sys; from byfacts.cli import main; sys.exit(main(sys.argv[1:]))"
    script = (
        f'mount -t tmpfs -o size=200k none "{disk}" && "{sys.executable}" -c "$0" "$@"; s=$?; ls -A "{disk}"/*; exit $s'
    )
    probe = subprocess.run([*mount, f'mount -t tmpfs -o size=200k none "{disk}"'], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("nothing may be mounted here")
    done = subprocess.run(
        [*mount, script, code, "import", "--yes", "--language", "en", "--editions", str(disk / "editions"), str(path)],
        env={**os.environ, "PYTHONPATH": TOP, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "the disk is full" in done.stderr
    assert done.stdout.split()[-1] == "lock"  # nothing half done stays
