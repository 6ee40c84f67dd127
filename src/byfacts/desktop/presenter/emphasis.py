"""Which marks of a figure belong to which of its points: the chosen ones keep the hue, the rest goes grey."""

from __future__ import annotations

from collections.abc import Collection

from byfacts.charts import boxes
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Figure, Spot
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Mark, Tone
from byfacts.frozen import replace
from byfacts.tokens import Hue, Theme

PLAIN = (Fill.PAPER, Fill.NONE, Fill.INK, Fill.LAND, Fill.EU, Fill.HOME, Fill.CONTEXT, Fill.BADGE)


def muted(figure: Figure, chosen: Collection[int]) -> frozenset[int]:
    """The places, among the marks, of those in the hue that belong to none of the chosen points (places of spots).

    Shaded countries keep their shade: there the colour is the value.
    """
    spots = [_extent(spot) for spot in figure.spots]
    return frozenset(
        place for place, mark in enumerate(figure.marks) if _in_hue(mark) and not _is_of(mark, spots, chosen)
    )


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


def _is_of(mark: Mark, spots: list[Extent], chosen: Collection[int]) -> bool:
    """Whether the smallest spot round the middle of a mark is a chosen one."""
    place = boxes.of(mark)
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    if isinstance(mark, Line) and len(mark.points) > 3:  # a line through all points
        return False
    round_it = Extent(x, y, x, y).grown(1)
    found = [(spot.width * spot.height, n) for n, spot in enumerate(spots) if round_it.meets(spot)]
    return bool(found) and min(found)[1] in chosen


def shape(figure: Figure, spot: Spot) -> Extent:
    """What is drawn at a spot: its bars or its circle, or the whole of its area."""
    area = _extent(spot).grown(0.5)
    found = [
        place
        for mark in figure.marks
        if isinstance(mark, Box) and mark.fill not in (Fill.PAPER, Fill.NONE)
        if (place := boxes.of(mark)).within(area)
    ]
    if not found:
        return _extent(spot)
    return Extent(
        min(p.left for p in found), min(p.top for p in found), max(p.right for p in found), max(p.bottom for p in found)
    )


def _extent(spot: Spot) -> Extent:
    return Extent(spot.x, spot.y, spot.x + spot.width, spot.y + spot.height)


def grey(theme: Theme, topic: str) -> Theme:
    """The theme in which a topic has no colour: its patterns stay, so that a status can still be seen."""
    hue = Hue(theme["context"], theme["hairline"], theme["sunken"], theme["chrome"])
    return replace(theme, hues={**theme.hues, topic: hue})
