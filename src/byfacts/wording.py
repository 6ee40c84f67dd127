"""Sentences with numbers in them: a template of a topic file or of the data package, filled in a language.

A placeholder is a table with one source of its words and, where needed, how to write them:

    {of = ...}, {sum = ...} ...      an expression of ``derive``; with ``decimals``, ``scale``, ``signed``, ``bare``
    {year = REF}                     the period of a reference, as a year
    {years = [REF, REF]}             the years from one reference to another
    {states_but = 1}                 the member states but so many
    {literal = 2000}                 a setting of the drawing, such as the least value that is named on a map
    {period = "2021-H2"}             a date of reduced precision, in words
    {country = "PL"}                 a country's name, ``form`` for another case
    {event = "id"}                   the date of an event; ``end = true`` for its end
    {fact = "id"}                    the number of a fact, as worded by its qualifier

``{p}`` inside a reference or a period stands for the period that the reader chose. ``fall = true`` writes a
change without its sign, for sentences that say that it is a fall.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from byfacts import derive
from byfacts.dates import Style
from byfacts.frozen import frozen, replace
from byfacts.language import Language
from byfacts.model import Library, Qualifier, Quantity, Status
from byfacts.sheet import PageWords

Spec = str | Mapping[str, Any]
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
class Writer:
    """Writes specs in one language from one library."""

    library: Library
    language: Language
    period: str = ""  # chosen by the reader; stands for {p}

    def choosing(self, period: str) -> Writer:
        return replace(self, period=period)

    def text(self, spec: Spec | None) -> str:
        return self.words(spec).text

    def words(self, spec: Spec | None, beside: derive.Value | None = None) -> Words:
        """Fill a template. A ``plural`` entry names the placeholder whose number chooses the form, or says ``value``:
        the number that stands ``beside`` the words, not in them.
        """
        if not spec:
            return Words("")
        if isinstance(spec, str):
            return Words(self.language.tidy(self.language.text(spec)))
        if "text" not in spec:  # nothing but a number, a date or a name
            text, value = self._placeholder(spec)
            return Words(text, value.sources, value.keys) if value else Words(text)
        filled: dict[str, str] = {}
        sources: list[str] = []
        keys: list[str] = []
        chooser = beside.quantity.last if beside else 0.0
        for name, placeholder in spec.items():
            if not isinstance(placeholder, Mapping):
                continue
            filled[name], value = self._placeholder(placeholder)
            if value is not None:
                sources += value.sources
                keys += value.keys
                if name == spec.get("plural"):
                    chooser = value.quantity.last / placeholder.get("scale", 1)
        say = self.language
        text = say.plural(spec["text"], chooser, **filled) if "plural" in spec else say.text(spec["text"], **filled)
        return Words(self.language.tidy(text), tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(keys)))

    def _placeholder(self, spec: Mapping[str, Any]) -> tuple[str, derive.Value | None]:
        say = self.language
        spec = derive.with_period(spec, self.period)
        if "year" in spec:
            return self._year(spec["year"]), None
        if "years" in spec:
            first, last = (int(self._year(reference)) for reference in spec["years"])
            return say.number(last - first), _plain(last - first)
        if "states_but" in spec:
            count = MEMBER_STATES - spec["states_but"]
            return say.number(count), _plain(count)
        if "literal" in spec:
            return say.number(spec["literal"]), None
        if "period" in spec:
            return self._period(spec["period"], spec.get("style", "long")), None
        if "country" in spec:
            form = spec.get("form")
            return (say.country_form(spec["country"], form) if form else say.country(spec["country"])), None
        if "event" in spec:
            event = self.library.events[spec["event"]]
            return self._period(event.end if spec.get("end") else event.start, spec.get("style", "long")), None
        if "fact" in spec:
            value = derive.lookup(self.library, f"fact:{spec['fact']}")
        else:
            value = derive.evaluate(self.library, spec)
        return self.number(value, spec), value

    def _period(self, period: str, style: Style) -> str:
        """Years alone stay figures: the sentence around them says "in", "г." or "m."."""
        only_years = all(len(moment) == 4 for moment in period.split("/"))
        return self.language.date(period, "table" if only_years else style)

    def _year(self, reference: str) -> str:
        series, geo, period = reference.split("@")
        return derive.resolve_period(self.library, series, geo, period)

    def number(self, value: derive.Value, spec: Mapping[str, Any] | None = None) -> str:
        """A value as it stands in running text, by its unit: a count, a percentage, a factor."""
        spec = spec or {}
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
