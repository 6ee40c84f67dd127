"""The order of a show: a list whose charts are moved by dragging or keys, and the dialog to choose them from all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QListWidgetItem, QWidget

from byfacts.desktop.icons import icon
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, ground, label, row
from byfacts.desktop.presenter import order as orders
from byfacts.desktop.presenter.order import Item, Sheets
from byfacts.language import Language

ITEM = Qt.ItemDataRole.UserRole + 1


class OrderList(QListWidget):
    """Charts by number and name. Signals: ``moved`` the Items in their new order; ``chosen`` a place, by Enter or a
    double click; ``dropped`` a chart is not wanted any more (Delete).
    """

    moved = Signal(list)
    chosen = Signal(int)
    dropped = Signal()

    def __init__(self, look: Look, name: str, name_of: Callable[[Item], str], *, fixed: bool = False) -> None:
        super().__init__()
        self.look, self._name_of, self._numbered = look, name_of, not fixed
        self.icon_of: Callable[[Item], str] | None = None
        self.setIconSize(QSize(look.px(18), look.px(18)))
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setProperty("role", "order")
        self.setSpacing(look.px(1))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if not fixed:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemActivated.connect(lambda found: self.chosen.emit(self.row(found)))

    def order(self) -> list[Item]:
        return [self.item(n).data(ITEM) for n in range(self.count())]

    def show_order(self, order: Sequence[Item], at: int) -> None:
        """Show these charts, one of them as the current one; what is the same already stays as it is."""
        if self.order() != list(order):
            self.clear()
            for item in order:
                made = QListWidgetItem()
                made.setData(ITEM, item)
                if self.icon_of is not None:
                    made.setIcon(icon(self.look, self.icon_of(item)))
                self.addItem(made)
        self._number()
        if self.count():
            self.setCurrentRow(min(max(at, 0), self.count() - 1))

    def _number(self) -> None:
        for n in range(self.count()):
            found = self.item(n)
            name = self._name_of(found.data(ITEM))
            found.setText(f"{n + 1}\u2002{name}" if self._numbered else name)
            found.setToolTip(name)

    def move_current(self, by: int) -> None:
        """One place up (-1) or down (1)."""
        if self.count():
            order, at = orders.moved(self.order(), self.currentRow(), by)
            self.show_order(order, at)
            self.moved.emit(order)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._number()
        self.moved.emit(self.order())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in steps and self._numbered:
            self.move_current(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.count():
            self.chosen.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class OrderDialog(QDialog):
    """Left what the show has, right all charts there are. Signal ``taken``: the ids; none for the usual order."""

    taken = Signal(list)

    def __init__(
        self, parent: QWidget, look: Look, language: Language, sheets: Sheets, topic: str, kept: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self.look, self.language, self._sheets, self._topic = look, language, sheets, topic
        say, px = language.text, look.px
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Order of the show"))
        self.resize(px(900), px(600))
        self.mine = OrderList(look, say("Charts in the show"), self._name_of)
        self.all = OrderList(look, say("All charts"), self._name_of, fixed=True)
        self.mine.icon_of = self.all.icon_of = self._icon_of
        self.mine.setObjectName("order-mine")
        self.all.setObjectName("order-all")
        self.mine.show_order(orders.chosen(kept, sheets, topic), 0)
        self.all.show_order(orders.on_offer(sheets), 0)
        self.mine.dropped.connect(self.remove)
        self.all.chosen.connect(lambda _: self.add())
        self._usual = not kept
        self.mine.moved.connect(self._changed)
        hint = label(
            say("Ctrl+↑ and Ctrl+↓ or dragging move a chart; Delete takes it out, Enter adds one."), "muted", wrap=True
        )
        left = column(label(say("Charts in the show"), "section"), px(4), self.mine, px(8), self._left_tools())
        right = column(label(say("All charts"), "section"), px(4), self.all, px(8), self._right_tools())
        lists = row(ground("", left), px(20), ground("", right))
        lists.setStretch(0, 1)
        lists.setStretch(2, 1)
        whole = column(hint, px(10), lists, px(14), self._foot(), margins=(px(20), px(16), px(20), px(16)))
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.mine.setFocus()

    def _name_of(self, item: Item) -> str:
        sheet = self._sheets(item.topic)
        return f"{sheet.title}: {sheet.chart(item.chart).name}"

    def _icon_of(self, item: Item) -> str:
        return self._sheets(item.topic).chart(item.chart).icon

    def _left_tools(self) -> QWidget:
        say, look = self.language.text, self.look
        up = button(look, say("Up"), pressed=lambda: self.mine.move_current(-1))
        down = button(look, say("Down"), pressed=lambda: self.mine.move_current(1))
        away = button(look, say("Take out"), pressed=self.remove)
        return ground("", row(up, down, away, None, gap=look.px(8)))

    def _right_tools(self) -> QWidget:
        add = button(self.look, self.language.text("Add"), pressed=self.add)
        return ground("", row(add, None))

    def _foot(self) -> QWidget:
        say, look = self.language.text, self.look
        usual = button(look, say("Usual order"), pressed=self.usual)
        keep = button(look, say("Keep this order"), "primary", pressed=self.keep)
        cancel = button(look, say("Cancel"), pressed=self.reject)
        return ground("", row(usual, None, cancel, keep, gap=look.px(8)))

    def _changed(self) -> None:
        self._usual = False

    def add(self) -> None:
        """Take the chart that is chosen at the right into the show, after the current one; once only."""
        found, order = self.all.currentItem(), self.mine.order()
        if found is None or found.data(ITEM) in order:
            return
        at = self.mine.currentRow() + 1
        order.insert(at, found.data(ITEM))
        self.mine.show_order(order, at)
        self._changed()

    def remove(self) -> None:
        """Take the current chart out; one stays."""
        order, at = self.mine.order(), self.mine.currentRow()
        if len(order) > 1 and at >= 0:
            del order[at]
            self.mine.show_order(order, min(at, len(order) - 1))
            self._changed()

    def usual(self) -> None:
        self.mine.show_order(orders.usual(self._sheets, self._topic), 0)
        self._usual = True

    def keep(self) -> None:
        self.taken.emit([] if self._usual else [item.id for item in self.mine.order()])
        self.accept()
