"""The source card of a number: everything that is known of it, with what is not known shown as not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from byfacts import derive
from byfacts.cards.beside import Beside
from byfacts.cards.values import Card, Check, Line, Vintage
from byfacts.citing import note_years, number_citation
from byfacts.derive import COMPUTED, Value
from byfacts.errors import N_, UsageError
from byfacts.frozen import replace
from byfacts.kinds.points import mark_of, mark_text, nature_text
from byfacts.language import Language
from byfacts.model import Event, Fact, Library, Observation, Origin
from byfacts.traces import Reason

NO_SUCH = N_("There is no number “{key}”. {near}“{command}” lists the facts with their names.")
NEAR = N_("Similar: {keys}. ")


def card(library: Library, say: Language, of: Origin | str, name: str = "", used: Sequence[str] = ()) -> Card:
    """The card of a number: of an observation, a fact or an event by its key, or of what is computed by its origin.

    ``name`` is what the number is called where it is shown, ``used`` where else it is. Raises UsageError.
    """
    return _Making(library, say, name, tuple(used)).card(of)


def near(library: Library, key: str) -> list[str]:
    """Keys that are like a mistyped one, the most similar first."""
    from difflib import get_close_matches

    known = [*library.facts, *library.events, *library.observations]
    return get_close_matches(key, known, 4, 0.6)


class _Making(Beside):
    """One call of ``card``: what every step needs."""

    def __init__(self, library: Library, say: Language, name: str, used: tuple[str, ...]) -> None:
        super().__init__(library, say)
        self.name, self.used = name, used

    def card(self, of: Origin | str) -> Card:
        if isinstance(of, str):
            return self.of_key(of)
        if of.computed or len(of.keys) != 1:
            return self.computed(of)
        return self.of_key(of.keys[0])

    def of_key(self, key: str) -> Card:
        library = self.library
        if key in library.observations:
            return self.observation(library.observations[key])
        if key in library.facts:
            return self.fact(library.facts[key])
        if key in library.events:
            return self.event(library.events[key])
        found = near(library, key)
        similar = self.say.text(NEAR, keys=", ".join(found)) if found else ""
        raise UsageError(NO_SUCH, key=key, near=similar, command="byfacts facts --json")

    # the three kinds of things that have a key, and what is computed from them

    def observation(self, found: Observation) -> Card:
        series = self.library.series[found.series]
        value = derive.of_observation(self.library, found)
        heading = self.what(found.key)
        keys = {found.key, *(other.key for other in self.others(found, series))}
        facts = [fact for fact in self.library.facts.values() if fact.observation in keys]
        lines = [
            *self.value_lines(value),
            *self.status_lines(found.status, found.flag),
            *self.source_lines(self.library.sources[found.source]),
            self.line(N_("Definition"), self.words(series.definition), detail=True),
            *self.caveats(series.caveat, found.note, rounding=series.rounding),
            self.brief_line([fact.where for fact in facts]),
            *self.use_lines(),
        ]
        checks = [*self.sum_check(found, series), *self.claim_checks([found.key, *(f.id for f in facts)])]
        return self.made(found.key, heading, value, lines, self.vintages(found, series), checks, facts)

    def fact(self, found: Fact) -> Card:
        if found.observation:
            return self.of_key(found.observation)
        say = self.say
        value = derive.lookup(self.library, f"fact:{found.id}") if found.quantity else None
        heading = say.text(found.title)
        if found.period:
            heading = say.text("{title}, {period}", title=heading, period=self.period(found.period, found.id))
        statement = [] if value else [self.line(N_("Statement"), self.writer.text(self.filled(found)))]
        lines = [
            *statement,
            *(self.value_lines(value, found.geo) if value else []),
            *self.status_lines(found.status, ""),
            *([self.line(N_("Said by"), say.text(found.speaker))] if found.speaker else []),
            *self.source_lines(self.library.sources[found.source]),
            *self.caveats(found.caveat),
            *self.review_lines(found),
            self.brief_line([found.where]),
            *self.use_lines(),
        ]
        return self.made(found.id, heading, value, lines, (), self.claim_checks([found.id]), [found])

    def event(self, found: Event) -> Card:
        say = self.say
        lines = [
            self.line(N_("Date"), self.event_date(found)),
            self.line(N_("Place"), say.country(found.geo)),
            *self.source_lines(self.library.sources[found.source]),
            *self.review_lines(found),
            self.brief_line([found.where]),
            *self.use_lines(),
        ]
        return self.made(found.id, say.tidy(say.text(found.text)), None, lines, (), [], [])

    def computed(self, origin: Origin) -> Card:
        """What byfacts computed: each number that it rests on, with its own source."""
        say = self.say
        value = Value(
            origin.quantity, origin.unit, origin.counts, origin.nature, origin.status, origin.sources, origin.keys,
            origin.period, origin.computed, origin.coverage,
        )  # fmt: skip
        sources = [self.library.sources[id] for id in origin.sources if id != COMPUTED]
        lines = [
            *self.value_lines(value),
            self.line(N_("Status"), say.text("computed by byfacts from the numbers below")),
            *(self.line(N_("Computed from"), self.operand(key)) for key in origin.keys),
            *(line for source in sources for line in self.source_lines(source)[:3]),
            *self.caveats(*dict.fromkeys(self.caveat_of(key) for key in origin.keys)),
            *self.use_lines(),
        ]
        return self.made(
            " ".join(origin.keys),
            self.name or say.text("Computed by byfacts"),
            value,
            lines,
            (),
            self.claim_checks(origin.keys),
            [],
        )

    def made(
        self,
        key: str,
        heading: str,
        value: Value | None,
        lines: Sequence[Line],
        vintages: Sequence[Vintage],
        checks: Sequence[Check],
        facts: Sequence[Fact],
    ) -> Card:
        say, heading = self.say, self.say.tidy(heading)
        number = self.number(value) if value else ""
        unit = self.noun(value) if value and value.unit not in ("percent", "times") else ""
        sources = [s for s in value.sources if s != COMPUTED] if value else [fact.source for fact in facts]
        cited = number_citation(say, self.library, heading, " ".join(filter(None, (number, unit))), sources)
        self.note_citation(sources)
        return Card(
            key=key,
            heading=heading,
            value=number,
            unit=unit,
            standing=self.standing(value) if value else "",
            mark=mark_of(value) if value else None,
            lines=tuple(replace(line, text=say.tidy(line.text)) for line in lines),
            vintages=tuple(vintages),
            checks=tuple(checks),
            where="; ".join(dict.fromkeys(say.text(fact.where) for fact in facts)),
            citation=cited,
            words={
                "vintages": say.text("In other vintages"),
                "checks": say.text("Checks"),
                "details": say.text("Details"),
            },
            traces=self.ledger.traces(),
        )

    def event_date(self, found: Event) -> str:
        period = f"{found.start}/{found.end}" if found.end else found.start
        return self.writer.dated(self.say.span(found.start, found.end, found.open_end), period, found.id)

    def note_citation(self, sources: Sequence[str]) -> None:
        """Leave in the ledger what the citation prints."""
        self.writer.setting(self.library.edition, Reason.EDITION)
        for id in sources:
            source = self.library.sources[id]
            self.dated(source.retrieved, id)
            if source.quoted and source.published:
                note_years(self.writer, [id])

    def standing(self, value: Value) -> str:
        """Status, nature and what is counted: "Final · flow · permits"."""
        say = self.say
        status = say.text("computed") if value.computed else mark_text(say, mark_of(value))
        words = " · ".join(filter(None, (status, nature_text(say, value.nature), self.counts(value))))
        return say.tidy(words[:1].upper() + words[1:])

    def use_lines(self) -> Iterator[Line]:
        if self.used:
            yield self.line(N_("Used in"), "; ".join(self.used), detail=True)


__all__ = ["Card", "Check", "Line", "Vintage", "card", "near"]
