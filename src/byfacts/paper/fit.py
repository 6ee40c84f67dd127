"""One page, whatever the words: density first, then lower plots, then folded rows, then blocks leave by priority."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from byfacts.errors import N_, LayoutError
from byfacts.frozen import frozen, replace
from byfacts.paper import foot, grid, slots, tables, top
from byfacts.paper.flow import Block, Setting, Side, Stack
from byfacts.paper.palette import MM, Palette
from byfacts.paper.sizes import sizes
from byfacts.paper.slots import Placed
from byfacts.sheet import Column, Row, Sheet, Slot

LEAST_GAP, FULL_GAP = 3.2 * MM, 6.0 * MM  # between rows of blocks
INNER_GAP, CONTINUED_GAP = 3.5 * MM, 1.5 * MM  # between slots of a column
GROWTH = 1.3  # a plot grows to this much of the height wanted before gaps get wider than FULL_GAP
FIRST_FACTS = 2  # of a band, which stay longest
STEPS = 4  # of the search for a density


@frozen
class Plan:
    """How far the page has given way. ``gone`` are ids of slots by place; ``most_rows`` and ``most_facts`` 0: all."""

    density: float = 1.0
    shrink: float = 0.0
    most_rows: int = 0
    most_facts: int = 99
    gone: frozenset[int] = frozenset()
    standfirst: bool = True


@frozen
class PlacedColumn:
    """Slots one below the other at a distance from the left edge."""

    x: float
    slots: tuple[Placed, ...]

    @property
    def height(self) -> float:
        return sum(_gap_above(placed) + placed.height for placed in self.slots) - _gap_above(self.slots[0])

    def fitted(self, height: float) -> Block:
        """The column at the height of its row: plots that can grow take the room, else it goes between the slots."""
        spare = height - self.height
        elastic = sum(slot.elastic for slot in self.slots)
        made = tuple(slot.taller(spare / elastic) if slot.elastic else slot for slot in self.slots)
        more = spare / (len(made) - 1) if not elastic and len(made) > 1 else 0.0
        return Stack(tuple((_gap_above(slot) + more if i else 0.0, slot) for i, slot in enumerate(made)))


def _gap_above(placed: Placed) -> float:
    return CONTINUED_GAP if placed.slot.bare else INNER_GAP


@frozen
class PlacedRow:
    columns: tuple[PlacedColumn, ...]

    @property
    def height(self) -> float:
        return max((column.height for column in self.columns), default=0.0)

    @property
    def elastic(self) -> float:
        """How much higher its plots may grow."""
        plots = [slot.body.height for column in self.columns for slot in column.slots if slot.elastic]
        return max(plots, default=0.0) * (GROWTH - 1)

    def fitted(self, extra: float) -> Block:
        height = self.height + extra
        return Side(tuple((column.x, 0.0, column.fitted(height)) for column in self.columns))


@frozen
class Fixed:
    """A block row that is as high as it is: a band, the heads of the bands."""

    block: Block
    elastic: float = 0.0

    @property
    def height(self) -> float:
        return self.block.height

    def fitted(self, extra: float) -> Block:
        return self.block


@frozen
class Measured:
    """A page set by a plan: what hangs from the top, what stands at the bottom, the rows between."""

    upper: Block
    lower: Block
    footer: Block
    rows: tuple[PlacedRow | Fixed, ...]

    @property
    def first(self) -> float:
        """Where the rows may begin."""
        return grid.TOP_HEADLINE + self.upper.height

    @property
    def last(self) -> float:
        """Where notes and sources begin."""
        return grid.FOOT - 2.4 * MM - self.lower.height

    @property
    def spare(self) -> float:
        """Height to give away; below zero when the page is too full."""
        needed = sum(row.height for row in self.rows) + LEAST_GAP * (len(self.rows) + 1)
        return self.last - self.first - needed


def measure(sheet: Sheet, plan: Plan, palette: Palette) -> Measured:
    """Sets the page by a plan."""
    setting = Setting(sheet if plan.standfirst else replace(sheet, standfirst=""), sizes(plan.density), palette)
    facts = top.key_facts(setting)
    upper: list[tuple[float, Block]] = [(0.0, top.opening(setting))]
    if facts:
        upper.append((2.6 * MM, facts))
    lower = Stack(((0.0, foot.notes(setting)), (2.6 * MM, foot.sources(setting))))
    return Measured(Stack(tuple(upper)), lower, foot.footer(setting), tuple(_rows(sheet, plan, setting)))


def _rows(sheet: Sheet, plan: Plan, setting: Setting) -> list[PlacedRow | Fixed]:
    made: list[PlacedRow | Fixed] = []
    number = 0
    for row in sheet.rows:
        columns = []
        for column in row.columns:
            kept = []
            for slot in column.slots:
                if number not in plan.gone:
                    kept.append(slot)
                number += 1
            if kept:
                columns.append((column, tuple(kept)))
        if columns:
            made.append(_row(row, columns, plan, setting))
    return [*made, *_bands(sheet, plan, setting)] if sheet.bands else made


def _bands(sheet: Sheet, plan: Plan, setting: Setting) -> list[Fixed]:
    from byfacts.paper import bands  # one sheet of five has them

    first, *others = (bands.band(band, setting, plan.most_facts) for band in sheet.bands)
    headed = Stack(((0.0, bands.heads(setting)), (1.4 * MM, first)))
    return [Fixed(block) for block in (headed, *others)]


def _row(row: Row, columns: list[tuple[Column, tuple[Slot, ...]]], plan: Plan, setting: Setting) -> PlacedRow:
    """Columns side by side; when one has left, the last that stays takes its room."""
    missing = sum(column.span for column in row.columns) - sum(column.span for column, _ in columns)
    placed, start = [], 1
    for i, (column, kept) in enumerate(columns):
        wide = column.span + (missing if i == len(columns) - 1 else 0)
        width = grid.span(wide)
        made = tuple(slots.place(slot, width, setting, plan.shrink, plan.most_rows) for slot in kept)
        placed.append(PlacedColumn(grid.STEP * (start - 1), made))
        start += wide
    return PlacedRow(tuple(placed))


Way = tuple[Callable[[Plan], Plan], str]  # what leaves: the change of the plan, and its name


def fit(sheet: Sheet, palette: Palette) -> tuple[Plan, Measured, tuple[str, ...]]:
    """The roomiest page that holds the sheet, and the names of what had to leave. Raises LayoutError."""
    taken: list[Way] = []
    ways = _ways_out(sheet)
    while not (found := _at_best(sheet, _planned(taken), palette)):
        way = next(ways, None)
        if way is None:
            raise LayoutError(
                N_(
                    "“{title}” does not fit on one page: headline, key facts, main chart, notes and sources need more "
                    "room than there is (lines missing: {lines}). Shorten what was added, or leave out actions."
                ),
                title=sheet.title,
                lines=_lines_short(sheet, _planned(taken), palette),
            )
        taken.append(way)
    # What left before the last may have left for nothing, as a short block beside a tall one does: it may come back.
    for way in taken[-2::-1]:
        without = [other for other in taken if other is not way]
        if _planned(without) != _planned(taken) and (again := _at_best(sheet, _planned(without), palette)):
            taken, found = without, again
    return (*found, tuple(name for _, name in taken))


def _planned(taken: list[Way]) -> Plan:
    plan = Plan()
    for change, _ in taken:
        plan = change(plan)
    return plan


def _lines_short(sheet: Sheet, plan: Plan, palette: Palette) -> int:
    tightest = measure(sheet, replace(plan, density=0.0, shrink=1.0, most_rows=tables.LEAST_ROWS), palette)
    return max(1, round(-tightest.spare / sizes(0.0).key.leading + 0.5))


def _at_best(sheet: Sheet, plan: Plan, palette: Palette) -> tuple[Plan, Measured] | None:
    """The roomiest setting with the blocks there are: density, then lower plots, then folded rows; None: too full."""

    def trial(**change: float) -> tuple[Plan, Measured]:
        tried = replace(plan, **change)
        return tried, measure(sheet, tried, palette)

    roomy = trial(density=1.0)
    if roomy[1].spare >= 0:
        return roomy
    tight = trial(density=0.0)
    if tight[1].spare >= 0:
        return _between(lambda k: trial(density=k), tight, roomy, 0.0, 1.0)
    low = trial(density=0.0, shrink=1.0)
    if low[1].spare >= 0:
        return _between(lambda k: trial(density=0.0, shrink=k), low, tight, 1.0, 0.0)
    longest = max((tables.foldable(slot) for slot in all_slots(sheet)), default=0)
    for most in range(longest - 1, tables.LEAST_ROWS - 1, -1):
        folded = trial(density=0.0, shrink=1.0, most_rows=most)
        if folded[1].spare >= 0:
            return folded
    return None


def _between(
    trial: Callable[[float], tuple[Plan, Measured]],
    good: tuple[Plan, Measured],
    bad: tuple[Plan, Measured],
    good_at: float,
    bad_at: float,
) -> tuple[Plan, Measured]:
    """The value nearest to ``bad_at`` that still fits: heights grow almost in proportion, so interpolation is quick."""
    for _ in range(STEPS):
        share = good[1].spare / (good[1].spare - bad[1].spare)
        at = good_at + (bad_at - good_at) * max(0.02, share * 0.985)
        tried = trial(at)
        if tried[1].spare >= 0:
            good, good_at = tried, at
            if good[1].spare < 2.5 or abs(bad_at - good_at) < 0.02:
                break
        else:
            bad, bad_at = tried, at
    return good


def all_slots(sheet: Sheet) -> list[Slot]:
    """The slots of a sheet in the order in which they are counted."""
    return [slot for row in sheet.rows for column in row.columns for slot in column.slots]


def _ways_out(sheet: Sheet) -> Iterator[Way]:
    """What may leave, the least important first: changes of a plan with the name of what goes."""
    found = all_slots(sheet)
    order = sorted(((slot.priority, n) for n, slot in enumerate(found) if slot.priority), reverse=True)
    for _, number in order:
        yield partial(_without, number), slots.name(found[number])
    for most in range(max((len(band.facts) for band in sheet.bands), default=0) - 1, FIRST_FACTS - 1, -1):
        dropped = [fact for band in sheet.bands for fact in band.facts[most : most + 1] if not fact.passed]
        if dropped:
            yield partial(_fewer_facts, most), "; ".join(dict.fromkeys(f"{fact.value} {fact.text}" for fact in dropped))
    if sheet.standfirst and len(sheet.tabs) == sum(tab.current for tab in sheet.tabs):  # the overview
        yield (lambda plan: replace(plan, standfirst=False)), sheet.standfirst


def _fewer_facts(most: int, plan: Plan) -> Plan:
    return replace(plan, most_facts=most)


def _without(number: int, plan: Plan) -> Plan:
    return replace(plan, gone=plan.gone | {number})
