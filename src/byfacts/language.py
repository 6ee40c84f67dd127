"""``Language``: everything that is said in one language, as a value that is passed in and never a global."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from byfacts import assets, catalogue, dates, typography
from byfacts.errors import N_, ByfactsError, Place, Problem, UsageError, Word
from byfacts.frozen import frozen
from byfacts.model import Qualifier, Quantity
from byfacts.typography import EN_DASH, NBSP, RULES, Number, Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from gettext import NullTranslations
    from pathlib import Path

    from babel.core import Locale

    from byfacts.dates import Style

Unit = Literal["", "percent"]
CountryForm = Literal["genitive", "locative", "accusative", "from"]

ISO_CODES = {"EL": "GR", "UK": "GB", "EU27_2020": "EU"}  # Eurostat's own codes
PLACEHOLDER = re.compile(r"\{(\w+)\}")
CHOSEN_NAMES = {("lt", "GE"): "Sakartvelas", ("pl", "NL"): "Niderlandy", ("pl", "CZ"): "Czechy"}  # others than CLDR's


@frozen
class Language:
    """Words, numbers and dates of one language. Only U+00A0 is used as a special space."""

    code: str
    name: str
    _translations: NullTranslations

    @property
    def read_by(self) -> str:
        """The native speaker who has read every word (``X-Read-By`` in the catalogue's header); empty: nobody yet."""
        return self._translations.info().get("x-read-by", "")

    # words

    def text(self, message: str, /, context: str = "", **params: str) -> str:
        """The message in this language, its placeholders filled. Numbers must come formatted: they raise TypeError."""
        return _fill(self._look_up(message, context) or message, params)

    def plural(self, message: str, n: Number, /, **params: str) -> str:
        """The form of the message for ``n``; the message itself is the English form for many.

        ``{n}`` is the formatted number unless it is given. Fractions take the category that CLDR gives them.
        """
        category = self._locale.plural_form(n)
        found = self._look_up(message, f"plural:{category}") or self._look_up(message, "plural:other") or message
        return _fill(found, {"n": self._plain(n), **params})

    def list(self, items: Iterable[str]) -> str:
        """Names in a row: "Poland, Lithuania and Latvia"."""
        from babel.lists import format_list

        return format_list(list(items), locale=self._locale)

    def tidy(self, text: str) -> str:
        """Put no-break spaces where a line must not end (and у/ў in Belarusian). Twice is the same as once."""
        return typography.tidy(text, self.code)

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """The place of a name in a list of this language."""
        return typography.sort_key(text, self._rules)

    # numbers

    def number(self, value: Number, decimals: int = 0) -> str:
        """Grouped, with a true minus. Rounds half away from zero by the digits shown: 2.5 is 3, 0.125 is 0.13."""
        return typography.number(value, decimals, self._rules)

    def signed(self, value: Number, decimals: int = 0) -> str:
        """A change: with its sign, unless it rounds to zero."""
        return typography.number(value, decimals, self._rules, signed=True)

    def percent(self, value: Number, decimals: int = 0, signed: bool = False) -> str:
        """A value that is in percent already."""
        return typography.number(value, decimals, self._rules, signed=signed) + self._rules.percent

    def quantity(self, quantity: Quantity, scale: Number = 1, decimals: int | None = None, unit: Unit = "") -> str:
        """A number as its source words it, in signs: "≈ 4,560", "200–500", "> 850"; "up to 500" has no sign.

        ``scale`` divides (1000 for thousands). Without ``decimals``: as many as the value has, at most two.
        """
        number = self._known(quantity, scale, decimals) + (self._rules.percent if unit == "percent" else "")
        match quantity.qualifier:
            case Qualifier.ABOUT:
                return f"≈{NBSP}{number}"
            case Qualifier.MORE_THAN:
                return f">{NBSP}{number}"
            case _:
                return self._in_words(quantity.qualifier, number)

    def spoken(self, quantity: Quantity, scale: Number = 1, decimals: int | None = None, unit: Unit = "") -> str:
        """The same in words: "about 4,560", "between 200 and 500", "more than 850"."""
        percent = self._rules.percent if unit == "percent" else ""
        if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
            low, high = self._ends(quantity, scale, decimals)
            return self.text(N_("between {low} and {high}"), low=low + percent, high=high + percent)
        return self._in_words(quantity.qualifier, self._known(quantity, scale, decimals) + percent)

    # dates and places

    def date(self, day: date | str, style: Style = "long") -> str:
        """A day, or an ISO period as precise as it is: "12 July 2026", "March 2025", "second half of 2021".

        ``table`` is the short form for columns; ``in`` answers "when": "in March 2025", "on 12 July 2026";
        ``since`` begins an open period.
        """
        if isinstance(day, datetime):
            day = day.date()
        start, end = dates.parse(day.isoformat() if isinstance(day, date) else day)
        if end is None or end == start:
            return self._moment(start, None, style)
        if style != "table" and dates.in_one_pattern(start, end):
            return self._moment(start, end, style)
        if style == "table" and not (start.month or start.part or end.month or end.part):
            return f"{start.year}{EN_DASH}{end.year}"
        parts = (self._moment(moment, None, "table" if style == "table" else "long") for moment in (start, end))
        return f"{NBSP}{EN_DASH} ".join(parts)

    def period(self, period: str, style: Style = "long") -> str:
        """The same as ``date``, for periods."""
        return self.date(period, style)

    def month(self, period: str) -> str:
        """The month of ``2021-08`` as an axis shows it: short, with the full stop of the language, in Polish Roman."""
        month = int(period[5:7])
        if self.code == "pl":
            return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[month - 1]
        return str(self._locale.months["stand-alone"]["abbreviated"][month])

    def span(self, start: str, end: str = "", open_end: bool = False) -> str:
        """When an event was: a date, an interval, or since when it goes on. Years alone stand bare."""
        if open_end:
            return self.date(start, "since")
        period = f"{start}/{end}" if end and end != start else start
        only_years = all(len(moment) == len("2020") for moment in period.split("/"))
        return self.date(period, "table" if only_years else "long")

    def country(self, geo: str) -> str:
        """The name of a country as in a list. A code that is no country's stands for itself."""
        if geo == "EU27_2020":
            return self.text(N_("EU-27"))
        iso = ISO_CODES.get(geo, geo)
        return CHOSEN_NAMES.get((self.code, iso)) or str(self._locale.territories.get(iso, geo))

    def country_form(self, geo: str, form: CountryForm) -> str:
        """A country in a sentence: "the Netherlands" (genitive), "in", "to" or "from the Netherlands".

        Raises KeyError for a country whose forms ``resources/country_forms.csv`` lacks.
        """
        return _country_forms()[ISO_CODES.get(geo, geo), form][self.code]

    # faults

    def error(self, error: ByfactsError) -> str:
        """What went wrong and what to do. The problems of a DataError are said one by one with ``problem``."""
        return self.text(error.message, **{name: self._param(value) for name, value in error.params.items()})

    def problem(self, problem: Problem) -> str:
        """A fault in the data and its place: "facts.csv, row 12, column value: …"."""
        what = self.text(problem.message, **{name: self._param(value) for name, value in problem.params})
        return self.text(N_("{place}: {problem}"), place=self._place(problem.place), problem=what)

    # within

    @property
    def _rules(self) -> Rules:
        return RULES[self.code]

    @property
    def _locale(self) -> Locale:
        return _locale(self._rules.locale)

    def _look_up(self, message: str, context: str) -> str:
        """The translation, or an empty string where there is none."""
        if not message:
            return ""  # gettext keeps the catalogue's header under the empty message
        found = self._translations.pgettext(context, message) if context else self._translations.gettext(message)
        return "" if found == message else found

    def _plain(self, value: Number) -> str:
        return self.number(value, typography.shown_decimals(value))

    def _ends(self, quantity: Quantity, scale: Number, decimals: int | None) -> tuple[str, ...]:
        values = [Decimal(str(v)) / Decimal(str(scale)) for v in (quantity.low, quantity.high) if v is not None]
        if decimals is None:
            decimals = max((typography.shown_decimals(value) for value in values), default=0)
        return tuple(dict.fromkeys(self.number(value, decimals) for value in values))

    def _known(self, quantity: Quantity, scale: Number, decimals: int | None) -> str:
        return EN_DASH.join(self._ends(quantity, scale, decimals))

    def _in_words(self, qualifier: Qualifier, number: str) -> str:
        words = {
            Qualifier.ABOUT: N_("about {number}"),
            Qualifier.ALMOST: N_("almost {number}"),
            Qualifier.MORE_THAN: N_("more than {number}"),
            Qualifier.UP_TO: N_("up to {number}"),
        }
        return self.text(words[qualifier], number=number) if qualifier in words else number

    def _moment(self, start: dates.Moment, end: dates.Moment | None, style: Style) -> str:
        if start.part:
            words = {"in": dates.IN_PARTS, "since": dates.SINCE_PARTS}.get(style, dates.PARTS)
            return self.text(words[start.part], year=start.year)
        patterns = dates.PATTERNS[self.code]
        names = _month_names(self._rules.locale) if start.month else dates.Names((), ())
        return dates.write(start, end, patterns.form(style), patterns.dash, names)

    def _place(self, place: Place) -> str:
        parts = [place.file]
        if place.line is not None:
            parts.append(self.text(N_("line {line}"), line=str(place.line)))
        if place.row is not None:
            parts.append(self.text(N_("row {row}"), row=str(place.row)))
        if place.column:
            parts.append(self.text(N_("column {column}"), column=place.column))
        return ", ".join(parts)

    def _param(self, value: Any) -> str:
        """A parameter of an error as words: numbers are formatted, names in a row are joined,
        rows of names by semicolons.
        """
        match value:
            case Word():
                return self.text(value)
            case bool() | str():
                return str(value)
            case int() | float() | Decimal():
                return self._plain(value)
            case date():
                return self.date(value)
            case tuple() | list() | frozenset() | set():
                nested = any(isinstance(item, tuple) for item in value)
                return ("; " if nested else ", ").join(self._param(item) for item in value)
            case _:
                return str(value)


def _fill(template: str, params: Mapping[str, str]) -> str:
    """Names in braces give way to their words, and nothing else happens: a translation is no format string, which
    could reach into what it is given. Raises KeyError for a name that is not there.
    """
    for name, value in params.items():
        if not isinstance(value, str):
            raise TypeError(f"{{{name}}} in {template!r} must be formatted first, not {value!r}")
    filled = PLACEHOLDER.sub(lambda found: params[found[1]], template)
    doubled = filled.endswith("..") and not filled.endswith("...")  # an abbreviation, then the sentence's own
    return filled[:-1] if doubled else filled


@cache
def _locale(name: str) -> Locale:
    from babel.core import Locale

    return Locale.parse(name)


@cache
def _month_names(name: str) -> dates.Names:
    months = _locale(name).months
    alone, after_day = months["stand-alone"]["wide"], months["format"]["wide"]
    return dates.Names(tuple(alone[i] for i in range(1, 13)), tuple(after_day[i] for i in range(1, 13)))


@cache
def _country_forms() -> Mapping[tuple[str, str], Mapping[str, str]]:
    with assets.resource("country_forms.csv").open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["form"]): row for row in csv.DictReader(file)}


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """Codes of the languages that can be loaded, English first."""
    found = catalogue.present(folder or assets.resource("locale")) | {"en"}
    return tuple(code for code in RULES if code in found)


def load(code: str, folder: Path | None = None) -> Language:
    """The language with this code. Raises UsageError that names the languages there are."""
    folder = folder or assets.resource("locale")
    if code not in languages(folder):
        raise UsageError(
            N_("There is no language “{code}”. The languages are: {languages}."),
            code=code,
            languages=", ".join(languages(folder)),
        )
    return Language(code, RULES[code].name, catalogue.read(folder, code))


@frozen
class Languages:
    """The languages that can be chosen: the shipped ones and, in place of one of them, a translator's own."""

    own: Language | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        found = languages()
        return tuple(code for code in RULES if code in found or (self.own and code == self.own.code))

    @property
    def names(self) -> list[tuple[str, str]]:
        """Each code with the language's own name; no catalogue is read for it."""
        return [(code, RULES[code].name) for code in self.codes]

    def load(self, code: str) -> Language:
        """Raises UsageError that names the languages there are."""
        return self.own if self.own and self.own.code == code else load(code)
