"""What a topic says: headline, key facts and the chart that is chosen, in the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from byfacts.charts.chart import Chart
from byfacts.desktop.facts import KeyFacts
from byfacts.desktop.icons import icon
from byfacts.desktop.look import Look
from byfacts.desktop.panel import ChartPanel, Cite
from byfacts.desktop.parts import button, column, ground, label, picture, row, tool
from byfacts.desktop.room import Room
from byfacts.language import Language
from byfacts.sheet import Badge, Sheet

WIDEST = 2000
PROSE = 1080  # a line of the standfirst


class Page(QScrollArea):
    """The content of a tab: scrolls down when it does not fit, never sideways."""

    announced = Signal(str)

    def __init__(self, look: Look, language: Language, room: Room, sheet: Sheet) -> None:
        super().__init__()
        self.look, self.language, self.room, self.sheet = look, language, room, sheet
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(sheet.title)

    def _fill(self, content: QVBoxLayout) -> None:
        px = self.look.px
        side = px(28 if self.room.rail else 20)
        content.setContentsMargins(side, px(18 if self.room.as_of else 10), side, px(14))
        held = ground("paper", content, self.sheet.topic)
        held.setMaximumWidth(px(WIDEST))
        self.setWidget(ground("paper", row(held)))

    def heading(self) -> QVBoxLayout:
        """Headline; standfirst and as-of line where the window has the height for them; passed dates."""
        px = self.look.px
        made = column(label(self.sheet.headline, "headline", wrap=True))
        if self.room.standfirst and self.sheet.standfirst:
            stand = label(self.sheet.standfirst, "stand", wrap=True)
            stand.setMaximumWidth(px(PROSE))
            held = row(stand, None)
            held.setStretch(0, 100)
            made.addSpacing(px(4))
            made.addLayout(held)
        if self.room.as_of:
            made.addSpacing(px(3))
            made.addLayout(self._as_of())
        elif self.sheet.badges:
            made.addSpacing(px(4))
            made.addWidget(badge(self.look, self.sheet.badges[0], wrap=True))
        made.addSpacing(px(14 if self.room.as_of else 8))
        return made

    def _as_of(self) -> QHBoxLayout:
        words = " · ".join(part for part in (self.sheet.as_of, self.sheet.sources_in_short) if part)
        made = row(label(words, "small", wrap=True), gap=self.look.px(12))
        made.setStretch(0, 1)
        for passed in self.sheet.badges[:1]:
            made.addWidget(badge(self.look, passed))
        return made


def badge(look: Look, passed: Badge, *, wrap: bool = False) -> QFrame:
    """The amber strip by the headline: which date has passed, of what, and to check what applies today."""
    made = QFrame()
    made.setProperty("role", "amber")
    made.setObjectName("badge")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    head, text = f"{passed.head}: {passed.date}", f"{passed.text} – {passed.advice}"
    made.setAccessibleName(f"{head}. {text}")
    px = look.px
    words = label(text, wrap=wrap)
    line = row(gap=px(8), margins=(px(8), px(3), px(8), px(3)))
    line.addWidget(picture(look, "clock", "on_amber", 14), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(head, "strong"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    made.setLayout(line)
    wide = QSizePolicy.Policy.Expanding if wrap else QSizePolicy.Policy.Maximum
    made.setSizePolicy(wide, QSizePolicy.Policy.Fixed if not wrap else QSizePolicy.Policy.Preferred)
    made.setToolTip(made.accessibleName())
    return made


class TopicPage(Page):
    """Signals, besides ``announced``: ``view_chosen``, ``choice_made`` and ``chart_chosen`` (from the chooser)."""

    view_chosen = Signal(str)
    choice_made = Signal(str, str, str)
    chart_chosen = Signal(str)

    def __init__(
        self, look: Look, language: Language, room: Room, sheet: Sheet, chart: Chart, view: str, cite: Cite
    ) -> None:
        super().__init__(look, language, room, sheet)
        self._cite = cite
        px = look.px
        content = column(self.heading())
        if sheet.key_facts:
            content.addLayout(self._facts())
            content.addSpacing(px(18 if room.facts == "full" else 12))
        if not room.rail:
            content.addLayout(self._chart_chooser(chart))
            content.addSpacing(px(8))
        self._place = column()
        content.addLayout(self._place, 1)
        self.panel: ChartPanel | None = None
        self.show_chart(sheet, chart, view)
        self._fill(content)

    def show_chart(self, sheet: Sheet, chart: Chart, view: str) -> None:
        """Put another chart, or the same with another choice, in the place of the present one."""
        self.sheet = sheet
        if self.panel is not None:
            self._place.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        panel = ChartPanel(self.look, self.language, self.room, sheet, chart, view, self._cite)
        panel.announced.connect(self.announced)
        panel.view_chosen.connect(self.view_chosen)
        panel.choice_made.connect(self.choice_made)
        panel.turned.connect(self.turn)
        self._place.addWidget(panel, 1)
        self.panel = panel

    def turn(self, by: int) -> None:
        """The next or the previous chart."""
        ids = [chart.id for chart in self.sheet.charts]
        place = ids.index(self.panel.chart.id) + by if self.panel else 0
        if 0 <= place < len(ids):
            self.chart_chosen.emit(ids[place])

    def _facts(self) -> QVBoxLayout:
        say = self.language
        mini = self.room.facts != "full"
        facts = KeyFacts(self.look, self.sheet.key_facts, self._fact_columns(), mini=mini, name=say.text("Key facts"))
        facts.announced.connect(self.announced)
        if self.room.facts != "folded":
            return column(facts)
        words = say.text("Key facts ({n})", n=say.number(len(self.sheet.key_facts)))
        opener = button(self.look, words)
        opener.setObjectName("facts-opener")
        opener.setCheckable(True)
        opener.toggled.connect(facts.setVisible)
        facts.hide()
        return column(row(opener, None), self.look.px(6), facts)

    def _fact_columns(self) -> int:
        return 2 if self.room.facts == "folded" else max(len(self.sheet.key_facts), 1)

    def _chart_chooser(self, chart: Chart) -> QHBoxLayout:
        """Where there is no rail: "Chart 1 of 9: …" and a step to either side."""
        say, charts = self.language, self.sheet.charts
        box = QComboBox()
        box.setObjectName("chart-chooser")
        box.setAccessibleName(say.text("Chart"))
        box.setIconSize(QSize(self.look.px(18), self.look.px(18)))
        for place, one in enumerate(charts, 1):
            words = say.text(
                "Chart {n} of {count}: {name}", n=say.number(place), count=say.number(len(charts)), name=one.name
            )
            box.addItem(icon(self.look, one.icon, colour=self.look.theme.hues[one.topic].data), words, one.id)
        box.setCurrentIndex(box.findData(chart.id))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(self.look.px(540))
        box.activated.connect(lambda place: self.chart_chosen.emit(box.itemData(place)))
        self._chooser = box
        back = self._step_tool("chevron-left", say.text("Previous chart"), -1)
        return row(box, back, self._step_tool("chevron-right", say.text("Next chart"), 1), None, gap=self.look.px(6))

    def _step_tool(self, icon_name: str, words: str, by: int) -> QToolButton:
        made = tool(self.look, icon_name, words)
        made.clicked.connect(lambda: self.turn(by))
        return made

    def show_chosen(self, id: str) -> None:
        """Let the chooser, where there is one, show this chart."""
        if not self.room.rail:
            self._chooser.setCurrentIndex(self._chooser.findData(id))


def chart_of(sheet: Sheet, id: str) -> Chart:
    """The chart with this id, or the first: a remembered chart may be gone in a later edition."""
    charts: Sequence[Chart] = sheet.charts
    return next((chart for chart in charts if chart.id == id), charts[0])
