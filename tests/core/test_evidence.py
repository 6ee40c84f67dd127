"""Ladders, lone figures and lists: words in their room, numbers as their sources word them."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from byfacts.charts import boxes, counts, ladder, listing
from byfacts.charts.content import Count, Counts, Item, Ladder, Listing, Point, Rung
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Box, Disc, Fill, Label, Line
from byfacts.frozen import replace
from byfacts.model import Qualifier, Quantity

MM = 72 / 25.4
WIDTHS = [Frame.paper(w * MM, 1) for w in (71.5, 87, 118, 180)] + [Frame.screen(w, 1) for w in (360, 620, 970, 1300)]


def point(key: str, text: str, quantity: Quantity | None, fill: Fill = Fill.FINAL) -> Point:
    return Point(key, key, quantity, text, text, fill)


RANGE = point("range", "200–500", Quantity(200, 500, Qualifier.RANGE), Fill.RANGE)
UP_TO = point("up-to", "iki 500", Quantity.of(500, Qualifier.UP_TO), Fill.UP_TO)
MORE = point("more", "> 160", Quantity.of(160, Qualifier.MORE_THAN), Fill.MORE_THAN)
ABOUT = point("about", "≈ 13 500", Quantity.of(90, Qualifier.ABOUT), Fill.ESTIMATE)
NONE = point("none", "duomenų nėra", None, Fill.NO_DATA)
SCALE = point("scale", "301,3", Quantity.of(301.3))
VOICE = "официальная статистика, рассчитано byfacts · обновление 9 июля 2026 г."

WHO = "Государственный пограничный комитет Республики Беларусь"
WHAT = "выехали после президентских выборов, с 31 декабря 2020 года по 1 января 2024 года, все причины"
LADDER = Ladder(
    "тыс. чел.", "Кто и о чем",
    (Rung(WHO, WHAT, RANGE, VOICE), Rung("ETPA", "išvyko", UP_TO), Rung(WHO, "", MORE), Rung("A", WHAT, ABOUT),
     Rung("B", "išvyko", NONE)),
    ((0, "0"), (100, "100"), (200, "200"), (300, "300"), (400, "400"), (500, "500")),
    "Для масштаба: это не число уехавших", (Rung(WHO, WHAT, SCALE, VOICE, "тыс. разрешений"),),
)  # fmt: skip
COUNTS = Counts((Count(ABOUT, WHO, WHAT), Count(MORE, "UNHCR", "pabėgėliai"), Count(RANGE, WHO, "žmonės")), True)
ITEMS = tuple(Item(f"i{i}", "26 марта 2025 г.", WHAT * (1 + i % 2), ("Окончательно",)) for i in range(11))
LISTING = Listing(ITEMS, numbered=True)
KINDS = [(ladder, LADDER), (counts, COUNTS), (counts, replace(COUNTS, items=COUNTS.items[:1])), (listing, LISTING)]


def frame_id(frame: object) -> str | None:
    return f"{'screen' if frame.roomy else 'paper'}-{frame.width:.0f}" if isinstance(frame, Frame) else None


def laid_out(kind: ModuleType, content: Any, frame: Frame, extra: float = 0.0) -> tuple[Any, Any, Frame]:
    frame = replace(frame, height=kind.natural_height(content, frame) + extra)
    return *kind.lay_out(content, frame), frame


@pytest.mark.parametrize(("kind", "content"), KINDS)
@pytest.mark.parametrize("extra", [0.0, 150.0])
@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_everything_stands_in_the_frame_and_no_words_touch(
    kind: ModuleType, content: Any, extra: float, frame: Frame
) -> None:
    marks, _, frame = laid_out(kind, content, frame, extra)
    assert boxes.touching(marks) == []
    assert boxes.outside(marks, frame.width, frame.height) == []


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_words_of_a_ladder_keep_clear_of_its_bars(frame: Frame) -> None:
    marks, _, _ = laid_out(ladder, LADDER, frame)
    bars = [boxes.of(m) for m in marks if isinstance(m, Box)]
    for label in (m for m in marks if isinstance(m, Label)):
        assert not any(boxes.of_label(label).meets(bar) for bar in bars), label.text


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_a_range_runs_between_its_ends_on_the_axis_of_all(frame: Frame) -> None:
    marks, _, _ = laid_out(ladder, LADDER, frame)
    bars = {m.fill: m for m in marks if isinstance(m, Box)}
    zero, unit = bars[Fill.ESTIMATE].x, bars[Fill.ESTIMATE].width / 90
    assert bars[Fill.RANGE].x == pytest.approx(zero + 200 * unit, rel=1e-3)
    assert bars[Fill.RANGE].width == pytest.approx(300 * unit, rel=1e-3)
    assert bars[Fill.MORE_THAN].width == pytest.approx(160 * unit, rel=1e-3)


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_another_concept_has_its_own_unit_and_no_bar(frame: Frame) -> None:
    marks, spots, _ = laid_out(ladder, LADDER, frame)
    other = next(spot for spot in spots if spot.key == "scale")
    assert not any(isinstance(m, Box) and m.y >= other.y for m in marks)
    words = " ".join(m.text for m in marks if isinstance(m, Label) and m.y >= other.y)
    assert "301,3" in words
    assert "тыс. разрешений" in words
    axis = max(m.y for m in marks if isinstance(m, Label) and m.text == "500")
    assert axis < other.y


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_the_kind_of_source_stands_under_a_rung_on_a_screen_and_where_a_page_has_room(frame: Frame) -> None:
    def said(extra: float) -> str:
        marks, _, _ = laid_out(ladder, LADDER, frame, extra)
        return " ".join(m.text for m in marks if isinstance(m, Label))

    assert (VOICE in said(0)) is frame.roomy
    assert VOICE in said(150)


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_up_to_is_dashed_and_no_data_has_no_bar(frame: Frame) -> None:
    marks, spots, _ = laid_out(ladder, LADDER, frame)
    assert sum(isinstance(m, Line) and m.dash is not None for m in marks) == 1
    silent = next(s for s in spots if s.key == "none")
    assert not any(isinstance(m, Box) and silent.y <= m.y <= silent.y + silent.height for m in marks)
    assert NONE.text in {m.text for m in marks if isinstance(m, Label)}


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_unlike_figures_have_a_sign_between_each_two(frame: Frame) -> None:
    for unlike, signs in ((True, 2), (False, 0)):
        marks, spots, _ = laid_out(counts, replace(COUNTS, unlike=unlike), frame)
        assert sum(isinstance(m, Disc) for m in marks) == signs
        assert [s.key for s in spots] == ["about", "more", "range"]


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_figures_and_their_words_are_whole(frame: Frame) -> None:
    marks, _, _ = laid_out(counts, COUNTS, frame)
    words = " ".join(m.text for m in marks if isinstance(m, Label))
    for item in COUNTS.items:
        assert item.point.text in words
        assert all(word in words for word in (item.who + " " + item.what).split())
    assert "…" not in words


@pytest.mark.parametrize("frame", WIDTHS, ids=frame_id)
def test_a_list_keeps_all_words_in_order_and_uses_the_width(frame: Frame) -> None:
    marks, spots, _ = laid_out(listing, replace(LISTING, numbered=False), frame)
    said = [m.text for m in marks if isinstance(m, Label) and m.text != "Окончательно"]
    assert " ".join(said) == " ".join(f"{item.lead} {item.text}" for item in ITEMS)
    columns = len({spot.x for spot in spots})
    assert columns == {203: 1, 247: 1, 334: 2, 510: 3, 360: 1, 620: 1, 970: 2, 1300: 3}[round(frame.width)]


def test_numbers_in_a_list_are_those_of_the_timeline() -> None:
    marks, _, _ = laid_out(listing, LISTING, WIDTHS[2])
    discs = [m for m in marks if isinstance(m, Disc)]
    assert [disc.fill for disc in discs] == [Fill.INK] * len(ITEMS)


def test_a_ladder_labels_its_axis_at_both_ends_and_evenly_between() -> None:
    marks, _, _ = laid_out(ladder, LADDER, WIDTHS[0])
    texts = [m.text for m in marks if isinstance(m, Label) and m.text in {t for _, t in LADDER.ticks}]
    assert (texts[0], texts[-1]) == ("0", "500")
