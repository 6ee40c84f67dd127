"""A second chart of the topic under the one that was chosen, where there is room; else the line that leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from byfacts.charts.chart import Chart
from byfacts.desktop import heights
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, ground, label, row, rule
from byfacts.desktop.plot import Plot
from byfacts.language import Language

LEAST = 120  # of its plot


class Companion(QWidget):
    """Title, choices and plot, or folded to its title.

    Signals: ``announced`` words for the status bar; ``entry_chosen``: the reader wants it as the chosen chart.
    """

    announced = Signal(str)
    entry_chosen = Signal(str)

    def __init__(self, look: Look, language: Language, chart: Chart, source: str, choosers: Sequence[QWidget]) -> None:
        super().__init__()
        self.look, self.language, self.chart = look, language, chart
        self.setObjectName("companion")
        self.plot: Plot | None = None
        self._source = label(source, "small", wrap=True)
        self._opener = self._make_opener()
        self._head = self._make_head(choosers)
        self._place = column()
        self._open = ground("", column(self._head, look.px(6), self._place, self._source))
        self._source.setVisible(bool(source))
        self._open.hide()
        px = look.px
        self.setLayout(column(rule(), px(4), self._opener, self._open, gap=0, margins=(0, px(10), 0, 0)))

    def _make_opener(self) -> QWidget:
        words = self.chart.title
        made = button(self.look, words, "link", self.chart.icon, pressed=lambda: self.entry_chosen.emit(self.chart.id))
        made.setObjectName("companion-opener")
        made.setToolTip(self.language.text("Show this chart"))
        return ground("", row(made, None))

    def _make_head(self, choosers: Sequence[QWidget]) -> QWidget:
        px = self.look.px
        made = row(label(self.chart.title, "title", wrap=True), gap=px(12))
        made.setStretch(0, 1)
        for chooser in choosers:
            made.addWidget(chooser, 0, Qt.AlignmentFlag.AlignTop)
        return ground("", made)

    def folded_height(self) -> int:
        """Its height as a line, in pixels."""
        return self.look.px(15) + self._opener.sizeHint().height()

    def open_height(self, width: int) -> int:
        """The height that it needs when it is open, in pixels."""
        px = self.look.px
        plot = px(max(LEAST, heights.wanted(self.chart, width / self.look.scale)))
        head = self._head.heightForWidth(width)
        source = self._source.heightForWidth(width) if self._source.text() else 0
        return px(21) + head + plot + source

    def open(self, width: int) -> None:
        """Show the plot at its natural height or a little more."""
        if self.plot is None:
            made = Plot(self.look, self.language, self.chart)
            made.setObjectName("companion-plot")
            made.announced.connect(self.announced)
            self._place.addWidget(made)
            self.plot = made
        self.plot.limit(heights.span(self.chart, width / self.look.scale))
        self._opener.hide()
        self._open.show()

    def fold(self) -> None:
        """Show nothing but the line that leads to the chart."""
        self._open.hide()
        self._opener.show()
        if self.plot is not None:
            self.plot.setParent(None)
            self.plot.deleteLater()
            self.plot = None
