"""Which charts a show has, in which order: kept as "topic/chart", and sound whatever an edition adds or takes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from byfacts.charts.chart import Chart
from byfacts.charts.content import Grid, Listing
from byfacts.frozen import frozen
from byfacts.sheet import Sheet
from byfacts.topics import topics

Sheets = Callable[[str], Sheet]


@frozen
class Item:
    """A chart in the show."""

    topic: str
    chart: str

    @property
    def id(self) -> str:
        return f"{self.topic}/{self.chart}"


def on_offer(sheets: Sheets) -> list[Item]:
    """Every chart of every tab, in the order of the window."""
    return [Item(topic.id, chart.id) for topic in topics() if topic.tab for chart in sheets(topic.id).charts]


def usual(sheets: Sheets, topic: str) -> list[Item]:
    """The charts that read well on a wall: pictures, not lists and tables. The present topic's come first."""
    found = [item for item in on_offer(sheets) if reads_well(sheets(item.topic).chart(item.chart))]
    return [item for item in found if item.topic == topic] + [item for item in found if item.topic != topic]


def reads_well(chart: Chart) -> bool:
    return not isinstance(chart.content, Listing | Grid)


def chosen(kept: Iterable[str], sheets: Sheets, topic: str) -> list[Item]:
    """The order that was kept, less what this edition does not have; the usual one where nothing is left."""
    known = {item.id: item for item in on_offer(sheets)}
    found = [known[id] for id in dict.fromkeys(kept) if id in known]
    return found or usual(sheets, topic)


def moved(order: Sequence[Item], place: int, by: int) -> tuple[list[Item], int]:
    """The order with one chart moved up (-1) or down (1), and where it then stands."""
    to = min(max(place + by, 0), len(order) - 1)
    made = list(order)
    made.insert(to, made.pop(place))
    return made, to
