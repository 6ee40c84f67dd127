"""Slides as a whole: their shape, order, properties and bytes, decks of several topics, and words that mean harm."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from tests.core.decks import (
    ON,
    TOPICS,
    chart_of,
    charts,
    data,
    deck,
    decorative,
    description,
    native,
    opened,
    piece,
    slides_of,
    tables,
    topics_and_languages,
    written,
)

from byfacts.charts import type as letters
from byfacts.charts.content import Columns, Map, Timeline
from byfacts.exports.formats import FORMATS, Piece
from byfacts.exports.slides import as_slides
from byfacts.frozen import replace

in_english = pytest.mark.parametrize("topic", TOPICS)


@topics_and_languages
def test_nothing_stands_outside_the_slide_or_on_its_source(topic: str, code: str) -> None:
    found = deck(topic, code)
    for slide in found.slides:
        source = [s for s in slide.placeholders if s.placeholder_format.idx == 14]
        floor = source[0].top if source else found.slide_height
        for shape in slide.shapes:
            assert shape.left >= -1
            assert shape.left + shape.width <= found.slide_width + 1, (slide.shapes.title.text, shape.name)
            if shape.has_table:
                bottom = shape.top + sum(row.height for row in shape.table.rows)
                assert bottom <= floor, (slide.shapes.title.text_frame.text, shape.name)
            elif shape.has_chart or shape.shape_type == 6:  # a group
                assert shape.top + shape.height <= floor + 1, (slide.shapes.title.text_frame.text, shape.name)


def lines_high(frame: Any, width: float) -> float:
    """How high words stand in a width of points, by the letters of the font itself."""
    high = 0.0
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=0.0)
        bold = any(run.font.bold for run in paragraph.runs)
        for line in "".join(run.text for run in paragraph.runs).split("\n") if paragraph.runs else []:
            high += len(letters.wrap(line, width, size, bold)) * size * (letters.ASCENT + letters.DESCENT)
    return high


@topics_and_languages
def test_words_stand_in_their_boxes_and_cells(topic: str, code: str) -> None:
    for slide in deck(topic, code).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and not decorative(shape):
                kind = shape._element.xpath(".//p:ph/@type")
                if kind not in (["ftr"], ["sldNum"]):
                    assert lines_high(shape.text_frame, shape.width.pt) <= shape.height.pt + 1, shape.text_frame.text
            if shape.has_table:
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        if not cell.is_merge_origin and not cell.is_spanned and cell.text:
                            assert lines_high(cell.text_frame, column.width.pt - 8) <= row.height.pt - 7, cell.text


@in_english
def test_the_source_is_read_after_the_chart_and_the_title_first(topic: str) -> None:
    for slide in deck(topic, "en").slides:
        order = [shape for shape in slide.shapes if not decorative(shape)]
        assert order[0].is_placeholder
        assert order[0].placeholder_format.type in (1, 3)
        places = [n for n, s in enumerate(order) if s.is_placeholder and s.placeholder_format.idx == 14]
        matter = [n for n, s in enumerate(order) if s.has_chart or s.has_table]
        assert not places or not matter or max(matter) < places[0]


@in_english
def test_no_two_shapes_or_axes_share_a_number(topic: str) -> None:
    for slide in deck(topic, "en").slides:
        ids = slide._element.xpath("//p:cNvPr/@id")
        assert len(ids) == len(set(ids))
        for one in native(slide):
            axes = one._chartSpace.xpath(".//c:catAx/c:axId/@val | .//c:valAx/c:axId/@val")
            assert len(axes) == len(set(axes)) == 2
            assert all(axis.isdigit() for axis in axes)  # the schema knows no negative ones


def test_slides_are_wide_and_end_with_their_sources() -> None:
    found = deck("border", "en")
    assert found.slide_width * 9 == found.slide_height * 16
    first, last = found.slides[0], found.slides[-1]
    said = "\n".join(shape.text_frame.text for shape in first.placeholders)
    sheet = piece("border", "en").sheet
    assert all(words in said for words in (sheet.title, sheet.headline, sheet.as_of, sheet.edition))
    (table,) = tables(last)
    rows = [row.cells[0].text for row in table.rows]
    used = {id for chart in sheet.charts for id in chart.sources}
    for id in used:
        assert any(data().sources[id].publisher in row for row in rows)


def test_a_deck_has_the_properties_of_its_topic() -> None:
    about = deck("asylum", "pl").core_properties
    assert about.title == piece("asylum", "pl").sheet.title
    assert (about.language, about.author, about.version) == ("pl-PL", "byfacts", data().edition)
    assert about.created.date() == about.modified.date() == data().as_of


@in_english
def test_maps_and_timelines_are_shapes_that_can_be_edited(topic: str) -> None:
    for chart in charts(topic, Map, Timeline):
        (slide,) = slides_of(deck(topic, "en"), chart)
        groups = [s for s in slide.shapes if s.shape_type == 6 and description(s) == chart.alt]
        assert len(groups) == 1
        assert len(groups[0].shapes) > 10


def test_one_chart_alone_is_its_slide_and_its_sources() -> None:
    topic, chart = chart_of("first-permits")
    made = opened(FORMATS["pptx"].write(replace(piece(topic, "en"), charts=(chart,))))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == [chart.title, "Sources"]


def test_a_show_keeps_its_order_and_opens_each_topic_once() -> None:
    border, asylum = piece("border", "en"), piece("asylum", "en")
    order = [
        replace(border, charts=border.charts[1:2]),
        replace(asylum, charts=asylum.charts[:1]),
        replace(border, charts=border.charts[:1]),
    ]
    made = opened(as_slides(order))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    wanted = [border.charts[1].title, asylum.charts[0].title, border.charts[0].title]
    assert [title for title in titles if title in wanted] == wanted
    assert titles.count(border.sheet.title) == titles.count(asylum.sheet.title) == 1


def test_a_deck_without_charts_is_refused() -> None:
    with pytest.raises(ValueError, match="charts"):
        as_slides([])


@pytest.mark.parametrize("topic", ["emigration", "recommendations"])
def test_the_same_charts_give_the_same_bytes(topic: str) -> None:
    again = as_slides([piece(topic, "en")])
    assert again == written(topic, "en")
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        archives = [archive, *(zipfile.ZipFile(io.BytesIO(archive.read(name))) for name in books)]
        times = {entry.date_time[:3] for one in archives for entry in one.infolist()}
        stamps = {one.read("docProps/core.xml").count(data().as_of.isoformat().encode()) for one in archives}
    assert times == {(data().as_of.year, data().as_of.month, data().as_of.day)}
    assert stamps == {2}


HOSTILE = "<a:t>&amp; \"]]>' =1+1 {0} %s \x00\x0b\ud83d".replace("\ud83d", "😀")


def test_hostile_words_stay_words() -> None:
    """Markup, control signs, formulas: they come out as they went in, less what no XML may hold."""
    wanted = HOSTILE.replace("\x00", "").replace("\x0b", "")
    for id in ("first-permits", "how-many-left", "retention", "business-harbour", "emigration-events", "three-counts"):
        topic, chart = chart_of(id)
        cells = tuple(
            tuple(replace(c, text=HOSTILE) if n == 0 else c for n, c in enumerate(r)) for r in chart.table.rows
        )
        evil = replace(
            chart, title=HOSTILE, subtitle=HOSTILE, name=HOSTILE, alt=HOSTILE, sentence=HOSTILE, notes=(HOSTILE,),
            table=replace(chart.table, rows=cells, head=(HOSTILE, *chart.table.head[1:])), content=_evil(chart.content),
        )  # fmt: skip
        made: Piece = replace(piece(topic, "en"), charts=(evil,), on=ON)
        slide = opened(as_slides([made])).slides[0]
        assert slide.shapes.title.text_frame.text == wanted
        assert wanted in slide.notes_slide.notes_text_frame.text
        assert "\x00" not in "".join(slide._element.itertext())
        for one in native(slide):
            if isinstance(chart.content, Columns):
                assert wanted in list(one.plots[0].categories)


def _evil(content: Any) -> Any:
    if isinstance(content, Columns):
        return replace(content, categories=(HOSTILE, *content.categories[1:]))
    return content
