"""Dates and periods as precise as their source, written the way each language writes them.

A period is ISO 8601: ``2023``, ``2021-10``, ``2025-03-31``, an interval with a slash, and, beyond the standard,
half years (``2021-H2``) and quarters (``2023-Q1``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from byfacts.errors import N_
from byfacts.frozen import frozen
from byfacts.typography import EN_DASH, NBSP

if TYPE_CHECKING:
    from collections.abc import Mapping

Style = Literal["long", "table", "in", "since"]


@frozen
class Moment:
    """A year, a part of it (H1, Q3), a month or a day; parts that are not known are empty or 0."""

    year: str
    month: int = 0
    day: int = 0
    part: str = ""


@frozen
class Names:
    """Babel's names of the months: standing alone and after a day."""

    alone: tuple[str, ...]
    after_day: tuple[str, ...]


_MOMENT = re.compile(r"(\d{4})(?:-(?:([HQ]\d)|(\d\d)(?:-(\d\d))?))?")


def parse(period: str) -> tuple[Moment, Moment | None]:
    """The start and, for an interval, the end. Raises ValueError for what is no period."""
    start, slash, end = period.partition("/")
    return _moment(start), _moment(end) if slash else None


def _moment(text: str) -> Moment:
    match = _MOMENT.fullmatch(text)
    if match is None or (match[2] or "H1") not in PARTS or not 1 <= int(match[3] or 1) <= 12:
        raise ValueError(f"not a period: {text!r}")
    if not 1 <= int(match[4] or 1) <= 31:
        raise ValueError(f"not a period: {text!r}")
    return Moment(match[1], int(match[3] or 0), int(match[4] or 0), match[2] or "")


@frozen
class Form:
    """Patterns for a day, a month, a year and an interval of years. A no-break space is written "~" here.

    ``months`` are the names where no day stands before them, ``day_months`` where one does;
    empty: as Babel has them (standing alone, and after a day). ``{genitive}`` is the name as after a day.
    """

    day: str
    month: str
    year: str
    years: str
    months: tuple[str, ...] = ()
    day_months: tuple[str, ...] = ()


@frozen
class Patterns:
    """How a language writes periods: by themselves, in tables, as the answer to "when", and as a beginning.

    ``dash`` joins figures inside one pattern: Latvian keeps the dot of the ordinal (10.–12.).
    """

    long: Form
    table: Form
    when: Form
    since: Form
    dash: str = EN_DASH

    def form(self, style: Style) -> Form:
        return {"long": self.long, "table": self.table, "in": self.when, "since": self.since}[style]


def _months(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_DOTTED = Form("{day:>02}.{month:02}.{year}", "{month:02}.{year}", "{year}", "{year}")
_ISO = Form("{year}-{month:02}-{day:>02}", "{year}-{month:02}", "{year}", "{year}")
_LATVIAN_IN = _months("janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī")
_LATVIAN_SINCE = _months(
    "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra"
)
_BELARUSIAN_SINCE = _months(
    "са~студзеня з~лютага з~сакавіка з~красавіка з~мая з~чэрвеня "
    "з~ліпеня з~жніўня з~верасня з~кастрычніка з~лістапада са~снежня"
)

PATTERNS: Mapping[str, Patterns] = {
    "en": Patterns(
        Form("{day}~{name} {year}", "{name} {year}", "{year}", "{year}"),
        _ISO,
        Form("on {day}~{name} {year}", "in {name} {year}", "in {year}", "in {year}"),
        Form("since {day}~{name} {year}", "since {name} {year}", "since {year}", "since {year}"),
    ),
    "ru": Patterns(
        Form("{day}~{name} {year}~г.", "{name} {year}~г.", "{year}~г.", "{year}~гг."),
        _DOTTED,
        Form(
            *("{day}~{name} {year}~г.", "в~{name} {year}~г.", "в~{year}~г.", "в~{year}~гг."),
            _months("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"),
        ),
        Form("с~{day}~{name} {year}~г.", "с~{genitive} {year}~г.", "с~{year}~г.", "с~{year}~гг."),
    ),
    "be": Patterns(
        Form("{day}~{name} {year}~г.", "{name} {year}~г.", "{year}~г.", "{year}~гг."),
        _DOTTED,
        Form(
            *("{day}~{name} {year}~г.", "у~{name} {year}~г.", "у~{year}~г.", "у~{year}~гг."),
            _months(
                "студзені лютым сакавіку красавіку маі чэрвені ліпені жніўні верасні кастрычніку лістападзе снежні"
            ),
        ),
        Form("з~{day}~{name} {year}~г.", "{name} {year}~г.", "з~{year}~г.", "з~{year}~гг.", _BELARUSIAN_SINCE),
    ),
    "pl": Patterns(
        Form("{day}~{name} {year}~r.", "{name} {year}~r.", "{year}~r.", "lata {year}"),
        _DOTTED,
        Form(
            *("{day}~{name} {year}~r.", "{name} {year}~r.", "w~{year}~r.", "w~latach {year}"),
            _months(
                "w~styczniu w~lutym w~marcu w~kwietniu w~maju w~czerwcu "
                "w~lipcu w~sierpniu we~wrześniu w~październiku w~listopadzie w~grudniu"
            ),
        ),
        Form("od~{day}~{name} {year}~r.", "od~{genitive} {year}~r.", "od~{year}~r.", "od~lat {year}"),
    ),
    "lt": Patterns(
        Form("{year}~m. {name} {day}~d.", "{year}~m. {name}", "{year}~m.", "{year}~m."),
        _ISO,
        Form(
            *("{year}~m. {name} {day}~d.", "{year}~m. {name}", "{year}~m.", "{year}~m."),
            _months("sausį vasarį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį"),
        ),
        Form("nuo {year}~m. {name} {day}~d.", "nuo {year}~m. {genitive}", "nuo {year}~m.", "nuo {year}~m."),
    ),
    "lv": Patterns(
        Form("{year}.~gada {day}.~{name}", "{year}.~gada {name}", "{year}.~gads", "{year}.~gads"),
        Form("{day:>02}.{month:02}.{year}.", "{month:02}.{year}.", "{year}", "{year}"),
        Form(
            *("{year}.~gada {day}.~{name}", "{year}.~gada {name}", "{year}.~gadā", "{year}.~gadā"),
            _LATVIAN_IN,
            _LATVIAN_IN,
        ),
        Form(
            *("kopš {year}.~gada {day}.~{name}", "kopš {year}.~gada {name}", "kopš {year}.~gada", "kopš {year}.~gada"),
            _LATVIAN_SINCE,
            _LATVIAN_SINCE,
        ),
        "." + EN_DASH,
    ),
}


def write(start: Moment, end: Moment | None, form: Form, dash: str, names: Names) -> str:
    """A year, month or day, or an interval of them within what one pattern can say."""
    last = end or start
    year, day, name = start.year, str(start.day), ""
    if start.day:
        name = (form.day_months or names.after_day)[start.month - 1]
        day = day if last == start else f"{day}{dash}{last.day}"
        pattern = form.day
    elif start.month:
        months = form.months or names.alone
        name = months[start.month - 1]
        if last != start:
            name += EN_DASH + months[last.month - 1].split("~")[-1]
        pattern = form.month
    elif last != start:
        pattern, year = form.years, f"{year}{dash}{last.year}"
    else:
        pattern = form.year
    genitive = names.after_day[start.month - 1] if start.month else ""
    return pattern.format(day=day, month=start.month, year=year, name=name, genitive=genitive).replace("~", NBSP)


def in_one_pattern(start: Moment, end: Moment) -> bool:
    """Whether an interval shares all but its finest part: 2015–2024, August–November 2021, 10–12 July 2026."""
    if start.part or end.part or bool(start.month) != bool(end.month) or bool(start.day) != bool(end.day):
        return False
    return not start.month or (start.year == end.year and (not start.day or start.month == end.month))


# Words for parts of a year: as a noun ("first half of 2021") and as an answer to "when".
PARTS: Mapping[str, str] = {
    "H1": N_("first half of {year}"),
    "H2": N_("second half of {year}"),
    "Q1": N_("early {year}"),
    "Q2": N_("second quarter of {year}"),
    "Q3": N_("third quarter of {year}"),
    "Q4": N_("late {year}"),
}
IN_PARTS: Mapping[str, str] = {
    "H1": N_("in the first half of {year}"),
    "H2": N_("in the second half of {year}"),
    "Q1": N_("in early {year}"),
    "Q2": N_("in the second quarter of {year}"),
    "Q3": N_("in the third quarter of {year}"),
    "Q4": N_("in late {year}"),
}
SINCE_PARTS: Mapping[str, str] = {
    "H1": N_("since the first half of {year}"),
    "H2": N_("since the second half of {year}"),
    "Q1": N_("since early {year}"),
    "Q2": N_("since the second quarter of {year}"),
    "Q3": N_("since the third quarter of {year}"),
    "Q4": N_("since late {year}"),
}
