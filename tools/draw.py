"""Paint a Figure to a PNG, for looking at charts while they are made; the product never uses it.

Pillow only: drawn at four times the size and reduced to twice. ``python tools/draw.py`` paints the samples of
tests/core/samples.py into the folder given as its argument.
"""

from __future__ import annotations

import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, assert_never

from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from byfacts.charts import style
from byfacts.charts.chart import Figure
from byfacts.charts.marks import Area, Box, Disc, Fill, Label, Line, Tone
from byfacts.tokens import Theme, theme

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
DENSE, OUT = 4, 2


class Painter:
    """Marks to pixels."""

    def __init__(self, figure: Figure, colours: Theme, *, mono: bool, medium: style.Medium) -> None:
        self.figure, self.theme, self.mono, self.medium = figure, colours, mono, medium
        size = (math.ceil(figure.width * DENSE), math.ceil(figure.height * DENSE))
        self.image = Image.new("RGB", size, self.tone(Tone.PAPER))
        self.pen = ImageDraw.Draw(self.image)

    def tone(self, tone: Tone) -> str:
        return style.tone(tone, self.theme, self.figure.topic, self.mono)

    def look(self, fill: Fill) -> style.Look:
        return style.look(fill, self.theme, self.figure.topic, self.mono, self.medium)

    def paint(self) -> Image.Image:
        for mark in self.figure.marks:
            match mark:
                case Box():
                    a, b = mark.x, mark.y
                    c, d = a + mark.width, b + mark.height
                    self.shape([[(a, b), (c, b), (c, d), (a, d)]], mark.fill)
                case Line():
                    self.line(list(mark.points), self.tone(mark.tone), mark.width, mark.dash)
                case Area():
                    edge = (self.tone(mark.edge), mark.edge_width) if mark.edge else None
                    self.shape([list(ring) for ring in mark.rings], mark.fill, edge)
                case Disc():
                    turn = [2 * math.pi * i / 60 for i in range(60)]
                    ring = [(mark.x + mark.radius * math.cos(t), mark.y + mark.radius * math.sin(t)) for t in turn]
                    self.shape([ring], mark.fill, (self.tone(mark.edge), mark.edge_width) if mark.edge else None)
                case Label():
                    self.words(mark)
                case _:
                    assert_never(mark)
        return self.image.resize(
            (self.image.width * OUT // DENSE, self.image.height * OUT // DENSE), Image.Resampling.LANCZOS
        )

    def shape(self, rings: list[list[Any]], fill: Fill, edge: tuple[str, float] | None = None) -> None:
        look = self.look(fill)
        mask = Image.new("1", self.image.size, 0)
        for ring in rings:
            one = Image.new("1", self.image.size, 0)
            ImageDraw.Draw(one).polygon([(x * DENSE, y * DENSE) for x, y in ring], fill=1)
            mask = ImageChops.logical_xor(mask, one)
        if look.ground:
            self.image.paste(look.ground, mask=mask)
        if look.ink and look.pattern.kind != "none":
            sheet = Image.new("1", self.image.size, 0)
            self.pattern(ImageDraw.Draw(sheet), look.pattern, mask.getbbox())
            self.image.paste(look.ink, mask=ImageChops.logical_and(mask, sheet))
        if edge is None and look.outline:
            edge = (look.outline, look.outline_width)
        if edge:
            for ring in rings:
                self.line([*ring, ring[0]], *edge)

    def pattern(self, pen: ImageDraw.ImageDraw, of: style.Pattern, box: tuple[int, int, int, int] | None) -> None:
        if box is None:
            return
        left, top, right, bottom = box
        pitch, stroke = of.pitch * DENSE, max(1, round(of.stroke * DENSE))
        if of.kind == "hatch":
            step = pitch * math.sqrt(2)
            for k in range(int((left + top) / step), int((right + bottom) / step) + 1):
                pen.line([(k * step - top, top), (k * step - bottom, bottom)], fill=1, width=stroke)
        elif of.kind == "horizontal":
            for k in range(int(top / pitch), int(bottom / pitch) + 1):
                pen.line([(left, k * pitch), (right, k * pitch)], fill=1, width=stroke)
        elif of.kind == "vertical":
            for k in range(int(left / pitch), int(right / pitch) + 1):
                pen.line([(k * pitch, top), (k * pitch, bottom)], fill=1, width=stroke)
        elif of.kind == "dots":
            for row in range(int(top / pitch * 2), int(bottom / pitch * 2) + 1):
                for k in range(int(left / pitch), int(right / pitch) + 1):
                    x, y = (k + (row % 2) / 2) * pitch, row * pitch / 2
                    pen.ellipse([x - stroke / 2, y - stroke / 2, x + stroke / 2, y + stroke / 2], fill=1)

    def line(self, points: list[Any], colour: str, width: float, dash: tuple[float, float] | None = None) -> None:
        thick = max(1, round(width * DENSE))
        scaled = [(x * DENSE, y * DENSE) for x, y in points]
        if dash is None:
            self.pen.line(scaled, fill=colour, width=thick, joint="curve")
            return
        for (x0, y0), (x1, y1) in pairwise(scaled):
            long, at = math.hypot(x1 - x0, y1 - y0), 0.0
            while at < long:
                to = min(long, at + dash[0] * DENSE)
                piece = [(x0 + (x1 - x0) * t / long, y0 + (y1 - y0) * t / long) for t in (at, to)]
                self.pen.line(piece, fill=colour, width=thick)
                at = to + dash[1] * DENSE

    def words(self, mark: Label) -> None:
        name = "SemiBold" if mark.bold else "Regular"
        font = ImageFont.truetype(FONTS / f"IBMPlexSans-{name}.ttf", mark.size * DENSE)
        place = {"start": "ls", "middle": "ms", "end": "rs"}[mark.anchor]
        xy = (mark.x * DENSE, mark.y * DENSE)
        if mark.ground:
            a, b, c, d = self.pen.textbbox(xy, mark.text, font=font, anchor=place)
            self.pen.rectangle([a - DENSE * 2, b - DENSE, c + DENSE * 2, d + DENSE], fill=self.tone(Tone.PAPER))
        rim = DENSE if mark.halo else 0
        colour, paper = self.tone(mark.tone), self.tone(Tone.PAPER)
        self.pen.text(
            xy,
            mark.text,
            fill=colour,
            font=font,
            anchor=place,
            features=["-kern"] if _raqm() else None,
            stroke_width=rim,
            stroke_fill=paper,
        )


def _raqm() -> bool:
    return bool(features.check("raqm"))


def draw(figure: Figure, to: Path, *, name: str = "light", mono: bool = False, medium: style.Medium = "screen") -> None:
    """Paint one figure."""
    Painter(figure, theme(name), mono=mono, medium=medium).paint().save(to)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.core.samples import LOOKS

    from byfacts.charts.layout import layout

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    for label, chart, frame, options in LOOKS:
        if not wanted or any(word in label for word in wanted):
            draw(layout(chart, frame), folder / f"{label}.png", **options)
