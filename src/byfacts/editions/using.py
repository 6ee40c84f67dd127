"""The library to work with: the data that was asked for, else the edition in use, else the bundled one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from byfacts import __version__, library
from byfacts.editions import pointer
from byfacts.errors import N_, DataError, Place, Problem
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library

OTHER: Final = N_("The files are those of edition {found}: something in them was changed.")
LOST: Final = N_("The edition {edition} is in use, but it is damaged: it is in {folder}.")
POINTER: Final = N_("Which edition is in use can no longer be read in {folder}.")


@frozen
class InUse:
    """A library, the folder that it comes from (None: bundled), and why it is not the edition that should be in use."""

    library: Library
    folder: Path | None = None
    refused: DataError | None = None


def in_use(data: Path | None = None, editions: Path | None = None, language: Language | None = None) -> InUse:
    """``data`` wins over everything. ``editions`` is the folder of the user's editions, by default the usual one.

    With a language the topics are looked at too, where that has not been done by this version of the program.
    Raises DataError when ``data`` is unsound, and when the bundled edition is.
    """
    if data is not None:
        return InUse(_fit(data, language), data)
    home = editions or pointer.home()
    found = pointer.read(home)
    if found.damaged:
        return InUse(library.load(), None, DataError(POINTER, folder=str(home)))
    if not found.edition:
        return InUse(library.load())
    folder = home / found.edition
    try:
        return InUse(kept(folder, None if found.program == __version__ else language), folder)
    except DataError as error:
        why = DataError(LOST, problems=error.problems, edition=found.edition, folder=str(folder))
        return InUse(library.load(), None, why)


def kept(folder: Path, language: Language | None = None) -> Library:
    """An edition from its folder, as sound as on its first day. Raises DataError."""
    found = _fit(folder, language)
    if found.edition != folder.name:
        problem = Problem(OTHER, Place(folder.name), (("found", found.edition),))
        raise DataError(LOST, problems=(problem,), edition=folder.name, folder=str(folder))
    return found


def _fit(folder: Path, language: Language | None) -> Library:
    found = library.load(folder)
    if language is not None:
        from byfacts.fitness import check_topics

        check_topics(found, language, str(folder))
    return found
