"""What can be chosen in a chart: a year from a strip of keys, one of a few, one of a list, or something on or off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from byfacts.charts import type as letters
from byfacts.charts.chart import Chart, Choice
from byfacts.desktop.look import Look
from byfacts.desktop.parts import Segments, column, ground, label, row, tool
from byfacts.desktop.room import Room
from byfacts.desktop.small_columns import columns_over

STRIP_OPTION = 5  # letters: options no longer than a year may stand in a strip
STRIP = 12  # options
FEW = 3
LEAST_ROOM = 470  # pixels at text size 100 %: of the content in the smallest window
BETWEEN = 22
FRAME = 52  # of a list: its frame, its arrow

Made = Callable[[str, str, str], object]  # told chart, choice and value


class Choosers:
    """Makes the widgets of the choices of a topic's charts; each tells ``made`` what was chosen."""

    def __init__(self, look: Look, room: Room, topic: str, made: Made) -> None:
        self.look, self.room, self.topic, self._made = look, room, topic, made

    def in_head(self, chart: Chart) -> list[QWidget]:
        """Those that stand beside the title: switches, and a choice that is alone."""
        switches = [choice for choice in chart.choices if choice.icon]
        others = self._others(chart)
        return [self.chooser(choice, chart.id) for choice in ((*others, *switches) if len(others) == 1 else switches)]

    def below(self, chart: Chart) -> list[QWidget]:
        """Rows of their own under the title: strips, and several choices together, each with its name."""
        found = [self._strip(choice, chart.id) for choice in chart.choices if self._as_strip(choice)]
        others = self._others(chart)
        return [*found, self._named(others, chart.id)] if len(others) > 1 else found

    def chooser(self, choice: Choice, chart: str) -> QWidget:
        """One choice, with no name beside it."""
        if choice.icon:
            return self._switch(choice, chart)
        if len(choice.options) <= FEW and not choice.listed:
            return self._segments(choice, chart, tight=self.room.tools != "words")
        return self._list(choice, chart)

    def _others(self, chart: Chart) -> list[Choice]:
        return [choice for choice in chart.choices if not choice.icon and not self._as_strip(choice)]

    def _as_strip(self, choice: Choice) -> bool:
        short = all(len(text) <= STRIP_OPTION for _, text in choice.options)
        return short and not choice.listed and FEW < len(choice.options) <= STRIP and self.room.tools != "tight"

    def _strip(self, choice: Choice, chart: str) -> QWidget:
        segments = self._segments(choice, chart, tight=True)
        return ground("", row(label(choice.label, "section"), segments, None, gap=self.look.px(8)))

    def _named(self, choices: list[Choice], chart: str) -> QWidget:
        """Several choices with their names: side by side, in a small window as many to a line as it has room for."""
        px = self.look.px
        lines: list[list[QWidget]] = [[]]
        left = room = float(LEAST_ROOM) if self.room.tools == "tight" else float("inf")
        for choice in choices:
            wide = _width(choice)
            if lines[-1] and wide > left:
                lines.append([])
                left = room
            left -= wide + BETWEEN
            name = label(choice.label, "section")
            lines[-1].append(ground("", row(name, self.chooser(choice, chart), gap=px(8))))
        return ground("", column(*(row(*line, None, gap=px(BETWEEN)) for line in lines), gap=px(6)))

    def _segments(self, choice: Choice, chart: str, *, tight: bool = False) -> Segments:
        icons = columns_over(self.look, self.topic, choice.sizes) if choice.sizes else ()
        made = Segments(choice.label, choice.options, choice.chosen, tight=tight, icons=icons)
        made.setObjectName(_name(choice, chart))
        made.chosen.connect(lambda value: self._made(chart, choice.id, value))
        return made

    def _list(self, choice: Choice, chart: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(_name(choice, chart))
        made.setAccessibleName(choice.label)
        made.setToolTip(choice.label)
        for value, text in choice.options:
            made.addItem(text, value)
        made.setCurrentIndex(made.findData(choice.chosen))
        made.activated.connect(lambda place: self._made(chart, choice.id, made.itemData(place)))
        return made

    def _switch(self, choice: Choice, chart: str) -> QWidget:
        """An icon that is on or off; the first of its two options is "on"."""
        (on, _), (off, _) = choice.options
        made = tool(self.look, choice.icon, choice.label)
        made.setObjectName(_name(choice, chart))
        made.setCheckable(True)
        made.setChecked(choice.chosen == on)
        made.setProperty("switch", "true")
        made.clicked.connect(lambda: self._made(chart, choice.id, on if made.isChecked() else off))
        return made


def _width(choice: Choice) -> float:
    """About as wide as a choice and its name will be: widgets know it only once they are shown."""
    words = [letters.measure(text, 13, bold=True) for _, text in choice.options]
    buttons = len(words) <= FEW and not choice.listed
    return letters.measure(choice.label, 12, bold=True) + (
        sum(words) + 30 * len(words) if buttons else max(words) + FRAME
    )


def _name(choice: Choice, chart: str) -> str:
    return f"choice-{chart}-{choice.id}"
