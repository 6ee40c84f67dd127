"""Whether a sound data package also has what every topic needs: a sheet of each is made, and what is missing told."""

from __future__ import annotations

from byfacts.compose import compose
from byfacts.errors import N_, DataError, Place, Problem
from byfacts.language import Language
from byfacts.model import Library
from byfacts.tables import DESCRIPTION
from byfacts.topics import topics

LACKS = N_("The topic “{topic}” needs what this package does not have: {what}.")
UNFIT = N_("The data in {folder} is sound, but some topics cannot be shown with it. Add what is named below.")


def check_topics(library: Library, language: Language, folder: str) -> None:
    """Raises DataError with a problem for each topic that cannot be composed."""
    found = []
    for topic in topics():
        try:
            compose(topic.id, library, language)
        except (LookupError, ValueError, ArithmeticError, AssertionError) as error:  # whatever a missing number trips
            what = str(error.args[0]) if error.args else type(error).__name__
            found.append(Problem(LACKS, Place(DESCRIPTION), (("topic", topic.id), ("what", what))))
    if found:
        raise DataError(UNFIT, problems=tuple(found), folder=folder)
