"""Whose work the program stands on: a list of them, and the words of the licence of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from byfacts.desktop.look import Look
from byfacts.desktop.parts import column, ground, label
from byfacts.language import Language
from byfacts.notices import Notice

PUBLIC_DOMAIN = "LicenseRef-public-domain"


class Licences:
    """``widget`` is the page; texts are read from their files when their line is chosen."""

    def __init__(self, look: Look, language: Language, notices: Sequence[Notice]) -> None:
        self.look, self.language, self.notices = look, language, notices
        self.table, self.words = self._table(), self._words()
        self.table.currentCellChanged.connect(lambda line, *_: self._show(line))
        self.widget = self._page()
        self.table.setCurrentCell(0, 0)

    def _page(self) -> QWidget:
        px = self.look.px
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.words)
        told = label(self.language.text("byfacts stands on the work of others:"), wrap=True)
        page = column(told, px(10), parts, margins=(px(20), px(16), px(20), px(8)))
        page.setStretch(2, 1)
        return ground("paper", page)

    def _table(self) -> QTableWidget:
        say, px = self.language.text, self.look.px
        made = QTableWidget(len(self.notices), 3)
        made.setAccessibleName(say("Licences"))
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setShowGrid(False)
        made.setTabKeyNavigation(False)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setHorizontalHeaderLabels([say("Work"), say("Version"), say("Licence")])
        made.verticalHeader().hide()
        for line, notice in enumerate(self.notices):
            licence = say("public domain") if notice.licence == PUBLIC_DOMAIN else notice.licence
            for at, text in enumerate((notice.name, notice.version, licence)):
                made.setItem(line, at, QTableWidgetItem(text))
        header = made.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, px(230))
        header.resizeSection(1, px(130))
        return made

    def _words(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setAccessibleName(self.language.text("Words of the licence"))
        made.setReadOnly(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setTabChangesFocus(True)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return made

    def _show(self, line: int) -> None:
        words = self.notices[line].read() if 0 <= line < len(self.notices) else ""
        self.words.setPlainText(words or self.language.text("Its words came with the package and are not here."))
