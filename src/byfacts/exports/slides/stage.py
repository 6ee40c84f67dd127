"""One slide after another: title, subtitle, source, footer and notes, in the order in which they are to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from byfacts.charts.marks import Fill, Label, Mark, Tone
from byfacts.charts.swatches import SLIP, slip
from byfacts.exports.slides import drawing, fills, ground, room, texts
from byfacts.exports.slides.room import Space
from byfacts.exports.slides.texts import Style
from byfacts.frozen import frozen
from byfacts.kinds.points import mark_text

if TYPE_CHECKING:
    from byfacts.exports.formats import Piece

BAND = 7.0  # the strip of the topic's hue at the upper edge
KEY_LINE, SLIP_WIDTH, KEY_GAP = 18.0, 24.0, 22.0
GAP = 6.0
NUMBER_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
SOURCE_SIZES = (room.SMALL, room.LEAST, room.FOOT)


@frozen
class Words:
    """What stands round the matter of a slide. ``marks`` are those of its key, ``remarks`` stand above it."""

    title: str
    subtitle: str
    source: str
    notes: str
    remarks: str = ""
    marks: tuple[Fill, ...] = ()
    topic: str = ""


@frozen
class Stage:
    """A slide on which the frame stands, and the space that is left in it for its matter."""

    slide: Any
    space: Space
    topic: str
    words: Words


def new(deck: Any, piece: Piece, words: Words) -> Stage:
    """A slide with everything but its matter."""
    topic = words.topic or piece.sheet.topic
    slide = deck.slides.add_slide(ground.layout(deck, ground.USUAL))
    band(slide, topic)
    title, subtitle, source = (_placeholder(slide, number) for number in (0, ground.SUBTITLE, ground.SOURCE))
    size = room.fitting(words.title, room.TITLE, room.TITLE_SIZES, bold=True)
    texts.fill(title.text_frame, [(words.title, Style(size, bold=True))])
    if words.subtitle:
        size = room.fitting(words.subtitle, room.SUBTITLE, room.SUBTITLE_SIZES)
        texts.fill(subtitle.text_frame, [(words.subtitle, Style(size, colour=fills.role("ink2")))])
    else:
        subtitle._element.getparent().remove(subtitle._element)
    _source(source, words.source)
    return Stage(slide, space_for(words, piece), topic, words)


def space_for(words: Words, piece: Piece) -> Space:
    """What a slide with these words will leave for its matter."""
    top = room.BODY.top if words.subtitle else room.SUBTITLE.top + GAP
    edge = room.SOURCE.bottom
    if words.source:
        size = room.fitting(words.source, room.SOURCE, SOURCE_SIZES)
        edge -= room.height_of(words.source, size, room.INNER)
    return Space(room.MARGIN, top, room.INNER, _bottom(words, piece, edge) - top)


def finish(stage: Stage, piece: Piece) -> None:
    """What stands below the matter, after it in the order of reading: remarks, key, source, footer; and the notes."""
    slide, words = stage.slide, stage.words
    source = _placeholder(slide, ground.SOURCE) if words.source else None
    edge = source.top / room.EMU if source is not None else room.SOURCE.bottom
    bottom = edge - GAP
    if words.marks:
        bottom -= _key_height(words.marks, piece)
        _key(stage, piece, bottom)
    if words.remarks:
        high = room.height_of(words.remarks, room.SMALL, room.INNER)
        style = Style(room.SMALL, colour=fills.role("ink2"))
        space = Space(room.MARGIN, bottom - high - 2, room.INNER, high)
        texts.box(slide, [(words.remarks, style)], space, piece.language.text("Notes"))
    if source is not None:
        slide.shapes._spTree.append(source._element)
    footer(slide, piece)
    note(slide, words.notes, piece)
    texts.speak(slide._element, piece.language.code, piece.sheet.foreign)


def footer(slide: Any, piece: Piece) -> None:
    """Edition and number of the slide, in the placeholders made for them."""
    found = piece.sheet.footer
    grey = fills.role("ink2")
    style = f'<a:rPr sz="{round(room.FOOT * 100)}"><a:solidFill><a:srgbClr val="{grey}"/></a:solidFill></a:rPr>'
    edition = fills.written(f"{found.left} · {found.middle}")
    for number, (kind, index, align) in enumerate((("ftr", 11, "l"), ("sldNum", 12, "r"))):
        shape = fills.parsed(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{900 + number}" name=""/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
            f'<a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{align}"/></a:p></p:txBody></p:sp>'
        )
        paragraph = shape.find(f".//{{{fills.A}}}p")
        if kind == "ftr":
            run = fills.parsed(f"<a:r>{style}<a:t/></a:r>")
            run.find(f"{{{fills.A}}}t").text = edition
        else:
            place = len(slide.part.package.presentation_part.presentation.slides)
            run = fills.parsed(f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{style}<a:t>{place}</a:t></a:fld>')
        paragraph.append(run)
        properties = shape.xpath(".//p:cNvPr")[0]
        properties.set("name", piece.language.text("Edition") if kind == "ftr" else "№")
        properties.set("id", str(_next_id(slide)))
        slide.shapes._spTree.append(shape)


def note(slide: Any, words: str, piece: Piece) -> None:
    """The speaker's notes; their page has no placeholder that stays empty."""
    page = slide.notes_slide
    frame = page.notes_text_frame
    for place, line in enumerate(fills.written(words).split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.add_run().text = line
    for shape in list(page.placeholders):
        if shape.has_text_frame and not shape.text_frame.text:
            shape._element.getparent().remove(shape._element)
    texts.speak(page._element, piece.language.code, piece.sheet.foreign)


def _placeholder(slide: Any, number: int) -> Any:
    return next(one for one in slide.placeholders if one.placeholder_format.idx == number)


def band(slide: Any, topic: str) -> None:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Pt(room.WIDTH), Pt(BAND))
    shape.fill.solid()
    shape.fill.fore_color.rgb = fills.rgb(fills.colour(Tone.HUE, topic))
    shape.line.fill.background()
    shape.shadow.inherit = False
    texts.decorate(shape, "")
    slide.shapes._spTree.insert(2, shape._element)


def _source(shape: Any, words: str) -> None:
    """The words of the source, growing upwards where they are many."""
    from pptx.util import Emu

    if not words:
        shape._element.getparent().remove(shape._element)
        return
    size = room.fitting(words, room.SOURCE, SOURCE_SIZES)
    high = room.height_of(words, size, room.INNER)
    space = Space(room.MARGIN, room.SOURCE.bottom - high, room.INNER, high)
    shape.left, shape.top, shape.width, shape.height = (Emu(x) for x in space.emu())
    texts.fill(shape.text_frame, [(words, Style(size, colour=fills.role("ink2")))])


def _bottom(words: Words, piece: Piece, edge: float) -> float:
    """The lower edge of what is left for the matter."""
    bottom = edge - GAP
    if words.marks:
        bottom -= _key_height(words.marks, piece)
    if words.remarks:
        bottom -= room.height_of(words.remarks, room.SMALL, room.INNER) + 2
    return bottom - GAP


# the key of marks


def _key_height(marks: Sequence[Fill], piece: Piece) -> float:
    return KEY_LINE * (max(line for line, _, _, _ in _keyed(marks, piece)) + 1)


def _keyed(marks: Sequence[Fill], piece: Piece) -> list[tuple[int, float, Fill, str]]:
    """For each mark its line, its place in the line, and its words."""
    found, line, x = [], 0, 0.0
    for fill in marks:
        words = mark_text(piece.language, fill)
        wide = SLIP_WIDTH + GAP + room.width_of(words, room.SMALL) + KEY_GAP
        if x and x + wide > room.INNER + KEY_GAP:
            line, x = line + 1, 0.0
        found.append((line, x, fill, words))
        x += wide
    return found


def _key(stage: Stage, piece: Piece, top: float) -> None:
    """Samples and words as one group, which says the words."""
    marks: list[Mark] = []
    keyed = _keyed(stage.words.marks, piece)
    for line, x, fill, words in keyed:
        y = line * KEY_LINE
        sample = slip(fill, SLIP_WIDTH, x, y + 3)
        marks += sample
        left = x + (SLIP_WIDTH + GAP if sample else 0.0)
        marks.append(Label(left, y + 3 + SLIP_WIDTH * SLIP - 1, words, room.SMALL, Tone.INK2))
    group = drawing.place(stage.slide, marks, Space(room.MARGIN, top, room.INNER, KEY_LINE), stage.topic)
    heading = piece.language.text("Marks")
    texts.describe(group, heading, "; ".join(words for _, _, _, words in keyed))


def _next_id(slide: Any) -> int:
    return max((int(one) for one in slide._element.xpath("//p:cNvPr/@id")), default=1) + 1
