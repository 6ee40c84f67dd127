"""Slides as they are laid out, of every chart: nothing cut, nothing over something else, every letter large enough."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from byfacts.charts import boxes
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Chart
from byfacts.charts.content import Grid
from byfacts.charts.marks import Label, Mark
from byfacts.compose import compose as compose_sheet
from byfacts.compose import source_text
from byfacts.desktop.presenter import keys, side
from byfacts.desktop.presenter.order import Item, chosen, moved, on_offer, usual
from byfacts.desktop.presenter.pages import pages
from byfacts.desktop.presenter.slide import Shown, Slide, Words, compose
from byfacts.desktop.presenter.wall import Wall
from byfacts.desktop.told import difference
from byfacts.kinds.points import mark_text
from byfacts.language import Language, languages
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.sheet import Options, Sheet

SIZES = [(1024, 768), (1920, 1080)]
LEAST = 1 / 60  # of the height of the screen: 18 pixels on one 1080 high


@cache
def sheet(topic: str, code: str = "en") -> Sheet:
    return compose_sheet(topic, load_library(), load_language(code), Options(on="2026-08-01"))


CHARTS = on_offer(sheet)


def longest() -> str:
    """The language whose titles take most letters."""
    return max(languages(), key=lambda code: sum(len(sheet(i.topic, code).chart(i.chart).title) for i in CHARTS))


def words(chart: Chart, of: Sheet, say: Language) -> Words:
    sources = " ".join(source_text(load_library(), say, id) for id in chart.sources)
    key = tuple((fill, mark_text(say, fill)) for fill in chart.marks)
    return Words(of.title, "29 / 29", say.text("Source: {sources}", sources=sources), key, chart.notes)


def shown(chart: Chart, say: Language) -> Iterator[Shown]:
    notes = side.of_notes(say, chart, None)
    yield Shown()
    yield Shown(point=0)
    yield Shown(panel=notes)
    yield Shown(point=2, panel=notes)


def labels(marks: tuple[Mark, ...]) -> list[Label]:
    return [mark for mark in marks if isinstance(mark, Label)]


def check(slide: Slide, say: Language) -> None:
    wall = slide.wall
    marks = (*slide.marks, *keys.strip(say, slide.strip))
    assert boxes.outside(marks, wall.width, wall.height) == []
    assert boxes.touching(marks) == []
    least = min(label.size for label in labels(marks))
    assert least * wall.scale >= wall.height * wall.scale * LEAST * 0.99 or wall.width < wall.height
    if slide.panel is not None:
        inside = [label.text for label in labels(slide.marks) if _half_in(boxes.of_label(label), slide.panel)]
        assert inside == []


def _half_in(place: Extent, panel: Extent) -> bool:
    return place.meets(panel) and not place.within(panel)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("item", CHARTS, ids=lambda item: item.id)
def test_every_chart_stands_whole_on_a_wall(item: Item, size: tuple[int, int]) -> None:
    say, chart = load_language("en"), sheet(item.topic).chart(item.chart)
    for state in shown(chart, say):
        check(compose(Wall.of(*size), chart, words(chart, sheet(item.topic), say), state), say)


def test_a_larger_screen_of_the_same_shape_is_the_same_wall() -> None:
    """So that what holds on 1920 x 1080 holds on 3840 x 2160, at a scale of 2 or not."""
    small, large = Wall.of(1920, 1080), Wall.of(3840, 2160)
    assert (small.width, small.height) == (large.width, large.height)
    assert large.scale == 2 * small.scale


@pytest.mark.parametrize("item", CHARTS, ids=lambda item: item.id)
def test_every_chart_stands_whole_in_the_longest_language(item: Item) -> None:
    code = longest()
    say, found = load_language(code), sheet(item.topic, code)
    chart = found.chart(item.chart)
    for state in shown(chart, say):
        check(compose(Wall.of(1024, 768), chart, words(chart, found, say), state), say)


@pytest.mark.parametrize("item", CHARTS, ids=lambda item: item.id)
def test_the_pages_of_a_chart_have_all_its_points_once(item: Item) -> None:
    found = sheet(item.topic)
    chart, say = found.chart(item.chart), load_language("en")
    slide = compose(Wall.of(1024, 768), chart, words(chart, found, say), Shown())
    whole = pages(chart, 900, 4000)
    assert len(whole) == 1
    count = len(whole[0].figure(900, 4000).spots)
    assert len(slide.readings) == count
    assert slide.pages == 1 or slide.panel is None
    seen = 0
    for page in range(slide.pages):
        part = compose(slide.wall, chart, words(chart, found, say), Shown(page=page))
        assert (part.page, part.first) == (page, seen)
        seen += len(part.spots)
    assert seen == count


def test_a_long_list_comes_in_pages() -> None:
    chart = sheet("emigration").chart("emigration-claims")
    slide = compose(Wall.of(1920, 1080), chart, words(chart, sheet("emigration"), load_language("en")), Shown())
    assert slide.pages > 1


def test_a_point_on_a_later_page_brings_its_page() -> None:
    chart = sheet("emigration").chart("emigration-claims")
    of = words(chart, sheet("emigration"), load_language("en"))
    slide = compose(Wall.of(1920, 1080), chart, of, Shown(point=len(chart.table.rows) - 8))
    assert slide.page > 0
    assert slide.ring is not None


def test_a_table_has_its_rows_as_points_with_their_numbers() -> None:
    item = next(i for i in CHARTS if isinstance(sheet(i.topic).chart(i.chart).content, Grid))
    chart = sheet(item.topic).chart(item.chart)
    slide = compose(Wall.of(1920, 1080), chart, words(chart, sheet(item.topic), load_language("en")), Shown())
    assert len(slide.readings) == len(chart.table.rows)
    assert all(reading is not None and reading.origin is not None for reading in slide.readings)


PAIRS = [
    ("emigration", "first-permits", 7, 9), ("emigration", "first-permits-country", 1, 4),
    ("emigration", "first-permits-country", 0, 1), ("asylum", "positive-share", 2, 7),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "id", "start", "end"), PAIRS)
def test_the_arrow_between_two_points_touches_nothing(topic: str, id: str, start: int, end: int) -> None:
    say, chart = load_language("en"), sheet(topic).chart(id)
    wall, of = Wall.of(1920, 1080), words(chart, sheet(topic), say)
    found = compose(wall, chart, of, Shown()).readings
    one, other = found[start], found[end]
    assert one is not None
    assert other is not None
    told = difference(load_library(), say, one, other)
    slide = compose(wall, chart, of, Shown(point=end, pair=(start, end), told=told))
    assert told.short in [label.text for label in labels(slide.marks)]
    check(slide, say)


def test_an_arrow_without_room_is_not_drawn_but_told() -> None:
    say, chart = load_language("en"), sheet("emigration").chart("population")
    wall, of = Wall.of(1024, 768), words(chart, sheet("emigration"), say)
    found = compose(wall, chart, of, Shown()).readings
    assert found[0] is not None
    assert found[1] is not None
    told = difference(load_library(), say, found[0], found[1])
    texts = [m.text for m in labels(compose(wall, chart, of, Shown(point=1, pair=(0, 1), told=told)).marks)]
    assert told.text in texts
    assert told.short not in texts


def test_upright_and_wide_screens_are_walls_too() -> None:
    chart, say = sheet("emigration").chart("first-permits"), load_language("en")
    for size in ((1080, 1920), (3440, 1440), (800, 600)):
        slide = compose(Wall.of(*size), chart, words(chart, sheet("emigration"), say), Shown(point=0))
        assert boxes.outside(slide.marks, slide.wall.width, slide.wall.height) == []
        assert boxes.touching(slide.marks) == []


def test_the_usual_order_has_pictures_only_and_the_present_topic_first() -> None:
    found = usual(sheet, "border")
    assert found[0].topic == "border"
    assert Item("emigration", "emigration-claims") not in found
    assert {item.topic for item in found} == {"emigration", "asylum", "border", "recommendations"}


def test_an_order_that_was_kept_survives_another_edition() -> None:
    assert chosen(["border/forces", "gone/gone"], sheet, "asylum") == [Item("border", "forces")]
    assert chosen(["gone/gone"], sheet, "asylum") == usual(sheet, "asylum")


def test_a_chart_moves_one_place_and_stops_at_the_ends() -> None:
    a, b, c = CHARTS[:3]
    assert moved([a, b, c], 0, 1) == ([b, a, c], 1)
    assert moved([a, b, c], 0, -1) == ([a, b, c], 0)
    assert moved([a, b, c], 2, 1) == ([a, b, c], 2)


@pytest.mark.parametrize("code", languages())
def test_the_page_of_keys_stands_whole(code: str) -> None:
    wall = Wall.of(1024, 768)
    marks = keys.page(load_language(code), wall)
    assert marks
    assert boxes.outside(marks, wall.width, wall.height) == []
    assert boxes.touching(marks) == []
