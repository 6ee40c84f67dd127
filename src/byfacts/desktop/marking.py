"""Two points of a plot that the reader marks, and the difference between them: computed, or refused with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from byfacts.charts.chart import Chart
from byfacts.charts.content import Columns, Difference
from byfacts.desktop.readings import Reading
from byfacts.desktop.told import Told
from byfacts.frozen import replace

if TYPE_CHECKING:
    from byfacts.desktop.plot import Plot

Compare = Callable[[Reading, Reading], Told]  # from one point to another
BOTH: Final = 2


class Marking:
    """Belongs to a plot. Marks are kept by place in the reading order, which a new size does not change."""

    def __init__(self, plot: Plot, compare: Compare | None) -> None:
        self._plot, self._compare = plot, compare
        self._places: list[int] = []
        self._told: Told | None = None

    def places(self) -> list[int]:
        """The points that are marked, as far as the figure has them."""
        figure = self._plot.figure
        return [place for place in self._places if figure is not None and place < len(figure.spots)]

    def mark(self) -> bool:
        """Mark the current point; with the second, tell the difference; a third one begins anew."""
        plot = self._plot
        reading = plot.reading()
        if self._compare is None or reading is None:
            return False
        say = plot.language.text
        if len(self._places) == BOTH:
            self._forget()
        if plot.current in self._places:
            self._forget()
            plot.announced.emit(say("No point is marked."))
        elif not self._places:
            self._places.append(plot.current)
            plot.announced.emit(say("{point} is marked. M on another point tells the difference.", point=reading.head))
        else:
            self._places.append(plot.current)
            self._tell()
            return True
        plot.lay_out()
        return True

    def _tell(self) -> None:
        plot = self._plot
        start, end = (plot.reading_at(place) for place in self._places)
        assert self._compare
        assert start
        assert end
        told = self._compare(start, end)
        self._told = None if told.refused else told
        plot.lay_out()
        plot.show_words(told.head, "" if told.refused else told.text, (told.text,) if told.refused else ())
        plot.announced.emit(f"{told.head}: {told.text}")

    def clear(self) -> bool:
        """Forget the marks; false when there were none."""
        if not self._places:
            return False
        self._forget()
        self._plot.lay_out()
        self._plot.announced.emit(self._plot.language.text("No point is marked."))
        return True

    def _forget(self) -> None:
        self._places, self._told = [], None

    def drawn(self, chart: Chart) -> Chart:
        """The chart as it is drawn: columns have an arrow between the two points, in place of their own."""
        if self._told is None or len(self._places) != BOTH or not isinstance(chart.content, Columns):
            return chart
        start, end = self._places
        arrow = Difference(start, end, self._told.short)
        return replace(chart, content=replace(chart.content, difference=arrow))
