"""What every command works with."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from byfacts.cli.terminal import Terminal
from byfacts.errors import N_, ByfactsError, DataError
from byfacts.frozen import frozen
from byfacts.language import Language, Languages

if TYPE_CHECKING:
    from byfacts.model import Library


@frozen
class Call:
    """The reader's language, where words go, and what was typed."""

    language: Language
    terminal: Terminal
    typed: Namespace
    languages: Languages = Languages()
    tried: ByfactsError | None = None  # what became of the catalogue that a translator gave

    @property
    def data(self) -> Path | None:
        """The folder given with --data."""
        folder = getattr(self.typed, "data", None)
        return Path(folder) if folder is not None else None

    @property
    def editions(self) -> Path | None:
        """The folder given with --editions."""
        folder = getattr(self.typed, "editions", None)
        return Path(folder) if folder is not None else None

    def library(self, *, fit: bool = False) -> Library:
        """What --data names, else the edition in use; where that is damaged the bundled one, which is told.

        ``fit``: the topics, too, are looked at where nobody has done so. Raises DataError.
        """
        from byfacts.editions.using import in_use

        found = in_use(self.data, self.editions, self.language if fit else None)
        if found.refused is not None:
            self.report(found.refused)
            words = N_("The bundled edition {edition} is used instead.")
            self.terminal.tell(self.language.text(words, edition=found.library.edition))
        return found.library

    def report(self, error: ByfactsError, about: str = "") -> None:
        """Tells what went wrong, where and what to do; faults in the data each on a line of their own."""
        lines = [": ".join(filter(None, ("byfacts", about, self.language.error(error))))]
        if isinstance(error, DataError):
            lines += [f"  {self.language.problem(problem)}" for problem in error.problems]
        self.terminal.tell("\n".join(lines))
