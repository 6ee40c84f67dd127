"""What stands beside a number on its card: the same number in other vintages, and the checks on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from byfacts import derive
from byfacts.cards.rows import Rows
from byfacts.cards.values import Check, Vintage
from byfacts.claims import Checked, Verdict, touching
from byfacts.claims.words import told
from byfacts.comparable import STATES
from byfacts.model import Observation, Series
from byfacts.traces import Reason


class Beside(Rows):
    """Looks around a number in the library."""

    def vintages(self, found: Observation, series: Series) -> tuple[Vintage, ...]:
        """The same place and period in the series of which this is another vintage, and the other way round."""
        same, number = self.others(found, series), found.quantity.point
        if number is None or not same:
            return ()
        shown = [self.vintage(found, found, own=True), *(self.vintage(one, found) for one in same)]
        return tuple(sorted((v for v in shown if v is not None), key=lambda v: v.own))

    def others(self, found: Observation, series: Series) -> list[Observation]:
        """The observations of the other vintages."""
        others = [s for s in self.library.series.values() if series.id == s.vintage_of or s.id == series.vintage_of]
        keys = [f"{other.id}@{found.geo}@{found.period}" for other in others]
        return [self.library.observations[key] for key in keys if key in self.library.observations]

    def vintage(self, one: Observation, beside: Observation, *, own: bool = False) -> Vintage | None:
        point = one.quantity.point
        if point is None:
            return None
        name = self.edition_of(self.library.sources[one.source])
        text = self.writer.number(derive.of_observation(self.library, one))
        difference = "" if own else self.revision(beside, one)
        return Vintage(name, text, point, difference, own)

    def revision(self, found: Observation, one: Observation) -> str:
        """How much this number is above the other: a revision, the one difference that two vintages allow."""
        say = self.say
        other, own = (derive.of_observation(self.library, each) for each in (one, found))
        more, percent = derive.revision(other, own)
        if not more.number:
            return say.text("no difference")
        number = self.writer.noted(say.signed(more.number), more)
        if percent is None:
            return number
        places = 1 if abs(percent.number) >= 0.1 else 2
        text = self.writer.noted(say.percent(percent.number, places, signed=True), percent)
        return say.text("difference {number}, {percent}", number=number, percent=text)

    def sum_check(self, found: Observation, series: Series) -> Iterator[Check]:
        """Whether the member states add up to the total of the EU, within what rounding allows."""
        if found.geo != "EU27_2020":
            return
        keys = [f"{series.id}@{geo}@{found.period}" for geo in STATES]
        parts = [self.library.observations[key].quantity.point for key in keys if key in self.library.observations]
        total = found.quantity.point
        if len(parts) != len(STATES) or total is None or None in parts:
            return
        say, off = self.say, abs(sum(p for p in parts if p is not None) - total)
        count = self.writer.setting(say.number(len(STATES)), Reason.STATES)
        if off == 0:
            yield Check("holds", say.text("The {n} member states add up to this total.", n=count))
        elif series.rounding > 1 and off <= len(STATES) * series.rounding / 2:
            yield Check("holds", say.text("The {n} member states add up to this total within their rounding.", n=count))
        else:
            yield Check("fails", say.text("The {n} member states do not add up to this total.", n=count))

    def claim_checks(self, keys: Sequence[str]) -> list[Check]:
        return [self.claim_check(found) for found in touching(self.library, keys)]

    def claim_check(self, found: Checked) -> Check:
        kinds = {Verdict.HOLDS: "holds", Verdict.UNKNOWN: "unknown"}
        said = told(found, self.writer)
        words = self.say.text("The brief: {claim} Verdict: {verdict}.", claim=said.claim, verdict=said.verdict)
        return Check(kinds.get(found.verdict, "fails"), self.say.tidy(words))
