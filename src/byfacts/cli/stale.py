"""``byfacts facts --stale``: facts and events whose *review by* date has passed, the oldest date first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from byfacts.cli.table import paragraph, table
from byfacts.cli.terminal import Terminal
from byfacts.language import Language
from byfacts.model import Event, Fact, Library


def passed(found: Fact | Event, on: str) -> bool:
    """Whether the statement may no longer hold on a day (ISO 8601): on the date itself it still does."""
    return found.review_by is not None and found.review_by.isoformat() < on


def stale(library: Library, on: str) -> list[Fact | Event]:
    """What must be checked again on a day."""
    known: list[Fact | Event] = [*library.facts.values(), *library.events.values()]
    return sorted((one for one in known if passed(one, on)), key=lambda one: (one.review_by, one.id))


def record(found: Fact | Event, library: Library, say: Language, on: str) -> dict[str, Any]:
    """One of them for other programs; the words are in the language."""
    fact = isinstance(found, Fact)
    assert found.review_by
    return {
        "id": found.id,
        "kind": "fact" if fact else "event",
        "topics": [found.topic] if isinstance(found, Fact) else list(found.topics),
        "title": _title(found, say),
        "review_by": found.review_by.isoformat(),
        "on": on,
        "source": found.source,
        "vintage": library.sources[found.source].vintage,
        "where": say.text(found.where),
        "edition": library.edition,
    }


def lines(found: list[Fact | Event], library: Library, say: Language, terminal: Terminal, on: str) -> Iterator[str]:
    """A table of them and what to do, or that there are none."""
    if not found:
        yield from paragraph(
            say.text("On {date} no date by which a fact or an event must be reviewed has passed.", date=say.date(on)),
            terminal.width,
        )
        return
    heads = (say.text("Review by"), say.text("Kind"), say.text("What it concerns"), say.text("Source"))
    rows = [heads, *(_cells(one, library, say) for one in found)]
    yield from table([tuple(map(terminal.shown, row)) for row in rows], terminal.width)
    yield ""
    count = say.plural("{n} dates have passed by {date}: check what applies today.", len(found), date=say.date(on))
    yield from paragraph(count, terminal.width)


def _cells(found: Fact | Event, library: Library, say: Language) -> tuple[str, ...]:
    assert found.review_by
    kind = say.text("fact") if isinstance(found, Fact) else say.text("event")
    source = ", ".join(filter(None, (say.text(library.sources[found.source].short, "short"), say.text(found.where))))
    return say.date(found.review_by), kind, _title(found, say), source


def _title(found: Fact | Event, say: Language) -> str:
    return say.tidy(say.text(found.title if isinstance(found, Fact) else found.short))
