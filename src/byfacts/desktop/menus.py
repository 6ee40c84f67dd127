"""The menu bar: every command of the window with its keys; nothing in it that does not work yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from byfacts.administrator import SET
from byfacts.desktop.header import Menus
from byfacts.desktop.look import TEXT_SIZES
from byfacts.desktop.panel import VIEWS
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.sheet import Tab


class Presents(Protocol):
    """What can be done about a show."""

    def start(self) -> None: ...
    def from_here(self) -> None: ...
    def choose_order(self) -> None: ...
    def displays(self) -> Sequence[tuple[str, str, bool]]: ...  # name, words, chosen
    def choose_display(self, name: str) -> None: ...


@frozen
class Acts:
    """What the commands do; each is one call."""

    show_sheet: Callable[[], object]
    save_sheet: Callable[[], object]
    print_sheet: Callable[[], object]
    save_all: Callable[[], object]
    leave: Callable[[], object]
    copy: Callable[[], object]
    find: Callable[[], object]
    export_data: Callable[[], object]
    export_slides: Callable[[], object]
    save_picture: Callable[[], object]
    copy_picture: Callable[[], object]
    copy_table: Callable[[], object]
    show_topic: Callable[[str], object]
    next_topic: Callable[[int], object]
    next_region: Callable[[int], object]
    fold_rail: Callable[[], object]
    choose_language: Callable[[str], object]
    open_languages: Callable[[], object]
    choose_size: Callable[[int], object]
    step_size: Callable[[int], object]
    choose_theme: Callable[[str], object]
    next_theme: Callable[[], object]
    choose_view: Callable[[str], object]
    turn: Callable[[int], object]
    show_sources: Callable[[], object]
    show_guide: Callable[[], object]
    show_keys: Callable[[], object]
    show_about: Callable[[], object]
    leave_no_trace: Callable[[], object]
    less_motion: Callable[[], object]
    verify_sheet: Callable[[], object] | None = None
    presenting: Presents | None = None


@frozen
class Chosen:
    """What is chosen at present, to be ticked."""

    languages: Sequence[tuple[str, str]]  # code, own name
    text_size: int
    theme: str
    rail: bool
    no_trace: bool = False
    less_motion: bool = False
    locked: Sequence[str] = ()  # settings that an administrator has fixed


class MenuBar(QMenuBar):
    """Made anew whenever its words change. ``shared`` are the menus that the topic row opens too."""

    def __init__(self, language: Language, tabs: Sequence[Tab], chosen: Chosen, acts: Acts) -> None:
        super().__init__()
        self.language, self.acts, self.chosen = language, acts, chosen
        say = language.text
        self._file(say("&File"))
        self._edit(say("&Edit"))
        self.shared = self._view(say("&View"), tabs)
        self._charts(say("&Chart"))
        self._data(say("&Data"))
        if acts.presenting is not None:
            self._present(say("&Present"), acts.presenting)
        self._help(say("&Help"))

    def _add(
        self, menu: QMenu, words: str, act: Callable[[], object], *keys: str | QKeySequence.StandardKey
    ) -> QAction:
        made = menu.addAction(words)
        if keys:
            made.setShortcuts([QKeySequence(key) for key in keys])
        made.triggered.connect(lambda: act())  # drops what the signal carries
        return made

    def _tick(self, menu: QMenu, words: str, act: Callable[[], object], *keys: str, on: bool) -> QAction:
        made = self._add(menu, words, act, *keys)
        made.setCheckable(True)
        made.setChecked(on)
        return made

    def _lock(self, setting: str, menu: QMenu, *actions: QAction) -> None:
        """Grey what stands for a setting that an administrator has fixed, and say who has."""
        if setting in self.chosen.locked:
            menu.setToolTipsVisible(True)
            for action in actions:
                action.setEnabled(False)
                action.setToolTip(self.language.text(SET))

    def _file(self, title: str) -> None:
        say, menu = self.language.text, self.addMenu(title)
        self._add(menu, say("Fact sheet"), self.acts.show_sheet, "Ctrl+E")
        self._add(menu, say("Save fact sheet as PDF…"), self.acts.save_sheet)
        self._add(menu, say("Save several fact sheets…"), self.acts.save_all, "Ctrl+Shift+S")
        self._add(menu, say("Print fact sheet…"), self.acts.print_sheet, QKeySequence.StandardKey.Print)
        if self.acts.verify_sheet is not None:
            self._add(menu, say("Verify a fact sheet…"), self.acts.verify_sheet)
        menu.addSeparator()
        quiet = self._tick(menu, say("Leave no trace"), self.acts.leave_no_trace, on=self.chosen.no_trace)
        self._lock("leave_no_trace", menu, quiet)
        self._add(menu, say("Quit"), self.acts.leave, "Ctrl+Q")  # Qt has no such key on Windows

    def _edit(self, title: str) -> None:
        say, menu = self.language.text, self.addMenu(title)
        self._add(menu, say("Copy"), self.acts.copy, QKeySequence.StandardKey.Copy)
        self._add(menu, say("Copy picture"), self.acts.copy_picture)
        self._add(menu, say("Copy table"), self.acts.copy_table)
        self._add(menu, say("Find…"), self.acts.find, QKeySequence.StandardKey.Find)

    def _view(self, title: str, tabs: Sequence[Tab]) -> Menus:
        say, menu = self.language.text, self.addMenu(title)
        for place, tab in enumerate(tabs, 1):
            self._add(menu, tab.title, partial(self.acts.show_topic, tab.topic), f"Ctrl+{place}")
        menu.addSeparator()
        self._add(menu, say("Next topic"), lambda: self.acts.next_topic(1), "Ctrl+Tab")
        self._add(menu, say("Next part of the window"), lambda: self.acts.next_region(1), "F6")
        self._add(menu, say("Previous part of the window"), lambda: self.acts.next_region(-1), "Shift+F6")
        self._tick(menu, say("List of charts"), self.acts.fold_rail, "F9", on=self.chosen.rail)
        self._tick(menu, say("Less motion"), self.acts.less_motion, on=self.chosen.less_motion)
        menu.addSeparator()
        return Menus(menu, self._languages(menu), self._sizes(menu), self._themes(menu), self.chosen.theme)

    def _choices(
        self, menu: QMenu, title: str, options: Sequence[tuple[str, str]], on: str, act: Callable[[str], object]
    ) -> QMenu:
        made = menu.addMenu(title)
        group = QActionGroup(made)
        for value, words in options:
            action = self._add(made, words, partial(act, value))
            action.setCheckable(True)
            action.setChecked(value == on)
            group.addAction(action)
        return made

    def _languages(self, menu: QMenu) -> QMenu:
        title = self.language.text("Language")
        made = self._choices(menu, title, self.chosen.languages, self.language.code, self.acts.choose_language)
        more = self._add(menu, self.language.text("Choose language…"), self.acts.open_languages, "Ctrl+Shift+L")
        self._lock("language", menu, made.menuAction(), more)
        return made

    def _sizes(self, menu: QMenu) -> QMenu:
        say = self.language
        options = [(str(size), say.percent(size)) for size in TEXT_SIZES]
        on = str(self.chosen.text_size)
        made = self._choices(menu, say.text("Text size"), options, on, lambda size: self.acts.choose_size(int(size)))
        made.addSeparator()
        self._add(
            made, say.text("Larger text"), lambda: self.acts.step_size(1), QKeySequence.StandardKey.ZoomIn, "Ctrl+="
        )
        self._add(made, say.text("Smaller text"), lambda: self.acts.step_size(-1), QKeySequence.StandardKey.ZoomOut)
        self._add(made, say.text("Normal text"), lambda: self.acts.choose_size(100), "Ctrl+0")
        return made

    def _themes(self, menu: QMenu) -> QMenu:
        say = self.language.text
        options = [
            ("system", say("As the system")),
            ("light", say("Light")),
            ("dark", say("Dark")),
            ("contrast", say("High contrast")),
        ]
        made = self._choices(menu, say("Theme"), options, self.chosen.theme, self.acts.choose_theme)
        made.addSeparator()
        more = self._add(made, say("Next theme"), self.acts.next_theme, "Ctrl+Shift+T")
        self._lock("theme", menu, made.menuAction(), more)
        return made

    def _charts(self, title: str) -> None:
        say, menu = self.language.text, self.addMenu(title)
        words = {"chart": say("Show as chart"), "table": say("Show as table"), "both": say("Show chart and table")}
        for view in VIEWS:
            self._add(menu, words[view], partial(self.acts.choose_view, view))
        menu.addSeparator()
        self._add(menu, say("Save picture…"), self.acts.save_picture, QKeySequence.StandardKey.Save)
        menu.addSeparator()
        self._add(menu, say("Previous chart"), lambda: self.acts.turn(-1), "Ctrl+PgUp")
        self._add(menu, say("Next chart"), lambda: self.acts.turn(1), "Ctrl+PgDown")

    def _data(self, title: str) -> None:
        say, menu = self.language.text, self.addMenu(title)
        self._add(menu, say("Export data…"), self.acts.export_data, "Ctrl+Shift+E")
        self._add(menu, say("Export slides…"), self.acts.export_slides, "Ctrl+Shift+P")
        self._add(menu, say("Sources and their dates…"), self.acts.show_sources)

    def _present(self, title: str, show: Presents) -> None:
        say, menu = self.language.text, self.addMenu(title)
        self._add(menu, say("From the first chart"), show.start, "F5")
        self._add(menu, say("From this chart"), show.from_here, "Shift+F5")
        menu.addSeparator()
        self._add(menu, say("Order of the charts…"), show.choose_order)
        screens = menu.addMenu(say("Screen"))
        screens.aboutToShow.connect(partial(self._screens, screens, show))

    def _screens(self, menu: QMenu, show: Presents) -> None:
        """The screens that are there now, by name."""
        menu.clear()
        for name, words, on in show.displays():
            self._tick(menu, words, partial(show.choose_display, name), on=on)

    def _help(self, title: str) -> None:
        say, menu = self.language.text, self.addMenu(title)
        self._add(menu, say("Guide…"), self.acts.show_guide, QKeySequence.StandardKey.HelpContents)
        self._add(menu, say("Keys…"), self.acts.show_keys, "Ctrl+F1")
        self._add(menu, say("About byfacts…"), self.acts.show_about)
