"""How one number is drawn from an axis, upright or level: solid, range, open end, counted in part, or no data.

The grammar is SHEET.md's "Status, everywhere the same". A range is never drawn as its middle.
"""

from __future__ import annotations

from byfacts.charts.content import Point
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Area, Box, Fill, Line, Mark, Tone, Xy
from byfacts.charts.sketch import dash, outline
from byfacts.model import Qualifier

SOLID_PART = 0.4  # of a column counted in part


def height_of(point: Point) -> float:
    """How far a number reaches on the axis; 0 where there is none."""
    quantity = point.quantity
    if quantity is None:
        return 0.0
    return max(quantity.low or 0.0, quantity.high or 0.0)


def column(point: Point, centre: float, width: float, base: float, scale: float, frame: Frame) -> tuple[Mark, ...]:
    """One number as a column over ``centre``; ``scale`` is units of the frame per unit of the number."""
    quantity = point.quantity
    if quantity is None:
        return ()
    left, right = centre - width / 2, centre + width / 2
    top = base - _long(height_of(point) * scale, frame)
    if quantity.qualifier is Qualifier.RANGE:
        low = base - (quantity.low or 0.0) * scale
        ends = [Line(((left, y), (right, y)), Tone.HUE, frame.stroke * 2.4) for y in (top, low)]
        inset = width * 0.1
        return (Box(left + inset, top, width - 2 * inset, low - top, Fill.RANGE), *ends)
    if quantity.qualifier is Qualifier.UP_TO:
        return _up_to((centre, top), (centre, base), width / 2, frame)
    if point.fill is Fill.PARTIAL:
        return _partial(left, top, width, base, frame)
    solid = Box(left, top, width, base - top, point.fill)
    if quantity.qualifier is Qualifier.MORE_THAN:
        return (solid, _chevron(left, right, top, frame))
    return (solid,)


def head_room(point: Point, frame: Frame) -> float:
    """What stands above a column's top and below its label."""
    open_top = point.quantity is not None and point.quantity.qualifier is Qualifier.MORE_THAN
    return frame.label * 0.72 if open_top else 0.0


def _long(length: float, frame: Frame) -> float:
    """A number above zero is seen, however small."""
    return max(length, frame.stroke) if length > 0 else 0.0


def _chevron(left: float, right: float, top: float, frame: Frame) -> Line:
    width = min(right - left, frame.label * 1.8)
    middle = (left + right) / 2
    foot, peak = top - frame.label * 0.26, top - frame.label * 0.66
    points = ((middle - width / 2, foot), (middle, peak), (middle + width / 2, foot))
    return Line(points, Tone.HUE, frame.stroke * 1.8)


def _partial(left: float, top: float, width: float, base: float, frame: Frame) -> tuple[Mark, ...]:
    edge = left + width * (1 - SOLID_PART)
    half = outline(frame) / 2
    dashed = ((left + half, base), (left + half, top + half), (edge, top + half))
    return (
        Line(dashed, Tone.HUE, outline(frame), dash(frame)),
        Box(edge, top, width * SOLID_PART, base - top, Fill.FINAL),
    )


def _up_to(value: Xy, zero: Xy, reach: float, frame: Frame) -> tuple[Mark, ...]:
    """A dashed line from an arrowhead at the open end to a heavy tick at the value."""
    upright = value[0] == zero[0]
    head = frame.label * 0.45
    if upright:
        tick = ((value[0] - reach, value[1]), (value[0] + reach, value[1]))
        ring = (zero, (zero[0] - head / 2, zero[1] - head), (zero[0] + head / 2, zero[1] - head))
        tail = (zero[0], min(zero[1] - head, zero[1]))
    else:
        tick = ((value[0], value[1] - reach), (value[0], value[1] + reach))
        ring = (zero, (zero[0] + head, zero[1] - head / 2), (zero[0] + head, zero[1] + head / 2))
        tail = (zero[0] + head, zero[1])
    return (
        Line((value, tail), Tone.HUE, outline(frame), dash(frame)),
        Area((ring,), Fill.FINAL),
        Line(tick, Tone.HUE, frame.stroke * 2.4),
    )


def row(point: Point, zero: float, middle: float, thick: float, scale: float, frame: Frame) -> tuple[Mark, ...]:
    """One number as a level bar that starts at ``zero``; ``middle`` is its y."""
    quantity = point.quantity
    if quantity is None:
        return ()
    end = zero + _long(height_of(point) * scale, frame)
    top = middle - thick / 2
    if quantity.qualifier is Qualifier.RANGE:
        low = zero + (quantity.low or 0.0) * scale
        reach = thick * 0.64
        ticks = [Line(((x, middle - reach), (x, middle + reach)), Tone.HUE, frame.stroke * 2.4) for x in (low, end)]
        return (Box(low, top, end - low, thick, Fill.RANGE), *ticks)
    if quantity.qualifier is Qualifier.UP_TO:
        return _up_to((end, middle), (zero, middle), thick * 0.64, frame)
    if point.fill is Fill.PARTIAL:
        edge = zero + (end - zero) * (1 - SOLID_PART)
        dashed = ((edge, top), (zero, top), (zero, top + thick), (edge, top + thick))
        return (
            Line(dashed, Tone.HUE, outline(frame), dash(frame)),
            Box(edge, top, end - edge, thick, Fill.FINAL),
        )
    solid = Box(zero, top, end - zero, thick, point.fill)
    if quantity.qualifier is Qualifier.MORE_THAN:
        foot, peak = end + frame.label * 0.22, end + frame.label * 0.55
        chevron = Line(((foot, top), (peak, middle), (foot, top + thick)), Tone.HUE, frame.stroke * 1.8)
        return (solid, chevron)
    return (solid,)


def tail_room(point: Point, frame: Frame) -> float:
    """What stands beyond a level bar's end and before its label."""
    open_end = point.quantity is not None and point.quantity.qualifier is Qualifier.MORE_THAN
    return frame.label * 0.62 if open_end else frame.stroke * 1.2
