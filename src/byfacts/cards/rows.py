"""The rows of a source card: each a label and words, and the words for what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from byfacts import derive
from byfacts.cards.values import Line
from byfacts.derive import Value
from byfacts.errors import N_
from byfacts.language import Language
from byfacts.model import Event, Fact, Library, Nature, Source, Status
from byfacts.traces import Ledger, Reason
from byfacts.units import counted
from byfacts.wording import Writer

# Eurostat's observation flags, and the SDMX code list CL_OBS_STATUS.
FLAGS: Final[Mapping[str, str]] = {
    "b": N_("break in the series"),
    "d": N_("definition differs"),
    "e": N_("estimated"),
    "p": N_("provisional"),
    "u": N_("low reliability"),
}
SDMX: Final[Mapping[Status, str]] = {Status.FINAL: "A", Status.PROVISIONAL: "P", Status.ESTIMATE: "E"}
STATUS: Final[Mapping[Status, str]] = {
    Status.FINAL: N_("final"),
    Status.PROVISIONAL: N_("provisional"),
    Status.ESTIMATE: N_("estimate"),
}
CONFIDENCE: Final[Mapping[str, str]] = {
    "high": N_("high"),
    "medium-high": N_("medium to high"),
    "medium": N_("medium"),
    "low": N_("low"),
}


class Rows:
    """Writes rows from one library in one language."""

    def __init__(self, library: Library, say: Language) -> None:
        self.library, self.say = library, say
        self.ledger = Ledger()
        self.writer = Writer(library, say, ledger=self.ledger)

    def line(self, label: str, text: str, *, detail: bool = False) -> Line:
        """A row; an empty text becomes the words for what is not known."""
        return Line(self.say.text(label), text or self.say.text("not known"), bool(text), detail)

    def words(self, template: str) -> str:
        return self.say.text(template) if template else ""

    def value_lines(self, value: Value, geo: str = "") -> Iterator[Line]:
        say = self.say
        number = self.number(value)
        label = N_("Value") if value.computed else N_("Value as published")
        yield self.line(label, counted(say, value.unit, value.quantity.last, number))
        yield self.line(N_("What is counted"), self.counts(value))
        yield self.line(N_("Stock or flow"), self.nature(value.nature))
        yield self.line(N_("Period"), self.period(value.period, *value.keys) if value.period else "")
        if value.coverage:
            yield self.line(N_("Part of the period counted"), self.dated(value.coverage, *value.keys))
        if geo:
            yield self.line(N_("Place"), say.country(geo))

    def number(self, value: Value) -> str:
        """A published number as it is; a computed share or change with one decimal."""
        share = value.computed and value.unit == "percent"
        return self.writer.number(value, {"decimals": 1} if share else None)

    def noun(self, value: Value) -> str:
        """What is counted, in the form that goes with the number: it stands beside it in other letters."""
        sign = "\N{OBJECT REPLACEMENT CHARACTER}"
        return counted(self.say, value.unit, value.quantity.last, sign).replace(sign, "").strip("\N{NO-BREAK SPACE} ")

    def counts(self, value: Value) -> str:
        return self.say.text(value.counts) if value.counts else ""

    def nature(self, nature: Nature | None) -> str:
        match nature:
            case Nature.STOCK:
                return self.say.text("stock: a number at a date")
            case Nature.FLOW:
                return self.say.text("flow: events over a period")
            case Nature.SHARE:
                return self.say.text("share or change, from other numbers")
        return ""

    def status_lines(self, status: Status, flag: str) -> Iterator[Line]:
        say = self.say
        yield self.line(
            N_("Status"), say.text("{status} (SDMX code {code})", status=say.text(STATUS[status]), code=SDMX[status])
        )
        if flag:
            words = ", ".join(f"{letter}: {say.text(FLAGS[letter])}" for letter in flag if letter in FLAGS)
            yield self.line(N_("Flag of the publisher"), words or flag)

    def source_lines(self, source: Source) -> list[Line]:
        say = self.say
        title = say.text("quoted from a report in the press") if source.quoted else say.text(source.title)
        reference = "" if source.quoted else source.reference
        lines = [
            self.line(N_("Source"), ", ".join((say.text(source.publisher), title))),
            self.line(N_("Vintage"), say.text(source.vintage) if source.vintage else ""),
            self.line(N_("Licence"), say.text(source.licence) if source.licence else ""),
            self.line(N_("Published"), self.dated(source.published, source.id), detail=True),
            self.line(N_("Retrieved"), self.dated(source.retrieved, source.id)),
        ]
        if reference:
            lines.append(self.line(N_("Where to find it"), say.text(reference), detail=True))
        confidence = say.text(CONFIDENCE.get(source.confidence, source.confidence))
        lines.append(self.line(N_("Confidence"), confidence, detail=True))
        return lines

    def caveats(self, *texts: str, rounding: int = 1) -> Iterator[Line]:
        say = self.say
        for text in dict.fromkeys(texts):
            if text:
                yield self.line(N_("Mind"), say.text(text))
        if rounding > 1:
            nearest = self.writer.setting(say.number(rounding), Reason.LITERAL)
            yield self.line(N_("Rounding"), say.text("to the nearest {n}", n=nearest), detail=True)

    def brief_line(self, places: Sequence[str]) -> Line:
        found = "; ".join(dict.fromkeys(self.say.text(place) for place in places if place))
        return self.line(N_("In the brief"), found or self.say.text("not in the brief"))

    def review_lines(self, found: Fact | Event) -> Iterator[Line]:
        if found.review_by:
            yield self.line(N_("To be reviewed by"), self.dated(found.review_by.isoformat(), found.id))

    def dated(self, period: str, *keys: str) -> str:
        """A date or period of rows; nothing where it is not known."""
        return self.writer.dated(self.say.date(period), period, *keys) if period else ""

    def period(self, period: str, *keys: str) -> str:
        return self.writer.text({"period": period, "keys": keys})

    def filled(self, fact: Fact) -> str | Mapping[str, object]:
        return {"text": fact.text, "period": {"period": fact.period}} if "{period}" in fact.text else fact.text

    def operand(self, key: str) -> str:
        """A number that another rests on: what it is, its value, its source."""
        say = self.say
        value = derive.lookup(self.library, key if key in self.library.observations else f"fact:{key}")
        source = self.edition_of(self.library.sources[value.sources[0]])
        number = counted(say, value.unit, value.quantity.last, self.writer.number(value))
        return say.text("{what}: {number} ({source})", what=self.what(key), number=number, source=source)

    def edition_of(self, source: Source) -> str:
        """A source in short, with its vintage."""
        say = self.say
        vintage = say.text(source.vintage) if source.vintage else ""
        return ", ".join(filter(None, (say.text(source.short, "short"), vintage)))

    def what(self, key: str) -> str:
        say = self.say
        if key in self.library.observations:
            found = self.library.observations[key]
            series = say.text(self.library.series[found.series].title)
            one_place = len({o.geo for o in self.library.by_series[found.series]}) == 1  # its title names it
            parts = [series, "" if one_place else say.country(found.geo), self.period(found.period, key)]
            return ", ".join(filter(None, parts))
        return say.text(self.library.facts[key].title)

    def caveat_of(self, key: str) -> str:
        if key in self.library.observations:
            return self.library.series[self.library.observations[key].series].caveat
        return self.library.facts[key].caveat
