"""The focus ring: one overlay per window, drawn a little off whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QScrollArea, QWidget
from shiboken6 import Shiboken

from byfacts.desktop.look import Look

GAP = 2
RADIUS = 6


def ring(painter: QPainter, look: Look, around: QRectF, radius: float = RADIUS) -> None:
    """Draw the ring around a rectangle: the focus colour outside, a rim of paper between."""
    width = look.theme.focus_width
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("paper"), width))
    painter.drawRoundedRect(
        around.adjusted(width, width, -width, -width), max(radius - width, 0), max(radius - width, 0)
    )
    painter.setPen(QPen(look.colour("focus"), width))
    painter.drawRoundedRect(around, radius, radius)


class FocusRing(QWidget):
    """Lies over the window, lets the mouse through, follows the focus. A widget with the property ``ownring``
    draws its own (a plot rings the point, not the picture).
    """

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self.look = look
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def forget(self) -> None:
        """Let go of a widget that is about to be deleted."""
        target, self._target = self._target, None
        if target is not None and Shiboken.isValid(target):  # a click may have replaced the button that it pressed
            target.removeEventFilter(self)
        self.hide()

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        self.forget()
        if new is None or new.window() is not self.window() or not self._wanted(new):
            return
        self._target = new
        new.installEventFilter(self)
        self._place()

    @staticmethod
    def _wanted(widget: QWidget) -> bool:
        return not (widget.property("ownring") or isinstance(widget, (QMainWindow, QScrollArea, QAbstractItemView)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Paint):
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.Destroy):
            self.forget()
        return False

    def _place(self) -> None:
        if self._target is None or not Shiboken.isValid(self._target):
            return
        off = GAP + self.look.theme.focus_width
        at = self._target.mapTo(self.window(), QPoint(0, 0))
        wanted = QRect(at, self._target.size()).adjusted(-off, -off, off, off)
        if wanted != self.geometry() or not self.isVisible():
            self.setGeometry(wanted)
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        half = self.look.theme.focus_width / 2
        ring(painter, self.look, QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()
