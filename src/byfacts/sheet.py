"""Everything that one topic says in one language, as plain frozen values: what window, paper and command line show.

A painter takes a Sheet and nothing else. Words, numbers, order and the layout of the page are settled here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from byfacts.charts.chart import Chart
from byfacts.charts.marks import Fill
from byfacts.frozen import frozen
from byfacts.model import Origin
from byfacts.traces import Trace


@frozen
class Options:
    """What the reader chose. ``choices`` maps a chart id to its choices (choice id to value)."""

    on: str = ""  # day of issue, ISO 8601; empty: no expiry is judged
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    actions_off: frozenset[str] = frozenset()  # "recommendation-id/number" that stay off the sheet


@frozen
class Tab:
    """A tab of the window and of the rail at the top of the page. ``passed`` counts dates that have passed."""

    topic: str
    title: str
    current: bool
    passed: int
    passed_text: str = ""  # "1 date has passed", for the accessible name


@frozen
class Badge:
    """A *review by* date that has passed: what it concerns, and that the reader must check."""

    head: str  # "Date passed"
    date: str  # "25 May 2025"
    text: str  # what it concerns
    advice: str  # "check what applies today"
    key: str
    sources: tuple[str, ...]


@frozen
class KeyFact:
    """A figure under the headline, with its standing. ``topic`` gives the hue. ``key`` traces it."""

    key: str
    topic: str
    value: str
    unit: str
    text: str
    mark: Fill | None
    meta: str
    sources: tuple[str, ...]
    spoken: str
    passed: str = ""  # words of the amber strip when a date has passed
    standing: str = ""  # ``meta`` without its source: for paper, where [n] follows
    origin: Origin | None = None


@frozen
class Slot:
    """A place on the page for a chart. ``priority`` 0 never leaves; the highest leaves first.

    ``form`` says what of the chart stands there: its figure, its table, or a table with bars.
    ``columns`` of the page's twelve. ``height`` is wanted, ``least`` the minimum of the plot, in millimetres.
    ``kicker`` is "Chart 1." or, on the overview, the topic's name. ``title`` may be shorter than the chart's.
    ``table_columns`` picks columns of the table by index (empty: all); ``table_rows`` is the most rows shown.
    """

    chart: Chart
    form: Literal["figure", "table", "bar-table", "list"]
    columns: int
    kicker: str
    title: str
    subtitle: str
    priority: int
    height: float
    least: float
    table_columns: tuple[int, ...] = ()
    table_rows: int = 0
    text_columns: int = 1
    bare: bool = False  # a small heading instead of rule, title and subtitle: continues the slot above


@frozen
class Column:
    """Slots one below the other, ``span`` page columns wide."""

    span: int
    slots: tuple[Slot, ...]


@frozen
class Row:
    """Columns side by side; a row whose columns all left is gone."""

    columns: tuple[Column, ...]


@frozen
class BandFact:
    """A fact beside a recommendation, in its own topic's hue."""

    key: str
    topic: str
    value: str
    text: str
    mark: Fill | None
    meta: str
    sources: tuple[str, ...]
    passed: str = ""
    chart: str = ""  # id of the chart that shows it
    origin: Origin | None = None


@frozen
class BandAction:
    number: int
    text: str
    detail: str
    on_sheet: bool


@frozen
class Band:
    """One recommendation: numeral, title, addressees, actions, facts; ``no_figure`` when there are none."""

    id: str
    number: int
    title: str
    summary: str
    icon: str
    addressees: tuple[str, ...]
    partners: tuple[str, ...]
    partners_text: str  # "with civil society"
    actions: tuple[BandAction, ...]
    facts: tuple[BandFact, ...]
    no_figure: str
    meta: str  # "4 actions · 3 facts"
    where: str


@frozen
class NoteColumn:
    heading: str
    items: tuple[str, ...]


@frozen
class SourceLine:
    """A numbered source. ``id`` is empty for a note that stands among the sources (boundaries)."""

    id: str
    number: int
    text: str
    short: str


@frozen
class MarkKey:
    fill: Fill
    text: str


@frozen
class Footer:
    left: str
    middle: str
    right: str


@frozen
class Figure:
    """One number of the sheet for other programs: codes, not words, but for ``label``, ``counts`` and ``source``.

    ``block`` is the id of the chart, the recommendation or "key-facts"; ``low`` and ``high`` differ for a range and
    one of them is empty for an open end, where ``value`` is empty too.
    """

    block: str
    key: str
    label: str
    value: str
    low: str
    high: str
    unit: str
    counts: str
    qualifier: str
    status: str
    nature: str
    geo: str
    period: str
    coverage: str
    computed: str
    source: str
    vintage: str
    licence: str
    edition: str


@frozen
class PageWords:
    """Words that only some pages need, according to what was chosen for them."""

    receipt: tuple[str, ...] = ()  # reference, name, signature, date
    note_of_organisation: str = ""
    note_of_issuer: str = ""
    logo: str = ""
    mono: str = ""
    large: str = ""
    data: str = ""
    standfirst: str = ""
    source_details: str = ""


@frozen
class Sheet:
    """See the module. ``charts`` are all charts of the topic, in the order of the list; ``rows`` lay out the page."""

    topic: str
    letter: str
    language: str
    series_name: str
    title: str
    as_of: str  # "Data as of 12 July 2026"
    edition: str  # "edition 2026-07-3f9a1c2d"
    tabs: tuple[Tab, ...]
    headline: str
    standfirst: str
    sources_in_short: str  # "Sources: Eurostat, the brief"
    badges: tuple[Badge, ...]
    key_facts: tuple[KeyFact, ...]
    charts: tuple[Chart, ...]
    rows: tuple[Row, ...]
    bands: tuple[Band, ...]
    band_heads: tuple[str, str, str]
    notes: tuple[NoteColumn, ...]
    marks_heading: str
    marks: tuple[MarkKey, ...]
    sources: tuple[SourceLine, ...]
    footer: Footer
    numbers: Mapping[str, int] = MappingProxyType({})  # source id -> [n]
    data_date: str = ""  # ISO 8601: the date inside the file, so that the same sheet gives the same bytes
    lasting_sources: tuple[str, ...] = ()  # ids that stay listed whatever blocks leave
    page: PageWords = PageWords()
    foreign: tuple[tuple[str, str], ...] = ()  # phrases in other languages, and their codes
    figures: tuple[Figure, ...] = ()
    edition_id: str = ""  # "2026-07-3f9a1c2d"
    options: Options = Options()  # what it was composed with
    citation: str = ""  # as a reference list has it
    traces: tuple[Trace, ...] = ()  # every number and date above, as printed, with the rows behind it

    def references(self, sources: tuple[str, ...]) -> str:
        """The source keys of some source ids as printed: " [1] [3]" without the leading blank."""
        return "\u00a0".join(f"[{n}]" for n in sorted({self.numbers[s] for s in sources if s in self.numbers}))

    def chart(self, id: str) -> Chart:
        return next(c for c in self.charts if c.id == id)
