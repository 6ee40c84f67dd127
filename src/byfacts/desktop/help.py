"""The guide as a window beside the work: pages in a list, found by their words; F1 opens the one that is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QTextBrowser,
    QWidget,
)

from byfacts import guide
from byfacts.desktop import keys
from byfacts.desktop.about import Telling
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, ground, label, row
from byfacts.guide import Page
from byfacts.language import Language
from byfacts.search.words import tokens

KEYS = "keys"
LIST = 250  # width of the list
LINE, TWO_LINES = 30, 48  # heights in it
SIZE = (880, 560)
ID = Qt.ItemDataRole.UserRole
# Keys and switches in a text, the longest first.
LONGEST_FIRST = sorted(guide.NAMES.values(), key=len, reverse=True)
NAMES = re.compile(rf"(?<![\w+])(?:{'|'.join(map(re.escape, LONGEST_FIRST))})(?!\w)")


def pages(language: Language) -> list[Page]:
    """The guide in a language, with the list of keys as its last page."""
    lines = []
    for heading, lines_of in keys.groups(language):
        lines += [heading, *(f"{key}\t{words}" for key, words in lines_of)]
    return [*guide.translated(language), Page(KEYS, language.text("Keys"), tuple(lines))]


def as_html(page: Page) -> str:
    """A page as the text view wants it; keys as a table, a heading before each group."""
    head = f"<h2>{escape(page.title)}</h2>"
    if page.id != KEYS:
        return head + "".join("<p>" + NAMES.sub(r"<b>\g<0></b>", escape(text)) + "</p>" for text in page.text)
    rows = []
    for line in page.text:
        key, tab, words = line.partition("\t")
        cells = f"<td><b>{escape(key)}</b></td><td>{escape(words)}</td>" if tab else ""
        rows.append(f"<tr>{cells}</tr>" if tab else f'<tr><td colspan="2"><br><b>{escape(line)}</b></td></tr>')
    return f'{head}<table cellspacing="0" cellpadding="3">{"".join(rows)}</table>'


def matching(found: Sequence[Page], words: str, code: str) -> list[Page]:
    """The pages that have all the words, in any form or only begun; all pages for no words."""
    wanted = list(tokens(words, code))
    return [page for page in found if all(_has(page, one.plain, one.stem, code) for one in wanted)]


def _has(page: Page, plain: str, stem: str, code: str) -> bool:
    there = tokens(" ".join((page.title, *page.text)), code)
    return any(token.plain.startswith(plain) or token.stem == stem for token in there)


class GuideDialog(Telling):
    """The list of pages at the left, the page at the right. Typing looks for words, the arrow keys turn pages."""

    def __init__(self, parent: QWidget, look: Look, language: Language, page: str = "") -> None:
        super().__init__(parent, look, language, language.text("Guide"), SIZE)
        self.setObjectName("guide")
        self.pages = pages(language)
        self.list = self._make_list()
        self.field = self._make_field()
        self.text = QTextBrowser()
        self.text.setObjectName("guide-text")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(look.px(16))
        self._places = QStackedLayout()
        self._places.addWidget(self.text)
        self._places.addWidget(self._make_empty())
        left = column(self.field, self.list, gap=look.px(8), margins=(look.px(16), look.px(16), 0, 0))
        whole = row(left, self._places, gap=look.px(8))
        whole.setStretch(1, 1)
        self._hold(ground("paper", whole))
        self._fill(self.pages)
        self.turn_to(page)
        self.list.setFocus()

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("guide-pages")
        made.setProperty("role", "rail")
        made.setAccessibleName(self.language.text("Pages of the guide"))
        made.setFixedWidth(self.look.px(LIST))
        made.setWordWrap(True)
        made.currentItemChanged.connect(lambda item, _: self._show(item))
        return made

    def _make_field(self) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName("guide-field")
        words = self.language.text("Find in the guide")
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.setClearButtonEnabled(True)
        made.setFixedWidth(self.look.px(LIST))
        made.textChanged.connect(self._look_for)
        made.installEventFilter(self)
        return made

    def _make_empty(self) -> QWidget:
        px, say = self.look.px, self.language.text
        self._nothing = label("", "strong", wrap=True)
        again = button(self.look, say("Show all pages"), pressed=self.field.clear)
        advice = label(say("Type another word, or look through all pages."), wrap=True)
        told = column(
            self._nothing, advice, row(again, None), None,
            gap=px(8), margins=(px(20), px(20), px(20), px(20)),
        )  # fmt: skip
        return ground("paper", told)

    def turn_to(self, page: str) -> None:
        """Show a page; the first one for an id that no page has."""
        ids = [self.list.item(place).data(ID) for place in range(self.list.count())]
        self.list.setCurrentRow(ids.index(page) if page in ids else 0)

    @property
    def page(self) -> str:
        """The id of the page on show; empty where no page has the words."""
        item = self.list.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def _fill(self, found: Sequence[Page]) -> None:
        self.list.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setData(ID, page.id)
            wide = self.list.fontMetrics().horizontalAdvance(page.title) > self.look.px(LIST - 24)
            item.setSizeHint(QSize(0, self.look.px(TWO_LINES if wide else LINE)))
            self.list.addItem(item)

    def _show(self, item: QListWidgetItem | None) -> None:
        page = next((page for page in self.pages if item is not None and page.id == item.data(ID)), None)
        if page is not None:
            self.text.setHtml(as_html(page))
            self.text.setAccessibleName(page.title)

    def _look_for(self, words: str) -> None:
        before = self.page
        found = matching(self.pages, words, self.language.code)
        self._fill(found)
        self._places.setCurrentIndex(0 if found else 1)
        if found:
            self.turn_to(before)
        else:
            self._nothing.setText(self.language.text("No page of the guide says “{words}”.", words=words.strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.field and down and event.type() is QEvent.Type.KeyPress and self.list.count():
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)
