"""The upper part of the page: the rail of topics, headline, standfirst, expiry badge, key facts."""

from __future__ import annotations

from byfacts.charts import type as letters
from byfacts.charts.marks import Fill
from byfacts.paper import grid
from byfacts.paper.canvas import Page
from byfacts.paper.flow import Block, Drawing, Group, Setting, Side, Stack, Words, rule
from byfacts.paper.marks import SWATCH, paint_box, paint_swatch
from byfacts.paper.palette import MM
from byfacts.paper.sizes import Size
from byfacts.paper.text import Run, headline, paragraph, units
from byfacts.sheet import Badge, KeyFact, Tab

PAD = 1.8 * MM
RAIL = 3.6  # from the rail to its words


def rail(setting: Setting) -> Block:
    """The window's tabs; only the current one is read out, the others are furniture."""
    tabs = setting.sheet.tabs
    width = grid.span(12 // max(1, len(tabs)))
    step = (grid.MEASURE + grid.GUTTER) / max(1, len(tabs))
    return Side(tuple((i * step, 0.0, _tab(tab, width, setting)) for i, tab in enumerate(tabs)))


def _tab(tab: Tab, width: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    hue = palette.hue(tab.topic)
    size = sizes.series if setting.extras.large else Size(sizes.body * 0.97, sizes.body * 1.3)
    words = Run(tab.title, hue if tab.current else palette.ink2, bold=tab.current)
    label = paragraph(words, width, size)

    def draw(page: Page, x: float, y: float) -> None:
        if tab.current:
            page.box(x, y, width, 3, hue)
            with page.content("P"):
                label.paint(page, x, y + RAIL)
        else:
            page.box(x, y, width, 0.5, palette.inactive)
            with page.artifact("Header"):
                label.paint(page, x, y + RAIL)

    return Drawing(RAIL + label.height, draw)


def opening(setting: Setting) -> Block:
    """Headline and, below it, the standfirst with the expiry badge beside it."""
    sheet, sizes, palette = setting.sheet, setting.sizes, setting.palette
    title = headline(sheet.headline, palette.ink, grid.MEASURE, sizes.headline, sizes.headline_least)
    items: list[tuple[float, Block]] = [(0.0, Words("H1", title))]
    beside: list[tuple[float, float, Block]] = []
    if setting.extras.large:
        if sheet.standfirst:
            words = paragraph(Run(sheet.standfirst, palette.ink2), grid.MEASURE, sizes.standfirst)
            items.append((1.4 * MM, Words("P", words)))
        if sheet.badges:
            items.append((2 * MM, badges(setting)))
        return Stack(tuple(items))
    if sheet.standfirst:
        width = grid.span(8 if sheet.badges else 9)
        beside.append((0.0, 0.0, Words("P", paragraph(Run(sheet.standfirst, palette.ink2), width, sizes.standfirst))))
    if sheet.badges:
        beside.append((grid.offset(9), 0.5 * MM, badges(setting)))
    if beside:
        items.append((1.4 * MM, Side(tuple(beside))))
    return Stack(tuple(items))


def badges(setting: Setting) -> Block:
    """Dates that have passed, one box each, four columns wide, in large print as wide as the page."""
    width = grid.MEASURE if setting.extras.large else grid.span(4)
    made = [_badge(badge, width, setting) for badge in setting.sheet.badges]
    return Stack(tuple((1.2 * MM if i else 0.0, block) for i, block in enumerate(made)))


def _badge(badge: Badge, width: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    look = palette.look(Fill.BADGE, "overview")
    on_head = palette.paper if palette.mono else palette.ink
    ground = palette.ink if palette.mono else look.ground or palette.paper
    inner = width - 2 * PAD
    strong = Size(max(7.5, sizes.body * 0.94), sizes.body * 1.3)
    date = paragraph(Run(badge.date, on_head, bold=True), inner, strong, align="end")
    head = paragraph(Run(badge.head, on_head, bold=True), inner - date.widest - 4, strong)
    words = f"{badge.text}: {badge.advice}{setting.references(badge.sources)}"
    body = paragraph(Run(words, palette.ink), inner, sizes.meta)
    top = head.height + 2.4
    height = top + body.height + 4.6

    def draw(page: Page, x: float, y: float) -> None:
        page.box(x, y, width, height, edge=ground, edge_width=1.2)
        page.box(x, y, width, top, ground)
        with page.content("P"):
            head.paint(page, x + PAD, y + 1.2)
            date.paint(page, x + PAD, y + 1.2)
            body.paint(page, x + PAD, y + top + 2.2)

    return Drawing(height, draw)


def key_facts(setting: Setting) -> Block | None:
    """Up to four figures side by side, on the columns of the rail."""
    facts = setting.sheet.key_facts
    if not facts:
        return None
    if setting.extras.large:
        return _in_pairs([_key_fact(fact, grid.span(6), setting) for fact in facts])
    columns = 12 // max(3, len(facts)) if len(facts) != 2 else 6
    made = [_key_fact(fact, grid.span(columns), setting) for fact in facts]
    return Side(tuple((i * grid.STEP * columns, 0.0, block) for i, block in enumerate(made)))


def _in_pairs(made: list[Block]) -> Block:
    """Blocks in rows of two."""
    rows = [made[i : i + 2] for i in range(0, len(made), 2)]
    sides = [Side(tuple((i * grid.STEP * 6, 0.0, block) for i, block in enumerate(row))) for row in rows]
    return Stack(tuple((2.6 * MM if i else 0.0, side) for i, side in enumerate(sides)))


def _key_fact(fact: KeyFact, width: float, setting: Setting) -> Block:
    palette, sizes = setting.palette, setting.sizes
    hue = palette.hue(fact.topic)
    unit = sizes.unit / sizes.value.size
    figure = [Run(fact.value, hue, bold=True)]
    if fact.unit:
        figure.append(Run(f"\u00a0{fact.unit}", hue, bold=True, scale=unit))
    wide = sum(units(r.text, r.bold, r.scale) for r in figure) / 1000
    size = Size(min(sizes.value.size, width / wide), sizes.value.leading)
    items: list[tuple[float, Block]] = [
        (0.0, rule(width, 1.5, hue)),
        (1.1 * MM, Words("P", paragraph(figure, width, size))),
        (0.3 * MM, Words("P", paragraph(Run(fact.text, palette.ink), width, sizes.key))),
        (0.6 * MM, standing(fact, width, setting)),
    ]
    if fact.passed:
        items.append((0.8 * MM, passed_strip(fact.passed, width, setting)))
    return Group("Sect", Stack(tuple(items)))


def standing(fact: KeyFact, width: float, setting: Setting) -> Block:
    """The status mark of a figure and the words of its standing and source."""
    palette, size = setting.palette, setting.sizes.meta
    indent = SWATCH[0] + 1.4 * MM if fact.mark else 0.0
    meta = (fact.standing or fact.meta).replace(" · ", "\u00a0· ") + setting.references(fact.sources)
    words = paragraph(Run(meta, palette.ink2), width - indent, size)

    def draw(page: Page, x: float, y: float) -> None:
        if fact.mark:
            swatch(page, fact.mark, setting, fact.topic, x, y, size)
        with page.content("P"):
            words.paint(page, x + indent, y)

    return Drawing(words.height, draw)


def swatch(page: Page, fill: Fill, setting: Setting, topic: str, x: float, y: float, size: Size) -> None:
    """The sample of a status on a line of words that begins at y. Its name is in the key, which is read out."""
    middle = y + size.leading / 2 + (letters.ASCENT - letters.DESCENT - letters.X_HEIGHT) / 2 * size.size
    top = middle - SWATCH[1] / 2
    name = next((key.text for key in setting.sheet.marks if key.fill == fill), "")
    if name:
        with page.content("Figure", alt=name, box=(x, top, *SWATCH)):
            paint_swatch(page, fill, setting.palette, topic, x, top)
    else:
        paint_swatch(page, fill, setting.palette, topic, x, top)


def passed_strip(text: str, width: float, setting: Setting) -> Block:
    """An amber strip with the words for a date that has passed; a frame in black and white."""
    palette, sizes = setting.palette, setting.sizes
    words = paragraph(Run(text, palette.ink, bold=True), width - 2 * PAD, sizes.meta)
    height = words.height + 1.0 * MM
    look = palette.look(Fill.BADGE, "overview")

    def draw(page: Page, x: float, y: float) -> None:
        paint_box(page, (x, y, width, height), look)
        with page.content("P"):
            words.paint(page, x + PAD, y + 0.5 * MM)

    return Drawing(height, draw)
