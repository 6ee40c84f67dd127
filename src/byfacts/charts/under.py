"""What stands under an axis: names of the categories, what happened in one of them, what holds for a stretch."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts import boxes
from byfacts.charts import type as letters
from byfacts.charts.content import Bracket, Happening
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Area, Fill, Label, Line, Mark, Tone
from byfacts.charts.sketch import block
from byfacts.frozen import frozen

LINE = 1.2  # leading of the words under an axis


@frozen
class Axis:
    """The x of each category and the room the words under it may take."""

    centres: tuple[float, ...]
    slot: float
    left: float
    right: float


@frozen
class Under:
    """Marks with the baseline at y = 0, and how far they reach below it."""

    marks: tuple[Mark, ...]
    depth: float


def spread(
    wanted: Sequence[float], widths: Sequence[float], left: float, right: float, gap: float
) -> list[float] | None:
    """Middles as near as may be to the wanted ones (ascending), with no two closer than ``gap``; None: no room."""
    if sum(widths) + gap * (len(widths) - 1) > right - left + 1e-6:
        return None
    at = [min(max(x, left + w / 2), right - w / 2) for x, w in zip(wanted, widths, strict=True)]
    for _ in range(4 * len(at)):
        for i in range(len(at) - 1):
            lack = (widths[i] + widths[i + 1]) / 2 + gap - (at[i + 1] - at[i])
            if lack > 0:
                at[i] -= lack / 2
                at[i + 1] += lack / 2
        at = [min(max(x, left + w / 2), right - w / 2) for x, w in zip(at, widths, strict=True)]
    # What the halving leaves over is taken up by one sweep from either side.
    for i in range(1, len(at)):
        at[i] = max(at[i], at[i - 1] + (widths[i - 1] + widths[i]) / 2 + gap)
    limit = right
    for i in range(len(at) - 1, -1, -1):
        at[i] = min(at[i], limit - widths[i] / 2)
        limit = at[i] - widths[i] / 2 - gap
    return at


def words(
    texts: Sequence[str],
    centres: Sequence[float],
    axis: Axis,
    size: float,
    *,
    bold: Sequence[bool],
    reach: float,
    spans: Sequence[float] = (),
) -> list[tuple[float, tuple[str, ...]]]:
    """Each text's middle and its lines, two at most, so that none touches another.

    One line where all can have it within ``reach`` of their place; else the longest is broken first; a text
    for which no room is left is cut, and its chart's table and alt text still have it whole. ``spans`` are widths
    that a text should keep to if two lines are enough for it.
    """
    gap = size * 0.9
    lines: list[tuple[str, ...]] = [(text,) for text in texts]
    for i, span in enumerate(spans):
        narrow = letters.wrap(texts[i], span, size, bold[i], balanced=True)
        if len(narrow) <= 2 and letters.widest(narrow, size, bold[i]) <= span:
            lines[i] = narrow
    order = sorted(range(len(texts)), key=lambda i: -letters.measure(texts[i], size, bold[i]))
    for step in range(len(texts) + 1):
        placed = _placed(lines, centres, axis, size, bold, gap)
        if placed is not None and all(
            abs(x - c) <= max(reach, letters.widest(some, size, b) / 2 - size * 0.4)
            for x, c, some, b in zip(placed, centres, lines, bold, strict=True)
        ):
            return list(zip(placed, lines, strict=True))
        if step < len(texts):
            i = order[step]
            half = letters.measure(texts[i], size, bold[i]) * 0.5
            lines[i] = _two(texts[i], half, axis.right - axis.left, size, bold[i])
    share = (axis.right - axis.left - gap * (len(texts) - 1)) / len(texts)
    lines = [
        some if letters.widest(some, size, b) <= share else letters.wrap(t, share, size, b, 2, balanced=True)
        for t, some, b in zip(texts, lines, bold, strict=True)
    ]
    placed = _placed(lines, centres, axis, size, bold, gap) or list(centres)  # each has its share: never else
    return list(zip(placed, lines, strict=True))


def _two(text: str, half: float, most: float, size: float, bold: bool) -> tuple[str, ...]:
    """The text on two even lines."""
    width = half
    while width < most:
        lines = letters.wrap(text, width, size, bold)
        if len(lines) <= 2:
            return lines
        width += size * 0.5
    return letters.wrap(text, most, size, bold, 2)


def _placed(
    lines: list[tuple[str, ...]], centres: Sequence[float], axis: Axis, size: float, bold: Sequence[bool], gap: float
) -> list[float] | None:
    widths = [letters.widest(some, size, b) for some, b in zip(lines, bold, strict=True)]
    return spread(centres, widths, axis.left, axis.right, gap)


def categories(names: Sequence[str], axis: Axis, frame: Frame, peak: int | None) -> list[Label]:
    """The names of the categories. Where all cannot stand, the peak, both ends and as many others as fit."""
    size = frame.axis
    y = size * (0.72 + (0.66 if frame.roomy else 0.62))
    labels = [
        Label(x, y, name, size, Tone.INK if i == peak else Tone.INK2, bold=i == peak, anchor="middle")
        for i, (x, name) in enumerate(zip(axis.centres, names, strict=True))
    ]
    labels = [_inside(label, axis) for label in labels]
    last = len(labels) - 1
    order = [i for i in (peak, last, 0) if i is not None and labels]
    order += [i for step in (4, 2, 1) for i in range(last, -1, -step)]
    chosen: dict[int, Label] = {}
    taken: list[boxes.Extent] = []
    for i in dict.fromkeys(order):
        place = boxes.of_label(labels[i])
        if labels[i].text and boxes.free(place.grown(size * 0.12, 0), taken):
            taken.append(place)
            chosen[i] = labels[i]
    return [chosen[i] for i in sorted(chosen)]


def _inside(label: Label, axis: Axis) -> Label:
    width = letters.measure(label.text, label.size, label.bold)
    if width > axis.right - axis.left:
        return label
    x = min(max(label.x, axis.left + width / 2), axis.right - width / 2)
    return Label(x, label.y, label.text, label.size, label.tone, label.bold, label.anchor)


def _happenings(items: Sequence[Happening], axis: Axis, frame: Frame, top: float) -> tuple[list[Mark], float]:
    size = frame.axis
    centres = [axis.centres[item.at] for item in items]
    high, wide = size * 0.48, size * 0.66
    marks: list[Mark] = [
        Area((((x, top), (x - wide / 2, top + high), (x + wide / 2, top + high)),), Fill.INK) for x in centres
    ]
    first = top + high + size * 1.05
    deepest = first
    for x, lines in words(
        [item.text for item in items], centres, axis, size, bold=[False] * len(items), reach=axis.slot / 2
    ):
        labels = block(lines, x, first, size, Label(0, 0, "", size, Tone.INK2, anchor="middle"))
        marks.extend(labels)
        deepest = max(deepest, labels[-1].y)
    return marks, deepest + size * 0.24


def _rows(brackets: Sequence[Bracket]) -> list[list[Bracket]]:
    """Brackets that share a category stand one below the other."""
    rows: list[list[Bracket]] = []
    for bracket in sorted(brackets, key=lambda b: (b.first, b.last)):
        for row in rows:
            if row[-1].last < bracket.first:
                row.append(bracket)
                break
        else:
            rows.append([bracket])
    return rows


def _brackets(row: Sequence[Bracket], axis: Axis, frame: Frame, top: float) -> tuple[list[Mark], float]:
    size, teeth = frame.axis, frame.label * 0.34
    marks: list[Mark] = []
    inset = axis.slot * 0.1
    centres, spans = [], []
    for item in row:
        left, right = axis.centres[item.first] - axis.slot / 2 + inset, axis.centres[item.last] + axis.slot / 2 - inset
        points = ((left, top), (left, top + teeth), (right, top + teeth), (right, top))
        marks.append(Line(points, Tone.INK2, frame.stroke))
        centres.append((left + right) / 2)
        spans.append(right - left + inset)
    first = top + teeth + size * 1.12
    deepest = first
    bold = [item.bold for item in row]
    for (x, lines), item in zip(
        words([item.text for item in row], centres, axis, size, bold=bold, reach=axis.slot, spans=spans),
        row,
        strict=True,
    ):
        tone = Tone.INK if item.bold else Tone.INK2
        labels = block(lines, x, first, size, Label(0, 0, "", size, tone, item.bold, "middle"))
        marks.extend(labels)
        deepest = max(deepest, labels[-1].y)
    return marks, deepest + size * 0.24


def plan(
    names: Sequence[str],
    axis: Axis,
    frame: Frame,
    peak: int | None,
    happenings: Sequence[Happening] = (),
    brackets: Sequence[Bracket] = (),
) -> Under:
    """All that stands under an axis."""
    labels = categories(names, axis, frame, peak)
    marks: list[Mark] = list(labels)
    depth = (labels[0].y if labels else 0.0) + frame.axis * 0.24
    if happenings:
        some, depth = _happenings(sorted(happenings, key=lambda h: h.at), axis, frame, depth + frame.axis * 0.3)
        marks += some
    for row in _rows(brackets):
        some, depth = _brackets(row, axis, frame, depth + frame.axis * 0.42)
        marks += some
    return Under(tuple(marks), depth)
