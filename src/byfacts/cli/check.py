"""``byfacts check``: everything that is wrong with a data package, file by file, or that it is sound.

A single file is told as what it is: one of the official ones (``official``), or an edition that is carried.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

from byfacts.cli.call import Call
from byfacts.cli.terminal import Terminal
from byfacts.errors import DataError, Problem
from byfacts.language import Language
from byfacts.model import Library

TABLES = ("sources", "series", "observations", "facts", "events", "claims", "recommendations")


def check(call: Call) -> int:
    """Returns 0 for a sound package and 1 for one with faults, each of them told."""
    from byfacts.fitness import check_topics
    from byfacts.library import load

    folder = Path(call.typed.file) if call.typed.file else call.data or _in_use(call)
    if call.typed.file and folder is not None and folder.is_file():
        from byfacts.cli.official import check_official
        from byfacts.editions import courier

        if courier.is_courier(folder):
            from byfacts.cli.edition import verify

            return verify(call, folder)
        return check_official(call, folder)
    try:
        library = load(folder)
        check_topics(library, call.language, str(folder or ""))
    except DataError as error:
        _tell_faults(call, error)
        return 1
    if call.typed.json:
        found = {"sound": True, "edition": library.edition, "rows": _counts(library), "problems": []}
        _say_json(call.terminal, found)
    else:
        _tell_sound(call.terminal, call.language, library)
    return 0


def _in_use(call: Call) -> Path | None:
    """The folder of the edition in use, None for the bundled one."""
    from byfacts.cli.editions import store

    found = store(call)
    edition = found.pointer().edition
    return found.folder / edition if edition else None


def _counts(library: Library) -> dict[str, int]:
    return {name: len(getattr(library, name)) for name in TABLES}


def _tell_sound(terminal: Terminal, say: Language, library: Library) -> None:
    terminal.say(say.text("The data is sound: edition {edition}.", edition=library.edition))
    for name, count in _counts(library).items():
        terminal.say(f"  {name}.csv: " + say.plural("{n} rows", count))


def _tell_faults(call: Call, error: DataError) -> None:
    """The faults of each file together, in the order of its rows."""
    say, terminal = call.language, call.terminal
    found = sorted(error.problems, key=lambda problem: problem.place.file)  # within a file in the order of checking
    if call.typed.json:
        _say_json(terminal, {"sound": False, "edition": None, "rows": {}, "problems": [_record(p, say) for p in found]})
        return
    terminal.say(say.plural("{n} faults in {folder}.", len(found), folder=str(error.params["folder"])))
    for _, group in groupby(found, key=lambda problem: problem.place.file):
        terminal.say("")
        for problem in sorted(group, key=lambda one: one.place.row or 0):
            terminal.say(f"  {say.problem(problem)}")


def _record(problem: Problem, say: Language) -> dict[str, object]:
    place = problem.place
    return {"file": place.file, "row": place.row, "column": place.column, "text": say.problem(problem)}


def _say_json(terminal: Terminal, found: object) -> None:
    terminal.say(json.dumps(found, ensure_ascii=not terminal.takes_unicode, indent=2))
