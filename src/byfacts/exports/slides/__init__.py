"""Charts as slides (PPTX) that can be edited: native charts and tables, sources, alternative texts, speaker's notes.

The same charts in the same language give the same bytes: every time in the file is the day as of which the data stand.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from byfacts.charts.chart import Cell, Table
from byfacts.citing import source_lines
from byfacts.exports.archive import moment, timeless
from byfacts.exports.slides import figures, fills, grids, ground, matter, opening, proposals, stage, texts
from byfacts.exports.slides.stage import Words

if TYPE_CHECKING:
    from byfacts.exports.formats import Piece

LONGEST = 255  # letters of a property, says the format


def as_slides(pieces: Sequence[Piece]) -> bytes:
    """One deck in one language: charts of one or more topics, in their order. Some charts of one topic have no opening.

    Raises ValueError where there is none.
    """
    if not pieces:
        raise ValueError("a deck needs charts")
    deck = ground.empty()
    opened = set[str]()
    for piece in pieces:
        if _framed(piece, pieces) and piece.sheet.topic not in opened:
            opened.add(piece.sheet.topic)
            opening.add(deck, piece)
            _key_facts(deck, piece)
            proposals.add(deck, piece)
        for chart in piece.charts:
            matter.add(deck, piece, chart)
    _sources(deck, pieces)
    _describe(deck, pieces)
    _speak(deck, pieces[0].language.code)
    kept = io.BytesIO()
    deck.save(kept)
    return timeless(kept.getvalue(), pieces[0].library.as_of)


def _framed(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether charts come with the opening and the key facts of their topic."""
    return len(pieces) > 1 or piece.charts == piece.sheet.charts


def _key_facts(deck: Any, piece: Piece) -> None:
    say, sheet = piece.language, piece.sheet
    if not sheet.key_facts:
        return
    ids = [id for fact in sheet.key_facts for id in fact.sources]
    lines = source_lines(piece.library, say, ids)
    source = say.text("Source: {sources}", sources=" ".join(lines))
    spoken = "\n".join(fact.spoken for fact in sheet.key_facts)
    made = stage.new(deck, piece, Words(sheet.headline, say.text("Key facts"), source, spoken, marks=_marks(piece)))
    figures.facts(made, sheet.key_facts)
    stage.finish(made, piece)


def _marks(piece: Piece) -> tuple[Any, ...]:
    used = {fact.mark for fact in piece.sheet.key_facts}
    return tuple(key.fill for key in piece.sheet.marks if key.fill in used)


def _sources(deck: Any, pieces: Sequence[Piece]) -> None:
    """Every source of the deck with its vintage and licence, at the end."""
    piece, say = pieces[-1], pieces[-1].language
    rows = tuple((Cell(line),) for line in source_lines(piece.library, say, _ids(pieces)))
    table = Table((say.text("Source"),), rows, (False,))
    citations = "\n".join(dict.fromkeys(one.sheet.citation for one in pieces))
    words = Words(say.text("Sources"), piece.sheet.as_of, "", citations)
    for number, page in enumerate(grids.pages(table, stage.space_for(words, piece), (14.0, 13.0, 12.0))):
        made = stage.new(deck, piece, matter.continued(words, say) if number else words)
        frame = grids.place(made.slide, page, made.space, made.topic)
        texts.describe(frame, say.text("Sources"), say.text("Sources"))
        stage.finish(made, piece)


def _ids(pieces: Sequence[Piece]) -> Iterator[str]:
    """Of the charts and, where a topic is whole, of all that its sheet rests on."""
    for piece in pieces:
        for chart in piece.charts:
            yield from chart.sources
        if _framed(piece, pieces):
            for fact in piece.sheet.key_facts:
                yield from fact.sources
            for band in piece.sheet.bands:
                yield from (id for fact in band.facts for id in fact.sources)
            yield from piece.sheet.lasting_sources


def _describe(deck: Any, pieces: Sequence[Piece]) -> None:
    """The properties of the document."""
    piece = pieces[0]
    about, sheet = deck.core_properties, piece.sheet
    whole = len(pieces) > 1 or len(piece.charts) != 1
    title = sheet.series_name if len(pieces) > 1 else sheet.title if whole else piece.charts[0].title
    topics = ", ".join(dict.fromkeys(one.sheet.title for one in pieces))
    about.title, about.subject, about.keywords, about.comments = (
        fills.written(words)[:LONGEST]
        for words in (title, sheet.series_name, topics, f"{sheet.edition}. {sheet.as_of}.")
    )
    about.author = about.last_modified_by = "byfacts"
    about.language, about.version, about.revision = texts.tag(piece.language.code), piece.library.edition, 1
    about.created = about.modified = moment(piece.library.as_of)


def _speak(deck: Any, code: str) -> None:
    """The words inside charts have a language too."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    for slide in deck.slides:
        for relation in slide.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.CHART:
                texts.speak(relation.target_part._element, code)
