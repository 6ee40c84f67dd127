"""What the speaker has before them under a slide: what can be read off, what to mind, the sources, the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from byfacts.charts.chart import Chart
from byfacts.citing import source_lines
from byfacts.language import Language
from byfacts.model import Library, Origin

if TYPE_CHECKING:
    from byfacts.exports.formats import Piece


def for_chart(chart: Chart, piece: Piece) -> str:
    """The notes of a chart's slide, in paragraphs."""
    say, library = piece.language, piece.library
    parts = [say.tidy(chart.sentence), *chart.notes]
    parts += _headed(say.text("Read with care"), _caveats(chart, library, say))
    parts += _headed(say.text("Claims of the brief"), _claims(chart, library, say))
    parts += _headed(say.text("Sources"), source_lines(library, say, chart.sources))
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _headed(head: str, items: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(items))
    return [f"{head}:", *(f"• {item}" for item in found)] if found else []


def _keys(chart: Chart) -> list[str]:
    """The rows of the data on which the numbers of a chart rest."""
    cells = (cell for row in chart.table.rows for cell in row)
    origins: list[Origin] = [cell.origin for cell in cells if cell.origin is not None]
    keys = [key for origin in origins for key in origin.keys]
    return list(dict.fromkeys([*keys, *filter(None, chart.table.keys)]))


def _caveats(chart: Chart, library: Library, say: Language) -> Iterator[str]:
    """What to mind with the series and the facts behind the chart, where its notes do not say it."""
    for key in _keys(chart):
        if key in library.facts:
            words = library.facts[key].caveat
        else:
            series = library.series.get(key.partition("@")[0])
            words = series.caveat if series else ""
        if words and (told := say.tidy(say.text(words))) not in chart.notes:
            yield told


def _claims(chart: Chart, library: Library, say: Language) -> Iterator[str]:
    """The claims of the brief that touch a number of the chart, with what came of their check."""
    from byfacts.claims import touching
    from byfacts.claims.words import told
    from byfacts.wording import Writer

    writer = Writer(library, say)
    for checked in touching(library, _keys(chart)):
        found = told(checked, writer)
        words = say.text("The brief: {claim} Verdict: {verdict}.", claim=found.claim, verdict=found.verdict)
        yield say.tidy(" ".join((words, *found.lines)))
