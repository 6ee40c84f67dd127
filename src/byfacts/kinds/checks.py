"""The kind that shows the brief's claims with the verdict on each and the arithmetic behind it."""

from __future__ import annotations

from byfacts import claims
from byfacts.charts.chart import Cell, Table
from byfacts.charts.content import Item, Listing, Point
from byfacts.charts.marks import Fill
from byfacts.claims.tolerances import TOLERANCES
from byfacts.claims.words import Told, told, tolerance_text
from byfacts.kinds.points import Built, Context, Spec, source_lines
from byfacts.traces import Reason


def verdicts(context: Context, _spec: Spec) -> Built:
    """All claims of the chart's topic. The read-out of a claim names its place and what its word allows."""
    found = [c for c in claims.check_all(context.library) if c.claim.topic == context.topic]
    said = [told(one, context.writer) for one in found]
    items = tuple(
        Item(one.id, _lead(context, one), " ".join(one.lines), _lines(context, checked, one))
        for checked, one in zip(found, said, strict=True)
    )
    say = context.say
    head = (say.text("Claim of the brief"), say.text("Verdict"), say.text("Arithmetic"), say.text("Place in the brief"))
    rows = tuple((Cell(t.claim), Cell(t.verdict), Cell(" ".join(t.lines)), Cell(t.where)) for t in said)
    table = Table(head, rows, (False, False, False, False), tuple(i.key for i in items))
    points = tuple(
        Point(i.key, t.claim, None, t.verdict, f"{t.verdict}. {i.text}", Fill.NONE, i.lines)
        for i, t in zip(items, said, strict=True)
    )
    sources = ("brief", *(s for c in found for r in c.readings for s in r.sources))
    return Built(Listing(items), table, points, tuple(dict.fromkeys(s for s in sources if s != "byfacts")))


def _lead(context: Context, said: Told) -> str:
    return context.say.text("{claim} Verdict: {verdict}.", claim=said.claim, verdict=said.verdict)


def _allowed(context: Context, word: str) -> str:
    return context.writer.setting(tolerance_text(context.say, TOLERANCES[word]), Reason.TOLERANCE)


def _lines(context: Context, checked: claims.Checked, said: Told) -> tuple[str, ...]:
    words = dict.fromkeys(r.finding.word for r in checked.readings if r.finding.word)
    allowed = [_allowed(context, word) for word in words]
    return (*allowed, *source_lines(context, ("brief",)), said.where)
