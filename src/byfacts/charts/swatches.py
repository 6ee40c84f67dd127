"""The small samples of a status, as marks: a slip for keys and tables, a square sign before words."""

from __future__ import annotations

from byfacts.charts.boxes import moved
from byfacts.charts.marks import Area, Box, Fill, Line, Mark, Tone

SLIP = 2.2 / 5  # height of a slip, of its width: 5 x 2.2 mm on paper
WIDE = 1.5  # a range needs room between its ends
SOLID = 0.4  # of a period that was counted in part


def slip(fill: Fill, width: float, x: float = 0.0, y: float = 0.0) -> tuple[Mark, ...]:
    """The sample of a fill, so wide and 0.44 of that high, its top left corner at x, y. Its ticks reach over a little.

    Strokes are those of paper, where a slip is 5 mm wide, and grow with it.
    """
    return tuple(moved(mark, x, y) for mark in _slip(fill, width, width * SLIP, width / (5 * 72 / 25.4)))


def _slip(fill: Fill, width: float, height: float, point: float) -> tuple[Mark, ...]:
    """``point`` is a point on paper."""
    middle, unit, thin = height / 2, width / 5, 0.75 * point
    dash = (unit, 0.7 * unit)
    match fill:
        case Fill.NO_DATA | Fill.NONE:
            return ()
        case Fill.BREAK:
            sides = ((0.0, 1.7 * unit), (3.3 * unit, width))
            slant = 0.9 * point
            return (
                *(Line(((left, middle), (right, middle)), Tone.INK, thin) for left, right in sides),
                *(Line(((at - slant, height), (at + slant, 0)), Tone.INK, thin) for at in (2.1 * unit, 2.9 * unit)),
            )
        case Fill.PARTIAL:
            inset, right = thin / 2, width * (1 - SOLID)
            frame = ((right, inset), (inset, inset), (inset, height))
            return (
                Line(frame, Tone.HUE, thin, dash),
                Box(right, 0, width - right, height, Fill.FINAL),
                Line(((0, height - inset), (right, height - inset)), Tone.HUE, thin, dash),
            )
        case Fill.RANGE:
            inset, reach, side = 0.3 * point, 0.9 * point, 0.6 * point
            ticks = ((side, width - side), 1.2 * point)
            return (
                Box(0, inset, width, height - 2 * inset, Fill.RANGE),
                *(Line(((at, -reach), (at, height + reach)), Tone.HUE, ticks[1]) for at in ticks[0]),
            )
        case Fill.UP_TO:
            head, half, reach, end = 3.4 * point, 1.7 * point, 0.6 * point, width - 0.4 * point
            return (
                Line(((3 * point, middle), (width, middle)), Tone.HUE, thin, dash),
                Area((((0, middle), (head, middle - half), (head, middle + half)),), Fill.FINAL),
                Line(((end, -reach), (end, height + reach)), Tone.HUE, 0.9 * point),
            )
        case Fill.MORE_THAN:
            tip, reach = width - 0.4 * point, 0.8 * point
            back = width - 3 * point
            chevron = ((back, -reach), (tip, middle), (back, height + reach))
            return (Box(0, 0, width * 0.62, height, Fill.FINAL), Line(chevron, Tone.HUE, 0.9 * point))
        case _:
            return (Box(0, 0, width, height, fill),)


def sign_width(fill: Fill, size: float) -> float:
    """How wide the sign is when it is ``size`` high."""
    return size * WIDE if fill is Fill.RANGE else size


def sign(fill: Fill, size: float) -> tuple[Mark, ...]:
    """The sign of a fill in a square (a range: a longer rectangle) of this size."""
    match fill:
        case Fill.RANGE:
            wide, middle = size * WIDE, size / 2
            return (
                Box(0, middle - size * 0.22, wide, size * 0.44, Fill.ESTIMATE),
                Line(((1, 0), (1, size)), Tone.HUE, 2),
                Line(((wide - 1, 0), (wide - 1, size)), Tone.HUE, 2),
            )
        case Fill.MORE_THAN:
            roof = ((1, size * 0.36), (size / 2, size * 0.08), (size - 1, size * 0.36))
            return (Box(0, size * 0.5, size, size * 0.5, Fill.FINAL), Line(roof, Tone.HUE, 1.5))
        case Fill.UP_TO:
            head = ((size * 0.2, size * 0.65), (size / 2, size), (size * 0.8, size * 0.65))
            shaft = ((size / 2, 1), (size / 2, size))
            return (Line(((1, 1), (size - 1, 1)), Tone.HUE, 2), Line(shaft, Tone.HUE, 1.5), Line(head, Tone.HUE, 1.5))
        case Fill.PARTIAL:
            return (Box(0, 0, size, size, Fill.PARTIAL), Box(size * 0.55, 0, size * 0.45, size, Fill.FINAL))
        case Fill.BREAK:
            strokes = tuple(
                Line(((size * (at - 0.15), size), (size * (at + 0.15), 0)), Tone.INK, 1.5) for at in (0.38, 0.62)
            )
            axis = [
                Line(((a, size / 2), (b, size / 2)), Tone.INK, 1.5) for a, b in ((0, size * 0.26), (size * 0.74, size))
            ]
            return (*axis, *strokes)
        case Fill.NO_DATA:
            return (Line(((2, size / 2), (size - 2, size / 2)), Tone.INK2, 1.5),)
        case _:
            return (Box(0, 0, size, size, fill),)
