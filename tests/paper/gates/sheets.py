"""The product's own sheets for the gates: every topic and language, with each option of the page."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from byfacts.compose import compose
from byfacts.frozen import fields, replace
from byfacts.language import languages
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.model import Library
from byfacts.paper import PaperOptions, Result, render
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

DAY = "2026-11-22"
# Every file is made for all values of these; "with_data" asks for another standard, so it goes with all of them too.
EVERYWHERE = ("paper", "mono")
DATA = "with_data"
SAMPLES: dict[str, Any] = {
    "organisation": "Центр даследаванняў міграцыі • Migrācijas pētījumu centrs “Žvaigždė”",
    "contact": "ul. Świętokrzyska 1, 00-001 Łódź · kontakt@example.org",
    "note": "A note of the user’s own: <b>not mark-up</b> & not 100 % of what the brief says.",
}


class Made(NamedTuple):
    """A sheet as it stands on its page, and its file."""

    name: str
    sheet: Sheet
    data: bytes
    result: Result


@cache
def library() -> Library:
    return load_library()


@cache
def sheet(topic: str, code: str) -> Sheet:
    return compose(topic, library(), load_language(code), Options(on=DAY))


def all_sheets() -> list[tuple[str, str]]:
    """Topic and language of every sheet."""
    return [(topic.id, code) for code in languages() for topic in topics()]


def plain_pages() -> list[PaperOptions]:
    """Every paper with and without colour."""
    names = [name for name in EVERYWHERE if name in fields(PaperOptions)]
    return [
        replace(PaperOptions(), **dict(zip(names, values, strict=True))) for values in product(*map(_choices, names))
    ]


def _choices(field: str) -> list[Any]:
    """The values of an option, its usual one first. Raises KeyError for an option that has no sample here."""
    kind, usual = get_type_hints(PaperOptions)[field], getattr(PaperOptions(), field)
    if kind is bool:
        return [usual, not usual]
    if get_origin(kind) is Literal:
        return [usual, *(value for value in get_args(kind) if value != usual)]
    if field == "logo":
        return [usual, _logo()]
    if field == "off":
        return [usual]  # blocks that are left off leave no trace
    return [usual, SAMPLES[field]]


@cache
def _logo() -> str:
    """A small picture with a transparent corner."""
    from PIL import Image

    path = Path(mkdtemp()) / "logo.png"
    atexit.register(rmtree, path.parent, ignore_errors=True)
    picture = Image.new("RGBA", (120, 60), (20, 90, 60, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 30, 30))
    picture.save(path)
    return str(path)


def extras() -> list[dict[str, Any]]:
    """The other options of the page, one at a time, and all user's own words together."""
    names = [name for name in fields(PaperOptions) if name not in (*EVERYWHERE, DATA)]
    single = [{name: value} for name in names for value in _choices(name)[1:]]
    own = {name: _choices(name)[1] for name in names if name in (*SAMPLES, "logo", "receipt")}
    return [*single, own] if own else single


def few() -> Iterator[tuple[str, str, PaperOptions]]:
    """Each sheet as usual and once more with an option, in turn: for every run of the tests."""
    pages, others = plain_pages(), [*extras(), *([{DATA: True}] if DATA in fields(PaperOptions) else [])]
    for number, (topic, code) in enumerate(all_sheets()):
        yield topic, code, pages[0]
        changes = others[number % len(others)] if others else {}
        yield topic, code, replace(pages[1 + number % (len(pages) - 1)], **changes)


def many() -> Iterator[tuple[str, str, PaperOptions]]:
    """Each sheet on every page, with and without its data, and once more with an option, in turn."""
    others = extras()
    for number, ((topic, code), page) in enumerate(product(all_sheets(), plain_pages())):
        yield topic, code, page
        if DATA in fields(PaperOptions):
            yield topic, code, replace(page, **{DATA: True})
        if others:
            yield topic, code, replace(page, **others[number % len(others)])


def named(topic: str, code: str, options: PaperOptions) -> str:
    """A name for a file: what differs from the usual page is in it."""
    usual = PaperOptions()
    changed = {n: getattr(options, n) for n in fields(PaperOptions) if getattr(options, n) != getattr(usual, n)}
    said = [str(value) if name in EVERYWHERE and value is not True else name for name, value in changed.items()]
    return "-".join((topic, code, *said))


def made(topic: str, code: str, options: PaperOptions) -> Made:
    """The file of a sheet."""
    found = sheet(topic, code)
    data, result = render(found, options)
    return Made(named(topic, code, options), result.shown or found, data, result)
