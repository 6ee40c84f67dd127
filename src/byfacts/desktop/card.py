"""The pane of the source card: one number with all that is known of it, at the right of the content."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from byfacts.cards import Card, Check, Line, Vintage
from byfacts.charts import type as letters
from byfacts.charts.marks import Fill
from byfacts.desktop import clipboard
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, ground, label, picture, row, rule, tool
from byfacts.desktop.status_mark import StatusMark
from byfacts.language import Language

WIDTH = 388
SIDE = 20
LABELS = 96  # width of the labels of the rows
BUTTON_SIZE, BUTTON_FRAME, TOOL = 13, 52, 62  # letters; frame, icon and gaps; the tool at the end of the foot
SIGNS = {"holds": "check", "fails": "circle-x", "unknown": "circle-help", "mind": "triangle-alert"}
COLOURS = {"holds": "ink2", "fails": "error", "unknown": "ink2", "mind": "passed_line"}


class CardPane(QWidget):
    """Signals: ``closed``; ``stepped`` the previous or the next number (-1, +1); ``table_wanted``; ``announced``."""

    closed = Signal()
    stepped = Signal(int)
    table_wanted = Signal()
    announced = Signal(str)

    def __init__(self, look: Look, language: Language, topic: str) -> None:
        super().__init__()
        self.look, self.language, self.topic = look, language, topic
        self.card: Card | None = None
        self.setObjectName("card")
        self.setAccessibleName(language.text("Source card"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setProperty("role", "paper")
        self._place = label("", "small")
        self._scroll = QScrollArea()
        self._scroll.setObjectName("card-text")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.installEventFilter(self)  # a scroll area keeps left and right for itself
        made = column(rule(), self._scroll, rule(), self._foot())
        self.setLayout(made)
        made.insertWidget(0, self._head())  # last, so that Tab comes to it last
        made.setStretch(2, 1)
        self.setMinimumWidth(look.px(300))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(WIDTH), self.look.px(400))

    def _head(self) -> QWidget:
        px, say = self.look.px, self.language.text
        self._back = tool(self.look, "chevron-left", say("Previous number"))
        self._next = tool(self.look, "chevron-right", say("Next number"))
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        close = tool(self.look, "x", say("Close (Esc)"))
        close.setObjectName("card-close")
        close.clicked.connect(self.closed)
        made = row(
            picture(self.look, "quote", "accent"), label(say("Source card"), "strong"), None, self._place,
            self._back, self._next, close, gap=px(6), margins=(px(SIDE), px(6), px(8), px(6)),
        )  # fmt: skip
        return ground("chrome", made)

    def _foot(self) -> QWidget:
        px, say = self.look.px, self.language.text
        cite = button(self.look, say("Copy citation"), "", "quote", self.copy_citation)
        cite.setObjectName("card-cite")
        text = button(self.look, say("Copy card"), "", "copy", self.copy_text)
        text.setObjectName("card-copy")
        self._table = tool(self.look, "table-2", say("Show in the table"))
        self._table.setObjectName("card-table")
        self._table.clicked.connect(self.table_wanted)
        margins = (px(SIDE), px(10), px(12), px(10))
        words = sum(letters.measure(made.text(), BUTTON_SIZE, bold=True) + BUTTON_FRAME for made in (cite, text))
        if words > WIDTH - SIDE - TOOL:  # one below the other, rather than cut
            return ground("", row(column(cite, text, gap=px(6)), None, self._table, gap=px(8), margins=margins))
        return ground("", row(cite, text, None, self._table, gap=px(8), margins=margins))

    def show_card(self, card: Card, place: str, *, first: bool, last: bool, in_table: bool) -> None:
        """Show a number. ``place`` says which of the chart's numbers it is ("9 of 10"), empty outside a chart."""
        self.card = card
        self._place.setText(place)
        for step, off in ((self._back, first), (self._next, last)):
            step.setVisible(bool(place))
            step.setEnabled(not off)
        self._table.setVisible(in_table)
        self._scroll.setWidget(ground("paper", self._content(card)))
        self._scroll.setAccessibleName(f"{card.heading}: {card.value} {card.unit}. {card.standing}")
        self._scroll.setAccessibleDescription(card.as_text())

    def _content(self, card: Card) -> QVBoxLayout:
        px = self.look.px
        made = column(label(card.heading, "muted", wrap=True), gap=px(2), margins=(px(SIDE), px(16), px(SIDE), px(16)))
        if card.value:
            made.addLayout(self._value(card))
            made.addLayout(self._standing(card))
        made.addSpacing(px(10))
        made.addWidget(rule("inkrule", 2))
        made.addLayout(self._rows([line for line in card.lines if not line.detail]))
        if card.vintages:
            made.addSpacing(px(12))
            made.addWidget(label(card.words["vintages"], "section"))
            made.addWidget(VintageLine(self.look, self.topic, card.vintages))
        if card.checks:
            made.addSpacing(px(12))
            made.addWidget(label(card.words["checks"], "section"))
            for check in card.checks:
                made.addLayout(self._check(check))
        if details := [line for line in card.lines if line.detail]:
            made.addSpacing(px(14))
            made.addWidget(label(card.words["details"], "section"))
            made.addWidget(rule())
            made.addLayout(self._rows(details))
        made.addStretch(1)
        return made

    def _value(self, card: Card) -> QLayout:
        px = self.look.px
        long = len(card.value) > 12
        value = label(card.value, "cardlong" if long else "cardvalue", hue=self.topic, wrap=long)
        made = row(value, gap=px(8))
        if long:
            made.setStretch(0, 1)
            return made
        if card.unit:
            unit = label(card.unit, "unit", hue=self.topic)
            unit.setContentsMargins(0, 0, 0, px(7))
            made.addWidget(unit, 0, Qt.AlignmentFlag.AlignBottom)
        made.addStretch(1)
        return made

    def _standing(self, card: Card) -> QLayout:
        px = self.look.px
        made = row(gap=px(6))
        if card.mark is not None and card.mark is not Fill.NONE:
            made.addLayout(column(px(4), StatusMark(self.look, self.topic, card.mark), None))
        made.addWidget(label(card.standing, "small", wrap=True), 1)
        return made

    def _rows(self, lines: Sequence[Line]) -> QVBoxLayout:
        px = self.look.px
        made = column()
        for line in lines:
            head = label(line.label, "small", wrap=True)
            head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            head.setFixedWidth(px(LABELS))
            words = label(line.text, "" if line.known else "unknown", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            pair = row(head, words, gap=px(8), margins=(0, px(7), 0, px(7)))
            pair.setStretch(1, 1)
            made.addLayout(pair)
            made.addWidget(rule())
        return made

    def _check(self, check: Check) -> QLayout:
        px = self.look.px
        sign = picture(self.look, SIGNS[check.kind], COLOURS[check.kind], 16)
        made = row(column(px(2), sign, None), label(check.text, wrap=True), gap=px(8), margins=(0, px(3), 0, px(3)))
        made.setStretch(1, 1)
        return made

    # what can be copied

    def copy_citation(self) -> None:
        if self.card is not None:
            self._copy(self.card.citation.replace("\u00a0", " "), self.language.text("The citation is copied."))

    def copy_text(self) -> None:
        if self.card is not None:
            self._copy(self.card.as_text(), self.language.text("The card is copied as text."))

    def _copy(self, words: str, done: str) -> None:
        self.announced.emit(clipboard.told(self.language, done, copied=clipboard.put(words)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            if sideways and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.keyPressEvent(event)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in steps and self._place.text():
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class VintageLine(QWidget):
    """A number in two vintages on one short line, the difference between them; further ones stand below in words."""

    def __init__(self, look: Look, topic: str, vintages: tuple[Vintage, ...]) -> None:
        super().__init__()
        self.look, self.topic = look, topic
        self.pair = sorted((vintages[0], vintages[-1]), key=lambda v: v.value)
        self.difference = next((v.difference for v in vintages if v.difference), "")
        self.setAccessibleName("; ".join(f"{v.name}: {v.text}" for v in vintages) + f"; {self.difference}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid = QGridLayout()
        grid.setContentsMargins(0, look.px(34), 0, 0)
        for place, vintage in enumerate(self.pair):
            words = label(vintage.name, "small", wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, 0, place)
            grid.setColumnStretch(place, 1)
        told = label(self.difference, "small", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(told, 1, 0, 1, 2)
        self.setLayout(grid)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self.look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, places = px(26), (self.width() * 0.25, self.width() * 0.75)
        hue, ink = QColor(self.look.theme.hues[self.topic].data), self.look.colour("ink")
        painter.setPen(QPen(self.look.colour("border"), 1))
        painter.drawLine(0, middle, self.width(), middle)
        painter.setPen(QPen(ink, 1.6))
        painter.drawLine(round(places[0]), middle, round(places[1]), middle)
        painter.setFont(self.look.font(13, 600))
        for vintage, x in zip(self.pair, places, strict=True):
            painter.setPen(QPen(hue, 1.8))
            painter.setBrush(hue if vintage.own else self.look.colour("paper"))
            painter.drawEllipse(QRectF(x - px(5), middle - px(5), px(10), px(10)))
            painter.setPen(ink)
            area = QRectF(x - self.width() * 0.25, 0, self.width() * 0.5, px(18))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, vintage.text)
        painter.end()
