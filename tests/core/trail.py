"""Walks from a printed number back to the rows of the data package that it rests on, and reads its value there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from math import isclose
from typing import Any

from byfacts.charts.chart import Choice
from byfacts.derive import COMPUTED, lookup
from byfacts.frozen import fields
from byfacts.language import Language
from byfacts.model import Event, Fact, Library, Observation, Origin, Quantity, Recommendation, Source
from byfacts.traces import Reason, Trace
from byfacts.typography import NBSP, RULES, rounded

# What is no text to read: codes of programs, and what is printed by other tests' names (``Figure`` has its own).
CODES = {
    *("key", "keys", "topic", "id", "kind", "icon", "letter", "language", "options", "geo", "data_date", "edition_id"),
    *(
        "sources",
        "lasting_sources",
        "numbers",
        "chart_id",
        "companion",
        "form",
        "traces",
        "figures",
        "chosen",
        "foreign",
    ),
}
ROMAN = r"(?<!\w)(?!LV\b|LI\b)[IVXLC]{2,}(?!\w)"  # of an endnote; codes of countries look like it
SCALES = (Decimal(1), Decimal(1000), Decimal(1000000))


def strings(value: Any, name: str = "") -> Iterator[str]:
    """Every text in a value, at any depth, but not the codes."""
    if name in CODES or isinstance(value, Enum | Origin | Quantity):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Choice):
        yield from (value.label, *(label for _, label in value.options))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item)
    elif hasattr(type(value), "__slots__"):
        for field in fields(type(value)):
            if not (field == "chart" and isinstance(getattr(value, field), str)):
                yield from strings(getattr(value, field), field)


def alike(text: str) -> str:
    """For finding a text in another: case and kind of blank do not count, and the length stays."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text.replace(NBSP, " "))


class Reader:
    """Reads printed numbers in one language."""

    def __init__(self, say: Language, group: str | None = None) -> None:
        self.say, rules = say, RULES[say.code]
        self.group, self.decimal = group or rules.group, rules.decimal
        g, d = re.escape(self.group), re.escape(self.decimal)
        self.pattern = re.compile(
            rf"(?<!\w)\d{{1,3}}(?:{g}\d{{3}})+(?:{d}\d+)?(?!\w)|(?<!\w)\d+{d}\d+(?!\w)|\w*\d\w*|{ROMAN}"
        )

    def tokens(self, text: str) -> list[str]:
        return [found[0] for found in self.pattern.finditer(text)]

    def number(self, token: str) -> Decimal:
        return Decimal(token.replace(self.group, "").replace(self.decimal, "."))


class Trail:
    """What is known of the numbers of one sheet or card: its traces, the texts of the data, the settings."""

    def __init__(self, library: Library, say: Language, traces: Sequence[Trace], free: Iterable[str] = ()) -> None:
        self.library, self.say, self.traces = library, say, traces
        self.read = Reader(say)
        self.walked: set[Trace] = set()
        self.free: dict[str, list[Trace]] = {}
        self.settings = set(free)
        self.sentences: dict[str, dict[str, list[Trace]]] = {}
        for trace in traces:
            if trace.nature == "words":
                self.sentences.setdefault(trace.text, {})
            else:
                home = self.sentences.setdefault(trace.within, {}) if trace.within else self.free
                for token in self.read.tokens(trace.text):
                    home.setdefault(token, []).append(trace)

    def untraced(self, text: str) -> list[str]:
        """The numbers of a text that nothing accounts for."""
        found = list(self.read.pattern.finditer(text))
        return [m[0] for m in found if not self.accounted(text, m.start(), m.end())] if found else []

    def accounted(self, text: str, start: int, end: int) -> bool:
        token, whole = text[start:end], alike(text)
        around = [parts for words, parts in self.near(whole) if _covers(whole, words, start, end)]
        if any(self.resolves(parts.get(token, ())) for parts in around):
            return True
        if any(_covers(whole, piece, start, end) for piece in self.pieces if piece in whole):
            return True
        if around:
            return False  # it was written into a sentence: no other number that looks like it can excuse it
        return token in self.settings or self.resolves(self.free.get(token, ()))

    def near(self, whole: str) -> Iterator[tuple[str, dict[str, list[Trace]]]]:
        """The sentences that stand in a text, or of which it is a piece."""
        for words, parts in self.folded:
            if words in whole:
                yield words, parts
            elif len(whole) > 12 and whole in words and re.search(rf"(?<!\w){re.escape(whole)}", words):
                yield whole, parts

    @cached_property
    def folded(self) -> list[tuple[str, dict[str, list[Trace]]]]:
        return [(alike(words).rstrip("."), parts) for words, parts in self.sentences.items()]

    @cached_property
    def pieces(self) -> list[str]:
        return pieces(self.library, self.say, self.read)

    # the walk of one trace

    def resolves(self, traces: Sequence[Trace]) -> bool:
        for trace in traces:
            if trace not in self.walked:
                self.walked.add(trace)
                problem = self.problem(trace)
                assert not problem, f"{self.say.code}: {trace.text!r}: {problem}; {trace}"
        return bool(traces)

    def problem(self, trace: Trace) -> str:
        """What is wrong with a trace; empty when the walk ends at rows that say what was printed."""
        match trace.nature:
            case "number":
                return self.number_problem(trace)
            case "date":
                return self.date_problem(trace)
            case "count":
                ok = self.read.number(trace.text) == len(trace.keys) and all(map(self.row, trace.keys))
                return "" if ok else "not the number of its rows"
            case "span":
                first, last = (int(self.library.observations[key].period[:4]) for key in trace.keys)
                return "" if self.read.number(trace.text) == last - first else "not the years between its rows"
            case "setting":
                return self.setting_problem(trace)
        return "no number"

    def row(self, key: str) -> Observation | Fact | Event | Source | Recommendation | object | None:
        """The row of the data with this key."""
        library = self.library
        for rows in (library.observations, library.facts, library.events, library.sources, library.recommendations):
            if key in rows:
                return rows[key]  # the tables differ in their rows only
        recommendation, _, number = key.partition("/")
        actions = library.recommendations[recommendation].actions if recommendation in library.recommendations else ()
        return next((a for a in actions if str(a.number) == number), None)

    def number_problem(self, trace: Trace) -> str:
        origin = trace.origin
        if origin is None or not trace.keys or not trace.sources:
            return "neither rows nor source"
        rows = [self.row(key) for key in trace.keys]
        if not all(isinstance(row, Observation | Fact) for row in rows):
            return "a row is missing"
        if not {row.source for row in rows if isinstance(row, Observation | Fact)} <= self.library.sources.keys():
            return "a source is missing"
        if not set(trace.sources) <= {*self.library.sources, COMPUTED}:
            return "a source that is none"
        if origin.computed:
            if not any(
                isclose(origin.quantity.known, one, rel_tol=1e-9, abs_tol=1e-9) for one in self.results(trace.keys)
            ):
                return f"no arithmetic on its rows gives {origin.quantity.known}"
        elif origin.quantity != self.value(trace.keys[0]):
            return "its row has another value"
        return self.digits_problem(trace.text, origin)

    def value(self, key: str) -> Quantity:
        return lookup(self.library, key if key in self.library.observations else f"fact:{key}").quantity

    def digits_problem(self, text: str, origin: Origin) -> str:
        printed = [self.read.number(token) for token in self.read.tokens(text)]
        ends = [Decimal(str(abs(e))) for e in (origin.quantity.low, origin.quantity.high) if e is not None]
        scales = (*SCALES, Decimal("0.01")) if origin.unit == "times" else SCALES

        def shows(number: Decimal, end: Decimal) -> bool:
            exponent = number.as_tuple().exponent
            assert isinstance(exponent, int)
            return any(rounded(end / scale, max(0, -exponent)) == number for scale in scales)

        if any(not any(shows(number, end) for end in ends) for number in printed):
            return f"printed {printed}, its rows say {ends}"
        if any(not any(shows(number, end) for number in printed) for end in ends):
            return f"an end is missing: printed {printed}, its rows say {ends}"
        return ""

    def results(self, keys: Sequence[str]) -> Iterator[float]:
        """What sums, means, differences, ratios, shares and changes of these rows come to."""
        v = [self.value(key).known for key in keys]
        yield from (sum(v), sum(v) / len(v))
        if len(v) == 1:
            yield 100.0  # the share of the whole in itself
        for cut in range(1, len(v)):
            a, b = sum(v[:cut]), sum(v[cut:])
            yield from (a - b, *_relations(a, b), 100 * a / (a + b) if a + b else 0.0)
            yield 100 * (a - b) / a if a else 0.0  # the share of what is left of a total
        periods = {key: key.rpartition("@")[2] for key in keys}
        for old in sorted(set(periods.values())):
            before = [self.value(key).known for key in keys if periods[key] == old]
            after = [self.value(key).known for key in keys if periods[key] != old]
            if before and after:
                yield from _relations(before[0] - sum(before[1:]), after[0] - sum(after[1:]))
                yield from _relations(sum(before), sum(after))
        if len(v) > 1:  # two vintages of one number
            yield from (v[0] - v[1], v[1] - v[0], *_relations(v[1], v[0]))

    def date_problem(self, trace: Trace) -> str:
        """A date is that of its rows; one without a row of its own must be that of some row of the data."""
        parts = [int(part) for part in re.findall(r"\d+", trace.about)]
        printed = [int(token) for token in re.findall(r"\d+", trace.text)]
        if not set(printed) <= set(parts):
            return f"not the date {trace.about}"
        if not trace.keys:
            known = self.moments
            return (
                ""
                if all(any(_meets(m, one) for one in known) for m in trace.about.split("/"))
                else "no row of that date"
            )
        rows = [self.row(key) for key in trace.keys]
        if None in rows:
            return "a row is missing"
        dates = [one for row in rows for one in _dates(row)]
        ok = all(any(_meets(moment, one) for one in dates) for moment in trace.about.split("/"))
        return "" if ok else f"its rows are of {dates}"

    @cached_property
    def moments(self) -> set[str]:
        library = self.library
        tables = (library.observations, library.facts, library.events, library.sources)
        return {date for table in tables for row in table.values() for date in _dates(row)}

    def setting_problem(self, trace: Trace) -> str:
        """Every reason is one of the list; where the setting is known, it is that."""
        match Reason(trace.about):
            case Reason.EDITION:
                return (
                    "" if trace.text in (self.library.edition, self.say.date(self.library.as_of)) else "another edition"
                )
            case Reason.STATES:
                return "" if 0 <= self.read.number(trace.text) <= 27 else "more states than there are"
            case Reason.PAGE:
                return "" if trace.text == "1" else "a sheet has one page"
        return ""


def _relations(a: float, b: float) -> tuple[float, ...]:
    return (a / b, 100 * a / b, 100 * (b - a) / a) if a and b else (0.0,) if not a and b else ()


def _covers(whole: str, piece: str, start: int, end: int) -> bool:
    at = whole.find(piece)
    while at >= 0:
        if at <= start and end <= at + len(piece):
            return True
        at = whole.find(piece, at + 1)
    return False


def _dates(row: object) -> list[str]:
    """The dates of a row: all that its columns hold."""
    names = ("period", "coverage", "start", "end", "review_by", "published", "retrieved")
    found = [str(date) for name in names if (date := getattr(row, name, None))]
    return [moment for date in found for moment in date.split("/")]


def _meets(one: str, other: str) -> bool:
    """Whether one date is the other, or a year or month of it: "2025" is the year of 2025-03-13."""
    return one.startswith(other) or other.startswith(one) or one[:4] == other[:4]


def pieces(library: Library, say: Language, read: Reader) -> list[str]:
    """The texts of the data that hold a number of their own, as they are printed, without their placeholders."""
    tables: tuple[Iterable[Any], ...] = (
        *(library.sources.values(), library.series.values(), library.observations.values(), library.facts.values()),
        *(library.events.values(), library.claims.values(), library.recommendations.values()),
        [action for found in library.recommendations.values() for action in found.actions],
    )
    names = (
        *("publisher", "title", "short", "reference", "vintage", "licence", "note", "counts", "definition", "caveat"),
        *("text", "where", "speaker", "summary", "detail"),
    )
    kept = {"value": "{value}", "period": "{period}"}  # placeholders stay, to be cut at
    found: dict[str, None] = {}
    for row in (row for table in tables for row in table):
        for text in {getattr(row, name, "") for name in names}:
            for said in (say.text(text, "short", **kept), say.text(text, **kept)) if text else ():
                found |= dict.fromkeys(p for p in re.split(r"\{\w+\}", say.tidy(said)) if read.pattern.search(p))
    found |= dict.fromkeys(days(library, say))
    found[say.country("EU27_2020")] = None  # the name of an aggregate, not a number
    return sorted({alike(piece).strip() for piece in found}, key=lambda p: (-len(p), p))


def days(library: Library, say: Language) -> Iterator[str]:
    """Days that the definition of a series names ("on 1 January"), with the word before or after their number."""
    for series in library.series.values():
        for found in re.finditer(r"(\w+ )?\b(\d{1,2}\.?) (\w+)", say.text(series.definition).replace(NBSP, " ")):
            before, number, after = found.groups()
            yield f"{number} {after}"
            if before:
                yield f"{before}{number}"
