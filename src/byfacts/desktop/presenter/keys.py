"""The keys of a show: what each is called and does, as the strip at the foot and as a page of their own."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.charts.marks import Label, Line, Mark, Tone
from byfacts.charts.sketch import LEADING
from byfacts.desktop.presenter.wall import Wall, type_sizes
from byfacts.language import Language

Entry = tuple[str, str]  # key, what it does
PAD, GAP = 4.5, 4.5


def short(say: Language) -> tuple[Entry, ...]:
    """For the strip, the dearest last."""
    text = say.text
    return (
        ("← →", text("charts")),
        ("Shift+← →", text("points")),
        ("D", text("difference")),
        ("S", text("who says so")),
        ("B", text("black")),
        ("?", text("keys")),
    )


def whole(say: Language) -> tuple[Entry, ...]:
    """All keys of a show."""
    text = say.text
    return (
        ("→, Space, PgDn", text("the next chart, or its next page")),
        ("←, PgUp", text("the previous chart")),
        ("Home, End", text("the first or the last chart")),
        ("0…9, Enter", text("go to the chart with this number")),
        ("Shift+← →, ↑ ↓", text("the previous or the next point; its value is read large")),
        ("D", text("the difference between two points: press it on the first, then on the second")),
        ("S", text("who says so: the source card of the point; again: its next page")),
        ("N", text("notes")),
        ("B, .", text("a black screen, and back")),
        ("?", text("show the keys, and hide them")),
        ("Esc", text("close what is open, then leave")),
    )


def strip(say: Language, place: Extent) -> tuple[Mark, ...]:
    """Keys in a line at the right of a place; those that find no room leave from the left."""
    size = type_sizes().keys
    made: list[Mark] = []
    right, middle = place.right, (place.top + place.bottom) / 2 + 1
    for key, words in reversed(short(say)):
        cap = letters.measure(key, size) + 2 * PAD
        wide = cap + GAP + letters.measure(words, size)
        if right - wide < place.left:
            break
        left = right - wide
        made += _cap(key, left, cap, middle, size)
        made.append(Label(left + cap + GAP, middle + size * 0.35, words, size, Tone.INK2))
        right = left - GAP * 2.4
    return tuple(made)


def _cap(key: str, left: float, wide: float, middle: float, size: float) -> list[Mark]:
    top, bottom = middle - size * 0.75, middle + size * 0.75
    frame = ((left, top), (left + wide, top), (left + wide, bottom), (left, bottom), (left, top))
    return [
        Line(frame, Tone.BORDER, 0.6),
        Label(left + wide / 2, middle + size * 0.35, key, size, Tone.INK2, anchor="middle"),
    ]


def page(say: Language, wall: Wall) -> tuple[Mark, ...]:
    """All keys with what they do, over the whole wall; smaller where they would not fit."""
    tried = (_page(say, wall, whole(say), type_sizes().body * share) for share in (1.3, 1.15, 1.0, 0.9, 0.8, 0.7))
    return next((tuple(made) for made, bottom in tried if bottom <= wall.inner.bottom), ())


def _page(say: Language, wall: Wall, entries: Sequence[Entry], size: float) -> tuple[list[Mark], float]:
    inner, title = wall.inner, type_sizes().title
    y = inner.top + title * LEADING
    made: list[Mark] = [Label(inner.left, y, say.text("Keys"), title, bold=True)]
    column = max(letters.measure(key, size, True) for key, _ in entries) + size * 1.6
    y += size * 0.6
    for key, words in entries:
        y += size * 0.45
        made.append(Label(inner.left, y + size, key, size, bold=True))
        for line in letters.wrap(words, inner.width - column, size):
            y += size * LEADING
            made.append(Label(inner.left + column, y - size * (LEADING - 1), line, size))
    return made, y + size * 0.3
