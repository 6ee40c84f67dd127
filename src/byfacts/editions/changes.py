"""What one edition changes against another: numbers, their standing, verdicts, dates, sheets. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from byfacts.claims import Checked, Verdict, check_all
from byfacts.compose import compose
from byfacts.errors import ByfactsError
from byfacts.frozen import fields, frozen
from byfacts.language import Language
from byfacts.model import Event, Fact, Library, Observation, Status
from byfacts.topics import topics

BREAK: Final = "b"
WORDS: Final = ("facts", "events", "claims", "recommendations")


@frozen
class Revision:
    """A number before and after."""

    before: Observation
    after: Observation

    @property
    def key(self) -> str:
        return self.after.key

    @property
    def difference(self) -> float | None:
        """None where one of the two is a range or open at an end."""
        old, new = self.before.quantity.point, self.after.quantity.point
        return None if old is None or new is None else new - old


@frozen
class Turn:
    """A claim whose verdict changes; None where the edition does not have the claim."""

    claim: str
    before: Verdict | None
    after: Verdict | None


@frozen
class Touched:
    """A topic whose sheet says something else, and which of its charts do."""

    topic: str
    charts: tuple[str, ...]


@frozen
class Changes:
    """From edition ``before`` to edition ``after``. Everything is empty when they say the same.

    ``revised``: the largest difference first. ``settled``: provisional or estimated numbers that have become final.
    ``marked``: other changes of standing or flag. ``kept``: numbers of an earlier vintage in a series that has a later
    one. ``breaks``: where a series has a break now that it did not have. ``stale``: facts and events whose date to be
    reviewed lies between the days of the two editions. ``words``: table and id of texts that are worded otherwise.
    """

    before: str
    after: str
    as_of_before: date
    as_of: date
    new: tuple[Observation, ...]
    revised: tuple[Revision, ...]
    settled: tuple[Revision, ...]
    marked: tuple[Revision, ...]
    withdrawn: tuple[Observation, ...]
    kept: tuple[Observation, ...]
    breaks: tuple[Observation, ...]
    verdicts: tuple[Turn, ...]
    stale: tuple[Fact | Event, ...]
    sources: tuple[str, ...]
    series: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    sheets: tuple[Touched, ...]

    @property
    def none(self) -> bool:
        return self.before == self.after

    @property
    def back(self) -> bool:
        """Whether it leads to data of an earlier day."""
        return self.as_of < self.as_of_before


def compare(before: Library, after: Library, language: Language) -> Changes:
    """What changes when ``after`` takes the place of ``before``. The language is that in which sheets are compared."""
    both = [
        Revision(before.observations[key], found)
        for key, found in after.observations.items()
        if key in before.observations
    ]
    numbers = [one for one in both if one.before.quantity != one.after.quantity]
    standing = [one for one in both if _standing(one.before) != _standing(one.after)]
    settled = [one for one in standing if _settles(one)]
    return Changes(
        before=before.edition,
        after=after.edition,
        as_of_before=before.as_of,
        as_of=after.as_of,
        new=_missing(after.observations, before.observations),
        revised=tuple(sorted(numbers, key=lambda one: (-abs(one.difference or 0), one.key))),
        settled=tuple(settled),
        marked=tuple(one for one in standing if one not in settled),
        withdrawn=_missing(before.observations, after.observations),
        kept=_kept(after),
        breaks=tuple(one.after for one in both if BREAK in one.after.flag and BREAK not in one.before.flag)
        + tuple(one for one in _missing(after.observations, before.observations) if BREAK in one.flag),
        verdicts=_verdicts(check_all(before), check_all(after)),
        stale=_stale(before, after),
        sources=tuple(id for id in after.sources if id not in before.sources),
        series=tuple(id for id in after.series if id not in before.series),
        words=_words(before, after),
        sheets=() if before.edition == after.edition else _sheets(before, after, language),
    )


def _standing(one: Observation) -> tuple[Status, str]:
    return one.status, "".join(sorted(one.flag))


def _settles(one: Revision) -> bool:
    return one.before.status is not Status.FINAL and one.after.status is Status.FINAL


def _missing(there: Mapping[str, Observation], here: Mapping[str, Observation]) -> tuple[Observation, ...]:
    return tuple(found for key, found in there.items() if key not in here)


def _kept(library: Library) -> tuple[Observation, ...]:
    """Of a series that joins vintages, what is not of the latest."""
    found: list[Observation] = []
    for series in library.series.values():
        if series.joined == "vintages":
            values = library.by_series[series.id]
            latest = max((library.sources[one.source] for one in values), key=lambda s: (s.published, s.retrieved))
            found += [one for one in values if one.source != latest.id]
    return tuple(found)


def _verdicts(before: Iterable[Checked], after: Iterable[Checked]) -> tuple[Turn, ...]:
    old = {one.claim.id: one.verdict for one in before}
    new = {one.claim.id: one.verdict for one in after}
    turns = (Turn(id, old.get(id), new.get(id)) for id in dict.fromkeys((*old, *new)))
    return tuple(turn for turn in turns if turn.before is not turn.after)


def _stale(before: Library, after: Library) -> tuple[Fact | Event, ...]:
    """On the date itself a statement still holds."""
    known: list[Fact | Event] = [*after.facts.values(), *after.events.values()]
    found = [one for one in known if one.review_by and before.as_of <= one.review_by < after.as_of]
    return tuple(sorted(found, key=lambda one: (one.review_by, one.id)))


def _words(before: Library, after: Library) -> tuple[tuple[str, str], ...]:
    """Texts are compared without the numbers that observations lend them."""
    found = []
    for table in WORDS:
        old, new = getattr(before, table), getattr(after, table)
        ids = dict.fromkeys((*old, *new))
        found += [(table, id) for id in ids if _text(old.get(id)) != _text(new.get(id))]
    return tuple(found)


def _text(value: Any) -> tuple[Any, ...] | None:
    lent = ("quantity", "status", "period") if isinstance(value, Fact) and value.observation else ()
    return value and tuple(getattr(value, name) for name in fields(type(value)) if name not in lent)


def _sheets(before: Library, after: Library, language: Language) -> tuple[Touched, ...]:
    """Every sheet is made of both editions: what is drawn or worded otherwise is what a reader would see."""
    found = []
    for topic in topics():
        try:
            old, new = (compose(topic.id, library, language) for library in (before, after))
        except ByfactsError:  # an edition that is unfit is refused elsewhere, with its reason
            continue
        shown = {chart.id: chart for chart in old.charts}
        charts = tuple(chart.id for chart in new.charts if chart != shown.get(chart.id))
        if charts or old.key_facts != new.key_facts or old.headline != new.headline or old.rows != new.rows:
            found.append(Touched(topic.id, charts))
    return tuple(found)


def concerned(changes: Changes) -> Sequence[str]:
    """The topics whose sheets must be printed anew."""
    return [touched.topic for touched in changes.sheets]
