"""A figure as SVG: words stay words, in a subset of the typeface that travels with them; nothing is fetched or run.

docs/decisions/0010-words-in-svg-stay-words.md says why.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from byfacts.charts import type as letters
from byfacts.charts.chart import Figure
from byfacts.frozen import frozen
from byfacts.paper.marks import paint_figure
from byfacts.paper.palette import Palette
from byfacts.paper.pen import Ring

# Where the subset is not taken: the typeface itself, then those that most systems have, for all our alphabets.
FALLBACKS = "'IBM Plex Sans', 'Noto Sans', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
HALO_WIDTH = 3.0
WEIGHTS = {False: 400, True: 600}


@frozen
class Told:
    """What the file says of itself: title and description for a screen reader, and its language."""

    id: str  # begins the ids in the file, so that several files can stand in one page of HTML
    title: str
    description: str
    language: str
    source: str = ""
    edition: str = ""


def svg(figure: Figure, palette: Palette, told: Told, width: float) -> bytes:
    """The file, shown ``width`` pixels wide unless its reader wants another size."""
    drawing = Drawing(told.id)
    drawing.box(0, 0, figure.width, figure.height, palette.paper)
    paint_figure(drawing, figure, palette, 0, 0)
    family, faces = _faces(drawing)
    size = f'width="{_n(width)}" height="{_n(width * figure.height / figure.width)}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(figure.width)} {_n(figure.height)}" '
        f'role="img" xml:lang="{told.language}" lang="{told.language}" '
        f'aria-labelledby="{told.id}-title {told.id}-desc">\n'
        f'<title id="{told.id}-title">{escape(told.title)}</title>\n'
        f'<desc id="{told.id}-desc">{escape(told.description)}</desc>\n'
    )
    style = f"<style>{faces}</style>\n" if faces else ""
    body = "\n".join(drawing.parts)
    exact = 'text-rendering="geometricPrecision" style="font-kerning:none;font-variant-ligatures:none"'
    words = f'<g font-family="{family}{FALLBACKS}" {exact}>'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{_metadata(told)}{style}{words}\n{body}\n</g>\n</svg>\n'
    return text.encode("utf-8")


def escape(text: str) -> str:
    """Words as XML has them, in elements and in attributes; signs that XML cannot hold are left out."""
    sound = "".join(
        sign for sign in text if sign >= " " and sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff"
    )
    return sound.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _metadata(told: Told) -> str:
    """Dublin Core, for programs that catalogue pictures."""
    said = {"title": told.title, "source": told.source, "language": told.language, "publisher": told.edition}
    inside = "".join(f"<dc:{name}>{escape(words)}</dc:{name}>" for name, words in said.items() if words)
    return f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</metadata>\n'


def _faces(drawing: Drawing) -> tuple[str, str]:
    """The name of the typeface in this file, and the rules that bring it. The name is that of its letters: a page of
    HTML with several pictures keeps them apart.
    """
    from byfacts.paper.subset import web_font  # brings ReportLab

    written = {bold: "".join(sorted(drawing.written[bold])) for bold in (False, True)}
    name = f"byfacts-{hashlib.sha256(repr(written).encode()).hexdigest()[:8]}"
    rules = []
    for bold, text in written.items():
        if text:
            data = base64.b64encode(web_font(text, bold=bold)).decode("ascii")
            url = f"url(data:font/woff;base64,{data}) format('woff')"
            rules.append(f"@font-face{{font-family:'{name}';font-weight:{WEIGHTS[bold]};src:{url}}}")
    return f"'{name}', ", "".join(rules)


class Drawing:
    """Collects elements; a Pen as ``paper.marks`` wants it. ``written`` are the letters of each weight."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.parts: list[str] = []
        self.written: dict[bool, set[str]] = {False: set(), True: set()}
        self._clips = 0

    def words(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, halo: str = ""
    ) -> None:
        """A line of words. It keeps its length in every typeface, so that nothing touches where ours is missing."""
        if not text:
            return
        self.written[bold] |= set(text)
        length = letters.measure(text, size, bold)
        weight = ' font-weight="600"' if bold else ""
        place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{weight} textLength="{_n(length)}"'
        place += ' lengthAdjust="spacingAndGlyphs"'
        if halo:  # as an element of its own: not every program knows paint-order
            rim = f'fill="none" stroke="{halo}" stroke-width="{_n(HALO_WIDTH)}" stroke-linejoin="round"'
            self.parts.append(f'<text {place} {rim} aria-hidden="true">{escape(text)}</text>')
        self.parts.append(f'<text {place} fill="{colour}">{escape(text)}</text>')

    def stroke_line(self, points: Ring, colour: str, width: float, dash: tuple[float, ...] | None = None) -> None:
        dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
        self._path(_line(points), f'fill="none" stroke="{colour}" stroke-width="{_n(width)}"{dashes}')

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "", edge: str = "", edge_width: float = 0.75
    ) -> None:
        if fill:
            self.parts.append(f'<rect {_rectangle(x, y, width, height)} fill="{fill}"/>')
        if edge:
            inset = edge_width / 2
            inside = _rectangle(x + inset, y + inset, width - edge_width, height - edge_width)
            line = f'fill="none" stroke="{edge}" stroke-width="{_n(edge_width)}"'
            self.parts.append(f"<rect {inside} {line}/>")

    def area(self, rings: Sequence[Ring], fill: str = "", edge: str = "", edge_width: float = 0.5) -> None:
        if fill or edge:
            self._path(
                _closed(rings), f'fill-rule="evenodd" {_painted(fill, edge, edge_width)} stroke-linejoin="round"'
            )

    def disc(self, x: float, y: float, radius: float, fill: str = "", edge: str = "", edge_width: float = 0.6) -> None:
        if fill or edge:
            self.parts.append(f"<circle {_circle(x, y, radius)} {_painted(fill, edge, edge_width)}/>")

    @contextmanager
    def clipped(self, rings: Sequence[Ring] = (), disc: tuple[float, float, float] | None = None) -> Iterator[None]:
        self._clips += 1
        name = f"{self.id}-clip{self._clips}"
        shape = f"<circle {_circle(*disc)}/>" if disc else f'<path clip-rule="evenodd" d="{_closed(rings)}"/>'
        self.parts.append(f'<clipPath id="{name}">{shape}</clipPath><g clip-path="url(#{name})">')
        yield
        self.parts.append("</g>")

    def strokes(self, lines: Sequence[Ring], colour: str, width: float) -> None:
        self._path("".join(map(_line, lines)), f'fill="none" stroke="{colour}" stroke-width="{_n(width)}"')

    def dots(self, centres: Sequence[tuple[float, float]], radius: float, colour: str) -> None:
        line = f'fill="none" stroke="{colour}" stroke-width="{_n(2 * radius)}" stroke-linecap="round"'
        self._path("".join(f"M{_n(x)} {_n(y)}h0" for x, y in centres), line)

    def _path(self, way: str, look: str) -> None:
        if way:
            self.parts.append(f'<path d="{way}" {look}/>')


def _n(number: float) -> str:
    """At most two decimals, and none that say nothing."""
    return f"{number + 0.0:.2f}".rstrip("0").rstrip(".") if abs(number) >= 0.005 else "0"


def _line(points: Ring) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _closed(rings: Sequence[Ring]) -> str:
    return "".join(f"{_line(ring)}Z" for ring in rings if ring)


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'


def _circle(x: float, y: float, radius: float) -> str:
    return f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'


def _painted(fill: str, edge: str, edge_width: float) -> str:
    line = f' stroke="{edge}" stroke-width="{_n(edge_width)}"' if edge else ""
    return f'fill="{fill or "none"}"{line}'
