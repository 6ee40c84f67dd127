"""Whether a sound data package also has what every topic needs: a sheet of each is made, and what is missing told."""

from __future__ import annotations

from pathlib import Path

from byfacts.compose import compose
from byfacts.errors import N_, AbsentError, ByfactsError, DataError, Place, Problem
from byfacts.language import Language
from byfacts.library import load
from byfacts.model import Library
from byfacts.tables import DESCRIPTION
from byfacts.topics import topics

LACKS = N_("The topic “{topic}” needs what this package does not have: {what}.")
UNFIT = N_("The data in {folder} is sound, but some topics cannot be shown with it. Add what is named below.")


def load_fit(folder: Path | None, language: Language) -> Library:
    """The data package in a folder, checked against the topics when it is not the one that came with the program.

    Raises DataError with every fault, or with everything that a topic lacks.
    """
    library = load(folder)
    if folder is not None:
        check_topics(library, language, str(folder))
    return library


def check_topics(library: Library, language: Language, folder: str) -> None:
    """Raises DataError with a problem for each topic that cannot be composed."""
    found = []
    for topic in topics():
        try:
            compose(topic.id, library, language)
        except AbsentError as error:
            what = str(error.params.get("value") or error.params["name"])
            found.append(Problem(LACKS, Place(DESCRIPTION), (("topic", topic.id), ("what", what))))
        except ByfactsError as error:  # numbers that may not meet
            found.append(
                Problem(LACKS, Place(DESCRIPTION), (("topic", topic.id), ("what", language.error(error).rstrip("."))))
            )
        except (LookupError, ValueError, ArithmeticError, AssertionError) as error:  # whatever a missing number trips
            what = str(error.args[0]) if error.args else type(error).__name__
            found.append(Problem(LACKS, Place(DESCRIPTION), (("topic", topic.id), ("what", what))))
    if found:
        raise DataError(UNFIT, problems=tuple(found), folder=folder)
