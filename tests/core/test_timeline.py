"""Timelines: the length of a mark is the precision of its date, and nothing touches."""

from __future__ import annotations

import pytest

from byfacts.charts import boxes, timeline
from byfacts.charts.chart import Spot
from byfacts.charts.content import Moment, Timeline
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Disc, Fill, Label, Line, Mark, Tone
from byfacts.frozen import replace

MM = 72 / 25.4
WIDTHS = [Frame.paper(w * MM, 1) for w in (71.5, 87, 118, 180)] + [Frame.screen(w, 1) for w in (360, 620, 970, 1300)]
LONG = "Литва: чрезвычайное положение, ограждение, поддержка агентства; Латвия: похожие шаги, nepaprastoji padėtis"


def moment(number: int, lane: int, start: float, end: float, text: str = LONG, open_end: bool = False) -> Moment:
    return Moment(f"m{number}", lane, start, end, open_end, number, "октябрь 2024 г.", text, text)


def in_force(base: Moment, passed: bool) -> Moment:
    return replace(base, in_force=True, passed=passed, date="до 25 мая 2025 г.", until="25.05.2025")


def sample(passed: bool = True) -> Timeline:
    return Timeline(
        ("Беларусь и соседние государства", "Lietuva", "Польша"), 2020, 2025,
        (
            moment(1, 0, 2020, 2021), moment(2, 0, 2021, 2022, open_end=True), moment(3, 0, 2020.5, 2021),
            moment(4, 1, 2021, 2022, "короткий текст", open_end=True), moment(5, 2, 2021.5, 2022),
            moment(6, 2, 2024.75, 2024.75 + 1 / 12), moment(7, 2, 2024.75, 2024.75 + 1 / 12),
            moment(8, 2, 2025 + 1 / 12, 2025 + 2 / 12), moment(9, 2, 2025.2, 2025.2),
            in_force(moment(10, 2, 2025.235, 2025.4), passed), moment(11, 0, 2025.95, 2025.95),
        ),
    )  # fmt: skip


def laid_out(content: Timeline, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...], Frame]:
    frame = replace(frame, height=timeline.natural_height(content, frame))
    return *timeline.lay_out(content, frame), frame


def frame_id(frame: Frame) -> str:
    return f"{'screen' if frame.roomy else 'paper'}-{frame.width:.0f}"


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_everything_stands_in_the_frame_and_no_words_touch(frame: Frame) -> None:
    marks, _, frame = laid_out(sample(), frame)
    assert boxes.touching(marks) == []
    assert boxes.outside(marks, frame.width, frame.height) == []


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_spare_height_is_used_without_leaving_the_frame(frame: Frame) -> None:
    high = replace(frame, height=timeline.natural_height(sample(), frame) + 400)
    marks, spots = timeline.lay_out(sample(), high)
    assert boxes.outside(marks, high.width, high.height) == []
    assert len(spots) == len(sample().moments)


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_words_cover_no_mark(frame: Frame) -> None:
    marks, _, _ = laid_out(sample(), frame)
    shapes = [boxes.of(m) for m in marks if isinstance(m, Box) or (isinstance(m, Disc) and m.fill is not Fill.INK)]
    for label in (m for m in marks if isinstance(m, Label) and m.tone is not Tone.PAPER):
        box = boxes.of_label(label)
        assert not any(box.meets(shape) for shape in shapes), label.text


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_moments_of_a_day_are_dots_and_longer_ones_as_long_as_their_dates(frame: Frame) -> None:
    content = Timeline(("A",), 2020, 2025, (moment(1, 0, 2021, 2022, "x"), moment(2, 0, 2024.2, 2024.2, "y")))
    marks, _, _ = laid_out(content, frame)
    bars = [m for m in marks if isinstance(m, Box)]
    dots = [m for m in marks if isinstance(m, Disc) and m.fill is Fill.FINAL]
    assert (len(bars), len(dots)) == (1, 1)
    slots = sorted(m.points[0][0] for m in marks if isinstance(m, Line) and m.points[0][0] == m.points[1][0])
    year = slots[-1] - slots[-2]
    assert bars[0].width == pytest.approx(year, abs=3 * frame.stroke)


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_open_ends_have_arrows(frame: Frame) -> None:
    for open_end in (False, True):
        content = Timeline(("A",), 2020, 2025, (moment(1, 0, 2021, 2022, "x", open_end),))
        marks, _, _ = laid_out(content, frame)
        assert sum(isinstance(m, Line) and len(m.points) == 3 for m in marks) == open_end


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
@pytest.mark.parametrize(("passed", "fill"), [(True, Fill.PASSED), (False, Fill.PROVISIONAL)])
def test_a_period_in_force_is_hatched_and_ends_in_a_tick_with_its_date(frame: Frame, passed: bool, fill: Fill) -> None:
    marks, _, _ = laid_out(sample(passed), frame)
    bar = next(m for m in marks if isinstance(m, Box) and m.fill is fill)
    ticks = [
        m for m in marks if isinstance(m, Line) and m.points[0][0] == m.points[1][0] and m.width == frame.stroke * 3
    ]
    assert len(ticks) == 1
    assert ticks[0].points[0][0] == pytest.approx(bar.x + bar.width, abs=frame.stroke * 2)
    texts = {m.text for m in marks if isinstance(m, Label)}
    assert "25.05.2025" in texts or any("25 мая 2025" in text for text in texts) or frame.roomy


@pytest.mark.parametrize("frame", [f for f in WIDTHS if not f.roomy], ids=frame_id)
def test_discs_of_a_dense_stretch_stand_apart_and_keep_their_order(frame: Frame) -> None:
    marks, _, _ = laid_out(sample(), frame)
    discs = [m for m in marks if isinstance(m, Disc) and m.fill is Fill.INK]
    assert len(discs) == len(sample().moments)
    for i, one in enumerate(discs):
        for other in discs[i + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (one.radius + other.radius) ** 2 - 0.01


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_spots_are_given_lane_by_lane_in_order_of_time(frame: Frame) -> None:
    _, spots, frame = laid_out(sample(), frame)
    expected = [m.key for m in sorted(sample().moments, key=lambda m: (m.lane, m.start, m.end))]
    assert [spot.key for spot in spots] == expected
    assert all(0 <= s.x <= s.at_x <= s.x + s.width <= frame.width + 1 for s in spots)


@pytest.mark.parametrize("frame", [f for f in WIDTHS if not f.roomy], ids=frame_id)
def test_no_disc_hides_a_short_period_in_force(frame: Frame) -> None:
    alone = in_force(moment(1, 0, 2025.2, 2025.4, "x"), passed=True)
    marks, _, frame = laid_out(Timeline(("A",), 2020, 2025, (alone,)), frame)
    bar = next(m for m in marks if isinstance(m, Box))
    disc = next(m for m in marks if isinstance(m, Disc))
    assert disc.y + disc.radius <= bar.y
    assert boxes.outside(marks, frame.width, frame.height) == []
