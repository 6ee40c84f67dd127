"""A chart as a picture that stands alone: title, subtitle, plot, status key, source, notes and edition in one Figure.

Nothing is cut: where only a width is given, the picture is as high as it needs; where a height is given, the plot
takes what is left, and what has no room is refused.
"""

from __future__ import annotations

from byfacts.charts import boxes, tabular
from byfacts.charts import type as letters
from byfacts.charts.boxes import moved
from byfacts.charts.chart import Chart, Figure, Spot
from byfacts.charts.content import Bars, Columns, Counts, Curves, Grid, Lines, Map, Multiples, Point
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout, least_height, natural_height, sized
from byfacts.charts.marks import Box, Fill, Label, Line, Mark, Tone
from byfacts.charts.swatches import SLIP, slip
from byfacts.errors import N_, LayoutError
from byfacts.frozen import frozen, replace

TITLE, SUBTITLE, SMALL, FOOT = 18.0, 13.0, 12.0, 11.0
MARGIN = 20.0
LARGE = (40.0, 15.0, 13.0)  # a figure that has a picture to itself, and its words
LEADING = 1.3
SLIP_WIDTH, BAR = 20.0, 3.0
ENDLESS = 4000.0
MAP_SHAPE, MAP_LEAST, RANKS, GAP = 1.45, 340.0, 250.0, 28.0  # width of the map to its height; room beside it
LEAST, ASPECT = 180.0, 0.46  # height of a plot that grows: at least, and of its width where it may choose

TOO_LOW = N_("The picture of “{name}” needs a height of {least} pixels at this width. Make it higher or wider.")


@frozen
class Caption:
    """The words that go with a plot. ``key`` are fills and what they mean, ``edition`` says what the data are, ``rest``
    are the numbers for which the plot has no room.
    """

    title: str
    subtitle: str
    source: str
    notes: tuple[str, ...]
    key: tuple[tuple[Fill, str], ...]
    edition: str
    rest: str = ""


@frozen
class Stretch:
    """The heights that a plot may have: the least, the one it would choose, and the most it can use."""

    least: float
    wanted: float
    most: float


@frozen
class _Block:
    """Marks with their own top at 0, and how high they are."""

    marks: tuple[Mark, ...]
    height: float


def poster(chart: Chart, caption: Caption, width: float, height: float | None = None) -> Figure:
    """The picture in units of a screen's pixel. Raises LayoutError for a height that is too low."""
    room = width - 2 * MARGIN
    head, foot = _head(caption, room), _foot(caption, room)
    around = head.height + foot.height + 2 * MARGIN
    stretch = _stretch(chart, room)
    if height is None:
        figure, tall = _plot(chart, room, stretch.wanted)
        height = around + tall
    elif height < around + stretch.least - 0.5:
        raise LayoutError(TOO_LOW, name=chart.name, least=around + stretch.least)
    else:
        figure, tall = _plot(chart, room, min(stretch.most, height - around))
        if tall > height - around + 0.5:
            raise LayoutError(TOO_LOW, name=chart.name, least=around + tall)
    below = height - MARGIN - foot.height
    top = MARGIN + head.height
    marks = (
        *(moved(mark, MARGIN, MARGIN) for mark in head.marks),
        *(moved(mark, MARGIN, top) for mark in figure.marks),
        *(moved(mark, MARGIN, below) for mark in foot.marks),
    )
    spots = tuple(_shifted(spot, MARGIN, top) for spot in figure.spots)
    return Figure(width, height, chart.topic, marks, spots, chart.alt)


def least_poster(chart: Chart, caption: Caption, width: float) -> float:
    """The least height of the picture at a width."""
    room = width - 2 * MARGIN
    return _head(caption, room).height + _foot(caption, room).height + 2 * MARGIN + _stretch(chart, room).least


def _shifted(spot: Spot, right: float, down: float) -> Spot:
    return replace(spot, x=spot.x + right, y=spot.y + down, at_x=spot.at_x + right, at_y=spot.at_y + down)


def _stretch(chart: Chart, width: float) -> Stretch:
    endless = Frame.screen(width, ENDLESS)
    if isinstance(chart.content, Grid):
        natural = tabular.natural_height(chart.table, endless)
        return Stretch(natural, natural, natural)
    natural = natural_height(chart, endless)
    if isinstance(chart.content, Columns | Lines | Curves | Multiples | Map):
        if isinstance(chart.content, Map):
            return Stretch(min(natural, MAP_LEAST), natural, ENDLESS)
        least = max(LEAST, least_height(chart, endless))
        return Stretch(least, max(least, natural, width * ASPECT), ENDLESS)
    lowest = max(
        (boxes.of(mark).bottom for mark in layout(chart, _frame(chart, width, ENDLESS)).marks), default=natural
    )
    most = max(natural, lowest) + 2
    return Stretch(natural, min(most, natural * 1.2), most)


def _plot(chart: Chart, width: float, height: float) -> tuple[Figure, float]:
    """The plot, and the height that it takes: a little more than was asked for where its words need it."""
    frame = Frame.screen(width, height)
    if isinstance(chart.content, Grid):
        marks, spots = tabular.lay_out(chart.table, frame)
        return Figure(width, height, chart.topic, marks, spots, chart.alt), height
    if isinstance(chart.content, Map) and width - height * MAP_SHAPE > RANKS:
        return _map_with_ranks(chart, chart.content, frame), height
    frame = _frame(chart, width, height)
    figure = layout(chart, frame)
    for _ in range(2):
        lowest = max((boxes.of(mark).bottom for mark in figure.marks), default=0.0)
        if lowest <= height + 0.5:
            break
        height = lowest + 0.5
        figure = layout(chart, sized(frame, height))
    return figure, height


def _frame(chart: Chart, width: float, height: float) -> Frame:
    """Figures that stand alone are larger where there is room, as in the window."""
    usual = Frame.screen(width, height)
    if isinstance(chart.content, Counts):
        large = replace(usual, number=LARGE[0], label=LARGE[1], small=LARGE[2])
        if natural_height(chart, large) <= height:
            return large
    return usual


def _map_with_ranks(chart: Chart, content: Map, frame: Frame) -> Figure:
    """Where the map leaves room at its side, ranked bars stand there, as in the window."""
    left = layout(chart, replace(frame, width=frame.height * MAP_SHAPE))
    points = tuple(replace(place.point, name=place.name) for place in content.places)
    start = left.width + GAP
    beside = replace(frame, width=frame.width - start)
    count = len(points)
    while count > 1 and natural_height(_bars(chart, points[:count]), beside) > frame.height:
        count -= 1
    right = layout(_bars(chart, points[:count]), beside)
    marks = (*left.marks, *(moved(mark, start, 0) for mark in right.marks))
    return Figure(frame.width, frame.height, chart.topic, marks, left.spots, chart.alt)


def _bars(chart: Chart, points: tuple[Point, ...]) -> Chart:
    return replace(chart, kind="bars", content=Bars(points))


def _words(text: str, width: float, size: float, tone: Tone, bold: bool = False, even: bool = False) -> _Block:
    lines = letters.wrap(text, width, size, bold, balanced=even) if text else ()
    marks = tuple(
        Label(0, size * (LEADING * n + (LEADING + letters.CAP) / 2), line, size, tone, bold)
        for n, line in enumerate(lines)
    )
    return _Block(marks, len(lines) * size * LEADING)


def _stacked(*parts: tuple[float, _Block]) -> _Block:
    """Blocks one below the other, each after a gap; an empty one takes no gap."""
    marks: list[Mark] = []
    y = 0.0
    for gap, block in parts:
        if block.marks:
            y += gap if marks else 0.0
            marks += [moved(mark, 0, y) for mark in block.marks]
            y += block.height
    return _Block(tuple(marks), y)


def _head(caption: Caption, width: float) -> _Block:
    bar = _Block((Box(0, 0, width, BAR, Fill.FINAL),), BAR)
    title = _words(caption.title, width, TITLE, Tone.INK, bold=True, even=True)
    made = _stacked((0, bar), (8, title), (3, _words(caption.subtitle, width, SUBTITLE, Tone.INK2)))
    return _Block(made.marks, made.height + 14)


def _foot(caption: Caption, width: float) -> _Block:
    parts = [(0.0, _key(caption.key, width)), (6.0, _words(caption.rest, width, SMALL, Tone.INK))]
    parts += [(8.0, _words(caption.source, width, SMALL, Tone.INK2))]
    parts += [(3.0, _words(note, width, SMALL, Tone.INK2)) for note in caption.notes]
    rule = _Block((Line(((0, 0), (width, 0)), Tone.HAIRLINE, 1.0),), 0.0)
    parts += [(8.0, rule), (6.0, _words(caption.edition, width, FOOT, Tone.INK2))]
    made = _stacked(*parts)
    return _Block(tuple(moved(mark, 0, 14) for mark in made.marks), made.height + 14)


def _key(key: tuple[tuple[Fill, str], ...], width: float) -> _Block:
    """Samples and words in a row, and in as many rows as they need."""
    marks: list[Mark] = []
    x, y, line = 0.0, 0.0, SMALL * 1.5
    middle = line / 2
    for fill, text in key:
        sample = slip(fill, SLIP_WIDTH)
        before = SLIP_WIDTH + 7 if sample else 0.0
        wide = before + letters.measure(text, SMALL)
        if x and x + wide > width:
            x, y = 0.0, y + line
        marks += [moved(mark, x, y + middle - SLIP_WIDTH * SLIP / 2) for mark in sample]
        for number, words in enumerate(letters.wrap(text, width - before, SMALL)):
            y += line if number else 0.0
            marks.append(Label(x + before, y + middle + SMALL * letters.CAP / 2, words, SMALL, Tone.INK2))
        x += wide + 18
    return _Block(tuple(marks), y + line if marks else 0.0)
