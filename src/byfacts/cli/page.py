"""What may be typed about the page of a sheet, and what it comes to."""

from __future__ import annotations

import argparse
import string
from argparse import Namespace
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from byfacts.errors import N_, UsageError
from byfacts.files import file_name
from byfacts.language import Language
from byfacts.paper import PaperOptions

if TYPE_CHECKING:
    from byfacts.paper.blocks import PageBlock

NAME = "byfacts-{topic}-{language}"
PLACEHOLDERS = ("topic", "language", "edition", "paper")
PAPERS = ("a4", "letter")
UNSET: Final[Mapping[str, object]] = MappingProxyType({
    "paper": PAPERS[0], "mono": False, "large": False, "without": "", "with_data": False, "name": NAME,
    "organisation": "", "contact": "", "logo": "", "note": "", "receipt": False,
})  # fmt: skip

NO_PAPER = N_("There is no paper “{paper}”. Choose one of: {papers}.")
NO_PLACEHOLDER = N_("“{pattern}” is not a pattern for file names: it may hold {placeholders} and plain text.")
SAME_NAME = N_("“{pattern}” gives several sheets the same name, “{name}”. Put {placeholders} into it.")
NO_BLOCK = N_("No sheet that was asked for has a block “{block}”. There are: {blocks}.")


def add_options(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of the page, in two groups: its kind, and what the user adds."""
    say = language
    text, file = say.text("TEXT"), say.text("FILE")
    group = parser.add_argument_group(say.text("Page"))
    group.add_argument(
        "--paper",
        metavar=say.text("PAPER"),
        default=PAPERS[0],
        help=say.text("one of {papers}; without it: {default}", papers=", ".join(PAPERS), default=PAPERS[0]),
    )
    group.add_argument(
        "--mono", action="store_true", help=say.text("black and white, patterns for colours; saves toner")
    )
    group.add_argument("--large", action="store_true", help=say.text("large print: fewer blocks, the main chart alone"))
    group.add_argument(
        "--without",
        metavar=say.text("BLOCK,…"),
        default="",
        help=say.text("blocks that stay off the page, as ids of charts or {standfirst}", standfirst="standfirst"),
    )
    group.add_argument(
        "--with-data",
        action="store_true",
        help=say.text("put the figures into the PDF; “{command}” gets them out", command="byfacts data"),
    )
    group.add_argument(
        "--name",
        metavar=say.text("PATTERN"),
        default=NAME,
        help=say.text(
            "names of the files, with {placeholders}; without it: {default}",
            placeholders=_placeholders(PLACEHOLDERS),
            default=NAME,
        ),
    )
    group = parser.add_argument_group(say.text("Your own words on the page"))
    group.add_argument("--organisation", metavar=text, default="", help=say.text("the organisation, at the top"))
    group.add_argument("--contact", metavar=text, default="", help=say.text("its address, telephone, e-mail"))
    group.add_argument("--logo", metavar=file, default="", help=say.text("its logo, a PNG or JPEG picture"))
    group.add_argument("--note", metavar=text, default="", help=say.text("a note of your own, marked as such"))
    group.add_argument(
        "--receipt", action="store_true", help=say.text("a strip for reference, name, signature and date")
    )


def paper_options(typed: Namespace) -> PaperOptions:
    """What was typed about the page, ready to be used. Raises UsageError, LayoutError or InputError."""
    if typed.paper not in PAPERS:
        raise UsageError(NO_PAPER, paper=typed.paper, papers=PAPERS)
    options = PaperOptions(
        paper=typed.paper,
        mono=typed.mono,
        large=typed.large,
        organisation=typed.organisation,
        contact=typed.contact,
        logo=typed.logo,
        note=typed.note,
        receipt=typed.receipt,
        off=frozenset(filter(None, map(str.strip, typed.without.split(",")))),
        with_data=typed.with_data,
    )
    if any((options.organisation, options.contact, options.logo, options.note)):
        from byfacts.paper.extras import prepared  # what is wrong is told before anything is written

        prepared(options)
    return options


def given(typed: Namespace) -> list[str]:
    """The options of the page that were typed, as they are written."""
    return ["--" + name.replace("_", "-") for name, unset in UNSET.items() if getattr(typed, name) != unset]


def known_blocks(off: frozenset[str], there: Iterable[PageBlock]) -> None:
    """Raises UsageError for a block that no sheet has."""
    from byfacts.paper.blocks import ALWAYS

    found = list(there)
    for block in sorted(off - {*ALWAYS, *(one.id for one in found)}):
        free = dict.fromkeys(one.id for one in found if not one.fixed)
        raise UsageError(NO_BLOCK, block=block, blocks=tuple(free))


def names(pattern: str, words: Iterable[dict[str, str]]) -> list[str]:
    """A file name for each sheet. Raises UsageError for a pattern that is none, or that tells them not apart."""
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError:
        parts = [("", "?", "", None)]
    named = [part for part in parts if part[1] is not None]
    if any(name not in PLACEHOLDERS or spec or conversion for _, name, spec, conversion in named):
        raise UsageError(NO_PLACEHOLDER, pattern=pattern, placeholders=_placeholders(PLACEHOLDERS))
    found: list[str] = []
    for known in words:
        name = file_name(pattern.format(**known), ".pdf")
        if name.casefold() in (other.casefold() for other in found):
            raise UsageError(SAME_NAME, pattern=pattern, name=name, placeholders=_placeholders(PLACEHOLDERS[:2]))
        found.append(name)
    return found


def _placeholders(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in names)
