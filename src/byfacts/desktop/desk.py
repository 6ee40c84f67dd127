"""The page on a desk: a picture of the real page, fitted to the room, to its width, or in its own size."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from byfacts.desktop.choice import Zoom
from byfacts.desktop.look import Look
from byfacts.desktop.preview import Shown
from byfacts.paper.grid import PAPERS, Paper

MARGIN = 14  # of desk around the page
DOTS = 96 / 72  # logical pixels to the point: the size that a page has in other programs at 100 %
FADED = 0.35


class Leaf(QWidget):
    """The page itself; ``faded`` while it is not what was asked for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.image: QImage | None = None
        self.faded = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        page = self.rect()
        painter.fillRect(page, Qt.GlobalColor.white)
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
            painter.setOpacity(FADED if self.faded else 1.0)
            if abs(self.image.width() / self.devicePixelRatioF() - self.width()) < 2:  # pixel for pixel: sharp
                self.image.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(0, 0, self.image)
            else:
                painter.drawImage(page, self.image)
            painter.setOpacity(1.0)
        painter.setPen(self.look.colour("border"))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.end()


class Desk(QScrollArea):
    """Signal ``scale_wanted``: the picture that is shown has another sharpness than the screen now needs."""

    scale_wanted = Signal()

    def __init__(self, look: Look, zoom: Zoom, paper: Paper) -> None:
        super().__init__()
        self.look, self.zoom, self.paper = look, zoom, paper
        self.leaf = Leaf(look)
        self.setObjectName("desk")
        self.setProperty("role", "desk")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownring", True)
        self.setViewportMargins(*[look.px(MARGIN)] * 4)
        self.setWidget(self.leaf)
        self.setMinimumSize(look.px(200), look.px(200))

    @property
    def scale(self) -> float:
        """Pixels of the screen to the point of paper."""
        return self._points() * self.devicePixelRatioF()

    def _points(self) -> float:
        """Logical pixels to the point of paper."""
        page, room = PAPERS[self.paper], self._room()
        match self.zoom:
            case "page":
                return max(0.2, min(room.width() / page.width, room.height() / page.height))
            case "width":
                bar = self.verticalScrollBar().sizeHint().width()
                return max(0.2, (room.width() - bar) / page.width)
            case "full":
                return DOTS

    def _room(self) -> QSize:
        """What lies between the margins, scroll bars or not."""
        off = 2 * self.look.px(MARGIN)
        return QSize(max(self.width() - off, 10), max(self.height() - off, 10))

    def show_zoom(self, zoom: Zoom) -> None:
        self.zoom = zoom
        self._lay()
        self.scale_wanted.emit()

    def show_paper(self, paper: Paper) -> None:
        if paper != self.paper:
            self.paper = paper
            self._lay()

    def show_page(self, shown: Shown, words: str) -> None:
        """Put the page on the desk; ``words`` say what it is to those who cannot see it."""
        self.leaf.image, self.leaf.faded = shown.image, False
        self.leaf.setAccessibleName(words)
        self.setAccessibleName(words)
        self.leaf.update()

    def fade(self) -> None:
        """The page that lies there is not the one that was asked for: that one could not be made."""
        self.leaf.faded = True
        self.leaf.update()

    def _lay(self) -> None:
        page, points = PAPERS[self.paper], self._points()
        self.leaf.resize(round(page.width * points), round(page.height * points))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
        self.scale_wanted.emit()
