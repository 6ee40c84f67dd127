"""How a number stands is seen without colour: every status of a kind of chart is drawn unlike every other."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from byfacts import language
from byfacts.charts import bars, columns, ladder, lines
from byfacts.charts.content import Bars, Columns, Ladder, Lines, Point, Rung
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Disc, Fill, Line, Mark
from byfacts.charts.style import look
from byfacts.compose import compose
from byfacts.kinds import KEY_ORDER
from byfacts.kinds.points import mark_text
from byfacts.library import load
from byfacts.model import Qualifier, Quantity
from byfacts.sheet import Options
from byfacts.tokens import theme

ENGLISH = language.load("en")
STATUSES: dict[Fill, Quantity] = {
    Fill.FINAL: Quantity.of(100),
    Fill.PROVISIONAL: Quantity.of(100),
    Fill.ESTIMATE: Quantity.of(100, Qualifier.ABOUT),
    Fill.RANGE: Quantity(60, 100, Qualifier.RANGE),
    Fill.UP_TO: Quantity.of(100, Qualifier.UP_TO),
    Fill.MORE_THAN: Quantity.of(100, Qualifier.MORE_THAN),
    Fill.PARTIAL: Quantity.of(100),
}


def _points(fill: Fill) -> tuple[Point, ...]:
    drawn = Fill.FINAL if fill is Fill.MORE_THAN else fill
    return tuple(Point(k, k, q, "100", "100", f) for k, q, f in (
        ("a", Quantity.of(100), Fill.FINAL), ("b", STATUSES[fill], drawn), ("c", Quantity.of(100), Fill.FINAL)
    ))  # fmt: skip


KINDS: dict[str, tuple[Any, Any]] = {
    "columns": (columns, lambda p: Columns(("a", "b", "c"), p)),
    "lines": (lines, lambda p: Lines(("a", "b", "c"), p, 0.0, 100.0)),
    "bars": (bars, lambda p: Bars(p)),
    "ladder": (
        ladder,
        lambda p: Ladder("", "", tuple(Rung("who", "what", x) for x in p), ((0.0, "0"), (100.0, "100"))),
    ),
}


def seen(mark: Mark) -> tuple[Any, ...]:
    """A mark as it is seen in black and white, apart from where it stands."""
    match mark:
        case Box() | Disc():
            return (type(mark).__name__, mark.fill, look(mark.fill, theme("light"), "emigration", True, "paper"))
        case Line():
            return ("line", mark.dash, len(mark.points), round(mark.width, 2))
    return (type(mark).__name__,)


def drawn(kind: str, fill: Fill, frame: Frame) -> list[tuple[Any, ...]]:
    module, content = KINDS[kind]
    marks, _ = module.lay_out(content(_points(fill)), frame)
    return sorted(map(seen, marks), key=repr)


@pytest.mark.parametrize("frame", [Frame.paper(300, 160), Frame.screen(700, 300)], ids=["paper", "screen"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_statuses_are_drawn_alike(kind: str, frame: Frame) -> None:
    pictures = {fill: drawn(kind, fill, frame) for fill in STATUSES}
    assert [pair for pair in combinations(STATUSES, 2) if pictures[pair[0]] == pictures[pair[1]]] == []


def test_every_status_of_the_key_has_words_of_its_own() -> None:
    words = {fill: mark_text(ENGLISH, fill) for fill in KEY_ORDER if fill is not Fill.PROVISIONAL_ESTIMATE}
    assert all(words.values())
    assert len(set(words.values())) == len(words)


def test_a_break_stands_in_the_key_of_its_chart_and_of_its_page() -> None:
    sheet = compose("asylum", load(), ENGLISH, Options(on="2026-11-25"))
    broken = [chart for chart in sheet.charts if isinstance(chart.content, Columns) and chart.content.breaks]
    assert broken
    assert all(Fill.BREAK in chart.marks for chart in broken)
    assert Fill.BREAK in {key.fill for key in sheet.marks}
    assert Fill.BREAK not in {key.fill for key in compose("emigration", load(), ENGLISH).marks}


def test_a_break_stands_in_the_row_after_it() -> None:
    chart = compose("asylum", load(), language.load("en")).chart("first-time-applicants")
    assert isinstance(chart.content, Columns)
    told = [place for place, row in enumerate(chart.table.rows) if "break in the series" in row[-1].text]
    assert told == list(chart.content.breaks)
    assert told
