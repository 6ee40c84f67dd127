"""The lanes of a timeline on screen: each event with date and words beside its mark, on the side with room."""

from __future__ import annotations

from byfacts.charts import lanes
from byfacts.charts import type as letters
from byfacts.charts.chart import Spot
from byfacts.charts.content import Timeline
from byfacts.charts.frame import Frame
from byfacts.charts.lanes import Band, Scale, Span
from byfacts.charts.listing import Run, flow
from byfacts.charts.marks import Label, Mark, Tone
from byfacts.frozen import frozen

LINE = 1.25
ROW = 1.5  # height of a row of one line, in label sizes


@frozen
class Event:
    """A moment with its words in lines beside or under its mark, and the stretch that both take."""

    span: Span
    lines: tuple[tuple[Run, ...], ...]
    x: float  # where the words start
    under: bool  # the words stand under the mark, not beside it
    left: float
    right: float

    def height(self, frame: Frame) -> float:
        return frame.label * (ROW + LINE * (len(self.lines) - (0 if self.under else 1)))


def band(content: Timeline, lane: int, scale: Scale, frame: Frame) -> Band:
    """A lane of rows: an event takes the first row where it meets no other."""
    size = frame.label
    names, height = lanes.name_block(content, lane, scale, frame)
    moments = sorted((m for m in content.moments if m.lane == lane), key=lambda m: (m.start, m.end))
    events = [_event(lanes.span(m, scale, frame), scale, frame) for m in moments]
    marks: list[Mark] = list(names)
    found: dict[str, Spot] = {}
    y = height if scale.over else size * 0.25
    for row in _packed(events, frame):
        for event in row:
            placed, spot = _placed(event, y, frame)
            marks += placed
            found[spot.key] = spot
        y += max(event.height(frame) for event in row)
    return Band(tuple(marks), tuple(found[m.key] for m in moments), max(height, y + size * 0.25))


def _event(span: Span, scale: Scale, frame: Frame) -> Event:
    """Words right of the mark, else left of it, in one line; else where most room is, or under the mark."""
    size, gap = frame.label, frame.label * 0.85
    date, text = span.moment.date, span.moment.short or span.moment.text
    wide = _width(flow(date, text, 1e9, size), size)
    start, end = span.right + span.tail + gap, span.left - gap
    if start + wide <= frame.width:
        return Event(span, flow(date, text, 1e9, size), start, False, span.left, start + wide)
    if end - wide >= scale.left:
        return Event(span, flow(date, text, 1e9, size), end - wide, False, end - wide, span.right + span.tail)
    right, left = frame.width - start, end - scale.left
    room = max(right, left)
    if room >= size * 14:
        lines = flow(date, text, room - size * 0.3, size)
        used = _width(lines, size)
        x = start if right >= left else end - used
        return Event(span, lines, x, False, min(x, span.left), max(x + used, span.right + span.tail))
    lines = flow(date, text, frame.width - scale.left - size * 0.3, size)
    used = _width(lines, size)
    x = max(scale.left, min(span.left, frame.width - used))
    return Event(span, lines, x, True, min(x, span.left), max(x + used, span.right + span.tail))


def _width(lines: tuple[tuple[Run, ...], ...], size: float) -> float:
    return max((_line_width(line, size) for line in lines), default=0.0)


def _line_width(line: tuple[Run, ...], size: float) -> float:
    words = sum(letters.measure(text, size, bold) for text, bold in line)
    return words + (len(line) - 1) * _space(size)


def _space(size: float) -> float:
    """Between date and words: wider than between words."""
    return size * 0.5


def _packed(events: list[Event], frame: Frame) -> list[list[Event]]:
    rows: list[list[Event]] = []
    for event in events:
        for row in rows:
            if all(event.left >= e.right + frame.label or event.right + frame.label <= e.left for e in row):
                row.append(event)
                break
        else:
            rows.append([event])
    return rows


def _placed(event: Event, y: float, frame: Frame) -> tuple[list[Mark], Spot]:
    size = frame.label
    middle = y + size * ROW / 2
    passed = event.span.moment.passed
    marks = lanes.drawn(event.span, middle, frame)
    base = middle + size * 0.35 + (size * LINE if event.under else 0.0)
    for line in event.lines:
        at = event.x
        for text, bold in line:
            tone = Tone.PASSED if passed else Tone.INK if bold else Tone.INK2
            marks.append(Label(at, base, text, size, tone, bold, ground=True))
            at += letters.measure(text, size, bold) + _space(size)
        base += size * LINE
    height = event.height(frame)
    return marks, Spot(
        event.span.moment.key, event.left, y, event.right - event.left, height, event.span.middle, middle
    )
