"""What a surface must be able to draw for a Figure to be painted on it: a page, or a picture."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

Ring = Sequence[tuple[float, float]]


class Pen(Protocol):
    """Units of the figure, y downwards; colours as hex, an empty one for none."""

    def words(self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool, halo: str) -> None:
        """A line of words from x, on the baseline y. ``halo`` is the colour of a rim round the letters."""

    def stroke_line(self, points: Ring, colour: str, width: float, dash: tuple[float, ...] | None = None) -> None:
        """A polyline."""

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "", edge: str = "", edge_width: float = 0.75
    ) -> None:
        """A rectangle; the outline lies inside it."""

    def area(self, rings: Sequence[Ring], fill: str = "", edge: str = "", edge_width: float = 0.5) -> None:
        """Closed rings by the even-odd rule."""

    def disc(self, x: float, y: float, radius: float, fill: str = "", edge: str = "", edge_width: float = 0.6) -> None:
        """A circle."""

    def clipped(
        self, rings: Sequence[Ring] = (), disc: tuple[float, float, float] | None = None
    ) -> AbstractContextManager[None]:
        """Draws what follows only inside the rings, or inside a circle of centre x, y and radius."""

    def strokes(self, lines: Sequence[Ring], colour: str, width: float) -> None:
        """Many short lines."""

    def dots(self, centres: Sequence[tuple[float, float]], radius: float, colour: str) -> None:
        """Many equal dots."""
