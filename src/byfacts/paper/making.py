"""How a page was made, as keywords in its file: what ``byfacts verify`` needs to make the same page again.

    byfacts {"sheet": "E-en", "edition": "2026-07-3f9a1c2d", "issued": "2026-11-22", ...}

Only what stands on the page anyway is written; what was left as usual is not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from byfacts.frozen import frozen, replace
from byfacts.paper.options import PaperOptions
from byfacts.sheet import Options

if TYPE_CHECKING:
    from byfacts.paper.extras import Extras
    from byfacts.sheet import Sheet

NAME = "byfacts"
SWITCHES = ("mono", "large", "receipt", "with_data")
WORDS = ("organisation", "contact", "note")
LONGEST = 8000  # characters


@frozen
class Made:
    """Topic and language of a sheet, its edition, what it was composed with and what its page was made with.

    ``logo`` is width and height of the picture in pixels; the picture itself says nothing.
    """

    topic: str
    language: str
    edition: str
    options: Options = Options()
    paper: PaperOptions = PaperOptions()
    logo: tuple[int, int] | None = None


def keywords(sheet: Sheet, paper: PaperOptions, extras: Extras) -> str:
    """The keywords of a page. The user's words are those that stand there."""
    options = sheet.options
    found: dict[str, Any] = {
        "sheet": f"{sheet.letter}-{sheet.language}",
        "topic": sheet.topic,
        "language": sheet.language,
        "edition": sheet.edition_id,
        "issued": options.on,
        "choices": {chart: dict(choices) for chart, choices in options.choices},
        "actions_off": sorted(options.actions_off),
        "paper": paper.paper,
        **{name: getattr(paper, name) for name in SWITCHES},
        **{name: getattr(extras, name) for name in WORDS},
        "off": sorted(paper.off),
        "logo": [extras.logo.width, extras.logo.height] if extras.logo else None,
    }
    kept = {name: value for name, value in found.items() if value}
    return f"{NAME} {json.dumps(kept, ensure_ascii=False)}"


def made(words: str) -> Made | None:
    """What keywords say, or None when they are not ours, or damaged. Nothing in them is believed to be sound."""
    if not words.startswith(f"{NAME} {{") or len(words) > LONGEST:
        return None
    try:
        found = json.loads(words.removeprefix(NAME))
        return _made(found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _made(found: dict[str, Any]) -> Made:
    choices = tuple(
        (str(chart), tuple((str(name), str(value)) for name, value in chosen.items()))
        for chart, chosen in found.get("choices", {}).items()
    )
    options = Options(
        on=str(found.get("issued", "")),
        choices=choices,
        actions_off=frozenset(map(str, found.get("actions_off", ()))),
    )
    paper = PaperOptions(
        paper="letter" if found["paper"] == "letter" else "a4",
        off=frozenset(map(str, found.get("off", ()))),
    )
    switches: dict[str, Any] = {name: found.get(name) is True for name in SWITCHES}
    words: dict[str, Any] = {name: str(found.get(name, "")) for name in WORDS}
    paper = replace(paper, **switches, **words)
    width, height = found.get("logo") or (0, 0)
    if not (0 <= int(width) <= 10_000 and 0 <= int(height) <= 10_000):
        raise ValueError(width, height)
    logo = (int(width), int(height)) if width and height else None
    return Made(str(found["topic"]), str(found["language"]), str(found["edition"]), options, paper, logo)
