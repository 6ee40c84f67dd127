"""The rows of a ranking that stand for what a page has no room to name: "Other 19 states", computed from the total."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts import traces
from byfacts.charts.chart import Cell
from byfacts.frozen import frozen
from byfacts.model import Origin
from byfacts.traces import Reason
from byfacts.wording import Writer

Row = Sequence[Cell]


@frozen
class Folding:
    """Which columns of a ranking are counts (they are subtracted from the total), which is the change in per cent
    between two of them, and which the share that one of them has in its total.
    """

    counts: tuple[int, ...]
    change: tuple[int, int, int] | None = None  # column, from, to
    share: tuple[int, int] | None = None  # column, of


def other_states(writer: Writer, others: int) -> str:
    """The name of the row for the states that are not named."""
    say = writer.language
    return say.plural("Other {n} states", others, n=writer.setting(say.number(others), Reason.STATES))


def rests(writer: Writer, rows: Sequence[Row], total: Row, states: int, how: Folding) -> tuple[tuple[Cell, ...], ...]:
    """For every number of rows that stay, the row for the others. ``states`` is how many the total covers."""
    return tuple(_rest(writer, rows[:kept], total, states - kept, how) for kept in range(len(rows) + 1))


def _rest(writer: Writer, kept: Sequence[Row], total: Row, others: int, how: Folding) -> tuple[Cell, ...]:
    say = writer.language
    left = {column: _difference(total[column], [row[column] for row in kept]) for column in how.counts}
    cells = [Cell("") for _ in total]
    cells[0] = Cell(other_states(writer, others))
    for column, value in left.items():
        if value is not None:
            origin = _origin([total[column], *(row[column] for row in kept)], value)
            cells[column] = Cell(writer.noted(say.number(value), origin), value)
    if how.change:
        column, start, end = how.change
        old, new = left[start], left[end]
        if old and new is not None:
            change = 100 * (new - old) / old
            origin = _origin([one for row in (total, *kept) for one in (row[start], row[end])], change, "percent")
            cells[column] = Cell(writer.noted(say.signed(change), origin), change)
    if how.share:
        column, of = how.share
        part, whole = left[of], total[of].value
        if part is not None and whole:
            share = 100 * part / whole
            origin = _origin([total[of], *(row[of] for row in kept)], share, "percent")
            cells[column] = Cell(writer.noted(say.percent(share), origin), share)
    return tuple(cells)


def _difference(total: Cell, parts: Sequence[Cell]) -> float | None:
    """What the parts leave of the total; None when one of them is not known."""
    known = [part.value for part in parts if part.value is not None]
    return total.value - sum(known) if total.value is not None and len(known) == len(parts) else None


def _origin(cells: Sequence[Cell], number: float, unit: str = "") -> Origin:
    """What a number of the rest is computed from: the first cell is that of the total."""
    return traces.reckoned(number, [cell.origin for cell in cells if cell.origin], unit)
