"""How a sheet and its sources are cited: one wording for page, window, command line and exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from byfacts.language import Language
from byfacts.model import Library, Source

if TYPE_CHECKING:
    from byfacts.sheet import Sheet
    from byfacts.wording import Writer

BOUNDARIES = "natural-earth"  # the source whose note on the status of territories goes wherever the map goes


def sheet_name(letter: str, code: str) -> str:
    """What a sheet is called in a file and in a citation: letter of the topic and language, "E-en"."""
    return f"{letter}-{code}"


def sheet_citation(say: Language, library: Library, title: str, sheet: str, on: str = "") -> str:
    """A sheet as a reference list has it. ``sheet`` is its name, ``on`` the day of issue, ISO 8601, or empty."""
    if on:
        words = say.text(
            "byfacts, “{title}”, sheet {sheet}, edition {edition}, data as of {date}, issued {issued}.",
            title=title, sheet=sheet, edition=library.edition, date=say.date(library.as_of), issued=say.date(on),
        )  # fmt: skip
    else:
        words = say.text(
            "byfacts, “{title}”, sheet {sheet}, edition {edition}, data as of {date}.",
            title=title, sheet=sheet, edition=library.edition, date=say.date(library.as_of),
        )  # fmt: skip
    return say.tidy(words)


def whole_citation(sheet: Sheet) -> str:
    """The citation of a sheet and, below, the sources that stand on it; plain spaces, as it is to be pasted."""
    lines = [sheet.citation, *(f"[{line.number}] {line.text}" if line.number else line.text for line in sheet.sources)]
    return "\n".join(lines).replace("\u00a0", " ")


def source_text(library: Library, say: Language, id: str) -> str:
    """A source as it stands at the foot of a page: publisher, title, vintage; licence."""
    source = library.sources[id]
    parts = [say.text(part) for part in (source.publisher, source.title, source.vintage) if part]
    licence = f"; {say.text(source.licence)}" if source.licence else ""
    note = f" {say.text(source.note)}" if id == BOUNDARIES and source.note else ""
    return say.tidy(f"{', '.join(parts)}{licence}.{note}")


def chart_sources(sheet: Sheet, ids: Sequence[str], cite: Callable[[str], str]) -> tuple[str, ...]:
    """The sources of a chart, each as it stands at the foot of the page; ``cite`` tells those that do not stand there.

    They have no numbers: those are the page's.
    """
    lines = {line.number: line.text for line in sheet.sources}
    numbers = dict.fromkeys(sheet.numbers[id] for id in ids if id in sheet.numbers)
    others = (cite(id) for id in ids if id not in sheet.numbers)
    return (*(lines[n] for n in sorted(numbers) if n in lines), *others)


def source_line(say: Language, sources: Sequence[str]) -> str:
    """Sources as the one line under a chart."""
    return say.text("Source: {sources}", sources=" ".join(sources)) if sources else ""


def quoted_text(library: Library, say: Language, ids: Sequence[str]) -> str:
    """A service quoted from the press: one line for all its reports, with the years in which they appeared."""
    sources = [library.sources[id] for id in ids]
    period = say.date(_years(sources), "table")
    words = say.text(
        "{publisher}, quoted from the press, {period}.", publisher=say.text(sources[0].publisher), period=period
    )
    return say.tidy(words)


def source_lines(library: Library, say: Language, ids: Iterable[str]) -> list[str]:
    """Sources as they stand at the foot of a page; the press reports of one service in one line."""
    found, quoted = [], dict[str, list[str]]()
    for id in dict.fromkeys(ids):
        source = library.sources[id]
        if source.quoted:
            quoted.setdefault(source.publisher, []).append(id)
        else:
            found.append(source_text(library, say, id))
    return [*found, *(quoted_text(library, say, ids) for ids in quoted.values())]


def note_years(writer: Writer, ids: Sequence[str]) -> None:
    """Leave in the ledger what ``quoted_text`` prints."""
    period = _years([writer.library.sources[id] for id in ids])
    writer.dated(writer.language.date(period, "table"), period, *ids)


def _years(sources: Sequence[Source]) -> str:
    years = sorted({source.published[:4] for source in sources if source.published})
    return years[0] if len(years) == 1 else f"{years[0]}/{years[-1]}"


def number_citation(say: Language, library: Library, what: str, number: str, sources: Sequence[str]) -> str:
    """One number as a reference list has it: what it is, its sources whole, when they were retrieved, the edition."""
    parts = []
    for id in dict.fromkeys(sources):
        source = library.sources[id]
        text = quoted_text(library, say, [id]) if source.quoted and source.published else source_text(library, say, id)
        if source.retrieved:
            text = say.text("{source} Retrieved {date}.", source=text, date=say.date(source.retrieved))
        parts.append(text)
    named = say.text("{what}: {number}.", what=what, number=number) if number else say.text("{what}.", what=what)
    end = say.text("In: byfacts, edition {edition}.", edition=library.edition)
    return say.tidy(" ".join((named, *parts, end)))
