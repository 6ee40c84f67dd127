"""The rows of a ranking that stand for what a page has no room to name: "Other 19 states", computed from the total."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts.chart import Cell
from byfacts.frozen import frozen
from byfacts.language import Language

Row = Sequence[Cell]


@frozen
class Folding:
    """Which columns of a ranking are counts (they are subtracted from the total), which is the change in per cent
    between two of them, and which the share that one of them has in its total.
    """

    counts: tuple[int, ...]
    change: tuple[int, int, int] | None = None  # column, from, to
    share: tuple[int, int] | None = None  # column, of


def rests(say: Language, rows: Sequence[Row], total: Row, states: int, how: Folding) -> tuple[tuple[Cell, ...], ...]:
    """For every number of rows that stay, the row for the others. ``states`` is how many the total covers."""
    return tuple(_rest(say, rows[:kept], total, states - kept, how) for kept in range(len(rows) + 1))


def _rest(say: Language, kept: Sequence[Row], total: Row, others: int, how: Folding) -> tuple[Cell, ...]:
    left = {column: _difference(total[column], [row[column] for row in kept]) for column in how.counts}
    cells = [Cell("") for _ in total]
    cells[0] = Cell(say.plural("Other {n} states", others, n=say.number(others)))
    for column, value in left.items():
        cells[column] = Cell("" if value is None else say.number(value), value)
    if how.change:
        column, start, end = how.change
        old, new = left[start], left[end]
        if old and new is not None:
            change = 100 * (new - old) / old
            cells[column] = Cell(say.signed(change), change)
    if how.share:
        column, of = how.share
        part, whole = left[of], total[of].value
        if part is not None and whole:
            cells[column] = Cell(say.percent(100 * part / whole), 100 * part / whole)
    return tuple(cells)


def _difference(total: Cell, parts: Sequence[Cell]) -> float | None:
    """What the parts leave of the total; None when one of them is not known."""
    known = [part.value for part in parts if part.value is not None]
    return total.value - sum(known) if total.value is not None and len(known) == len(parts) else None
