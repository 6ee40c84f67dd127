"""A Chart is everything one picture says, in words and numbers, before it has a size;
a Figure is the same, laid out in a frame, ready to be painted.
"""

from __future__ import annotations

from byfacts.charts.content import Content
from byfacts.charts.marks import Fill, Mark
from byfacts.frozen import frozen
from byfacts.model import Origin, Quantity


@frozen
class Cell:
    """A cell of a chart's table: the words shown and, where it is one, the number behind them.

    ``quantity`` is that number as its source words it, ``origin`` what it rests on before it was scaled for the chart.
    """

    text: str
    value: float | None = None
    mark: Fill | None = None  # a status cell shows its mark before the words
    quantity: Quantity | None = None
    origin: Origin | None = None


@frozen
class Table:
    """The chart as a table. The first column names the row; ``numeric`` says which columns align right.

    ``keys`` gives, per row, the key of the point that the row belongs to, or an empty string.
    ``total`` is true when the last row is a total. ``rest``, where rows can be folded, holds for every number of rows
    the row that stands for those from there on ("Other 19"): its figures are sums, and only the composer can add.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[bool, ...]
    keys: tuple[str, ...] = ()
    total: bool = False
    rest: tuple[tuple[Cell, ...], ...] = ()


@frozen
class Choice:
    """Something the reader may choose in a chart: a year, a way of drawing, a country.

    ``sizes``, where there are any: a number for each option, drawn over it as a small column. ``listed``: options to
    choose from a list, however short they are. ``icon``: of two options the first is on and the second off.
    """

    id: str
    label: str
    options: tuple[tuple[str, str], ...]  # (value, label)
    chosen: str
    sizes: tuple[float, ...] = ()
    listed: bool = False
    icon: str = ""


@frozen
class Chart:
    """What a chart says. ``sources`` are ids, in the order of their importance to the chart.

    ``marks`` are the status marks in use, in the order of the key. ``sentence`` says in one or two sentences
    what can be read off; ``alt`` is that sentence plus the chart's numbers. ``companion`` is the id of a chart of
    the same topic that stands under this one where there is room.
    """

    id: str
    kind: str
    topic: str  # whose hue it has
    icon: str
    name: str
    meta: str
    title: str
    subtitle: str
    sentence: str
    alt: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    marks: tuple[Fill, ...]
    table: Table
    content: Content
    choices: tuple[Choice, ...] = ()
    companion: str = ""


@frozen
class Spot:
    """Where a point of the chart stands in the frame: for hover, keyboard, screen reader.

    ``key`` is the point's key; x, y, width, height its hit area; (at_x, at_y) where a read-out should point.
    """

    key: str
    x: float
    y: float
    width: float
    height: float
    at_x: float
    at_y: float


@frozen
class Figure:
    """A chart laid out: marks back to front, and the spots of its points in reading order."""

    width: float
    height: float
    topic: str
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...]
    alt: str
