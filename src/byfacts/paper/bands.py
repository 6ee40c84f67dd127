"""The recommendations as bands: numeral, title and addressees; actions; the facts that bear on them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from byfacts.paper import grid
from byfacts.paper.canvas import Page
from byfacts.paper.flow import Block, Drawing, Group, Setting, Side, Stack, Words, rule
from byfacts.paper.marks import DASH
from byfacts.paper.palette import MM
from byfacts.paper.sizes import Size
from byfacts.paper.text import Run, cap_top, paragraph, units, whole_words
from byfacts.paper.top import passed_strip
from byfacts.sheet import Band, BandFact

ACTIONS, FACTS = 4, 9  # the columns where they begin
NUMERAL = 9.5 * MM
BULLET = 3.2 * MM


def heads(setting: Setting) -> Block:
    """The words above the three parts of the bands."""
    palette, size = setting.palette, setting.sizes.subtitle
    starts = ((1, 3), (ACTIONS, 5), (FACTS, 4))
    items = []
    for (column, wide), text in zip(starts, setting.sheet.band_heads, strict=True):
        words = paragraph(Run(text, palette.ink2), grid.span(wide), size)
        items.append((grid.offset(column), 0.0, Words("P", words)))
    return Side(tuple(items))


def band(band: Band, setting: Setting) -> Block:
    """One recommendation."""
    hue = setting.palette.hue("recommendations")
    if setting.extras.large:
        return Group("Sect", Stack(((0.0, rule(grid.MEASURE, 1.5, hue)), (1.6 * MM, _large(band, setting)))))
    right = _facts(band.facts, grid.span(4), setting) if band.facts else _no_figure(band.no_figure, setting)
    parts = Side(
        (
            (0.0, 0.0, _title(band, grid.span(3), setting)),
            (grid.offset(ACTIONS), 0.0, _actions(band, grid.span(5), setting)),
            (grid.offset(FACTS), 0.3 * MM, right),
        )
    )
    return Group("Sect", Stack(((0.0, rule(grid.MEASURE, 1.5, hue)), (2.2 * MM, parts))))


def _large(band: Band, setting: Setting) -> Block:
    """Across the page: title and addressees beside the numeral, actions, and a warning where a date has passed."""
    parts: list[tuple[float, Block]] = [(0.0, _title(band, grid.MEASURE, setting))]
    if band.actions:
        parts.append((1 * MM, _actions(band, grid.MEASURE, setting)))
    else:
        words = paragraph(Run(band.summary, setting.palette.ink), grid.MEASURE, setting.sizes.action)
        parts.append((1 * MM, Words("P", words)))
    if band.facts:
        parts.append((1.4 * MM, _facts(band.facts, grid.MEASURE, setting)))
    return Stack(tuple(parts))


def kept(facts: Sequence[BandFact], most: int) -> tuple[BandFact, ...]:
    """The first facts; one whose date has passed always stays, because it warns."""
    return tuple(fact for i, fact in enumerate(facts) if i < most or fact.passed)


def _title_size(width: float, setting: Setting) -> Size:
    """One size for all titles, at which no word of any is wider than its column."""
    runs = [Run(band.title, setting.palette.ink, bold=True) for band in setting.sheet.bands]
    fitting = [whole_words(run, width, setting.sizes.band_title) for run in runs]
    return min(fitting, key=lambda size: size.size)


def _title(band: Band, wide: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    width = wide - NUMERAL
    size = sizes.numeral
    numeral = paragraph(Run(str(band.number), palette.hue("recommendations"), bold=True), NUMERAL, size)
    run = Run(band.title, palette.ink, bold=True)
    title = Words("H2", paragraph(run, width, _title_size(width, setting)))
    small = Size(sizes.body * 0.94, sizes.body * 1.2)
    who: list[tuple[float, Block]] = [(0.0, title)]
    if band.addressees:
        words = paragraph(Run(", ".join(band.addressees), palette.ink), width, small)
        who.append((1.4 * MM, Words("P", words)))
    if band.partners_text:
        words = paragraph(Run(band.partners_text, palette.ink2), width, small)
        who.append((0.0 if band.addressees else 1.4 * MM, Words("P", words)))
    # The top of the numeral stands level with the capitals of the title.
    down = cap_top(title.paragraph) - cap_top(numeral)
    return Side(((0.0, down, Words("P", numeral)), (NUMERAL, 0.0, Stack(tuple(who)))))


def _actions(band: Band, width: float, setting: Setting) -> Block:
    chosen = [action for action in band.actions if action.on_sheet]
    gap = (0.5 if setting.extras.large else 1.3) * MM
    items = [(gap if i else 0.0, _action(action.text, width, setting)) for i, action in enumerate(chosen)]
    return Group("L", Stack(tuple(items)), numbering="Square")


def _action(text: str, width: float, setting: Setting) -> Block:
    palette, size = setting.palette, setting.sizes.action
    indent = max(BULLET, 1.05 * size.size)
    words = paragraph(Run(text, palette.ink), width - indent, size)
    side = size.size * 0.56

    def draw(page: Page, x: float, y: float) -> None:
        middle = y + size.leading / 2 + 0.1 * size.size
        page.box(x, middle - side / 2, side * 1.1, side, palette.hue("recommendations"))
        with page.node("LI"), page.content("LBody"):
            words.paint(page, x + indent, y)

    return Drawing(words.height, draw)


def _facts(facts: Sequence[BandFact], width: float, setting: Setting) -> Block:
    """Facts grouped by their topic, each group behind a bar in its hue."""
    groups = [_fact_group(topic, list(part), width, setting) for topic, part in groupby(facts, key=lambda f: f.topic)]
    return Stack(tuple((1.8 * MM if i else 0.0, block) for i, block in enumerate(groups)))


def _fact_group(topic: str, facts: Sequence[BandFact], wide: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    hue = palette.hue(topic)
    indent = 3 * MM
    width = wide - indent
    name = next((tab.title for tab in setting.sheet.tabs if tab.topic == topic), "")
    head = paragraph(Run(name, hue, bold=True), width, sizes.meta)
    figures = [f for f in facts if not f.passed]
    room = max((units(f.value, bold=True) for f in figures), default=0.0) / 1000 * sizes.fact_value.size + 2.2 * MM
    items: list[tuple[float, Block]] = [(0.0, Words("P", head))]
    for fact in facts:
        block = _passed_fact(fact, width, setting) if fact.passed else _fact(fact, room, width, setting)
        items.append((0.5 * MM, block))
    stack = Stack(tuple(items))

    def draw(page: Page, x: float, y: float) -> None:
        page.box(x, y, 2.2, stack.height, hue)
        stack.paint(page, x + indent, y)

    return Drawing(stack.height, draw)


def _fact(fact: BandFact, room: float, width: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    value = paragraph(Run(fact.value, palette.hue(fact.topic), bold=True), width, sizes.fact_value)
    text = fact.text + setting.references(fact.sources)
    below = room > width * 0.55
    words = paragraph(Run(text, palette.ink), width if below else width - room, sizes.fact)
    if below:
        return Stack(((0.0, Words("P", value)), (0.0, Words("P", words))))
    # Both on one baseline.
    size, of = sizes.fact, sizes.fact_value
    down = (of.leading / 2 + 0.375 * of.size) - (size.leading / 2 + 0.375 * size.size)
    return Side(((0.0, 0.0, Words("P", value)), (room, down, Words("P", words))))


def _passed_fact(fact: BandFact, width: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    strip = passed_strip(f"{fact.value} · {fact.passed}", width, setting)
    words = paragraph(Run(fact.text + setting.references(fact.sources), palette.ink), width, sizes.fact)
    return Stack(((0.0, strip), (0.5 * MM, Words("P", words))))


def _no_figure(text: str, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    width, pad = grid.span(4), 2.4 * MM
    words = paragraph(Run(text, palette.ink), width - 2 * pad, sizes.fact)
    height = words.height + 3.2 * MM

    def draw(page: Page, x: float, y: float) -> None:
        frame = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        page.stroke_line(frame, palette.ink2, 0.6, DASH)
        with page.content("P"):
            words.paint(page, x + pad, y + 1.6 * MM)

    return Drawing(height, draw) if text else Stack(())
