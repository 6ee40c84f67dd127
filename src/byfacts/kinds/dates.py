"""The timeline: dated events on lanes, each as long as its date is precise."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from byfacts.charts.chart import Cell, Choice, Table
from byfacts.charts.content import Item, Listing, Moment, Point, Timeline
from byfacts.charts.marks import Fill
from byfacts.frozen import replace
from byfacts.kinds.evidence import event_date
from byfacts.kinds.points import Built, Context, Spec, source_lines
from byfacts.model import Event


def timeline(context: Context, spec: Spec) -> Built:
    """The topic's events between two years. ``lanes`` name countries; a lane can be chosen alone.

    ``leave_out`` keeps events off a page that has no room for all of them; the window shows all.
    """
    say, first, last = context.say, spec["from"], spec["to"]
    lanes = spec["lanes"]
    chosen = context.choice("lane", [str(place) for place in range(len(lanes))], "all")
    events = [
        e
        for e in context.library.events.values()
        if spec["topic"] in e.topics and first <= int(e.start[:4]) <= last and e.id not in spec.get("leave_out", ())
    ]
    placed = sorted(
        ((_lane(lanes, e), e) for e in events), key=lambda pair: (span(pair[1])[0], span(pair[1])[1], pair[1].id)
    )
    shown = [(lane, e) for lane, e in placed if lane is not None and chosen in ("all", str(lane))]
    kept = sorted({lane for lane, _ in shown})
    moments = tuple(
        _moment(context, event, kept.index(lane), number) for number, (lane, event) in enumerate(shown, start=1)
    )
    names = [context.writer.text(lane["name"]) for lane in lanes]
    content = Timeline(tuple(names[lane] for lane in kept), first, last, moments)
    rows = tuple((Cell(m.date, m.start), Cell(content.lanes[m.lane]), Cell(m.text)) for m in moments)
    table = Table(
        (say.text("Date"), say.text("Place"), say.text("Event")),
        rows,
        (False, False, False),
        tuple(m.key for m in moments),
    )
    points = tuple(
        Point(m.key, m.date, None, m.date, m.text, Fill.PASSED if m.passed else Fill.NONE, m.lines) for m in moments
    )
    options = (("all", say.text("All")), *((str(i), name) for i, name in enumerate(names)))
    choices = (Choice("lane", say.text("Place"), options, chosen),) if len(lanes) > 1 else ()
    return Built(content, table, points, tuple(dict.fromkeys(e.source for _, e in shown)), choices)


def moments(context: Context, spec: Spec) -> Built:
    """The same events as a numbered list: the numbers are those of the timeline's discs."""
    built = timeline(context, spec)
    assert isinstance(built.content, Timeline)
    words = [m.short if spec.get("brief") else m.text for m in built.content.moments]
    items = tuple(Item(m.key, m.date, text, m.lines) for m, text in zip(built.content.moments, words, strict=True))
    return replace(built, content=Listing(items, numbered=True))


def _lane(lanes: Sequence[Spec], event: Event) -> int | None:
    return next((i for i, lane in enumerate(lanes) if event.geo in lane["geos"]), None)


def _moment(context: Context, event: Event, lane: int, number: int) -> Moment:
    say = context.say
    start, end = span(event)
    passed = bool(event.review_by and context.on and event.review_by.isoformat() < context.on)
    lines = [*source_lines(context, (event.source,)), say.text(event.where)]
    if passed:
        lines.insert(0, say.text("Date passed: check what applies today"))
    return Moment(
        event.id,
        lane,
        start,
        end,
        event.open_end,
        number,
        event_date(context, event),
        say.tidy(say.text(event.text)),
        say.tidy(say.text(event.short)),
        in_force=event.review_by is not None,
        passed=passed,
        lines=tuple(lines),
        until=context.writer.dated(say.date(event.end, "table"), event.end, event.id)
        if event.review_by and event.end
        else "",
    )


def span(event: Event) -> tuple[float, float]:
    """Start and end of an event as years with fractions; equal for a single day."""
    start = bounds(event.start)
    if not event.end:
        return start
    return start[0], bounds(event.end)[1]


def bounds(period: str) -> tuple[float, float]:
    """The stretch that an ISO date of reduced precision stands for: year, half, quarter, month; a day is a point."""
    year = int(period[:4])
    rest = period[5:]
    if not rest:
        return float(year), year + 1.0
    if rest[0] == "H":
        return year + (int(rest[1]) - 1) / 2, year + int(rest[1]) / 2
    if rest[0] == "Q":
        return year + (int(rest[1]) - 1) / 4, year + int(rest[1]) / 4
    month = int(rest[:2])
    if len(rest) == 2:
        return year + (month - 1) / 12, year + month / 12
    days = calendar.monthrange(year, month)[1]
    day = year + (month - 1 + (int(rest[3:5]) - 0.5) / days) / 12
    return day, day
