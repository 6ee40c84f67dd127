"""What is said with a plot: its sources, the key of its status marks, its notes; under it or in the margin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from byfacts.charts.chart import Chart
from byfacts.citing import chart_sources, source_line
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, ground, label, row, rule
from byfacts.desktop.room import Room
from byfacts.desktop.status_mark import StatusMark
from byfacts.kinds.points import mark_text
from byfacts.language import Language
from byfacts.sheet import Sheet

MARGIN = 292
KEY_BESIDE = 3  # marks; more of them stand on a line of their own
Cite = Callable[[str], str]  # the text of a source by its id


class Credits:
    """The words that go with one chart. Sources have no numbers here: those are the page's."""

    def __init__(self, look: Look, language: Language, room: Room, sheet: Sheet, chart: Chart, cite: Cite) -> None:
        self.look, self.language, self.room = look, language, room
        self.sheet, self.chart, self.cite = sheet, chart, cite

    def source_line(self) -> str:
        """The sources of the chart as one line."""
        return source_line(self.language, self._sources())

    def _sources(self) -> tuple[str, ...]:
        return chart_sources(self.sheet, self.chart.sources, self.cite)

    def foot(self) -> QVBoxLayout:
        px = self.look.px
        first = row(label(self.source_line(), "small", wrap=True), gap=px(16))
        first.setStretch(0, 1)
        made = column()
        if self.room.key and len(self.chart.marks) > KEY_BESIDE:
            made.addLayout(self._key(at_left=True))
            made.addSpacing(px(4))
        elif self.room.key and self.chart.marks:
            first.addLayout(column(px(1), self._key(), None))
        made.addLayout(first)
        if self.room.notes == "shown":
            for note in self.chart.notes:
                made.addSpacing(px(2))
                made.addWidget(label(note, "tiny", wrap=True))
        elif self.room.notes == "button" and self.chart.notes:
            made.addWidget(self._folded_notes())
        return made

    def _folded_notes(self) -> QWidget:
        """A button that opens the notes below it, where they would take the plot's room."""
        notes = label("\n".join(self.chart.notes), "tiny", wrap=True)
        notes.hide()
        opener = button(
            self.look, self.language.text("Notes ({n})", n=self.language.number(len(self.chart.notes))), "link"
        )
        opener.setCheckable(True)
        opener.toggled.connect(notes.setVisible)
        return ground("", column(row(opener, None), notes))

    def _key(self, *, upright: bool = False, at_left: bool = False) -> QLayout:
        px = self.look.px
        made: QHBoxLayout | QVBoxLayout = column(gap=px(4)) if upright else row(gap=px(6))
        if not upright and not at_left:
            made.addStretch(1)
        for fill in self.chart.marks:
            mark = StatusMark(self.look, self.chart.topic, fill, 12)
            words = label(mark_text(self.language, fill), "small")
            made.addLayout(row(mark, words, None if upright else px(6), gap=px(6)))
        if at_left:
            made.addStretch(1)
        return made

    def margin_column(self) -> QWidget:
        """What stands under the plot in a narrow window, headed by what can be read off the chart."""
        px, say = self.look.px, self.language.text
        made = column(rule("inkrule", 2), px(10))
        sections = (
            (say("Reading the chart"), (self.chart.sentence,), ""),
            (say("Notes"), self.chart.notes, "small"),
            (say("Sources"), self._sources(), "small"),
        )
        for heading, texts, role in sections:
            if any(texts):
                self._section(made, heading, texts, role)
        made.addLayout(self._key(upright=True))
        made.addStretch(1)
        holder = ground("", made)
        holder.setFixedWidth(px(MARGIN))
        return holder

    def _section(self, made: QVBoxLayout, heading: str, texts: tuple[str, ...], role: str) -> None:
        px = self.look.px
        made.addWidget(label(heading, "section"))
        made.addSpacing(px(4))
        for text in texts:
            made.addWidget(label(text, role, wrap=True))
            made.addSpacing(px(4))
        made.addSpacing(px(6))
        made.addWidget(rule())
        made.addSpacing(px(10))
