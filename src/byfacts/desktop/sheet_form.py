"""What can be chosen for a fact sheet on paper: one row for each option, in the order of the eye."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from byfacts.administrator import SET
from byfacts.desktop.choice import SheetChoice
from byfacts.desktop.look import Look
from byfacts.desktop.parts import Piece, Segments, button, column, empty, ground, label, row, tool
from byfacts.frozen import replace
from byfacts.language import Language
from byfacts.paper.blocks import PageBlock

PAUSE = 250  # milliseconds without a letter typed until the page follows
NAMES = 76  # width of the column of names
DAYS = {"en": "d MMM yyyy", "lt": "yyyy-MM-dd"}  # of the day of issue; the others write 25.11.2026
ROW = 266  # width of a row
Offered = Sequence[tuple[str, str]]  # value, words


def ask_logo(parent: QWidget, language: Language, folder: Path) -> str:
    """The file of a logo, from the system's dialog; empty when the reader thought better of it."""
    kinds = language.text("Pictures (*.png *.jpg *.jpeg)")
    return QFileDialog.getOpenFileName(parent, language.text("Choose a logo"), str(folder), kinds)[0]


class SheetForm(QScrollArea):
    """Signal ``changed``: the new SheetChoice."""

    changed = Signal(object)

    def __init__(
        self, look: Look, language: Language, languages: Offered, topic: str, blocks: Sequence[PageBlock],
        choice: SheetChoice,
    ) -> None:  # fmt: skip
        super().__init__()
        self.look, self.language, self.topic, self.choice = look, language, topic, choice
        self.folder = Path.home()
        self._typed: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._take_words)
        self._blocks = column()
        self.setObjectName("sheet-form")
        self.setAccessibleName(language.text("What stands on the sheet"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(ground("paper", self._build(languages)))
        self.show_topic(topic, blocks)

    def _build(self, languages: Offered) -> QVBoxLayout:
        px, say, paper = self.look.px, self.language.text, self.choice.paper
        papers = [("a4", "A4"), ("letter", "Letter")]
        colours = [("", say("Colour")), ("on", say("Black and white"))]
        letters = [("", say("Normal", context="sheet pane")), ("on", say("Large print"))]
        pieces: list[Piece] = [
            self._section(say("Sheet", context="sheet pane")),
            self._named(say("Language"), self._language(languages)),
            self._section(say("Paper", context="sheet pane")),
            self._either("paper", say("Size", context="sheet pane"), papers, paper.paper),
            self._either("mono", say("Print", context="sheet pane"), colours, "on" if paper.mono else ""),
            self._either("large", say("Text", context="sheet pane"), letters, "on" if paper.large else ""),
            self._section(say("Blocks", context="sheet pane")),
            self._blocks,
            self._tick("receipt", say("Receipt: name, signature, date")),
            self._section(say("Organisation")),
            self._line("organisation", say("Name of the organisation")),
            self._line("contact", say("Contact: address, telephone, e-mail")),
            self._logo(),
            self._section(say("Own note")),
            self._note(say("Own note, set apart as yours")),
            self._section(say("File", context="sheet pane")),
            self._named(say("Issued on"), self._day()),
            self._tick("with_data", say("Figures inside the PDF (PDF/A-3a)")),
            None,
        ]  # fmt: skip
        return column(*pieces, gap=px(6), margins=(px(20), px(8), px(18), px(14)))

    def _section(self, words: str) -> QWidget:
        made = label(words, "section")
        made.setContentsMargins(0, self.look.px(6), 0, 0)
        return made

    def _named(self, words: str, control: QWidget) -> QWidget:
        """A name before what it names; above it where both are too long for one line."""
        px = self.look.px
        name = label(words, "muted")
        name.setMinimumWidth(px(NAMES))
        if not isinstance(control, Segments):
            made = row(name, control, gap=px(6))
            made.setStretch(1, 1)
            return ground("", made)
        for part in (name, *control.findChildren(QToolButton)):
            part.ensurePolished()
        wide = max(name.sizeHint().width(), px(NAMES)) + px(6) + control.sizeHint().width()
        return ground("", column(name, control, gap=px(2)) if wide > px(ROW) else row(name, control, None, gap=px(6)))

    def _language(self, languages: Offered) -> QComboBox:
        made = QComboBox()
        made.setObjectName("sheet-language")
        made.setAccessibleName(self.language.text("Language of the sheet"))
        for code, name in languages:
            made.addItem(name, code)
        made.setCurrentIndex(max(0, made.findData(self.choice.language or self.language.code)))
        made.activated.connect(lambda place: self._change(language=str(made.itemData(place))))
        return made

    def _either(self, field: str, words: str, options: Offered, on: str) -> QWidget:
        made = Segments(words, options, on, tight=True)
        made.setObjectName(f"sheet-{field}")
        made.chosen.connect(lambda value: self._change_paper(**{field: value if field == "paper" else bool(value)}))
        self._lock(field, made)
        return self._named(words, made)

    def _tick(self, field: str, words: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setObjectName(f"sheet-{field}")
        made.setChecked(bool(getattr(self.choice.paper, field)))
        made.toggled.connect(lambda on: self._change_paper(**{field: on}))
        return made

    def _line(self, field: str, words: str) -> QLineEdit:
        made = QLineEdit(getattr(self.choice.paper, field))
        made.setObjectName(f"sheet-{field}")
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.textEdited.connect(lambda _: self._pause.start())
        made.editingFinished.connect(self._take_words)
        self._typed[field] = made
        self._lock(field, made)
        return made

    def _lock(self, field: str, control: QWidget) -> None:
        """Grey what an administrator has fixed, and say who has."""
        if field in self.choice.locked:
            control.setEnabled(False)
            control.setToolTip(self.language.text(SET))
            control.setAccessibleDescription(self.language.text(SET))

    def _note(self, words: str) -> QPlainTextEdit:
        made = QPlainTextEdit(self.choice.paper.note)
        made.setObjectName("sheet-note")
        made.setAccessibleName(words)
        made.setTabChangesFocus(True)
        made.setFixedHeight(self.look.px(60))
        made.textChanged.connect(self._pause.start)
        self._typed["note"] = made
        return made

    def _logo(self) -> QWidget:
        say, px = self.language.text, self.look.px
        chosen = self.choice.paper.logo
        choose = button(self.look, say("Logo…"), "", "image", self._choose_logo)
        choose.setObjectName("sheet-logo")
        self._logo_name = label(Path(chosen).name, "small")
        self._no_logo = tool(self.look, "x", say("No logo"))
        self._no_logo.clicked.connect(self._drop_logo)
        self._no_logo.setVisible(bool(chosen))
        return ground("", row(choose, self._logo_name, None, self._no_logo, gap=px(8)))

    def _day(self) -> QDateEdit:
        made = QDateEdit(QDate.fromString(self.choice.day, Qt.DateFormat.ISODate))
        made.setObjectName("sheet-day")
        made.setAccessibleName(self.language.text("Day of issue"))
        made.setDisplayFormat(DAYS.get(self.language.code, "dd.MM.yyyy"))
        made.dateChanged.connect(lambda day: self._change(day=day.toString(Qt.DateFormat.ISODate)))
        return made

    def show_topic(self, topic: str, blocks: Sequence[PageBlock]) -> None:
        """Offer the blocks of another topic; the rest stays."""
        self.topic = topic
        empty(self._blocks)
        fixed = QCheckBox(self.language.text("Headline, key facts, notes, sources"))
        self._blocks.addWidget(self._fixed(fixed))
        for block in blocks:
            self._blocks.addWidget(self._block(block))

    @staticmethod
    def _fixed(tick: QCheckBox) -> QCheckBox:
        tick.setChecked(True)
        tick.setEnabled(False)
        return tick

    def _block(self, block: PageBlock) -> QCheckBox:
        room = self.look.px(316 - 20 - 18 - 36)
        made = QCheckBox()
        made.setText(made.fontMetrics().elidedText(block.name, Qt.TextElideMode.ElideRight, room))
        made.setToolTip(block.name)
        made.setAccessibleName(block.name)
        made.setObjectName(f"block-{block.id}")
        if block.fixed:
            return self._fixed(made)
        made.setChecked(block.id not in self.choice.off_for(self.topic))
        made.toggled.connect(lambda on: self._tell(self.choice.without(self.topic, block.id, off=not on)))
        return made

    # what changes

    def _tell(self, choice: SheetChoice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.changed.emit(choice)

    def _change(self, **fields: Any) -> None:
        self._tell(replace(self.choice, **fields))

    def _change_paper(self, **fields: Any) -> None:
        self._change(paper=replace(self.choice.paper, **fields))

    def _take_words(self) -> None:
        """Words that were typed reach the page once the fingers rest."""
        self._pause.stop()
        typed = {
            field: box.text() if isinstance(box, QLineEdit) else box.toPlainText() for field, box in self._typed.items()
        }
        self._change_paper(**typed)

    def _choose_logo(self) -> None:
        if chosen := ask_logo(self, self.language, self.folder):
            self._show_logo(chosen)

    def _drop_logo(self) -> None:
        self._show_logo("")

    def _show_logo(self, chosen: str) -> None:
        self._logo_name.setText(Path(chosen).name)
        self._no_logo.setVisible(bool(chosen))
        self._change_paper(logo=chosen)
