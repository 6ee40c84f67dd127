"""The brief's recommendations: actions with a tick for the sheet, and the facts that bear on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from byfacts.charts.marks import Fill
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, ground, label, picture, row, rule, tool, upright
from byfacts.desktop.readings import Reading
from byfacts.desktop.room import Room
from byfacts.desktop.status_mark import StatusMark
from byfacts.desktop.topic_page import Page
from byfacts.language import Language
from byfacts.sheet import Band, BandAction, BandFact, Sheet


class RecommendationsPage(Page):
    """One recommendation, and in a tall window the other three below.

    Signals, besides those of every page: ``action_ticked`` "recommendation/number", on the sheet or not;
    ``chart_wanted`` topic, chart; ``asked`` the Reading whose source card is wanted.
    """

    action_ticked = Signal(str, bool)
    chart_wanted = Signal(str, str)
    asked = Signal(object)

    def __init__(self, look: Look, language: Language, room: Room, sheet: Sheet, current: str) -> None:
        super().__init__(look, language, room, sheet, current)
        self.band = next((band for band in sheet.bands if band.id == current), sheet.bands[0])
        px = look.px
        content = column(self.heading(), rule("huerule", 2), px(16))
        if not room.rail:
            content.addLayout(self.chooser())
            content.addSpacing(px(10))
        halves: QHBoxLayout | QVBoxLayout
        if room.rail:
            halves = row(self._left(), upright(), self._right(), gap=px(36))
            halves.setStretch(0, 52)
            halves.setStretch(2, 48)
        else:
            halves = column(self._left(), px(18), self._right())
        content.addLayout(halves)
        if room.others:
            content.addSpacing(px(28))
            content.addLayout(self._others())
        content.addStretch(1)
        self._fill(content)

    # actions

    def _left(self) -> QVBoxLayout:
        px, say = self.look.px, self.language.text
        made = column(
            row(
                label(f"{self.band.number}", "figure", hue=self.sheet.topic),
                label(self.band.title, "title", wrap=True),
                gap=px(8),
            ),
            px(6),
            self._addressees(),
            px(12),
            row(label(say("What the brief proposes"), "section"), None, label(say("On the sheet"), "section")),
            px(5),
            rule(),
        )
        made.itemAt(0).layout().setStretch(1, 1)  # type: ignore[union-attr]
        for action in self.band.actions:
            made.addWidget(self._action(action))
            made.addWidget(rule())
        made.addSpacing(px(14))
        made.addWidget(self._told())
        made.addStretch(1)
        return made

    def _addressees(self) -> QLayout:
        px = self.look.px
        made = row(label(self.language.text("Addressed to"), "small"), gap=px(8))
        for name in self.band.addressees:
            made.addWidget(label(name, "chip"))
        made.addStretch(1)
        if not self.band.partners_text:
            return made
        return column(made, px(4), label(self.band.partners_text, "small", wrap=True))

    def _action(self, action: BandAction) -> QWidget:
        px = self.look.px
        tick = QCheckBox()
        tick.setObjectName(f"action-{self.band.id}/{action.number}")
        tick.setChecked(action.on_sheet)
        tick.setAccessibleName(f"{action.number}. {action.text}")
        tick.setAccessibleDescription(self.language.text("On the sheet"))
        tick.toggled.connect(lambda on: self.action_ticked.emit(f"{self.band.id}/{action.number}", on))
        words = column(label(action.text, "strong", wrap=True), gap=px(1))
        if action.detail:
            words.addWidget(label(action.detail, "small", wrap=True))
        number = label(str(action.number), "number", hue=self.sheet.topic)
        number.setFixedWidth(px(20))
        number.setAlignment(Qt.AlignmentFlag.AlignTop)
        made = row(number, words, tick, gap=px(8), margins=(0, px(11), px(24), px(11)))
        made.setStretch(1, 1)
        return ground("", made)

    def _told(self) -> QWidget:
        """How many actions go on the sheet, in words; kept up to date by ``show_count``."""
        px = self.look.px
        self._count = label("", "small", wrap=True)
        words = row(picture(self.look, "file-text", "accent", 16), gap=px(12), margins=(px(14), px(8), px(10), px(8)))
        words.addWidget(self._count, 1)
        made = QFrame()
        made.setProperty("role", "notice")
        made.setLayout(words)
        self.show_count({f"{self.band.id}/{a.number}" for a in self.band.actions if not a.on_sheet})
        return made

    def show_count(self, off: set[str] | frozenset[str]) -> None:
        """Say how many of the actions go on the sheet."""
        say = self.language
        ticked = sum(f"{self.band.id}/{action.number}" not in off for action in self.band.actions)
        self._count.setText(say.text(
            "{ticked} of {count} actions of this recommendation go on the sheet.",
            ticked=say.number(ticked), count=say.number(len(self.band.actions)),
        ))  # fmt: skip

    @property
    def told(self) -> str:
        """The words of the count."""
        return self._count.text()

    # facts

    def _right(self) -> QVBoxLayout:
        px, say = self.look.px, self.language.text
        made = column(label(say("Facts that bear on it"), "title", wrap=True))
        made.addSpacing(px(2))
        if not self.band.facts:
            made.addWidget(label(self.band.no_figure, "subtitle", wrap=True))
        else:
            made.addWidget(label(say("Different counts, not summed."), "small", wrap=True))
        made.addSpacing(px(8))
        made.addWidget(rule())
        for fact in self.band.facts:
            made.addWidget(self._fact(fact))
            made.addWidget(rule())
        made.addStretch(1)
        return made

    def _fact(self, fact: BandFact) -> QWidget:
        px = self.look.px
        value = label(fact.value, "passedvalue" if fact.passed else "figure", wrap=True, hue=fact.topic)
        words = column(value, label(fact.text, wrap=True), gap=px(2))
        if fact.passed:
            words.addLayout(row(label(fact.passed, "amber"), None))
        else:
            words.addLayout(self._standing(fact))
        made = row(words, gap=px(16), margins=(0, px(10), 0, px(10)))
        made.setStretch(0, 1)
        if not fact.passed:
            made.addWidget(self._card_tool(fact), 0, Qt.AlignmentFlag.AlignVCenter)
        if fact.chart:
            made.addWidget(self._link(fact), 0, Qt.AlignmentFlag.AlignVCenter)
        return ground("", made)

    def _standing(self, fact: BandFact) -> QLayout:
        px = self.look.px
        made = row(gap=px(6))
        if fact.mark is not None and fact.mark is not Fill.NONE:
            made.addLayout(column(px(4), StatusMark(self.look, fact.topic, fact.mark), None))
        made.addWidget(label(fact.meta, "tiny", wrap=True), 1)
        return made

    def _card_tool(self, fact: BandFact) -> QToolButton:
        made = tool(self.look, "quote", self.language.text("Source card"))
        made.setAccessibleDescription(f"{fact.value} {fact.text}")
        made.setObjectName(f"card-of-{fact.key}")
        reading = Reading(fact.key, fact.text, fact.value, (), fact.origin)
        made.clicked.connect(lambda: self.asked.emit(reading))
        return made

    def _link(self, fact: BandFact) -> QPushButton:
        titles = {tab.topic: tab.title for tab in self.sheet.tabs}
        title = titles.get(fact.topic, "")
        made = button(
            self.look, title, "link", "arrow-up-right", lambda: self.chart_wanted.emit(fact.topic, fact.chart)
        )
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setText(f"{title} ")
        made.setAccessibleName(self.language.text("Open the chart in {topic}", topic=title))
        made.setAccessibleDescription(f"{fact.value} {fact.text}")
        made.setToolTip(made.accessibleName())
        return made

    # the others

    def _others(self) -> QVBoxLayout:
        px = self.look.px
        cards = row(gap=px(36))
        for band in self.sheet.bands:
            if band.id != self.band.id:
                cards.addLayout(self._card(band), 1)
        return column(label(self.language.text("The other recommendations"), "title"), px(10), cards)

    def _card(self, band: Band) -> QVBoxLayout:
        px = self.look.px
        opener = button(self.look, band.title, "link", pressed=lambda: self.entry_chosen.emit(band.id))
        addressed = self.language.text("Addressed to: {names}", names=self.language.list(band.addressees))
        return column(
            rule("huerule", 2),
            px(6),
            row(label(str(band.number), "number", hue=self.sheet.topic), opener, None, gap=px(8)),
            px(2),
            label(band.summary, "muted", wrap=True),
            px(4),
            label(addressed, "small", wrap=True),
            None,
        )
