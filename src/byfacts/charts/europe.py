"""Outlines of Europe's countries, projected once when they were baked, and their view in a frame."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import accumulate

from byfacts import assets
from byfacts.charts.marks import Xy
from byfacts.frozen import frozen

Ring = tuple[Xy, ...]
Bounds = tuple[float, float, float, float]  # west, south, east, north in km

ROOMY_PAGE: Bounds = (-2360, -1880, 2270, 1880)


@frozen
class Land:
    """One country: ``at`` is where its circle stands; rings by the even-odd rule. East and north in km."""

    geo: str
    eu: bool
    at: Xy
    rings: tuple[Ring, ...]


@frozen
class Europe:
    """All outlines. ``page`` is what every picture shows, ``window`` what there is to show around it."""

    window: Bounds
    page: Bounds
    lands: Mapping[str, Land]


@frozen
class View:
    """The part of Europe in a picture. ``scale`` is in units of the frame per kilometre."""

    bounds: Bounds
    scale: float

    @property
    def width(self) -> float:
        return (self.bounds[2] - self.bounds[0]) * self.scale

    @property
    def height(self) -> float:
        return (self.bounds[3] - self.bounds[1]) * self.scale

    def place(self, at: Xy) -> Xy:
        """A point in the frame: x to the right, y down."""
        return (at[0] - self.bounds[0]) * self.scale, (self.bounds[3] - at[1]) * self.scale


def _ring(flat: list[int]) -> Ring:
    return tuple(zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True))


@cache
def europe() -> Europe:
    """The shipped outlines (resources/map/README.md says where they are from)."""
    baked = json.loads(assets.resource("map", "europe.json").read_text("utf-8"))
    lands = {
        geo: Land(geo, unit["eu"], (unit["at"][0], unit["at"][1]), tuple(_ring(ring) for ring in unit["rings"]))
        for geo, unit in baked["units"].items()
    }
    west, south, east, north = baked["window"]
    return Europe((west, south, east, north), tuple(baked["page"]), lands)


def page(roomy: bool) -> Bounds:
    """What every picture shows: on screen with more sea in the west, where the key stands."""
    return ROOMY_PAGE if roomy else europe().page


def view(width: float, height: float, page: Bounds) -> View:
    """The page as large as the frame allows, and what else of the window there is room for."""
    window = europe().window
    scale = min(width / (page[2] - page[0]), height / (page[3] - page[1]))
    west, east = _spread(page[0], page[2], window[0], window[2], width / scale)
    south, north = _spread(page[1], page[3], window[1], window[3], height / scale)
    return View((west, south, east, north), scale)


def _spread(low: float, high: float, lowest: float, highest: float, room: float) -> tuple[float, float]:
    """A stretch widened evenly to both sides, as far as there is room and land."""
    room = min(room, highest - lowest)
    start = max(lowest, min((low + high - room) / 2, highest - room))
    return start, start + room


@lru_cache(maxsize=4)
def outlines(seen: View) -> Mapping[str, tuple[Ring, ...]]:
    """The rings of every country that is seen. They are kept: sheet after sheet shows the same part of Europe."""
    found = {geo: outline(land, seen) for geo, land in europe().lands.items()}
    return {geo: rings for geo, rings in found.items() if rings}


def outline(land: Land, seen: View, grain: float = 0.1) -> tuple[Ring, ...]:
    """A country's rings in the frame, cut at the view's edges, to a tenth of a unit and without repeated points."""
    rings = []
    for ring in land.rings:
        points = _cut(ring, seen.bounds)
        if len(points) > 2:
            placed = _grained(points, seen, grain)
            if len(placed) > 2:
                rings.append(placed)
    return tuple(rings)


def _grained(points: Ring, seen: View, grain: float) -> Ring:
    (west, _, _, north), scale = seen.bounds, seen.scale / grain
    placed: list[Xy] = []
    last = None
    for x, y in points:
        cell = (round((x - west) * scale), round((north - y) * scale))
        if cell != last:
            placed.append((round(cell[0] * grain, 1), round(cell[1] * grain, 1)))
            last = cell
    return tuple(placed[:-1] if len(placed) > 1 and placed[0] == placed[-1] else placed)


def _cut(ring: Ring, bounds: Bounds) -> Ring:
    """Sutherland and Hodgman's clipping; a ring that lies within is returned as it is, one outside is empty."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    lows, highs = (min(xs), min(ys)), (max(xs), max(ys))
    if any(highs[axis] <= bounds[axis] or lows[axis] >= bounds[axis + 2] for axis in (0, 1)):
        return ()
    points = ring
    for axis in (0, 1):
        if lows[axis] < bounds[axis]:
            points = _half(points, axis, bounds[axis], 1)
        if highs[axis] > bounds[axis + 2]:
            points = _half(points, axis, bounds[axis + 2], -1)
    return points


def _half(ring: Ring, axis: int, at: float, sign: int) -> Ring:
    """What of a ring lies on one side of a line."""
    kept: list[Xy] = []
    p = ring[-1] if ring else (0.0, 0.0)
    p_in = sign * (p[axis] - at) >= 0
    for q in ring:
        q_in = sign * (q[axis] - at) >= 0
        if p_in != q_in:
            a, b = (p, q) if p <= q else (q, p)  # one order for both neighbours of a border
            other = a[1 - axis] + (at - a[axis]) / (b[axis] - a[axis]) * (b[1 - axis] - a[1 - axis])
            kept.append((at, other) if axis == 0 else (other, at))
        if q_in:
            kept.append(q)
        p, p_in = q, q_in
    return tuple(kept)


def inside(at: Xy, rings: tuple[Ring, ...]) -> bool:
    """Whether a point lies on land, by the even-odd rule."""
    x, y = at
    odd = False
    for ring in rings:
        for (px, py), (qx, qy) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (py > y) != (qy > y) and x < (qx - px) * (y - py) / (qy - py) + px:
                odd = not odd
    return odd
