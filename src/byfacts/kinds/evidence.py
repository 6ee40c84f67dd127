"""Kinds that set voices and statements side by side: ladder, counts, listing, grid."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from byfacts import derive
from byfacts.charts.chart import Cell, Table
from byfacts.charts.content import Count, Counts, Grid, Item, Ladder, Listing, Point, Rung
from byfacts.charts.marks import Fill
from byfacts.frozen import replace
from byfacts.kinds import voices
from byfacts.kinds.points import Built, Context, Spec, gathered, point, source_lines, standing, status_cell, value_cell
from byfacts.model import Event, Fact
from byfacts.traces import Reason
from byfacts.wording import Words


def ladder(context: Context, spec: Spec) -> Built:
    """Who says what, when, as which kind of source: ranges and points of one kind on one axis, never averaged.

    Other concepts stand below, under their own heading, each with its own unit and off the axis.
    """
    rungs = tuple(_rung(context, spec, written) for written in spec["rungs"])
    others = tuple(_rung(context, spec, written) for written in spec.get("context", ()))
    pairs = [*rungs, *others]
    say, unit = context.say, context.writer.text(spec["unit"])
    content = Ladder(
        unit,
        context.writer.text(spec["heading"]),
        tuple(r for r, _ in rungs),
        _ticks(context, [rung for rung, _ in rungs], spec["step"]),
        context.writer.text(spec.get("context_heading")),
        tuple(r for r, _ in others),
    )
    rows = tuple(
        (
            Cell(rung.who),
            Cell(rung.what),
            value_cell(rung.point),
            Cell(rung.unit or unit),
            Cell(voices.period_text(context, value)),
            Cell(voices.kind_text(context, value)),
            Cell(voices.vintage_text(context, value)),
            status_cell(context, value),
        )
        for rung, value in pairs
    )
    head = (
        *(say.text("Who"), say.text("What is counted"), say.text("Number"), say.text("Unit"), say.text("Period")),
        *(say.text("Kind of source"), say.text("Vintage"), say.text("Status")),
    )
    numeric = (False, False, True, False, False, False, False, False)
    table = Table(head, rows, numeric, tuple(r.point.key for r, _ in pairs))
    return Built(content, table, tuple(r.point for r, _ in pairs), gathered(*(v for _, v in pairs)))


def _ticks(context: Context, rungs: Sequence[Rung], step: int) -> tuple[tuple[float, str], ...]:
    """From zero in equal steps to the first that is not under the highest end of a rung."""
    ends = [end for rung in rungs if (q := rung.point.quantity) for end in (q.low, q.high) if end is not None]
    count = ceil(max(ends) / step) + 1
    return tuple(
        (float(i * step), context.writer.setting(context.say.number(i * step), Reason.TICK)) for i in range(count)
    )


def _rung(context: Context, spec: Spec, written: Spec) -> tuple[Rung, derive.Value]:
    value = _value(context, written["value"])
    if "period" in written:  # a mean or a difference rests on several periods: its row says which
        value = replace(value, period=written["period"])
    who, what = context.writer.text(written["who"]), context.writer.text(written["what"])
    format_ = {"scale": spec.get("scale", 1), "decimals": written.get("decimals")}
    shown = point(context, value, who, format_)
    kind, period = voices.kind_text(context, value), voices.period_text(context, value)
    told = context.say.text("Kind of source: {kind}", kind=kind)
    when = context.say.text("Period: {period}", period=period)
    name = ", ".join(words for words in (who, what, kind) if words)
    shown = replace(shown, name=name, lines=(shown.lines[0], when, told, *shown.lines[1:]))
    voice = " · ".join((kind, voices.vintage_text(context, value)))
    return Rung(who, what, shown, voice, context.writer.text(written.get("unit"))), value


def _value(context: Context, written: str | Spec) -> derive.Value:
    return (
        derive.lookup(context.library, written)
        if isinstance(written, str)
        else derive.evaluate(context.library, written)
    )


def counts(context: Context, spec: Spec) -> Built:
    """Figures that share no measure, or stand alone: no bars, no scale, no total."""
    items, values = [], []
    for written in spec["items"]:
        value = _value(context, written["value"])
        who, what = context.writer.text(written["who"]), context.writer.text(written["what"])
        items.append(Count(point(context, value, who, written.get("format")), who, what))
        values.append(value)
    say = context.say
    rows = tuple(
        (
            Cell(item.who),
            Cell(item.what),
            value_cell(item.point),
            Cell(_dated(context, value)),
            status_cell(context, value),
        )
        for item, value in zip(items, values, strict=True)
    )
    head = (say.text("Who"), say.text("What is counted"), say.text("Number"), say.text("Period"), say.text("Status"))
    table = Table(head, rows, (False, False, True, False, False), tuple(i.point.key for i in items))
    content = Counts(tuple(items), spec.get("unlike", False))
    return Built(content, table, tuple(i.point for i in items), gathered(*values))


def _dated(context: Context, value: derive.Value) -> str:
    return voices.period_text(context, value)


def listing(context: Context, spec: Spec) -> Built:
    """Statements of the sources, in byfacts' words: facts with or without a number, and events."""
    items, sources = [], []
    for reference in spec["items"]:
        kind, _, id = reference.partition(":")
        found: Fact | Event = context.library.facts[id] if kind == "fact" else context.library.events[id]
        brief = spec.get("brief", False)
        items.append(fact_item(context, found, brief) if isinstance(found, Fact) else event_item(context, found, brief))
        sources.append(found.source)
    say = context.say
    rows = tuple((Cell(item.lead), Cell(item.text)) for item in items)
    table = Table((say.text("Subject"), say.text("Statement")), rows, (False, False), tuple(i.key for i in items))
    points = tuple(Point(i.key, i.lead, None, i.lead, i.text, Fill.NONE, i.lines) for i in items)
    return Built(Listing(tuple(items)), table, points, tuple(dict.fromkeys(sources)))


def fact_item(context: Context, fact: Fact, brief: bool = False) -> Item:
    """A fact as a statement under its title; ``brief``: its number, or nothing, before its title."""
    say = context.say
    title, lines = say.text(fact.title), (*source_lines(context, (fact.source,)), say.text(fact.where))
    if brief:
        lead = context.writer.text({"fact": fact.id}) if fact.quantity else ""
        return Item(fact.id, lead, say.tidy(title), lines)
    caveat = say.tidy(say.text(fact.caveat)) if fact.caveat else ""
    return Item(fact.id, title, " ".join(w for w in (fact_words(context, fact).text, caveat) if w), lines)


def fact_words(context: Context, fact: Fact) -> Words:
    """The statement of a fact, with its number and period filled in."""
    parts: dict[str, Any] = {"text": fact.text}
    if "{value}" in fact.text:
        parts["value"] = {"fact": fact.id, "spoken": True}
    if "{period}" in fact.text:
        parts["period"] = {"period": fact.period}
    words = context.writer.words(parts if len(parts) > 1 else fact.text)
    return replace(words, text=words.text[:1].upper() + words.text[1:])  # a number in words may begin the sentence


def event_item(context: Context, event: Event, brief: bool = False) -> Item:
    say = context.say
    words = say.tidy(say.text(event.short if brief else event.text))
    return Item(
        event.id,
        event_date(context, event),
        words,
        (*source_lines(context, (event.source,)), say.text(event.where)),
    )


def event_date(context: Context, event: Event) -> str:
    """When an event was, as precisely as its source says."""
    text = context.say.span(event.start, event.end, event.open_end)
    return context.writer.dated(text, f"{event.start}/{event.end}" if event.end else event.start, event.id)


def recommendations(context: Context, _spec: Spec) -> Built:
    """The recommendations by number: title and addressees."""
    say = context.say
    found = sorted(context.library.recommendations.values(), key=lambda r: r.number)
    items = tuple(Item(r.id, say.tidy(say.text(r.title)), say.list([say.text(a) for a in r.addressees])) for r in found)
    rows = tuple((Cell(i.lead), Cell(i.text)) for i in items)
    table = Table(
        (say.text("Recommendation"), say.text("Addressees")), rows, (False, False), tuple(i.key for i in items)
    )
    points = tuple(Point(i.key, i.lead, None, i.lead, i.text, Fill.NONE) for i in items)
    return Built(Listing(items, numbered=True), table, points, tuple(dict.fromkeys(r.source for r in found)))


def grid(context: Context, spec: Spec) -> Built:
    """A table of several series, a row each, never added: each row says what it counts."""
    say = context.say
    years = spec["periods"]
    rows, keys, points, values = [], [], [], []
    for written in spec["rows"]:
        name = context.writer.text(written["name"])
        cells = []
        for year in years:
            reference = f"{written['series']}@{written['geo']}@{year}"
            value = derive.lookup(context.library, reference)
            shown = point(context, value, f"{name}, {year}")
            points.append(shown)
            values.append(value)
            cells.append(value_cell(shown))
        rows.append((Cell(name), *cells))
        keys.append(points[-1].key)
    head = (context.writer.text(spec["head"]) or say.text("What is counted"), *years)
    table = Table(head, tuple(rows), (False, *[True] * len(years)), tuple(keys))
    return Built(Grid(), table, tuple(points), gathered(*values))


__all__ = ["counts", "event_item", "fact_item", "fact_words", "grid", "ladder", "listing", "standing"]
