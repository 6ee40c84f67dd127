"""``byfacts facts``: every fact with its value, standing and source, as JSON or as a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from byfacts import derive
from byfacts.cli import stale
from byfacts.cli.call import Call
from byfacts.cli.day import day
from byfacts.cli.table import paragraph, table
from byfacts.cli.terminal import Terminal
from byfacts.errors import N_
from byfacts.language import Language
from byfacts.model import Fact, Library, Quantity, Status
from byfacts.topics import topics
from byfacts.units import counted, unit_name
from byfacts.wording import Writer

WIDE = 100  # columns of a terminal that has room for the place in the source

STANDING = {
    Status.FINAL: N_("final"),
    Status.PROVISIONAL: N_("provisional"),
    Status.ESTIMATE: N_("estimate"),
}


def facts(call: Call) -> int:
    """Writes all facts in the order of the topics, or those whose date has passed. Always returns 0."""
    on = day(call.typed.on)
    library = call.library()
    if call.typed.stale:
        return _stale(call, library, on)
    found = sorted(library.facts.values(), key=lambda fact: _order(fact.topic))
    if call.typed.json:
        _say_json(call, [record(fact, library, call.language, on) for fact in found])
    else:
        for line in _lines(found, library, call.language, call.terminal, on):
            call.terminal.say(line)
    return 0


def _stale(call: Call, library: Library, on: str) -> int:
    found = stale.stale(library, on)
    if call.typed.json:
        _say_json(call, [stale.record(one, library, call.language, on) for one in found])
    else:
        for line in stale.lines(found, library, call.language, call.terminal, on):
            call.terminal.say(line)
    return 0


def _say_json(call: Call, records: list[dict[str, Any]]) -> None:
    import json

    call.terminal.say(json.dumps(records, ensure_ascii=not call.terminal.takes_unicode, indent=2))


def record(fact: Fact, library: Library, language: Language, on: str) -> dict[str, Any]:
    """One fact for other programs: codes stay codes, words are in the language, what is not known is null.

    ``low`` and ``high`` are there for a range or an open end (null), whose ``value`` is null. ``passed`` says that
    the day ``on`` lies after ``review_by``.
    """
    say = language
    return {
        "id": fact.id,
        "topic": fact.topic,
        "title": say.text(fact.title),
        **_numbers(fact.quantity),
        "unit": unit_name(language, fact.unit) if fact.unit else None,
        "counts": say.text(fact.counts) if fact.counts else None,
        "period": fact.period or None,
        "qualifier": fact.quantity.qualifier.value if fact.quantity else None,
        "status": fact.status.value,
        "source": fact.source,
        "vintage": library.sources[fact.source].vintage,
        "where": say.text(fact.where),
        "review_by": fact.review_by.isoformat() if fact.review_by else None,
        "passed": stale.passed(fact, on),
        "edition": library.edition,
    }


def _numbers(quantity: Quantity | None) -> dict[str, float | int | None]:
    if quantity is None:
        return {"value": None}
    if quantity.point is not None:
        return {"value": _plain(quantity.point)}
    return {"value": None, "low": _plain(quantity.low), "high": _plain(quantity.high)}


def _plain(number: float | None) -> float | int | None:
    """A whole number without a decimal point."""
    return int(number) if number is not None and number == int(number) else number


def _order(topic: str) -> int:
    ids = [t.id for t in topics()]
    return ids.index(topic) if topic in ids else len(ids)


def _lines(found: list[Fact], library: Library, language: Language, terminal: Terminal, on: str) -> Iterator[str]:
    """A table of the numbers, then the statements without one, for each topic."""
    say, width = language, terminal.width
    heads = (say.text("Fact"), say.text("Value"), say.text("Period"), say.text("Standing"), say.text("Source"))
    names = {t.id: say.text(t.title) for t in topics()}
    for topic, group in groupby(found, key=lambda fact: fact.topic):
        here = list(group)
        yield from ("", names.get(topic, topic).upper(), "")
        rows = [heads, *(_cells(f, library, language, width, on) for f in here if f.quantity)]
        yield from table([tuple(map(terminal.shown, row)) for row in rows], width)
        yield ""
        for fact in here:
            if not fact.quantity:
                notes = filter(None, (_origin(fact, library, language, width), _review(fact, language, on)))
                said = f"- {_statement(fact, library, language)} ({'; '.join(notes)})"
                yield from paragraph(said, width)


def _cells(fact: Fact, library: Library, language: Language, width: int | None, on: str) -> tuple[str, ...]:
    return (
        language.text(fact.title),
        _value(fact, library, language),
        language.period(fact.period) if fact.period else "",
        "; ".join(filter(None, (language.text(STANDING[fact.status]), _review(fact, language, on)))),
        _origin(fact, library, language, width),
    )


def _review(fact: Fact, language: Language, on: str) -> str:
    """The date to review by, and whether it has passed."""
    if fact.review_by is None:
        return ""
    words = N_("review by {date}: date passed") if stale.passed(fact, on) else N_("review by {date}")
    return language.text(words, date=language.date(fact.review_by))


def _origin(fact: Fact, library: Library, language: Language, width: int | None) -> str:
    """Source and the place in it; without the endnote on a terminal, and without the place on a narrow one."""
    source, place = language.text(library.sources[fact.source].short, "short"), language.text(fact.where)
    if width is not None:
        place = place.partition(";")[0] if width >= WIDE else ""
    return f"{source}, {place}" if place else source


def _value(fact: Fact, library: Library, language: Language) -> str:
    """The number as its source words it, with its unit."""
    value = derive.lookup(library, f"fact:{fact.id}")
    return counted(language, value.unit, value.quantity.last, Writer(library, language).number(value))


def _statement(fact: Fact, library: Library, language: Language) -> str:
    """What a fact without a number says."""
    period: dict[str, Any] = {"period": {"period": fact.period}} if "{period}" in fact.text else {}
    return Writer(library, language).text({"text": fact.text, **period} if period else fact.text)
