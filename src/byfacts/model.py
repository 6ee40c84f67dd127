"""What is known, and where from: plain frozen values that cannot exist without a source and a unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from byfacts.frozen import frozen


class Status(StrEnum):
    """Standing of a value, after SDMX CL_OBS_STATUS: A normal, P provisional, E estimated."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    ESTIMATE = "estimate"


class Qualifier(StrEnum):
    """How a source words a value."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more-than"
    UP_TO = "up-to"
    RANGE = "range"


class Voice(StrEnum):
    """The kind of source that speaks: evidence is never weighed by it, but a reader must be able to tell."""

    STATISTICS = "statistics"
    UN_AGENCY = "un-agency"
    ASSEMBLY = "assembly"
    EU_INSTITUTION = "eu-institution"
    GOVERNMENT = "government"
    BORDER_SERVICE = "border-service"
    ANALYSIS = "analysis"
    MAP = "map"
    COMPUTED = "computed"


class Nature(StrEnum):
    """Stock: a number at a date. Flow: events over a period. Share and change are derived from either."""

    STOCK = "stock"
    FLOW = "flow"
    SHARE = "share"


@frozen
class Source:
    """Where numbers come from. ``published`` and ``retrieved`` are as precise as is known, or empty."""

    id: str
    publisher: str
    title: str
    short: str
    reference: str
    published: str
    retrieved: str
    vintage: str
    licence: str
    confidence: str
    kind: Voice
    note: str = ""

    @property
    def quoted(self) -> bool:
        """Whether the publisher's own page was not at hand, and the figure is quoted from a report on it."""
        return self.licence == "figure quoted with source"


@frozen
class Quantity:
    """A number as its source gives it: a point (low == high), a range, or open at one end (None).

    MORE_THAN has only ``low``, UP_TO only ``high``; RANGE has both; the others have low == high.
    """

    low: float | None
    high: float | None
    qualifier: Qualifier = Qualifier.EXACT

    @classmethod
    def of(cls, value: float, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
        match qualifier:
            case Qualifier.MORE_THAN:
                return cls(value, None, qualifier)
            case Qualifier.UP_TO:
                return cls(None, value, qualifier)
        return cls(value, value, qualifier)

    @property
    def point(self) -> float | None:
        """The single number, None for a range or an open end."""
        return self.low if self.low == self.high else None

    @property
    def last(self) -> float:
        """The number that a noun agrees with: of a range its end, as in "from 2 to 5 persons"."""
        return self.high if self.high is not None else self.low or 0.0

    @property
    def known(self) -> float:
        """The end that the source names: for drawing an open end, never a middle."""
        return self.low if self.low is not None else self.high or 0.0


@frozen
class Origin:
    """What a number on a sheet rests on: the number before it was scaled or rounded, and all that it carries."""

    quantity: Quantity
    unit: str
    counts: str
    nature: Nature | None
    status: Status
    sources: tuple[str, ...]
    keys: tuple[str, ...]
    period: str
    computed: bool
    coverage: str


@frozen
class Series:
    """A statistical series: what is counted, in which unit, by whose definition.

    ``vintage_of`` names the series of which this one is another vintage: to compare, never to join unsaid.
    ``concept`` names the rules by which it is counted, ``part_of`` the series that it is a part of, ``joined`` how
    observations from several sources come to stand in it ("reports", "vintages", or empty: they do not).
    """

    id: str
    title: str
    counts: str
    unit: str
    nature: Nature
    definition: str
    caveat: str = ""
    rounding: int = 1
    vintage_of: str = ""
    concept: str = ""
    part_of: str = ""
    joined: str = ""


@frozen
class Observation:
    """One value of a series for a place and a period.

    ``period`` is ISO 8601: 2023, 2021-10, 2023-12-31 or an interval with a slash.
    ``coverage`` names the part of the period that was counted when it is not the whole of it.
    ``flag`` keeps the publisher's own flag (Eurostat codes).
    """

    series: str
    geo: str
    period: str
    quantity: Quantity
    status: Status
    source: str
    flag: str = ""
    coverage: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return f"{self.series}@{self.geo}@{self.period}"


@frozen
class Fact:
    """A statement with or without a number: what the brief or another source says.

    ``text`` is a template in byfacts' own words; ``{value}`` stands for the formatted quantity.
    ``period`` is empty where the source gives none. ``where`` is the place in the source.
    ``review_by``: after that day the statement may no longer hold.
    ``observation`` is the key of the observation that the quantity comes from, empty where the fact holds its own.
    """

    id: str
    topic: str
    title: str
    text: str
    quantity: Quantity | None
    unit: str
    counts: str
    nature: Nature | None
    period: str
    geo: str
    status: Status
    source: str
    where: str
    speaker: str = ""
    speaker_kind: Voice | None = None
    caveat: str = ""
    review_by: date | None = None
    observation: str = ""


@frozen
class Event:
    """Something that happened, dated as precisely as the source dates it and no more.

    ``start`` and ``end`` are ISO 8601 dates of reduced precision (2020, 2021-H2, 2023-Q1, 2024-10, 2025-03-13);
    ``open_end`` says that the source names no end.
    """

    id: str
    topics: tuple[str, ...]
    geo: str
    start: str
    end: str
    open_end: bool
    text: str
    short: str
    source: str
    where: str
    review_by: date | None = None


@frozen
class Claim:
    """A verbal claim of the brief and the computation that could test it; ``short`` names it in a note on a sheet."""

    id: str
    topic: str
    text: str
    where: str
    check: str
    operands: tuple[str, ...]
    tolerance: str
    short: str = ""


@frozen
class Action:
    """One thing that a recommendation asks for."""

    number: int
    text: str
    detail: str


@frozen
class Recommendation:
    """One of the brief's recommendations, in byfacts' words, with the facts that bear on it."""

    id: str
    number: int
    title: str
    summary: str
    addressees: tuple[str, ...]
    partners: tuple[str, ...]
    actions: tuple[Action, ...]
    rests_on: tuple[str, ...]
    source: str
    where: str


@frozen
class Library:
    """The whole data package, checked: every reference in it resolves."""

    edition: str
    as_of: date
    version: str
    sources: Mapping[str, Source]
    series: Mapping[str, Series]
    observations: Mapping[str, Observation]
    facts: Mapping[str, Fact]
    events: Mapping[str, Event]
    claims: Mapping[str, Claim]
    recommendations: Mapping[str, Recommendation]
    by_series: Mapping[str, tuple[Observation, ...]]

    def observation(self, series: str, geo: str, period: str) -> Observation:
        """The value of a series for a place and period. Raises AbsentError when there is none."""
        return self.observations[f"{series}@{geo}@{period}"]
