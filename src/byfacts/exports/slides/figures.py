"""Figures that stand alone, large and side by side, with what they count and who says so under them."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts.content import Counts
from byfacts.charts.marks import Fill, Tone
from byfacts.charts.swatches import sign
from byfacts.exports.slides import drawing, fills, room, texts
from byfacts.exports.slides.room import Space
from byfacts.exports.slides.stage import Stage
from byfacts.exports.slides.texts import Style
from byfacts.frozen import frozen
from byfacts.sheet import KeyFact

GAP = 34.0
SIGN = 14.0


@frozen
class Large:
    """A figure: its value, what it counts, and smaller lines on its standing."""

    value: str
    text: str
    lines: tuple[str, ...]
    mark: Fill | None
    topic: str


def counts(stage: Stage, content: Counts) -> None:
    items = [
        Large(item.point.text, item.what, (item.who, *item.point.lines), item.point.fill, stage.topic)
        for item in content.items
    ]
    side_by_side(stage, items, unlike=content.unlike)


def facts(stage: Stage, found: Sequence[KeyFact]) -> None:
    items = [
        Large(
            " ".join(filter(None, (f.value, f.unit))), f.text, tuple(filter(None, (f.meta, f.passed))), f.mark, f.topic
        )
        for f in found
    ]
    side_by_side(stage, items, unlike=False)


def side_by_side(stage: Stage, items: Sequence[Large], *, unlike: bool) -> None:
    """Each figure in a column of its own; the sign between them says that they count unlike things."""
    space = stage.space
    many = max(len(items), 2)  # one alone keeps to the left half
    wide = (space.width - GAP * (many - 1)) / many
    size = _size([item.value for item in items], wide)
    body = _body(items, wide, space.height - size * room.LINE - 40)
    for place, item in enumerate(items):
        left = space.left + place * (wide + GAP)
        _one(stage, item, Space(left, space.top + 14, wide, space.height - 14), size, body)
        if place and unlike:
            between = Space(left - GAP, space.top + 14 + size * 0.25, GAP, 34)
            texts.box(stage.slide, [("≠", Style(24, bold=True, align="center"))], between, "≠")


def _size(values: Sequence[str], width: float) -> float:
    for size in room.FIGURE_SIZES:
        if all(room.width_of(value, size, bold=True) <= width - SIGN - 8 for value in values):
            return size
    return room.FIGURE_SIZES[-1]


def _body(items: Sequence[Large], width: float, height: float) -> float:
    for size in (20.0, 18.0, 16.0, 15.0, 14.0, 13.0):
        if all(_high(item, size, width) <= height for item in items):
            return size
    return 12.0


def _high(item: Large, size: float, width: float) -> float:
    small = max(size - 4, 12.0)
    return room.height_of(item.text, size, width) + sum(room.height_of(line, small, width) + 5 for line in item.lines)


def _one(stage: Stage, item: Large, space: Space, size: float, body: float) -> None:
    ink2, small = fills.role("ink2"), max(body - 4, 12.0)
    lines = [
        (item.value, Style(size, bold=True, colour=fills.colour(Tone.HUE, item.topic))),
        (item.text, Style(body)),
        *((line, Style(small, colour=ink2)) for line in item.lines),
    ]
    if item.mark is not None and item.mark not in (Fill.NONE, Fill.NO_DATA):
        marks = sign(item.mark, SIGN)
        group = drawing.place(stage.slide, marks, Space(space.left, space.top - SIGN, SIGN, SIGN), item.topic)
        texts.decorate(group, "")
    texts.box(stage.slide, lines, Space(space.left, space.top + 2, space.width, space.height), item.text, gap=5)
