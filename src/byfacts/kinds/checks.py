"""The kind that shows the brief's claims with the verdict on each and the arithmetic behind it."""

from __future__ import annotations

from byfacts import claims
from byfacts.charts.chart import Cell, Table
from byfacts.charts.content import Item, Listing, Point
from byfacts.charts.marks import Fill
from byfacts.claims.tolerances import TOLERANCES
from byfacts.claims.words import Told, shown_number, told, tolerance_text, vintage
from byfacts.derive import Value
from byfacts.kinds.points import Built, Context, Spec, source_lines
from byfacts.traces import Reason

NUMERIC = (False, True, True, False, False, False, False)


def verdicts(context: Context, _spec: Spec) -> Built:
    """All claims of the chart's topic. The read-out of a claim names its place and what its word allows."""
    found = [c for c in claims.check_all(context.library) if c.claim.topic == context.topic]
    said = [told(one, context.writer) for one in found]
    items = tuple(
        Item(one.id, _lead(context, one), " ".join(one.lines), _lines(context, checked, one))
        for checked, one in zip(found, said, strict=True)
    )
    say = context.say
    head = (
        say.text("Claim of the brief"),
        say.text("Number in the brief"),
        say.text("Computed"),
        say.text("Vintage"),
        say.text("Verdict"),
        say.text("Arithmetic"),
        say.text("Place in the brief"),
    )
    told_rows = [
        (one.id, row) for checked, one in zip(found, said, strict=True) for row in _rows(context, checked, one)
    ]
    table = Table(head, tuple(row for _, row in told_rows), NUMERIC, tuple(id for id, _ in told_rows))
    points = tuple(
        Point(i.key, t.claim, None, t.verdict, f"{t.verdict}. {i.text}", Fill.NONE, i.lines)
        for i, t in zip(items, said, strict=True)
    )
    sources = ("brief", *(s for c in found for r in c.readings for s in r.sources))
    return Built(Listing(items), table, points, tuple(dict.fromkeys(s for s in sources if s != "byfacts")))


def _rows(context: Context, checked: claims.Checked, said: Told) -> list[tuple[Cell, ...]]:
    """A row for each vintage that was computed with; one without numbers for a claim that cannot be checked."""
    none = Cell("")
    if not checked.readings:
        return [
            (Cell(said.claim), none, none, none, Cell(said.verdict), Cell(" ".join(said.lines)), Cell(said.where)),
        ]
    lines = said.lines if len(checked.readings) > 1 else (" ".join(said.lines),)
    return [
        (
            Cell(said.claim),
            _number(context, reading.finding.named),
            _number(context, reading.finding.result),
            Cell(vintage(reading, context.writer)),
            Cell(said.verdict),
            Cell(line),
            Cell(said.where),
        )
        for reading, line in zip(checked.readings, lines, strict=True)
    ]


def _number(context: Context, value: Value | None) -> Cell:
    if value is None:
        return Cell("")
    words = context.writer.language.tidy(shown_number(context.writer, value))
    return Cell(words, value.quantity.known, None, value.quantity, value.origin)


def _lead(context: Context, said: Told) -> str:
    return context.say.text("{claim} Verdict: {verdict}.", claim=said.claim, verdict=said.verdict)


def _allowed(context: Context, word: str) -> str:
    return context.writer.setting(tolerance_text(context.say, TOLERANCES[word]), Reason.TOLERANCE)


def _lines(context: Context, checked: claims.Checked, said: Told) -> tuple[str, ...]:
    words = dict.fromkeys(r.finding.word for r in checked.readings if r.finding.word)
    allowed = [_allowed(context, word) for word in words]
    return (*allowed, *source_lines(context, ("brief",)), said.where)
