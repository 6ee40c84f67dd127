"""What happened while a series was counted: dated events under the axis, shown unless the reader wants them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from byfacts.charts.chart import Choice
from byfacts.charts.content import Happening, Point
from byfacts.frozen import replace
from byfacts.kinds.points import Context, Spec
from byfacts.model import Event

SHOWN, HIDDEN = "shown", "hidden"
TOGETHER = 2  # events whose words stand under one category; of more, only how many


def happenings(context: Context, spec: Spec, periods: Sequence[str]) -> tuple[Happening, ...]:
    """The events of ``happenings``, each in the period that its date lies in, to the precision its source gives."""
    if context.chosen.get("events", SHOWN) == HIDDEN:
        return ()
    found: list[Happening] = []
    for at in range(len(periods)):
        there = list(_at(context, spec, periods, at))
        words = [text for _, text in there]
        if len(words) > TOGETHER:
            count = context.writer.counted(context.say.number(len(words)), [event.id for event, _ in there])
            words = [context.say.plural("{n} events", len(words), n=count)]
        if words:
            found.append(Happening(at, "; ".join(words)))
    return tuple(found)


def with_events(context: Context, spec: Spec, periods: Sequence[str], points: Sequence[Point]) -> tuple[Point, ...]:
    """The points, each with the events of its period among the lines that are read out."""
    found = []
    for at, shown in enumerate(points):
        lines = [_told(context, event, words) for event, words in _at(context, spec, periods, at)]
        found.append(replace(shown, lines=(*shown.lines, *lines)) if lines else shown)
    return tuple(found)


def events_choice(context: Context, spec: Spec) -> tuple[Choice, ...]:
    """With or without events, where the chart has any."""
    if not spec.get("happenings"):
        return ()
    say = context.say.text
    chosen = HIDDEN if context.chosen.get("events") == HIDDEN else SHOWN
    options = ((SHOWN, say("With events")), (HIDDEN, say("Without events")))
    return (Choice("events", say("Events under the axis"), options, chosen, icon="calendar"),)


def _at(context: Context, spec: Spec, periods: Sequence[str], at: int) -> Iterator[tuple[Event, str]]:
    """The events of a period with their short words. One whose date is less precise than the periods has no place."""
    period = periods[at]
    for written in spec.get("happenings", ()):
        event = context.library.events[written["event"]]
        if event.start[: len(period)] == period:
            yield event, context.writer.text(written.get("words") or event.short)


def _told(context: Context, event: Event, words: str) -> str:
    date = context.writer.dated(context.say.date(event.start), event.start, event.id)
    return context.say.text("{date}: {event}", date=date, event=words)
