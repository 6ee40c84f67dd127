"""The wall that is written on: a screen measured in units of which 540 make the height, whatever its pixels."""

from __future__ import annotations

from functools import cache

from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Chart
from byfacts.charts.content import Counts
from byfacts.charts.frame import Frame
from byfacts.frozen import frozen, replace
from byfacts.tokens import tokens

HIGH, LEAST_WIDE = 540.0, 720.0
STROKE = 1.25  # of a regular rule
OF_TOKENS = HIGH / 1080  # tokens are pixels of a screen 1080 high
SIDE, TOP, FOOT = 30.0, 16.0, 13.0  # margins


@frozen
class Type:
    """Letter sizes in units."""

    title: float
    subtitle: float
    body: float
    label: float
    axis: float
    source: float
    value: float
    card_value: float
    keys: float
    least: float


@frozen
class Wall:
    """``scale`` is pixels per unit."""

    width: float
    height: float
    scale: float

    @classmethod
    def of(cls, width: int, height: int) -> Wall:
        """The wall of a screen of so many pixels: never narrower than 4:3, so that upright screens work too."""
        scale = max(min(height / HIGH, width / LEAST_WIDE), 0.1)
        return cls(width / scale, height / scale, scale)

    @property
    def inner(self) -> Extent:
        return Extent(SIDE, TOP, self.width - SIDE, self.height - FOOT)


@cache
def type_sizes() -> Type:
    """From the tokens."""
    return Type(**{name: size * OF_TOKENS for name, size in tokens()["presenter"].items()})


def frame(chart: Chart, width: float, height: float, factor: float) -> Frame:
    """The frame of a chart in a room of units, when it is drawn ``factor`` times as large as usual on the wall."""
    sizes = type_sizes()
    made = Frame.screen(width / factor, height / factor)
    if isinstance(chart.content, Counts):
        return replace(made, number=40.0, label=15.0, small=13.0, stroke=STROKE)
    return replace(made, label=sizes.label, axis=sizes.axis, small=sizes.axis, stroke=STROKE)
