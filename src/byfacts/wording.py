"""Sentences with numbers in them: a template of a topic file or of the data package, filled in a language.

A placeholder is a table with one source of its words and, where needed, how to write them:

    {of = ...}, {sum = ...} ...      an expression of ``derive``; with ``decimals``, ``scale``, ``signed``, ``bare``
    {year = REF}                     the period of a reference, as a year
    {years = [REF, REF]}             the years from one reference to another
    {states_but = 1}                 the member states but so many
    {literal = 2000}                 a setting of the drawing, such as the least value that is named on a map
    {period = "2021-H2"}             a date of reduced precision, in words; ``keys``: the rows that it is that of
    {country = "PL"}                 a country's name, ``form`` for another case
    {event = "id"}                   the date of an event; ``end = true`` for its end
    {fact = "id"}                    the number of a fact, as worded by its qualifier

``{p}`` inside a reference, a period or a country stands for the period that the reader chose, ``{q}`` for a later one,
``{g}`` and ``{h}`` for two places. ``fall = true`` writes a
change without its sign, for sentences that say that it is a fall.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from byfacts import derive, traces
from byfacts.dates import Style
from byfacts.frozen import frozen, replace
from byfacts.language import Language
from byfacts.model import Library, Origin, Qualifier, Quantity, Status
from byfacts.sheet import PageWords
from byfacts.traces import Ledger, Reason

Spec = str | Mapping[str, Any]
DIGIT: Final = re.compile(r"\d")
MEMBER_STATES: Final = 27  # of the EU since 1 February 2020 (Eurostat's EU27_2020)


# Words of other languages that a sheet may hold, so that a screen reader can change its voice.
FOREIGN = (
    ("Poland.Business Harbour", "en"),
    ("International House Vilnius", "en"),
    ("Invest Lithuania", "en"),
    ("Natural Earth", "en"),
    ("Refugee Population Statistics Database", "en"),
    ("Karta Polaka", "pl"),
    ("Straż Graniczna", "pl"),
    ("Valsts robežsardze", "lv"),
)


@frozen
class Words:
    """Filled words and the sources of the numbers in them."""

    text: str
    sources: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


@frozen
class Filled:
    """A placeholder in words: its value, where it has one, and the note for the ledger, where it has a number."""

    text: str
    value: derive.Value | None = None
    note: traces.Note | None = None


@frozen
class Writer:
    """Writes specs in one language from one library. What it prints goes into the ledger, where there is one."""

    library: Library
    language: Language
    chosen: Mapping[str, str] = MappingProxyType({})  # by the reader: what {p} and the like stand for
    ledger: Ledger | None = None

    def choosing(self, chosen: Mapping[str, str]) -> Writer:
        return replace(self, chosen=chosen)

    def text(self, spec: Spec | None) -> str:
        return self.words(spec).text

    def words(self, spec: Spec | None, beside: derive.Value | None = None) -> Words:
        """Fill a template. A ``plural`` entry names the placeholder whose number chooses the form, or says ``value``:
        the number that stands ``beside`` the words, not in them.
        """
        if not spec:
            return Words("")
        if isinstance(spec, str):
            text = self.language.tidy(self.language.text(spec))
            return Words(self._noted(text, traces.words(text)) if DIGIT.search(text) else text)
        if "text" not in spec:  # nothing but a number, a date or a name
            filled = self._placeholder(spec)
            text = self._noted(filled.text, filled.note)
            return Words(text, filled.value.sources, filled.value.keys) if filled.value else Words(text)
        return self._sentence(spec, beside.quantity.last if beside else 0.0)

    def _sentence(self, spec: Mapping[str, Any], chooser: float) -> Words:
        parts = {name: self._placeholder(part) for name, part in spec.items() if isinstance(part, Mapping)}
        chosen = spec.get("plural")
        if chosen in parts and (value := parts[chosen].value):
            chooser = value.quantity.last / spec[chosen].get("scale", 1)
        words = {name: part.text for name, part in parts.items()}
        say = self.language
        text = say.plural(spec["text"], chooser, **words) if "plural" in spec else say.text(spec["text"], **words)
        text = say.tidy(text)
        if DIGIT.search(text):
            self._noted(text, traces.words(text))
            for part in parts.values():
                self._noted(part.text, part.note, text)
        values = [part.value for part in parts.values() if part.value is not None]
        sources, keys = (s for v in values for s in v.sources), (k for v in values for k in v.keys)
        return Words(text, tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(keys)))

    def _placeholder(self, spec: Mapping[str, Any]) -> Filled:
        say = self.language
        spec = derive.filled(spec, self.chosen)
        if "year" in spec:
            return self._when(self._year(spec["year"]), "table", self._key(spec["year"]))
        if "years" in spec:
            return self._span(spec["years"])
        if "states_but" in spec:
            return self._set(MEMBER_STATES - spec["states_but"], Reason.STATES)
        if "literal" in spec:
            return self._set(spec["literal"], Reason.LITERAL)
        if "period" in spec:
            return self._when(spec["period"], spec.get("style", "long"), *spec.get("keys", ()))
        if "published" in spec:  # the day of the vintage that a number is of
            source = self.library.sources[self.library.observations[self._key(spec["published"])].source]
            return self._when(source.published or source.retrieved, "long", source.id)
        if "country" in spec:
            form = spec.get("form")
            return Filled(say.country_form(spec["country"], form) if form else say.country(spec["country"]))
        if "event" in spec:
            event = self.library.events[spec["event"]]
            return self._when(event.end if spec.get("end") else event.start, spec.get("style", "long"), event.id)
        if "fact" in spec:
            value = derive.lookup(self.library, f"fact:{spec['fact']}")
        else:
            value = derive.evaluate(self.library, spec)
        text = self._number(value, spec)
        return Filled(text, value, traces.number(text, value))

    def _when(self, period: str, style: Style, *keys: str) -> Filled:
        text = self._period(period, style)
        return Filled(text, None, traces.date(text, period, keys))

    def _set(self, number: float, reason: Reason) -> Filled:
        text = self.language.number(number)
        return Filled(text, _plain(number), traces.setting(text, reason))

    def _span(self, references: Sequence[str]) -> Filled:
        """How many years lie between two references."""
        first, last = (int(self._year(reference)) for reference in references)
        text = self.language.number(last - first)
        note = traces.span(text, [self._key(reference) for reference in references])
        return Filled(text, _plain(last - first), note)

    def _key(self, reference: str) -> str:
        series, geo, _ = reference.split("@")
        return f"{series}@{geo}@{self._year(reference)}"

    def _period(self, period: str, style: Style) -> str:
        """Years alone stay figures: the sentence around them says "in", "г." or "m."."""
        only_years = all(len(moment) == 4 for moment in period.split("/"))
        return self.language.date(period, "table" if only_years else style)

    def _year(self, reference: str) -> str:
        series, geo, period = reference.split("@")
        return derive.resolve_period(self.library, series, geo, period)

    def number(self, value: derive.Value, spec: Mapping[str, Any] | None = None) -> str:
        """A value as it stands in running text, by its unit: a count, a percentage, a factor."""
        return self.noted(self._number(value, spec or {}), value)

    # what was formatted elsewhere, for the ledger; each gives back its text

    def noted(self, text: str, known: derive.Value | Origin) -> str:
        """A number, with what it rests on."""
        return self._noted(text, traces.number(text, known)) if self.ledger else text

    def change(self, value: derive.Value) -> str:
        """A change in per cent, in a column that says so."""
        return self.noted(self.language.signed(value.number), value)

    def dated(self, text: str, period: str, *keys: str) -> str:
        """A date or period, with the rows that it is that of, where it is one row's."""
        return self._noted(text, traces.date(text, period, keys)) if self.ledger else text

    def counted(self, text: str, keys: Sequence[str]) -> str:
        """How many rows of the data there are."""
        return self._noted(text, traces.count(text, keys)) if self.ledger else text

    def setting(self, text: str, reason: Reason) -> str:
        """A number that needs no row."""
        return self._noted(text, traces.setting(text, reason)) if self.ledger else text

    def _noted(self, text: str, note: traces.Note | None, within: str = "") -> str:
        if self.ledger is not None and note is not None:
            self.ledger.note(note, within)
        return text

    def _number(self, value: derive.Value, spec: Mapping[str, Any]) -> str:
        say, quantity = self.language, value.quantity
        decimals = spec.get("decimals")
        if spec.get("bare"):
            quantity = Quantity.of(quantity.known)
        if spec.get("spoken"):
            return say.spoken(quantity, spec.get("scale", 1), decimals, "percent" if value.unit == "percent" else "")
        if value.unit == "percent":
            if quantity.qualifier is Qualifier.EXACT or value.computed:
                number = abs(value.number) if spec.get("fall") else value.number
                return say.percent(number, decimals or 0, signed=spec.get("signed", False))
            return say.quantity(quantity, decimals=decimals, unit="percent")
        if spec.get("signed"):
            return say.signed(value.number / spec.get("scale", 1), decimals or 0)
        if value.unit == "times":
            return say.number(value.number, 1 if decimals is None else decimals)
        if value.computed:
            return say.quantity(quantity, spec.get("scale", 1), decimals or 0)
        return say.quantity(quantity, spec.get("scale", 1), decimals)


def _plain(number: float) -> derive.Value:
    """A number that only chooses a plural form."""
    return derive.Value(Quantity.of(number), "", "", None, Status.FINAL, (), (), "")


def page_words(say: Language) -> PageWords:
    """The words that a page needs when its user adds to it or changes its kind."""
    return PageWords(
        receipt=(say.text("Reference"), say.text("Name"), say.text("Signature"), say.text("Date")),
        note_of_organisation=say.text("The organisation’s note"),
        note_of_issuer=say.text("The issuer’s note"),
        logo=say.text("Logo:"),
        mono=say.text("black and white"),
        large=say.text("large print"),
        data=say.text("The figures of this sheet, with unit, standing, period and source"),
        standfirst=say.text("Introduction"),
        source_details=say.text("Details of the sources"),
    )
