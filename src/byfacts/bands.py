"""The bands of a sheet: each recommendation with the facts that bear on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from byfacts import derive, figures
from byfacts.kinds.points import mark_of, standing
from byfacts.language import Language
from byfacts.model import Fact, Library, Recommendation
from byfacts.sheet import Band, BandAction, BandFact, Figure, Options
from byfacts.topics import Topic
from byfacts.traces import Ledger
from byfacts.wording import Writer

Spec = Mapping[str, Any]


class Bands:
    """Writes bands for one topic, from one library in one language; ``figures`` gathers the numbers it prints, and the
    ledger their trail, where one is kept (``traced``).
    """

    def __init__(
        self, found: Topic, library: Library, language: Language, options: Options, *, traced: bool = True
    ) -> None:
        self.topic, self.spec = found, found.spec
        self.library, self.say, self.options = library, language, options
        self.ledger = Ledger() if traced else None
        self.writer = Writer(library, language, ledger=self.ledger)
        self.figures: list[Figure] = []

    def count(self, keys: Sequence[str]) -> str:
        """How many rows of the data there are."""
        return self.writer.counted(self.say.number(len(keys)), keys)

    def value(self, written: str | Spec) -> derive.Value:
        if isinstance(written, str):
            return derive.lookup(self.library, written)
        return derive.evaluate(self.library, written)

    def meta(self, value: derive.Value, spec: Spec) -> str:
        """Standing and origin: "Final · flow · Eurostat"; a topic file may word the standing itself."""
        own = self.writer.text(spec.get("meta"))
        short = self.say.text(self.library.sources[value.sources[0]].short, "short")
        return " · ".join(w for w in (own or standing(self.say, value), short) if w)

    def bands(self) -> tuple[Band, ...]:
        if not self.spec.get("bands"):
            return ()
        found = sorted(self.library.recommendations.values(), key=lambda r: r.number)
        return tuple(self.band(r) for r in found)

    def band(self, found: Recommendation) -> Band:
        say, spec = self.say, self.spec["band"][found.id]
        facts = tuple(self.band_fact(s, found.id) for s in spec.get("fact", ()))
        actions = tuple(
            BandAction(
                a.number,
                say.tidy(say.text(a.text)),
                say.tidy(say.text(a.detail)) if a.detail else "",
                f"{found.id}/{a.number}" not in self.options.actions_off,
            )
            for a in found.actions
        )
        partners = tuple(say.text(p) for p in found.partners)
        asked = self.count([f"{found.id}/{action.number}" for action in actions])
        meta = [say.plural("{n} actions", len(actions), n=asked)]
        meta += (
            [say.plural("{n} facts", len(facts), n=self.count([fact.key for fact in facts]))]
            if facts
            else [say.text("no figure")]
        )
        return Band(
            id=found.id,
            number=found.number,
            title=say.tidy(say.text(found.title)),
            summary=say.tidy(say.text(found.summary)),
            icon=spec["icon"],
            addressees=tuple(say.text(a) for a in found.addressees),
            partners=partners,
            partners_text=say.text("with {partners}", partners=say.list(partners)) if partners else "",
            actions=actions,
            facts=facts,
            no_figure="" if facts else self.writer.text(self.spec["no_figure"]),
            meta=" · ".join(meta),
            where=say.text(found.where),
        )

    def band_fact(self, spec: Spec, band: str) -> BandFact:
        if "passed" in spec:
            return self.dated_fact(self.library.facts[spec["passed"]], spec)
        value = self.value(spec["value"])
        words = self.writer.words(spec["text"], value)
        self.figures.append(figures.figure(self.library, self.say, band, words.text, value.origin))
        return BandFact(
            key=value.keys[0],
            topic=spec["topic"],
            value=self.writer.number(value, spec.get("format")),
            text=words.text,
            mark=mark_of(value),
            meta=self.meta(value, spec),
            sources=tuple(dict.fromkeys((*value.sources, *words.sources))),
            chart=spec.get("chart", ""),
            origin=value.origin,
        )

    def dated_fact(self, fact: Fact, spec: Spec) -> BandFact:
        """A statement whose number is its end date; amber once that date has passed."""
        say = self.say
        assert fact.review_by
        passed = bool(self.options.on) and fact.review_by.isoformat() < self.options.on
        return BandFact(
            key=fact.id,
            topic=fact.topic,
            value=self.writer.dated(say.date(fact.review_by), fact.review_by.isoformat(), fact.id),
            text=say.text("{title}, to the date in the brief", title=say.text(fact.title)),
            mark=None,
            meta=say.text(self.library.sources[fact.source].short, "short"),
            sources=(fact.source,),
            passed=say.text("date passed: check") if passed else "",
            chart=spec.get("chart", ""),
        )
