"""The search: a field under the topic row, and what was found in all tabs, each hit a way to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, empty, label, picture, row, tool
from byfacts.desktop.plot import Plot
from byfacts.desktop.readings import Reading
from byfacts.desktop.regions import in_order, name_of_focus
from byfacts.language import Language, Languages
from byfacts.model import Library
from byfacts.sheet import Sheet
from byfacts.topics import topics

if TYPE_CHECKING:  # the search is loaded when the panel opens
    from byfacts.desktop.about import AboutDialog
    from byfacts.search import Hit, Index, Place

HEIGHT = 264  # of the list of hits
HIT, KIND = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
Cell = QModelIndex | QPersistentModelIndex


class Host(Protocol):
    """What the window lends."""

    library: Library
    language: Language
    languages: Languages
    look: Look

    def sheet(self, topic: str = "") -> Sheet: ...
    def plot(self) -> Plot | None: ...
    def say(self, words: str) -> None: ...
    def show_card(self, reading: Reading) -> None: ...
    def show_place(self, topic: str, entry: str) -> None: ...
    def about(self, *, sources: bool = False) -> AboutDialog: ...
    def focus(self, *names: str) -> None: ...


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: its kind, its title in bold, and under it the words around what was found, those in bold."""

    def __init__(self, parent: QListWidget, look: Look) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Cell) -> QSize:
        return QSize(0, self.look.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        hit: Hit = index.data(HIT)
        px, area, state = self.look.px, QRectF(option.rect), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.look.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.look.colour("sunken"))
        painter.save()
        left, room = area.left() + px(10), area.width() - px(20)
        kind = f"{index.data(KIND)} · "
        at = self._words(painter, kind, left, area.top() + px(17), room, "ink3", 400)
        self._words(painter, hit.title, at, area.top() + px(17), left + room - at, "ink", 600)
        at, y = left, area.top() + px(35)
        for text, found in _runs(hit.snippet, hit.snippet_marks):
            at = self._words(
                painter, text, at, y, left + room - at, "ink" if found else "ink2", 600 if found else 400, 12
            )
        painter.restore()

    def _words(
        self, painter: QPainter, text: str, x: float, y: float, room: float, role: str, weight: int, size: float = 13
    ) -> float:
        """Draw words from x on, cut where the room ends; returns where they end."""
        painter.setFont(self.look.font(size, weight))
        painter.setPen(self.look.colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, round(room)))
        painter.drawText(QPointF(x, y), shown)
        return x + painter.fontMetrics().horizontalAdvance(shown)


def _runs(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """A text in stretches, and whether each is a word that was looked for."""
    at = 0
    for start, end in marks:
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


class FindPanel(QFrame):
    """Signals: ``closed``; ``chosen`` a Place; ``announced`` words for the status bar."""

    closed = Signal()
    chosen = Signal(object)
    announced = Signal(str)

    def __init__(self, look: Look, language: Language, found: Index, query: str) -> None:
        super().__init__()
        self.look, self.language, self._index = look, language, found
        px, say = look.px, language.text
        self.setObjectName("find")
        self.setProperty("role", "notice")
        self.field = QLineEdit()
        self.field.setObjectName("find-field")
        self.field.setPlaceholderText(say("Find in all tabs"))
        self.field.setAccessibleName(say("Find in all tabs"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
        self.hits = QListWidget()
        self.hits.setObjectName("find-hits")
        self.hits.setAccessibleName(say("What was found"))
        self.hits.setItemDelegate(HitDelegate(self.hits, look))
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setMouseTracking(True)
        self.hits.setFixedHeight(px(HEIGHT))
        self.hits.setFrameShape(QFrame.Shape.NoFrame)
        self._told = label("", "small", wrap=True)
        self._nearest = button(look, "", "link", pressed=self._take_nearest)
        self._nearest.setObjectName("find-nearest")
        close = tool(look, "x", say("Close (Esc)"))
        close.clicked.connect(lambda: self.closed.emit())  # drops what the signal carries
        head = row(picture(look, "search", "accent"), self.field, close, gap=px(10))
        head.setStretch(1, 1)
        made = column(head, px(6), self._told, self._nearest, px(4), self.hits)
        made.setContentsMargins(px(16), px(8), px(12), px(8))
        self.setLayout(made)
        for part in (self.field, self.hits):
            part.installEventFilter(self)
        self.hits.itemActivated.connect(self._open)
        self.field.textChanged.connect(self._search)
        self.stops: tuple[QWidget, ...] = (self.field, self._nearest, self.hits, close)
        self._answer = self._index.find("")
        self.field.setText(query)
        self._search(query)

    def _search(self, query: str) -> None:
        self._answer = self._index.find(query)
        self.hits.clear()
        for hit in self._answer.hits:
            self.hits.addItem(self._item(hit))
        self.hits.setVisible(bool(self._answer.hits))
        self._nearest.setVisible(bool(self._answer.nearest))
        say = self.language
        if self._answer.nearest:
            self._nearest.setText(say.text("Did you mean “{words}”?", words=self._answer.nearest))
        words = self._words(query.strip())
        self._told.setText(words)
        self.announced.emit(words)

    def _words(self, query: str) -> str:
        say = self.language
        if not query:
            return say.text("Charts, facts, events, recommendations, claims, series and sources are searched.")
        if not self._answer.hits:
            return say.text("Nothing was found for “{words}”.", words=query)
        return say.plural("{n} places found", self._answer.count)

    def _item(self, hit: Hit) -> QListWidgetItem:
        from byfacts.search.words_of import kind_text

        kind = kind_text(self.language, hit.kind)
        head = f"{kind} · {hit.title}"
        made = QListWidgetItem(f"{head}. {hit.snippet}" if hit.snippet else head)
        made.setData(HIT, hit)
        made.setData(KIND, kind)
        made.setToolTip(head)
        return made

    def _take_nearest(self) -> None:
        self.field.setText(self._answer.nearest)
        self.field.setFocus()

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(HIT).place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.hits.count():
                self._open(self.hits.currentItem() or self.hits.item(0))
            case Qt.Key.Key_Down if watched is self.field and self.hits.count():
                self.hits.setFocus()
                self.hits.setCurrentRow(0)
            case Qt.Key.Key_Up if watched is self.hits and self.hits.currentRow() <= 0:
                self.field.setFocus()
            case _:
                return False
        return True


class Finding:
    """Opens and closes the panel, keeps the query, and goes where a hit leads."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.query: str | None = None  # None: closed
        self.panel: FindPanel | None = None
        self._home = QVBoxLayout()
        self._index: tuple[str, Index] | None = None
        self._before = ""

    def home(self) -> QVBoxLayout:
        """The place of the panel in a centre that is made anew; an open panel is made anew in it."""
        self._home = column()
        self.panel = None
        if self.query is not None:
            self._show(self.query)
        return self._home

    def open(self) -> None:
        """Open the panel, or go back to its field."""
        if self.panel is None:
            self._before = name_of_focus(self._host)  # type: ignore[arg-type]  # the window
            self._show("")
        assert self.panel is not None
        self.panel.field.setFocus()
        self.panel.field.selectAll()

    def close(self) -> None:
        """Close, and give the focus back."""
        self._forget()
        self._host.focus(self._before, "plot", "table", "rail")

    def _forget(self) -> None:
        self.query, self.panel = None, None
        empty(self._home)

    def _show(self, query: str) -> None:
        host = self._host
        self.query = query
        self.panel = FindPanel(host.look, host.language, self._built(), query)
        self.panel.closed.connect(self.close)
        self.panel.chosen.connect(self._go)
        self.panel.announced.connect(host.say)
        self.panel.field.textChanged.connect(self._keep)
        self._home.addWidget(self.panel)
        before = self.panel.window().findChild(QWidget, "sheet-button")  # the last stop of the row above
        if before is not None:
            in_order(before, *self.panel.stops)

    def _keep(self, query: str) -> None:
        self.query = query

    def _built(self) -> Index:
        from byfacts.search import index

        host = self._host
        if self._index is None or self._index[0] != host.language.code:
            sheets = [host.sheet(topic.id) for topic in topics() if topic.tab]
            self._index = (host.language.code, index(host.library, host.language, sheets))
        return self._index[1]

    def _go(self, place: Place) -> None:
        """Open the place of a hit; the panel makes room for it."""
        host = self._host
        self._forget()
        if place.source:
            about = host.about(sources=True)
            about.show_source(place.source)
            about.show()
            return
        if place.topic:
            host.show_place(place.topic, place.entry)
        if place.key and not place.entry:
            host.show_card(Reading(place.key, "", "", ()))
            return
        host.focus("plot", "table", "page", "rail")
        plot = host.plot()
        if plot is not None and place.key:
            QTimer.singleShot(0, plot, lambda: plot.point_at(place.key))
