"""``byfacts claims``: the brief's claims, the verdict on each and the arithmetic behind it, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from byfacts.claims import Checked, Reading, check_all
from byfacts.claims.tolerances import TOLERANCES
from byfacts.claims.words import Told, told, tolerance_text
from byfacts.cli.call import Call
from byfacts.cli.table import paragraph
from byfacts.derive import Value
from byfacts.topics import topics
from byfacts.wording import Writer


def claims(call: Call) -> int:
    """Writes every claim. Always returns 0: a claim that does not hold is no fault of the data."""
    library = call.library()
    writer, found = Writer(library, call.language), check_all(library)
    if call.typed.json:
        import json

        records = [record(one, writer) for one in found]
        call.terminal.say(json.dumps(records, ensure_ascii=not call.terminal.takes_unicode, indent=2))
    else:
        for line in _lines(found, writer, call):
            call.terminal.say(line)
    return 0


def record(checked: Checked, writer: Writer) -> dict[str, Any]:
    """One claim for other programs: codes and plain numbers, beside the words in the language."""
    said, claim = told(checked, writer), checked.claim
    return {
        "id": claim.id,
        "topic": claim.topic,
        "claim": said.claim,
        "where": said.where,
        "check": claim.check,
        "verdict": checked.verdict.value,
        "reason": checked.reason or None,
        "words": [said.verdict, *said.lines],
        "values": [_value(value) for value in checked.values],
        "readings": [_reading(reading) for reading in checked.readings],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    found = reading.finding
    return {
        "vintage": "brief" if reading.own else "data",
        "sources": list(reading.sources),
        "holds": found.holds,
        "values": [_value(value) for value in found.values],
        "result": None if found.result is None else _value(found.result),
        "named": None if found.named is None else _value(found.named),
        "tolerance": found.word or None,
        "low": found.low,
        "high": found.high,
    }


def _value(value: Value) -> dict[str, Any]:
    quantity = value.quantity
    return {
        "keys": list(value.keys),
        "period": value.period or None,
        "value": _whole(quantity.point),
        **({} if quantity.point is not None else {"low": _whole(quantity.low), "high": _whole(quantity.high)}),
        "unit": value.unit,
        "counts": value.counts,
        "qualifier": quantity.qualifier.value,
        "status": value.status.value,
        "computed": value.computed,
    }


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _lines(found: tuple[Checked, ...], writer: Writer, call: Call) -> Iterator[str]:
    say, width = call.language, call.terminal.width
    names = {topic.id: say.text(topic.title) for topic in topics()}
    order = [topic.id for topic in topics()]
    for topic, group in groupby(sorted(found, key=lambda c: order.index(c.claim.topic)), lambda c: c.claim.topic):
        yield from ("", names[topic].upper(), "")
        for checked in group:
            for text in _texts(told(checked, writer), call):
                yield from paragraph(call.terminal.shown(text), width)
            yield ""
    yield say.text("What a word allows")
    for tolerance in TOLERANCES.values():
        yield call.terminal.shown(f"- {tolerance_text(say, tolerance)}")


def _texts(said: Told, call: Call) -> Iterator[str]:
    yield call.language.text("- {claim} Verdict: {verdict}.", claim=said.claim, verdict=said.verdict)
    yield from (f"    {line}" for line in said.lines)
    yield f"    {call.language.text('Place: {place}.', place=said.where)}"
