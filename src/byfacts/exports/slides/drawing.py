"""Paints the marks of a figure as shapes of the slide, where no chart serves: sharp at any size, open to editing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Final, assert_never

from byfacts.charts import type as letters
from byfacts.charts.marks import Area, Box, Disc, Label, Line, Mark, Tone, Xy
from byfacts.exports.slides import fills, room
from byfacts.exports.slides.room import Space

if TYPE_CHECKING:
    from pptx.slide import Slide

HALO: Final = 70  # % of paper behind words that stand on a map


def place(slide: Slide, marks: Sequence[Mark], space: Space, topic: str, scale: float = 1.0) -> Any:
    """The marks as one group whose top left corner is that of the space; one unit of theirs is ``scale`` points."""
    group = slide.shapes.add_group_shape()
    painter = _Painter(topic, space, scale, _next_id(slide))
    for mark in marks:
        for xml in painter.paint(mark):
            group._element.append(fills.parsed(xml))
    group._element.recalculate_extents()
    return group


def _next_id(slide: Slide) -> int:
    ids = [int(one) for one in slide._element.xpath("//p:cNvPr/@id")]
    return max(ids, default=1) + 1


class _Painter:
    """Turns marks into XML, each shape with an id of its own."""

    def __init__(self, topic: str, space: Space, scale: float, first: int) -> None:
        self.topic, self.space, self.scale, self._id = topic, space, scale, first

    def paint(self, mark: Mark) -> Iterable[str]:
        match mark:
            case Box():
                yield self._box(mark)
            case Line():
                yield self._line(mark)
            case Area():
                yield self._area(mark)
            case Disc():
                yield self._disc(mark)
            case Label():
                yield self._label(mark)
            case _:
                assert_never(mark)

    def _at(self, x: float, y: float) -> tuple[int, int]:
        return (
            round((self.space.left + x * self.scale) * room.EMU),
            round((self.space.top + y * self.scale) * room.EMU),
        )

    def _long(self, length: float) -> int:
        return round(length * self.scale * room.EMU)

    def _box(self, mark: Box) -> str:
        line = fills.outlined(mark.fill, self.topic)
        if mark.outline and "noFill" in line:
            line = fills.stroke(fills.colour(Tone.HUE, self.topic), 0.75)
        corner = self._at(mark.x, mark.y)
        size = (self._long(mark.width), self._long(mark.height))
        return self._shape(corner, size, _preset("rect"), fills.filled(mark.fill, self.topic) + line)

    def _disc(self, mark: Disc) -> str:
        corner = self._at(mark.x - mark.radius, mark.y - mark.radius)
        side = self._long(2 * mark.radius)
        line = fills.outlined(mark.fill, self.topic)
        if mark.edge is not None:
            line = fills.stroke(fills.colour(mark.edge, self.topic), mark.edge_width * self.scale)
        return self._shape(corner, (side, side), _preset("ellipse"), fills.filled(mark.fill, self.topic) + line)

    def _line(self, mark: Line) -> str:
        found = fills.stroke(fills.colour(mark.tone, self.topic), mark.width * self.scale, dashed=mark.dash is not None)
        return self._path((mark.points,), "<a:noFill/>" + found, closed=False)

    def _area(self, mark: Area) -> str:
        line = fills.outlined(mark.fill, self.topic, 0.5)
        if mark.edge is not None:
            line = fills.stroke(fills.colour(mark.edge, self.topic), mark.edge_width * self.scale)
        return self._path(mark.rings, fills.filled(mark.fill, self.topic) + line, closed=True)

    def _path(self, rings: Sequence[Sequence[Xy]], look: str, *, closed: bool) -> str:
        points = [[self._at(x, y) for x, y in ring] for ring in rings if ring]
        xs, ys = [x for ring in points for x, _ in ring], [y for ring in points for _, y in ring]
        left, top = min(xs), min(ys)
        size = (max(xs) - left, max(ys) - top)
        steps = []
        for ring in points:
            for step, (x, y) in enumerate(ring):
                point = f'<a:pt x="{x - left}" y="{y - top}"/>'
                steps.append(f"<a:moveTo>{point}</a:moveTo>" if step == 0 else f"<a:lnTo>{point}</a:lnTo>")
            if closed:
                steps.append("<a:close/>")
        fill = "" if closed else ' fill="none"'
        path = f'<a:path w="{max(size[0], 1)}" h="{max(size[1], 1)}"{fill}>{"".join(steps)}</a:path>'
        form = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
        )
        return self._shape((left, top), size, form, look)

    def _label(self, mark: Label) -> str:
        """A box whose baseline is that of the mark, wide enough for a font that runs wider; in no case does it wrap."""
        size = mark.size * self.scale
        grounded = mark.halo or mark.ground  # what lies beside the words must stay in sight
        wide = letters.measure(mark.text, size, mark.bold) * (1 if grounded else room.WIDER)
        high = size * room.LINE
        x = self.space.left + mark.x * self.scale
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[mark.anchor]
        top = self.space.top + mark.y * self.scale - letters.ASCENT * size
        corner, extent = (
            (round(left * room.EMU), round(top * room.EMU)),
            (round(wide * room.EMU), round(high * room.EMU)),
        )
        align = {"start": "l", "middle": "ctr", "end": "r"}[mark.anchor]
        bold = ' b="1"' if mark.bold else ""
        words = (
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle/><a:p><a:pPr algn="{align}"/><a:r><a:rPr sz="{round(size * 100)}"{bold}>'
            f'<a:solidFill><a:srgbClr val="{fills.colour(mark.tone, self.topic)}"/></a:solidFill>'
            f'<a:latin typeface="{room.FONT}"/></a:rPr><a:t>{escape(fills.written(mark.text))}</a:t></a:r></a:p>'
            "</p:txBody>"
        )
        ground = "<a:noFill/>"
        if grounded:
            alpha = 100 if mark.ground else HALO
            ground = f'<a:solidFill><a:schemeClr val="bg1"><a:alpha val="{alpha}000"/></a:schemeClr></a:solidFill>'
        return self._shape(corner, extent, _preset("rect"), ground + "<a:ln><a:noFill/></a:ln>", words)

    def _shape(self, corner: tuple[int, int], size: tuple[int, int], form: str, look: str, words: str = "") -> str:
        self._id += 1
        box = ' txBox="1"' if words else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._id}" name=""/><p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{corner[0]}" y="{corner[1]}"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
            f"{form}{look}</p:spPr>{words}</p:sp>"
        )


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
