"""What a user typed for the page: text and nothing else, cleaned, checked, and refused by name where it must be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from byfacts.charts import type as letters
from byfacts.errors import N_, LayoutError, UsageError, Word
from byfacts.frozen import frozen

ORGANISATION, CONTACT, NOTE = 80, 120, 400  # characters at most

TOO_LONG = N_("{field}: {length} characters are too many; there is room for {limit}. Shorten it.")
NOT_TEXT = N_("{field}: the character {sign} cannot be part of a text on paper. Take it out.")
NO_GLYPH = N_("{field}: the page cannot show {signs}: its typeface has no such characters. Take them out.")

FIELDS = {
    "organisation": (N_("Organisation"), ORGANISATION),
    "contact": (N_("Contact line"), CONTACT),
    "note": (N_("Note"), NOTE),
}

# Signs that nobody sees and that come along when words are copied: soft hyphen, joiners, marks of direction, BOM.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# Addresses that become links: letters that every reader of the file understands the same way, and nothing else.
HOST = r"[a-zA-Z0-9][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}"
PATH = r"(?:[/?#](?:[\w/.~%&=?#+@:-]*[\w/~%&=#+@-])?)?"
ADDRESS = re.compile(
    rf"(?<![^\s\u00a0])[(<«“]?(?P<link>https://{HOST}{PATH}|[a-zA-Z0-9._%+-]+@{HOST})(?=[.,;:!?)>»”]*(?:[\s\u00a0]|$))",
    re.ASCII,
)


@frozen
class Stretch:
    """A part of a text, with its address when it is one."""

    text: str
    link: str = ""


def clean(field: str, text: str) -> str:
    """The text of a field on one line. Raises UsageError when it is too long or holds what is no text, LayoutError
    when the typeface lacks a character.
    """
    name, limit = FIELDS[field]
    # A line of Python source or a terminal may hand over halves of a character: they are named below like any other.
    composed = unicodedata.normalize("NFC", text.translate(UNSEEN))
    found = " ".join(re.split(r"[ \t\r\n\v\f\x85\u2028\u2029]+", composed)).strip(" \u00a0")
    for sign in found:
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co"):
            raise UsageError(NOT_TEXT, field=Word(name), sign=spelt(sign))
    if len(found) > limit:
        raise UsageError(TOO_LONG, field=Word(name), length=len(found), limit=limit)
    known = letters.metrics("regular").widths
    missing = sorted({sign for sign in found if sign not in known})
    if missing:
        raise LayoutError(NO_GLYPH, field=Word(name), signs=tuple(spelt(sign) for sign in missing))
    return found


def spelt(sign: str) -> str:
    """A character as a message can show it: itself where it is visible, its code point, its name."""
    point = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "")
    visible = unicodedata.category(sign)[0] in "LNPS"
    return f"{sign + ' ' if visible else ''}({point}{', ' + name if name else ''})".strip()


def stretches(text: str) -> Iterator[Stretch]:
    """The text in parts, addresses apart: https and e-mail only, so that nothing else can be followed."""
    done = 0
    for match in ADDRESS.finditer(text):
        start, end = match.span("link")
        if start > done:
            yield Stretch(text[done:start])
        found = match["link"]
        yield Stretch(found, found if found.startswith("https://") else f"mailto:{found}")
        done = end
    if done < len(text):
        yield Stretch(text[done:])
