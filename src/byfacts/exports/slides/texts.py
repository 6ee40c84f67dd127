"""Words on a slide: runs with their font, size, colour and language, in boxes and placeholders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from byfacts.exports.slides import fills, room
from byfacts.exports.slides.room import Space
from byfacts.frozen import frozen

if TYPE_CHECKING:
    from pptx.slide import Slide

# What spell checkers and screen readers of office programs know the languages by.
TAGS: Final = {"en": "en-GB", "ru": "ru-RU", "be": "be-BY", "pl": "pl-PL", "lt": "lt-LT", "lv": "lv-LV"}
Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "center", "right"]


@frozen
class Style:
    size: float
    bold: bool = False
    colour: str = ""  # six digits; empty: ink
    align: Align = "left"


def tag(code: str) -> str:
    return TAGS.get(code, code)


def fill(frame: Any, paragraphs: Sequence[tuple[str, Style]], *, gap: float = 0.0) -> None:
    """Put words into a text frame, each paragraph with its style; ``gap`` stands between paragraphs, in points."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    for place, (words, style) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = getattr(PP_ALIGN, style.align.upper())
        if gap and place:
            paragraph.space_before = Pt(gap)
        for line, part in enumerate(fills.written(words).split("\n")):
            if line:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = part
            _set(run, style)


def _set(run: Any, style: Style) -> None:
    from pptx.util import Pt

    font = run.font
    font.size, font.bold, font.name = Pt(style.size), style.bold, room.FONT
    font.color.rgb = fills.rgb(style.colour or fills.role("ink"))


def box(
    slide: Slide, paragraphs: Sequence[tuple[str, Style]], space: Space, name: str, anchor: Anchor = "top", *,
    wrap: bool = True, gap: float = 0.0,
) -> Any:  # fmt: skip
    """A box of words without margins."""
    from pptx.util import Emu

    shape = slide.shapes.add_textbox(*(Emu(x) for x in space.emu()))
    shape.name = name
    settle(shape.text_frame, anchor, wrap=wrap)
    fill(shape.text_frame, paragraphs, gap=gap)
    return shape


def settle(frame: Any, anchor: Anchor = "top", *, wrap: bool = True) -> None:
    """No margins, no growing or shrinking: sizes are settled here."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

    frame.word_wrap = wrap
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = getattr(MSO_ANCHOR, anchor.upper())
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def describe(shape: Any, name: str, description: str) -> None:
    """Name and alternative text of a shape, a chart or a table."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", fills.written(name))
    properties.set("descr", fills.written(description))


def decorate(shape: Any, name: str) -> None:
    """Mark a shape as one that says nothing, so that a screen reader passes over it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.append(fills.parsed(
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    ))  # fmt: skip


def speak(element: Any, code: str, foreign: Sequence[tuple[str, str]] = ()) -> None:
    """Say of every run in an element which language it is in; phrases of other languages get their own."""
    for run in list(element.iter(f"{{{fills.A}}}r")):
        if run.find(f"{{{fills.A}}}rPr") is None:
            run.insert(0, fills.parsed("<a:rPr/>"))
        _part_foreign(run, foreign)
    names = ("rPr", "endParaRPr", "defRPr")
    for properties in element.iter(*(f"{{{fills.A}}}{name}" for name in names)):
        if properties.get("lang") is None:
            properties.set("lang", tag(code))


def _part_foreign(run: Any, foreign: Sequence[tuple[str, str]]) -> None:
    """Part a run where phrases of another language begin and end."""
    from copy import deepcopy

    text = run.find(f"{{{fills.A}}}t")
    codes = {words: code for words, code in foreign if words in (text.text or "")}
    if not codes:
        return
    parts = re.split("(" + "|".join(map(re.escape, codes)) + ")", text.text)
    for part in parts:
        if not part:
            continue
        made = deepcopy(run)
        made.find(f"{{{fills.A}}}t").text = part
        if part in codes:
            made.find(f"{{{fills.A}}}rPr").set("lang", tag(codes[part]))
        run.addprevious(made)
    run.getparent().remove(run)
