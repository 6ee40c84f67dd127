"""What every command works with."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from byfacts.cli.terminal import Terminal
from byfacts.errors import ByfactsError, DataError
from byfacts.frozen import frozen
from byfacts.language import Language, Languages


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

    def report(self, error: ByfactsError, about: str = "") -> None:
        """Tells what went wrong, where and what to do; faults in the data each on a line of their own."""
        lines = [": ".join(filter(None, ("byfacts", about, self.language.error(error))))]
        if isinstance(error, DataError):
            lines += [f"  {self.language.problem(problem)}" for problem in error.problems]
        self.terminal.tell("\n".join(lines))
