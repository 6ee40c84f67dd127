"""The place of a chart that has nothing to show: what was looked for, and the button that shows all again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from byfacts.charts.chart import Chart, Choice
from byfacts.desktop.look import Look
from byfacts.desktop.parts import button, column, label, picture, row
from byfacts.language import Language


class Nothing(QFrame):
    """One line and one button. ``choose`` makes a choice of the chart: the first that is offered, which is all."""

    def __init__(self, look: Look, language: Language, chart: Chart, choose: Callable[[str, str, str], object]) -> None:
        super().__init__()
        px, say = look.px, language.text
        self.setObjectName("nothing")
        named = [choice for choice in chart.choices if choice.chosen != choice.options[0][0]]
        words = (
            say("Nothing to show for {choice}.", choice=_chosen(named[0])) if named else say("Nothing to show here.")
        )
        self.setAccessibleName(words)
        told = row(picture(look, "info", "ink2"), label(words, "strong", wrap=True), gap=px(10))
        told.setStretch(1, 1)
        made = column(told, gap=px(8), margins=(px(16), px(16), px(16), px(16)))
        if named:
            first = named[0]
            again = button(look, say("Show all"), pressed=lambda: choose(chart.id, first.id, first.options[0][0]))
            again.setObjectName("nothing-all")
            made.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        made.addStretch(1)
        self.setLayout(made)


def _chosen(choice: Choice) -> str:
    return dict(choice.options).get(choice.chosen, choice.label)
