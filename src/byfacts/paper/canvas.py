"""A page that is drawn and tagged in one go: whatever is painted belongs to a structure element or is decoration.

Points, y downwards from the page's top left corner. Words outside ``content`` are a mistake and raise; shapes outside
it become artifacts, so that rules and grounds need no care. Only this module writes content-stream operators.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from byfacts import __version__
from byfacts.errors import N_, LayoutError
from byfacts.paper import fonts, metadata
from byfacts.paper.foreign import Phrase, Phrases
from byfacts.paper.metadata import About
from byfacts.paper.structure import Node, write_tree

if TYPE_CHECKING:
    from byfacts.paper.attachment import Attachment
    from byfacts.paper.logo import Logo

Ring = Sequence[tuple[float, float]]
Anchor = Literal["start", "middle", "end"]
TOOL = f"byfacts {__version__}"
CIRCLE = 0.5523  # how far a quarter circle's control points stand out, of its radius


@cache
def rgb(colour: str) -> str:
    """A hex colour as the three operands of a colour operator."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))


class Page(Canvas):  # type: ignore[misc]
    """One tagged page. ``width`` and ``height`` in points; ``foreign`` are phrases in other languages."""

    def __init__(self, width: float, height: float, about: About, foreign: Sequence[Phrase] = ()) -> None:
        self._fonts = fonts.registered()
        self._width, self.height = width, height
        self._file = BytesIO()
        super().__init__(
            self._file,
            pagesize=(width, height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts.REGULAR,
            lang=about.language,
        )
        self._doc._timeStamp = metadata.DataDay(about.day)  # noqa: SLF001 - there is no other way in
        self._doc.signature = hashlib.md5(TOOL.encode(), usedforsecurity=False)
        self._about, self.foreign = about, Phrases(foreign)
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setKeywords(about.keywords)
        self.setCreator(TOOL)
        self.setProducer(TOOL)
        self.setViewerPreference("DisplayDocTitle", "true")
        self._root = Node("Document")
        self._stack = [self._root]
        self._owners: list[Node] = []
        self._open: Literal["", "content", "paused", "furniture", "artifact"] = ""
        self._fill = self._stroke = ""
        self._names: dict[tuple[bool, int], str] = {}
        self._pictures: dict[str, Any] = {}

    def _make_preamble(self) -> None:
        """No initial font and no initial matrix: the page says itself what it needs."""
        self._preamble = ""

    # Structure

    @contextmanager
    def node(
        self,
        role: str,
        *,
        alt: str = "",
        box: tuple[float, float, float, float] | None = None,
        scope: str = "",
        numbering: str = "",
        language: str = "",
        link: str = "",
    ) -> Iterator[Node]:
        """A structure element for what follows. ``box`` is x, y, width, height."""
        bbox = (box[0], self.height - box[1] - box[3], box[0] + box[2], self.height - box[1]) if box else None
        node = Node(role, alt, bbox, scope, numbering, language, link)
        self._stack[-1].children.append(node)
        self._stack.append(node)
        yield node
        self._stack.pop()

    @contextmanager
    def content(
        self, role: str = "", *, alt: str = "", box: tuple[float, float, float, float] | None = None
    ) -> Iterator[None]:
        """What is painted inside belongs to the current element, or to a new one of this role."""
        if role:
            with self.node(role, alt=alt, box=box), self.content():
                yield
            return
        self._close()
        self._mark()
        yield
        self._close()

    def _mark(self) -> None:
        """Begins marked content of the current element."""
        node = self._stack[-1]
        self._code.append(f"/{node.role} <</MCID {len(self._owners)}>> BDC")
        node.children.append(len(self._owners))
        self._owners.append(node)
        self._open = "content"

    @contextmanager
    def inline(self, language: str, link: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Within content, words of another language or an address: an element of its own in the middle of the text."""
        if not (language or link) or self._open not in ("content", "paused"):
            yield
            return
        if self._open == "content":
            self._code.append("EMC")
        where = box if link else None
        with self.node("Link" if link else "Span", box=where, language=language, link=link):
            self._mark()
            yield
            self._code.append("EMC")
        self._open = "paused"  # the element around it goes on with what comes next, if anything does

    @contextmanager
    def artifact(self, subtype: Literal["Header", "Footer"] | None = None) -> Iterator[None]:
        """What is painted inside, words too, is not part of the text: page furniture."""
        self._close()
        kind = f"/Type /Pagination /Subtype /{subtype}" if subtype else "/Type /Layout"
        self._code.append(f"/Artifact <<{kind}>> BDC")
        self._open = "furniture"
        yield
        self._close()

    def _close(self) -> None:
        if self._open and self._open != "paused":
            self._code.append("EMC")
        self._open = ""

    def _paint(self, code: str) -> None:
        if self._open == "paused":
            self._mark()
        if not self._open:
            self._code.append("/Artifact BMC")
            self._open = "artifact"
        self._code.append(code)

    # Words

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        tracking: float = 0.0,
        halo: str = "",
        halo_width: float = 2.2,
    ) -> None:
        """A line of words from x, on the baseline y. ``halo`` is the colour of a rim round the letters."""
        if not text:
            return
        if self._open == "paused":
            self._mark()
        if self._open not in ("content", "furniture"):
            raise RuntimeError(f"words that no structure element holds: {text}")
        shown = self._encoded(text, size, bold)
        track = f"{tracking:.2f} Tc " if tracking else ""
        place = f"{x:.2f} {self.height - y:.2f} Td"
        if halo:
            rim = f"q 1 Tr {halo_width:.2f} w 1 j {rgb(halo)} RG"
            # The rim repeats the letters; an empty ActualText keeps them from being read twice.
            self._code.append(f"/Span <</ActualText ()>> BDC {rim} BT {track}{place} {shown} ET Q EMC")
        self._set_fill(colour)
        self._code.append(f"BT {track}{place} {shown}{' 0 Tc' if tracking else ''} ET")

    def _encoded(self, text: str, size: float, bold: bool) -> str:
        font = self._fonts[bold]
        known = font.face.charToGlyph
        missing = sorted({c for c in text if ord(c) not in known})
        if missing:
            raise LayoutError(
                N_("The page cannot show {signs}: its typeface has no such characters. Take them out of the text."),
                signs=", ".join(f"{c} (U+{ord(c):04X})" for c in missing),
            )
        parts = []
        for subset, chunk in font.splitString(text, self._doc):
            key = (bold, subset)
            if key not in self._names:
                self._names[key] = font.getSubsetInternalName(subset, self._doc)
            parts.append(f"{self._names[key]} {size:.2f} Tf ({escapePDF(chunk)}) Tj")
        return " ".join(parts)

    # Shapes

    def stroke_line(
        self, points: Ring, colour: str, width: float, dash: tuple[float, ...] | None = None, cap: int = 0
    ) -> None:
        """A polyline."""
        self._set_stroke(colour)
        line = f"{width:.2f} w {self._path(points)} S"
        if dash or cap:
            line = f"q {cap} J [{' '.join(f'{d:.2f}' for d in dash or ())}] 0 d {line} Q"
        self._paint(line)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "", edge: str = "", edge_width: float = 0.75
    ) -> None:
        """A rectangle, filled, outlined or both; the outline lies inside it."""
        if fill:
            self._set_fill(fill)
            self._paint(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f")
        if edge:
            inset = edge_width / 2
            self._set_stroke(edge)
            place = f"{x + inset:.2f} {self.height - y - height + inset:.2f}"
            self._paint(f"{edge_width:.2f} w {place} {width - edge_width:.2f} {height - edge_width:.2f} re S")

    def area(self, rings: Sequence[Ring], fill: str = "", edge: str = "", edge_width: float = 0.5) -> None:
        """Closed rings by the even-odd rule."""
        self._finish_shape(" ".join(self._path(ring) + " h" for ring in rings), fill, edge, edge_width)

    def disc(self, x: float, y: float, radius: float, fill: str = "", edge: str = "", edge_width: float = 0.6) -> None:
        """A circle."""
        self._finish_shape(self._circle(x, y, radius), fill, edge, edge_width)

    def _finish_shape(self, path: str, fill: str, edge: str, edge_width: float) -> None:
        if fill:
            self._set_fill(fill)
        if edge:
            self._set_stroke(edge)
            path = f"{edge_width:.2f} w 1 j {path}"
        if fill or edge:
            self._paint(f"{path} {'B*' if fill and edge else 'f*' if fill else 'S'}")

    @contextmanager
    def clipped(self, rings: Sequence[Ring] = (), disc: tuple[float, float, float] | None = None) -> Iterator[None]:
        """Paints what follows only inside the rings, or inside a circle of centre x, y and radius."""
        path = self._circle(*disc) if disc else " ".join(self._path(ring) + " h" for ring in rings)
        before = self._fill, self._stroke
        self._paint(f"q {path} W* n")
        yield
        self._code.append("Q")
        self._fill, self._stroke = before

    def strokes(self, lines: Sequence[Ring], colour: str, width: float) -> None:
        """Many short lines in one stroke: the lines of a hatch."""
        self._set_stroke(colour)
        self._paint(f"{width:.2f} w {' '.join(map(self._path, lines))} S")

    def dots(self, centres: Sequence[tuple[float, float]], radius: float, colour: str) -> None:
        """Many equal dots in one stroke: lines of no length with round ends (ISO 32000-1, 8.5.3.2)."""
        self._set_stroke(colour)
        lines = " ".join(self._path([centre, centre]) for centre in centres)
        self._paint(f"q 1 J {2 * radius:.2f} w {lines} S Q")

    def picture(self, logo: Logo, x: float, y: float, width: float, height: float) -> None:
        """Pixels stretched over a rectangle."""
        name, stream = "Logo", metadata.image(logo)
        self._doc.Reference(stream, name)
        self._pictures[name] = stream
        self._paint(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {self.height - y - height:.2f} cm /{name} Do Q")

    def _path(self, points: Ring) -> str:
        flat = [v for x, y in points for v in (x, self.height - y)]
        return ("%.2f %.2f m " + "%.2f %.2f l " * (len(points) - 1)) % tuple(flat)

    def _circle(self, x: float, y: float, r: float) -> str:
        y, c = self.height - y, r * CIRCLE
        quarters = ((x + r, y + c, x + c, y + r, x, y + r), (x - c, y + r, x - r, y + c, x - r, y),
                    (x - r, y - c, x - c, y - r, x, y - r), (x + c, y - r, x + r, y - c, x + r, y))  # fmt: skip
        curves = " ".join(" ".join(f"{v:.2f}" for v in quarter) + " c" for quarter in quarters)
        return f"{x + r:.2f} {y:.2f} m {curves} h"

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._code.append(f"{rgb(colour)} rg")
            self._fill = colour

    def _set_stroke(self, colour: str) -> None:
        if colour != self._stroke:
            self._code.append(f"{rgb(colour)} RG")
            self._stroke = colour

    # The file

    def finish(self, attachment: Attachment | None = None) -> bytes:
        """Closes the page and returns the file."""
        self._close()
        self._doc.updateSignature("".join(self._code) + self._about.title + self._about.language + self._about.keywords)
        for picture in self._pictures.values():
            self._doc.updateSignature(picture.content)
        if attachment:
            self._doc.updateSignature(attachment.content)
        name = self._doc.thisPageName()
        self.showPage()
        page = self._doc.idToObject[name]
        if self._pictures:
            page.XObjects = PDFDictionary({key: self._doc.Reference(found) for key, found in self._pictures.items()})
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs, page.Trans = 0, PDFName("S"), None
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.StructTreeRoot, links = write_tree(self._doc, self._root, self._owners, name)
        if links:
            page.Annots = PDFArray(links)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.OutputIntents = metadata.output_intent(self._doc)
        catalog.Metadata = metadata.xmp(self._about, TOOL, part=3 if attachment else 2)
        if attachment:
            from byfacts.paper.attachment import embed

            embed(self._doc, attachment, self._about.day)
        data: bytes = self.getpdfdata()
        return data
