"""How the window shares its space: a pure function of its size, after the table of the design."""

from __future__ import annotations

from typing import Literal

from byfacts.frozen import frozen

WITH_ICONS = 1440  # below this width a source card leaves the chart list room for icons only
DOCK = 1880  # from this width on the content keeps enough beside the sheet pane


@frozen
class Room:
    """What is shown where. Sizes are those of the window divided by the text size."""

    rail: bool  # the chart list stands left; else a chooser stands over the plot
    facts: Literal["full", "mini", "folded"]
    margin: bool  # sentence, notes, source and key stand right of the plot
    notes: Literal["shown", "button", "none"]
    key: bool
    as_of: bool
    standfirst: bool
    others: bool  # recommendations show the other three below
    tools: Literal["words", "short", "tight"]
    status: Literal["whole", "short"]
    fact_columns: int = 4  # of the key facts
    docked: bool = False  # the sheet pane stands beside the content; else it covers it
    icons: bool = False  # the chart list shows icons only: a source card takes its room
    covered: bool = False  # the source card stands in place of the content
    least: bool = False  # the topic row holds the tabs and Fact sheet: View is in the menu bar


def room(width: float, height: float, *, pane: bool = False, card: bool = False) -> Room:
    """The arrangement for a window of this many logical pixels at text size 100 %.

    ``pane``: the fact sheet is open; ``card``: a source card is.
    """
    docked = pane and width >= DOCK
    tiny, narrow, wide = width < 880, width < 1180, width >= 1600 and not docked and not card
    mini = narrow or height < 720 or (card and width < WITH_ICONS)
    return Room(
        rail=not narrow,
        facts="folded" if tiny else "mini" if mini else "full",
        margin=wide,
        notes="none" if tiny else "button" if narrow else "shown",
        key=not tiny,
        as_of=height >= 720 and not tiny,
        standfirst=height >= 1000 and not tiny and not docked,
        others=height >= 1000,
        tools="tight" if tiny else "short" if narrow else "words",
        status="short" if narrow else "whole",
        fact_columns=2 if tiny or docked or (card and narrow) else 4,
        docked=docked,
        icons=card and width < WITH_ICONS,
        covered=card and tiny,
        least=width < 600,
    )
