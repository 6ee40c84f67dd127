"""Neighbours are told apart in grey, by pattern or edge, and words stand out from what lies under them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from byfacts.charts import style
from byfacts.charts.chart import Chart
from byfacts.charts.content import Ladder, Point
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout, natural_height
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Mark, Tone
from byfacts.charts.style import Look, Medium
from byfacts.charts.type import measure
from byfacts.compose import compose
from byfacts.frozen import fields
from byfacts.language import languages
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.tokens import theme, tokens
from byfacts.topics import topics

TOPICS = tuple(topic.id for topic in topics())
# Parts of a stack stand on one another; values of each standing stand side by side. MORE_THAN, PARTIAL, UP_TO and RANGE
# are told by what is drawn at their ends; CONTEXT stands under a heading of its own (tested below).
PARTS = (Fill.FINAL, Fill.SECOND, Fill.THIRD, Fill.PROVISIONAL, Fill.ESTIMATE)
LANDS = (Fill.CLASS_1, Fill.CLASS_2, Fill.CLASS_3, Fill.CLASS_4, Fill.CLASS_5, Fill.LAND, Fill.HOME)
SURFACES: list[tuple[str, Medium]] = [("light", "paper"), *((name, "screen") for name in tokens()["themes"])]
surfaces = pytest.mark.parametrize(("name", "medium"), SURFACES)
LEAST_GREY, LEAST_EDGE, LEAST_WORDS = 1.3, 3.0, 4.5


def told_apart(one: Look, other: Look) -> bool:
    """In black and white, or by somebody who sees no colours."""
    if one.pattern.kind != other.pattern.kind:
        return True
    if style.contrast(one.ground or style.WHITE, other.ground or style.WHITE) >= LEAST_GREY:
        return True
    edges = [look.outline or look.ground or style.WHITE for look in (one, other)]
    return style.contrast(*edges) >= LEAST_EDGE


@surfaces
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("mono", [False, True])
def test_neighbours_in_a_chart_are_told_apart_without_colour(name: str, medium: Medium, topic: str, mono: bool) -> None:
    looks = {fill: style.look(fill, theme(name), topic, mono, medium) for fill in PARTS}
    assert [pair for pair in combinations(PARTS, 2) if not told_apart(*map(looks.__getitem__, pair))] == []


@surfaces
def test_neighbours_on_the_map_are_told_apart_without_colour(name: str, medium: Medium) -> None:
    looks = {fill: style.look(fill, theme(name), "emigration", medium=medium) for fill in LANDS}
    assert [pair for pair in combinations(LANDS, 2) if not told_apart(*map(looks.__getitem__, pair))] == []


@cache
def charts() -> tuple[Chart, ...]:
    library = load_library()
    return tuple(
        chart
        for code in languages()
        for topic in TOPICS
        for chart in compose(topic, library, load_language(code)).charts
    )


def test_another_concept_stands_only_under_its_own_heading() -> None:
    """On paper its grey is too near to the topic's colour to stand beside it."""
    for chart in charts():
        content = chart.content
        inside = (content.unit, content.rungs) if isinstance(content, Ladder) else content
        assert Fill.CONTEXT not in {point.fill for point in points(inside)}, chart.id


def points(content: Any) -> Iterator[Point]:
    if isinstance(content, Point):
        yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from points(part)
    elif hasattr(type(content), "__match_args__"):
        for field in fields(type(content)):
            yield from points(getattr(content, field))


@pytest.mark.parametrize("mono", [False, True])
def test_words_in_a_chart_stand_out_from_what_lies_under_them(mono: bool) -> None:
    light, seen = theme("light"), 0
    for chart in charts():
        frame = Frame.paper(400, 0, 8.5)
        figure = layout(chart, Frame.paper(400, natural_height(chart, frame), 8.5))
        for place, mark in enumerate(figure.marks):
            if isinstance(mark, Label) and not mark.halo and not mark.ground:
                words = style.tone(mark.tone, light, chart.topic, mono)
                ground = _ground(figure.marks[:place], mark, chart.topic, mono)
                seen += ground != style.tone(Tone.PAPER, light, chart.topic, mono)
                assert style.contrast(words, ground) >= LEAST_WORDS, f"{chart.id}: {mark.text}"
    assert seen > 50  # words in discs, on bars, on land


def _ground(below: tuple[Mark, ...], label: Label, topic: str, mono: bool) -> str:
    """The colour under the middle of the words: that of the last shape painted there before them."""
    width = measure(label.text, label.size, label.bold)
    middle = label.x + {"start": 0.5, "middle": 0.0, "end": -0.5}[label.anchor] * width, label.y - label.size / 3
    for mark in reversed(below):
        if isinstance(mark, Box | Disc | Area) and _covers(mark, *middle):
            ground = style.look(mark.fill, theme("light"), topic, mono, "paper").ground
            if ground:
                return ground
    return style.tone(Tone.PAPER, theme("light"), topic, mono)


def _covers(mark: Box | Disc | Area, x: float, y: float) -> bool:
    match mark:
        case Box():
            return mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height
        case Disc():
            return (x - mark.x) ** 2 + (y - mark.y) ** 2 <= mark.radius**2
        case Area():
            return sum(_crossings(ring, x, y) for ring in mark.rings) % 2 == 1


def _crossings(ring: tuple[tuple[float, float], ...], x: float, y: float) -> int:
    """How many edges of a ring a ray to the right meets."""
    edges = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum((ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax) for (ax, ay), (bx, by) in edges)
