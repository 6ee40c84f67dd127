"""A language that is English made two fifths longer: what fits in it will fit in a language that we do not know yet."""

from __future__ import annotations

import math
import re
from functools import cache

from byfacts import assets, catalogue
from byfacts.language import Language

LONGER = 0.4
WORD = re.compile(r"\{\w+\}|[^\W\d_]{2,}")


def lengthened(message: str) -> str:
    """Every word with two fifths more of its own letters; placeholders, figures and signs as they are."""
    return WORD.sub(_longer, message)


def _longer(found: re.Match[str]) -> str:
    word = found[0]
    if word.startswith("{"):
        return word
    more = math.ceil(LONGER * len(word))
    return word + (word * 2)[::-1].lower()[:more]


@cache
def language() -> Language:
    folder = assets.resource("locale")
    english = catalogue.read(folder, "en")
    messages = catalogue.messages(folder)
    said = {key: english.pgettext(*key) if key[0] else english.gettext(key[1]) for key in messages}
    return Language("en", "Pseudo", catalogue.Given({key: lengthened(text) for key, text in said.items()}))
