"""Columns of text that fit a terminal, or stand one row to a line where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

GAP = "  "
LEAST = 8  # characters of a column, however narrow the terminal


def table(rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """Lines of a table; the first row are its heads. ``width`` None: no line is wrapped."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        words = [max(len(word) for cell in column for word in cell.split(" ")) for column in zip(*rows, strict=True)]
        widths = _fitted(widths, words, width - len(GAP) * (len(widths) - 1))
    yield from _lines(rows[0], widths)
    yield GAP.join("-" * w for w in widths)
    for row in rows[1:]:
        yield from _lines(row, widths)


def paragraph(text: str, width: int | None) -> Iterator[str]:
    """A text in lines that fit; what follows the first is set in."""
    lines = [text] if width is None else _wrapped(text, max(width - len(GAP), LEAST))
    yield lines[0]
    yield from (GAP + line for line in lines[1:])


def _fitted(widths: Sequence[int], words: Sequence[int], room: int) -> list[int]:
    """The widest columns give way first: down to their longest word, and only then within words, down to the least."""
    fitted = list(widths)
    for floors in (words, [LEAST] * len(fitted)):
        while sum(fitted) > room and any(f > floor for f, floor in zip(fitted, floors, strict=True)):
            widest = max((f, i) for i, (f, floor) in enumerate(zip(fitted, floors, strict=True)) if f > floor)[1]
            fitted[widest] -= 1
    return fitted


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    pieces = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    for line in zip_longest(*pieces, fillvalue=""):
        yield GAP.join(piece.ljust(width) for piece, width in zip(line, widths, strict=True)).rstrip()


def _wrapped(cell: str, width: int) -> list[str]:
    if len(cell) <= width:
        return [cell]
    import textwrap  # keeps U+00A0 where it is: only ASCII blanks break a line

    return textwrap.wrap(cell, width)
