"""A topic in the window: the list at the left, where there is room for it, and the content of what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from byfacts.desktop.card import WIDTH as CARD
from byfacts.desktop.chart_tools import NO_TOOLS, ChartTools
from byfacts.desktop.credits import Cite
from byfacts.desktop.look import Look
from byfacts.desktop.parts import column, ground, label
from byfacts.desktop.rail import ICONS, Rail, entries
from byfacts.desktop.rail import WIDTH as RAIL
from byfacts.desktop.recommendations import RecommendationsPage
from byfacts.desktop.regions import focus_first, name_of_focus
from byfacts.desktop.room import Room
from byfacts.desktop.topic_page import TopicPage, chart_of
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.sheet import Sheet

RAIL_LIMITS = (200, 340)
PANE = 980  # of the sheet beside the content


@frozen
class Setting:
    """What all parts of the body share: look, language, room, how a source is cited, what is done with a chart."""

    look: Look
    language: Language
    room: Room
    cite: Cite
    tools: ChartTools = NO_TOOLS


class Body(QWidget):
    """Signals: ``announced`` words for the status bar; ``entry_chosen`` a chart or recommendation; ``view_chosen``;
    ``choice_made`` chart, choice, value; ``action_ticked`` recommendation/number, on; ``chart_wanted`` topic, chart;
    ``read`` and ``asked``: the Reading of the point now shown, and that whose source card is wanted.
    """

    announced = Signal(str)
    entry_chosen = Signal(str)
    view_chosen = Signal(str)
    choice_made = Signal(str, str, str)
    action_ticked = Signal(str, bool)
    chart_wanted = Signal(str, str)
    read = Signal(object)
    asked = Signal(object)

    def __init__(self, setting: Setting, sheet: Sheet, entry: str, view: str, pane: QWidget | None = None) -> None:
        super().__init__()
        self.setting, self.sheet, self.entry, self.view = setting, sheet, entry, view
        self.page = self._make_page()
        self.rail: Rail | None = self._make_rail() if setting.room.rail else None
        self._split = QSplitter()
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        if self.rail is not None:
            self._split.addWidget(self._hold(self.rail))
        self._split.addWidget(self.page)
        self._split.setStretchFactor(self._split.count() - 1, 1)
        self._split.setSizes([self._rail_width(), 4000] if self.rail is not None else [4000])
        if pane is not None:
            self.show_pane(pane)
        self.setLayout(column(self._split))

    def show_pane(self, pane: QWidget) -> None:
        """Put a pane beside the content, or in its place where there is no room for both."""
        self._split.addWidget(pane)
        self._split.setStretchFactor(self._split.indexOf(pane), 0 if self.setting.room.docked else 1)
        self.page.setVisible(self.setting.room.docked)
        if self.setting.room.docked:
            px, rail = self.setting.look.px, [self.setting.look.px(RAIL)] if self.rail is not None else []
            self._split.setSizes([*rail, 4000, px(PANE)])
            pane.setMaximumWidth(px(PANE))
        pane.show()

    def show_card(self, card: QWidget) -> None:
        """Put a source card right of the content, or in its place where there is no room for both."""
        self._split.addWidget(card)
        self._split.setStretchFactor(self._split.indexOf(card), 0)
        self.page.setVisible(not self.setting.room.covered)
        if not self.setting.room.covered:
            rail = [self._rail_width()] if self.rail is not None else []
            self._split.setSizes([*rail, 4000, self.setting.look.px(CARD)])
            card.setMaximumWidth(self.setting.look.px(CARD))

    def _rail_width(self) -> int:
        return self.setting.look.px(ICONS if self.setting.room.icons else RAIL)

    def show_entry(self, entry: str, sheet: Sheet | None = None, view: str = "") -> None:
        """Show another chart or recommendation, or the same as it is said by another sheet or in another view."""
        focused = name_of_focus(self.window())
        self.entry, self.sheet, self.view = entry, sheet or self.sheet, view or self.view
        if isinstance(self.page, TopicPage) and not self._is_band():
            chart = chart_of(self.sheet, entry)
            self.page.show_chart(self.sheet, chart, self.view)
            self.announced.emit(" ".join(f"{words.rstrip('.')}." for words in (chart.title, chart.subtitle) if words))
        else:
            self._replace_page()
        focus_first(self, focused, *(("plot", "table") if focused in ("plot", "table", "ranks") else ()))

    def choose(self, entry: str) -> None:
        """Choose in the list, where there is one, as the reader would."""
        if self.rail is not None:
            self.rail.show_entry(entry)
        else:
            self.entry_chosen.emit(entry)

    def turn(self, by: int) -> None:
        """The next or the previous entry."""
        self.page.turn(by)

    def _replace_page(self) -> None:
        old, covered = self.page, self.page.isHidden()
        self.page = self._make_page()
        self._split.replaceWidget(self._split.indexOf(old), self.page)
        self._split.setStretchFactor(self._split.indexOf(self.page), 1)
        self.page.setHidden(covered)
        old.hide()
        old.deleteLater()

    def _make_page(self) -> TopicPage | RecommendationsPage:
        made = self._recommendations() if self._is_band() else self._topic_page()
        made.announced.connect(self.announced)
        made.entry_chosen.connect(self.choose)
        return made

    def _is_band(self) -> bool:
        return any(band.id == self.entry for band in self.sheet.bands)

    def _recommendations(self) -> RecommendationsPage:
        setting = self.setting
        made = RecommendationsPage(setting.look, setting.language, setting.room, self.sheet, self.entry)
        made.action_ticked.connect(self.action_ticked)
        made.chart_wanted.connect(self.chart_wanted)
        made.asked.connect(self.asked)
        return made

    def _topic_page(self) -> TopicPage:
        setting, chart = self.setting, chart_of(self.sheet, self.entry)
        made = TopicPage(
            setting.look, setting.language, setting.room, self.sheet, chart, self.view, setting.cite, setting.tools
        )
        made.view_chosen.connect(self.view_chosen)
        made.choice_made.connect(self.choice_made)
        made.read.connect(self.read)
        made.asked.connect(self.asked)
        return made

    def _heading(self) -> str:
        say = self.setting.language.text
        return say("Recommendations") if self.sheet.bands else say("Charts")

    def _make_rail(self) -> Rail:
        room = self.setting.room
        made = Rail(
            self.setting.look, self.sheet.topic, entries(self.sheet), self.entry, self._heading(), icons=room.icons
        )
        made.entry_chosen.connect(self.entry_chosen)
        made.entered_content.connect(self._enter)
        return made

    def _enter(self) -> None:
        """From the list into what it has chosen, as with a key of the window."""
        focus_first(self, "plot", "table", "page", reason=Qt.FocusReason.ShortcutFocusReason)

    def _hold(self, rail: Rail) -> QWidget:
        px = self.setting.look.px
        if self.setting.room.icons:
            made = ground("chrome", column(px(10), rail))
            made.setFixedWidth(px(ICONS))
            return made
        heading = label(self._heading(), "section")
        heading.setContentsMargins(px(19), px(14), px(12), px(6))
        made = ground("chrome", column(heading, rail))
        least, most = RAIL_LIMITS
        made.setMinimumWidth(px(least))
        made.setMaximumWidth(px(most))
        return made
