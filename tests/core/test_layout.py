"""A chart stays in its frame, no two words touch, and every number is on it or leaves by a written rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.core.samples import CHARTS, FRAMES

from byfacts.charts import boxes
from byfacts.charts.content import Bars, Columns, Curves, Lines, Multiples, Shares
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout, least_height, natural_height, sized
from byfacts.charts.marks import Area, Box, Fill, Label

if TYPE_CHECKING:
    from byfacts.charts.chart import Chart
    from byfacts.charts.content import Point

WIDE = tuple(name for name in FRAMES if FRAMES[name].width / FRAMES[name].label > 38)

every_chart = pytest.mark.parametrize("name", CHARTS)
every_frame = pytest.mark.parametrize("size", FRAMES)


def points(chart: Chart) -> list[Point]:
    match chart.content:
        case Columns():
            return list(chart.content.totals)
        case Lines():
            return list(chart.content.points)
        case Curves():
            return [point for curve in chart.content.curves for point in curve.points]
        case Bars():
            return list(chart.content.rows)
        case Multiples():
            return [point for panel in chart.content.panels for point in panel.columns.totals]
        case Shares():
            return [part[j] for j in range(len(chart.content.rows)) for part in chart.content.parts]
        case _:
            raise AssertionError(chart.content)


def words(chart: Chart, frame: Frame) -> list[str]:
    return [mark.text for mark in layout(chart, frame).marks if isinstance(mark, Label)]


@every_chart
@every_frame
def test_every_mark_stays_in_the_frame(name: str, size: str) -> None:
    frame = FRAMES[size]
    assert boxes.outside(layout(CHARTS[name], frame).marks, frame.width, frame.height) == []


@every_chart
@every_frame
def test_no_two_words_touch(name: str, size: str) -> None:
    frame = FRAMES[size]
    assert boxes.touching(layout(CHARTS[name], frame).marks, gap=frame.label * 0.08) == []


@every_chart
@every_frame
def test_a_chart_at_its_natural_height_stands(name: str, size: str) -> None:
    frame = FRAMES[size]
    for height in (natural_height(CHARTS[name], frame), least_height(CHARTS[name], frame)):
        figure = layout(CHARTS[name], sized(frame, height))
        assert boxes.outside(figure.marks, frame.width, height) == []
        assert boxes.touching(figure.marks) == []


@every_chart
@every_frame
def test_no_words_stand_on_a_column(name: str, size: str) -> None:
    if isinstance(CHARTS[name].content, Shares):
        return
    marks = layout(CHARTS[name], FRAMES[size]).marks
    solid = [boxes.of(mark).grown(-0.5) for mark in marks if isinstance(mark, Box)]
    labels = [mark for mark in marks if isinstance(mark, Label)]
    assert [label.text for label in labels if not boxes.free(boxes.of(label), solid)] == []


@every_chart
@every_frame
def test_every_point_has_its_spot_in_reading_order(name: str, size: str) -> None:
    figure = layout(CHARTS[name], FRAMES[size])
    assert [spot.key for spot in figure.spots] == [point.key for point in points(CHARTS[name])]
    for spot in figure.spots:
        assert min(spot.width, spot.height) > 0
        assert -0.01 <= spot.at_x <= figure.width + 0.01
        assert -0.01 <= spot.at_y <= figure.height + 0.01


@pytest.mark.parametrize("name", ["stacked", "vintages", "outcomes", "months", "growth", "share", "panels"])
@pytest.mark.parametrize("size", [size for size in WIDE if "large" not in size])
def test_a_wide_chart_shows_every_value(name: str, size: str) -> None:
    content = CHARTS[name].content
    if isinstance(content, Multiples) and FRAMES[size].width / FRAMES[size].label < 45:
        return  # a third of that is no wide chart
    shown = words(CHARTS[name], FRAMES[size])
    full = [point.text for point in points(CHARTS[name])]
    short = [text for panel in content.panels for text in panel.columns.short] if isinstance(content, Multiples) else []
    assert not [text for text in full if text not in shown] or (
        short and not [text for text in short if text and text not in shown]
    )


@every_chart
@every_frame
def test_the_peak_keeps_its_value_and_its_name(name: str, size: str) -> None:
    content = CHARTS[name].content
    if not isinstance(content, Columns) or content.peak is None:
        return
    shown = words(CHARTS[name], FRAMES[size])
    short = content.short[content.peak] if content.short else ""
    assert content.totals[content.peak].text in shown or short in shown
    assert content.categories[content.peak] in shown


@every_frame
def test_values_of_a_chart_are_all_full_or_all_short(size: str) -> None:
    content = CHARTS["stacked"].content
    assert isinstance(content, Columns)
    shown = set(words(CHARTS["stacked"], FRAMES[size]))
    full = shown & {point.text for point in content.totals}
    assert not full or not shown & set(content.short)


@every_frame
def test_parts_are_named_beside_the_column_or_in_a_key(size: str) -> None:
    for name in ("stacked", "outcomes"):
        content = CHARTS[name].content
        assert isinstance(content, Columns)
        shown = words(CHARTS[name], FRAMES[size])
        assert all(part.label in shown or part.name in shown for part in content.parts), name


def test_columns_start_at_zero_and_their_heights_are_proportional() -> None:
    content = CHARTS["vintages"].content
    assert isinstance(content, Columns)
    solid = [mark for mark in layout(CHARTS["vintages"], FRAMES["screen-970x380"]).marks if isinstance(mark, Box)]
    values = [point.quantity.known for point in content.totals if point.quantity]
    scale = solid[0].height / values[0]
    assert [box.height for box in solid] == pytest.approx([value * scale for value in values])
    assert len({round(box.y + box.height, 6) for box in solid}) == 1


def test_layers_of_a_stack_keep_the_height_of_their_sum() -> None:
    marks = layout(CHARTS["stacked"], FRAMES["screen-970x380"]).marks
    solid = [mark for mark in marks if isinstance(mark, Box)]
    lower, upper = solid[14], solid[15]  # the eighth column, two layers each
    assert (lower.fill, upper.fill) == (Fill.FINAL, Fill.SECOND)
    assert lower.height / (lower.y + lower.height - upper.y) == pytest.approx(275300 / 301400, abs=0.005)


def test_columns_on_screen_are_at_most_68_wide() -> None:
    marks = layout(CHARTS["growth"], FRAMES["screen-1300x560"]).marks
    assert max(mark.width for mark in marks if isinstance(mark, Box)) == 68


def test_a_range_has_two_ends_and_no_middle() -> None:
    marks = layout(CHARTS["odd"], FRAMES["screen-640x300"]).marks
    (bar,) = [mark for mark in marks if isinstance(mark, Box) and mark.fill is Fill.RANGE]
    assert bar.height > 0
    assert "200–500" in [mark.text for mark in marks if isinstance(mark, Label)]
    assert not any(isinstance(mark, Label) and "350" in mark.text for mark in marks)


def test_no_data_is_a_word_and_zero_is_a_number() -> None:
    shown = words(CHARTS["odd"], FRAMES["screen-640x300"])
    assert "nėra duomenų" in shown
    assert "0" in shown


def test_the_difference_points_to_the_later_value() -> None:
    def tip(name: str) -> Area:
        marks = layout(CHARTS[name], FRAMES["screen-970x380"]).marks
        (area,) = [mark for mark in marks if isinstance(mark, Area) and mark.rings[0][0][1] < 200]
        return area

    assert tip("stacked").rings[0][0][1] > tip("stacked").rings[0][1][1]  # a fall: downwards
    assert tip("growth").rings[0][0][0] > tip("growth").rings[0][1][0]  # a rise: towards the higher column


def test_each_panel_has_its_own_scale_and_a_sign_between() -> None:
    marks = layout(CHARTS["panels"], FRAMES["screen-970x380"]).marks
    assert [mark.text for mark in marks if isinstance(mark, Label)].count("≠") == 2
    tops = sorted(mark.y for mark in marks if isinstance(mark, Box))[:3]
    assert max(tops) - min(tops) < 12  # the peak of each panel is about as high as the others'


def test_a_layout_is_the_same_every_time() -> None:
    frame = FRAMES["paper-118x48"]
    assert layout(CHARTS["stacked"], frame) == layout(CHARTS["stacked"], frame)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("width", [60, 87, 180])
def test_large_print_has_no_letter_under_twelve_points_however_narrow(name: str, width: int) -> None:
    frame = Frame.paper(width * 72 / 25.4, 170.0, 14)
    sizes = [mark.size for mark in layout(CHARTS[name], frame).marks if isinstance(mark, Label)]
    assert min(sizes, default=12.0) >= 12.0
