"""What can be found, and where it is: an entry for everything that byfacts says, with the place that it opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from byfacts import figures
from byfacts.charts.chart import Chart
from byfacts.charts.content import Listing, Timeline
from byfacts.claims import check
from byfacts.claims.words import told
from byfacts.frozen import frozen
from byfacts.kinds.series import STATES
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Sheet
from byfacts.wording import Writer


class Kind(StrEnum):
    """What was found; in the order in which equals are listed."""

    CHART = "chart"
    FACT = "fact"
    EVENT = "event"
    RECOMMENDATION = "recommendation"
    CLAIM = "claim"
    SERIES = "series"
    SOURCE = "source"

    @property
    def order(self) -> int:
        return list(Kind).index(self)


@frozen
class Place:
    """Where a hit leads: a topic, in it a chart or recommendation, on it a point; or a source in their list."""

    topic: str = ""
    entry: str = ""
    key: str = ""
    source: str = ""


@frozen
class Entry:
    """What is searched of one thing: ``title`` counts most, ``aside`` least."""

    kind: Kind
    title: str
    text: str
    aside: str
    place: Place


def entries(library: Library, say: Language, sheets: Sequence[Sheet]) -> Iterator[Entry]:
    """Everything that the sheets of the tabs and the data say, in one language."""
    charts = {chart.id: sheet.topic for sheet in sheets for chart in sheet.charts}
    homes = _homes(sheets)
    for sheet in sheets:
        yield from (_chart(sheet, chart) for chart in sheet.charts)
        for band in sheet.bands:
            text = " ".join((band.summary, *(f"{action.text} {action.detail}".strip() for action in band.actions)))
            aside = " ".join((*band.addressees, *(f"{fact.value} {fact.text}" for fact in band.facts)))
            yield Entry(Kind.RECOMMENDATION, band.title, text, aside, Place(sheet.topic, band.id))
    yield from _of_data(library, say, homes)
    yield from _claims(library, say, charts)


def _chart(sheet: Sheet, chart: Chart) -> Entry:
    rows = " · ".join(cell.text for row in chart.table.rows for cell in row)
    text = " · ".join(filter(None, (chart.name, chart.subtitle, chart.sentence, *chart.notes)))
    return Entry(Kind.CHART, chart.title, text, f"{chart.meta} · {rows}", Place(sheet.topic, chart.id))


def _of_data(library: Library, say: Language, homes: dict[str, Place]) -> Iterator[Entry]:
    writer = Writer(library, say)
    for fact in library.facts.values():
        filled = {"value": {"fact": fact.id, "spoken": True}} if "{value}" in fact.text else {}
        dated = {"period": {"period": fact.period}} if "{period}" in fact.text else {}
        text = writer.text({"text": fact.text, **filled, **dated} if filled or dated else fact.text)
        aside = " ".join(say.text(part) for part in (fact.speaker, fact.caveat, fact.where) if part)
        place = homes.get(fact.observation or fact.id) or Place(_tab(fact.topic, homes), key=fact.id)
        yield Entry(Kind.FACT, say.tidy(say.text(fact.title)), text, f"{aside} {say.country(fact.geo)}", place)
    for event in library.events.values():
        date = say.span(event.start, event.end, event.open_end)
        place = homes.get(event.id) or Place(_tab(event.topics[0], homes), key=event.id)
        aside = f"{say.text(event.where)} {say.country(event.geo)}"
        yield Entry(Kind.EVENT, say.tidy(say.text(event.text)), f"{date} · {say.text(event.short)}", aside, place)
    for series in library.series.values():
        first = next((homes[o.key] for o in library.by_series[series.id] if o.key in homes), Place())
        text = " ".join(say.text(part) for part in (series.definition, series.caveat) if part)
        yield Entry(Kind.SERIES, say.text(series.title), text, series.id, first)
    for source in library.sources.values():
        title = (
            say.text(source.publisher) if source.quoted else f"{say.text(source.publisher)}: {say.text(source.title)}"
        )
        text = " ".join(say.text(part) for part in (source.vintage, source.licence, source.note) if part)
        yield Entry(Kind.SOURCE, title, text, say.text(source.short, "short"), Place(source=source.id))


def _claims(library: Library, say: Language, charts: dict[str, str]) -> Iterator[Entry]:
    writer = Writer(library, say)
    for claim in library.claims.values():
        said = told(check(claim, library), writer)
        chart = f"{claim.topic}-claims"
        place = Place(charts[chart], chart, claim.id) if chart in charts else Place(claim.topic)
        yield Entry(Kind.CLAIM, said.claim, f"{said.verdict}. {' '.join(said.lines)}", said.where, place)


def _tab(topic: str, homes: dict[str, Place]) -> str:
    """A topic with a tab: the overview has none, and its facts are found from the first."""
    known = dict.fromkeys(place.topic for place in homes.values())
    return topic if topic in known else next(iter(known), "")


def _homes(sheets: Sequence[Sheet]) -> dict[str, Place]:
    """For every fact, event and observation the first chart that shows it."""
    found: dict[str, Place] = {}
    for sheet in sheets:
        for chart in sheet.charts:
            for key in _keys(chart):
                found.setdefault(key, Place(sheet.topic, chart.id, key))
    return found


def _keys(chart: Chart) -> Iterator[str]:
    yield from (point.key for _, point in figures.points(chart.content) if point.key)
    match chart.content:
        case Timeline():
            yield from (moment.key for moment in chart.content.moments)
        case Listing():
            yield from (item.key for item in chart.content.items)
    yield from (key for key in chart.table.keys if key)


def country_forms(say: Language) -> dict[str, frozenset[str]]:
    """For every word of a country's name in another case: the words of the name as lists have it."""
    from byfacts.search.words import tokens

    forms: dict[str, set[str]] = {}
    for geo in (*STATES, "BY", "RU", "UA", "GE", "AM", "KZ"):
        named = {token.plain for token in tokens(say.country(geo), say.code)}
        for form in ("genitive", "locative", "accusative", "from"):
            try:
                said = say.country_form(geo, form)
            except KeyError:
                continue
            for token in tokens(said, say.code):
                if len(token.plain) > 3 and token.plain not in named:
                    forms.setdefault(token.plain, set()).update(named)
    return {word: frozenset(names) for word, names in forms.items()}
