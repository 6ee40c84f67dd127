"""How a look becomes a fill and an outline of DrawingML: plain, a pattern that PowerPoint has, or none."""

from __future__ import annotations

import re
from typing import Any, Final

from byfacts.charts.marks import Fill, Tone
from byfacts.charts.style import Kind, Look, look, tone
from byfacts.tokens import theme

A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME: Final = "light"  # slides are printed matter: the dark theme stays on the screen
PATTERNS: Final[dict[Kind, str]] = {
    "hatch": "wdUpDiag", "dots": "pct20", "horizontal": "narHorz", "vertical": "narVert",
}  # fmt: skip
DASHED: Final = frozenset({Fill.PARTIAL, Fill.UP_TO})
NAMES: Final = " ".join(
    f'xmlns:{short}="http://schemas.openxmlformats.org/{long}"'
    for short, long in (
        ("a", "drawingml/2006/main"), ("c", "drawingml/2006/chart"), ("p", "presentationml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)  # fmt: skip
ILLEGAL: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
CLOSED: Final = 0.75  # points: the outline of a shape that needs one


def looks(fill: Fill, topic: str) -> Look:
    """How a fill looks on a slide: as on paper in colour."""
    return look(fill, theme(THEME), topic, medium="paper")


def colour(of: Tone, topic: str) -> str:
    """The colour of a line or of words, as DrawingML writes it: six digits."""
    return tone(of, theme(THEME), topic).lstrip("#").upper()


def role(name: str) -> str:
    """A colour of the theme by its role."""
    return theme(THEME)[name].lstrip("#").upper()


def filled(fill: Fill, topic: str) -> str:
    """The fill as XML."""
    if fill is Fill.PAPER:  # what the slide has behind it, whatever that becomes
        return '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    found = looks(fill, topic)
    if found.ground is None:
        return "<a:noFill/>"
    if found.pattern.kind == "none" or found.ink is None:
        return solid(found.ground)
    kind = PATTERNS[found.pattern.kind]
    ink, ground = (_rgb(hex_) for hex_ in (found.ink, found.ground))
    return f'<a:pattFill prst="{kind}"><a:fgClr>{ink}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>'


def outlined(fill: Fill, topic: str, width: float = CLOSED) -> str:
    """The outline as XML; none where the look has none."""
    if fill is Fill.PAPER:  # it hides the outline of what lies below, too
        return '<a:ln w="19050"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
    found = looks(fill, topic)
    if found.outline is None:
        return "<a:ln><a:noFill/></a:ln>"
    return stroke(found.outline, width, dashed=fill in DASHED)


def stroke(hex_: str, width: float, *, dashed: bool = False) -> str:
    """A line as XML; ``width`` in points."""
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{round(width * 12700)}">{solid(hex_)}{dash}</a:ln>'


def solid(hex_: str) -> str:
    return f"<a:solidFill>{_rgb(hex_)}</a:solidFill>"


def rgb(hex_: str) -> Any:
    """A colour as the library takes it."""
    from pptx.dml.color import RGBColor

    digits = hex_.lstrip("#")
    made: Any = RGBColor  # without types
    return made(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def _rgb(hex_: str) -> str:
    return f'<a:srgbClr val="{hex_.lstrip("#").upper()}"/>'


def parsed(xml: str) -> Any:
    """An element from XML in which ``a`` and ``c`` are the usual names; never from words of others."""
    from pptx.oxml import parse_xml

    inner = parse_xml(f"<wrap {NAMES}>{xml}</wrap>")
    return inner[0]


def written(words: str) -> str:
    """Words as a sheet and XML take them: without the signs that no XML may hold."""
    return ILLEGAL.sub("", words)
