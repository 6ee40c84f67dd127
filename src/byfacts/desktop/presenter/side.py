"""The panel over a third of the wall: the source card of a number, or the speaker's notes, in large letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from byfacts.cards import Card, Line
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent, moved
from byfacts.charts.chart import Chart
from byfacts.charts.marks import Fill, Label, Mark, Tone
from byfacts.charts.marks import Line as Rule
from byfacts.charts.sketch import LEADING
from byfacts.charts.swatches import sign, sign_width
from byfacts.desktop.presenter.wall import type_sizes
from byfacts.desktop.readings import Reading
from byfacts.frozen import frozen, replace
from byfacts.language import Language

PAD = 15.0
FIRST = ("Source", "Vintage", "What is counted", "Mind", "Computed from", "Said by", "Date", "Place")
SAID = ("Value", "Value as published")  # the value stands above, in large figures
OF_BODY = (1.0, 0.9, 0.8)  # what is tried before another page
BAD_FIRST = ("fails", "unknown", "mind")


@frozen
class Row:
    """A label, where there is one, and what it names."""

    label: str
    text: str


@frozen
class Side:
    """What the panel says. ``value`` is set large; ``fill`` is the status mark before ``standing``."""

    heading: str
    value: str = ""
    name: str = ""
    standing: str = ""
    fill: Fill | None = None
    rows: tuple[Row, ...] = ()

    @property
    def spoken(self) -> str:
        head = ". ".join(part.rstrip(".") for part in (self.heading, self.value, self.name, self.standing) if part)
        return " ".join(
            [f"{head}.", *(f"{row.label}: {row.text.rstrip('.')}." if row.label else row.text for row in self.rows)]
        )


def of_card(say: Language, found: Card) -> Side:
    """A source card: who says so first, then what must be minded, then the checks."""
    first, said = [say.text(label) for label in FIRST], [say.text(label) for label in SAID]
    lines = [line for line in found.lines if not line.detail and not (found.value and line.label in said)]
    lines = _with_vintage(say, lines)
    lines.sort(key=lambda line: first.index(line.label) if line.label in first else len(first))
    rows = [Row(line.label, line.text) for line in lines]
    others = [
        f"{v.name}: {v.text}" + (f" ({v.difference})" if v.difference else "") for v in found.vintages if not v.own
    ]
    rows[4:4] = [Row(found.words["vintages"], text) for text in others]
    checks = sorted(found.checks, key=lambda check: check.kind not in BAD_FIRST)
    rows += [Row(found.words["checks"], check.text) for check in checks]
    value = f"{found.value} {found.unit}" if found.unit and len(found.value) < 4 else found.value
    name = found.heading if value != found.value or not found.unit else f"{found.unit} – {found.heading}"
    return Side(say.text("Who says so?"), value, name, found.standing, found.mark, _joined(rows))


def _with_vintage(say: Language, lines: Sequence[Line]) -> list[Line]:
    """Source and vintage in one row where there is one source; what stands in the large letters is left out."""
    by = {line.label: line for line in lines}
    source, vintage = say.text("Source"), say.text("Vintage")
    dull = [say.text("What is counted"), say.text("Stock or flow"), say.text("Period"), say.text("Status")]
    one = sum(line.label == source for line in lines) == 1 and vintage in by and by[vintage].known
    made = []
    for line in lines:
        if line.label in dull or (one and line.label == vintage):
            continue
        joined = one and line.label == source
        made.append(replace(line, text=f"{line.text}, {by[vintage].text}") if joined else line)
    return made


def of_reading(say: Language, reading: Reading) -> Side:
    """What a point says that is no number."""
    return Side(
        say.text("Who says so?"), "", reading.head, rows=tuple(Row("", t) for t in (reading.value, *reading.lines))
    )


def of_notes(say: Language, chart: Chart, reading: Reading | None) -> Side:
    """The speaker's notes: what can be read off the chart, its notes, and the point that is chosen."""
    texts = [chart.sentence, *chart.notes, *((reading.spoken,) if reading else ())]
    return Side(say.text("Notes"), rows=tuple(Row("", text) for text in texts if text))


def _joined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Neighbours with the same label under one."""
    made: list[Row] = []
    for row in rows:
        made.append(Row("" if any(old.label == row.label for old in made[-8:]) and row.label else row.label, row.text))
    return tuple(made)


def pages(side: Side, area: Extent) -> list[tuple[Mark, ...]]:
    """The panel's words on one page, smaller where that spares a second one, else on as many as they need."""
    tried = [_pages(side, area, type_sizes().body * share) for share in OF_BODY]
    return min(tried, key=len)


def _pages(side: Side, area: Extent, size: float) -> list[tuple[Mark, ...]]:
    left, width = area.left + PAD, area.width - 2 * PAD
    head, y = _head(side, left, area.top + PAD, width, size)
    made: list[list[Mark]] = [head]
    for row in side.rows:
        for block in _blocks(row, left, width, size):
            if y + block[1] > area.bottom - PAD and len(made[-1]) > 1:
                heading, y = _heading(side, left, area.top + PAD, width, size)
                made.append(heading)
            made[-1] += [moved(mark, 0, y) for mark in block[0]]
            y += block[1]
    return [tuple(page) for page in made]


def _blocks(row: Row, left: float, width: float, size: float) -> Iterator[tuple[list[Mark], float]]:
    """A row from a zero line, and its height. A long text comes in parts, so that a page can end between them."""
    gap, small = size * 0.62, type_sizes().source
    lines = letters.wrap(row.text, width, size)
    parts = [lines[n : n + 8] for n in range(0, len(lines), 8)]
    for number, part in enumerate(parts):
        marks: list[Mark] = []
        y = gap if not number else 0.0
        if row.label and not number:
            for line in letters.wrap(row.label, width, small, bold=True):
                marks.append(Label(left, y + small, line, small, Tone.INK2, True))
                y += small * LEADING
        for line in part:
            marks.append(Label(left, y + size * 0.98, line, size))
            y += size * LEADING
        yield marks, y


def _heading(side: Side, left: float, top: float, width: float, size: float) -> tuple[list[Mark], float]:
    small = type_sizes().label
    lines = letters.wrap(side.heading, width, small, bold=True)
    marks: list[Mark] = [
        Label(left, top + small * (0.8 + n * LEADING), t, small, Tone.HUE, True) for n, t in enumerate(lines)
    ]
    return marks, top + small * (0.8 + (len(lines) - 1) * LEADING) + size * 0.2


def _head(side: Side, left: float, top: float, width: float, size: float) -> tuple[list[Mark], float]:
    """Heading, value, name and standing, with a rule below."""
    marks, y = _heading(side, left, top, width, size)
    if side.value:
        large = _large(side.value, width)
        for line in letters.wrap(side.value, width, large, bold=True):
            y += large * 1.05
            marks.append(Label(left, y, line, large, Tone.HUE, True))
        y += large * 0.16
    if side.name:
        y += size * 0.2
        for line in letters.wrap(side.name, width, size):
            y += size * LEADING
            marks.append(Label(left, y, line, size))
    if side.standing:
        y += size * 0.3
        small, indent = type_sizes().label, 0.0
        if side.fill is not None and side.fill is not Fill.NONE:
            swatch = sign(side.fill, small * 0.8)
            marks += [moved(mark, left, y + small * 0.4) for mark in swatch]
            indent = sign_width(side.fill, small * 0.8) + small * 0.5
        for line in letters.wrap(side.standing, width - indent, small, bold=True):
            y += small * LEADING
            marks.append(Label(left + indent, y, line, small, bold=True))
    if not (side.value or side.name):
        return marks, y
    y += size * 0.7
    marks.append(Rule(((left, y), (left + width, y)), Tone.HAIRLINE, 0.7))
    return marks, y


def _large(value: str, width: float) -> float:
    """As large as the figure fits on one line; words are set smaller and may take several."""
    sizes = (type_sizes().card_value, type_sizes().card_value * 0.8, type_sizes().value)
    return next((s for s in sizes if letters.fits(value, width, s, True)), type_sizes().body * 1.2)
