"""The second screen: what is on the wall, what comes next, the order, notes, clock and time since the beginning."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, empty, ground, label, picture, row
from byfacts.desktop.presenter import side
from byfacts.desktop.presenter.order import Item
from byfacts.desktop.presenter.ordering import OrderList
from byfacts.desktop.presenter.presses import press
from byfacts.desktop.presenter.show import Show
from byfacts.desktop.presenter.slide import Slide
from byfacts.desktop.presenter.stage import paint

NOTE = 17.0
SECOND = 1000


class SlidePicture(QWidget):
    """A slide as large as it fits, centred at the top."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.slide: Slide | None = None
        self.black = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self.slide.wall.height / self.slide.wall.width) if self.slide is not None else width // 2

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.heightForWidth(self.look.px(320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.look.px(90))

    def show_slide(self, slide: Slide | None, name: str, *, black: bool = False) -> None:
        self.slide, self.black = slide, black
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.slide is None:
            return
        painter = QPainter(self)
        wall = self.slide.wall
        scale = min(self.width() / wall.width, self.height() / wall.height)
        if self.black:
            painter.fillRect(0, 0, round(wall.width * scale), round(wall.height * scale), Qt.GlobalColor.black)
        else:
            paint(painter, self.slide, self.look, scale, self.devicePixelRatioF())
        painter.setPen(self.look.colour("border"))
        painter.drawRect(0, 0, round(wall.width * scale) - 1, round(wall.height * scale) - 1)
        painter.end()


class Speaker(QWidget):
    """Signal ``reordered``: the Items of the order. Keys go to the show, but those that move charts in the list."""

    reordered = Signal(list)

    def __init__(self, parent: QWidget | None, look: Look, show: Show) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.look, self.course = look, show
        self.setObjectName("speaker")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setProperty("role", "chrome")
        self._since = QElapsedTimer()
        self._since.start()
        self._whole = column()
        self.setLayout(self._whole)
        self._ticking = QTimer(self)
        self._ticking.setInterval(SECOND)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        show.changed.connect(self._fill)
        self._build()

    def wear(self, look: Look) -> None:
        """Another theme, language or text size."""
        self.look = look
        empty(self._whole)
        self._build()

    def _build(self) -> None:
        px, say = self.look.px, self.course.content.language.text
        self.setWindowTitle(say("Notes of the show"))
        self._place, self._clock, self._elapsed = label("", "strong"), label("", "title"), label("", "muted")
        self._now, self._next = SlidePicture(self.look), SlidePicture(self.look)
        self.list = OrderList(self.look, say("Order of the charts"), self._name_of)
        self.list.icon_of = self._icon_of
        self.list.show_order(self.course.order, self.course.at)
        self.list.moved.connect(self._reorder)
        self.list.chosen.connect(self.course.go)
        self.list.installEventFilter(self)
        right = column(
            label(say("Next"), "section"), px(4), self._next, px(8), label(say("Order"), "section"), px(4), self.list
        )
        right.setStretch(6, 1)
        body = row(self._now, px(20), ground("", right))
        body.setStretch(0, 5)
        body.setStretch(2, 3)
        made = column(self._head(), px(12), body, px(12), self._notes(), margins=(px(24), px(14), px(24), px(14)))
        made.setStretch(4, 1)
        self._whole.addWidget(ground("chrome", made))
        self._fill()
        self._tick()

    def _head(self) -> QWidget:
        px, say = self.look.px, self.course.content.language.text
        black = button(self.look, say("Black (B)"), "", "moon", self.course.blank)
        leave = button(self.look, say("Leave (Esc)"), "", "x", self.course.left.emit)
        for made in (black, leave):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return ground("", row(
            self._place, None, self._elapsed, px(18), picture(self.look, "clock"), self._clock, px(8), black, leave,
            gap=px(8),
        ))  # fmt: skip

    def _notes(self) -> QWidget:
        px, say = self.look.px, self.course.content.language.text
        self._texts, self._noted = column(gap=px(6)), [""]
        held = column(
            label(say("Notes"), "section"), self._texts, None, gap=px(6), margins=(px(18), px(12), px(18), px(12))
        )
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(say("Notes"))
        scroll.setMinimumHeight(px(130))
        scroll.setWidget(ground("paper", held))
        return scroll

    def _name_of(self, item: Item) -> str:
        sheet = self.course.content.sheet(item.topic)
        return f"{sheet.title}: {sheet.chart(item.chart).name}"

    def _icon_of(self, item: Item) -> str:
        return self.course.content.sheet(item.topic).chart(item.chart).icon

    def _fill(self) -> None:
        """What the show has come to."""
        course, say = self.course, self.course.content.language
        number, count = say.number(course.at + 1), say.number(len(course.order))
        self._place.setText(
            course.notice or say.text("On the other screen: chart {n} of {count}", n=number, count=count)
        )
        chart, after = course.chart(), course.chart(1)
        assert chart is not None
        self._now.show_slide(course.slide, chart.title, black=course.black)
        self._next.show_slide(course.next_slide(), after.title if after else "")
        self.list.show_order(course.order, course.at)
        self._show_notes(self._texts, side.of_notes(say, chart, course.reading()))

    def _show_notes(self, into: QVBoxLayout, notes: side.Side) -> None:
        texts = [line.text for line in notes.rows]
        if self._noted == texts:
            return
        self._noted = texts
        empty(into)
        for text in texts:
            made = label(text, "note", wrap=True)
            made.setFont(self.look.font(NOTE))
            into.addWidget(made)

    def _tick(self) -> None:
        say = self.course.content.language
        self._clock.setText(QTime.currentTime().toString("HH:mm"))
        minutes, seconds = divmod(self._since.elapsed() // SECOND, 60)
        self._elapsed.setText(say.text("since the start {time}", time=f"{minutes}:{seconds:02}"))

    def _reorder(self, order: list[Item]) -> None:
        self.course.take_order(order)
        self.reordered.emit(order)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list keeps Ctrl with arrows, and arrows up and down; all else is the show's."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.list:
            own = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return)
            if not own:
                return press(self.course, event.key(), event.text(), event.modifiers())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self.course, event.key(), event.text(), event.modifiers()):
            event.ignore()
