"""What an official file said: plain frozen values, and the remarks on whatever in it could not be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from byfacts.errors import ByfactsError, InputError, Place, Problem
from byfacts.frozen import frozen
from byfacts.intake import causes

# Told how many bytes of how many are read; the answer False stops the reading.
Progress = Callable[[int, int], object]
Dims = tuple[tuple[str, str], ...]

MOST_PLACES = 20  # of each remark; its count goes on
MOST_REMARKS = 200
MOST_FAULTS = 20_000  # of one kind: a file with more is not worth the time that telling them takes


class Stopped(Exception):
    """The progress callback asked to stop: nothing is wrong, and nothing is read."""


class Fault(Exception):
    """The cell cannot be read: the message says why. Never leaves the package."""

    def __init__(self, message: str, /, **params: str) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


class Weight(StrEnum):
    """What a remark means for the file."""

    REFUSED = "refused"  # nothing of it can be used
    LEFT_OUT = "left-out"  # the value that it names is not taken
    NOTICE = "notice"  # taken, but to be known


@frozen
class Remark:
    """One kind of problem in one column: the first of its kind, how often it occurs, and the first places of it."""

    problem: Problem
    weight: Weight
    count: int
    places: tuple[Place, ...]


@frozen
class Row:
    """One cell of the file. ``value`` is None where the publisher gives none; ``line`` counts as an editor does.

    ``geo`` and ``dims`` are Eurostat's codes where byfacts knows them, else the words of the file. ``period`` is ISO
    8601. ``flag`` holds the publisher's letters: small ones for the status, capitals for confidentiality.
    """

    geo: str
    period: str
    value: float | None
    flag: str
    dims: Dims
    line: int

    def dim(self, name: str) -> str:
        """The code of a dimension, or an empty string."""
        for key, code in self.dims:
            if key == name:
                return code
        return ""


@frozen
class Reading:
    """What one file holds about the people asked for.

    ``format`` and ``dataset`` are ids, empty where they are not known. ``told``: the file itself names its dataset;
    otherwise it follows from the columns. ``updated`` is the day of the publisher's update as ISO 8601, or empty.
    """

    file: str
    format: str
    dataset: str
    told: bool
    title: str
    updated: str
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]

    @property
    def refused(self) -> bool:
        return any(remark.weight is Weight.REFUSED for remark in self.remarks)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(remark.problem for remark in self.remarks)


class Remarks:
    """Gathers remarks while a file is read: those of one kind together, so that memory stays bounded."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[tuple[str, str | None], tuple[Problem, Weight, list[Place]]] = {}
        self._counts: dict[tuple[str, str | None], int] = {}

    def refuse(self, error: ByfactsError) -> None:
        """The file cannot be used, for this reason."""
        self._keep(Weight.REFUSED, error.message, Place(self.file), error.params)

    @property
    def refused(self) -> bool:
        return any(weight is Weight.REFUSED for _, weight, _ in self._found.values())

    def leave_out(
        self, message: str, /, line: int | None = None, column: str | None = None, row: int | None = None, **params: Any
    ) -> None:
        self._keep(Weight.LEFT_OUT, message, Place(self.file, row, column, line), params)

    def fault(self, fault: Fault, line: int | None = None, column: str | None = None, row: int | None = None) -> None:
        """A cell that could not be read is left out."""
        self._keep(Weight.LEFT_OUT, fault.message, Place(self.file, row, column, line), fault.params)

    def notice(self, message: str, /, line: int | None = None, column: str | None = None, **params: Any) -> None:
        self._keep(Weight.NOTICE, message, Place(self.file, None, column, line), params)

    def all(self) -> tuple[Remark, ...]:
        """The gravest first, each kind in the order of its first place."""
        order = list(Weight)
        found = [
            Remark(problem, weight, self._counts[key], tuple(places))
            for key, (problem, weight, places) in self._found.items()
        ]
        return tuple(sorted(found, key=lambda remark: order.index(remark.weight)))

    def _keep(self, weight: Weight, message: str, place: Place, params: Mapping[str, Any]) -> None:
        key = (message, place.column)
        if key not in self._found:
            if len(self._found) >= MOST_REMARKS:
                return
            words = tuple((name, shortened(value)) for name, value in params.items())
            self._found[key] = (Problem(message, place, words), weight, [])
        self._counts[key] = self._counts.get(key, 0) + 1
        if weight is not Weight.REFUSED and self._counts[key] > MOST_FAULTS:
            raise InputError(causes.TOO_DAMAGED)
        places = self._found[key][2]
        if len(places) < MOST_PLACES:
            places.append(place)


LONGEST_QUOTE = 80


def shortened(value: object) -> str:
    """A value from the file as a message can quote it: printable, and no longer than a line."""
    if isinstance(value, str) and type(value) is not str:
        return value  # a Word is one of our own, to be translated
    text = "".join(sign if sign.isprintable() else " " for sign in str(value)[: LONGEST_QUOTE * 4])
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
