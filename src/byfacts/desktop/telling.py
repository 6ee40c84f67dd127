"""What the window tells: notices under the topic row, and the dialogs that are read and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from byfacts.desktop.notice import Notice, Told
from byfacts.desktop.paper_side import PaperSide
from byfacts.desktop.parts import column, empty
from byfacts.desktop.status_bar import StatusBar

if TYPE_CHECKING:
    from byfacts.desktop.about import AboutDialog


class Telling(PaperSide):
    """The part of the window that speaks. The rest of it is written in ``MainWindow``."""

    status: StatusBar
    _notices: QVBoxLayout
    _told: tuple[str, Told] | None = None  # the notice on show, and its language

    def tell(self, told: Told) -> None:
        """Show a notice under the topic row, in place of an older one."""
        self.close_notice()
        self._told = (self.language.code, told)
        self._notices.addWidget(Notice(self.look, self.language, told, self.close_notice))
        self.status.announce(f"{told.head}. {told.text}", aloud=False)  # the notice says it, an error at once

    def close_notice(self) -> None:
        self._told = None
        empty(self._notices)

    def place_for_notices(self) -> QVBoxLayout:
        """A new place; the notice on show goes there without a word, unless the window speaks another language now."""
        self._notices = column()
        if self._told is not None and self._told[0] == self.language.code:
            self._notices.addWidget(Notice(self.look, self.language, self._told[1], self.close_notice, again=True))
        return self._notices

    def show_sources(self) -> None:
        self.about(sources=True).show()

    def show_about(self) -> None:
        self.about().show()

    def about(self, *, sources: bool = False) -> AboutDialog:
        """What the program is; ``sources``: at its page of sources."""
        from byfacts.desktop.about import AboutDialog  # with every licence; few open it

        return AboutDialog(self, self.look, self.language, self.library, self.languages, sources=sources)

    def show_guide(self, page: str = "", over: QWidget | None = None) -> None:
        """The guide at a page; over a dialog, where that was asked."""
        from byfacts.desktop.help import GuideDialog  # few need it

        over = over or self
        present = over if isinstance(over, GuideDialog) else over.findChild(GuideDialog)
        if present is None:
            present = GuideDialog(over, self.look, self.language, page)
            present.show()
        present.turn_to(page or present.page)
        present.raise_()
        present.activateWindow()

    def show_keys(self) -> None:
        self.show_guide("keys")
