"""The buttons in the head of a chart: what may be done with the chart that is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from byfacts.desktop.look import Look
from byfacts.desktop.marking import Compare
from byfacts.desktop.parts import tool
from byfacts.frozen import frozen
from byfacts.language import Language


@frozen
class ChartTools:
    """What each button does; one that does nothing is not there. ``copy`` is for a plot, ``copy_table`` for a table.

    ``compare`` has no button: two points of a plot that the reader marks are told apart by it.
    """

    copy: Callable[[], object] | None = None
    copy_table: Callable[[], object] | None = None
    save_picture: Callable[[], object] | None = None
    export_data: Callable[[], object] | None = None
    compare: Compare | None = None


NO_TOOLS = ChartTools()


def chart_tools(look: Look, language: Language, tools: ChartTools, *, plotted: bool) -> list[QToolButton]:
    """The buttons in their order, each an icon with its name and keys as tooltip. ``plotted``: a plot is on show."""
    say = language.text
    copy_table = say("Copy the table, with its unit and source (Ctrl+C)")
    copy_picture = say("Copy the picture, with its words and source (Ctrl+C)")
    offered = (
        ("copy", "copy", copy_picture, tools.copy) if plotted else ("copy", "copy", copy_table, tools.copy_table),
        ("save-picture", "image", say("Save the picture (Ctrl+S)"), tools.save_picture),
        ("export-data", "file-spreadsheet", say("Export data (Ctrl+Shift+E)"), tools.export_data),
    )
    return [_button(look, name, icon, words, act) for name, icon, words, act in offered if act is not None]


def _button(look: Look, name: str, icon: str, words: str, act: Callable[[], object]) -> QToolButton:
    made = tool(look, icon, words)
    made.setObjectName(f"chart-{name}")
    made.clicked.connect(lambda: act())  # drops what the signal carries
    return made
