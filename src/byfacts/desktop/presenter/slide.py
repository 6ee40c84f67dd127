"""One slide as marks, whole: title, reading, chart, panel, source, in units of a wall; tested without a display."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from byfacts.charts import boxes
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Chart, Figure, Spot
from byfacts.charts.content import Columns, Difference, Grid, Listing
from byfacts.charts.marks import Fill, Label, Line, Mark, Tone
from byfacts.charts.sketch import LEADING
from byfacts.charts.swatches import sign, sign_width
from byfacts.desktop.presenter import arrow, emphasis, grid, placed, side
from byfacts.desktop.presenter.pages import LARGER, SMALLER, Page, fits, pages
from byfacts.desktop.presenter.side import Side
from byfacts.desktop.presenter.wall import Wall, type_sizes
from byfacts.desktop.readings import Reading, readings
from byfacts.desktop.told import Told
from byfacts.frozen import frozen, replace

PANEL, GAP = 1 / 3, 22.0  # of the wall's inner width; between chart and panel
SOURCE = 0.54  # of the foot; the keys have the rest
PLOT = 265.0  # a chart keeps so much before notes take room
RAISED = 0.35  # of the room that a chart leaves, above it
TITLES = (1.0, 0.9, 0.8)


@frozen
class Words:
    """What stands round a chart."""

    topic: str
    place: str  # "3 of 9"
    source: str
    key: tuple[tuple[Fill, str], ...]
    notes: tuple[str, ...] = ()
    page_of: Callable[[int, int], str] = "{}/{}".format


@frozen
class Shown:
    """What of it is shown: the page; the point that is read (its place among the points of all pages), or -1; two
    points whose difference is told, where ``told`` has it; the panel and its page.
    """

    page: int = 0
    point: int = -1
    pair: tuple[int, ...] = ()
    told: Told | None = None
    panel: Side | None = None
    panel_page: int = 0
    notice: str = ""


@frozen
class Slide:
    """Marks back to front; ``muted`` are places among them that are drawn without the topic's hue.

    ``spots`` are of the points on this page, ``first`` the place of their first among the ``readings`` of all pages;
    ``said`` what a screen reader is told of the choice.
    """

    wall: Wall
    topic: str
    title: str
    marks: tuple[Mark, ...]
    muted: frozenset[int]
    spots: tuple[Spot, ...]
    readings: tuple[Reading | None, ...]
    first: int
    ring: Extent | None
    round: bool  # the ring
    panel: Extent | None
    strip: Extent
    page: int
    pages: int
    panel_pages: int
    said: str = ""


def compose(wall: Wall, chart: Chart, words: Words, shown: Shown) -> Slide:
    """Lay a slide out."""
    return _Making(wall, chart, words, shown).slide()


class _Making:
    """One call of ``compose``."""

    def __init__(self, wall: Wall, chart: Chart, words: Words, shown: Shown) -> None:
        self.wall, self.chart, self.words, self.shown = wall, chart, words, shown
        self.subtitle, self.paged = chart.subtitle, ""
        self.marks: list[Mark] = []
        self.sizes = type_sizes()

    def slide(self) -> Slide:
        inner, shown = self.wall.inner, self.shown
        top = self._head(inner)
        bottom, strip = self._foot(inner)
        body = Extent(inner.left, top, inner.right, bottom)
        panel, panel_pages = None, 0
        if shown.panel is not None:
            panel = Extent(body.right - inner.width * PANEL, body.top, body.right, body.bottom)
            panel_pages = self._panel(panel)
            body = replace(body, right=panel.left - GAP)
        else:
            body = replace(body, bottom=self._notes(body))
        found = self._pages(body)
        counts = [len(_spots(page, body)) for page in found]
        at, first = self._page(counts)
        paged = self.words.page_of(at + 1, len(found)) if len(found) > 1 else ""
        if (found[at].chart.subtitle, paged) != (self.subtitle, self.paged):  # a page may count something else
            self.subtitle, self.paged = found[at].chart.subtitle, paged
            self.marks.clear()
            return self.slide()
        reading_of = self._readings(found, body)
        area = replace(body, top=self._band(body, reading_of))
        spots, muted, ring, is_round = self._chart(found[at], area, first)
        return Slide(
            self.wall, self.chart.topic, self.chart.title, tuple(self.marks), muted, spots, tuple(reading_of), first,
            ring, is_round, panel, strip, at, len(found), panel_pages, self._said(reading_of),
        )  # fmt: skip

    # round the chart

    def _write(
        self, lines: Sequence[str], x: float, y: float, size: float, tone: Tone = Tone.INK, *, bold: bool = False
    ) -> float:
        """Lines from a top edge; returns the bottom edge."""
        for number, line in enumerate(lines):
            self.marks.append(Label(x, y + size * (0.95 + number * LEADING), line, size, tone, bold))
        return y + size * LEADING * len(lines)

    def _head(self, inner: Extent) -> float:
        sizes, y = self.sizes, inner.top
        place = self.words.place + (f"  ·  {self.paged}" if self.paged else "")
        self.marks.append(Label(inner.right, y + sizes.source * 0.95, place, sizes.source, Tone.INK2, anchor="end"))
        room = inner.width - letters.measure(place, sizes.source) - 20
        lines = letters.wrap(self.shown.notice or self.words.topic, room, sizes.source, bold=True)
        y = self._write(lines, inner.left, y, sizes.source, bold=True) + 5
        size, lines = self._title(inner.width)
        y = self._write(lines, inner.left, y, size, bold=True)
        if self.subtitle:
            lines = letters.wrap(self.subtitle, inner.width, sizes.subtitle)
            y = self._write(lines, inner.left, y + 1, sizes.subtitle, Tone.INK2)
        return y + 9

    def _title(self, room: float) -> tuple[float, tuple[str, ...]]:
        """The title on two lines at most where that can be, smaller before it takes a third."""
        sizes = [self.sizes.title * share for share in TITLES]
        tried = [(size, letters.wrap(self.chart.title, room, size, bold=True, balanced=True)) for size in sizes]
        return next((found for found in tried if len(found[1]) <= 2), tried[-1])

    def _foot(self, inner: Extent) -> tuple[float, Extent]:
        """Source at the left, room for the keys at the right, a hairline above; the key of status over it."""
        size = self.sizes.source
        room = inner.width * SOURCE
        lines = letters.wrap(self.words.source, room, size, balanced=True)
        if len(lines) > 2:
            size = self.sizes.least
            lines = letters.wrap(self.words.source, room, size, balanced=True)
        top = inner.bottom - size * LEADING * max(2, len(lines))
        self._write(lines, inner.left, top, size, Tone.INK2)
        line = top - 5
        self.marks.append(Line(((inner.left, line), (inner.right, line)), Tone.HAIRLINE, 0.7))
        strip = Extent(inner.left + letters.widest(lines, size) + 16, line + 1, inner.right, inner.bottom)
        return self._key(inner, line - 3), strip

    def _key(self, inner: Extent, bottom: float) -> float:
        """The status marks in use with their words, on as many lines as they need; returns where the body ends."""
        if not self.words.key:
            return bottom - 3
        size = self.sizes.source
        high = size * 0.9
        lines: list[list[tuple[Fill, str, float]]] = [[]]
        x = inner.left
        for fill, text in self.words.key:
            wide = sign_width(fill, high) + 5 + letters.measure(text, size)
            if lines[-1] and x + wide > inner.right:
                lines.append([])
                x = inner.left
            lines[-1].append((fill, text, x))
            x += wide + 18
        top = bottom - len(lines) * size * 1.35
        for number, line in enumerate(lines):
            base = top + size * (1.0 + number * 1.35)
            for fill, text, x in line:
                self.marks += [boxes.moved(mark, x, base - high * 0.9) for mark in sign(fill, high)]
                self.marks.append(Label(x + sign_width(fill, high) + 5, base, text, size, Tone.INK2))
        return top - 4

    def _notes(self, body: Extent) -> float:
        """Notes over the foot, where the chart keeps its room; all of them or none."""
        size = self.sizes.source
        lines = [line for note in self.words.notes for line in letters.wrap(note, body.width, size)]
        high = len(lines) * size * LEADING + 6
        if not lines or len(lines) > 3 or body.height - high < PLOT + self.sizes.value + self.sizes.axis * 2:
            return body.bottom
        self._write(lines, body.left, body.bottom - high + 6, size, Tone.INK2)
        return body.bottom - high

    def _panel(self, area: Extent) -> int:
        assert self.shown.panel is not None
        found, size = side.pages(self.shown.panel, area), self.sizes.source
        if len(found) > 1:  # which page it is, at the foot
            found = side.pages(self.shown.panel, replace(area, bottom=area.bottom - size * 1.4))
        at = min(self.shown.panel_page, len(found) - 1)
        self.marks += found[at]
        if len(found) > 1:
            words = self.words.page_of(at + 1, len(found))
            self.marks.append(
                Label(area.right - side.PAD, area.bottom - side.PAD * 0.7, words, size, Tone.INK2, anchor="end")
            )
        return len(found)

    # the chart

    def _pages(self, body: Extent) -> list[Page]:
        """Pages leave room for the reading, so that a point can be chosen without a chart falling apart."""
        return pages(self.chart, body.width, body.height - (0 if self.shown.panel is not None else self._reserve()))

    def _reserve(self) -> float:
        return self.sizes.value * 1.2 + self.sizes.axis * LEADING + 8

    def _page(self, counts: Sequence[int]) -> tuple[int, int]:
        """The page on show, and the place of its first point: that of the chosen point comes before the wanted one."""
        starts = [sum(counts[:n]) for n in range(len(counts))]
        at = min(self.shown.page, len(counts) - 1)
        if self.shown.point >= 0:
            at = next((n for n, start in enumerate(starts) if start <= self.shown.point < start + counts[n]), at)
        return at, starts[at]

    def _readings(self, found: Sequence[Page], body: Extent) -> list[Reading | None]:
        made: list[Reading | None] = []
        for page in found:
            keys = [spot.key for spot in _spots(page, body)]
            if isinstance(page.chart.content, Grid):
                made += [grid.reading(page.chart, row) for row in range(len(keys))]
            else:
                made += readings(page.chart, keys)
        return made

    def _said(self, found: Sequence[Reading | None]) -> str:
        told, at = self.shown.told, self.shown.point
        if told is not None:
            return f"{told.head}: {told.text}"
        reading = found[at] if 0 <= at < len(found) else None
        return reading.spoken if reading else ""

    def _band(self, body: Extent, found: Sequence[Reading | None]) -> float:
        """The value of the chosen point, or a difference, large over the chart; returns where that begins."""
        sizes, told = self.sizes, self.shown.told
        at = self.shown.point
        reading = found[at] if 0 <= at < len(found) else None
        if told is not None:
            return self._reading(body, told.text, told.head, "", words=told.refused)
        if reading is None or self.shown.panel is not None:
            return body.top
        if isinstance(self.chart.content, Listing):
            return body.top  # its words are large already, and the ring says which
        under = "" if reading.origin is None else _under(reading, body.width, sizes.axis)
        return self._reading(body, reading.value, reading.head, under, words=reading.origin is None)

    def _reading(self, body: Extent, value: str, head: str, under: str, *, words: bool) -> float:
        sizes, room = self.sizes, body.width
        size = sizes.body if words else sizes.value
        if not letters.fits(value, room, size, True):
            size = sizes.body
        lines = letters.wrap(value, room, size, bold=not words)
        y = body.top
        base = y + size * 0.95
        beside = letters.measure(value, size, True) + sizes.body
        one = len(lines) == 1 and beside + letters.measure(head, sizes.body) <= room
        if one:
            self.marks.append(Label(body.left + beside, base, head, sizes.body, Tone.INK))
        else:
            y = self._write(letters.wrap(head, room, sizes.label, bold=True), body.left, y, sizes.label, bold=True)
        y = self._write(lines, body.left, y, size, Tone.INK if words else Tone.HUE, bold=not words)
        if under:
            y = self._write((under,), body.left, y, sizes.axis, Tone.INK2)
        return y + 6

    def _chart(
        self, page: Page, area: Extent, first: int
    ) -> tuple[tuple[Spot, ...], frozenset[int], Extent | None, bool]:
        """Place the page's marks; the points outside the choice lose the hue."""
        shown, chart = self.shown, page.chart
        point, pair = shown.point - first, tuple(n - first for n in shown.pair)
        chosen = {*pair, *((point,) if shown.point >= 0 else ())}
        if isinstance(chart.content, Columns) and chosen:
            content = _columns(chart.content, point, pair, shown.told)
            chart = replace(chart, content=content)
            if content.difference is not None:
                chosen |= {content.difference.start, content.difference.end}
        figure, scale = _fitted(replace(page, chart=chart), area)
        lowest = max((boxes.of(mark).bottom for mark in figure.marks), default=0.0) * scale
        left, top = area.left, area.top + max(0.0, area.height - lowest) * RAISED
        start = len(self.marks)
        self.marks += [placed.mark(mark, left, top, scale) for mark in figure.marks]
        spots = tuple(placed.spot(spot, left, top, scale) for spot in figure.spots)
        if not any(0 <= n < len(spots) for n in chosen):
            return spots, frozenset(), None, False
        self._arrow(chart, start, spots, pair, area)
        muted = frozenset(start + n for n in emphasis.muted(figure, chosen))
        if not 0 <= point < len(spots):
            return spots, muted, None, False
        found, is_round = emphasis.shape(figure, figure.spots[point])
        edges = (
            found.left + left / scale,
            found.top + top / scale,
            found.right + left / scale,
            found.bottom + top / scale,
        )
        return spots, muted, Extent(*(edge * scale for edge in edges)), is_round

    def _arrow(self, chart: Chart, start: int, spots: Sequence[Spot], pair: Sequence[int], area: Extent) -> None:
        """Between the two points of the difference, where both are on this page."""
        told = self.shown.told
        if told is None or told.refused or len(pair) != 2 or not all(0 <= n < len(spots) for n in pair):
            return
        self.marks += arrow.marks(chart, self.marks[start:], (spots[pair[0]], spots[pair[1]]), told.short, area)


def _under(reading: Reading, width: float, size: float) -> str:
    """As many of the lines of a reading as stand on one line of the wall, whole."""
    found = ""
    for line in reading.lines:
        longer = f"{found} · {line.rstrip('.')}" if found else line.rstrip(".")
        if not letters.fits(longer, width, size):
            break
        found = longer
    return found


def _columns(content: Columns, point: int, pair: Sequence[int], told: Told | None) -> Columns:
    """With the arrow between the two that were chosen; else with its own, where the point is one of its ends."""
    own = content.difference
    if own is not None and point not in (own.start, own.end):
        own = None
    if told is not None:
        wanted = len(pair) == 2 and not told.refused and all(0 <= n < len(content.totals) for n in pair)
        own = Difference(pair[0], pair[1], told.short) if wanted else None
    return replace(content, parts=(), difference=own, annotation=None)


def _fitted(page: Page, area: Extent) -> tuple[Figure, float]:
    """The page's marks, smaller than planned where a reading took more room; with the factor."""
    for factor in (page.factor, *(f for f in (*LARGER, 1.0, *SMALLER) if f < page.factor)):
        if fits(page.chart, area.width, area.height, factor):
            return replace(page, factor=factor).figure(area.width, area.height), factor
    return replace(page, factor=SMALLER[-1]).figure(area.width, area.height), SMALLER[-1]


def _spots(page: Page, body: Extent) -> tuple[Spot, ...]:
    return page.figure(body.width, body.height).spots
