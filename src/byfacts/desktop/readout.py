"""The read-out: an inverse panel beside a point, with its value, unit, status and source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from byfacts.desktop.look import Look
from byfacts.desktop.parts import column
from byfacts.desktop.readings import Reading

OFF = 12  # distance from the mark
LINGER = 180  # milliseconds in which the mouse may cross over to the panel
WIDEST = 300


class Readout(QWidget):
    """Follows the mouse and the arrow keys alike; stays while the mouse is on it."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self.look, self._plot = look, parent
        self._pointer: QPointF | None = None
        side = look.px(OFF)
        self._head = self._line(12, 500, "on_readout2")
        self._value = self._line(17, 600, "on_readout")
        self._lines = self._line(12, 400, "on_readout2")
        self._stack = column(self._head, self._value, self._lines, gap=1, margins=(2 * side, side, 2 * side, side))
        self.setLayout(self._stack)
        self._timer = QTimer(self, interval=LINGER, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def _line(self, size: float, weight: int, role: str) -> QLabel:
        made = QLabel()
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setFont(self.look.font(size, weight))
        made.setProperty("readout", role)
        made.setWordWrap(True)
        return made

    def show_reading(self, reading: Reading, mark: QRectF, towards: QPointF) -> None:
        """Show a reading beside ``mark`` (its hit area), on the side with room; the pointer ends at ``towards``."""
        self._timer.stop()
        for label, text in (
            (self._head, reading.head),
            (self._value, reading.value),
            (self._lines, "\n".join(reading.lines)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.setGeometry(self._place(self._wanted(), mark, towards))
        self._pointer = QPointF(self.mapFromParent(towards.toPoint()))
        self.show()
        self.raise_()
        self.update()

    def _wanted(self) -> QRect:
        """As wide as its longest line, up to a limit where lines wrap."""
        side = self.look.px(OFF)
        labels = [label for label in (self._head, self._value, self._lines) if label.text()]
        lines = [(label, line) for label in labels for line in label.text().split("\n")]
        longest = max(label.fontMetrics().horizontalAdvance(line) for label, line in lines) + 4
        width = min(longest, self.look.px(WIDEST)) + 4 * side
        return QRect(0, 0, width, self._stack.totalHeightForWidth(width))

    def _place(self, panel: QRect, mark: QRectF, towards: QPointF) -> QRect:
        room = self._plot.rect()
        right = room.right() - towards.x()
        left_side = right < panel.width() or (
            towards.x() - panel.width() > room.left() and towards.x() > room.center().x()
        )
        x = min(mark.left(), towards.x()) - panel.width() if left_side else max(mark.right(), towards.x())
        x = min(max(x, room.left()), max(room.right() - panel.width(), room.left()))
        y = min(max(towards.y() - panel.height() / 2, room.top()), max(room.bottom() - panel.height(), room.top()))
        return QRect(round(x), round(y), panel.width(), panel.height())

    def leave_soon(self) -> None:
        """Hide, unless the mouse comes over in the next moment."""
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.leave_soon()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.theme["readout"]))
        side = self.look.px(OFF)
        panel = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        painter.drawRoundedRect(panel, 4, 4)
        self._paint_pointer(painter, panel)
        painter.end()

    def _paint_pointer(self, painter: QPainter, panel: QRectF) -> None:
        """A small triangle towards the mark, where the mark lies beside the panel."""
        if self._pointer is None or panel.left() < self._pointer.x() < panel.right():
            return
        on_left = self._pointer.x() <= panel.left()
        foot, tip = (panel.left(), panel.left() - 7) if on_left else (panel.right(), panel.right() + 7)
        y = min(max(self._pointer.y(), panel.top() + 10), panel.bottom() - 10)
        painter.drawPolygon(QPolygonF([QPointF(tip, y), QPointF(foot, y - 6), QPointF(foot, y + 6)]))
