"""One page, whatever the words: density first, then lower plots, then folded rows, then blocks leave by priority."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from byfacts.errors import N_, LayoutError
from byfacts.frozen import frozen, replace
from byfacts.paper import added, foot, grid, header, slots, tables, top
from byfacts.paper.blocks import all_slots, name, with_followers, without
from byfacts.paper.extras import Extras
from byfacts.paper.flow import Block, Setting, Side, Stack
from byfacts.paper.large import short_sources, summarised
from byfacts.paper.palette import MM, Palette
from byfacts.paper.sizes import large_sizes, sizes
from byfacts.paper.slots import Placed
from byfacts.sheet import Row, Sheet

LEAST_GAP, FULL_GAP = 3.2 * MM, 6.0 * MM  # between rows of blocks
INNER_GAP, CONTINUED_GAP = 3.5 * MM, 1.5 * MM  # between slots of a column
GROWTH = 1.3  # a plot grows to this much of the height wanted before gaps get wider than FULL_GAP
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
    most_notes: int = 99
    source_details: bool = True
    actions: bool = True
    partners: bool = True
    edition_above: bool = True  # in the head of the page; the footer always has it


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

    paper: grid.Sheet
    setting: Setting
    upper: Block
    lower: Block
    footer: Block
    rows: tuple[PlacedRow | Fixed, ...]

    @property
    def foot(self) -> float:
        """Where the footer begins: higher than usual when it needs more than a line."""
        return min(self.paper.foot, self.paper.last_ink - self.footer.height)

    @property
    def first(self) -> float:
        """Where the rows may begin."""
        return self.upper.height

    @property
    def last(self) -> float:
        """Where notes and sources begin."""
        return self.foot - 2.4 * MM - self.lower.height

    @property
    def spare(self) -> float:
        """Height to give away; below zero when the page is too full."""
        needed = sum(row.height for row in self.rows) + LEAST_GAP * (len(self.rows) + 1)
        return self.last - self.first - needed


@frozen
class Job:
    """What is to be fitted, and into what."""

    sheet: Sheet
    palette: Palette
    paper: grid.Sheet
    extras: Extras

    def setting(self, plan: Plan) -> Setting:
        """The sheet as far as it has given way, at the plan's density."""
        sheet = without(self.sheet, plan.gone) if plan.gone else self.sheet
        if not plan.standfirst:
            sheet = replace(sheet, standfirst="")
        if plan.most_notes < len(sheet.notes):
            sheet = replace(sheet, notes=sheet.notes[: plan.most_notes])
        if self.extras.large:  # a band across the page needs no heads above its parts
            sheet = replace(sheet, band_heads=("", "", ""))
        if any(len(band.facts) > plan.most_facts for band in sheet.bands):
            from byfacts.paper.bands import kept  # one sheet of five has them

            fewer = (replace(band, facts=kept(band.facts, plan.most_facts)) for band in sheet.bands)
            sheet = replace(sheet, bands=tuple(fewer))
        if not plan.actions:
            sheet = summarised(sheet)
        if not plan.partners:
            sheet = replace(sheet, bands=tuple(replace(band, partners_text="") for band in sheet.bands))
        if not plan.source_details:
            sheet = short_sources(sheet)
        if not plan.edition_above:
            sheet = replace(sheet, edition="")
        return Setting(sheet, (large_sizes if self.extras.large else sizes)(plan.density), self.palette, self.extras)


def measure(job: Job, plan: Plan) -> Measured:
    """Sets the page by a plan."""
    setting = job.setting(plan)
    lower: list[tuple[float, Block]] = [(0.0, foot.notes(setting)), (2.6 * MM, foot.sources(setting))]
    if job.extras.note and not foot.note_fits_beside(setting):
        lower[:1] = [(0.0, added.note(setting)), (2.6 * MM, foot.notes(setting))]
    if job.extras.receipt:
        lower.append((2 * MM, added.receipt(setting)))
    rows = tuple(_rows(plan, setting))
    return Measured(job.paper, setting, _upper(setting), Stack(tuple(lower)), foot.footer(setting), rows)


def _upper(setting: Setting) -> Block:
    """What hangs from the top, each at its place on the page unless what is above needs more room."""
    extras = setting.extras
    if extras.headed:
        top_of_head, head, at_rail = grid.TOP_ORGANISATION, header.organisation(setting), grid.TOP_RAIL_ORGANISATION
    else:
        top_of_head, head, at_rail = grid.TOP_SERIES, header.masthead(setting), grid.TOP_RAIL
    rail = top.rail(setting)
    at_rail = max(at_rail, top_of_head + head.height + 1.2 * MM)
    headline = at_rail + max(grid.TOP_HEADLINE - grid.TOP_RAIL, rail.height + 2.6 * MM)
    opening = top.opening(setting)
    items = [(0.0, top_of_head, head), (0.0, at_rail, rail), (0.0, headline, opening)]
    facts = top.key_facts(setting)
    if facts:
        items.append((0.0, headline + opening.height + 2.6 * MM, facts))
    return Side(tuple(items))


def _rows(plan: Plan, setting: Setting) -> list[PlacedRow | Fixed]:
    sheet = setting.sheet
    made: list[PlacedRow | Fixed] = [_row(row, plan, setting) for row in sheet.rows]
    return [*made, *_bands(sheet, setting)] if sheet.bands else made


def _bands(sheet: Sheet, setting: Setting) -> list[Fixed]:
    from byfacts.paper import bands  # one sheet of five has them

    first, *others = (bands.band(band, setting) for band in sheet.bands)
    headed = first if setting.extras.large else Stack(((0.0, bands.heads(setting)), (1.4 * MM, first)))
    return [Fixed(block) for block in (headed, *others)]


def _row(row: Row, plan: Plan, setting: Setting) -> PlacedRow:
    """Columns side by side."""
    placed, start = [], 1
    for column in row.columns:
        width = grid.span(column.span)
        made = tuple(slots.place(slot, width, setting, plan.shrink, plan.most_rows) for slot in column.slots)
        placed.append(PlacedColumn(grid.offset(start), made))
        start += column.span
    return PlacedRow(tuple(placed))


Way = tuple[Callable[[Plan], Plan], tuple[str, ...]]  # what leaves: the change of the plan, and the names


def fit(job: Job) -> tuple[Plan, Measured, tuple[str, ...]]:
    """The roomiest page that holds the sheet, and the names of what had to leave. Raises LayoutError."""
    taken: list[Way] = []
    ways = _ways_out(job)
    while not (found := _at_best(job, _planned(taken))):
        way = next(ways, None)
        if way is None:
            raise LayoutError(
                N_(
                    "“{title}” does not fit on one page: headline, key facts, main chart, notes and sources need more "
                    "room than there is (lines missing: {lines}). Shorten what was added, or leave out actions."
                ),
                title=job.sheet.title,
                lines=_lines_short(job, _planned(taken)),
            )
        if _planned([*taken, way]) != _planned(taken):
            taken.append(way)
    # What left before the last may have left for nothing, as a short block beside a tall one does: it may come back.
    for way in taken[-2::-1]:
        without_it = [other for other in taken if other is not way]
        if _planned(without_it) != _planned(taken) and (again := _at_best(job, _planned(without_it))):
            taken, found = without_it, again
    return (*found, tuple(name for _, names in taken for name in names))


def _planned(taken: list[Way]) -> Plan:
    plan = Plan()
    for change, _ in taken:
        plan = change(plan)
    return plan


def _lines_short(job: Job, plan: Plan) -> int:
    tightest = measure(job, replace(plan, density=0.0, shrink=1.0, most_rows=tables.LEAST_ROWS))
    return max(1, round(-tightest.spare / tightest.setting.sizes.key.leading + 0.5))


def _at_best(job: Job, plan: Plan) -> tuple[Plan, Measured] | None:
    """The roomiest setting with the blocks there are: density, then lower plots, then folded rows; None: too full."""

    def trial(**change: float) -> tuple[Plan, Measured]:
        tried = replace(plan, **change)
        return tried, measure(job, tried)

    roomy = trial(density=1.0)
    if roomy[1].spare >= 0:
        return roomy
    tight = trial(density=0.0)
    if tight[1].spare >= 0:
        return _between(lambda k: trial(density=k), tight, roomy, 0.0, 1.0)
    low = trial(density=0.0, shrink=1.0)
    if low[1].spare >= 0:
        return _between(lambda k: trial(density=0.0, shrink=k), low, tight, 1.0, 0.0)
    longest = max((tables.foldable(slot) for slot in all_slots(job.sheet)), default=0)
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


def _ways_out(job: Job) -> Iterator[Way]:
    """What may leave, the least important first: changes of a plan with the names of what goes."""
    sheet = job.sheet
    found = all_slots(sheet)
    order = sorted(((slot.priority, n) for n, slot in enumerate(found) if slot.priority), reverse=True)
    for _, number in order:
        going = with_followers(sheet, {number}, both=True)
        yield partial(_without, going), tuple(name(found[n]) for n in sorted(going))
    for most in range(max((len(band.facts) for band in sheet.bands), default=0) - 1, -1, -1):
        dropped = [fact for band in sheet.bands for fact in band.facts[most : most + 1] if not fact.passed]
        if dropped:
            words = "; ".join(dict.fromkeys(f"{fact.value} {fact.text}" for fact in dropped))
            yield partial(_fewer_facts, most), (words,)
    if job.extras.large:
        yield (lambda plan: replace(plan, edition_above=False)), ()
        yield (lambda plan: replace(plan, source_details=False)), (sheet.page.source_details,)
        for most in range(len(sheet.notes) - 1, -1, -1):
            yield partial(_fewer_notes, most), (sheet.notes[most].heading,)
    if sheet.standfirst:
        yield (lambda plan: replace(plan, standfirst=False)), (sheet.page.standfirst or sheet.standfirst,)
    if job.extras.large and sheet.bands:
        yield (lambda plan: replace(plan, actions=False)), (sheet.band_heads[1],)
    if partners := tuple(dict.fromkeys(band.partners_text for band in sheet.bands if band.partners_text)):
        yield (lambda plan: replace(plan, partners=False)), ("; ".join(partners),)


def _fewer_facts(most: int, plan: Plan) -> Plan:
    return replace(plan, most_facts=most)


def _fewer_notes(most: int, plan: Plan) -> Plan:
    return replace(plan, most_notes=most)


def _without(numbers: frozenset[int], plan: Plan) -> Plan:
    return replace(plan, gone=plan.gone | numbers)
