"""The list at the left: a topic's charts, or its recommendations, each with icon, name, status mark and meta."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from byfacts.charts import type as letters
from byfacts.charts.marks import Fill
from byfacts.charts.swatches import sign_width
from byfacts.desktop import status_mark
from byfacts.desktop.focus import ring
from byfacts.desktop.icons import pixmap
from byfacts.desktop.look import Look
from byfacts.frozen import frozen
from byfacts.sheet import Sheet

WIDTH, ICONS = 252, 56
LEFT, TEXT, RIGHT = 19, 48, 8
TOP, LEAST = 8, 44
NAME, META = 13.0, 12.0
ENTRY = Qt.ItemDataRole.UserRole + 1


@frozen
class Entry:
    """A row: ``mark`` stands before the meta; a ``passed`` date has a clock there instead."""

    id: str
    icon: str
    name: str
    meta: str
    mark: Fill | None = None
    passed: bool = False


def _between(one: str, other: str) -> QColor:
    """The colour half way: the wash alone is too weak on the chrome."""
    a, b = QColor(one), QColor(other)
    return QColor((a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2)


class EntryDelegate(QStyledItemDelegate):
    """Paints a row; names wrap to two lines at most."""

    def __init__(self, parent: QListView, look: Look, topic: str, *, icons: bool) -> None:
        super().__init__(parent)
        self.look, self.topic, self._list, self._icons = look, topic, parent, icons

    def _lines(self, entry: Entry, width: int) -> tuple[str, ...]:
        """The lines of a name, broken as in the regular weight, so that a row keeps its height when it is chosen."""
        return letters.wrap(entry.name, width / self.look.scale - TEXT - RIGHT, NAME, max_lines=2)

    def _line_height(self) -> int:
        return QFontMetrics(self.look.font(NAME)).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: Entry = index.data(ENTRY)
        width = self._list.viewport().width()
        if self._icons:
            return QSize(width, self.look.px(LEAST))
        lines = len(self._lines(entry, width))
        meta = QFontMetrics(self.look.font(META)).height() + 1 if entry.meta else 0
        return QSize(width, max(self.look.px(LEAST), lines * self._line_height() + meta + 2 * self.look.px(TOP)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        on = bool(state & QStyle.StateFlag.State_Selected)
        hue, px = self.look.theme.hues[self.topic], self.look.px
        painter.save()
        if on:
            painter.fillRect(area, _between(hue.wash, hue.soft))
            painter.fillRect(QRect(area.left(), area.top(), px(3), area.height()), QColor(hue.data))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.look.colour("sunken"))
        shown = pixmap(self.look, entry.icon, colour=hue.data if on else "")
        top = px(LEAST - 18) // 2 if self._icons else px(TOP)
        painter.drawPixmap(area.left() + px(LEFT), area.top() + top, shown)
        if not self._icons:
            y = self._paint_name(painter, entry, area, on=on)
            self._paint_meta(painter, entry, area, y)
        if state & QStyle.StateFlag.State_HasFocus and on:
            ring(painter, self.look, QRectF(area).adjusted(4, 2, -4, -2))
        painter.restore()

    def _paint_name(self, painter: QPainter, entry: Entry, area: QRect, *, on: bool) -> int:
        lines = self._lines(entry, area.width())
        room = area.width() / self.look.scale - TEXT - 2
        bold = all(letters.fits(line, room, NAME, bold=True) for line in lines)
        painter.setFont(self.look.font(NAME, (600 if bold else 500) if on else 400))
        painter.setPen(self.look.colour("ink"))
        y, height = area.top() + self.look.px(TOP) - 1, self._line_height()
        for line in lines:
            painter.drawText(area.left() + self.look.px(TEXT), y + QFontMetrics(painter.font()).ascent(), line)
            y += height
        return y

    def _paint_meta(self, painter: QPainter, entry: Entry, area: QRect, y: int) -> None:
        px = self.look.px
        font = self.look.font(META)
        metrics = QFontMetrics(font)
        left, middle = area.left() + px(TEXT), y + 1 + metrics.height() / 2
        if entry.passed:
            painter.drawPixmap(left, round(middle - px(7)), pixmap(self.look, "clock", "passed_line", 14))
            left += px(20)
        elif entry.mark is not None:
            high = px(10)
            status_mark.paint(
                painter, self.look, self.topic, entry.mark, QRectF(left, round(middle - high / 2), high, high)
            )
            left += px(sign_width(entry.mark, 10) + 6)
        painter.setFont(font)
        painter.setPen(self.look.colour("ink3"))
        words = metrics.elidedText(entry.meta, Qt.TextElideMode.ElideRight, area.right() - px(RIGHT) - left)
        painter.drawText(left, y + 1 + metrics.ascent(), words)


class Rail(QListView):
    """Up and down choose, typing a name too, and the plot follows; Enter goes into it (``entered``).

    ``icons``: there is room for no more; the names are tooltips.
    """

    entry_chosen = Signal(str)
    entered_content = Signal()

    def __init__(
        self, look: Look, topic: str, entries: Sequence[Entry], current: str, name: str, *, icons: bool = False
    ) -> None:
        super().__init__()
        self._ids = [entry.id for entry in entries]
        self.setObjectName("rail")
        self.setProperty("role", "rail")
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(EntryDelegate(self, look, topic, icons=icons))
        self.setModel(self._model(entries))
        self.show_entry(current)
        self.selectionModel().currentChanged.connect(lambda now, _: self.entry_chosen.emit(self._ids[now.row()]))

    def _model(self, entries: Sequence[Entry]) -> QStandardItemModel:
        model = QStandardItemModel(self)
        for place, entry in enumerate(entries, 1):
            item = QStandardItem(entry.name)
            item.setData(entry, ENTRY)
            item.setToolTip(entry.name)
            spoken = ", ".join(part for part in (entry.name, entry.meta) if part)
            item.setData(f"{spoken}, {place}/{len(entries)}", Qt.ItemDataRole.AccessibleTextRole)
            model.appendRow(item)
        return model

    def show_entry(self, id: str) -> None:
        """Show a row as the current one. The signal is not sent for the row that is current already."""
        index = self.model().index(self._ids.index(id), 0)
        self.setCurrentIndex(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_content.emit()
        else:
            super().keyPressEvent(event)


def entries(sheet: Sheet) -> list[Entry]:
    """The rows of the list: the recommendations of a sheet that has them, then its charts."""
    passed = {band.id for band in sheet.bands if any(fact.passed for fact in band.facts)}
    bands = [
        Entry(band.id, band.icon, f"{band.number}  {band.title}", band.meta, None, band.id in passed)
        for band in sheet.bands
    ]
    return bands + [
        Entry(chart.id, chart.icon, chart.name, chart.meta, next(iter(chart.marks), None), Fill.PASSED in chart.marks)
        for chart in sheet.charts
    ]
