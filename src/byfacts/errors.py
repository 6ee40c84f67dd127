"""What can go wrong in a way that the user can act on.

ByfactsError
├── UsageError      the call itself is wrong (unknown topic, unknown language): exit code 2
├── DataError       the data package is missing, damaged or unsound: carries all Problems
│   └── CatalogueError  a translator's catalogue cannot be used: the same
├── AbsentError     the data, sound as it is, lacks what is asked of it: a number, a fact, an event
├── InputError      a file that the user named cannot be used (a logo, a PDF)
├── OutputError     a file or folder cannot be written
└── LayoutError     what must stand on the page does not fit

Everything else is a bug. Messages are English templates with named placeholders; they are translated
and filled by ``Language.error`` at the edge (window or command line), so no layer below needs words.
"""

from __future__ import annotations

from typing import Any

from byfacts.frozen import frozen


def N_(message: str) -> str:
    """Mark a template for extraction without translating it (gettext's convention)."""
    return message


class Word(str):
    """A parameter of a message that is itself a message: it is translated when it is filled in."""

    __slots__ = ()


@frozen
class Place:
    """Where a fault lies. Rows count from 1 as a spreadsheet shows them, header included; lines as an editor does."""

    file: str
    row: int | None = None
    column: str | None = None
    line: int | None = None


@frozen
class Problem:
    """One fault in the data: a value, collected with the others and shown together."""

    message: str
    place: Place
    params: tuple[tuple[str, str], ...] = ()


class ByfactsError(Exception):
    """What happened, where, and what to do: a template and its parameters."""

    exit_code = 1

    def __init__(self, message: str, /, **params: Any) -> None:
        super().__init__(message, params)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message.format(**self.params)


class UsageError(ByfactsError):
    """The call names something that does not exist."""

    exit_code = 2


class DataError(ByfactsError):
    """The data package cannot be used; ``problems`` holds every fault that was found."""

    def __init__(self, message: str, /, problems: tuple[Problem, ...] = (), **params: Any) -> None:
        super().__init__(message, **params)
        self.problems = problems


class CatalogueError(DataError):
    """A translator's catalogue cannot be used; ``problems`` holds the first of its faults."""


class AbsentError(ByfactsError, KeyError):
    """The data has no such row. Also a KeyError, for whoever looks whether it is there."""


class InputError(ByfactsError):
    """A file that the user named cannot be used."""


class OutputError(ByfactsError):
    """A file or folder cannot be written; what stood there before is whole."""


class LayoutError(ByfactsError):
    """What must stand on the page does not fit on it."""
