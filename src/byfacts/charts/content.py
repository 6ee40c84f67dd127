"""What each kind of chart holds once words and numbers are settled: the input of its layout function."""

from __future__ import annotations

from byfacts.charts.marks import Fill
from byfacts.frozen import frozen
from byfacts.model import Origin, Quantity


@frozen
class Point:
    """One number of a chart, as it is drawn, read out, and traced.

    ``key`` is the observation, fact or event behind it. ``quantity`` is None where there is no data, and
    ``text`` then says so. ``spoken`` has the unit; ``lines`` are the lines of the read-out under the value:
    status and source, in words. ``origin`` is the number before it was scaled for the chart, with all that it carries.
    """

    key: str
    name: str
    quantity: Quantity | None
    text: str
    spoken: str
    fill: Fill
    lines: tuple[str, ...] = ()
    origin: Origin | None = None


@frozen
class Part:
    """One layer of a stack: its name, the label at the peak (name and value), its points (None: not split)."""

    name: str
    label: str
    points: tuple[Point | None, ...]
    fill: Fill


@frozen
class Happening:
    """A small triangle under a category, with words of at most two lines."""

    at: int
    text: str


@frozen
class Bracket:
    """What holds for a stretch of categories: a vintage, a definition, a mean."""

    first: int
    last: int
    text: str
    bold: bool = False


@frozen
class Difference:
    """An arrow from one total to another with the computed change."""

    start: int
    end: int
    text: str


@frozen
class Columns:
    """Columns over categories, stacked when there is more than one part. ``totals`` carry the labels.

    ``short`` are the labels to use where the full ones cannot stand (thousands with one decimal).
    ``peak`` is the emphasised category. ``annotation`` is one remark (at a category), at most three lines.
    """

    categories: tuple[str, ...]
    totals: tuple[Point, ...]
    parts: tuple[Part, ...] = ()
    peak: int | None = None
    happenings: tuple[Happening, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    difference: Difference | None = None
    annotation: Happening | None = None
    breaks: tuple[int, ...] = ()  # a break in the series stands before these categories
    short: tuple[str, ...] = ()


@frozen
class Lines:
    """A time series as a line with every point labelled. ``low`` and ``high`` are the axis range.

    ``floor_text`` names the start of the axis where that is not zero ("axis starts at 9 million").
    """

    categories: tuple[str, ...]
    points: tuple[Point, ...]
    low: float
    high: float
    floor_text: str = ""
    breaks: tuple[int, ...] = ()
    happenings: tuple[Happening, ...] = ()


@frozen
class Curve:
    """One of several lines: its name and its points, one for each category; the series may break before some."""

    name: str
    points: tuple[Point, ...]
    breaks: tuple[int, ...] = ()


@frozen
class Curves:
    """Lines of one kind of number on one axis from zero: two over many categories, or many between two (slopes).

    In reading order; the first is the one that the chart is about.
    """

    categories: tuple[str, ...]
    curves: tuple[Curve, ...]
    happenings: tuple[Happening, ...] = ()


@frozen
class Bars:
    """Horizontal bars, a row each, in the order given. A point whose fill is SECOND is the rest."""

    rows: tuple[Point, ...]


@frozen
class Shares:
    """Stacked shares: each row adds up to 100 %. ``parts[i][j]`` is part i of row j, quantity in percent."""

    rows: tuple[str, ...]
    names: tuple[str, ...]
    parts: tuple[tuple[Point, ...], ...]
    counts: tuple[str, ...] = ()  # the number that is 100 %, at the end of each row


@frozen
class Rung:
    """One voice in an evidence ladder: who, what they counted, and their number.

    ``voice`` says which kind of source it is and of when, where there is room for it. ``unit`` stands beside the
    number of another concept, which has no place on the ladder's axis.
    """

    who: str
    what: str
    point: Point
    voice: str = ""
    unit: str = ""


@frozen
class Ladder:
    """Ranges and points on one axis from zero; ``context`` rungs count something else: they stand under their own
    subheading, each number with its own unit, and have no bar.

    ``ticks`` are (value, label); ``unit`` heads the column of values.
    """

    unit: str
    heading: str
    rungs: tuple[Rung, ...]
    ticks: tuple[tuple[float, str], ...]
    context_heading: str = ""
    context: tuple[Rung, ...] = ()


@frozen
class Panel:
    """One of several charts with scales of their own: who counts, and what."""

    name: str
    counted: str
    by: str
    columns: Columns

    @property
    def spoken(self) -> str:
        """The panel by its place and what is counted there."""
        return ", ".join(words for words in (self.name, self.counted or self.by) if words)


@frozen
class Multiples:
    """Panels that may not be compared: each has its own scale, a not-equal sign stands between."""

    panels: tuple[Panel, ...]


@frozen
class Place:
    """A country on the map: ``geo`` is its ISO code, ``name`` its short name, ``reliable`` false for flag u."""

    geo: str
    name: str
    point: Point
    reliable: bool = True


@frozen
class Map:
    """Countries by value: circles whose area is proportional, or shading in five classes.

    Sorted by value, largest first. ``scale`` are the values of the nested key circles with their labels;
    ``classes`` the upper bounds of the shading classes (four) with five labels, lowest first.
    ``largest`` is the value to which the largest circle belongs, the same for every year.
    """

    places: tuple[Place, ...]
    shading: bool
    home: str
    eu: str
    unit: str
    largest: float
    scale: tuple[tuple[float, str], ...]
    bounds: tuple[float, ...]
    classes: tuple[str, ...]
    label_from: float
    unreliable_text: str = ""


@frozen
class Moment:
    """An event on a lane. ``start`` and ``end`` are years with fractions; equal for a day.

    ``in_force`` marks a period that has, or had, an end set by law: hatched, with a heavy tick at its end;
    ``passed`` says that this end lies behind the day of issue.
    """

    key: str
    lane: int
    start: float
    end: float
    open_end: bool
    number: int
    date: str
    text: str
    short: str
    in_force: bool = False
    passed: bool = False
    lines: tuple[str, ...] = ()
    until: str = ""  # the end of a period in force, in short form


@frozen
class Timeline:
    """Lanes of dated events between two years (both included)."""

    lanes: tuple[str, ...]
    first_year: int
    last_year: int
    moments: tuple[Moment, ...]


@frozen
class Count:
    """A figure that stands alone: its value, who says it, what it counts."""

    point: Point
    who: str
    what: str


@frozen
class Counts:
    """Figures side by side, or one below the other, with no bars. ``unlike`` puts the not-equal sign between."""

    items: tuple[Count, ...]
    unlike: bool


@frozen
class Item:
    """A statement: a lead in bold (a date, a name), then words; ``lines`` say status and source."""

    key: str
    lead: str
    text: str
    lines: tuple[str, ...] = ()


@frozen
class Listing:
    """Statements one below the other, in one or more columns; numbered when they explain a timeline."""

    items: tuple[Item, ...]
    numbered: bool = False


@frozen
class Grid:
    """Nothing but the chart's table."""


Content = Columns | Lines | Curves | Bars | Shares | Ladder | Multiples | Map | Timeline | Counts | Listing | Grid
