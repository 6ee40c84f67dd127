"""What a topic says: headline, key facts and the chart that is chosen, in the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
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
from byfacts.desktop.chart_tools import NO_TOOLS, ChartTools
from byfacts.desktop.credits import Cite
from byfacts.desktop.facts import KeyFacts
from byfacts.desktop.icons import icon
from byfacts.desktop.look import Look
from byfacts.desktop.panel import ChartPanel
from byfacts.desktop.parts import WholeWords, button, column, ground, height, label, picture, row, tool
from byfacts.desktop.rail import entries
from byfacts.desktop.room import Room
from byfacts.language import Language
from byfacts.sheet import Badge, Sheet

WIDEST = 2000
PROSE = 1080  # a line of the standfirst


class Page(QScrollArea):
    """The content of a tab: scrolls down when it does not fit, never sideways."""

    announced = Signal(str)
    entry_chosen = Signal(str)

    def __init__(self, look: Look, language: Language, room: Room, sheet: Sheet, entry: str) -> None:
        super().__init__()
        self.look, self.language, self.room, self.sheet, self.entry = look, language, room, sheet, entry
        self._chooser: QComboBox | None = None
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
        if self.sheet.badges and not self._badge_beside:
            made.addSpacing(px(4))
            for passed in self.sheet.badges:
                made.addWidget(badge(self.look, passed, wrap=True))
        made.addSpacing(px(14 if self.room.as_of else 8))
        return made

    def chooser(self) -> QHBoxLayout:
        """Where there is no rail: "Chart 1 of 9: …" and a step to either side."""
        say, found = self.language, entries(self.sheet)
        bands = {band.id for band in self.sheet.bands}
        box = WholeWords()
        box.setObjectName("chart-chooser")
        box.setAccessibleName(say.text("Recommendations") if bands else say.text("Charts"))
        box.setIconSize(QSize(self.look.px(18), self.look.px(18)))
        for place, one in enumerate(found, 1):
            n, count = say.number(place), say.number(len(found))
            words = say.text("Chart {n} of {count}: {name}", n=n, count=count, name=one.name)
            hue = self.look.theme.hues[self.sheet.topic].data
            box.addItem(icon(self.look, one.icon, colour=hue), one.name if bands else words, one.id)
        box.setCurrentIndex(box.findData(self.entry))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumContentsLength(8)
        box.setMaximumWidth(self.look.px(540))
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box.activated.connect(lambda place: self.entry_chosen.emit(box.itemData(place)))
        self._chooser = box
        back = self._step_tool("chevron-left", say.text("Previous"), -1)
        return row(box, back, self._step_tool("chevron-right", say.text("Next"), 1), None, gap=self.look.px(6))

    def _step_tool(self, icon_name: str, words: str, by: int) -> QToolButton:
        made = tool(self.look, icon_name, words)
        made.clicked.connect(lambda: self.turn(by))
        return made

    def turn(self, by: int) -> None:
        """The next or the previous entry of the list."""
        ids = [one.id for one in entries(self.sheet)]
        place = ids.index(self.entry) + by
        if 0 <= place < len(ids):
            self.entry_chosen.emit(ids[place])

    def _as_of(self) -> QHBoxLayout:
        in_short = "" if self.sheet.badges else self.sheet.sources_in_short
        words = " · ".join(part for part in (self.sheet.as_of, in_short) if part)
        made = row(label(words, "small", wrap=True), gap=self.look.px(12))
        made.setStretch(0, 1)
        for passed in self.sheet.badges[:1] if self._badge_beside else ():
            made.addWidget(badge(self.look, passed))
        return made

    @property
    def _badge_beside(self) -> bool:
        """Whether the badge has room at the end of the as-of line; else, and where there are several, a line each."""
        return self.room.as_of and not self.room.docked and len(self.sheet.badges) == 1


def badge(look: Look, passed: Badge, *, wrap: bool = False) -> QFrame:
    """The amber strip by the headline: which date has passed, of what, and to check what applies today."""
    made = QFrame()
    made.setProperty("role", "amber")
    made.setObjectName("badge")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    head, text = f"{passed.head}: {passed.date}", f"{passed.text}: {passed.advice}"
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
    """Signals, besides those of every page: ``view_chosen``; ``choice_made`` chart, choice, value; ``read`` and
    ``asked``, the Reading that is shown, and the one whose source card is wanted.
    """

    view_chosen = Signal(str)
    choice_made = Signal(str, str, str)
    read = Signal(object)
    asked = Signal(object)

    def __init__(
        self, look: Look, language: Language, room: Room, sheet: Sheet, chart: Chart, view: str, cite: Cite,
        tools: ChartTools = NO_TOOLS,
    ) -> None:  # fmt: skip
        super().__init__(look, language, room, sheet, chart.id)
        self._cite, self._tools = cite, tools
        self.panel: ChartPanel | None = None
        self._content = content = column(self.heading())
        self._lead(content)
        self._place = column()
        content.addLayout(self._place, 1)
        self._fill(content)
        self.show_chart(sheet, chart, view)

    def show_chart(self, sheet: Sheet, chart: Chart, view: str) -> None:
        """Put another chart, or the same with another choice, in the place of the present one."""
        self.sheet, self.entry = sheet, chart.id
        if self._chooser is not None:
            self._chooser.setCurrentIndex(self._chooser.findData(chart.id))
        if self.panel is not None:
            self._place.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        panel = ChartPanel(self.look, self.language, self.room, sheet, chart, view, self._cite, self._tools)
        panel.announced.connect(self.announced)
        panel.view_chosen.connect(self.view_chosen)
        panel.choice_made.connect(self.choice_made)
        panel.turned.connect(self.turn)
        panel.entry_chosen.connect(self.entry_chosen)
        panel.read.connect(self.read)
        panel.asked.connect(self.asked)
        self._place.addWidget(panel, 1)
        self.panel = panel
        if self.isVisible():
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Share out the room, with a scroll bar only where all that must be seen is higher than the page.

        The bar takes width, and less width makes lines wrap: what is shared out may not depend on whether there is a
        bar at this moment, or bar and height would chase each other for ever.
        """
        if self.panel is None or self.widget() is None:
            return
        whole = self.maximumViewportSize()
        self._share_at(whole.width(), whole.height())
        fits = self._content.minimumHeightForWidth(min(whole.width(), self.look.px(WIDEST))) <= whole.height()
        if not fits:
            self._share_at(whole.width() - self.verticalScrollBar().sizeHint().width(), whole.height())
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if fits else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if self.verticalScrollBarPolicy() is not wanted:
            self.setVerticalScrollBarPolicy(wanted)

    def _share_at(self, page: int, most: int) -> None:
        """Tell the panel what width and height are left for it under headline and key facts."""
        assert self.panel is not None
        sides = self._content.contentsMargins()
        width = min(page, self.look.px(WIDEST)) - sides.left() - sides.right()
        items = [self._content.itemAt(n) for n in range(self._content.count())]
        above = sum(height(item, width) for item in items if item is not None and item.layout() is not self._place)
        self.panel.share(width, most - above - sides.top() - sides.bottom())

    def _lead(self, content: QVBoxLayout) -> None:
        """Key facts, and the chooser where there is no rail; folded facts have their button beside it."""
        px, say = self.look.px, self.language
        chooser = None if self.room.rail else self.chooser()
        if self.sheet.key_facts:
            facts = self._facts()
            if chooser is not None and self.room.facts == "folded":
                words = say.text("Key facts ({n})", n=say.number(len(self.sheet.key_facts)))
                opener = button(self.look, words)
                opener.setObjectName("facts-opener")
                opener.setCheckable(True)
                opener.toggled.connect(facts.setVisible)
                facts.hide()
                chooser.addWidget(opener)
            content.addWidget(facts)
            content.addSpacing(px(18 if self.room.facts == "full" else 12))
        if chooser is not None:
            content.addLayout(chooser)
            content.addSpacing(px(8))

    def _facts(self) -> KeyFacts:
        mini, name = self.room.facts != "full", self.language.text("Key facts")
        made = KeyFacts(self.look, self.sheet.key_facts, self._fact_columns(), mini=mini, name=name)
        made.announced.connect(self.announced)
        made.asked.connect(self.asked)
        return made

    def _fact_columns(self) -> int:
        return min(self.room.fact_columns, max(len(self.sheet.key_facts), 1))


def chart_of(sheet: Sheet, id: str) -> Chart:
    """The chart with this id, or the first: a remembered chart may be gone in a later edition."""
    charts: Sequence[Chart] = sheet.charts
    return next((chart for chart in charts if chart.id == id), charts[0])
