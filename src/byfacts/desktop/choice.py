"""What the reader chose for the fact sheet on paper; it stays for the session, and the harmless part for the next."""

from __future__ import annotations

from typing import Literal

from byfacts.frozen import frozen, replace
from byfacts.paper.options import PaperOptions
from byfacts.settings import Settings

Zoom = Literal["page", "width", "full"]


@frozen
class SheetChoice:
    """``paper.off`` is empty here: blocks that stay off are kept by topic in ``off``. ``day``: ISO 8601, day of issue.

    An empty ``language`` is the window's.
    """

    paper: PaperOptions = PaperOptions()
    language: str = ""
    day: str = ""
    zoom: Zoom = "page"
    off: tuple[tuple[str, frozenset[str]], ...] = ()
    locked: tuple[str, ...] = ()  # settings that an administrator has fixed

    def off_for(self, topic: str) -> frozenset[str]:
        """The ids of the blocks that stay off a topic's page."""
        return dict(self.off).get(topic, frozenset())

    def paper_for(self, topic: str) -> PaperOptions:
        """The options of a topic's page."""
        return replace(self.paper, off=self.off_for(topic))

    def without(self, topic: str, block: str, *, off: bool) -> SheetChoice:
        """The choice with one block of a topic switched."""
        kept = self.off_for(topic)
        return replace(self, off=tuple((dict(self.off) | {topic: kept | {block} if off else kept - {block}}).items()))


def from_settings(settings: Settings, day: str) -> SheetChoice:
    """What was kept from the last session."""
    letter = settings.paper == "letter"
    paper = PaperOptions(paper="letter" if letter else "a4", mono=settings.mono, organisation=settings.organisation)
    return SheetChoice(paper, day=day, locked=settings.locked)


def to_settings(choice: SheetChoice, settings: Settings) -> Settings:
    """What is kept for the next session: nothing that would surprise on another sheet."""
    paper = choice.paper
    return replace(settings, paper=paper.paper, mono=paper.mono, organisation=paper.organisation)
