"""How a point of a chart is told to assistive technology: its name, its value, what else is known of it."""

from __future__ import annotations

import sys

from byfacts.charts.chart import Chart
from byfacts.charts.content import Map, Timeline
from byfacts.desktop.readings import Reading
from byfacts.frozen import frozen
from byfacts.language import Language

# AT-SPI carries numbers as values, but no words: there a description begins with what the value says.
WORDLESS_VALUES = sys.platform not in ("win32", "darwin")


@frozen
class Said:
    """``number`` is the value as a number, None where there is none: a range, an event, no data."""

    name: str
    value: str
    description: str
    number: float | None = None

    def described(self, *, wordless_values: bool = WORDLESS_VALUES) -> str:
        """The description, for a system that reads values aloud or for one that knows them as numbers only."""
        return "; ".join(part for part in (self.value if wordless_values else "", self.description) if part)


def said(chart: Chart, reading: Reading, language: Language) -> Said:
    """What is said of a point. Countries on a map carry their rank, events the lane that they stand in."""
    name = ", ".join(part for part in (reading.head.replace(" · ", ", "), _lane(chart, reading.key)) if part)
    lines = [_rank(chart, reading.key, language), *(line.rstrip(".") for line in reading.lines)]
    number = reading.origin.quantity.point if reading.origin is not None else None
    return Said(name, reading.value, "; ".join(line for line in lines if line), number)


def _lane(chart: Chart, key: str) -> str:
    content = chart.content
    if not isinstance(content, Timeline):
        return ""
    return next((content.lanes[moment.lane] for moment in content.moments if moment.key == key), "")


def _rank(chart: Chart, key: str, language: Language) -> str:
    """Places with equal values share a rank; a place without data has none."""
    if not isinstance(chart.content, Map):
        return ""
    known = {place.point.key: place.point.quantity for place in chart.content.places if place.point.quantity}
    if key not in known:
        return ""
    rank = 1 + sum(quantity.known > known[key].known for quantity in known.values())
    return language.text("rank {n} of {count}", n=language.number(rank), count=language.number(len(known)))
