"""The side of the window that turns to paper: the pane of the fact sheet, and how sheets leave through it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from byfacts.desktop import place
from byfacts.desktop.carding import Carding
from byfacts.desktop.choice import SheetChoice, from_settings, to_settings
from byfacts.desktop.issuing import Issuing, Present
from byfacts.desktop.look import Look
from byfacts.desktop.notice import Told
from byfacts.desktop.one_sheet import Listeners
from byfacts.desktop.preview import Preview
from byfacts.desktop.regions import name_of_focus
from byfacts.desktop.room import Room
from byfacts.desktop.sheet_pane import SheetPane, Ways
from byfacts.exports.pictures import Size
from byfacts.frozen import replace
from byfacts.language import Language, Languages
from byfacts.model import Library
from byfacts.settings import Settings
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics


class PaperSide(QMainWindow):
    """What the window keeps for the fact sheet. The rest of the window is written in ``MainWindow``."""

    look: Look
    room: Room
    topic: str
    carding: Carding

    def __init__(
        self, library: Library, language: Language, settings: Settings, languages: Languages, options: Options
    ) -> None:
        super().__init__()
        self.options = options
        self.library, self.language, self.settings, self.languages = library, language, settings, languages
        self.pane: SheetPane | None = None
        self.pane_open, self._before_pane = settings.pane, ""
        self.choice = from_settings(settings, self.options.on)
        self.preview = Preview(self, library, languages)
        to = Listeners(self.tell, self.working, self.keep_folder)
        self.issuing = Issuing(self, self.present, to)
        self._gone = ""  # the folder that was told to be gone

    if TYPE_CHECKING:  # what the rest of the window is asked for

        def sheet(self, topic: str = "") -> Sheet: ...
        @property
        def entry(self) -> str: ...
        def shown_size(self) -> Size | None: ...
        def rebuild(self) -> None: ...
        def focus(self, *names: str) -> None: ...
        def keep(self) -> None: ...
        def tell(self, told: Told) -> None: ...
        def say(self, words: str) -> None: ...
        def working(self, words: str) -> None: ...

    @property
    def folder(self) -> Path:
        """Where files were saved last; when that is gone, the nearest folder above it that is there."""
        return place.standing(Path(self.settings.last_folder)) if self.settings.last_folder else Path.home()

    def _tell_of_folder(self) -> None:
        """Say once that the folder of the last time is gone, before another is offered."""
        kept, there = self.settings.last_folder, str(self.folder)
        if kept and kept not in (there, self._gone):
            self._gone = kept
            words = self.language.text("{folder} is not there now, so {other} is offered.", folder=kept, other=there)
            self.tell(Told("told", self.language.text("The folder of the last time is gone"), words))

    def keep_folder(self, folder: Path) -> None:
        self.settings = replace(self.settings, last_folder=str(folder))
        self.keep()

    def present(self) -> Present:
        self._tell_of_folder()
        titles = {tab.topic: tab.title for tab in self.sheet().tabs}
        found = [(topic.id, titles.get(topic.id) or self.sheet(topic.id).title) for topic in topics()]
        return Present(
            self.look, self.language, self.library, self.topic, self.sheet().title, self.options, self.choice,
            self.folder, found, self.languages.names, self.languages, self.sheet(), self.entry, self.shown_size(),
            self.settings.show,
        )  # fmt: skip

    def toggle_sheet(self) -> None:
        """Open the pane of the fact sheet, or close it and give the focus back."""
        opened = self.pane is None
        self.carding.forget()
        if opened:
            self._before_pane = name_of_focus(self)
        self.pane_open = opened
        self.rebuild()
        if opened:
            self.focus("sheet-language", "desk")
        else:
            self.focus(self._before_pane, "plot", "table", "rail")

    def close_sheet(self) -> None:
        if self.pane is not None:
            self.toggle_sheet()

    def make_pane(self) -> SheetPane:
        ways = Ways(self.issuing.save, self.issuing.print_, self.issuing.several, self.close_sheet)
        made = SheetPane(self.look, self.language, self.room, self.preview, self.languages.names, self.choice, ways)
        made.choice_changed.connect(self._choose_paper)
        made.announced.connect(self.say)
        return made

    def _choose_paper(self, choice: SheetChoice) -> None:
        self.choice = choice
        self.settings = to_settings(choice, self.settings)
        self.keep()
