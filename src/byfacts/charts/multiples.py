"""Panels that may not be compared: each with its own scale, its own counter named, and a not-equal sign between."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts import columns
from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.chart import Spot
from byfacts.charts.content import Multiples, Panel
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Disc, Fill, Label, Line, Mark, Tone
from byfacts.charts.sketch import Sketch
from byfacts.frozen import frozen

MM = 72 / 25.4
UNLIKE = "≠"


@frozen
class _Head:
    """The words over a panel: lines of (text, size, tone, bold) runs."""

    lines: tuple[tuple[tuple[str, float, Tone, bool], ...], ...]


def lay_out(content: Multiples, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Side by side; in rows one below the other where the width is too small and the height allows it."""
    across = _across(content, frame)
    rows = [content.panels[i : i + across] for i in range(0, len(content.panels), across)]
    sketch = Sketch(frame)
    spots: list[Spot] = []
    apart = frame.label * 1.6
    high = (frame.height - apart * (len(rows) - 1)) / max(1, len(rows))
    for i, row in enumerate(rows):
        top = i * (high + apart)
        spots += _row(sketch, row, Extent(0, top, frame.width, top + high), across)
        if i:
            _divide(sketch, (0, top - apart / 2), (frame.width, top - apart / 2))
    return tuple(sketch.marks), tuple(spots)


def natural_height(content: Multiples, frame: Frame) -> float:
    """Head, plot and names of one row of panels, times the rows that the width asks for."""
    across = _fitting(content, frame)
    rows = -(-len(content.panels) // across)
    head, depth = _head_height(content, frame, across), _depth(content.panels, frame, _panel_width(frame, across))
    plot = max(frame.label * 8.5, min(frame.width / across * 0.5, 150)) if frame.roomy else 20 * MM
    return rows * (head + plot + depth) + (rows - 1) * frame.label * 1.6


def least_height(content: Multiples, frame: Frame) -> float:
    """30 mm in all on paper, 110 px and the head on screen."""
    head = _head_height(content, frame, len(content.panels))
    depth = _depth(content.panels, frame, _panel_width(frame, len(content.panels)))
    return max(110.0 + head if frame.roomy else 30 * MM, head + depth + frame.label * 4)


def _gutter(frame: Frame) -> float:
    return min(frame.label * (4.4 if frame.roomy else 2.27), max(frame.width * 0.08, frame.label * 2.1))


def _panel_width(frame: Frame, across: int) -> float:
    return (frame.width - _gutter(frame) * (across - 1)) / across


def _fitting(content: Multiples, frame: Frame) -> int:
    """How many panels the width carries: a category needs a little more than its name."""
    most = max((len(panel.columns.categories) for panel in content.panels), default=1)
    for across in range(len(content.panels), 1, -1):
        if _panel_width(frame, across) >= most * frame.axis * 2.3:
            return across
    return 1


def _across(content: Multiples, frame: Frame) -> int:
    across = _fitting(content, frame)
    rows = -(-len(content.panels) // across)
    head = _head_height(content, frame, across)
    depth = _depth(content.panels, frame, _panel_width(frame, across))
    if rows * (head + depth + frame.label * 4) + (rows - 1) * frame.label * 1.6 <= frame.height:
        return across
    return len(content.panels)


def _depth(panels: tuple[Panel, ...], frame: Frame, width: float) -> float:
    return max(columns.under_depth(panel.columns, 0, width, frame) for panel in panels)


def _head(panel: Panel, width: float, frame: Frame, *, brief: bool = False) -> _Head:
    """Name and what is counted on one line where they fit, then who counts (unless there is no room for it)."""
    strong, axis, small = frame.strong, frame.axis, frame.small
    name = (letters.cut(panel.name, width, strong, bold=True), strong, Tone.INK, True)
    gap = strong * 0.55
    one = letters.measure(panel.name, strong, True) + gap + letters.measure(panel.counted, axis, True)
    lines: list[tuple[tuple[str, float, Tone, bool], ...]] = []
    if one <= width:
        lines.append((name, (panel.counted, axis, Tone.INK, True)))
    else:
        lines.append((name,))
        lines += [((t, axis, Tone.INK, True),) for t in letters.wrap(panel.counted, width, axis, True, 2)]
    if panel.by and not brief:
        lines += [((t, small, Tone.INK2, False),) for t in letters.wrap(panel.by, width, small, False, 2)]
    return _Head(tuple(lines))


def _leading(frame: Frame) -> float:
    return frame.axis * 1.3


def _head_height(content: Multiples, frame: Frame, across: int) -> float:
    width = _panel_width(frame, across)
    return _room([_head(panel, width, frame) for panel in content.panels], frame)


def _room(heads: Sequence[_Head], frame: Frame) -> float:
    return frame.strong + (max((len(h.lines) for h in heads), default=1) - 1) * _leading(frame) + frame.label * 0.5


def _row(sketch: Sketch, panels: tuple[Panel, ...], area: Extent, across: int) -> list[Spot]:
    frame = sketch.frame
    width, gutter = _panel_width(frame, across), _gutter(frame)
    depth = _depth(panels, frame, width)
    heads = [_head(panel, width, frame) for panel in panels]
    if area.height - _room(heads, frame) - depth < frame.label * 5:
        heads = [_head(panel, width, frame, brief=True) for panel in panels]
    head_room = _room(heads, frame)
    areas = [
        Extent(i * (width + gutter), area.top + head_room, i * (width + gutter) + width, area.bottom)
        for i in range(len(panels))
    ]
    full = all(columns.all_stand(p.columns, a, frame, depth) for p, a in zip(panels, areas, strict=True))
    short = not full and all(p.columns.short for p in panels)
    spots: list[Spot] = []
    for i, (panel, head, room) in enumerate(zip(panels, heads, areas, strict=True)):
        _write(sketch, head, room.left, area.top)
        spots += columns.place(sketch, panel.columns, room, depth=depth, short=short)
        if i:
            x = room.left - gutter / 2
            foot = area.bottom - depth + frame.axis * 1.2
            _divide(sketch, (x, area.top), (x, foot), (room.top + area.bottom - depth) / 2)
    return spots


def _write(sketch: Sketch, head: _Head, left: float, top: float) -> None:
    frame = sketch.frame
    for i, line in enumerate(head.lines):
        x, y = left, top + frame.strong * 0.95 + i * _leading(frame)
        for text, size, tone, bold in line:
            sketch.place(Label(x, y, text, size, tone, bold))
            x += letters.measure(text, size, bold) + frame.strong * 0.55


def _divide(sketch: Sketch, start: tuple[float, float], end: tuple[float, float], level: float | None = None) -> None:
    """A rule with the not-equal sign in a circle on it."""
    frame = sketch.frame
    radius = frame.label * (0.83 if frame.roomy else 0.91)
    x, y = (start[0] + end[0]) / 2, level if level is not None else (start[1] + end[1]) / 2
    size = frame.label
    sketch.draw(
        Line((start, end), Tone.BORDER, frame.stroke),
        Disc(x, y, radius, Fill.PAPER, Tone.INK2, frame.stroke * (1.2 if frame.roomy else 1.5)),
        Label(x, y + size * 0.345, UNLIKE, size, Tone.INK, True, "middle"),
    )
