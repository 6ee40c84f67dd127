"""Which marks of a figure belong to which of its points: the chosen ones keep the hue, the rest goes grey."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from byfacts.charts import boxes
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Figure, Spot
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Mark, Tone
from byfacts.frozen import replace
from byfacts.tokens import Hue, Theme

LONG, NEAR, MANY = 60.0, 3.0, 2  # units: a line through points; a point on it; so many lines are told apart
PLAIN = (Fill.PAPER, Fill.NONE, Fill.INK, Fill.LAND, Fill.EU, Fill.HOME, Fill.CONTEXT, Fill.BADGE)


def muted(figure: Figure, chosen: Collection[int]) -> frozenset[int]:
    """The places, among the marks, of those in the hue that belong to none of the chosen points (places of spots).

    Shaded countries keep their shade: there the colour is the value.
    """
    spots, lines = figure.spots, [mark for mark in figure.marks if isinstance(mark, Line) and _in_hue(mark)]
    alone = sum(len(line.points) > 1 and boxes.of(line).width > LONG for line in lines) < MANY
    return frozenset(
        place
        for place, mark in enumerate(figure.marks)
        if _in_hue(mark) and not (_is_of(mark, spots, chosen) and not (alone and _is_long(mark)))
    )


def _is_long(mark: Mark) -> bool:
    return isinstance(mark, Line) and boxes.of(mark).width > LONG


def _in_hue(mark: Mark) -> bool:
    match mark:
        case Box() | Disc():
            return mark.fill not in PLAIN or getattr(mark, "edge", None) is Tone.HUE
        case Line() | Label():
            return mark.tone in (Tone.HUE, Tone.ON_HUE)
        case Area():
            return (
                not mark.fill.value.startswith("class") and mark.fill not in PLAIN and mark.fill is not Fill.PROVISIONAL
            )
    return False


def _is_of(mark: Mark, spots: Sequence[Spot], chosen: Collection[int]) -> bool:
    """Whether the smallest spot round the middle of a mark is a chosen one. A line belongs to the points it joins."""
    if isinstance(mark, Line) and max(boxes.of(mark).width, boxes.of(mark).height) > LONG:
        return any(_ends_at(mark, spots[n]) for n in chosen if 0 <= n < len(spots))
    place = boxes.of(mark)
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    round_it, areas = Extent(x, y, x, y).grown(1), [_extent(spot) for spot in spots]
    found = [(area.width * area.height, n) for n, area in enumerate(areas) if round_it.meets(area)]
    return bool(found) and min(found)[1] in chosen


def _ends_at(line: Line, spot: Spot) -> bool:
    return any(abs(x - spot.at_x) < NEAR and abs(y - spot.at_y) < NEAR for x, y in line.points)


def shape(figure: Figure, spot: Spot) -> tuple[Extent, bool]:
    """What is drawn at a spot: its bars, circle or words, or the whole of its area; and whether that is round."""
    area = _extent(spot)
    bars = [
        place
        for mark in figure.marks
        if isinstance(mark, Box) and mark.fill not in (Fill.PAPER, Fill.NONE)
        if (place := boxes.of(mark)).within(area.grown(0.5))
    ]
    if bars:
        return _round(bars), False
    for mark in figure.marks:
        if isinstance(mark, Disc) and abs(mark.x - spot.at_x) < NEAR and abs(mark.y - spot.at_y) < NEAR:
            return boxes.of(mark), True
    words = [
        place for mark in figure.marks if isinstance(mark, Label) if (place := boxes.of(mark)).within(area.grown(1))
    ]
    return (_round(words), False) if words else (area, False)


def _round(places: Sequence[Extent]) -> Extent:
    """The rectangle round several."""
    edges = [(p.left, p.top, p.right, p.bottom) for p in places]
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return Extent(min(lefts), min(tops), max(rights), max(bottoms))


def _extent(spot: Spot) -> Extent:
    return Extent(spot.x, spot.y, spot.x + spot.width, spot.y + spot.height)


def grey(theme: Theme, topic: str) -> Theme:
    """The theme in which a topic has no colour: its patterns stay, so that a status can still be seen."""
    hue = Hue(theme["context"], theme["hairline"], theme["sunken"], theme["chrome"])
    return replace(theme, hues={**theme.hues, topic: hue})
