"""A process that imports and rolls back without end, or that dies at every single step; for test_interrupted.

python -m tests.editions.interrupted loop FILE FILE     says "ready" when it begins
python -m tests.editions.interrupted steps FILE STRIDE  prints how many steps there were; 1 when a death did harm
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from byfacts import language
from byfacts.editions import changes, importing, using
from byfacts.editions.importing import Plan, apply, plan
from byfacts.editions.store import Store

DEAD = 9
MOST = 400


def planned(path: Path, store: Store, on: str) -> Plan:
    found = plan([path], store, language.load("en"), on, older=True)
    assert isinstance(found, Plan)
    return found


def quick() -> None:
    """Sheets are not what dies here."""
    vars(changes)["_sheets"] = lambda *_: ()
    vars(importing)["check_topics"] = lambda *_: None


def loop(paths: list[Path]) -> None:
    """One import after the other, each a new edition, and back."""
    store, turn = Store(), 0
    plans = [planned(path, store, "2026-11-25") for path in paths]
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    while True:
        turn += 1
        day = f"{2100 + os.getpid() % 800}-{turn % 12 + 1:02}-{turn // 12 % 28 + 1:02}"
        found = planned(paths[turn % len(paths)], store, day) if turn % 5 == 0 else plans[turn % len(plans)]
        store.keep(found.content)
        store.use(found.after.edition)
        store.roll_back()


def steps(path: Path, stride: int) -> int:
    """A child for each step (or every third) dies just before it; the parent looks at what is left."""
    store = Store()
    found = planned(path, store, "2026-11-25")
    old, new = found.before.edition, found.after.edition
    for number in range(1, MOST, stride):
        if (child := os.fork()) == 0:
            dying(number)
            apply(found, store)
            store.roll_back()
            os._exit(0)
        dead = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        left = using.in_use()
        if left.refused or left.library.edition not in {old, new} or not all(one.sound for one in store.listed()):
            print(f"after step {number}: {left.library.edition}, {left.refused}")  # noqa: T201
            return 1
        if dead == 0:
            print(number)  # noqa: T201
            return 0
        if left.library.edition == new:
            store.roll_back()
        for kept in store.ids():
            (store.folder / kept).rename(store.folder.parent / f"{kept}-{number}")  # the next child writes it anew
        (store.folder / "in-use.json").unlink(missing_ok=True)
    return 1


def dying(number: int) -> None:
    """From now on the process ends at the step with this number, as by a kill: nothing is cleared away."""
    left = [number]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os._exit(DEAD)
            return real(*given, **named)

        return call

    for name in ("fsync", "mkdir", "rename", "replace", "unlink", "rmdir"):
        setattr(os, name, counted(getattr(os, name)))
    Path.open = counted(Path.open)  # type: ignore[method-assign]


if __name__ == "__main__":
    quick()
    asked, *typed = sys.argv[1:]
    if asked == "steps":
        raise SystemExit(steps(Path(typed[0]), int(typed[1])))
    loop([Path(name) for name in typed])
