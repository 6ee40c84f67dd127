"""A slot of the page: its rule and titles, and below them the chart as figure, table, bar table or list."""

from __future__ import annotations

from byfacts.charts.chart import Chart
from byfacts.charts.content import Bars, Columns, Lines, Multiples, Shares
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout, least_height, natural_height
from byfacts.frozen import frozen
from byfacts.paper import tables
from byfacts.paper.canvas import Page
from byfacts.paper.flow import Block, Setting, Stack, Words, rule
from byfacts.paper.marks import paint_figure
from byfacts.paper.palette import MM, Palette
from byfacts.paper.text import Run, paragraph
from byfacts.sheet import Slot

ELASTIC = (
    Columns,
    Lines,
    Multiples,
    Shares,
    Bars,
)  # charts that may be of any height: the others are as high as their words


@frozen
class Plot:
    """A chart in a frame of the page; laid out only when it is painted, at its final height."""

    chart: Chart
    width: float
    height: float
    body: float
    palette: Palette

    def paint(self, page: Page, x: float, y: float) -> None:
        figure = layout(self.chart, Frame.paper(self.width, self.height, self.body))
        with page.content("Figure", alt=self.chart.alt, box=(x, y, self.width, self.height)):
            paint_figure(page, figure, self.palette, x, y)


@frozen
class Placed:
    """A slot that is set: its titles, what stands below them, and whether that may be made higher."""

    slot: Slot
    head: Block
    body: Block
    elastic: bool

    @property
    def height(self) -> float:
        return self.head.height + self.body.height

    def taller(self, extra: float) -> Placed:
        """The same with a higher plot."""
        if not self.elastic or not isinstance(self.body, Plot) or extra <= 0:
            return self
        plot = self.body
        higher = Plot(plot.chart, plot.width, plot.height + extra, plot.body, plot.palette)
        return Placed(self.slot, self.head, higher, self.elastic)

    def paint(self, page: Page, x: float, y: float) -> None:
        with page.node("Sect"):
            self.head.paint(page, x, y)
            self.body.paint(page, x, y + self.head.height)


def place(slot: Slot, columns_width: float, setting: Setting, shrink: float, most_rows: int) -> Placed:
    """Sets a slot. ``shrink`` lowers its plot from the height wanted (0) to the least (1)."""
    head = _head(slot, columns_width, setting)
    match slot.form:
        case "figure":
            return _figure(slot, head, columns_width, setting, shrink)
        case "table" | "bar-table":
            titles, caption = _captioned(head)
            return Placed(slot, titles, tables.table(slot, columns_width, setting, most_rows, caption), elastic=False)
        case "list":
            return Placed(slot, head, tables.statements(slot, columns_width, setting), elastic=False)


def _captioned(head: Stack) -> tuple[Block, Block | None]:
    """The heading of a table, and what says what it holds as its caption, where it has a subtitle."""
    *titles, gap = head.items
    above, last = titles[-1] if titles else (0.0, Stack(()))
    if not isinstance(last, Words) or last.role != "P":
        return head, None
    return Stack(tuple(titles[:-1])), Stack(((above, Words("Caption", last.paragraph)), gap))


def _figure(slot: Slot, head: Block, width: float, setting: Setting, shrink: float) -> Placed:
    body = setting.sizes.body
    frame = Frame.paper(width, 0.0, body)
    natural = natural_height(slot.chart, frame)
    elastic = isinstance(slot.chart.content, ELASTIC)
    if elastic:
        least = slot.least * MM or least_height(slot.chart, frame)
        wanted = max(least, slot.height * MM or natural)
        natural = wanted + (least - wanted) * shrink
    return Placed(slot, head, Plot(slot.chart, width, natural, body, setting.palette), elastic)


def _head(slot: Slot, width: float, setting: Setting) -> Stack:
    """Rule, finding and statistical subtitle with its sources; nothing for a slot without a title."""
    palette, sizes = setting.palette, setting.sizes
    if slot.bare and slot.title:
        words = paragraph(
            Run(slot.title + setting.references(slot.chart.sources), palette.ink2, bold=True), width, sizes.head
        )
        return Stack(((0.0, Words("H2", words)), (0.8 * MM, Stack(()))))
    if not slot.title:
        return Stack(((0.5 * MM, Stack(())),))
    title = [Run(slot.title, palette.ink, bold=True)]
    if slot.kicker:
        title.insert(0, Run(f"{slot.kicker} ", palette.hue(slot.chart.topic), bold=True))
    references = setting.references(slot.chart.sources)
    if references and not slot.subtitle:
        title.append(Run(references, palette.ink2, scale=sizes.subtitle.size / sizes.title.size))
    items: list[tuple[float, Block]] = [
        (0.0, rule(width, 0.75, palette.ink)),
        (1.5 * MM, Words("H2", paragraph(title, width, sizes.title))),
    ]
    if slot.subtitle:
        subtitle = paragraph(Run(slot.subtitle + references, palette.ink2), width, sizes.subtitle)
        items.append((0.4 * MM, Words("P", subtitle)))
    return Stack((*items, (1.3 * MM, Stack(()))))
