"""The pane of the fact sheet: the real page, what can be chosen for it, what became of it, and the ways out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from byfacts.citing import whole_citation
from byfacts.desktop import clipboard
from byfacts.desktop.choice import SheetChoice
from byfacts.desktop.desk import Desk
from byfacts.desktop.look import Look
from byfacts.desktop.parts import Segments, button, column, ground, label, picture, row, rule, tool, upright
from byfacts.desktop.preview import Asked, Preview, Shown
from byfacts.desktop.room import Room
from byfacts.desktop.sheet_form import Offered, SheetForm
from byfacts.errors import ByfactsError
from byfacts.frozen import frozen, replace
from byfacts.language import Language, load
from byfacts.paper.blocks import blocks
from byfacts.sheet import Options, Sheet

OPTIONS = 316  # width
SIDES = 38  # of it left and right of what stands in it
HEAD = 44
SETTLE = 60  # milliseconds after the last change of size until the picture is made sharp


@frozen
class Ways:
    """What the buttons do: ``save``, ``print_``, ``several`` and ``close``."""

    save: Callable[[], object]
    print_: Callable[[], object]
    several: Callable[[], object]
    close: Callable[[], object]


class SheetPane(QFrame):
    """Signals: ``choice_changed`` the new SheetChoice; ``announced`` words for the status bar."""

    choice_changed = Signal(object)
    announced = Signal(str)

    def __init__(
        self, look: Look, language: Language, room: Room, preview: Preview, languages: Offered, choice: SheetChoice,
        ways: Ways,
    ) -> None:  # fmt: skip
        super().__init__()
        self.look, self.language, self.room, self.preview = look, language, room, preview
        self.languages, self.choice, self.ways = languages, choice, ways
        self.asked: Asked | None = None
        self._sheet: Sheet | None = None
        self._options = Options()
        self._cited: Sheet | None = None
        self.setObjectName("sheet-pane")
        self.setProperty("role", "pane")
        self.desk = Desk(look, choice.zoom, choice.paper.paper)
        self.form = SheetForm(look, language, languages, "", (), choice)
        self._settle = QTimer(self, interval=SETTLE, singleShot=True)
        self._settle.timeout.connect(self._ask)
        self.desk.scale_wanted.connect(self._settle.start)
        self.form.changed.connect(self._chosen)
        preview.ready.connect(self._show)
        preview.failed.connect(self._fail)
        made = self._build()
        self.setLayout(made)
        made.insertWidget(0, self._head())  # last, so that Tab comes to it last
        made.setStretch(2, 1)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._close)

    def _build(self) -> QBoxLayout:
        self._side = self._make_side()
        body = row(self.desk, upright(), self._side)
        body.setStretch(0, 1)
        if self.room.tools == "tight":
            self._side.hide()
        return column(rule(), body)

    def _head(self) -> QWidget:
        px, say = self.look.px, self.language.text
        self._title = label("", "strong")
        zooms = [
            ("page", say("Page", context="sheet pane, zoom")),
            ("width", say("Width", context="sheet pane, zoom")),
            ("full", self.language.percent(100)),
        ]
        self._zoom = Segments(
            say("Size of the page on screen"), zooms, self.choice.zoom, tight=self.room.tools != "words"
        )
        self._zoom.setObjectName("zoom")
        self._zoom.chosen.connect(self._zoomed)
        close = tool(self.look, "x", say("Close (Esc)"))
        close.setObjectName("sheet-close")
        close.clicked.connect(self._close)
        made = row(picture(self.look, "file-text", "accent"), self._title, None, self._zoom, gap=px(10))
        made.setContentsMargins(px(20), 0, px(10), 0)
        if self.room.tools == "tight":
            more = tool(self.look, "sliders-horizontal", say("What stands on the sheet"))
            more.setCheckable(True)
            more.toggled.connect(self._turn_over)
            made.addWidget(more)
        made.addWidget(close)
        head = ground("chrome", made)
        head.setFixedHeight(px(HEAD))
        return head

    def _make_side(self) -> QWidget:
        px, say = self.look.px, self.language.text
        save = button(self.look, say("Export PDF"), "primary", "file-down", self.ways.save)
        printer = button(self.look, say("Print", context="sheet pane, button"), "", "printer", self.ways.print_)
        several = button(self.look, say("All…"), pressed=self.ways.several)
        several.setToolTip(say("Save several fact sheets…") + " (Ctrl+Shift+S)")
        printer.setToolTip(say("Print fact sheet…") + " (Ctrl+P)")
        self._buttons = (save, printer)
        exits = _in_room(px(OPTIONS - SIDES), px(8), save, printer, several)
        foot = column(
            self._make_result(), exits, gap=px(10), margins=(px(20), px(10), px(SIDES - 20), px(14))
        )  # fmt: skip
        made = ground("paper", column(self.form, foot))
        if self.room.tools == "tight":
            made.setMinimumWidth(px(OPTIONS))
        else:
            made.setFixedWidth(px(OPTIONS))
        return made

    def _make_result(self) -> QFrame:
        px = self.look.px
        self._words = label("", "small", wrap=True)
        self._result = QFrame()
        self._result.setObjectName("sheet-result")
        self._result.setProperty("role", "notice")
        cite = tool(self.look, "quote", self.language.text("Copy citation"))
        cite.setObjectName("sheet-cite")
        cite.clicked.connect(self._copy_citation)
        told = row(self._words, cite, margins=(px(12), px(8), px(10), px(8)))
        told.setStretch(0, 1)
        told.setAlignment(cite, Qt.AlignmentFlag.AlignTop)
        self._result.setLayout(told)
        return self._result

    def _copy_citation(self) -> None:
        """The sheet as a reference list has it, with its sources below."""
        if self._cited is not None:
            copied = clipboard.put(whole_citation(self._cited))
            self.announced.emit(
                clipboard.told(self.language, self.language.text("The citation is copied."), copied=copied)
            )

    # what is shown

    def show_sheet(self, sheet: Sheet, options: Options, page: Callable[[], Sheet]) -> None:
        """Show the sheet of a topic. ``sheet`` is the window's; its ``page``, in the same language, names the blocks of
        another topic.
        """
        if self._sheet is None or sheet.topic != self._sheet.topic:
            self.form.show_topic(sheet.topic, blocks(page()))
        self._sheet, self._options = sheet, options
        self._title.setText(self.language.text("Fact sheet: {topic}", topic=sheet.title))
        if self.desk.leaf.image is None:
            self.desk.setAccessibleName(self._title.text())
        self._ask()

    def _ask(self) -> None:
        if self._sheet is None:
            return
        topic, choice = self._sheet.topic, self.choice
        options = replace(self._options, on=choice.day or self._options.on)
        self.asked = Asked(topic, choice.language or self.language.code, options, choice.paper_for(topic))
        self.desk.show_paper(choice.paper.paper)
        self.preview.ask(self.asked, self.desk.scale)

    def _chosen(self, choice: SheetChoice) -> None:
        self.choice = choice
        self.choice_changed.emit(choice)
        self._ask()

    def _zoomed(self, zoom: str) -> None:
        for known in ("page", "width", "full"):
            if zoom == known:
                self.choice = self.form.choice = replace(self.choice, zoom=known)
                self.choice_changed.emit(self.choice)
                self.desk.show_zoom(known)

    def _turn_over(self, on: bool) -> None:  # a slot of toggled
        """In a very narrow window the options stand in place of the page."""
        self._side.setVisible(on)
        self.desk.setVisible(not on)

    def _show(self, shown: Shown) -> None:
        if shown.page.asked != self.asked:
            return
        say, result = self.language, shown.page.result
        self._cited = result.shown
        size = say.number(result.body, 0 if result.body == round(result.body) else 1)
        if result.left_out:
            words = say.text("One page, {size} pt; no room for: {blocks}", size=size, blocks=say.list(result.left_out))
        else:
            words = say.text("One page, {size} pt: all chosen blocks fit", size=size)
        standard = "PDF/UA-1, PDF/A-3a" if shown.page.asked.paper.with_data else "PDF/UA-1, PDF/A-2a"
        self._say(f"{words}\n{standard}", "passed" if result.left_out else "")
        name = self._sheet.title if self._sheet else ""
        spoken = say.text(
            "Fact sheet {topic}, {language}. {words}", topic=name, words=words,
            language=load(shown.page.asked.language).name,
        )  # fmt: skip
        self.desk.show_page(shown, spoken)
        self.announced.emit(say.text("Preview ready. {words}", words=words))

    def _fail(self, error: BaseException) -> None:
        self.desk.fade()
        if not isinstance(error, ByfactsError):
            raise error
        self._say(self.language.error(error), "failed")
        self.announced.emit(self.language.error(error))

    def _say(self, words: str, kind: str) -> None:
        for made in self._buttons:
            made.setEnabled(kind != "failed")
        self._words.setText(words)
        if self._words.width() > 0:  # the options scroll; what came of them is always seen whole
            self._words.setMinimumHeight(self._words.heightForWidth(self._words.width()))
        self._result.setAccessibleName(words)
        self._result.setProperty("kind", kind)
        self._result.style().unpolish(self._result)
        self._result.style().polish(self._result)

    def _close(self) -> None:
        self.ways.close()


def _in_room(width: int, gap: int, first: QPushButton, *others: QPushButton) -> QBoxLayout:
    """Buttons side by side; in a language with long words the first has a line of its own."""
    buttons = (first, *others)
    for made in buttons:
        made.ensurePolished()
    if sum(made.sizeHint().width() for made in buttons) + gap * len(others) <= width:
        return row(*buttons, None, gap=gap)
    return column(first, row(*others, None, gap=gap), gap=gap)
