"""The first slide of a topic: its name, its finding, the state of the data and the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from byfacts.charts.marks import Tone
from byfacts.exports.slides import fills, ground, room, stage, texts
from byfacts.exports.slides.texts import Style

if TYPE_CHECKING:
    from byfacts.exports.formats import Piece


def add(deck: Any, piece: Piece) -> None:
    sheet, say = piece.sheet, piece.language
    slide = deck.slides.add_slide(ground.layout(deck, ground.OPENING))
    hue = fills.colour(Tone.HUE, sheet.topic)
    stage.band(slide, sheet.topic)
    places = {one.placeholder_format.idx: one for one in slide.placeholders}
    size = room.fitting(sheet.title, room.OPENING_TITLE, (48.0, 44.0, 40.0, 36.0, 32.0), bold=True)
    texts.fill(places[0].text_frame, [(sheet.title, Style(size, bold=True, colour=hue))])
    size = room.fitting(sheet.headline, room.OPENING_TEXT, (30.0, 28.0, 26.0, 24.0))
    texts.fill(places[1].text_frame, [(sheet.headline, Style(size))])
    issue = [sheet.series_name, sheet.as_of, sheet.edition]
    grey = Style(16, colour=fills.role("ink2"))
    texts.fill(places[ground.FOOT].text_frame, [(words, grey) for words in issue])
    stage.footer(slide, piece)
    stage.note(slide, "\n".join(filter(None, (sheet.headline, sheet.standfirst, sheet.citation))), piece)
    texts.speak(slide._element, say.code, sheet.foreign)
