"""One number of a chart: how it is labelled, spoken, marked and traced."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from byfacts import derive
from byfacts.charts.chart import Cell, Choice, Table
from byfacts.charts.content import Content, Point
from byfacts.charts.marks import Fill
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library, Nature, Qualifier, Quantity, Status
from byfacts.units import counted
from byfacts.wording import Writer

Spec = Mapping[str, Any]


@frozen
class Context:
    """What a kind needs to build a chart: the library and language (in ``writer``), the day, what was chosen.

    ``folds``: tables are made ready to be folded on a page.
    """

    writer: Writer
    topic: str
    on: str
    chosen: Mapping[str, str]
    folds: bool = True

    @property
    def library(self) -> Library:
        return self.writer.library

    @property
    def say(self) -> Language:
        return self.writer.language

    def choice(self, id: str, offered: Collection[str], usual: str) -> str:
        """What was chosen; what is chosen usually, where that is not offered (any more: it may be kept for long)."""
        found = self.chosen.get(id, "")
        return found if found in offered else usual


@frozen
class Built:
    """A kind's answer: content, the same as a table, and what it drew on."""

    content: Content
    table: Table
    points: tuple[Point, ...]
    sources: tuple[str, ...]
    choices: tuple[Choice, ...] = ()


def fill_of(value: derive.Value) -> Fill:
    """The mark of a value's standing. Eurostat's flag u (low reliability) keeps its fill: the map says it in words."""
    qualifier = value.quantity.qualifier
    if qualifier is Qualifier.RANGE:
        return Fill.RANGE
    if qualifier is Qualifier.UP_TO:
        return Fill.UP_TO
    if value.coverage:
        return Fill.PARTIAL
    if value.status is Status.PROVISIONAL:
        return Fill.PROVISIONAL
    if value.status is Status.ESTIMATE or qualifier in (Qualifier.ABOUT, Qualifier.ALMOST):
        return Fill.FINAL if value.computed and value.unit == "percent" else Fill.ESTIMATE
    return Fill.FINAL


def mark_of(value: derive.Value) -> Fill:
    """As ``fill_of``, with the mark that a key or a table shows for an open end."""
    return Fill.MORE_THAN if value.quantity.qualifier is Qualifier.MORE_THAN else fill_of(value)


def mark_text(say: Language, fill: Fill) -> str:
    """The words of a status mark, as they stand in the key."""
    match fill:
        case Fill.FINAL:
            return say.text("final")
        case Fill.PROVISIONAL | Fill.PROVISIONAL_ESTIMATE:
            return say.text("provisional")
        case Fill.ESTIMATE:
            return say.text("≈ estimate, rounded")
        case Fill.RANGE:
            return say.text("range")
        case Fill.UP_TO:
            return say.text("“up to”")
        case Fill.MORE_THAN:
            return say.text("> more than")
        case Fill.PARTIAL:
            return say.text("part of the period")
        case Fill.CONTEXT:
            return say.text("another concept, for scale")
        case Fill.BREAK:
            return say.text("break in the series")
        case Fill.NO_DATA:
            return say.text("no data")
        case Fill.PASSED:
            return say.text("date has passed")
    return ""


def nature_text(say: Language, nature: Nature | None) -> str:
    match nature:
        case Nature.STOCK:
            return say.text("stock")
        case Nature.FLOW:
            return say.text("flow")
        case Nature.SHARE:
            return say.text("share")
    return ""


def standing(say: Language, value: derive.Value) -> str:
    """Status and nature in words: "Final · flow", "Computed · share"."""
    status = say.text("computed") if value.computed else mark_text(say, mark_of(value))
    words = [w for w in (status, nature_text(say, value.nature)) if w]
    return " · ".join(words)[:1].upper() + " · ".join(words)[1:]


def source_lines(context: Context, sources: Sequence[str]) -> tuple[str, ...]:
    found = [context.library.sources[s] for s in sources if s != derive.COMPUTED]
    return tuple(
        ", ".join(filter(None, (context.say.text(s.short, "short"), context.say.text(s.vintage) if s.vintage else "")))
        for s in found
    )


def point(
    context: Context, value: derive.Value, name: str, spec: Spec | None = None, fill: Fill | None = None
) -> Point:
    """A drawn number. ``spec`` may hold ``scale``, ``decimals`` for its label; the spoken form is never scaled."""
    text = context.writer.number(value, spec)
    scale = (spec or {}).get("scale")
    full = context.writer.number(value, {k: v for k, v in spec.items() if k != "scale"}) if spec and scale else text
    lines = [standing(context.say, value)]
    if value.coverage:
        lines.append(context.say.text("counted: {period}", period=_coverage(context, value)))
    lines += source_lines(context, value.sources)
    lines += _caveats(context, value)
    quantity = value.quantity
    if scale:
        low, high = (None if end is None else end / scale for end in (quantity.low, quantity.high))
        quantity = Quantity(low, high, quantity.qualifier)
    spoken = counted(context.say, value.unit, value.quantity.last, full)
    mark = fill or fill_of(value)
    return Point("+".join(value.keys[:1]), name, quantity, text, spoken, mark, tuple(lines), value.origin)


def _coverage(context: Context, value: derive.Value) -> str:
    return context.writer.dated(context.say.date(value.coverage), value.coverage, *value.keys)


def _caveats(context: Context, value: derive.Value) -> list[str]:
    """What must be known of the number itself: the caveat of its fact, the note of its observation."""
    found = [context.library.facts[key].caveat for key in value.keys if key in context.library.facts]
    found += [context.library.observations[key].note for key in value.keys if key in context.library.observations]
    return [context.say.tidy(context.say.text(words)) for words in dict.fromkeys(found) if words]


def missing(context: Context, name: str) -> Point:
    """A slot without a number: words, never a zero."""
    words = context.say.text("n/a")
    return Point("", name, None, words, context.say.text("no data"), Fill.NO_DATA)


def value_cell(shown: Point) -> Cell:
    known = None if shown.quantity is None else shown.quantity.known
    return Cell(shown.text, known, quantity=shown.quantity, origin=shown.origin)


def number_cell(value: derive.Value | None, text: Callable[[derive.Value], str]) -> Cell:
    """A number that stands in the table alone; nothing where there is none."""
    if value is None:
        return Cell("")
    return Cell(text(value), value.number, quantity=value.quantity, origin=value.origin)


def years(writer: Writer, series: str, options: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Years of a series and their names: to choose from, and to head columns."""
    keys = {year: f"{series}@EU27_2020@{year}" for year in options}
    known = writer.library.observations
    return tuple((year, writer.dated(year, year, *([key] if key in known else []))) for year, key in keys.items())


def status_cell(context: Context, value: derive.Value | None, *, after_break: bool = False) -> Cell:
    """The standing of a row's number; ``after_break``: the series breaks before it."""
    say = context.say
    if value is None:
        return Cell(say.text("no data"), mark=Fill.NO_DATA)
    mark = mark_of(value)
    words = say.text("computed") if value.computed else mark_text(say, mark)
    return Cell(f"{words} · {mark_text(say, Fill.BREAK)}" if after_break else words, mark=mark)


def gathered(*values: derive.Value | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for v in values if v is not None for s in v.sources))
