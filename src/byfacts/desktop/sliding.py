"""Charts leave the window as slides: this chart, this topic, or all topics in one deck, in the order of the show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from PySide6.QtWidgets import QWidget

from byfacts.compose import compose
from byfacts.desktop import work
from byfacts.desktop.charts_dialog import ALL, THIS, ChartsDialog
from byfacts.desktop.exporting import ChartsOut, Exported, OutWords, ask_file
from byfacts.desktop.one_sheet import Listeners
from byfacts.exports.formats import Piece, name
from byfacts.files import write_whole
from byfacts.frozen import frozen, replace
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

FORMAT, TOPIC = "pptx", "topic"


@frozen
class Deck:
    """What a deck of all topics is made from. ``show`` is the order of the presenter, "topic/chart"; empty: none."""

    library: Library
    language: Language
    options: Options
    show: tuple[str, ...] = ()

    def pieces(self) -> tuple[Piece, ...]:
        """The charts of all topics, or those of the show in its order. Slow: it composes every topic."""
        sheets = {
            topic.id: compose(topic.id, self.library, self.language, self.options, paged=False)
            for topic in topics()
            if topic.tab
        }
        return tuple(
            Piece(
                sheets[topic],
                tuple(sheets[topic].chart(id) for id in ids),
                self.library,
                self.language,
                self.options.on,
            )
            for topic, ids in self._order(sheets)
        )

    def _order(self, sheets: dict[str, Sheet]) -> Iterator[tuple[str, list[str]]]:
        known = {f"{topic}/{chart.id}": (topic, chart.id) for topic, sheet in sheets.items() for chart in sheet.charts}
        kept = [known[id] for id in dict.fromkeys(self.show) if id in known] or list(known.values())
        for topic, found in groupby(kept, key=lambda one: one[0]):
            yield topic, [chart for _, chart in found]


class SlidesExport(ChartsDialog):
    """Choose this chart, this topic or all topics; "Save" asks for the place. ``wanted`` is told what was chosen."""

    def __init__(self, parent: QWidget, what: Exported, *, ordered: bool, wanted: Callable[[str], None]) -> None:
        self._ordered, self._wanted = ordered, wanted
        say = what.language.text
        offered = [(THIS, say("This chart")), (TOPIC, say("All charts of the topic")), (ALL, say("All topics"))]
        super().__init__(parent, what, say("Export slides"), "slides", "presentation", offered)

    def account(self) -> str:
        say = self.what.language
        if self.charts == THIS:
            head = self.this_chart()
        elif self.charts == TOPIC:
            head = say.plural("One presentation with {n} charts, and their sources.", len(self.what.sheet.charts))
        elif self._ordered:
            head = say.text("One presentation with the charts of the show, in its order.")
        else:
            head = say.text("One presentation with all charts of all topics.")
        inside = say.text("Charts and tables can be edited; notes for the speaker and alternative texts are inside.")
        return f"{head} {inside}"

    def ask_place(self) -> None:
        self._wanted(self.charts)


class SlidesOut(ChartsOut):
    """Charts as slides."""

    def __init__(self, parent: QWidget, what: Exported, to: Listeners, deck: Deck) -> None:
        say = what.language
        words = OutWords(
            say.text("Writing slides"),
            say.text("The slides were not written"),
            lambda charts: say.plural("{n} charts, with sources, notes for the speaker and alternative texts.", charts),
        )
        super().__init__(parent, what, to, words)
        self._deck = deck

    def start(self) -> None:
        dialog = SlidesExport(self._window, self.what, ordered=bool(self._deck.show), wanted=self.choose)
        dialog.rejected.connect(self.deleteLater)
        dialog.show()

    def choose(self, charts: str) -> None:
        """Ask for the place of what was chosen, and write it there."""
        if charts == ALL:
            self._all()
        else:
            self.place(FORMAT, self.what.shown if charts == THIS else "")

    def _all(self) -> None:
        suggested = self.what.folder / name(FORMAT, "slides", self.what.language.code)
        target = ask_file(self._window, self.what.language, suggested, FORMAT)
        if target is None:
            self.deleteLater()
            return
        self.to.folder(target.parent)
        self._patience.start()
        work.run(
            self,
            lambda: write(self._deck, target),
            lambda whole: self._written([(target, whole)]),
            lambda error: self._failed(error, self._all),
        )


def write(deck: Deck, target: Path) -> Piece:
    """Compose and write a deck of all topics; returns its charts as one piece. Touches no widget.

    Raises OutputError where it cannot be written.
    """
    from byfacts.exports.slides import as_slides  # heavy, and not needed before the first export

    pieces = deck.pieces()
    write_whole(target, as_slides(pieces))
    return replace(pieces[0], charts=tuple(chart for piece in pieces for chart in piece.charts))
