"""A chart as a table: sortable by number, copied with its heading, unit and source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from byfacts.charts.chart import Cell, Chart, Table
from byfacts.charts.swatches import sign_width
from byfacts.desktop import clipboard, status_mark
from byfacts.desktop.look import Look
from byfacts.language import Language

ROW = 27
HEAD = 30
LEAST = 190  # height of a table that scrolls
NUMBERS = 96  # least width of a column in a table of numbers
SORT = Qt.ItemDataRole.UserRole + 1
CELL = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


def as_text(chart: Chart, rows: Sequence[tuple[Cell, ...]], source: str) -> str:
    """Rows of a chart's table, tab-separated, under title, unit and heading, over the source."""
    lines = ["\t".join(cell.text for cell in row) for row in rows]
    return "\n".join([chart.title, chart.subtitle, "\t".join(chart.table.head), *lines, source])


class ChartTable(QAbstractTableModel):
    """The model: the words of the chart's table, and the numbers behind them for sorting."""

    def __init__(self, parent: QTableView, table: Table) -> None:
        super().__init__(parent)
        self.table = table

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.head)

    def cell(self, index: Index) -> Cell:
        return self.table.rows[index.row()][index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == SORT:
            return cell.value if cell.value is not None else cell.text
        if role == CELL:
            return cell
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.head[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, place: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.table.numeric[place] else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class Sorted(QSortFilterProxyModel):
    """Numbers by their value, words by the alphabet; cells without a number and the total stay last."""

    def __init__(self, parent: QTableView, language: Language, table: Table) -> None:
        super().__init__(parent)
        self._language, self._table = language, table
        self.setSortRole(SORT)
        self.setSourceModel(ChartTable(parent, table))

    def lessThan(self, left: Index, right: Index) -> bool:
        upwards = self.sortOrder() is Qt.SortOrder.AscendingOrder
        last = self.sourceModel().rowCount() - 1 if self._table.total else -1
        if last in (left.row(), right.row()):
            return (right.row() == last) is upwards
        a, b = left.data(SORT), right.data(SORT)
        if isinstance(a, str) and isinstance(b, str):
            return self._language.sort_key(a) < self._language.sort_key(b)
        if isinstance(a, str) or isinstance(b, str):
            return isinstance(b, str) is upwards
        return bool(a < b)


class CellDelegate(QStyledItemDelegate):
    """Puts the status mark before the words of a status cell."""

    def __init__(self, parent: QTableView, look: Look, topic: str) -> None:
        super().__init__(parent)
        self.look, self.topic = look, topic

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        cell: Cell = index.data(CELL)
        if cell.mark is not None:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        cell: Cell = index.data(CELL)
        if cell.mark is None:
            return
        px = self.look.px
        area = QRectF(option.rect)
        high = px(11)
        painter.save()
        mark = QRectF(area.left() + px(8), round(area.center().y() - high / 2), high, high)
        status_mark.paint(painter, self.look, self.topic, cell.mark, mark)
        words = area.adjusted(px(8 + sign_width(cell.mark, 11) + 6), 0, -px(4), 0)
        painter.setFont(self.look.font(12))
        painter.setPen(self.look.colour("ink2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cell.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        cell: Cell = index.data(CELL)
        extra = self.look.px(32) + option.fontMetrics.horizontalAdvance(cell.text) if cell.mark is not None else 0
        return QSize(max(hint.width(), extra), self.look.px(ROW))


class TableView(QTableView):
    """Signals: ``pointed`` the key of the row now current; ``announced`` its words."""

    pointed = Signal(str)
    asked = Signal(str)
    announced = Signal(str)

    def __init__(self, look: Look, language: Language, chart: Chart, source: str) -> None:
        super().__init__()
        self.look, self.chart, self.source = look, chart, source
        self.setObjectName("table")
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.subtitle)
        self._calm()
        self.setItemDelegate(CellDelegate(self, look, chart.topic))
        self.setModel(Sorted(self, language, chart.table))
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the chart's own order
        self._measure()
        self.setMinimumHeight(look.px(min(LEAST, HEAD + ROW * len(chart.table.rows) + 4)))
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    def _calm(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setDefaultSectionSize(self.look.px(ROW))

    def _measure(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumHeight(self.look.px(HEAD))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(not self.table.numeric[-1])
        if all(self.table.numeric[1:]):
            header.setMinimumSectionSize(self.look.px(NUMBERS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No higher than its rows: what is said under a short table stands right under it."""
        super().resizeEvent(event)
        if not self.table.numeric[-1] and len(self.table.head) <= 3:
            self.resizeRowsToContents()
        rows = self.verticalHeader().length() + self.horizontalHeader().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalScrollBar().isVisible() else 0
        self.setMaximumHeight(max(rows + bar + 2, self.minimumHeight()))

    @property
    def table(self) -> Table:
        return self.chart.table

    def key(self, row: int) -> str:
        """The key of the point that a shown row belongs to, or an empty string."""
        model = self.model()
        assert isinstance(model, Sorted)
        place = model.mapToSource(model.index(row, 0)).row()
        return self.table.keys[place] if place < len(self.table.keys) else ""

    def point_at(self, key: str) -> None:
        """Select the row of a point, as when it is pointed at in the plot."""
        rows = [row for row in range(self.model().rowCount()) if self.key(row) == key]
        if rows and rows[0] != self.currentIndex().row():
            blocked = self.blockSignals(True)
            self.selectRow(rows[0])
            self.blockSignals(blocked)

    def _row_changed(self, now: QModelIndex) -> None:
        if now.isValid() and self.key(now.row()):
            self.pointed.emit(self.key(now.row()))
        if now.isValid():
            shown = [self.model().index(now.row(), place) for place in range(self.model().columnCount())]
            heads = self.table.head
            self.announced.emit(". ".join(f"{heads[n]}: {cell.data()}" for n, cell in enumerate(shown) if cell.data()))

    def as_text(self) -> str:
        """The rows that are selected (all, when fewer than two are), tab-separated, with title, unit and source."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        model = self.model()
        assert isinstance(model, Sorted)
        rows = chosen if len(chosen) > 1 else range(model.rowCount())
        places = [model.mapToSource(model.index(row, 0)).row() for row in rows]
        return as_text(self.chart, [self.table.rows[place] for place in places], self.source)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._ask(self.indexAt(event.position().toPoint()))

    def _ask(self, index: QModelIndex) -> None:
        """The source card of the row's number is wanted."""
        if index.isValid() and (key := self.key(index.row())):
            self.asked.emit(key)

    def copy(self) -> bool:
        """Copy the rows; false: the clipboard did not take them."""
        return clipboard.put(self.as_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)
