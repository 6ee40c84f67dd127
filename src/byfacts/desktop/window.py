"""The main window: puts menu bar, topic row, list, content and status line together, and keeps what is chosen."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QToolButton

from byfacts.compose import compose, source_text, with_choice
from byfacts.desktop import motion, place, work
from byfacts.desktop.accessible import told_by_focus
from byfacts.desktop.body import Body, Setting
from byfacts.desktop.carding import Carding
from byfacts.desktop.copying import Copying
from byfacts.desktop.finding import Finding
from byfacts.desktop.focus import FocusRing
from byfacts.desktop.header import Header
from byfacts.desktop.help_key import HelpKey
from byfacts.desktop.icons import application_icon
from byfacts.desktop.look import Look, look, next_size, palette, style_sheet
from byfacts.desktop.menus import Acts, Chosen, MenuBar
from byfacts.desktop.no_trace import NoTrace
from byfacts.desktop.panel import ChartPanel
from byfacts.desktop.parts import column, empty, ground, rule
from byfacts.desktop.plot import Plot
from byfacts.desktop.presenting import Presenting
from byfacts.desktop.readings import Reading
from byfacts.desktop.recommendations import RecommendationsPage
from byfacts.desktop.regions import focus_first, focus_next_region, name_of_focus
from byfacts.desktop.room import Room, room
from byfacts.desktop.status_bar import StatusBar
from byfacts.desktop.telling import Telling
from byfacts.desktop.told import difference
from byfacts.desktop.topic_page import TopicPage
from byfacts.exports.pictures import Size
from byfacts.frozen import replace
from byfacts.language import Language, Languages
from byfacts.model import Library
from byfacts.settings import THEMES, Settings
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

LEAST = (640, 420)


class MainWindow(Telling):
    """Signal ``settings_changed``: the Settings to be kept."""

    settings_changed = Signal(object)

    def __init__(
        self,
        library: Library,
        language: Language,
        settings: Settings,
        today: str = "",
        languages: Languages = Languages(),
    ) -> None:
        on = today or datetime.now().astimezone().date().isoformat()
        super().__init__(library, language, settings, languages, Options(on=on, choices=settings.choices))
        self.topic = self._known_topic(settings.tab)
        self.view = settings.view
        self.entries: dict[str, str] = {self.topic: settings.chart} if settings.chart else {}
        self._sheets: dict[str, Sheet] = {}
        self._rail_folded = not settings.rail
        self.carding, self.finding, self.presenting = Carding(self, self), Finding(self), Presenting(self, self)
        self.copying = Copying(
            self.panel, self.issuing, self.say, lambda start, end: difference(self.library, self.language, start, end)
        )
        self.look: Look = look(settings.theme, settings.text_size)
        self.room: Room = room(*LEAST)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(*LEAST)
        place.put_back(self, settings)
        self.ring = FocusRing(self, self.look)
        self.no_trace = NoTrace(self, self)
        place.Screens(self)
        HelpKey(self, self.show_guide)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.rebuild()

    @staticmethod
    def _known_topic(wanted: str) -> str:
        ids = [topic.id for topic in topics() if topic.tab]
        return wanted if wanted in ids else ids[0]

    # what is shown

    def sheet(self, topic: str = "") -> Sheet:
        """The sheet of a topic (of the present one) in the present language, composed when first asked for."""
        topic = topic or self.topic
        if topic not in self._sheets:
            self._sheets[topic] = compose(topic, self.library, self.language, self.options, paged=False)
        return self._sheets[topic]

    @property
    def entry(self) -> str:
        """The id of the chart, or of the recommendation, that is chosen in the present topic."""
        sheet = self.sheet()
        ids = [band.id for band in sheet.bands] + [chart.id for chart in sheet.charts]
        wanted = self.entries.get(self.topic, "")
        return wanted if wanted in ids else ids[0]

    def rebuild(self) -> None:
        """Everything that carries words, colours or sizes, anew. Tab, chart, view and focus stay."""
        focused = name_of_focus(self)
        self.ring.forget()
        self._wear(look(self.settings.theme, self.settings.text_size))
        self.room = self._wanted_room()
        QLocale.setDefault(QLocale(self.language.code))
        self.setLocale(QLocale())  # of a screen reader's voice, too
        self.setWindowTitle(self.sheet().series_name + " – byfacts")
        self._build_menus()
        self._build_centre()
        self.focus(focused, "tabs")
        self.presenting.wear()

    def _wear(self, wanted: Look) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if wanted != self.look or not application.styleSheet():
            self.look = wanted
        self.ring.look = self.look
        sheet = style_sheet(self.look)
        if application.styleSheet() != sheet:
            application.setPalette(palette(self.look))
            application.setFont(self.look.font(13))
            application.setStyleSheet(sheet)

    def _wanted_room(self) -> Room:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        found = room(width, height, pane=self.pane_open, card=self.carding.is_open)
        return replace(found, rail=found.rail and not self._rail_folded)

    def _build_menus(self) -> None:
        names = self.languages.names
        chosen = Chosen(
            names, self.settings.text_size, self.settings.theme, not self._rail_folded, self.settings.leave_no_trace,
            self.settings.motion == "less", self.settings.locked,
        )  # fmt: skip
        self.menu_bar = MenuBar(self.language, self.sheet().tabs, chosen, self._acts())
        self.menu_bar.setProperty("least", "true" if self.room.least else "false")
        self.setMenuBar(self.menu_bar)

    def _build_centre(self) -> None:
        sheet = self.sheet()
        self.header = Header(
            self.look, self.language, self.room, sheet.tabs, self.topic, self.menu_bar.shared,
            sheet_open=self.pane_open,
        )  # fmt: skip
        self.header.tabs.topic_chosen.connect(self.show_topic)
        self.header.sheet_wanted.connect(self.toggle_sheet)
        self.header.print_wanted.connect(self.issuing.print_)
        self.header.find_wanted.connect(self.finding.open)
        self.header.present_wanted.connect(self.presenting.start)
        passed = sum(tab.passed for tab in sheet.tabs)
        words = self.language.plural("{n} dates have passed", passed) if passed else ""
        self.status = StatusBar(
            self.look, self.language, self.room, words, self.library.edition, self.settings.text_size,
            quiet=self.settings.leave_no_trace,
        )  # fmt: skip
        notices, self._body = self.place_for_notices(), column()
        made = column(self.header, rule(), self.finding.home(), notices, self._body, rule(), self.status)
        made.setStretch(4, 1)
        self.centre = ground("paper", made)
        self.setCentralWidget(self.centre)
        self.pane = self.make_pane() if self.pane_open else None
        self._fill_body()

    def _fill_body(self) -> None:
        """The present topic, in place of another."""
        here = Setting(self.look, self.language, self.room, self._cite, self.copying.tools())
        body = Body(here, self.sheet(), self.entry, self.view, self.pane)  # takes the pane over from the old one
        empty(self._body)
        body.announced.connect(self.say)
        body.entry_chosen.connect(self.show_entry)
        body.view_chosen.connect(self.show_view)
        body.choice_made.connect(self._make_choice)
        body.action_ticked.connect(self._tick_action)
        body.chart_wanted.connect(self.show_chart)
        body.read.connect(self.carding.follow)
        body.asked.connect(self.show_card)
        self._body.addWidget(body, 1)
        self.body = body
        if (card := self.carding.make()) is not None:
            body.show_card(card)
        self._show_on_paper()

    def _show_on_paper(self) -> None:
        """The pane follows what is on show."""
        if self.pane is not None:
            self.pane.show_sheet(self.sheet(), self.options, self._page)

    def _page(self) -> Sheet:
        """The present topic as its page has it: rows of charts, notes, sources."""
        return compose(self.topic, self.library, self.language, self.options, listed=False)

    def say(self, words: str) -> None:
        self.status.announce(words, aloud=not told_by_focus(words))

    def working(self, words: str) -> None:
        self.status.working(words)

    def show_card(self, reading: Reading) -> None:
        """Show the source card of a number, in place of the fact sheet."""
        if self.pane is not None:
            self.pane_open, self.pane = False, None
        self.carding.show(reading)

    def _cite(self, source: str) -> str:
        return source_text(self.library, self.language, source)

    # what the reader does

    def show_topic(self, topic: str) -> None:
        if topic == self.topic:
            return
        self.topic = topic
        self.carding.forget()
        self.room = self._wanted_room()
        self.header.tabs.show_topic(topic)
        self.ring.forget()
        self._fill_body()
        self.status.announce(self.sheet().headline)

    def show_entry(self, id: str) -> None:
        """Show a chart of the present topic, or a recommendation; the focus stays where it is."""
        self.entries[self.topic] = id
        if self.carding.is_open:
            self.carding.forget()
            self._arrange()
        if self.pane is not None and not self.room.docked:
            self.close_sheet()  # the chart that is wanted lies under it
        else:
            self.body.show_entry(id, self.sheet())

    def show_chart(self, topic: str, id: str) -> None:
        """Go to a chart of another topic."""
        self.entries[topic] = id
        self.show_topic(topic)
        self.focus("plot", "rail")

    def show_place(self, topic: str, entry: str) -> None:
        """Go to a chart or a recommendation, as when it was found."""
        if topic != self.topic:
            if entry:
                self.entries[topic] = entry
            self.show_topic(topic)
        elif entry and entry != self.entry:
            self.body.choose(entry)

    def plot(self) -> Plot | None:
        """The plot on show; not one that is about to be deleted."""
        panel = self.panel()
        return panel.plot if panel is not None else None

    def panel(self) -> ChartPanel | None:
        """The panel of the chart on show."""
        page = self.body.page
        return page.panel if isinstance(page, TopicPage) else None

    def show_view(self, view: str) -> None:
        """Chart, table or both, in all topics from now on."""
        self.view = view
        self.body.view = view
        if isinstance(self.body.page, TopicPage):
            self.body.show_entry(self.entry)

    def _make_choice(self, chart: str, choice: str, value: str) -> None:
        self.options = with_choice(self.options, chart, choice, value)
        self._sheets.pop(self.topic, None)
        self.body.show_entry(self.entry, self.sheet())
        self._show_on_paper()

    def _tick_action(self, key: str, on: bool) -> None:  # a slot of Signal(str, bool)
        off = self.options.actions_off - {key} if on else self.options.actions_off | {key}
        self.options = replace(self.options, actions_off=off)
        self._sheets.pop(self.topic, None)
        page = self.body.page
        if isinstance(page, RecommendationsPage):
            page.show_count(off)
            self.status.announce(page.told)
        self._show_on_paper()

    def choose_language(self, code: str) -> None:
        """Another language, at once and everywhere; tab and chart stay."""
        if code == self.language.code:
            return
        self.language = self.languages.load(code)
        self._sheets.clear()
        self.settings = replace(self.settings, language=code)
        self.rebuild()
        self.keep()
        self.status.announce(self.language.text("Language: {name}", name=self.language.name))

    def choose_size(self, percent: int) -> None:
        self._change(text_size=percent)
        self.status.announce(self.language.text("Text size {size}", size=self.language.percent(percent)))

    def step_size(self, by: int) -> None:
        """The next larger or smaller text size."""
        self.choose_size(next_size(self.settings.text_size, by))

    def choose_theme(self, theme: str) -> None:
        self._change(theme=theme)

    def choose_motion(self) -> None:
        """Less motion, or as the system has it."""
        self.settings = replace(self.settings, motion="system" if self.settings.motion == "less" else "less")
        motion.settle(self.settings.motion)
        self.keep()

    def next_theme(self) -> None:
        self.choose_theme(THEMES[(THEMES.index(self.settings.theme) + 1) % len(THEMES)])

    def _change(self, text_size: int | None = None, theme: str | None = None) -> None:
        self.settings = replace(
            self.settings, text_size=text_size or self.settings.text_size, theme=theme or self.settings.theme
        )
        self.rebuild()
        self.keep()

    def _system_changed(self) -> None:
        if self.settings.theme == "system":
            self.rebuild()

    def next_topic(self, by: int) -> None:
        ids = [tab.topic for tab in self.sheet().tabs]
        self.show_topic(ids[(ids.index(self.topic) + by) % len(ids)])

    def turn(self, by: int) -> None:
        self.body.turn(by)

    def fold_rail(self) -> None:
        self._rail_folded = not self._rail_folded
        self._arrange()

    def copy(self) -> None:
        """The table of the chart that is shown, with its title, unit and source."""
        self.copying.table()

    def shown_size(self) -> Size | None:
        return self.copying.size()

    # focus

    def focus(self, *names: str) -> None:
        focus_first(self.centre, *names)

    def _open_languages(self) -> None:
        found = self.header.findChild(QToolButton, "language-tool")
        if found is not None:
            found.showMenu()

    # the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """Share the space anew, when the window has crossed one of the limits."""
        if self._wanted_room() != self.room:
            self.rebuild()

    def keep(self) -> None:
        self.settings = replace(
            self.settings, language=self.language.code, tab=self.topic, chart=self.entry, view=self.view,
            rail=not self._rail_folded, pane=self.pane_open, choices=self.options.choices,
        )  # fmt: skip
        self.settings_changed.emit(self.settings)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings = place.kept(self, self.settings)
        self.keep()
        self.presenting.close()
        work.finish()
        super().closeEvent(event)

    def _acts(self) -> Acts:
        return Acts(
            show_sheet=self.toggle_sheet, save_sheet=self.issuing.save, print_sheet=self.issuing.print_,
            save_all=self.issuing.several, leave=self.close, copy=self.copying.shown, find=self.finding.open,
            export_data=self.issuing.export_data, export_slides=self.issuing.export_slides,
            save_picture=self.issuing.save_picture, copy_picture=self.copying.picture, copy_table=self.copy,
            show_topic=self.show_topic, next_topic=self.next_topic,
            next_region=lambda by: focus_next_region(self.centre, by), fold_rail=self.fold_rail,
            choose_language=self.choose_language, open_languages=self._open_languages, choose_size=self.choose_size,
            step_size=self.step_size, choose_theme=self.choose_theme, next_theme=self.next_theme,
            choose_view=self.show_view, turn=self.turn, show_sources=self.show_sources, show_guide=self.show_guide,
            show_keys=self.show_keys, show_about=self.show_about, verify_sheet=self.issuing.verify,
            leave_no_trace=self.no_trace.toggle, less_motion=self.choose_motion, presenting=self.presenting,
        )  # fmt: skip
