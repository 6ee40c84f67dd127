"""The chart panel: finding and subtitle, what can be chosen, the plot or its table, source, key and notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from byfacts.charts.chart import Chart
from byfacts.charts.content import Bars, Grid, Map
from byfacts.desktop import clipboard, heights
from byfacts.desktop.chart_tools import NO_TOOLS, ChartTools, chart_tools
from byfacts.desktop.choosers import Choosers
from byfacts.desktop.companion import Companion
from byfacts.desktop.credits import MARGIN, Cite, Credits
from byfacts.desktop.look import Look
from byfacts.desktop.nothing import Nothing
from byfacts.desktop.parts import Segments, column, height, label, row
from byfacts.desktop.plot import Plot
from byfacts.desktop.readings import Reading, readings
from byfacts.desktop.room import Room
from byfacts.desktop.table import TableView, as_text
from byfacts.frozen import replace
from byfacts.language import Language
from byfacts.sheet import Sheet

VIEWS = ("chart", "table", "both")
RANKS = 10  # countries beside the map
TABLE_BESIDE = (300, 460)


class ChartPanel(QWidget):
    """One chart of a sheet.

    Signals: ``announced`` words for the status bar; ``view_chosen`` chart, table or both; ``choice_made``
    chart id, choice id, value; ``entry_chosen`` another chart; ``turned`` another chart is wanted (-1, +1); ``read``
    the Reading of the point now shown; ``asked`` the Reading whose source card is wanted.
    """

    announced = Signal(str)
    view_chosen = Signal(str)
    choice_made = Signal(str, str, str)
    entry_chosen = Signal(str)
    turned = Signal(int)
    read = Signal(object)
    asked = Signal(object)

    def __init__(
        self, look: Look, language: Language, room: Room, sheet: Sheet, chart: Chart, view: str, cite: Cite,
        tools: ChartTools = NO_TOOLS,
    ) -> None:  # fmt: skip
        super().__init__()
        self.tools = tools
        self.look, self.language, self.room = look, language, room
        self.sheet, self.chart, self.cite = sheet, chart, cite
        self.view = "table" if isinstance(chart.content, Grid) else view
        self.plot: Plot | None = None
        self.ranks: Plot | None = None
        self.table: TableView | None = None
        self.credits = Credits(look, language, room, sheet, chart, cite)
        self.choosers = Choosers(look, room, sheet.topic, self.choice_made.emit)
        self.companion = self._make_companion()
        self._beside: QHBoxLayout | None = None
        self._body = self._make_body()
        self.setObjectName("panel")
        self.setLayout(self._build())

    def _build(self) -> QVBoxLayout:
        px = self.look.px
        made = column(self._head(), px(10))
        for chooser in self.choosers.below(self.chart):
            made.addWidget(chooser, 0, Qt.AlignmentFlag.AlignLeft)
            made.addSpacing(px(8))
        if not self.room.margin:
            self._stack = self._fill(made)
            return made
        self._stack, self._beside = self._fill(column()), row(gap=px(28))
        self._beside.addLayout(self._stack, 1)
        self._beside.addWidget(self.credits.margin_column())
        made.addLayout(self._beside, 1)
        return made

    def _fill(self, made: QVBoxLayout) -> QVBoxLayout:
        """Plot or table; under them what is said of them, where no margin says it; then a second chart."""
        px = self.look.px
        made.addLayout(self._body, 1000)  # takes what it may, and the stretch at the end the rest
        if not self.room.margin:
            if self.view == "chart" and not heights.grows(self.chart) and self.chart.sentence:
                made.addSpacing(px(12))
                made.addWidget(label(self.chart.sentence, wrap=True))
            made.addSpacing(px(8))
            made.addLayout(self.credits.foot())
        if self.companion is not None:
            made.addWidget(self.companion)
        made.addStretch(1)
        return made

    def _make_companion(self) -> Companion | None:
        found = [chart for chart in self.sheet.charts if chart.id == self.chart.companion]
        if not found or self.room.tools == "tight":
            return None
        chart = found[0]
        told = set(chart.sources) <= set(self.chart.sources)
        source = Credits(self.look, self.language, self.room, self.sheet, chart, self.cite).source_line()
        choosers = [self.choosers.chooser(choice, chart.id) for choice in chart.choices]
        made = Companion(self.look, self.language, chart, "" if told else source, choosers)
        made.announced.connect(self.announced)
        made.entry_chosen.connect(self.entry_chosen)
        return made

    # height

    def share(self, width: int, most: float) -> None:
        """Share out a width and a height in pixels: open the second chart if both can stand, else fold it."""
        if self.plot is None or self.view != "chart":
            return
        px, scale = self.look.px, self.look.scale
        room = width - (px(MARGIN + 28) if self.room.margin else 0)
        left = most - self._height_of_others(room)
        span, large = heights.span(self.chart, room / scale), heights.span(self.chart, room / scale, large=True)
        spans = [large, span] if large.least < 2 * span.least else [span]  # twice as high: it broke into rows
        both = self.companion.open_height(room) if self.companion else 0
        folded = self.companion.folded_height() if self.companion else 0
        found = next((one for one in spans if px(one.least) + both <= left), None)
        chosen = found or next((one for one in spans if px(one.least) + folded <= left), span)
        self.plot.limit(chosen, large=chosen is large)
        if self.companion is not None:
            if found is not None:
                self.companion.open(room)
            else:
                self.companion.fold()

    def _height_of_others(self, width: int) -> int:
        """The height of everything but plot and second chart."""
        boxes = {self.layout(), self._stack}
        apart = [part for part in (self._body, self._stack, self._beside, self.companion) if part is not None]
        items = [box.itemAt(n) for box in boxes if box is not None for n in range(box.count())]
        return sum(
            height(item, width)
            for item in items
            if item is not None and item.layout() not in apart and item.widget() not in apart
        )

    # head

    def _head(self) -> QLayout:
        px = self.look.px
        titles = column(
            label(self.chart.title, "title", wrap=True), label(self.chart.subtitle, "subtitle", wrap=True), gap=px(2)
        )
        below = self.room.tools == "tight"
        made = row(None, gap=px(8)) if below else row(titles, gap=px(12))
        if not below:
            made.setStretch(0, 1)
        for chooser in self.choosers.in_head(self.chart):
            made.addWidget(chooser, 0, Qt.AlignmentFlag.AlignTop)
        if not isinstance(self.chart.content, Grid):
            made.addWidget(self._views(), 0, Qt.AlignmentFlag.AlignTop)
        for one in chart_tools(self.look, self.language, self.tools, plotted=self.plot is not None):
            made.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return column(titles, px(6), made) if below else made

    def _views(self) -> Segments:
        say = self.language.text
        options = [("chart", say("Chart")), ("table", say("Table")), ("both", say("Both"))]
        made = Segments(say("Show as"), options, self.view, tight=self.room.tools == "tight")
        made.setObjectName("views")
        made.setToolTip(say("Chart, table or both ({key})", key="V"))
        made.chosen.connect(self.view_chosen)
        return made

    # plot and table

    def _make_body(self) -> QHBoxLayout:
        """Plot, table or both. A layout, so that a change of height reaches the panel at once."""
        made = row(gap=self.look.px(24))
        if not self.chart.table.rows:
            made.addWidget(Nothing(self.look, self.language, self.chart, self.choice_made.emit))
            return made
        if self.view in ("chart", "both"):
            self.plot = self._make_plot()
            made.addWidget(self.plot, 3)
        if self.view == "chart" and isinstance(self.chart.content, Map):
            self.ranks = self._make_ranks(self.chart.content)
            made.addWidget(self.ranks, 2)
        if self.view in ("table", "both"):
            self.table = self._make_table()
            made.addWidget(self.table, 2 if self.view == "both" else 1)
        if self.plot is not None and self.table is not None:
            self.plot.pointed.connect(self.table.point_at)
            self.table.pointed.connect(self.plot.point_at)
        return made

    def _make_plot(self) -> Plot:
        made = Plot(self.look, self.language, self.chart, self.tools.compare)
        made.setObjectName("plot")
        made.announced.connect(self.announced)
        made.turned.connect(self.turned)
        made.stepped.connect(self._step_year)
        made.view_wanted.connect(self.next_view)
        made.read.connect(self.read)
        made.asked.connect(self.asked)
        return made

    def _make_ranks(self, content: Map) -> Plot:
        """Ranked bars beside the map: they carry the numbers for which the map has no room."""
        points = tuple(replace(place.point, name=place.name) for place in content.places[:RANKS])
        chart = replace(self.chart, kind="bars", content=Bars(points))
        made = Plot(self.look, self.language, chart, self.tools.compare)
        made.setObjectName("ranks")
        made.announced.connect(self.announced)
        made.read.connect(self.read)
        made.asked.connect(self.asked)
        if self.plot is not None:
            made.pointed.connect(self.plot.point_at)
            self.plot.pointed.connect(made.point_at)
        return made

    def _make_table(self) -> TableView:
        made = TableView(self.look, self.language, self.chart, self.credits.source_line())
        made.announced.connect(self.announced)
        made.asked.connect(self._ask_row)
        if self.view == "both":
            least, most = TABLE_BESIDE
            made.setMinimumWidth(self.look.px(least))
            made.setMaximumWidth(self.look.px(most if not self.room.margin else least * 1.4))
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return made

    def _ask_row(self, key: str) -> None:
        """The source card of a row's point; a row of words has none."""
        found = readings(self.chart, [key])[0]
        self.asked.emit(found or Reading(key, "", "", ()))

    def _step_year(self, by: int) -> None:
        """The neighbouring option of the choice with most options (the year, on a map)."""
        choices = sorted(self.chart.choices, key=lambda choice: -len(choice.options))
        if not choices:
            return
        values = [value for value, _ in choices[0].options]
        place = values.index(choices[0].chosen) + by
        if 0 <= place < len(values):
            self.choice_made.emit(self.chart.id, choices[0].id, values[place])

    def next_view(self) -> None:
        """Chart, table, both, and round again."""
        if not isinstance(self.chart.content, Grid):
            self.view_chosen.emit(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def copy(self) -> bool:
        """The table, or the rows that are selected in it, with title, unit and source; false: it was refused."""
        if self.table is not None:
            return self.table.copy()
        return clipboard.put(as_text(self.chart, self.chart.table.rows, self.credits.source_line()))
