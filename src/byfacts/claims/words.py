"""A checked claim in words: the verdict, and the arithmetic behind it with the numbers of every vintage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from byfacts.claims import Checked, Finding, Reading, Verdict
from byfacts.claims.tolerances import Tolerance
from byfacts.derive import Value
from byfacts.errors import N_
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.traces import Reason
from byfacts.units import counted
from byfacts.wording import Writer

ARROW, PLUS = "\u00a0→ ", " + "

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.HOLDS: N_("holds"),
    Verdict.HELD: N_("holds only for the brief’s own vintage"),
    Verdict.FAILS: N_("does not hold"),
    Verdict.UNKNOWN: N_("cannot be checked"),
}


@frozen
class Told:
    """A claim as it is shown: the claim, the verdict, its arithmetic (one line for each vintage), its place."""

    id: str
    claim: str
    verdict: str
    lines: tuple[str, ...]
    where: str


def told(checked: Checked, writer: Writer) -> Told:
    """The claim in the writer's language."""
    say, claim = writer.language, checked.claim
    return Told(
        claim.id, say.tidy(say.text(claim.text)), say.text(VERDICTS[checked.verdict]),
        tuple(say.tidy(line) for line in _lines(checked, writer)), say.text(claim.where),
    )  # fmt: skip


def tolerance_text(say: Language, tolerance: Tolerance) -> str:
    """What a word allows, as a part of what is named: "about: 97.5% to 102.5%"."""
    word, low = say.text(WORDS[tolerance.word]), _part(say, tolerance.low or 0.0)
    if tolerance.word == "slight":
        return say.text(
            N_("“{word}”: a fall of less than {limit}"), word=word, limit=_part(say, 1 - (tolerance.low or 0))
        )
    if tolerance.high is None:
        message = (
            N_("“{word}”: more than {low} of what is named")
            if tolerance.strict
            else N_("“{word}”: at least {low} of what is named")
        )
        return say.text(message, word=word, low=low)
    high = _part(say, tolerance.high)
    return say.text(N_("“{word}”: from {low} to {high} of what is named"), word=word, low=low, high=high)


def _part(say: Language, factor: float) -> str:
    percent = round(100 * factor, 6)
    return say.percent(percent, 0 if percent == int(percent) else 1)


WORDS: Final[Mapping[str, str]] = {
    "about": N_("about"),
    "almost": N_("almost"),
    "halved": N_("halved"),
    "slight": N_("slight"),
    "several": N_("several times"),
    "doubled": N_("more than doubled"),
    "majority": N_("most"),
}


def _lines(checked: Checked, writer: Writer) -> Sequence[str]:
    say = writer.language
    if checked.reason == "no-figure":
        return [say.text("The brief gives no figure for it.")]
    if checked.verdict is Verdict.UNKNOWN:
        values = "; ".join(_dated(writer, value) for value in checked.values)
        return [say.text(REASONS[checked.reason], values=values)]
    if len(checked.readings) == 1:
        return [arithmetic(checked.readings[0].finding, writer), *_partly(checked, writer)]
    return [
        say.text("{source}: {words}", source=vintage(reading, writer), words=arithmetic(reading.finding, writer))
        for reading in checked.readings
    ]


REASONS: Final[Mapping[str, str]] = {
    "unlike": N_("{values}. Different things are counted: no sum, share or ratio."),
    "other-terms": N_("{values}. The periods or the rules of counting differ: no comparison."),
    "vintages": N_("{values}. They come from two vintages of one series: no comparison."),
}


def _partly(checked: Checked, writer: Writer) -> list[str]:
    """A later vintage that lacks some of the periods: nothing is computed from it, but what differs is said."""
    if not checked.later:
        return []
    say = writer.language
    differing = [(own, other) for own, other in checked.later if own.quantity != other.quantity]
    source = _source(checked.later[0][1].sources[0], writer)
    if not differing:
        when = say.list([shown_period(writer, other) for _, other in checked.later])
        return [say.text("{source} has only {period}, with the same numbers.", source=source, period=when)]
    told = "; ".join(
        say.text(
            "{period}: {own} in the brief, {other} in {source}",
            period=shown_period(writer, other),
            own=shown_number(writer, own),
            other=shown_number(writer, other),
            source=source,
        )
        for own, other in differing
    )
    return [say.text("A later vintage has some of these periods only. {numbers}.", numbers=told)]


def vintage(reading: Reading, writer: Writer) -> str:
    """Whose numbers a reading has: the brief's own, or a source with its vintage."""
    say = writer.language
    if reading.own:
        return say.text("The brief’s own vintage")
    return _source(reading.sources[0], writer)


def _source(id: str, writer: Writer) -> str:
    """A source with its vintage: "Eurostat, update of 9 July 2026"."""
    say, source = writer.language, writer.library.sources[id]
    return ", ".join(
        filter(None, (say.text(source.short, "short"), say.text(source.vintage) if source.vintage else ""))
    )


def arithmetic(finding: Finding, writer: Writer) -> str:
    """How the computation went, with its numbers."""
    return FORMS[finding.form](finding, writer)


# a number, in the ways that the sentences need it


def shown_number(writer: Writer, value: Value | None) -> str:
    """A number as the sentences on claims show it."""
    assert value is not None
    return writer.number(
        value,
        {"decimals": 2}
        if value.unit == "times"
        else {"decimals": 1}
        if value.computed and value.unit == "percent"
        else None,
    )


def _dated(writer: Writer, value: Value) -> str:
    """A number with its noun and when it was: "≈ 90,000 visas (2023)"."""
    words = counted(writer.language, value.unit, value.quantity.last, shown_number(writer, value))
    return f"{words} ({shown_period(writer, value)})" if value.period else words


def shown_period(writer: Writer, value: Value) -> str:
    """When a number was."""
    return writer.text({"period": value.period, "keys": value.keys})


def _plain(writer: Writer, value: Value) -> str:
    """A number and when it was, without its noun."""
    return f"{shown_number(writer, value)} ({shown_period(writer, value)})"


def _end(finding: Finding, writer: Writer, end: float | None) -> str:
    """An end of what would be allowed, in the unit of what was found."""
    assert end is not None
    assert finding.result is not None
    say = writer.language
    if finding.result.unit == "percent":
        return _limit(writer, say.percent(end, 1))
    return _limit(writer, say.number(end, 0 if abs(end) >= 100 else 1))


def _limit(writer: Writer, text: str) -> str:
    """What a word allows: fixed in ``tolerances``, so that it needs no row in the data."""
    return writer.setting(text, Reason.TOLERANCE)


def _change(writer: Writer, change: Value) -> str:
    return writer.noted(writer.language.percent(change.number, 1, signed=True), change)


# the sentences


def _steps(message: str) -> Callable[[Finding, Writer], str]:
    def tell(finding: Finding, writer: Writer) -> str:
        say, (before, after) = writer.language, finding.values
        return say.text(
            message,
            before=_plain(writer, before),
            after=_plain(writer, after),
            result=shown_number(writer, finding.result),
        )

    return tell


def _doubled(finding: Finding, writer: Writer) -> str:
    before, after = finding.values
    return writer.language.text(
        N_("{before}, then {after}: {factor} times as many, and the claim asks for more than {limit} times."),
        before=_plain(writer, before),
        after=_plain(writer, after),
        factor=shown_number(writer, finding.result),
        limit=_limit(writer, writer.language.number(finding.low or 0)),
    )


def _several(finding: Finding, writer: Writer) -> str:
    before, after = finding.values
    return writer.language.text(
        N_("{after} against {before}: {factor} times as many, and the claim asks for at least {limit} times."),
        before=shown_number(writer, before),
        after=shown_number(writer, after),
        factor=shown_number(writer, finding.result),
        limit=_limit(writer, writer.language.number(finding.low or 0)),
    )


def _slight(finding: Finding, writer: Writer) -> str:
    assert finding.low is not None
    assert finding.result is not None
    say, (before, after) = writer.language, finding.values
    return say.text(
        N_("{before}, then {after}: {change}. A slight fall is one of less than {limit}."),
        before=_plain(writer, before),
        after=_plain(writer, after),
        change=_change(writer, finding.result),
        limit=_limit(writer, say.percent(100 * (1 - finding.low))),
    )


def _fell(finding: Finding, writer: Writer) -> str:
    assert finding.result is not None
    say, (before, after) = writer.language, finding.values
    return say.text(
        N_("{before}, then {after}: {change}."),
        before=_plain(writer, before),
        after=_plain(writer, after),
        change=_change(writer, finding.result),
    )


def _halved(finding: Finding, writer: Writer) -> str:
    assert finding.low is not None
    assert finding.high is not None
    assert finding.result is not None
    say, (before, after) = writer.language, finding.values
    return say.text(
        N_("{before}, then {after}: {share} of it. Halved means from {low} to {high}."),
        before=_plain(writer, before),
        after=_plain(writer, after),
        share=writer.noted(say.percent(100 * finding.result.number), finding.result),
        low=_limit(writer, say.percent(100 * finding.low)),
        high=_limit(writer, say.percent(100 * finding.high)),
    )


def _over(finding: Finding, writer: Writer) -> str:
    return writer.language.text(
        N_("The brief says {named}; counted: {found}."),
        named=shown_number(writer, finding.named),
        found=shown_number(writer, finding.result),
    )


def _sum(finding: Finding, writer: Writer) -> str:
    values = PLUS.join(_plain(writer, value) for value in finding.values)
    return writer.language.text(
        N_("{values} = {sum}; the brief says {named}."),
        values=values,
        sum=shown_number(writer, finding.result),
        named=shown_number(writer, finding.named),
    )


def _share(finding: Finding, writer: Writer) -> str:
    part, whole = finding.values
    return writer.language.text(
        N_("{part} of {whole}: {share}. The brief says {named}, which allows from {low} to {high}."),
        part=shown_number(writer, part),
        whole=shown_number(writer, whole),
        share=shown_number(writer, finding.result),
        named=shown_number(writer, finding.named),
        low=_end(finding, writer, finding.low),
        high=_end(finding, writer, finding.high),
    )


def _mean(finding: Finding, writer: Writer) -> str:
    values = PLUS.join(_plain(writer, value) for value in finding.values)
    return writer.language.text(
        N_("({values}) ÷ {n} = {mean}. The brief says {named}, which allows from {low} to {high}."),
        values=values,
        n=writer.setting(writer.language.number(len(finding.values)), Reason.TERMS),
        mean=writer.number(finding.result, {"bare": True}) if finding.result else "",
        named=shown_number(writer, finding.named),
        low=_end(finding, writer, finding.low),
        high=_end(finding, writer, finding.high),
    )


def _thirds(finding: Finding, writer: Writer) -> str:
    return writer.language.text(
        N_("Counted: {found}. Two thirds, taken as “about”, allow from {low} to {high}."),
        found=shown_number(writer, finding.result),
        low=_end(finding, writer, finding.low),
        high=_end(finding, writer, finding.high),
    )


def _majority(finding: Finding, writer: Writer) -> str:
    part, whole = finding.values
    return writer.language.text(
        N_("{part} of {whole}: {share}. The claim asks for more than {low}."),
        part=shown_number(writer, part),
        whole=shown_number(writer, whole),
        share=shown_number(writer, finding.result),
        low=_limit(writer, writer.language.percent(finding.low or 0)),
    )


def _growth(finding: Finding, writer: Writer) -> str:
    say = writer.language
    values = ARROW.join(_plain(writer, value) for value in finding.values)
    fell = [shown_period(writer, after) for before, after in pairwise(finding.values) if after.number <= before.number]
    if not fell:
        return say.text(N_("{values}: higher every time."), values=values)
    return say.text(N_("{values}: no growth in {period}."), values=values, period=say.list(fell))


def _continued(finding: Finding, writer: Writer) -> str:
    values = "; ".join(_plain(writer, value) for value in finding.values)
    message = N_("{values}: in no year none.") if finding.holds else N_("{values}: in one of the years none.")
    return writer.language.text(message, values=values)


def _ends(finding: Finding, writer: Writer) -> str:
    values = "; ".join(shown_number(writer, value) for value in finding.values)
    message = N_("{values}: the same upper end.") if finding.holds else N_("{values}: different upper ends.")
    return writer.language.text(message, values=values)


FORMS: Final[Mapping[str, Callable[[Finding, Writer], str]]] = {
    "doubled": _doubled,
    "fall": _slight,
    "halved": _halved,
    "several": _several,
    "fell": _fell,
    "greater": _steps(N_("{before} against {after}: {result} more.")),
    "over": _over,
    "sum": _sum,
    "share": _share,
    "mean": _mean,
    "thirds": _thirds,
    "majority": _majority,
    "growth": _growth,
    "continued": _continued,
    "ends": _ends,
}
