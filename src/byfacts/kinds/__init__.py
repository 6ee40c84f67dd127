"""Chart kinds: each turns what a topic file writes into content and a table. A new kind is one function, listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from byfacts.charts.chart import Chart
from byfacts.charts.content import Columns, Content, Curves, Lines, Multiples
from byfacts.charts.marks import Fill
from byfacts.frozen import replace
from byfacts.kinds import axes, checks, compared, dates, evidence, places, ranking, series, spoken
from byfacts.kinds.points import Built, Context, Spec
from byfacts.model import Qualifier

Kind = Callable[[Context, Spec], Built]

KINDS: Final[Mapping[str, Kind]] = {
    "columns": series.columns,
    "multiples": series.multiples,
    "slope": compared.slope,
    "pair": compared.pair,
    "lines": series.lines,
    "bars": ranking.bars,
    "measures": ranking.measures,
    "shares": series.shares,
    "map": places.worldmap,
    "timeline": dates.timeline,
    "moments": dates.moments,
    "ladder": evidence.ladder,
    "counts": evidence.counts,
    "listing": evidence.listing,
    "recommendations": evidence.recommendations,
    "grid": evidence.grid,
    "verdicts": checks.verdicts,
}

LETTERS: Final = {"p": "period", "q": "later", "g": "place", "h": "other"}  # what stands for which choice in words

KEY_ORDER = (
    Fill.FINAL,
    Fill.PROVISIONAL,
    Fill.PROVISIONAL_ESTIMATE,
    Fill.ESTIMATE,
    Fill.RANGE,
    Fill.UP_TO,
    Fill.MORE_THAN,
    Fill.PARTIAL,
    Fill.BREAK,
    Fill.CONTEXT,
    Fill.PASSED,
    Fill.NO_DATA,
)


def build(context: Context, spec: Spec) -> Chart:
    """The chart that a topic file describes, in the language and with the choices of the context."""
    chosen = {letter: context.chosen.get(id) or spec.get(id, "") for letter, id in LETTERS.items()}
    built = KINDS[spec["kind"]](replace(context, writer=context.writer.choosing(chosen)), spec)
    answered = {choice.id: choice.chosen for choice in built.choices}  # what was chosen may not be there any more
    writer = context.writer.choosing({letter: answered.get(id, chosen[letter]) for letter, id in LETTERS.items()})
    axes.guard(context.library, built.content)
    title, subtitle = writer.words(spec["title"]), writer.words(spec["subtitle"])
    sentence = writer.words(spec.get("sentence"))
    notes = tuple(writer.text(note) for note in spec.get("notes", ()))
    sources = dict.fromkeys((*built.sources, *title.sources, *sentence.sources, *spec.get("sources", ())))
    numbers = spoken.numbers(built.content, built.points)
    return Chart(
        id=spec["id"],
        kind=spec["kind"],
        topic=context.topic,
        icon=spec["icon"],
        name=writer.text(spec["name"]),
        meta=writer.text(spec.get("meta")),
        title=title.text,
        subtitle=subtitle.text,
        sentence=sentence.text,
        alt=" ".join(f"{words.rstrip('.')}." for words in (title.text, subtitle.text, sentence.text, numbers) if words),
        notes=notes,
        sources=tuple(sources),
        marks=_marks(spec["kind"], built),
        table=built.table,
        content=built.content,
        choices=built.choices,
        companion=spec.get("companion", ""),
    )


def _marks(kind: str, built: Built) -> tuple[Fill, ...]:
    """The status marks in use. A stack's second part and a map's land are no status; they are named on the chart."""
    used = {p.fill for p in built.points}
    used |= {Fill.MORE_THAN for p in built.points if p.quantity and p.quantity.qualifier is Qualifier.MORE_THAN}
    if kind in ("shares", "listing", "moments", "recommendations", "verdicts"):
        return ()
    if _broken(built.content):
        used.add(Fill.BREAK)
    return tuple(fill for fill in KEY_ORDER if fill in used)


def _broken(content: Content) -> bool:
    match content:
        case Columns() | Lines():
            return bool(content.breaks)
        case Curves():
            return any(curve.breaks for curve in content.curves)
        case Multiples():
            return any(panel.columns.breaks for panel in content.panels)
    return False
