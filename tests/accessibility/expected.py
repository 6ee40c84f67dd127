"""Writes down what a screen reader must find in the window: every tab, its list, every chart and every point of it.

    python -m tests.accessibility.expected LANGUAGE >FILE

Composed from the data, with no window, and with the words of the layout's own reading order.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import Any

from byfacts.charts.chart import Chart
from byfacts.charts.content import Grid
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout
from byfacts.compose import compose
from byfacts.desktop.readings import readings
from byfacts.desktop.said import said
from byfacts.language import Language
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.sheet import Options, Sheet

FRAME = (900, 420)  # any that is large enough: the points of a chart do not depend on its size


def points(chart: Chart, language: Language) -> list[dict[str, Any]]:
    """The points of a chart in reading order."""
    keys = [spot.key for spot in layout(chart, Frame.screen(*FRAME)).spots]
    found = [said(chart, reading, language) for reading in readings(chart, keys) if reading is not None]
    return [
        {"name": one.name, "value": one.value, "description": one.described(), "number": one.number} for one in found
    ]


def entries(sheet: Sheet, language: Language) -> list[dict[str, Any]]:
    """The rows of a tab's list, in order; a chart that is a table has no points."""
    bands = [{"name": f"{band.number}  {band.title}", "title": "", "points": []} for band in sheet.bands]
    return bands + [
        {
            "name": chart.name,
            "title": "" if isinstance(chart.content, Grid) else chart.title,
            "points": [] if isinstance(chart.content, Grid) else points(chart, language),
        }
        for chart in sheet.charts
    ]


def window(code: str) -> dict[str, Any]:
    """Everything that the window says in a language, as it stands when it opens."""
    library, language = load_library(), load_language(code)
    options = Options(on=datetime.now().astimezone().date().isoformat())
    first = compose("emigration", library, language, options)
    tabs = []
    for tab in first.tabs:
        sheet = compose(tab.topic, library, language, options)
        name = f"{tab.title}, {tab.passed_text}" if tab.passed else tab.title
        facts = [fact.spoken for fact in sheet.key_facts]
        tabs.append({"name": name, "facts": facts, "entries": entries(sheet, language)})
    return {"language": code, "title": first.series_name, "tabs": tabs}


if __name__ == "__main__":
    json.dump(window(sys.argv[1]), sys.stdout, ensure_ascii=False, indent=1)
