"""The rows of a ranking that stand for what a page has no room to name: "Other 19 states", computed from the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from byfacts import derive
from byfacts.charts.chart import Cell
from byfacts.derive import Value
from byfacts.frozen import frozen
from byfacts.model import Library
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
    left = {column: _left(writer.library, total[column], [row[column] for row in rows]) for column in how.counts}
    return tuple(
        _rest(writer, {column: values[kept] for column, values in left.items()}, total, states - kept, how)
        for kept in range(len(rows) + 1)
    )


def _left(library: Library, total: Cell, parts: Sequence[Cell]) -> list[Value | None]:
    """What the first parts leave of the total, for every number of them; None from the first that is not known."""
    known = list(takewhile(bool, (cell.origin for cell in (total, *parts))))
    values = [derive.of_origin(library, origin) for origin in known if origin]
    left = derive.remainders(values[0], values[1:]) if values else ()
    return [*left, *[None] * (len(parts) + 1 - len(left))]


def _rest(writer: Writer, left: Mapping[int, Value | None], total: Row, others: int, how: Folding) -> tuple[Cell, ...]:
    say = writer.language
    cells = [Cell("") for _ in total]
    cells[0] = Cell(other_states(writer, others))
    for column, value in left.items():
        if value:
            cells[column] = Cell(writer.noted(say.number(value.number), value), value.number)
    if how.change:
        column, start, end = how.change
        old, new = left[start], left[end]
        if old and new and old.number:
            change = derive.change(old, new)
            cells[column] = Cell(writer.noted(say.signed(change.number), change), change.number)
    if how.share:
        column, of = how.share
        part, whole = left[of], total[of].origin
        if part and whole and whole.quantity.known:
            share = derive.share(part, derive.of_origin(writer.library, whole))
            cells[column] = Cell(writer.noted(say.percent(share.number), share), share.number)
    return tuple(cells)
