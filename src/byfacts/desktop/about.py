"""Dialogs that tell: about the program and its data, the table of sources."""

from __future__ import annotations

import platform
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from byfacts import __version__
from byfacts.desktop.clipboard import copy_button
from byfacts.desktop.icons import application_icon
from byfacts.desktop.licences import Licences
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, ground, label, row
from byfacts.language import Language, Languages
from byfacts.model import Library, Source
from byfacts.notices import notices


class Telling(QDialog):
    """A dialog that is read and closed; not modal."""

    def __init__(self, parent: QWidget, look: Look, language: Language, title: str, size: tuple[int, int]) -> None:
        super().__init__(parent)
        self.look, self.language = look, language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(look.px(size[0]), look.px(size[1]))

    def _hold(self, content: QWidget, *extra: QWidget) -> None:
        px = self.look.px
        close = button(self.look, self.language.text("Close"), "primary", pressed=self.close)
        close.setDefault(True)
        foot = row(*extra, None, close, gap=px(8), margins=(px(20), px(8), px(20), px(16)))
        self.setLayout(column(content, foot))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        close.setFocus()

    def _scroll(self, content: QWidget, name: str) -> QScrollArea:
        """Room for more than fits; a stop for Tab, so that the arrow keys can scroll it."""
        made = QScrollArea()
        made.setAccessibleName(name)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setWidgetResizable(True)
        made.setWidget(content)
        return made


class AboutDialog(Telling):
    """Version, data edition, languages, licences; and, on a tab of its own, every source with its vintage."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        language: Language,
        library: Library,
        languages: Languages = Languages(),
        *,
        sources: bool = False,
    ) -> None:
        super().__init__(parent, look, language, language.text("About byfacts"), (860, 600))
        self.library, self.languages = library, languages
        tabs = QTabWidget()
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setProperty("hue", "overview")
        tabs.addTab(self._scroll(self._about(), language.text("About byfacts")), language.text("About byfacts"))
        tabs.addTab(self._sources(), language.text("Sources"))
        self.licences = Licences(look, language, notices())
        tabs.addTab(self.licences.widget, language.text("Licences"))
        tabs.setCurrentIndex(1 if sources else 0)
        copy = copy_button(look, language, language.text("Copy"), self.summary)
        self._hold(tabs, copy)

    def summary(self) -> str:
        """Versions and data edition, as a report or a letter needs them."""
        say = self.language.text
        return "\n".join(
            (
                f"byfacts {__version__}",
                say("Data edition {edition}", edition=self.library.edition),
                say("Data as of {date}", date=self.language.date(self.library.as_of)),
                f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}",
            )
        )

    def _about(self) -> QWidget:
        px, say = self.look.px, self.language.text
        mark = label("")
        mark.setPixmap(application_icon().pixmap(px(48), px(48)))
        name = column(
            label(f"byfacts {__version__}", "headline"),
            label(say("Migration between Belarus and the EU: what is known, and who says so"), "muted", wrap=True),
        )
        head = row(mark, name, gap=px(14))
        head.setStretch(1, 1)
        data = "\n".join(self.summary().split("\n")[1:3])
        made = column(
            head, px(14), label(say("Data"), "section"), label(data, wrap=True), px(12),
            label(say("Languages"), "section"), *map(self._language_line, self.languages.codes), px(12),
            label(say("This program works without a network and sends nothing anywhere."), wrap=True), None,
            gap=px(3), margins=(px(20), px(16), px(20), px(16)),
        )  # fmt: skip
        return ground("paper", made)

    def _language_line(self, code: str) -> QWidget:
        found, say = self.languages.load(code), self.language.text
        read = say("read by {name}", name=found.read_by) if found.read_by else say("not yet read by a native speaker")
        return label(f"{found.name} – {read}" if code != "en" else found.name, wrap=True)

    def show_source(self, id: str) -> None:
        """Choose a source in their list."""
        if id in self._source_ids:
            self.source_table.selectRow(self._source_ids.index(id))
            self.source_table.setFocus()

    def _sources(self) -> QWidget:
        say = self.language.text
        heads = (say("Source"), say("Title"), say("Vintage"), say("Licence"), say("Retrieved"))
        found = sorted(self.library.sources.values(), key=lambda source: self.language.sort_key(say(source.publisher)))
        self._source_ids = [source.id for source in found]
        made = self.source_table = QTableWidget(len(found), len(heads))
        made.setAccessibleName(say("Sources"))
        made.setTabKeyNavigation(False)  # the arrow keys go from cell to cell, Tab leads out
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setShowGrid(False)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setHorizontalHeaderLabels(list(heads))
        made.verticalHeader().hide()
        for place, source in enumerate(found):
            for at, text in enumerate(self._cells(source)):
                made.setItem(place, at, QTableWidgetItem(text))
        header = made.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for at, width in ((0, 190), (2, 150), (3, 130), (4, 110)):
            header.resizeSection(at, self.look.px(width))
        made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _cells(self, source: Source) -> Sequence[str]:
        say = self.language
        words = [
            say.text(part) if part else "" for part in (source.publisher, source.title, source.vintage, source.licence)
        ]
        return [*words, say.date(source.retrieved) if source.retrieved else ""]
