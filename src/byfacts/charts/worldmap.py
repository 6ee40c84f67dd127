"""A map of Europe: circles whose area is the value, or shading in five classes, each label where it touches nothing."""

from __future__ import annotations

import math

from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Spot
from byfacts.charts.content import Map, Place
from byfacts.charts.europe import Land, View, europe, inside, outlines, page, view
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Mark, Tone
from byfacts.charts.placing import LEADING, Circle, Room, Words, place

LARGEST = 7 / 87 * 4030  # km: radius of the largest circle, SHEET.md's 7 mm on a page of 87 mm
LEAST = 0.12  # of the label size (0.32 mm on paper): no circle is smaller
OPEN = 0.2  # of the label size: no open circle is smaller
HOME = "BY"
CLASSES = (Fill.CLASS_1, Fill.CLASS_2, Fill.CLASS_3, Fill.CLASS_4, Fill.CLASS_5)
WIDE = 640  # a map of this width on screen has room for labels of small values too
ATTEMPTS = 6  # at placing all labels beside their circles
ON_HUE = Fill.CLASS_5  # the one class that is dark enough under letters of the paper's colour


def natural_height(_content: Map, frame: Frame) -> float:
    """The height at which the page of the map fills the width."""
    west, south, east, north = page(frame.roomy)
    return frame.width * (north - south) / (east - west)


def radius(value: float, content: Map, seen: View) -> float:
    """Radius of a circle: its area is proportional to the value, the same in every year."""
    return LARGEST * math.sqrt(max(value, 0.0) / content.largest) * seen.scale


def lay_out(content: Map, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Land, then symbols, then words; spots in the order of the places."""
    seen = view(frame.width, frame.height, page(frame.roomy))
    room = Room(Extent(0, 0, seen.width, seen.height), frame.small * 0.13)
    circles = {} if content.shading else _circles(content, seen, frame)
    room.circles.extend(circles.values())
    marks: list[Mark] = [*_land(content, seen, frame), *_discs(content, circles, frame)]
    marks += _shading_key(content, frame, room) if content.shading else _circle_key(content, seen, frame, room)
    words = _home_label(content, seen, frame, room)
    words += _shaded_labels(content, seen, frame, room) if content.shading else _labels(content, circles, frame, room)
    spots = tuple(_spot(p, circles.get(p.geo), seen, frame) for p in content.places if p.geo in europe().lands)
    return (*marks, *words), spots


def _value(place_: Place) -> float | None:
    return None if place_.point.quantity is None else place_.point.quantity.known


def _land(content: Map, seen: View, frame: Frame) -> list[Mark]:
    """Countries, those of the EU over the others, so that their outlines are whole; what outline, their fills say."""
    shades = _shades(content) if content.shading else {}
    layers: tuple[list[Mark], list[Mark], list[Mark]] = ([], [], [])
    for geo, rings in outlines(seen).items():
        eu = europe().lands[geo].eu
        if geo == HOME:
            layers[2].append(Area(rings, Fill.HOME, Tone.INK if content.shading else None, frame.stroke))
        else:
            layers[eu].append(Area(rings, shades.get(geo, Fill.EU) if eu else Fill.LAND))
    return [mark for layer in layers for mark in layer]


def _shades(content: Map) -> dict[str, Fill]:
    shades = {}
    for item in content.places:
        value = _value(item)
        if value is not None:
            step = sum(value >= bound for bound in content.bounds)
            shades[item.geo] = CLASSES[step] if item.reliable else Fill.PROVISIONAL
    return shades


def _circles(content: Map, seen: View, frame: Frame) -> dict[str, Circle]:
    """A circle per place that has a value and a land, by its code."""
    circles = {}
    for item in content.places:
        value, land = _value(item), europe().lands.get(item.geo)
        if value is not None and value > 0 and land is not None:
            least = LEAST * frame.label if item.reliable else OPEN * frame.label
            circles[item.geo] = Circle(*seen.place(land.at), max(least, radius(value, content, seen)))
    return circles


def _discs(content: Map, circles: dict[str, Circle], frame: Frame) -> list[Mark]:
    marks: list[Mark] = []
    for item in content.places:
        if at := circles.get(item.geo):
            if item.reliable:
                marks.append(Disc(at.x, at.y, at.radius, item.point.fill, Tone.PAPER, frame.stroke * 1.2))
            else:
                marks.append(Disc(at.x, at.y, at.radius, Fill.PAPER, Tone.HUE, frame.stroke * 1.5))
    return marks


def _labels(content: Map, circles: dict[str, Circle], frame: Frame, room: Room) -> list[Mark]:
    """Names and numbers, from the largest value down; small values only on a wide map.

    Where one finds no room beside its circle, it is tried again before the others; the best attempt stays.
    """
    small = frame.roomy and room.frame.width >= WIDE
    order = [item for item in content.places if item.geo in circles]
    due = [item for item in order if (_value(item) or 0.0) >= content.label_from]
    extra = [item for item in order if item not in due] if small else []
    best, fewest = due, len(due) + 1
    for _ in range(ATTEMPTS):
        trial = room.copy()
        poor = [item for item in due if not _label(item, circles[item.geo], frame, trial, 0.0)]
        if len(poor) < fewest:
            best, fewest = due, len(poor)
        if not poor:
            break
        due = poor + [item for item in due if item not in poor]
    marks = [mark for item in best for mark in _label(item, circles[item.geo], frame, room, frame.small)]
    return marks + [mark for item in extra for mark in _label(item, circles[item.geo], frame, room, 0.0)]


def _label(item: Place, circle: Circle, frame: Frame, room: Room, leader: float) -> tuple[Mark, ...]:
    """Inside its circle where it fits, else beside it, else at the end of a leader."""
    words = Words(item.name, item.point.text, frame.small, stacked=True)
    if math.hypot(words.width / 2, frame.small * 1.05) <= circle.radius * 0.97:
        top = circle.y - words.height / 2 + frame.small * 0.04
        box = Extent(circle.x - words.width / 2, top, circle.x + words.width / 2, top + words.height)
        return words.marks(box, "middle", Tone.ON_HUE, halo=False)
    line = Words(item.name, item.point.text, frame.small, stacked=False)
    return place(circle, (line, words), room, leader)


def _shaded_labels(content: Map, seen: View, frame: Frame, room: Room) -> list[Mark]:
    """On shading: name and number, or the number, inside the country; beside it only for the two highest classes."""
    marks: list[Mark] = []
    shades = _shades(content)
    for item in content.places:
        land, value = europe().lands.get(item.geo), _value(item)
        if land is None or value is None or value < content.label_from:
            continue
        full = Words(item.name, item.point.text, frame.small, stacked=True)
        for words in (full, Words("", item.point.text, frame.small, stacked=False)):
            if box := _within(land, seen, words, room):
                dark = shades[item.geo] is ON_HUE
                marks += words.marks(box, "middle", Tone.ON_HUE if dark else Tone.INK, halo=not dark)
                break
        else:
            if value >= content.bounds[-2]:
                line = Words(item.name, item.point.text, frame.small, stacked=False)
                marks += _pointed(Circle(*seen.place(land.at), frame.small * 0.13), (line, full), frame, room)
    return marks


def _within(land: Land, seen: View, words: Words, room: Room) -> Extent | None:
    """Room for words on the land of one country, near its middle."""
    x, y = seen.place(land.at)
    for dx, dy in ((0, 0), (0, 1), (0, -1), (-1, 0), (1, 0), (0, 2), (-1, 1), (1, 1), (-2, 0), (2, 0)):
        left, top = x - words.width / 2 + dx * words.size / 2, y - words.height / 2 + dy * words.size / 2
        box = Extent(left, top, left + words.width, top + words.height)
        if room.free(box) and _holds(land, seen, box):
            room.taken.append(box)
            return box
    return None


def _pointed(dot: Circle, choices: tuple[Words, ...], frame: Frame, room: Room) -> list[Mark]:
    """A label outside its country, with a leader from a dot on it."""
    if found := place(dot, choices, room, frame.small):
        room.circles.append(dot)
        return [Disc(dot.x, dot.y, dot.radius, Fill.INK, Tone.PAPER, frame.stroke), *found]
    return []


def _holds(land: Land, seen: View, box: Extent) -> bool:
    """Whether a box lies on the main land of one country."""
    west, north, scale = seen.bounds[0], seen.bounds[3], seen.scale
    xs = (box.left, (box.left + box.right) / 2, box.right)
    return all(inside((west + x / scale, north - y / scale), land.rings[:1]) for x in xs for y in (box.top, box.bottom))


def _home_label(content: Map, seen: View, frame: Frame, room: Room) -> list[Mark]:
    """The name of the country that people left, as near to its middle as the circles of its neighbours allow."""
    land = europe().lands[HOME]
    x, y = seen.place(land.at)
    width, size = letters.measure(content.home, frame.small, True), frame.small
    steps = sorted(((dx, dy) for dx in range(-12, 25) for dy in range(-12, 13)), key=lambda d: d[0] ** 2 + d[1] ** 2)
    for dx, dy in steps:
        left, base = x - width / 2 + dx * size / 4, y + size * 0.35 + dy * size / 4
        box = Extent(left, base - size * 0.75, left + width, base + size * 0.22)
        if room.free(box):
            room.taken.append(box)
            room.shunned.append(_box_of(land, seen))
            return [Label(left, base, content.home, size, Tone.INK, True, halo=True)]
    return []


def _box_of(land: Land, seen: View) -> Extent:
    """The middle of a country, which the names of its neighbours had better not cover."""
    xs, ys = zip(*(seen.place(at) for at in land.rings[0]), strict=True)
    return Extent(min(xs), min(ys), max(xs), max(ys)).grown((min(xs) - max(xs)) * 0.12)


def _circle_key(content: Map, seen: View, frame: Frame, room: Room) -> list[Mark]:
    """Nested circles at the top left with their values, the unit above, the open circle below."""
    size, line = frame.small, frame.stroke
    top = size * 1.45
    big = radius(content.scale[0][0], content, seen)
    cx, base = big + line, top + 2 * big
    column = cx + big + size * 0.9
    marks: list[Mark] = [Label(0, size * 0.8, content.unit, size, Tone.INK2, halo=True)]
    last = -math.inf
    for value, text in content.scale:
        r = radius(value, content, seen)
        at = max(base - 2 * r, last + size * LEADING)
        last = at
        marks.append(Disc(cx, base - r, r, Fill.NONE, Tone.HUE, line * 1.5))
        marks.append(Line(((cx, base - 2 * r), (column - size * 0.9, at), (column - size * 0.2, at)), Tone.INK2, line))
        marks.append(Label(column, at + size * 0.33, text, size, Tone.INK2, halo=True))
    right = max([column + letters.measure(text, size) for _, text in content.scale])
    bottom = max(base, last + size * 0.5)
    room.taken += [Extent(0, 0, right, bottom + size * 0.3), Extent(0, 0, letters.measure(content.unit, size), top)]
    if content.unreliable_text:
        y = bottom + size * 1.3
        marks.append(Disc(size * 0.4, y - size * 0.33, size * 0.3, Fill.PAPER, Tone.HUE, line * 1.5))
        marks.append(Label(size, y, content.unreliable_text, size, Tone.INK2, halo=True))
        width = letters.measure(content.unreliable_text, size)
        room.taken.append(Extent(0, y - size, size + width, y + size * 0.3))
    return marks + _eu_key(content, frame, room)


def _eu_key(content: Map, frame: Frame, room: Room) -> list[Mark]:
    """What the tint of the member states means, at the top right."""
    size = frame.small
    width = letters.measure(content.eu, size)
    left = room.frame.right - width - size * 0.3
    swatch = Box(left - size * 2.4, size * 0.35, size * 2.0, size * 0.95, Fill.EU)
    ground = Box(swatch.x - size * 0.3, 0, room.frame.right - swatch.x + size * 0.3, size * 1.6, Fill.PAPER)
    room.taken.append(Extent(ground.x, 0, room.frame.right, ground.height))
    return [ground, swatch, Label(left, size * 1.1, content.eu, size, Tone.INK2)]


def _shading_key(content: Map, frame: Frame, room: Room) -> list[Mark]:
    """The classes from the highest down, in words, then what a hatch means."""
    size = frame.small
    pitch, wide = size * 1.55, size * 1.8
    rows: list[tuple[Fill, str]] = list(zip(reversed(CLASSES), reversed(content.classes), strict=True))
    if content.unreliable_text:
        rows.append((Fill.PROVISIONAL, content.unreliable_text))
    marks: list[Mark] = [Label(0, size * 0.9, content.unit, size, Tone.INK2, True, halo=True)]
    y, right = size * 1.6, letters.measure(content.unit, size, True)
    for fill, text in rows:
        marks.append(Box(frame.stroke, y, wide, size * 1.15, fill, outline=True))
        marks.append(Label(wide + size * 0.6, y + size * 0.92, text, size, Tone.INK2, halo=True))
        right = max(right, wide + size * 0.6 + letters.measure(text, size))
        y += pitch
    room.taken.append(Extent(0, 0, right, y))
    return marks


def _spot(item: Place, circle: Circle | None, seen: View, frame: Frame) -> Spot:
    x, y = seen.place(europe().lands[item.geo].at)
    reach = max(circle.radius if circle else 0.0, frame.small)
    return Spot(item.point.key, x - reach, y - reach, 2 * reach, 2 * reach, x, y)
