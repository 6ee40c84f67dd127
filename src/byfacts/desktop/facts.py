"""The key facts under the headline: four columns under a rule in the topic's hue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QSizePolicy, QWidget

from byfacts.charts.marks import Fill
from byfacts.desktop.look import Look
from byfacts.desktop.parts import column, label, row
from byfacts.desktop.readings import Reading
from byfacts.desktop.status_mark import StatusMark
from byfacts.sheet import KeyFact

RULE = 2
GAP = 22


class Fact(QFrame):
    """One key fact. ``mini`` leaves the words of its standing to the mark and the tooltip, and is smaller.

    Signal ``pressed``: its source card is wanted, by what cannot press a key.
    """

    pressed = Signal()

    def __init__(self, look: Look, fact: KeyFact, *, mini: bool) -> None:
        super().__init__()
        self.look, self.fact = look, fact
        self.setAccessibleName(fact.spoken)
        self.setAccessibleDescription(fact.passed or fact.meta)
        self.setToolTip(fact.spoken if mini else "")
        self.setLayout(self._mini() if mini else self._full())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _full(self) -> QLayout:
        px = self.look.px
        value = row(label(self.fact.value, "value", hue=self.fact.topic), gap=px(6))
        if self.fact.unit:
            unit = label(self.fact.unit, "unit", hue=self.fact.topic)
            unit.setContentsMargins(0, 0, 0, px(4))
            value.addWidget(unit, 0, Qt.AlignmentFlag.AlignBottom)
        value.addStretch(1)
        made = column(value, label(self.fact.text, wrap=True), None, px(4), margins=(0, px(8), 0, px(4)))
        made.addLayout(self._standing())
        return made

    def _standing(self) -> QLayout:
        px = self.look.px
        if self.fact.passed:
            return row(label(self.fact.passed, "amber"), None)
        words = label(self.fact.meta, "tiny", wrap=True)
        made = row(gap=px(6))
        if self.fact.mark is not None and self.fact.mark is not Fill.NONE:
            mark = StatusMark(self.look, self.fact.topic, self.fact.mark)
            made.addLayout(column(px(4), mark, None))
        made.addWidget(words, 1)
        return made

    def _mini(self) -> QLayout:
        px = self.look.px
        top = row(label(self.fact.value, "minivalue", hue=self.fact.topic), gap=px(6))
        if self.fact.unit:
            top.addWidget(label(self.fact.unit, "minunit", hue=self.fact.topic), 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        if self.fact.mark is not None:
            top.addWidget(StatusMark(self.look, self.fact.topic, self.fact.mark), 0, Qt.AlignmentFlag.AlignTop)
        return column(top, label(self.fact.text, "small", wrap=True), None, margins=(0, px(5), 0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.look.theme["passed_line"] if self.fact.passed else self.look.theme.hues[self.fact.topic].data
        painter.fillRect(QRectF(0, 0, self.width(), self.look.px(RULE)), QColor(colour))
        painter.end()


class KeyFacts(QWidget):
    """All key facts: one stop for Tab, arrows move between them.

    Signals: ``announced`` the fact for the status bar; ``asked`` the Reading whose source card is wanted.
    """

    announced = Signal(str)
    asked = Signal(object)

    def __init__(self, look: Look, facts: Sequence[KeyFact], columns: int, *, mini: bool, name: str) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("facts")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.facts = [Fact(look, fact, mini=mini) for fact in facts]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(GAP))
        grid.setVerticalSpacing(look.px(10))
        for place, fact in enumerate(self.facts):
            grid.addWidget(fact, place // columns, place % columns)
            fact.installEventFilter(self)
            fact.pressed.connect(lambda wanted=fact.fact: self._ask(wanted))
        for place in range(columns):
            grid.setColumnStretch(place, 1)
        self.setLayout(grid)
        self._stop_at(0)

    def _stop_at(self, place: int) -> None:
        for n, fact in enumerate(self.facts):
            fact.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == place else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        focused = [n for n, fact in enumerate(self.facts) if fact.hasFocus()]
        if focused and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self.facts[focused[0]].fact)
            return
        if event.key() not in steps or not focused:
            event.ignore()
            return
        place = min(max(focused[0] + steps[Qt.Key(event.key())], 0), len(self.facts) - 1)
        self._stop_at(place)
        self.facts[place].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, Fact):
            self.announced.emit(watched.fact.spoken)
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(watched, Fact):
            self._ask(watched.fact)
        return False

    def _ask(self, fact: KeyFact) -> None:
        if fact.origin is not None:
            self.asked.emit(Reading(fact.key, fact.text, fact.value, (), fact.origin))
