"""Which data the window starts with: what was asked for or the edition in use, the bundled one when that is unsound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from byfacts.desktop.notice import Told
from byfacts.editions.using import in_use
from byfacts.errors import DataError
from byfacts.fitness import load_fit
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.library import load
from byfacts.model import Library

FIRST = 2  # problems that the notice itself shows


@frozen
class Start:
    """The library to show, and why it is not the one that was asked for."""

    library: Library
    refused: DataError | None = None


def choose(data: Path | None, language: Language, editions: Path | None = None) -> Start:
    """``editions`` is the folder of the user's own, by default the usual one.

    Raises DataError when the bundled data is damaged too: then there is nothing to show."""
    if data is None:
        found = in_use(None, editions, language)
        return Start(found.library, found.refused)
    try:
        return Start(load_fit(data, language))
    except DataError as error:
        return Start(load(), error)


def told(start: Start, language: Language, show_all: Callable[[], object]) -> Told:
    """That the bundled edition is on show instead, with the first problems and a way to the others."""
    assert start.refused
    say, problems = language.text, start.refused.problems
    lines = [language.error(start.refused), *(language.problem(problem) for problem in problems[:FIRST])]
    head = say("The bundled edition {edition} is shown instead", edition=start.library.edition)
    return Told("failed", head, "\n".join(lines), (say("Show all"), show_all))
