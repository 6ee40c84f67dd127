"""Tables of delimited text: which sign parts the cells, the cells of a line, and lines of the wrong length."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from byfacts.errors import InputError
from byfacts.intake import causes
from byfacts.intake.lines import Line
from byfacts.intake.reading import Fault, Remarks

SIGNS = (",", ";", "\t")  # official files have commas; a spreadsheet may have saved them anew with another


def sign(heading: str) -> str:
    """The sign that parts the cells of a heading."""
    return max(SIGNS, key=heading.count)


def split(text: str, by: str) -> list[str]:
    """The cells of a line. Raises Fault when its quotation marks do not match."""
    if '"' not in text:
        return text.split(by)
    try:
        return next(csv.reader((text,), delimiter=by, strict=True))
    except (csv.Error, StopIteration) as error:
        raise Fault(causes.QUOTES) from error


def heading(text: str) -> list[str]:
    """The names of the columns. Raises InputError when one of them is there twice, or the heading is broken."""
    try:
        names = [name.strip() for name in split(text, sign(text))]
    except Fault as fault:
        raise InputError(causes.QUOTES) from fault
    seen: set[str] = set()
    for name in names:
        if name and name in seen:
            raise InputError(causes.TWICE_IN_HEADING, column=name)
        seen.add(name)
    return names


def codes(names: Sequence[str]) -> list[str]:
    """The codes of headings that may stand with their labels, as in ``geo: Geopolitical entity``."""
    return [name.split(": ")[0].strip() for name in names]


def need(names: Sequence[str], *wanted: str) -> list[int]:
    """The positions of columns. Raises InputError for those that are not there."""
    if missing := [name for name in wanted if name not in names]:
        raise InputError(causes.NO_HEADING, columns=", ".join(missing))
    return [names.index(name) for name in wanted]


def records(lines: Iterable[Line], by: str, width: int, remarks: Remarks) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of the lines that have the width of the heading; the others are told.

    Raises InputError after the last line when that one is too short: then the file was cut off.
    """
    number = short = 0
    held: tuple[int, int] | None = None  # a short line is told only when another follows
    for number, text in lines:
        if held:
            remarks.leave_out(causes.WIDTH, line=held[0], found=held[1], expected=width)
            held = None
        try:
            found = split(text, by)
        except Fault as fault:
            remarks.fault(fault, number)
            continue
        if len(found) == width:
            yield number, found
        elif len(found) == width + 1 and not found[-1].strip():
            yield number, found[:-1]
        elif len(found) < width:
            held = number, len(found)
            short = number
        else:
            remarks.leave_out(causes.WIDTH, line=number, found=len(found), expected=width)
    if held and short == number:
        raise InputError(causes.CUT_SHORT)
