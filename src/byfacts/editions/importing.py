"""From files to an edition: what they are, what they would change, and only then the writing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from byfacts import intake
from byfacts.editions import content as packages
from byfacts.editions import courier
from byfacts.editions.changes import Changes, compare
from byfacts.editions.content import Content
from byfacts.editions.courier import Courier
from byfacts.editions.merge import Given, merge
from byfacts.editions.origins import Stand
from byfacts.editions.store import Store
from byfacts.errors import N_, DataError, InputError
from byfacts.fitness import check_topics
from byfacts.frozen import frozen
from byfacts.intake.mapping import mapped
from byfacts.intake.reading import Progress, Reading, Remark, Weight
from byfacts.language import Language
from byfacts.model import Library

UNFIT: Final = N_(
    "The new edition is sound, but some topics could not be shown with it, so it cannot be used. "
    "Download the tables whole, with all countries and all years."
)
ALONE: Final = N_("{file} is a whole edition: import it on its own, without other files.")
OLDER: Final = N_(
    "{file} holds an edition of {found}, and byfacts has one of {present}. "
    "Add {option} to take the older one all the same."
)
TOO_MANY: Final = 100
UNSAVED: Final = "the new edition"  # stands where the folder of an edition would


@frozen
class Told:
    """One official file: what it holds and what is wrong with it; ``values`` is how many numbers it gives."""

    reading: Reading
    values: int
    remarks: tuple[Remark, ...]

    @property
    def refused(self) -> bool:
        return any(remark.weight is Weight.REFUSED for remark in self.remarks)


@frozen
class Plan:
    """An edition that could be taken, and what it would change; nothing is written yet.

    ``courier`` is the courier file that it comes from, None for official files, which ``files`` tells of.
    ``before`` is the edition in use.
    """

    content: Content
    before: Library
    after: Library
    changes: Changes
    files: tuple[Told, ...] = ()
    courier: Courier | None = None


def look(path: Path, progress: Progress | None = None) -> tuple[Told, Given | None]:
    """What an official file is and holds. ``Given`` has its values, without the day of the import."""
    reading = intake.read(path, progress)
    found = mapped(reading)
    remarks = (*reading.remarks, *found.remarks)
    told = Told(reading, sum(value.value is not None for value in found.values), remarks)
    if told.refused or not found.values:
        return told, None
    return told, Given(reading.file, Stand(reading.dataset, reading.updated, ""), found.values)


def plan(
    paths: Sequence[Path],
    store: Store,
    language: Language,
    on: str,
    *,
    older: bool = False,
    progress: Progress | None = None,
) -> Plan | tuple[Told, ...]:
    """What the files would change in the edition in use, or what is wrong with all of them. ``on``: the day, ISO 8601.

    Official files that are of no use are told of and left out. Raises InputError for a file that is older than what
    there is unless ``older``, and for a courier file that is not whole; DataError for an edition that is not sound or
    not fit to be shown; Stopped when ``progress`` answers False.
    """
    carried = [path for path in paths if courier.is_courier(path)]
    if carried and len(paths) > 1:
        raise InputError(ALONE, file=carried[0].name)
    before = store.present()
    if carried:
        return _of_courier(carried[0], before, language, older=older)
    told, given = _official(paths[:TOO_MANY], on, progress)
    if not given:
        return told
    made = merge(store.content(store.pointer().edition), given, on, older=older)
    after = packages.load(made.content, UNSAVED) if made.changed else before
    if made.changed:
        _check_fit(after, language)
    return Plan(made.content, before, after, compare(before, after, language), told)


def _official(paths: Sequence[Path], on: str, progress: Progress | None) -> tuple[tuple[Told, ...], list[Given]]:
    told, given = [], []
    for path in paths:
        one, found = look(path, progress)
        told.append(one)
        if found is not None:
            given.append(Given(found.file, Stand(found.stand.dataset, found.stand.updated, on), found.values))
    given.sort(key=lambda one: one.stand.updated)  # of two updates of one table the later has the last word
    return tuple(told), given


def _of_courier(path: Path, before: Library, language: Language, *, older: bool) -> Plan:
    found = courier.open_file(path)
    after = found.library
    if after.as_of < before.as_of and not older:
        present, carried = language.date(before.as_of), language.date(after.as_of)
        raise InputError(OLDER, file=path.name, found=carried, present=present, option="--older")
    if after.edition != before.edition:
        _check_fit(after, language)
    return Plan(found.content, before, after, compare(before, after, language), (), found)


def _check_fit(library: Library, language: Language) -> None:
    try:
        check_topics(library, language, UNSAVED)
    except DataError as error:
        raise DataError(UNFIT, problems=error.problems) from error


def apply(found: Plan, store: Store, *, use: bool = True) -> str:
    """Keeps the edition of a plan, and with ``use`` puts it in use; returns its id. Raises OutputError and DataError.

    The program may die at any moment: then the earlier edition is still in use, or the new one is, whole.
    """
    return store.take(found.content, found.before.edition) if use else store.keep(found.content)
