"""Paints the marks of a Figure with a QPainter, in device pixels: the screen's half of the painters' contract."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from byfacts.charts import style
from byfacts.charts import type as letters
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Mark, Tone, Xy
from byfacts.desktop.look import Look, font
from byfacts.frozen import frozen

HALO = 3.0  # rim of paper round a label on a map
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush


@frozen
class Brush:
    """A painter, a look and a topic's hue, and where the frame's origin lies on the painter.

    ``scale`` is pixels per frame unit, ``sharpness`` device pixels per pixel.
    """

    painter: QPainter
    look: Look
    topic: str
    scale: float
    sharpness: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def paint(self, marks: Iterable[Mark]) -> None:
        """All marks, back to front."""
        self.painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        for mark in marks:
            match mark:
                case Box():
                    self._box(mark)
                case Line():
                    self._line(mark)
                case Area():
                    self._area(mark)
                case Disc():
                    self._disc(mark)
                case Label():
                    self._label(mark)
                case _:
                    assert_never(mark)

    def at(self, x: float, y: float) -> QPointF:
        return QPointF(self.left + x * self.scale, self.top + y * self.scale)

    def snap(self, value: float) -> float:
        """The nearest edge between device pixels."""
        return round(value * self.sharpness) / self.sharpness

    def _edges(self, box: Box) -> QRectF:
        """The rectangle on the pixel grid; what has any height keeps a pixel of it."""
        start, end = self.at(box.x, box.y), self.at(box.x + box.width, box.y + box.height)
        left, top, right, bottom = (self.snap(v) for v in (start.x(), start.y(), end.x(), end.y()))
        least = 1 / self.sharpness
        if box.width > 0 and right - left < least:
            right = left + least
        if box.height > 0 and bottom - top < least:
            top = bottom - least
        return QRectF(left, top, right - left, bottom - top)

    def _box(self, box: Box) -> None:
        rectangle = self._edges(box)
        path = QPainterPath()
        path.addRect(rectangle)
        looks = style.look(box.fill, self.look.theme, self.topic)
        self._ground(path, looks, smooth=False)
        outline = looks.outline or (self._tone(Tone.HUE) if box.outline else None)
        if outline:
            self._frame(rectangle, outline, looks.outline_width or 1.0, dashed=box.fill is Fill.PARTIAL)

    def _frame(self, rectangle: QRectF, colour: str, width: float, *, dashed: bool) -> None:
        """An outline that lies inside the rectangle, so that neighbours do not grow into each other."""
        pen = QPen(QColor(colour), max(width * self.scale, 1 / self.sharpness))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashed:
            pen.setDashPattern([2.5, 1.5])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        half = pen.widthF() / 2
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(pen)
        self.painter.setBrush(NO_BRUSH)
        self.painter.drawRect(rectangle.adjusted(half, half, -half, -half))

    def _ground(self, path: QPainterPath, looks: style.Look, *, smooth: bool) -> None:
        if looks.ground:
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
            self.painter.fillPath(path, QColor(looks.ground))
        if looks.pattern.kind != "none" and looks.ink:
            self._pattern(path, looks.pattern, looks.ink)

    def _pattern(self, path: QPainterPath, pattern: style.Pattern, colour: str) -> None:
        """Lines or dots in a clip, anchored to the page, so that neighbouring shapes align."""
        self.painter.save()
        self.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(QPen(QColor(colour), pattern.stroke * self.scale))
        area, pitch = path.boundingRect(), pattern.pitch * self.scale
        match pattern.kind:
            case "hatch":
                self._hatch(area, pitch * math.sqrt(2))
            case "horizontal":
                for y in _steps(area.top(), area.bottom(), pitch):
                    self.painter.drawLine(
                        QPointF(area.left(), self.snap(y) + 0.5), QPointF(area.right(), self.snap(y) + 0.5)
                    )
            case "vertical":
                for x in _steps(area.left(), area.right(), pitch):
                    self.painter.drawLine(
                        QPointF(self.snap(x) + 0.5, area.top()), QPointF(self.snap(x) + 0.5, area.bottom())
                    )
            case "dots":
                self._dots(area, pitch, pattern.stroke * self.scale, colour)
            case "none":
                pass
            case _:
                assert_never(pattern.kind)
        self.painter.restore()

    def _hatch(self, area: QRectF, step: float) -> None:
        for foot in _steps(area.left() + area.bottom() - area.height(), area.right() + area.bottom(), step):
            x = foot - area.bottom()
            self.painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))

    def _dots(self, area: QRectF, pitch: float, size: float, colour: str) -> None:
        self.painter.setPen(NO_PEN)
        self.painter.setBrush(QColor(colour))
        for place, y in enumerate(_steps(area.top() - pitch, area.bottom() + pitch, pitch / 2)):
            for x in _steps(area.left() - pitch, area.right() + pitch, pitch):
                self.painter.drawEllipse(QPointF(x + (place % 2) * pitch / 2, y), size / 2, size / 2)

    def _line(self, line: Line) -> None:
        width = max(line.width * self.scale, 1 / self.sharpness)
        pen = QPen(QColor(self._tone(line.tone)), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if line.dash:
            pen.setDashPattern([part / line.width for part in line.dash])
        self.painter.setPen(pen)
        self.painter.setBrush(NO_BRUSH)
        straight = all(_level(a, b) for a, b in zip(line.points, line.points[1:], strict=False))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        points = [self._on_grid(point, width) if straight else self.at(*point) for point in line.points]
        self.painter.drawPolyline(QPolygonF(points))

    def _on_grid(self, point: Xy, width: float) -> QPointF:
        """A point of an upright or level line, moved so that the line's edges fall between pixels."""
        pixels = max(1, round(width * self.sharpness))
        shift = (pixels % 2) / 2 / self.sharpness
        at = self.at(*point)
        return QPointF(self.snap(at.x() - shift) + shift, self.snap(at.y() - shift) + shift)

    def _area(self, area: Area) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for outline in area.rings:
            path.addPolygon(QPolygonF([self.at(x, y) for x, y in outline]))
            path.closeSubpath()
        self._shape(path, area.fill, area.edge, area.edge_width)

    def _disc(self, disc: Disc) -> None:
        path = QPainterPath()
        path.addEllipse(self.at(disc.x, disc.y), disc.radius * self.scale, disc.radius * self.scale)
        self._shape(path, disc.fill, disc.edge, disc.edge_width)

    def _shape(self, path: QPainterPath, fill: Fill, edge: Tone | None, edge_width: float) -> None:
        looks = style.look(fill, self.look.theme, self.topic)
        self._ground(path, looks, smooth=True)
        colour, width = (self._tone(edge), edge_width) if edge else (looks.outline, looks.outline_width)
        if colour:
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            self.painter.setBrush(NO_BRUSH)
            pen = QPen(QColor(colour), width * self.scale)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self.painter.setPen(pen)
            self.painter.drawPath(path)

    def _label(self, label: Label) -> None:
        width = letters.measure(label.text, label.size, label.bold)
        x = label.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
        at = self.at(x, label.y)
        at = QPointF(at.x(), self.snap(at.y()))
        written = font(label.size * self.scale, 600 if label.bold else 400)
        if label.ground:
            self._label_ground(at, width, label.size)
        if label.halo:
            rim = QPainterPath()
            rim.addText(at, written, label.text)
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            pen = QPen(self.look.colour("paper"), HALO * self.scale)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self.painter.strokePath(rim, pen)
        self.painter.setFont(written)
        self.painter.setPen(QColor(self._tone(label.tone)))
        self.painter.drawText(at, label.text)

    def _label_ground(self, at: QPointF, width: float, size: float) -> None:
        rise, drop, side = letters.CAP * size * self.scale, 0.24 * size * self.scale, 3 * self.scale
        ground = QRectF(at.x() - side, at.y() - rise - side, width * self.scale + 2 * side, rise + drop + side)
        self.painter.fillRect(ground, self.look.colour("paper"))

    def _tone(self, tone: Tone) -> str:
        return style.tone(tone, self.look.theme, self.topic)


def _level(a: Xy, b: Xy) -> bool:
    return abs(a[0] - b[0]) < 0.01 or abs(a[1] - b[1]) < 0.01


def _steps(start: float, end: float, step: float) -> Iterable[float]:
    """Multiples of ``step`` that cover the stretch: the anchor is the page, not the shape."""
    place = math.floor(start / step)
    while place * step <= end:
        yield place * step
        place += 1
