"""A laid out chart as plain shapes, and these as SVG: what a web page, Typst and others can take in.

Hatches become plain light fills with an outline; everything else is as byfacts paints it.
"""

from __future__ import annotations

from html import escape
from typing import Any, assert_never

from byfacts.charts import style
from byfacts.charts.chart import Figure
from byfacts.charts.marks import Area, Box, Disc, Label, Line, Mark
from byfacts.tokens import theme

Shape = dict[str, Any]


def plain(figure: Figure) -> list[Shape]:
    """The marks with their colours, as values that JSON can hold."""
    return [_shape(mark, figure.topic) for mark in figure.marks]


def _shape(mark: Mark, topic: str) -> Shape:
    light = theme("light")
    match mark:
        case Box(x, y, width, height):
            look = style.look(mark.fill, light, topic, medium="paper")
            return {"kind": "box", "at": [x, y, width, height], "fill": look.ground, **_edge(look)}
        case Line():
            colour = style.tone(mark.tone, light, topic)
            return {"kind": "line", "points": mark.points, "edge": colour, "wide": mark.width, "dash": mark.dash}
        case Area():
            look = style.look(mark.fill, light, topic, medium="paper")
            edge = {"edge": style.tone(mark.edge, light, topic), "wide": mark.edge_width} if mark.edge else _edge(look)
            return {"kind": "area", "rings": mark.rings, "fill": look.ground, **edge}
        case Disc(x, y, radius):
            look = style.look(mark.fill, light, topic, medium="paper")
            edge = {"edge": style.tone(mark.edge, light, topic), "wide": mark.edge_width} if mark.edge else _edge(look)
            return {"kind": "disc", "at": [x, y, radius], "fill": look.ground, **edge}
        case Label(x, y, text, size):
            colour = style.tone(mark.tone, light, topic)
            how = {"bold": mark.bold, "anchor": mark.anchor, "halo": mark.halo or mark.ground}
            return {"kind": "words", "at": [x, y], "text": text, "size": size, "fill": colour, **how}
        case _:
            assert_never(mark)


def _edge(look: style.Look) -> Shape:
    return {"edge": look.outline, "wide": look.outline_width}


def drawn(shapes: list[Shape], width: float, height: float, label: str = "") -> str:
    """The shapes as an SVG element of this many points."""
    role = f' role="img" aria-label="{escape(label)}"' if label else ""
    inner = "".join(map(_element, shapes))
    size = f'width="{width:.2f}pt" height="{height:.2f}pt" viewBox="0 0 {width:.2f} {height:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{role} font-family="IBM Plex Sans">{inner}</svg>'


def _element(shape: Shape) -> str:
    fill = f'fill="{shape.get("fill") or "none"}"'
    edge = f' stroke="{shape["edge"]}" stroke-width="{shape["wide"]:.2f}"' if shape.get("edge") else ""
    match shape["kind"]:
        case "box":
            x, y, width, height = shape["at"]
            return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" {fill}{edge}/>'
        case "line":
            dash = f' stroke-dasharray="{shape["dash"][0]:.2f} {shape["dash"][1]:.2f}"' if shape["dash"] else ""
            return f'<path d="{_path(shape["points"])}" fill="none"{edge}{dash}/>'
        case "area":
            rings = "".join(_path(ring) + "Z" for ring in shape["rings"])
            return f'<path d="{rings}" fill-rule="evenodd" {fill}{edge}/>'
        case "disc":
            x, y, radius = shape["at"]
            return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" {fill}{edge}/>'
        case _:
            return _words(shape)


def _words(shape: Shape) -> str:
    x, y = shape["at"]
    bold = ' font-weight="600"' if shape["bold"] else ""
    anchor = f' text-anchor="{shape["anchor"]}"' if shape["anchor"] != "start" else ""
    place = f'x="{x:.2f}" y="{y:.2f}" font-size="{shape["size"]:.2f}"{bold}{anchor}'
    words = escape(shape["text"])
    rim = f'<text {place} fill="#fff" stroke="#fff" stroke-width="2.2">{words}</text>' if shape["halo"] else ""
    return f'{rim}<text {place} fill="{shape["fill"]}">{words}</text>'


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
