"""The chart panel: finding and subtitle, what can be chosen, the plot or its table, source, key and notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from byfacts.charts.chart import Chart, Choice
from byfacts.charts.content import Bars, Grid, Map
from byfacts.desktop.look import Look
from byfacts.desktop.parts import Segments, button, column, ground, label, row, rule
from byfacts.desktop.plot import Plot
from byfacts.desktop.room import Room
from byfacts.desktop.status_mark import StatusMark
from byfacts.desktop.table import TableView, as_text
from byfacts.frozen import replace
from byfacts.kinds.points import mark_text
from byfacts.language import Language
from byfacts.sheet import Sheet

VIEWS = ("chart", "table", "both")
MARGIN = 292
Cite = Callable[[str], str]  # the text of a source by its id
STRIP_OPTION = 5  # letters: options no longer than a year may stand in a strip
STRIP = 12  # options
RANKS = 10  # countries beside the map
TABLE_BESIDE = (300, 460)


class ChartPanel(QWidget):
    """One chart of a sheet.

    Signals: ``announced`` words for the status bar; ``view_chosen`` chart, table or both; ``choice_made``
    chart id, choice id, value; ``turned`` another chart is wanted (-1, +1).
    """

    announced = Signal(str)
    view_chosen = Signal(str)
    choice_made = Signal(str, str, str)
    turned = Signal(int)

    def __init__(
        self, look: Look, language: Language, room: Room, sheet: Sheet, chart: Chart, view: str, cite: Cite
    ) -> None:
        super().__init__()
        self.look, self.language, self.room, self.sheet, self.chart, self.cite = (
            look,
            language,
            room,
            sheet,
            chart,
            cite,
        )
        self.view = "table" if isinstance(chart.content, Grid) else view
        self.plot: Plot | None = None
        self.ranks: Plot | None = None
        self.table: TableView | None = None
        self.setObjectName("panel")
        self.setLayout(self._build())

    def _build(self) -> QVBoxLayout:
        px = self.look.px
        made = column(self._head(), px(10))
        for choice in self.chart.choices:
            if self._as_strip(choice):
                made.addWidget(self._strip(choice), 0, Qt.AlignmentFlag.AlignLeft)
                made.addSpacing(px(8))
        if self.room.margin:
            body = row(self._body(), self._margin_column(), gap=px(28))
            body.setStretch(0, 1)
            made.addLayout(body, 1)
        else:
            made.addWidget(self._body(), 1)
            made.addSpacing(px(8))
            made.addLayout(self._foot())
        return made

    # head

    def _head(self) -> QLayout:
        px = self.look.px
        titles = column(label(self.chart.title, "title", wrap=True), self._subtitle(), gap=px(2))
        below = self.room.tools == "tight"
        made = row(None, gap=px(8)) if below else row(titles, gap=px(12))
        if not below:
            made.setStretch(0, 1)
        for choice in self.chart.choices:
            if not self._as_strip(choice):
                made.addWidget(self._chooser(choice), 0, Qt.AlignmentFlag.AlignTop)
        if not isinstance(self.chart.content, Grid):
            made.addWidget(self._views(), 0, Qt.AlignmentFlag.AlignTop)
        return column(titles, px(6), made) if below else made

    def _subtitle(self) -> QWidget:
        keys = self.sheet.references(self.chart.sources)
        return label(f"{self.chart.subtitle}  {keys}" if keys else self.chart.subtitle, "subtitle", wrap=True)

    def _views(self) -> Segments:
        say = self.language.text
        options = [("chart", say("Chart")), ("table", say("Table")), ("both", say("Both"))]
        made = Segments(say("Show as"), options, self.view, tight=self.room.tools == "tight")
        made.setObjectName("views")
        made.chosen.connect(self.view_chosen)
        return made

    def _as_strip(self, choice: Choice) -> bool:
        short = all(len(text) <= STRIP_OPTION for _, text in choice.options)
        return 3 < len(choice.options) <= STRIP and short and self.room.tools != "tight"

    def _strip(self, choice: Choice) -> QWidget:
        segments = self._segments(choice, tight=True)
        return ground("", row(label(choice.label, "section"), segments, None, gap=self.look.px(8)))

    def _segments(self, choice: Choice, *, tight: bool = False) -> Segments:
        made = Segments(choice.label, choice.options, choice.chosen, tight=tight)
        made.setObjectName(f"choice-{choice.id}")
        made.chosen.connect(lambda value: self.choice_made.emit(self.chart.id, choice.id, value))
        return made

    def _chooser(self, choice: Choice) -> QWidget:
        if len(choice.options) <= 3:
            return self._segments(choice, tight=self.room.tools != "words")
        made = QComboBox()
        made.setObjectName(f"choice-{choice.id}")
        made.setAccessibleName(choice.label)
        made.setToolTip(choice.label)
        for value, text in choice.options:
            made.addItem(text, value)
        made.setCurrentIndex(made.findData(choice.chosen))
        made.activated.connect(lambda place: self.choice_made.emit(self.chart.id, choice.id, made.itemData(place)))
        return made

    # plot and table

    def _body(self) -> QWidget:
        made = row(gap=self.look.px(24))
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
        return ground("", made)

    def _make_plot(self) -> Plot:
        made = Plot(self.look, self.language, self.chart)
        made.setObjectName("plot")
        made.announced.connect(self.announced)
        made.turned.connect(self.turned)
        made.stepped.connect(self._step_year)
        made.view_wanted.connect(self.next_view)
        return made

    def _make_ranks(self, content: Map) -> Plot:
        """Ranked bars beside the map: they carry the numbers for which the map has no room."""
        points = tuple(replace(place.point, name=place.name) for place in content.places[:RANKS])
        chart = replace(self.chart, kind="bars", content=Bars(points))
        made = Plot(self.look, self.language, chart)
        made.setObjectName("ranks")
        made.announced.connect(self.announced)
        if self.plot is not None:
            made.pointed.connect(self.plot.point_at)
            self.plot.pointed.connect(made.point_at)
        return made

    def _make_table(self) -> TableView:
        made = TableView(self.look, self.language, self.chart, self.source_line())
        made.announced.connect(self.announced)
        made.setMinimumHeight(self.look.px(190))
        if self.view == "both":
            least, most = TABLE_BESIDE
            made.setMinimumWidth(self.look.px(least))
            made.setMaximumWidth(self.look.px(most if not self.room.margin else least * 1.4))
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return made

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

    def copy(self) -> None:
        """The table, or the rows that are selected in it, with title, unit and source."""
        if self.table is not None:
            self.table.copy()
        else:
            QGuiApplication.clipboard().setText(as_text(self.chart, self.chart.table.rows, self.source_line()))

    # source, key, notes

    def source_line(self) -> str:
        """The sources of the chart as one line."""
        return self.language.text("Source: {sources}", sources=" ".join(self._sources()))

    def _sources(self) -> tuple[str, ...]:
        lines = {line.number: line.text for line in self.sheet.sources}
        numbers = dict.fromkeys(self.sheet.numbers[id] for id in self.chart.sources if id in self.sheet.numbers)
        others = [self.cite(id) for id in self.chart.sources if id not in self.sheet.numbers]
        return (*(f"[{n}] {lines[n]}" for n in sorted(numbers) if n in lines), *others)

    def _foot(self) -> QVBoxLayout:
        px = self.look.px
        first = row(label(self.source_line(), "small", wrap=True), gap=px(16))
        first.setStretch(0, 1)
        if self.room.key and self.chart.marks:
            first.addLayout(column(px(1), self._key(), None))
        made = column(first)
        if self.room.notes == "shown":
            for note in self.chart.notes:
                made.addSpacing(px(2))
                made.addWidget(label(note, "tiny", wrap=True))
        elif self.room.notes == "button" and self.chart.notes:
            made.addWidget(self._folded_notes())
        return made

    def _folded_notes(self) -> QWidget:
        """A button that opens the notes below it, where they would take the plot's room."""
        notes = label("\n".join(self.chart.notes), "tiny", wrap=True)
        notes.hide()
        opener = button(
            self.look, self.language.text("Notes ({n})", n=self.language.number(len(self.chart.notes))), "link"
        )
        opener.setCheckable(True)
        opener.toggled.connect(notes.setVisible)
        return ground("", column(row(opener, None), notes))

    def _key(self, *, upright: bool = False) -> QLayout:
        px = self.look.px
        made: QHBoxLayout | QVBoxLayout = column(gap=px(4)) if upright else row(None, gap=px(6))
        for fill in self.chart.marks:
            mark = StatusMark(self.look, self.chart.topic, fill, 12)
            words = label(mark_text(self.language, fill), "small")
            made.addLayout(row(mark, words, None if upright else px(6), gap=px(6)))
        return made

    def _margin_column(self) -> QWidget:
        """What stands under the plot in a narrow window, headed by what can be read off the chart."""
        px, say = self.look.px, self.language.text
        made = column(rule("inkrule", 2), px(10))
        sections = (
            (say("Reading the chart"), (self.chart.sentence,), ""),
            (say("Notes"), self.chart.notes, "small"),
            (say("Sources"), self._sources(), "small"),
        )
        for heading, texts, role in sections:
            if any(texts):
                self._section(made, heading, texts, role)
        made.addLayout(self._key(upright=True))
        made.addStretch(1)
        holder = ground("", made)
        holder.setFixedWidth(px(MARGIN))
        return holder

    def _section(self, made: QVBoxLayout, heading: str, texts: tuple[str, ...], role: str) -> None:
        px = self.look.px
        made.addWidget(label(heading, "section"))
        made.addSpacing(px(4))
        for text in texts:
            made.addWidget(label(text, role, wrap=True))
            made.addSpacing(px(4))
        made.addSpacing(px(6))
        made.addWidget(rule())
        made.addSpacing(px(10))
