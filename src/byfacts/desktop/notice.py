"""One line on what happened, where, and what to do, with at most one button: under the topic row, never modal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame

from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, label, picture, row, tool
from byfacts.frozen import frozen
from byfacts.language import Language

Kind = Literal["done", "failed", "told"]
ICONS: dict[Kind, tuple[str, str]] = {
    "done": ("check", "accent"),
    "failed": ("circle-x", "error"),
    "told": ("info", "accent"),
}


@frozen
class Told:
    """What a notice says. ``action`` is the button's words and what it does."""

    kind: Kind
    head: str
    text: str
    action: tuple[str, Callable[[], object]] | None = None


class Notice(QFrame):
    """Shows a Told; Esc or its cross closes it. A failure is announced at once, the others politely."""

    def __init__(
        self, look: Look, language: Language, told: Told, closed: Callable[[], None], *, again: bool = False
    ) -> None:
        super().__init__()
        self._closed = closed
        px = look.px
        self.setObjectName("notice")
        self.setProperty("role", "notice")
        self.setProperty("kind", told.kind)
        self.setAccessibleName(f"{told.head}. {told.text}")
        words = column(label(told.head, "strong", wrap=True), label(told.text, "small", wrap=True), gap=px(2))
        name, role = ICONS[told.kind]
        made = row(gap=px(12), margins=(px(16), px(8), px(12), px(8)))
        made.addWidget(picture(look, name, role), 0, Qt.AlignmentFlag.AlignTop)
        made.addLayout(words, 1)
        if told.action is not None:
            made.addWidget(button(look, told.action[0], pressed=told.action[1]))
        cross = tool(look, "x", language.text("Close"))
        cross.clicked.connect(lambda: closed())  # drops what the signal carries
        made.addWidget(cross)
        self.setLayout(made)
        if not again:
            self._announce(told)

    def _announce(self, told: Told) -> None:
        event = QAccessibleAnnouncementEvent(self, f"{told.head}. {told.text}")
        if told.kind == "failed":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._closed()
        else:
            super().keyPressEvent(event)
