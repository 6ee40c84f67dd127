"""What each kind of chart becomes on a slide: a native chart, large figures, a table, or shapes where none can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, assert_never

from byfacts.charts.chart import Chart, Table
from byfacts.charts.content import (
    Bars,
    Columns,
    Counts,
    Curves,
    Grid,
    Ladder,
    Lines,
    Listing,
    Map,
    Multiples,
    Shares,
    Timeline,
)
from byfacts.charts.frame import Frame
from byfacts.citing import source_lines
from byfacts.exports.slides import drawing, figures, grids, native, plates, room, speech, stage, texts
from byfacts.exports.slides.plates import Plate
from byfacts.exports.slides.room import Space
from byfacts.exports.slides.stage import Words
from byfacts.exports.slides.texts import Style
from byfacts.frozen import replace
from byfacts.language import Language

if TYPE_CHECKING:
    from byfacts.exports.formats import Piece

VERDICTS, SPOKEN = "verdicts", 2  # the kind whose last columns, with the arithmetic, are for the speaker
CONTEXT_SHARE = 0.36  # of the height: what a ladder's other counts take at most
PAIR = 2  # lines that can have all their labels
TABLE_SHARE = 0.5  # of the width, where a table stands beside a chart
BESIDE, BESIDE_SIZES = 20.0, (14.0, 13.0, 12.0, 11.0)
CONTEXT_SIZES = (14.0, 13.0, 12.0, 11.0)
HEADING = 20.0


def add(deck: Any, piece: Piece, chart: Chart) -> None:
    """The slides of a chart: one, or as many as its table needs."""
    content, say = chart.content, piece.language
    match content:
        case Columns():
            _native(deck, piece, chart, plates.of_columns(content, chart, say), _said(_of_columns(content)))
        case Lines():
            _native(deck, piece, chart, plates.of_lines(content, chart, say), _said(_of_lines(content)))
        case Curves():
            _curves(deck, piece, chart, content)
        case Bars():
            _native(deck, piece, chart, plates.of_bars(content, chart, say), "")
        case Shares():
            head = chart.table.head[-1] if content.counts else ""
            remarks = say.text("In brackets: {what}.", what=head) if head else ""
            _native(deck, piece, chart, plates.of_shares(content, say), remarks)
        case Ladder():
            _ladder(deck, piece, chart, content)
        case Multiples():
            _panels(deck, piece, chart, content)
        case Counts():
            made = stage.new(deck, piece, _words(chart, piece))
            figures.counts(made, content)
            stage.finish(made, piece)
        case Map() | Timeline():
            _drawn(deck, piece, chart)
        case Listing() | Grid():
            _table(deck, piece, chart)
        case _:
            assert_never(content)


def _words(chart: Chart, piece: Piece, remarks: str = "") -> Words:
    say = piece.language
    lines = source_lines(piece.library, say, chart.sources)
    source = say.text("Source: {sources}", sources=" ".join(lines)) if lines else ""
    return Words(chart.title, chart.subtitle, source, speech.for_chart(chart, piece), remarks, chart.marks, chart.topic)


def _said(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _of_columns(content: Columns) -> Iterator[str]:
    names = content.categories
    for bracket in content.brackets:
        span = (
            names[bracket.first] if bracket.first == bracket.last else f"{names[bracket.first]}–{names[bracket.last]}"
        )
        yield f"{span}: {bracket.text}"
    if content.difference:
        yield f"{names[content.difference.start]} → {names[content.difference.end]}: {content.difference.text}"
    for happening in (*content.happenings, *filter(None, (content.annotation,))):
        yield f"{names[happening.at]}: {happening.text}"


def _of_lines(content: Lines) -> Iterator[str]:
    yield content.floor_text
    for happening in content.happenings:
        yield f"{content.categories[happening.at]}: {happening.text}"


def _native(deck: Any, piece: Piece, chart: Chart, plate: Plate, remarks: str) -> None:
    made = stage.new(deck, piece, _words(chart, piece, remarks))
    frame = native.place(made.slide, plate, made.space, made.topic, piece.language)
    texts.describe(frame, chart.name, chart.alt)
    stage.finish(made, piece)


def _curves(deck: Any, piece: Piece, chart: Chart, content: Curves) -> None:
    """Two lines with every value; more lines than that beside their table, for not every label can stand."""
    remarks = _said(f"{content.categories[h.at]}: {h.text}" for h in content.happenings)
    plate = plates.of_curves(content, piece.language)
    if len(content.curves) <= PAIR:
        _native(deck, piece, chart, plate, remarks)
        return
    words = _words(chart, piece, remarks)
    space = stage.space_for(words, piece)
    wide = space.width * TABLE_SHARE
    page = grids.whole(chart.table, replace(space, width=wide), BESIDE_SIZES)
    if grids.height(page) > space.height:
        _native(deck, piece, chart, plate, remarks)
        _pages(deck, piece, chart, chart.table, words, going_on=True)
        return
    made = stage.new(deck, piece, words)
    left = replace(space, width=space.width - wide - BESIDE)
    frame = native.place(made.slide, plate, left, made.topic, piece.language)
    texts.describe(frame, chart.name, chart.alt)
    beside = Space(left.right + BESIDE, space.top, wide, space.height)
    texts.describe(grids.place(made.slide, page, beside, made.topic), chart.name, chart.sentence)
    stage.finish(made, piece)


def _ladder(deck: Any, piece: Piece, chart: Chart, content: Ladder) -> None:
    """What stands on the axis as bars; what counts something else below it, as a table without bars."""
    made = stage.new(deck, piece, _words(chart, piece))
    space, say = made.space, piece.language
    rest = _context_table(content, chart)
    page = None
    if rest is not None:
        page = grids.whole(rest, Space(0, 0, space.width, space.height * CONTEXT_SHARE), CONTEXT_SIZES)
        space = replace(space, height=space.height - grids.height(page) - HEADING - stage.GAP)
    frame = native.place(made.slide, plates.of_rungs(content.rungs, chart.name, say), space, made.topic, say)
    texts.describe(frame, chart.name, chart.alt)
    if page is not None:
        heading = Space(space.left, space.bottom + stage.GAP / 2, space.width, HEADING)
        words = content.context_heading
        texts.box(made.slide, [(words, Style(room.LABEL, bold=True))], heading, words)
        below = Space(space.left, heading.bottom, space.width, grids.height(page))
        table = grids.place(made.slide, page, below, made.topic)
        texts.describe(table, words, words)
    stage.finish(made, piece)


def _context_table(content: Ladder, chart: Chart) -> Table | None:
    """The rows of the chart's table that have no place on its axis: who, what, number and unit."""
    if not content.context:
        return None
    many = len(content.context)
    rows = tuple(row[:4] for row in chart.table.rows[-many:])
    return Table(chart.table.head[:4], rows, chart.table.numeric[:4])


def _panels(deck: Any, piece: Piece, chart: Chart, content: Multiples) -> None:
    """Charts side by side, each with an axis of its own, and a sign between them that says so."""
    made = stage.new(deck, piece, _words(chart, piece))
    space, gap = made.space, 34.0
    many = len(content.panels)
    wide = (space.width - gap * (many - 1)) / many
    heads = [(panel.name, " · ".join(w for w in (panel.counted, panel.by) if w)) for panel in content.panels]
    head = max(20 + room.height_of(words, room.SMALL, wide) for _, words in heads) + 4
    drawn = [plates.of_columns(panel.columns, chart, piece.language) for panel in content.panels]
    label = min(_label(plate, wide) for plate in drawn)
    for place, (panel, (name, words)) in enumerate(zip(content.panels, heads, strict=True)):
        left = space.left + place * (wide + gap)
        lines = [(name, Style(16, bold=True)), *([(words, Style(room.SMALL))] if words else [])]
        texts.box(made.slide, lines, Space(left, space.top, wide, head), panel.spoken)
        plot = Space(left, space.top + head, wide, space.height - head)
        frame = native.place(made.slide, drawn[place], plot, made.topic, piece.language, label=label)
        spoken = "; ".join(f"{point.name}: {point.spoken or point.text}" for point in panel.columns.totals)
        texts.describe(frame, panel.spoken, f"{panel.spoken}: {spoken}")
        if place:
            between = Space(left - gap, space.top + head + plot.height * 0.42, gap, 30)
            texts.box(made.slide, [("≠", Style(22, bold=True, align="center"))], between, "≠")
    stage.finish(made, piece)


def _label(plate: Plate, width: float) -> float:
    """The largest size at which neighbouring values and names stand clear of each other."""
    slot = width * 0.96 / max(len(plate.categories), 1)
    words = [n.text for s in plate.strips for n in s.numbers if n] + [
        w for c in plate.categories for w in c.split("\n")
    ]
    for size in (14.0, 13.0, 12.0, 11.0, 10.5):
        if all(room.width_of(word, size, bold=True) <= slot + 4 for word in words):
            return size
    return 10.0


def _drawn(deck: Any, piece: Piece, chart: Chart) -> None:
    """A map or a timeline: laid out as everywhere, painted as shapes."""
    from byfacts.charts import boxes
    from byfacts.charts.layout import layout

    made = stage.new(deck, piece, _words(chart, piece))
    space = made.space
    figure = layout(chart, _frame(space))
    extents = [boxes.of(mark) for mark in figure.marks]
    right, bottom = max(one.right for one in extents), max(one.bottom for one in extents)
    scale = min(1.0, space.height / bottom)  # a kind that cannot be lower is made smaller
    space = replace(space, left=space.left + max(0.0, (space.width - right * scale) / 2))
    group = drawing.place(made.slide, figure.marks, space, figure.topic, scale)
    texts.describe(group, chart.name, chart.alt)
    stage.finish(made, piece)


def _frame(space: Space) -> Frame:
    """The room of the slide with letters for the back row."""
    return Frame(space.width, space.height, 13.0, 13.0, 12.0, 15.0, 28.0, 11.0, 1.0, roomy=True)


def _table(deck: Any, piece: Piece, chart: Chart) -> None:
    words = _words(chart, piece)
    if chart.kind != VERDICTS:
        _pages(deck, piece, chart, chart.table, words)
        return
    spoken = [f"{row[0].text} {_said(cell.text for cell in row[-SPOKEN:])}" for row in chart.table.rows]
    _pages(deck, piece, chart, _without_last(chart.table, SPOKEN), words, spoken)


def _pages(
    deck: Any, piece: Piece, chart: Chart, table: Table, words: Words, spoken: Sequence[str] = (), *,
    going_on: bool = False,
) -> None:  # fmt: skip
    """A table on as many slides as it needs, after another one if ``going_on``. ``spoken`` are words to each row."""
    start = 0
    for number, page in enumerate(grids.pages(table, stage.space_for(words, piece))):
        said = continued(words, piece.language) if number or going_on else words
        end = start + len(page.rows)
        if spoken:
            said = replace(said, notes="\n".join((chart.sentence, *spoken[start:end])))
        start = end
        made = stage.new(deck, piece, said)
        texts.describe(grids.place(made.slide, page, made.space, made.topic), chart.name, chart.alt)
        stage.finish(made, piece)


def _without_last(table: Table, many: int) -> Table:
    return replace(
        table, head=table.head[:-many], rows=tuple(r[:-many] for r in table.rows), numeric=table.numeric[:-many]
    )


def continued(words: Words, say: Language) -> Words:
    """The same slide going on."""
    return replace(words, title=say.text("{title} (continued)", title=words.title))
