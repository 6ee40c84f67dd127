"""What each key does, by place: the last page of the guide."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.language import Language

Group = tuple[str, Sequence[tuple[str, str]]]


def groups(language: Language) -> Sequence[Group]:
    """The keys by place, each with what it does."""
    from byfacts.desktop.presenter import keys as of_show

    say = language.text
    return (
        (
            say("Everywhere"),
            (
                ("F1", say("the guide")),
                ("Ctrl+1…4", say("a topic")),
                ("Ctrl+Tab", say("the next topic")),
                ("F6, Shift+F6", say("the next or the previous part of the window")),
                ("Ctrl+F", say("find words in all tabs")),
                ("F5, Shift+F5", say("present the charts, from the first or from this one")),
                ("Ctrl+E", say("open the fact sheet, and close it")),
                ("Ctrl+P", say("print the fact sheet")),
                ("Ctrl+Shift+S", say("save several fact sheets")),
                ("Ctrl+Shift+E", say("export the data of the chart, or of all charts of the topic")),
                ("Ctrl+Shift+P", say("export slides: the chart, its topic, or all topics")),
                ("Ctrl+S", say("save the picture of the chart, or of all charts of the topic")),
                ("Ctrl+Shift+L", say("choose the language")),
                ("Ctrl++, Ctrl+−, Ctrl+0", say("larger, smaller, normal text")),
                ("Ctrl+Shift+T", say("the next theme")),
                ("F9", say("show or hide the list of charts")),
                ("Ctrl+C", say("copy what is shown: the picture of a chart, or its table")),
            ),
        ),
        (
            say("List of charts"),
            (("↑ ↓", say("choose; the plot follows")), ("Enter", say("go into the plot"))),
        ),
        (
            say("Plot"),
            (
                ("← →", say("the previous or the next point")),
                ("Home, End", say("the first or the last point")),
                ("PgUp, PgDn", say("another chart")),
                ("M", say("mark the point; on a second one: the difference between the two")),
                ("V", say("chart, table, both")),
                ("Esc", say("take the marks off, hide the read-out")),
            ),
        ),
        (
            say("Map"),
            (("↑ ↓", say("countries by value")), ("← →", say("years"))),
        ),
        (
            say("Source card"),
            (
                ("Enter", say("open it: on a point, a key fact, a row of the table")),
                ("← →", say("the previous or the next point")),
                ("Esc", say("close it, and go back")),
            ),
        ),
        (say("Presenting"), of_show.whole(language)),
    )
