"""The line at the foot: the last announcement, word for word what a screen reader gets, and standing facts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from byfacts.desktop import motion
from byfacts.desktop.look import Look
from byfacts.desktop.parts import ground, label, picture, row
from byfacts.desktop.room import Room
from byfacts.language import Language

HEIGHT = 28


class Elided(QLabel):
    """Words that end in an ellipsis where there is no room; the whole is in the tooltip and spoken."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())


class StatusBar(QWidget):
    """``announce`` shows a sentence and says it; ``working`` shows that something runs."""

    def __init__(
        self, look: Look, language: Language, room: Room, passed: str, edition: str, text_size: int,
        *, quiet: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        px, say = look.px, language.text
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setProperty("role", "chrome")
        self.setFixedHeight(px(HEIGHT))
        self._words = Elided()
        self._words.setObjectName("announcement")
        self._words.setProperty("role", "small")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(px(160))
        self._bar.setRange(0, 0)
        self._bar.hide()
        made = row(self._words, self._bar, gap=px(14), margins=(px(16), 0, px(16), 0))
        made.setStretch(0, 1)
        if passed and room.status == "whole":
            made.addWidget(_passed(look, passed))
        shown = [say("Leaves no trace")] if quiet else []
        shown += [say("Data edition {edition}", edition=edition)]
        shown += [say("Works offline")] if room.status == "whole" else []
        shown += [say("Text {size}", size=language.percent(text_size))]
        for words in shown:
            made.addWidget(label(words, "tiny"))
        self.setLayout(made)

    @property
    def words(self) -> str:
        """The last announcement."""
        return self._words.text()

    def announce(self, words: str, *, aloud: bool = True) -> None:
        """Show the words, and say them, unless they were said in another way (``aloud`` false)."""
        self._words.setText(words)
        self._words.setToolTip(words)
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, words))

    def working(self, words: str) -> None:
        """Show that work goes on; empty words: it is over."""
        self._bar.setVisible(bool(words) and not motion.is_still())
        self._bar.setAccessibleName(words)
        if words:
            self.announce(words)


def _passed(look: Look, words: str) -> QWidget:
    made = label(words, "passed")
    return ground("", row(picture(look, "clock", "passed_line", 14), made, gap=look.px(5)))
