"""A slide for each recommendation: what it asks for, of whom, and the facts that bear on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from byfacts.charts.marks import Tone
from byfacts.citing import source_lines
from byfacts.exports.slides import fills, room, stage, texts
from byfacts.exports.slides.room import Space
from byfacts.exports.slides.stage import Words
from byfacts.exports.slides.texts import Style

if TYPE_CHECKING:
    from byfacts.exports.formats import Piece
    from byfacts.sheet import Band

GAP, PARAGRAPH = 36.0, 7.0
Lines = list[tuple[str, Style]]


def add(deck: Any, piece: Piece) -> None:
    for band in piece.sheet.bands:
        _one(deck, piece, band)


def _one(deck: Any, piece: Piece, band: Band) -> None:
    say, library = piece.language, piece.library
    whom = ", ".join(filter(None, (*band.addressees, band.partners_text)))
    ids = [id for fact in band.facts for id in fact.sources] + [library.recommendations[band.id].source]
    source = say.text("Source: {sources}", sources=" ".join(source_lines(library, say, ids)))
    notes = "\n".join(filter(None, (band.summary, band.where)))
    made = stage.new(deck, piece, Words(f"{band.number}. {band.title}", whom, source, notes))
    wide = (made.space.width - GAP) / 2
    size = next(
        (s for s in (17.0, 16.0, 15.0, 14.0, 13.0, 12.0) if _high(piece, band, s, wide) <= made.space.height), 11.0
    )
    for place, lines in enumerate(_columns(piece, band, size)):
        space = Space(made.space.left + place * (wide + GAP), made.space.top, wide, made.space.height)
        texts.box(made.slide, lines, space, lines[0][0], gap=PARAGRAPH)
    stage.finish(made, piece)


def _columns(piece: Piece, band: Band, size: float) -> tuple[Lines, Lines]:
    heads, small, grey = piece.sheet.band_heads, size - 1.5, fills.role("ink2")
    actions: Lines = [(heads[1], Style(small, bold=True, colour=grey))]
    for action in band.actions:
        actions.append((f"{action.number}. {action.text}", Style(size, bold=True)))
        actions.append((action.detail, Style(small)))
    facts: Lines = [(heads[2], Style(small, bold=True, colour=grey))]
    for fact in band.facts:
        facts.append((fact.value, Style(size + 5, bold=True, colour=fills.colour(Tone.HUE, fact.topic))))
        facts.append((fact.text, Style(size)))
        facts.append((" · ".join(filter(None, (fact.meta, fact.passed))), Style(small, colour=grey)))
    if band.no_figure:
        facts.append((band.no_figure, Style(size)))
    return [line for line in actions if line[0]], [line for line in facts if line[0]]


def _high(piece: Piece, band: Band, size: float, width: float) -> float:
    return max(
        sum(room.height_of(words, style.size, width, bold=style.bold) + PARAGRAPH for words, style in lines)
        for lines in _columns(piece, band, size)
    )
