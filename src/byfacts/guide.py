"""The guide: a few short pages on how to use byfacts, in the reader's language, found by their words."""

from __future__ import annotations

import tomllib
from functools import cache

from byfacts import assets
from byfacts.frozen import frozen, replace
from byfacts.language import Language

# Keys and switches stand in the texts by name: no translation can get them wrong.
NAMES = {
    "region": "F6",
    "open": "Enter",
    "close": "Esc",
    "sheet": "Ctrl+E",
    "print": "Ctrl+P",
    "several": "Ctrl+Shift+S",
    "present": "F5",
    "here": "Shift+F5",
    "data": "Ctrl+Shift+E",
    "picture": "Ctrl+S",
    "slides": "Ctrl+Shift+P",
    "copy": "Ctrl+C",
    "find": "Ctrl+F",
    "switch": "byfacts --leave-no-trace",
}


@frozen
class Page:
    """One page. ``dialogs`` are the names of the dialogs that it explains."""

    id: str
    title: str
    text: tuple[str, ...]
    dialogs: tuple[str, ...] = ()


@cache
def pages() -> tuple[Page, ...]:
    """Every page in its order, as it is written."""
    found = []
    for path in assets.resource("help").glob("*.toml"):
        read = tomllib.loads(path.read_text("utf-8"))
        page = Page(path.stem, read["title"], tuple(read["text"]), tuple(read.get("dialogs", ())))
        found.append((read["order"], page))
    return tuple(page for _, page in sorted(found, key=lambda numbered: numbered[0]))


def translated(language: Language) -> tuple[Page, ...]:
    """Every page in a language, keys filled in."""
    return tuple(
        replace(page, title=language.text(page.title), text=tuple(language.text(p, **NAMES) for p in page.text))
        for page in pages()
    )


def page_for(dialog: str) -> str:
    """The id of the page that explains a dialog; the first page, when none does."""
    return next((page.id for page in pages() if dialog in page.dialogs), pages()[0].id)
