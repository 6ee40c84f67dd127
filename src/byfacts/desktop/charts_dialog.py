"""What the dialogs have in common in which charts leave: which charts, what will be written, Save and Cancel."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from byfacts.desktop.parts import Segments, button, column, label, row

if TYPE_CHECKING:
    from byfacts.desktop.exporting import Exported

THIS, ALL = "this", "all"
WIDTH = 440
Options = Sequence[tuple[str, str]]


class ChartsDialog(QDialog):
    """Which of ``offered`` is asked first, the chart on show where there is one; ``extra`` has rows of a dialog's own.
    ``name`` begins the names of the widgets.
    """

    def __init__(self, parent: QWidget, what: Exported, title: str, name: str, icon: str, offered: Options) -> None:
        super().__init__(parent)
        self.what, self._name = what, name
        there = [option for option in offered if what.shown or option[0] != THIS]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        px, say = what.look.px, what.language.text
        self._account = label("", "small", wrap=True)
        self._account.setMinimumWidth(px(WIDTH))
        close = button(what.look, say("Cancel"), pressed=self.reject)
        self.save = button(what.look, say("Save…"), "primary", icon, self._save)
        self.save.setDefault(True)
        self._charts = self._choice("charts", say("Charts"), there)
        self.setLayout(column(
            *self._section(say("Charts"), row(self._charts, None)),
            *self.extra(),
            self._account, None, row(None, close, self.save, gap=px(8)),
            gap=px(6), margins=(px(20), px(16), px(20), px(16)),
        ))  # fmt: skip
        self.tell()

    def extra(self) -> list[QWidget | QHBoxLayout | int]:
        """Rows of the dialog's own, with their headings."""
        return []

    @abstractmethod
    def account(self) -> str:
        """What will be written, in words."""

    @abstractmethod
    def ask_place(self) -> None:
        """The dialog is done: what was chosen is wanted."""

    def tell(self) -> None:
        """Say what will be written, as it is chosen now."""
        self._account.setText(self.account())
        self._account.setAccessibleName(self._account.text())

    @property
    def charts(self) -> str:
        """Which of what was offered."""
        return self._charts.value

    @property
    def chart(self) -> str:
        """The id of the one chart that was chosen, empty for several."""
        return self.what.shown if self.charts == THIS else ""

    def this_chart(self) -> str:
        """That it will be one file, and of what."""
        name = self.what.sheet.chart(self.what.shown).name
        return self.what.language.text("One file: {name}.", name=name)

    def _section(self, words: str, content: QWidget | QHBoxLayout) -> list[QWidget | QHBoxLayout | int]:
        return [label(words, "section"), content, self.what.look.px(6)]

    def _choice(self, of: str, words: str, options: Options) -> Segments:
        """Joined buttons, the first of them on; another choice is told at once."""
        made = Segments(words, options, options[0][0])
        made.setObjectName(f"{self._name}-{of}")
        made.chosen.connect(lambda _: self.tell())
        return made

    def _save(self) -> None:
        self.accept()
        self.ask_place()
