"""What an edition changes, as words for window, terminal and bulletin, and as plain values for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from byfacts.claims.words import VERDICTS
from byfacts.editions.changes import Changes, Revision, Touched, Turn
from byfacts.errors import N_
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Event, Fact, Library, Observation, Status
from byfacts.topics import topic

T = TypeVar("T")
WORLD: Final = "WORLD"
STANDINGS: Final = {
    Status.FINAL: N_("final"),
    Status.PROVISIONAL: N_("provisional"),
    Status.ESTIMATE: N_("estimate"),
}


@frozen
class Section:
    """A kind of change. ``lines`` are the first of it, the gravest first; ``more`` is how many there are beside."""

    id: str
    heading: str
    lines: tuple[str, ...]
    more: int = 0


@frozen
class Story:
    """What an edition changes: in one sentence, and section by section; those without anything are not there."""

    head: str
    sections: tuple[Section, ...]


class _Teller:
    """One telling: both libraries and the language, so that the steps stay small."""

    def __init__(self, before: Library, after: Library, language: Language, most: int) -> None:
        self.before = before
        self.after = after
        self.say = language
        self.most = most

    def section(self, id: str, heading: str, found: Sequence[T], line: Callable[[T], str]) -> Section:
        lines = tuple(self.say.tidy(line(one)) for one in found[: self.most])
        return Section(id, heading, lines, max(len(found) - self.most, 0))

    def name(self, one: Observation) -> str:
        """Series, place and period: "First residence permits, Poland, 2024"."""
        series = self.after.series.get(one.series) or self.before.series[one.series]
        place = "" if one.geo == WORLD else self.say.country(one.geo)
        return ", ".join(filter(None, (self.say.text(series.title), place, self.say.period(one.period))))

    def number(self, one: Observation) -> str:
        series = self.after.series.get(one.series) or self.before.series[one.series]
        return self.say.quantity(one.quantity, unit="percent" if series.unit == "percent" else "")

    def value(self, one: Observation) -> str:
        return self.say.text("{name}: {value}", name=self.name(one), value=self.number(one))

    def revision(self, one: Revision) -> str:
        before, after = self.number(one.before), self.number(one.after)
        if one.difference is None:
            return self.say.text(
                "{name}: {after}, before {before}", name=self.name(one.after), after=after, before=before
            )
        difference = self.say.signed(one.difference)
        return self.say.text(
            "{name}: {after}, before {before} ({difference})",
            name=self.name(one.after), after=after, before=before, difference=difference,
        )  # fmt: skip

    def standing(self, one: Revision) -> str:
        old, new = (self.say.text(STANDINGS[found.status]) for found in (one.before, one.after))
        if old == new:
            none = self.say.text("none")
            old, new = one.before.flag or none, one.after.flag or none
            words = N_("{name}: {value}, flags {after}, before {before}")
        else:
            words = N_("{name}: {value}, {after}, before {before}")
        return self.say.text(words, name=self.name(one.after), value=self.number(one.after), after=new, before=old)

    def kept(self, one: Observation) -> str:
        source = self.after.sources[one.source]
        day = source.published or source.retrieved
        if not day:
            return self.value(one)
        return self.say.text(
            "{name}: {value}, of {date}", name=self.name(one), value=self.number(one), date=self.say.date(day)
        )

    def source(self, id: str) -> str:
        source = self.after.sources[id]
        title = self.say.text(
            "{publisher}: {title}", publisher=self.say.text(source.short, "short"), title=self.say.text(source.title)
        )
        if not source.published:
            return title
        return self.say.text("{source}, {date}", source=title, date=self.say.date(source.published))

    def turn(self, one: Turn) -> str:
        claim = self.after.claims.get(one.claim) or self.before.claims[one.claim]
        missing = self.say.text("not there")
        old, new = (self.say.text(VERDICTS[v]) if v else missing for v in (one.before, one.after))
        return self.say.text(
            "{claim} Now: {after}. Before: {before}.", claim=self.say.text(claim.text), after=new, before=old
        )

    def stale(self, one: Fact | Event) -> str:
        assert one.review_by
        title = self.say.text(one.title if isinstance(one, Fact) else one.short)
        return self.say.text("{title}: to be reviewed by {date}", title=title, date=self.say.date(one.review_by))

    def sheet(self, one: Touched) -> str:
        title = self.say.text(topic(one.topic).title)
        names = {spec["id"]: self.say.text(spec["name"]) for spec in topic(one.topic).charts}
        if not one.charts:
            return title
        charts = self.say.list([names.get(id, id) for id in one.charts])
        return self.say.text("{topic}: {charts}", topic=title, charts=charts)


def story(changes: Changes, before: Library, after: Library, language: Language, most: int = 10) -> Story:
    """The changes in words, at most so many lines of each kind."""
    say, teller = language, _Teller(before, after, language, most)
    made = (
        teller.section("revised", say.text("Revised, the largest difference first"), changes.revised, teller.revision),
        teller.section("new", say.text("New"), changes.new, teller.value),
        teller.section("settled", say.text("Now final"), changes.settled, teller.standing),
        teller.section("marked", say.text("Standing or flags changed"), changes.marked, teller.standing),
        teller.section("withdrawn", say.text("Withdrawn"), changes.withdrawn, teller.value),
        teller.section(
            "kept", say.text("Kept from an earlier vintage, as the file does not hold it"), changes.kept, teller.kept
        ),
        teller.section("breaks", say.text("New breaks in a series"), changes.breaks, teller.value),
        teller.section("verdicts", say.text("Claims with another verdict"), changes.verdicts, teller.turn),
        teller.section("stale", say.text("Must be checked again"), changes.stale, teller.stale),
        teller.section("sources", say.text("New sources and vintages"), changes.sources, teller.source),
        teller.section("words", say.text("Worded otherwise"), changes.words, lambda one: ": ".join(one)),
        teller.section("sheets", say.text("Sheets and charts that change"), changes.sheets, teller.sheet),
    )
    return Story(_head(changes, say), tuple(section for section in made if section.lines))


def _head(changes: Changes, say: Language) -> str:
    if changes.none:
        return say.text("Nothing changes: this is edition {edition}.", edition=changes.after)
    return say.text(
        "Edition {after} of {as_of}, before {before} of {as_of_before}.",
        after=changes.after, as_of=say.date(changes.as_of),
        before=changes.before, as_of_before=say.date(changes.as_of_before),
    )  # fmt: skip


def lines(told: Story, language: Language) -> Iterable[str]:
    """The story as plain lines; what belongs to a section begins with a hyphen."""
    yield told.head
    for section in told.sections:
        yield ""
        yield section.heading
        yield from (f"- {line}" for line in section.lines)
        if section.more:
            yield "- " + language.plural("and {n} more", section.more, n=language.number(section.more))


def record(changes: Changes) -> dict[str, Any]:
    """All changes for other programs: keys, codes and plain numbers, no words."""
    return {
        "before": changes.before,
        "after": changes.after,
        "as_of_before": changes.as_of_before.isoformat(),
        "as_of": changes.as_of.isoformat(),
        "new": [_value(one) for one in changes.new],
        "revised": [_revision(one) for one in changes.revised],
        "settled": [_revision(one) for one in changes.settled],
        "marked": [_revision(one) for one in changes.marked],
        "withdrawn": [_value(one) for one in changes.withdrawn],
        "kept": [_value(one) for one in changes.kept],
        "breaks": [one.key for one in changes.breaks],
        "verdicts": [{"claim": one.claim, "before": one.before, "after": one.after} for one in changes.verdicts],
        "stale": [one.id for one in changes.stale],
        "sources": list(changes.sources),
        "series": list(changes.series),
        "words": [list(one) for one in changes.words],
        "sheets": [{"topic": one.topic, "charts": list(one.charts)} for one in changes.sheets],
    }


def _value(one: Observation) -> dict[str, Any]:
    quantity = one.quantity
    return {
        "key": one.key,
        "value": _whole(quantity.point),
        **({} if quantity.point is not None else {"low": _whole(quantity.low), "high": _whole(quantity.high)}),
        "status": one.status.value,
        "flag": one.flag,
        "source": one.source,
    }


def _revision(one: Revision) -> dict[str, Any]:
    return {
        "key": one.key,
        "before": _value(one.before),
        "after": _value(one.after),
        "difference": _whole(one.difference),
    }


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number
