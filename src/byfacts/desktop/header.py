"""The row under the menu bar: a tab per topic, and the tools that concern the whole window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QTabBar, QToolButton, QWidget

from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, label, row, tool, upright
from byfacts.desktop.room import Room
from byfacts.language import Language
from byfacts.sheet import Tab

HEIGHT = 52
# The keys that open or step through what a tool offers.
LANGUAGE, SIZE, THEME = "Ctrl+Shift+L", "Ctrl++, Ctrl+−", "Ctrl+Shift+T"
THEME_ICONS = {"system": "monitor", "light": "sun", "dark": "moon", "contrast": "contrast"}


class TopicTabs(QTabBar):
    """The topics as tabs; a tab with passed dates carries their number on amber and says so aloud."""

    topic_chosen = Signal(str)

    def __init__(self, look: Look, tabs: Sequence[Tab], current: str, *, tight: str) -> None:
        super().__init__()
        self._topics = [tab.topic for tab in tabs]
        self.setObjectName("tabs")
        self.setProperty("tight", tight)
        self.setDrawBase(False)
        self.setExpanding(False)
        self._tight = tight in ("tight", "least")
        self.setUsesScrollButtons(self._tight)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(look.font(14, 500))
        for place, tab in enumerate(tabs):
            self.addTab(tab.title)
            self.setAccessibleTabName(place, f"{tab.title}, {tab.passed_text}" if tab.passed else tab.title)
            if tab.passed:
                self.setTabButton(place, QTabBar.ButtonPosition.RightSide, _pill(look, tab))
                self.setTabToolTip(place, tab.passed_text)
        self.show_topic(current)
        self.currentChanged.connect(self._chosen)

    def show_topic(self, topic: str) -> None:
        """Show a topic's tab as the current one, in its hue, without choosing it."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._topics.index(topic))
        self._take_hue(topic)
        self.blockSignals(blocked)

    def _chosen(self, place: int) -> None:
        self._take_hue(self._topics[place])
        self.topic_chosen.emit(self._topics[place])

    def _take_hue(self, topic: str) -> None:
        self.setProperty("hue", topic)
        self.style().unpolish(self)
        self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.height(), self.sizeHint().height()) if self._tight else self.sizeHint()


def _pill(look: Look, tab: Tab) -> QLabel:
    made = label(str(tab.passed), "pill")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedSize(look.px(18), look.px(18))
    made.setToolTip(tab.passed_text)
    return made


class Header(QWidget):
    """Tabs left, tools right. The tools open the same menus as View does; Fact sheet opens and closes its pane."""

    sheet_wanted = Signal()
    print_wanted = Signal()
    find_wanted = Signal()
    present_wanted = Signal()

    def __init__(
        self, look: Look, language: Language, room: Room, tabs: Sequence[Tab], current: str, menus: Menus,
        *, sheet_open: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.look, self.language, self._sheet_open = look, language, sheet_open
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setProperty("role", "chrome")
        self.setFixedHeight(look.px(HEIGHT))
        self.tabs = TopicTabs(look, tabs, current, tight="least" if room.least else room.tools)
        left, right = (6, 8) if room.least else (12, 16)
        layout = row(self.tabs, None, gap=look.px(6), margins=(look.px(left), 0, look.px(right), 0))
        layout.setAlignment(self.tabs, Qt.AlignmentFlag.AlignBottom)
        for made in self._tools(room, menus):
            layout.addWidget(made)
        layout.addSpacing(look.px(4))
        layout.addWidget(self._sheet_button(room))
        self.setLayout(layout)

    def _tools(self, room: Room, menus: Menus) -> list[QWidget]:
        say = self.language.text
        finder = tool(self.look, "search", say("Find in all tabs (Ctrl+F)"))
        finder.setObjectName("find-tool")
        finder.clicked.connect(lambda: self.find_wanted.emit())  # drops what the signal carries
        if room.least:
            return []
        if room.tools == "tight":
            return [self._menu_tool("language-tool", "ellipsis", say("View"), "", menus.all)]
        words = {"words": self.language.name, "short": self.language.code.upper()}
        made = [
            self._menu_tool("language-tool", "languages", say("Language"), words[room.tools], menus.language, LANGUAGE),
            self._menu_tool("size-tool", "a-large-small", say("Text size"), "", menus.size, SIZE),
            self._menu_tool("theme-tool", THEME_ICONS[menus.theme_name], say("Theme"), "", menus.theme, THEME),
        ]
        line = upright()
        line.setFixedHeight(self.look.px(24))
        printer = tool(self.look, "printer", say("Print this topic’s fact sheet (Ctrl+P)"))
        printer.setObjectName("print-tool")
        printer.clicked.connect(lambda: self.print_wanted.emit())  # drops what the signal carries
        return [finder, self._present_tool(room), printer, line, *made]

    def _present_tool(self, room: Room) -> QToolButton:
        words = self.language.text("Present")
        made = tool(
            self.look,
            "presentation",
            self.language.text("Present the charts ({key})", key="F5"),
            "" if room.tools != "words" else words,
        )
        made.setObjectName("present-tool")
        made.clicked.connect(lambda: self.present_wanted.emit())  # drops what the signal carries
        return made

    def _menu_tool(self, name: str, icon_name: str, words: str, text: str, menu: QMenu, keys: str = "") -> QToolButton:
        made = tool(self.look, icon_name, words, text)
        made.setToolTip(f"{words} ({keys})" if keys else words)
        made.setObjectName(name)
        made.setMenu(menu)
        if not menu.menuAction().isEnabled():  # an administrator has fixed it
            made.setEnabled(False)
            made.setToolTip(f"{words}: {menu.menuAction().toolTip()}")
            made.setAccessibleDescription(menu.menuAction().toolTip())
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _sheet_button(self, room: Room) -> QPushButton:
        words = self.language.text("Fact sheet")
        kind = "on" if self._sheet_open else "primary"
        made = button(self.look, "" if room.tools == "tight" else words, kind, "file-text", self.sheet_wanted.emit)
        made.setObjectName("sheet-button")
        made.setAccessibleName(words)
        say = self.language.text
        closes, opens = say("Close the fact sheet (Esc)"), say("This topic’s fact sheet on paper (Ctrl+E)")
        made.setToolTip(closes if self._sheet_open else opens)
        return made


class Menus:
    """The three menus that stand both in View and in the topic row, and View, where there is no room for them."""

    def __init__(self, view: QMenu, language: QMenu, size: QMenu, theme: QMenu, theme_name: str) -> None:
        self.all, self.language, self.size, self.theme, self.theme_name = view, language, size, theme, theme_name
