"""Where the lines and dots of a pattern lie: on a raster fixed to the page, so that neighbours match."""

from __future__ import annotations

from math import ceil, floor
from typing import assert_never

from byfacts.charts.marks import Xy
from byfacts.charts.style import Pattern

Bounds = tuple[float, float, float, float]  # left, top, right, bottom


def lines(pattern: Pattern, bounds: Bounds) -> tuple[tuple[Xy, Xy], ...]:
    """The strokes that cover the rectangle; they reach over its edges, for the painter to clip. None for dots."""
    left, top, right, bottom = bounds
    pitch = pattern.pitch
    match pattern.kind:
        case "hatch":
            step = pitch * 2**0.5
            first, last = ceil((left + top) / step), floor((right + bottom) / step)
            return tuple(((n * step - bottom, bottom), (n * step - top, top)) for n in range(first, last + 1))
        case "horizontal":
            levels = [n * pitch for n in range(ceil(top / pitch), floor(bottom / pitch) + 1)]
            return tuple(((left, level), (right, level)) for level in levels)
        case "vertical":
            places = [n * pitch for n in range(ceil(left / pitch), floor(right / pitch) + 1)]
            return tuple(((place, top), (place, bottom)) for place in places)
        case "dots" | "none":
            return ()
        case _:
            assert_never(pattern.kind)


def dots(pattern: Pattern, bounds: Bounds) -> tuple[Xy, ...]:
    """The centres of staggered dots; none for a pattern of lines."""
    if pattern.kind != "dots":
        return ()
    left, top, right, bottom = bounds
    pitch, half = pattern.pitch, pattern.pitch / 2
    return tuple(
        (column * pitch + (half if row % 2 else 0.0), row * half)
        for row in range(floor(top / half), ceil(bottom / half) + 1)
        for column in range(floor(left / pitch) - 1, ceil(right / pitch) + 1)
    )
