"""Small pieces that the window is made of: labels with a role, rules, rows, tools, joined buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from byfacts.desktop.icons import icon, pixmap
from byfacts.desktop.look import Look

Piece = QWidget | QLayout | int | None
Line = TypeVar("Line", QHBoxLayout, QVBoxLayout)

HYPHEN = re.compile(r"(?<=\d)-(?=\w)")  # Qt breaks a line after any hyphen, and “2022-й” is one word


def label(text: str, role: str = "", *, wrap: bool = False, hue: str = "") -> QLabel:
    """Words in the style of a role, some in a topic's hue; plain text, so that no figure is taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if hue:
        made.setProperty("hue", hue)
    if wrap:
        made.setText(HYPHEN.sub("\u2011", text))
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made


def rule(role: str = "rule", height: int = 1) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    made.setFixedHeight(height)
    return made


def upright(role: str = "rule") -> QFrame:
    """A vertical hairline."""
    made = QFrame()
    made.setProperty("role", role)
    made.setFixedWidth(1)
    return made


def row(*pieces: Piece, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Pieces side by side: a widget, a layout, a number for a space, None for what stretches."""
    return _fill(QHBoxLayout(), pieces, gap, margins)


def column(*pieces: Piece, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Pieces one below the other, as in ``row``."""
    return _fill(QVBoxLayout(), pieces, gap, margins)


def _fill(layout: Line, pieces: Sequence[Piece], gap: int, margins: tuple[int, int, int, int]) -> Line:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for piece in pieces:
        match piece:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(piece)
            case QLayout():
                layout.addLayout(piece)
            case _:
                layout.addWidget(piece)
    return layout


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def height(item: QLayoutItem, width: int) -> int:
    """The least height of a piece of a layout at a width."""
    return item.minimumHeightForWidth(width) if item.hasHeightForWidth() else item.minimumSize().height()


def ground(role: str, layout: QLayout | None = None, hue: str = "") -> QWidget:
    """A widget that is only a ground (paper, chrome) and, with ``hue``, gives its children a topic's colour."""
    made = QWidget()
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    if role:
        made.setProperty("role", role)
    if hue:
        made.setProperty("hue", hue)
    if layout is not None:
        made.setLayout(layout)
    return made


def picture(look: Look, name: str, role: str = "ink2", size: float = 18, colour: str = "") -> QLabel:
    """An icon that only adorns: it has no name for a screen reader."""
    made = QLabel()
    made.setPixmap(pixmap(look, name, role, size, colour))
    made.setFixedSize(look.px(size), look.px(size))
    return made


def button(
    look: Look, text: str, kind: str = "", icon_name: str = "", pressed: Callable[[], object] | None = None
) -> QPushButton:
    """A push button of a kind: "" (framed), "primary" (filled), "on" (opens what is open), "link"."""
    made = QPushButton(f" {text}" if icon_name and text else text)  # a style sheet cannot set the gap after an icon
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if icon_name:
        role = {"primary": "on_accent", "link": "accent", "on": "accent"}.get(kind, "ink2")
        made.setIcon(icon(look, icon_name, role))
        made.setIconSize(QSize(look.px(18), look.px(18)))
    if pressed is not None:
        made.clicked.connect(lambda: pressed())  # drops what the signal carries
    return made


def tool(look: Look, icon_name: str, name: str, text: str = "") -> QToolButton:
    """A button of the topic row: an icon, and words where there is room. ``name`` is its tooltip and spoken name."""
    made = QToolButton()
    made.setIcon(icon(look, icon_name))
    made.setIconSize(QSize(look.px(18), look.px(18)))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if text:
        made.setText(f" {text}")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    else:
        made.setFixedWidth(look.px(34))
    return made


class WholeWords(QComboBox):
    """A list whose chosen words end with an ellipsis where they have no room; Qt would cut through a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        icon_room = self.iconSize().width() + 10 if not option.currentIcon.isNull() else 4
        width = field.width() - icon_room
        option.currentText = option.fontMetrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, width)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class Segments(QFrame):
    """Joined buttons of which one is on: one stop for Tab, arrows choose. ``chosen`` carries the value.

    ``icons``, where there are any, stand over the words.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], on: str, tight: bool = False, icons: Sequence[QIcon] = ()
    ) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in options]
        layout = row()
        for place, (value, text) in enumerate(options):
            made = self._segment(name, value, text, on, place, tight)
            if icons:
                made.setIcon(icons[place])
                made.setIconSize(icons[place].availableSizes()[0])
                made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            layout.addWidget(made)
        self.setLayout(layout)
        self._move_focus_stop()
        self._group.idClicked.connect(self._clicked)

    def _segment(self, name: str, value: str, text: str, on: str, place: int, tight: bool) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setCheckable(True)
        made.setChecked(value == on)
        made.setProperty("kind", "segment")
        made.setProperty("tight", "true" if tight else "false")
        made.setProperty("place", "first" if place == 0 else "last" if place == len(self._values) - 1 else "middle")
        made.setAccessibleName(text)
        made.setAccessibleDescription(name)
        self._group.addButton(made, place)
        return made

    @property
    def value(self) -> str:
        """The one that is on."""
        return self._values[self._group.checkedId()]

    def keyPressEvent(self, event: object) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(event.key(), 0)  # type: ignore[attr-defined]
        place = self._group.checkedId() + step
        if not step or not 0 <= place < len(self._values):
            super().keyPressEvent(event)  # type: ignore[arg-type]
            return
        self._group.button(place).setChecked(True)
        self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(self._values[place])

    def _clicked(self, place: int) -> None:
        self._choose(self._values[place])

    def _choose(self, value: str) -> None:
        self._move_focus_stop()
        self.chosen.emit(value)

    def _move_focus_stop(self) -> None:
        for place in range(len(self._values)):
            on = place == self._group.checkedId()
            policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
            self._group.button(place).setFocusPolicy(policy)
