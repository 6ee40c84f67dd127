"""Pictures that stand alone: every chart with its words, nothing cut, nothing touching, no number lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from byfacts.charts import boxes, tabular
from byfacts.charts.chart import Cell, Chart, Figure, Table
from byfacts.charts.content import Grid, Map
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Fill, Label
from byfacts.charts.poster import Caption, least_poster, poster
from byfacts.charts.swatches import SLIP, sign, slip
from byfacts.charts.unsaid import unsaid
from byfacts.compose import compose
from byfacts.errors import LayoutError, UsageError
from byfacts.exports import pictures
from byfacts.exports.pictures import Picturing, Size
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.model import Library
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

TODAY = "2026-08-01"
TOPICS = [topic.id for topic in topics()]
OTHERS = [code for code in languages() if code != "en"]


@cache
def library() -> Library:
    return load_library()


@cache
def sheet(topic: str, code: str) -> Sheet:
    return compose(topic, library(), load(code), Options(on=TODAY))


def captions(topic: str, code: str) -> Iterator[tuple[Chart, Caption]]:
    for chart in sheet(topic, code).charts:
        yield chart, pictures.caption(chart, sheet(topic, code), library(), load(code))


def chart_of(kind: type, topics_: list[str] = TOPICS) -> tuple[Chart, Sheet]:
    return next(
        (chart, sheet(topic, "en"))
        for topic in topics_
        for chart in sheet(topic, "en").charts
        if isinstance(chart.content, kind)
    )


def words(figure: Figure) -> str:
    return " ".join(mark.text for mark in figure.marks if isinstance(mark, Label))


def faults(figure: Figure) -> list[object]:
    marks = figure.marks
    return [*boxes.touching(marks), *boxes.outside(marks, figure.width, figure.height)]


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("width", [480, 900, 1600])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_chart_has_its_picture_with_all_its_words(topic: str, width: int) -> None:
    for chart, caption in captions(topic, "en"):
        figure = poster(chart, caption, width)
        assert faults(figure) == [], chart.id
        said = bare(words(figure))
        key = [text for _, text in caption.key]
        around = [caption.title, caption.subtitle, caption.source, *caption.notes, *key, caption.edition]
        assert [text for text in around if bare(text) not in said] == [], chart.id
        assert "…" not in words(figure), chart.id


@pytest.mark.parametrize("code", OTHERS)
def test_no_word_is_cut_and_none_touches_another_in_any_language(code: str) -> None:
    for topic in TOPICS:
        for chart, caption in captions(topic, code):
            figure = poster(chart, caption, 480)
            assert faults(figure) == [], chart.id
            assert "…" not in words(figure), chart.id


@pytest.mark.parametrize("topic", TOPICS)
def test_every_chart_fits_a_slide(topic: str) -> None:
    for chart, _ in captions(topic, "en"):
        made, _ = pictures._picture(chart, sheet(topic, "en"), library(), load("en"), Picturing(Size(1600, 900)))
        assert made.pixels == (1600, 900), chart.id
        assert faults(made.figure) == [], chart.id


@pytest.mark.parametrize("size", [Size(480), Size(900), Size(1600, 900)])
def test_a_number_that_is_drawn_is_said_in_the_plot_or_below_it(size: Size) -> None:
    for topic in TOPICS:
        for chart, caption in captions(topic, "en"):
            made, _ = pictures._picture(chart, sheet(topic, "en"), library(), load("en"), Picturing(size))
            around = "\n".join((caption.title, caption.subtitle, caption.source, *caption.notes))
            assert unsaid(chart.content, made.figure.marks, around) == (), chart.id


def test_a_number_within_another_is_not_said_by_it() -> None:
    chart, _ = chart_of(Map)
    assert isinstance(chart.content, Map)
    point = chart.content.places[-1].point
    assert not any(named == point for _, named in unsaid(chart.content, [Label(0, 0, point.text, 12)]))
    assert any(named == point for _, named in unsaid(chart.content, [Label(0, 0, f"1,{point.text}", 12)]))
    assert any(named == point for _, named in unsaid(chart.content, [Label(0, 0, f"{point.text},000", 12)]))


def test_a_height_without_room_is_refused_with_the_least_one() -> None:
    chart, caption = next(captions("emigration", "en"))
    least = least_poster(chart, caption, 700)
    with pytest.raises(LayoutError) as refused:
        poster(chart, caption, 700, least - 5)
    assert refused.value.params["least"] == pytest.approx(least)
    assert poster(chart, caption, 700, least).height == least
    assert faults(poster(chart, caption, 700, least)) == []


def test_a_size_that_was_refused_is_made_at_the_height_that_was_named() -> None:
    chart = sheet("emigration", "en").chart("emigration-claims")

    def make(height: int) -> pictures.Picture:
        how = Picturing(Size(900, height))
        return pictures._picture(chart, sheet("emigration", "en"), library(), load("en"), how)[0]

    with pytest.raises(LayoutError) as refused:
        make(400)
    assert make(int(refused.value.params["least"])).letters == 1.0


@pytest.mark.parametrize(
    "how",
    [
        Picturing(Size(100)),
        Picturing(Size(900, 10)),
        Picturing(Size(900, scale=100)),
        Picturing(Size(8000, scale=8)),
        Picturing(colours="pink"),
    ],
)
def test_what_is_no_size_and_no_colour_is_refused(how: Picturing) -> None:
    with pytest.raises(UsageError):
        pictures._picture(sheet("emigration", "en").chart("it"), sheet("emigration", "en"), library(), load("en"), how)


def test_a_wide_picture_of_a_map_has_ranked_bars_beside_it() -> None:
    chart, of = chart_of(Map)
    caption = pictures.caption(chart, of, library(), load("en"))
    wide, narrow = poster(chart, caption, 1200, 700), poster(chart, caption, 700)

    def bars(figure: Figure) -> int:
        return sum(isinstance(mark, Box) and mark.fill is Fill.FINAL for mark in figure.marks)

    assert bars(wide) > bars(narrow) + 5
    assert faults(wide) == []


# a table as marks


def test_a_table_says_every_cell_under_its_head() -> None:
    chart, _ = chart_of(Grid)
    marks, _ = tabular.lay_out(chart.table, Frame.screen(480, 400))
    said = bare(" ".join(mark.text for mark in marks if isinstance(mark, Label)))
    assert [head for head in chart.table.head if bare(head) not in said] == []
    assert [cell.text for row in chart.table.rows for cell in row if bare(cell.text) not in said] == []
    assert boxes.touching(marks) == []


def test_numbers_of_a_table_end_at_the_same_place_and_a_status_has_its_sign() -> None:
    rows = tuple((Cell(f"row {n}"), Cell(str(10**n), 10.0**n, Fill.ESTIMATE)) for n in range(1, 5))
    table = Table(("name", "number"), rows, (False, True), keys=("a", "b", "c", "d"))
    frame = Frame.screen(300, 300)
    marks, spots = tabular.lay_out(table, frame)
    ends = {round(boxes.of_label(m).right, 3) for m in marks if isinstance(m, Label) and m.text.isdigit()}
    assert ends == {300.0}
    assert sum(isinstance(mark, Box) and mark.fill is Fill.ESTIMATE for mark in marks) == 4
    assert [spot.key for spot in spots] == ["a", "b", "c", "d"]
    assert max(boxes.of(mark).bottom for mark in marks) <= tabular.natural_height(table, frame)


# samples of a status


@pytest.mark.parametrize("fill", list(Fill))
def test_a_sample_of_a_status_stays_near_its_place(fill: Fill) -> None:
    for marks, width, height in ((slip(fill, 20), 20, 20 * SLIP), (sign(fill, 12), 18, 12)):
        frame = boxes.Extent(0, 0, width, height).grown(2.5)  # ticks reach over
        assert [mark for mark in marks if not boxes.of(mark).within(frame)] == []


def test_the_samples_of_all_status_marks_differ() -> None:
    marks = [fill for fill in Fill if slip(fill, 20)]
    assert len({slip(fill, 20) for fill in marks}) == len(marks)
