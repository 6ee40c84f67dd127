"""Slides read back with python-pptx: the numbers of the charts, their words, and what a reader and a speaker need."""

from __future__ import annotations

import io

import openpyxl
import pytest
from tests.core.decks import (
    TOPICS,
    chart_of,
    charts,
    data,
    deck,
    decorative,
    description,
    drawn,
    ends,
    labels,
    native,
    numbers,
    piece,
    slides_of,
    tables,
    topics_and_languages,
)

from byfacts.charts.content import Columns, Counts, Grid, Ladder, Listing
from byfacts.charts.marks import Fill
from byfacts.exports.slides.texts import TAGS
from byfacts.model import Qualifier

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SPOKEN = 2  # columns of the claims that are for the speaker
in_english = pytest.mark.parametrize("topic", TOPICS)


def plain(words: str) -> str:
    return words.replace("\x0b", "\n")


# numbers


@topics_and_languages
def test_a_native_chart_holds_the_numbers_of_its_chart(topic: str, code: str) -> None:
    for chart in piece(topic, code).charts:
        wanted = drawn(chart)
        found = [one for slide in slides_of(deck(topic, code), chart) for one in native(slide)]
        assert len(found) == len(wanted), chart.id
        for one, points in zip(found, wanted, strict=True):
            assert numbers(one) == pytest.approx(sorted(n for p in points for n in ends(p)), rel=1e-12), chart.id


@in_english
def test_the_sheet_behind_a_chart_equals_what_is_drawn_cell_by_cell(topic: str) -> None:
    for chart in charts(topic):
        for one in (found for slide in slides_of(deck(topic, "en"), chart) for found in native(slide)):
            book = openpyxl.load_workbook(io.BytesIO(one.part.chart_workbook.xlsx_part.blob))
            head, *rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
            drawn_series = sorted(
                (s for plot in one.plots for s in plot.series), key=lambda s: int(s._element.xpath("./c:idx/@val")[0])
            )
            assert head[1:] == [series.name for series in drawn_series]
            for place, series in enumerate(drawn_series, 1):
                cells = [row[place] for row in rows]  # a sheet keeps sixteen digits
                assert [c is None for c in cells] == [v is None for v in series.values]
                shown = [v for v in series.values if v is not None]
                assert [c for c in cells if c is not None] == pytest.approx(shown, rel=1e-14), (chart.id, series.name)
            assert [row[0] for row in rows] == list(one.plots[0].categories)


@topics_and_languages
def test_a_label_says_the_number_as_the_language_writes_it(topic: str, code: str) -> None:
    for chart in piece(topic, code).charts:
        found = [one for slide in slides_of(deck(topic, code), chart) for one in native(slide)]
        for one, points in zip(found, drawn(chart), strict=True):
            texts = [point.text for point in points]
            said = [words for _, words in labels(one)]
            assert said
            for words in said:  # a line that is named at its end has the name behind the number
                assert words in texts or any(words.startswith(f"{text} ") for text in texts), (chart.id, words)


def test_a_range_is_drawn_from_end_to_end_and_never_as_its_middle() -> None:
    topic, chart = chart_of("how-many-left")
    assert isinstance(chart.content, Ladder)
    (one,) = [found for slide in slides_of(deck(topic, "en"), chart) for found in native(slide)]
    upper, lower = one.plots[0].series[0], one.plots[0].series[1]
    ranges = [
        r.point for r in chart.content.rungs if r.point.quantity and r.point.quantity.qualifier is Qualifier.RANGE
    ]
    pairs = [(a, b) for a, b in zip(lower.values, upper.values, strict=True) if a is not None]
    assert pairs == [tuple(ends(point)) for point in ranges]
    assert one.plots[0].overlap == 100
    middles = {sum(pair) / 2 for pair in pairs}
    assert middles.isdisjoint(numbers(one))


@in_english
def test_axes_start_at_zero_but_where_the_chart_says_so(topic: str) -> None:
    for chart in charts(topic):
        for one in (found for slide in slides_of(deck(topic, "en"), chart) for found in native(slide)):
            low = getattr(chart.content, "low", 0.0)
            least = one.value_axis.minimum_scale
            assert least == low or (chart.kind in ("two", "slope") and least < 0) or least < 0, chart.id
            assert (least or 0) <= min(numbers(one))


def test_a_break_is_a_gap_without_name_and_number() -> None:
    broken = [(t, c) for t in TOPICS for c in charts(t, Columns) if isinstance(c.content, Columns) and c.content.breaks]
    assert broken
    for topic, chart in broken:
        (one,) = [found for slide in slides_of(deck(topic, "en"), chart) for found in native(slide)]
        assert isinstance(chart.content, Columns)
        for step, at in enumerate(chart.content.breaks):
            assert not str(one.plots[0].categories[at + step]).strip()
            assert [series.values[at + step] for series in one.plots[0].series] == [None]


def test_what_is_provisional_is_hatched_and_estimates_are_light() -> None:
    topic, chart = chart_of("first-time-applicants")
    (one,) = [found for slide in slides_of(deck(topic, "en"), chart) for found in native(slide)]
    patterns = one._chartSpace.xpath(".//c:dPt//a:pattFill/@prst")
    assert Fill.PROVISIONAL in chart.marks
    assert patterns == ["wdUpDiag"]


# words


@topics_and_languages
def test_every_slide_has_title_notes_edition_and_number(topic: str, code: str) -> None:
    for slide in deck(topic, code).slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()
        kinds = {
            shape._element.xpath(".//p:ph/@type")[0]: shape for shape in slide.placeholders if shape.is_placeholder
        }
        assert data().edition in kinds["ftr"].text_frame.text
        assert kinds["sldNum"]._element.xpath(".//a:fld/@type") == ["slidenum"]


@topics_and_languages
def test_no_placeholder_is_empty(topic: str, code: str) -> None:
    for slide in deck(topic, code).slides:
        for shape in (*slide.placeholders, *slide.notes_slide.placeholders):
            if shape.has_text_frame:
                assert "".join(shape._element.itertext()).strip(), shape.name


@topics_and_languages
def test_every_chart_has_its_title_subtitle_and_sources_on_the_slide(topic: str, code: str) -> None:
    made = piece(topic, code)
    for chart in made.charts:
        slides = slides_of(deck(topic, code), chart)
        assert slides, chart.id
        for slide in slides:
            words = [plain(shape.text_frame.text) for shape in slide.placeholders]
            assert chart.subtitle in words or not chart.subtitle
            said = next(shape.text_frame.text for shape in slide.placeholders if shape.placeholder_format.idx == 14)
            for id in chart.sources:
                assert made.language.text(data().sources[id].publisher) in said, (chart.id, id)


@topics_and_languages
def test_all_that_is_seen_has_a_description_or_is_marked_as_decoration(topic: str, code: str) -> None:
    for slide in deck(topic, code).slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or (not shape.text_frame.text and not shape.is_placeholder):
                assert description(shape).strip() or decorative(shape), shape.name


@in_english
def test_the_description_of_a_chart_holds_its_numbers(topic: str) -> None:
    for chart in charts(topic):
        said = [description(s) for slide in slides_of(deck(topic, "en"), chart) for s in slide.shapes]
        if drawn(chart) and len(drawn(chart)) > 1:
            texts = [point.text for group in drawn(chart) for point in group]
            assert all(any(text.lstrip(">≈\u00a0") in one for one in said) for text in texts)
        elif not isinstance(chart.content, Counts):  # its words are text already
            assert chart.alt in said, chart.id


@topics_and_languages
def test_every_run_says_its_language(topic: str, code: str) -> None:
    for slide in deck(topic, code).slides:
        parts = [slide._element, slide.notes_slide._element, *(one._chartSpace for one in native(slide))]
        for part in parts:
            for run in part.iter(f"{A}r"):
                found = run.find(f"{A}rPr")
                assert found is not None, "".join(run.itertext())
                assert found.get("lang"), "".join(run.itertext())
            spoken = {properties.get("lang") for properties in part.iter(f"{A}rPr", f"{A}defRPr")}
            assert TAGS[code] in spoken or not spoken


@in_english
def test_figures_that_stand_alone_are_words_on_the_slide(topic: str) -> None:
    for chart in charts(topic, Counts):
        (slide,) = slides_of(deck(topic, "en"), chart)
        said = "\n".join(plain(s.text_frame.text) for s in slide.shapes if s.has_text_frame)
        assert isinstance(chart.content, Counts)
        for item in chart.content.items:
            assert all(words in said for words in (item.point.text, item.what, item.who, *item.point.lines))


@topics_and_languages
def test_a_table_loses_no_row_however_many_slides_it_needs(topic: str, code: str) -> None:
    for chart in piece(topic, code).charts:
        if not isinstance(chart.content, Listing | Grid):
            continue
        columns = len(chart.table.head) - (SPOKEN if chart.kind == "verdicts" else 0)
        found = []
        for slide in slides_of(deck(topic, code), chart):
            (table,) = tables(slide)
            found += [[cell.text for cell in row.cells] for row in list(table.rows)[1:]]
        wanted = [[cell.text for cell in row[:columns]] for row in chart.table.rows]
        assert [[words for words in row if words] for row in found] == [[w for w in row if w] for row in wanted]


@in_english
def test_the_arithmetic_of_claims_is_with_the_speaker(topic: str) -> None:
    for chart in charts(topic):
        if chart.kind == "verdicts":
            said = "\n".join(s.notes_slide.notes_text_frame.text for s in slides_of(deck(topic, "en"), chart))
            assert all(row[-2].text in said and row[-1].text in said for row in chart.table.rows)


@in_english
def test_the_notes_say_what_can_be_read_off_and_where_from(topic: str) -> None:
    for chart in charts(topic):
        if chart.kind == "verdicts":
            continue
        said = slides_of(deck(topic, "en"), chart)[0].notes_slide.notes_text_frame.text
        assert piece(topic, "en").language.tidy(chart.sentence) in said
        assert all(note in said for note in chart.notes)


def test_a_claim_that_touches_a_number_is_told_to_the_speaker() -> None:
    topic, chart = chart_of("first-permits-vintages")
    said = slides_of(deck(topic, "en"), chart)[0].notes_slide.notes_text_frame.text
    assert "Claims of the brief:" in said
    assert "Verdict: holds" in said
