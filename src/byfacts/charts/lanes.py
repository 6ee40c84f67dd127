"""The lanes of a timeline on paper: marks on a common scale of years, numbers in discs that fan out where dense."""

from __future__ import annotations

from byfacts.charts import type as letters
from byfacts.charts.chart import Spot
from byfacts.charts.content import Moment, Timeline
from byfacts.charts.frame import Frame
from byfacts.charts.listing import DISC, numbered_disc
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Mark, Tone, Xy
from byfacts.charts.sketch import baseline_width
from byfacts.frozen import frozen, replace

LINE = 1.22
BAR = 0.75  # height of a bar, in label sizes
DOT, ROOMY_DOT = 0.26, 0.36  # radius of a dot
DAY, MONTH = 0.01, 0.086  # years: what is no longer is a dot on paper, and on screen


@frozen
class Scale:
    """From years to x. ``over``: lanes' names stand over their lanes, which then have the whole width."""

    first: int
    left: float
    right: float
    year: float  # width of one
    over: bool

    def x(self, at: float) -> float:
        return min(max(self.left + (at - self.first) * self.year, self.left), self.right)


@frozen
class Band:
    """One lane laid out from y = 0."""

    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...]
    height: float


@frozen
class Span:
    """A moment's mark on the scale: from ``left`` to ``right``, a dot when ``day``; ``tail`` is its arrow or label."""

    moment: Moment
    left: float
    right: float
    day: bool
    tail: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def scale(content: Timeline, frame: Frame) -> Scale:
    """Names get what the widest needs, a fifth of the width at most; on a narrow screen they stand over the lanes."""
    over = frame.roomy and frame.width < frame.label * 48
    widest = max(
        (letters.measure(word, frame.label, True) for name in content.lanes for word in name.split(" ")), default=0
    )
    whole = max((letters.measure(name, frame.label, True) for name in content.lanes), default=0)
    names = 0.0 if over else max(widest, min(whole, frame.width * (0.16 if frame.roomy else 0.14))) + frame.label * 1.2
    left, right = names + frame.stroke, frame.width - frame.label * 0.5
    years = content.last_year + 1 - content.first_year
    return Scale(content.first_year, left, right, (right - left) / years, over)


def axis_height(frame: Frame) -> float:
    return frame.axis * (1.75 if frame.roomy else 1.7)


def year_labels(content: Timeline, scale: Scale, frame: Frame) -> list[tuple[str, float]]:
    """Years that fit their slots; every second or third where they are narrow."""
    wide = letters.measure("0000", frame.axis, not frame.roomy) + frame.axis * 0.5
    step = next((k for k in (1, 2, 3, 5, 10) if k * scale.year >= wide), 20)
    years = range(content.first_year, content.last_year + 1, step)
    return [(str(year), scale.x(year + 0.5)) for year in years]


def shifted(band: Band, dy: float) -> tuple[list[Mark], list[Spot]]:
    """The band's marks and spots moved down."""
    spots = [replace(spot, y=spot.y + dy, at_y=spot.at_y + dy) for spot in band.spots]
    return [_moved(mark, dy) for mark in band.marks], spots


def _moved(mark: Mark, dy: float) -> Mark:
    match mark:
        case Box() | Disc() | Label():
            return replace(mark, y=mark.y + dy)
        case Line():
            return replace(mark, points=tuple((x, y + dy) for x, y in mark.points))
        case Area():
            return replace(mark, rings=tuple(tuple((x, y + dy) for x, y in ring) for ring in mark.rings))


def span(moment: Moment, scale: Scale, frame: Frame) -> Span:
    """Where a moment's mark stands. What is shorter than its dot is a dot, in the middle of its time."""
    left, right = scale.x(moment.start), scale.x(moment.end)
    dot, size = _dot(frame), frame.label
    tail = size * 0.7 if moment.open_end else 0.0
    plain = not (moment.open_end or moment.in_force)
    if moment.end - moment.start <= (MONTH if frame.roomy and plain else DAY) or (plain and right - left < 2 * dot):
        at = min(max((left + right) / 2, scale.left + dot), scale.right - dot)
        return Span(moment, at - dot, at + dot, True, tail)
    if moment.open_end and (not frame.roomy or right > scale.right - tail):
        right = max(right - tail, left)  # the arrow ends where the bar would
    return Span(moment, left, max(right, left + 2 * dot), False, tail)


def _dot(frame: Frame) -> float:
    return frame.label * (ROOMY_DOT if frame.roomy else DOT)


def drawn(item: Span, y: float, frame: Frame) -> list[Mark]:
    """The mark of a moment: dot, bar, bar with an arrow, or hatched bar with a heavy end."""
    size, moment = frame.label, item.moment
    if item.day:
        marks: list[Mark] = [Disc(item.middle, y, _dot(frame), Fill.PASSED if moment.passed else Fill.FINAL)]
        return marks + (_arrow(item.right, y, size, frame) if moment.open_end else [])
    high = BAR * size
    fill = (Fill.PASSED if moment.passed else Fill.PROVISIONAL) if moment.in_force else Fill.ESTIMATE
    # In black and white dots would fill with ink under a disc: the plain soft bar is the one for ranges.
    fill = Fill.RANGE if fill is Fill.ESTIMATE else fill
    inset = frame.stroke  # so that bars of neighbouring years do not run together
    marks = [Box(item.left + inset, y - high / 2, item.right - item.left - 2 * inset, high, fill)]
    if moment.in_force and not moment.open_end:
        reach = high * 0.85
        tone = Tone.PASSED if moment.passed else Tone.HUE
        marks.append(Line(((item.right, y - reach), (item.right, y + reach)), tone, frame.stroke * 3))
    return marks + (_arrow(item.right, y, size, frame) if moment.open_end else [])


def _arrow(x: float, y: float, size: float, frame: Frame) -> list[Mark]:
    """The open end: a chevron that points on."""
    foot, tip, reach = x + size * 0.16, x + size * 0.58, size * 0.42
    points: tuple[Xy, ...] = ((foot, y - reach), (tip, y), (foot, y + reach))
    return [Line(points, Tone.HUE, frame.stroke * 2.2)]


def name_block(content: Timeline, lane: int, scale: Scale, frame: Frame) -> tuple[list[Mark], float]:
    """The lane's name in its column, and the height that it needs."""
    size = frame.label
    room = frame.width if scale.over else scale.left - size * 0.6
    lines = letters.wrap(content.lanes[lane], room, size, True)
    marks: list[Mark] = [Label(0, size * (1.35 + i * LINE), line, size, Tone.INK, True) for i, line in enumerate(lines)]
    return marks, size * (0.75 + LINE * len(lines))


def band(content: Timeline, lane: int, scale: Scale, frame: Frame) -> Band:
    """A lane of discs: on their marks, or fanned out over them; more rows where marks overlap in time."""
    size = frame.label
    names, height = name_block(content, lane, scale, frame)
    spans = [span(m, scale, frame) for m in sorted(content.moments, key=lambda m: (m.start, m.end)) if m.lane == lane]
    marks, spots = list(names), list[Spot]()
    y = size * 0.35
    for row in _rows(_groups(spans, frame), scale, frame):
        depth = max((_depth(group, scale, frame) for group in row), default=0.0)
        for group in row:
            placed, found = _group(group, y, depth, scale, frame)
            marks += placed
            spots += found
        y += depth
    spots.sort(key=lambda spot: next(i for i, s in enumerate(spans) if s.moment.key == spot.key))
    return Band(tuple(marks), tuple(spots), max(height, y + size * 0.35))


def _pitch(frame: Frame) -> float:
    """From disc to disc in a fan."""
    return frame.label * (2 * DISC + 0.18)


def _groups(spans: list[Span], frame: Frame) -> list[list[Span]]:
    """Neighbours whose discs would meet form one group, unless a mark lies under another: then each stands alone."""
    groups: list[list[Span]] = []
    for item in spans:
        last = groups[-1][-1] if groups else None
        near = last is not None and item.middle - last.middle < _pitch(frame)
        apart = last is not None and item.left >= last.right - frame.label * 0.12 and not last.tail
        if near and apart:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _fan(group: list[Span], scale: Scale, frame: Frame) -> list[float]:
    """The x of each disc of a group: spread evenly round the middle of their marks, within the lane."""
    pitch, radius = _pitch(frame), frame.label * DISC
    half = (len(group) - 1) * pitch / 2
    low, high = scale.left + radius, scale.right - radius
    middle = min(max((group[0].middle + group[-1].middle) / 2, low + half), high - half)
    return [middle - half + i * pitch for i in range(len(group))]


def _ends(group: list[Span], scale: Scale, frame: Frame) -> tuple[float, float]:
    """Left and right end of all that a group draws."""
    discs, radius = _fan(group, scale, frame), frame.label * DISC
    left, right = min(s.left for s in group), max(s.right + s.tail for s in group)
    for item in group:
        if _dated(item) and (place := _date_place(item, group, scale, frame)):
            left, right = min(left, place[0]), max(right, place[1])
    return min(left, discs[0] - radius), max(right, discs[-1] + radius)


def _lifted(group: list[Span], frame: Frame) -> bool:
    """Whether discs stand over their marks: in a fan, and where one would hide the hatch of a period in force."""
    return len(group) > 1 or (_dated(group[0]) and group[0].right - group[0].left < 6 * DISC * frame.label)


def _dated(item: Span) -> bool:
    return item.moment.in_force and not item.moment.open_end


def _end(item: Span) -> str:
    return item.moment.until or item.moment.date


def _date_place(item: Span, group: list[Span], scale: Scale, frame: Frame) -> tuple[float, float] | None:
    """Where the date of an end stands beside its tick: right, else left; None: on a line of its own."""
    size = frame.small
    wide = letters.measure(_end(item), size, True)
    fanned = _lifted(group, frame)
    start = item.right + size * 0.5 if fanned else max(item.right, item.middle + frame.label * DISC) + size * 0.5
    if start + wide <= scale.right + frame.label * 0.5 and item is group[-1]:
        return start, start + wide
    end = item.left - size * 0.5 if fanned else min(item.left, item.middle - frame.label * DISC) - size * 0.5
    if end - wide >= scale.left and item is group[0]:
        return end - wide, end
    return None


def _depth(group: list[Span], scale: Scale, frame: Frame) -> float:
    """Height of a group: a row of discs on their marks, or discs over marks, and a line for a date without room."""
    size = frame.label
    own_line = any(_dated(s) and _date_place(s, group, scale, frame) is None for s in group)
    return size * (3.3 if _lifted(group, frame) else 1.85) + (frame.small * 1.3 if own_line else 0.0)


def _rows(groups: list[list[Span]], scale: Scale, frame: Frame) -> list[list[list[Span]]]:
    """Groups packed into as few rows as keep them apart."""
    rows: list[list[list[Span]]] = []
    ends: list[float] = []
    for group in groups:
        left, right = _ends(group, scale, frame)
        for i, end in enumerate(ends):
            if left >= end - 0.01:
                rows[i].append(group)
                ends[i] = right
                break
        else:
            rows.append([group])
            ends.append(right)
    return rows


def _group(group: list[Span], y: float, depth: float, scale: Scale, frame: Frame) -> tuple[list[Mark], list[Spot]]:
    """Marks, leaders, discs and dates of a group in a row that starts at y."""
    size = frame.label
    fanned = _lifted(group, frame)
    disc_y = y + size * 0.92
    mark_y = y + size * 2.5 if fanned else disc_y
    marks: list[Mark] = []
    spots: list[Spot] = []
    discs = _fan(group, scale, frame)
    for item in group:
        marks += drawn(item, mark_y, frame)
        marks += _date(item, group, y + depth, mark_y, scale, frame) if _dated(item) else []
    for item, x in zip(group, discs, strict=True):
        if fanned:
            top = mark_y - (_dot(frame) if item.day else BAR / 2 * size)
            marks.append(Line(((x, disc_y + size * DISC), (item.middle, top)), Tone.INK, baseline_width(frame)))
        marks += numbered_disc(x, disc_y, item.moment.number, frame)
        reach = size * DISC
        left, right = (x - reach, x + reach) if fanned else (min(x - reach, item.left), max(x + reach, item.right))
        spots.append(Spot(item.moment.key, left, y, right - left, depth, x, disc_y))
    return marks, spots


def _date(item: Span, group: list[Span], foot: float, y: float, scale: Scale, frame: Frame) -> list[Mark]:
    """The date at the end of a period in force."""
    size, tone = frame.small, Tone.PASSED if item.moment.passed else Tone.INK
    if place := _date_place(item, group, scale, frame):
        return [Label(place[0], y + size * 0.35, _end(item), size, tone, True)]
    wide = letters.measure(_end(item), size, True)
    x = min(max(item.right - wide, scale.left), frame.width - wide)
    return [Label(x, foot - size * 0.3, _end(item), size, tone, True)]
