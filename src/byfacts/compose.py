"""Compose a topic, the library and a language into one Sheet: a pure function for window, paper and export alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from byfacts import derive, figures
from byfacts.bands import Bands
from byfacts.charts.chart import Chart
from byfacts.charts.marks import Fill
from byfacts.citing import note_years, quoted_text, sheet_citation, sheet_name, source_text
from byfacts.claims.notes import claim_notes
from byfacts.frozen import replace
from byfacts.kinds import KEY_ORDER, build
from byfacts.kinds.points import Context, mark_of, mark_text, standing
from byfacts.language import Language
from byfacts.model import Event, Fact, Library
from byfacts.sheet import (
    Badge,
    Band,
    Column,
    Figure,
    Footer,
    KeyFact,
    MarkKey,
    NoteColumn,
    Options,
    Row,
    Sheet,
    Slot,
    SourceLine,
    Tab,
)
from byfacts.topics import Topic, chart_spec, topic, topics
from byfacts.traces import Reason
from byfacts.wording import FOREIGN, page_words

Spec = Mapping[str, Any]


def compose(
    topic_id: str,
    library: Library,
    language: Language,
    options: Options = Options(),
    *,
    listed: bool = True,
    paged: bool = True,
) -> Sheet:
    """Everything that the topic says. Without ``listed`` the charts that only the window lists are left out; without
    ``paged`` what only the page has: its rows of charts, notes, sources and figures, folded tables, and the trail.

    Raises UsageError for an unknown topic.
    """
    return _Composer(topic(topic_id), library, language, options, paged=paged).sheet(listed)


class _Composer(Bands):
    """One call of ``compose``: holds what every step needs, so that the steps stay small."""

    def __init__(
        self, found: Topic, library: Library, language: Language, options: Options, *, paged: bool = True
    ) -> None:
        super().__init__(found, library, language, options, traced=paged)
        self.paged = paged
        self.chosen = {chart: dict(choices) for chart, choices in options.choices}
        self.built: dict[str, Chart] = {}

    def sheet(self, listed: bool) -> Sheet:
        say, spec = self.say, self.spec
        key_facts = tuple(self.key_fact(s) for s in spec.get("key_fact", ()))
        rows, bands = self.rows() if self.paged else (), self.bands()
        sources = self.sources(key_facts, rows, bands) if self.paged else []
        numbers = (*self.figures, *self.chart_figures(rows))
        made = Sheet(
            topic=self.topic.id,
            letter=self.topic.letter,
            language=say.code,
            series_name=say.text("Belarus – EU: migration in figures"),
            title=self.writer.text(spec["title"]),
            as_of=say.text("Data as of {date}", date=self.data_day()),
            edition=say.text("edition {edition}", edition=self.edition()),
            tabs=tuple(self.tab(t) for t in topics() if t.tab),
            headline=self.writer.text(spec["headline"]),
            standfirst=self.writer.text(spec.get("standfirst")),
            sources_in_short=self.short_sources(key_facts),
            badges=tuple(self.badge(f) for f in self.passed(self.topic.id)),
            key_facts=key_facts,
            charts=tuple(self.chart(s) for s in self.topic.charts) if listed else (),
            rows=rows,
            bands=bands,
            band_heads=(
                say.text("Recommendation, addressee"),
                say.text("What the brief proposes"),
                say.text("Facts that bear on it, and their sheet"),
            ),
            notes=self.notes(numbers) if self.paged else (),
            marks_heading=say.text("Marks"),
            marks=self.marks(key_facts, rows, bands),
            sources=tuple(self.source_line(ids, n) for n, ids in enumerate(sources, start=1)),
            footer=self.footer(),
            numbers={id: n for n, ids in enumerate(sources, start=1) for id in ids},
            data_date=self.library.as_of.isoformat(),
            edition_id=self.library.edition,
            options=self.options,
            citation=self.citation(),
            lasting_sources=tuple(spec.get("sources", ())),
            page=page_words(say),
            foreign=tuple((words, code) for words, code in FOREIGN if code != say.code),
            figures=numbers,
        )
        return replace(made, traces=self.ledger.traces()) if self.ledger else made

    def chart_figures(self, rows: Sequence[Row]) -> list[Figure]:
        """Those of the charts on the page, each chart once."""
        charts = {slot.chart.id: slot.chart for slot in _slots(rows)}
        return [f for chart in charts.values() for f in figures.of_chart(self.library, self.say, chart)]

    def tab(self, other: Topic) -> Tab:
        passed = [found.id for found in self.passed(other.id)]
        count = len(passed)
        words = self.say.plural("{n} dates have passed", count, n=self.count(passed)) if count else ""
        current = other.id == self.topic.id or not self.topic.tab
        return Tab(other.id, self.writer.text(other.title), current, count, words)

    def passed(self, topic_id: str) -> list[Fact | Event]:
        """Facts of a topic whose review date lies before the day of issue, and events whose date no fact tells of."""
        on = self.options.on
        facts = [f for f in self.library.facts.values() if f.review_by]
        told = {fact.review_by for fact in facts}
        events = [e for e in self.library.events.values() if e.review_by and e.review_by not in told]
        here: list[Fact | Event] = [fact for fact in facts if fact.topic == topic_id]
        here += [event for event in events if topic_id in event.topics]
        return [one for one in here if on and one.review_by and one.review_by.isoformat() < on]

    def badge(self, found: Fact | Event) -> Badge:
        say = self.say
        assert found.review_by
        return Badge(
            say.text("Date passed"),
            self.writer.dated(say.date(found.review_by), found.review_by.isoformat(), found.id),
            say.tidy(say.text(found.title if isinstance(found, Fact) else found.short)),
            say.text("check what applies today"),
            found.id,
            (found.source,),
        )

    def key_fact(self, spec: Spec) -> KeyFact:
        if spec.get("recommendations"):
            return self.counted_recommendations(spec)
        value = self.value(spec["value"])
        shown = self.writer.number(value, spec.get("format"))
        words = self.writer.words(spec["text"], value)
        sources = tuple(dict.fromkeys((*value.sources, *words.sources)))
        unit = self.writer.text(spec.get("unit"))
        said = shown if value.computed else self.writer.number(value, {**(spec.get("format") or {}), "spoken": True})
        mark = mark_of(value)
        label = " ".join(filter(None, (unit, words.text)))
        self.figures.append(figures.figure(self.library, self.say, figures.KEY_FACTS, label, value.origin))
        return KeyFact(
            key=value.keys[0],
            topic=spec.get("topic", self.topic.id),
            value=shown,
            unit=unit,
            text=words.text,
            mark=mark,
            meta=self.meta(value, spec),
            sources=sources,
            spoken=" ".join(filter(None, (said, unit, words.text))),
            standing=self.writer.text(spec.get("meta")) or standing(self.say, value),
            origin=value.origin,
        )

    def counted_recommendations(self, spec: Spec) -> KeyFact:
        number = self.count(list(self.library.recommendations))
        words = self.writer.text(spec["text"])
        sources = tuple(dict.fromkeys(r.source for r in self.library.recommendations.values()))
        meta = self.writer.text(spec["meta"])
        return KeyFact("recommendations", spec["topic"], number, "", words, None, meta, sources, f"{number} {words}")

    def chart(self, spec: Spec, found: Topic | None = None) -> Chart:
        """A chart as its topic file writes it: built once, though list and page may both show it."""
        id = spec["id"]
        if id not in self.built:
            self.built[id] = self.changed_chart(spec, found)
        return self.built[id]

    def changed_chart(self, spec: Spec, found: Topic | None) -> Chart:
        topic_id, chosen = (found or self.topic).id, self.chosen.get(spec["id"], {})
        context = Context(self.writer, topic_id, self.options.on, chosen, folds=self.paged)
        return build(context, spec)

    def rows(self) -> tuple[Row, ...]:
        counters: dict[str, int] = {}
        return tuple(
            Row(
                tuple(
                    Column(column["span"], tuple(self.slot(s, column["span"], counters) for s in column["slot"]))
                    for column in row["column"]
                )
            )
            for row in self.spec.get("row", ())
        )

    def slot(self, spec: Spec, span: int, counters: dict[str, int]) -> Slot:
        found, chart_ = chart_spec(spec["chart"], self.topic)
        change = spec.get("change")
        chart = self.changed_chart({**chart_, **change}, found) if change else self.chart(chart_, found)
        form = spec.get("form", "figure")
        return Slot(
            chart=chart,
            form=form,
            columns=span,
            kicker="" if spec.get("bare") else self.kicker(chart, form, found, counters),
            title=self.writer.text(spec.get("title")) or chart.title,
            subtitle=self.writer.text(spec.get("subtitle")) or chart.subtitle,
            priority=spec.get("priority", 0),
            height=spec.get("height", 0.0),
            least=spec.get("least", 0.0),
            table_columns=tuple(spec.get("table_columns", ())),
            table_rows=spec.get("table_rows", 0),
            text_columns=spec.get("text_columns", 1),
            bare=spec.get("bare", False),
        )

    def kicker(self, chart: Chart, form: str, found: Topic, counters: dict[str, int]) -> str:
        say = self.say
        if not self.topic.tab:
            return self.writer.text(found.title) + "." if found.tab else ""
        if form == "list":
            return ""
        name = "table" if form == "table" else "map" if chart.kind == "map" else "chart"
        counters[name] = counters.get(name, 0) + 1
        number = self.writer.setting(say.number(counters[name]), Reason.PLACE)
        match name:
            case "table":
                return say.text("Table {n}.", n=number)
            case "map":
                return say.text("Map {n}.", n=number)
        return say.text("Chart {n}.", n=number)

    def notes(self, numbers: Sequence[Figure]) -> tuple[NoteColumn, ...]:
        """The notes of the topic file; the last of them, on reading with care, tells of the claims on these numbers."""
        told = [
            (self.writer.text(column["heading"]), tuple(self.writer.text(item) for item in column["items"]))
            for column in self.spec["note"]
        ]
        keys = (key for number in numbers for key in number.key.split())
        on_claims = claim_notes(self.library, self.writer, self.topic.id, keys)
        last = len(told) - 1
        return tuple(
            NoteColumn(heading, (*on_claims, *items) if n == last else items) for n, (heading, items) in enumerate(told)
        )

    def marks(self, key_facts: Sequence[KeyFact], rows: Sequence[Row], bands: Sequence[Band]) -> tuple[MarkKey, ...]:
        used: set[Fill | None] = {f.mark for f in key_facts}
        used |= {mark for slot in _slots(rows) if slot.form != "list" for mark in slot.chart.marks}
        used |= {fact.mark for band in bands for fact in band.facts}
        return tuple(MarkKey(fill, mark_text(self.say, fill)) for fill in KEY_ORDER if fill in used)

    def sources(
        self, key_facts: Sequence[KeyFact], rows: Sequence[Row], bands: Sequence[Band]
    ) -> list[tuple[str, ...]]:
        """Source ids in the order of their first use on the page, those of one publisher's press reports together.

        byfacts' own arithmetic is no source: it rests on those that are named.
        """
        used: dict[str, None] = dict.fromkeys(self.spec.get("sources", ()))
        groups: Iterable[tuple[str, ...]] = (
            *(f.sources for f in key_facts),
            *(slot.chart.sources for slot in _slots(rows)),
            *(f.sources for band in bands for f in band.facts),
            *((f.source,) for f in self.passed(self.topic.id)),
        )
        for group in groups:
            used |= dict.fromkeys(group)
        used.pop(derive.COMPUTED, None)
        together: dict[str, list[str]] = {}
        for id in used:
            source = self.library.sources[id]
            together.setdefault(source.publisher if source.quoted else id, []).append(id)
        return [tuple(ids) for ids in together.values()]

    def source_line(self, ids: tuple[str, ...], number: int) -> SourceLine:
        first = self.library.sources[ids[0]]
        if first.quoted:
            note_years(self.writer, ids)
        text = quoted_text(self.library, self.say, ids) if first.quoted else source_text(self.library, self.say, ids[0])
        return SourceLine(ids[0], number, text, self.say.text(first.short, "short"))

    def short_sources(self, key_facts: Sequence[KeyFact]) -> str:
        ids = dict.fromkeys(s for f in key_facts for s in f.sources if s != derive.COMPUTED)
        names = dict.fromkeys(self.say.text(self.library.sources[id].short, "short") for id in ids)
        return self.say.text("Sources: {names}", names=", ".join(names)) if names else ""

    def citation(self) -> str:
        title, name = self.writer.text(self.spec["title"]), sheet_name(self.topic.letter, self.say.code)
        return sheet_citation(self.say, self.library, title, name, self.options.on)

    def footer(self) -> Footer:
        say = self.say
        left = say.text(
            "byfacts · sheet {sheet} · edition {edition}",
            sheet=sheet_name(self.topic.letter, say.code),
            edition=self.edition(),
        )
        as_of = self.data_day()
        if self.options.on:
            middle = say.text(
                "data as of {date} · issued {issued}",
                date=as_of,
                issued=self.writer.setting(say.date(self.options.on), Reason.ISSUE),
            )
        else:
            middle = say.text("data as of {date}", date=as_of)
        page = self.writer.setting(say.number(1), Reason.PAGE)
        return Footer(left, middle, say.text("page {page} of {pages}", page=page, pages=page))

    def edition(self) -> str:
        return self.writer.setting(self.library.edition, Reason.EDITION)

    def data_day(self) -> str:
        return self.writer.setting(self.say.date(self.library.as_of), Reason.EDITION)


def _slots(rows: Sequence[Row]) -> list[Slot]:
    return [slot for row in rows for column in row.columns for slot in column.slots]


def with_choice(options: Options, chart: str, choice: str, value: str) -> Options:
    """The options with one more choice made."""
    chosen = {id: dict(found) for id, found in options.choices}
    chosen.setdefault(chart, {})[choice] = value
    return replace(options, choices=tuple((id, tuple(found.items())) for id, found in chosen.items()))


__all__ = ["compose", "quoted_text", "source_text", "with_choice"]
