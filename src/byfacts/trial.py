"""A translator's own catalogue, tried out in place of the shipped one: whatever could do harm is refused, with reasons.

It comes from anywhere, so it is read strictly, and nothing in it is ever run: placeholders are replaced by name
(``language``), the header is only looked at, and no entry may carry mark-up, controls, or figures of its own.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from byfacts import assets, catalogue, entries
from byfacts.entries import Entry, Flaw
from byfacts.errors import N_, ByfactsError, CatalogueError, InputError, Place, Problem, Word
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.typography import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST = 4_000_000  # bytes; the shipped catalogues have about a fifteenth of it
SHOWN = 20  # faults
LACKING = 0.1  # the share of entries that may be missing in a catalogue that is not called unfinished
LONG = (3, 200)  # a translation may be so many times as long as its message, and so many letters more

NO_FILE = N_("There is no catalogue {file}, so byfacts goes on in the language before.")
NOT_USED = N_("The catalogue {file} is not used, and byfacts goes on in the language before. Faults: {count}.")
IN_USE = N_(
    "The catalogue {file} is in use for {language}. Entries without a translation, said in English: {missing}. "
    "Entries that byfacts does not know: {unknown}."
)

TOO_LARGE = N_("the file is larger than any catalogue")
NOT_TEXT = N_("this is not text in UTF-8")
NOT_OURS = N_("no entry of this file is one of byfacts’ messages")
NO_LANGUAGE = N_("neither the header nor the name of the file says a language that byfacts has: {languages}")
WRONG_PLURAL = N_("the plural header is not that of the language; it should be: {header}")
HALF_DONE = N_(
    "translated: {done} of {all}. With {option} byfacts takes a catalogue at work, and says in English what it lacks"
)
TWICE = N_("given twice: “{message}”")
AND_MORE = N_("and more faults: {count}")

BRACES = N_("a brace that belongs to no placeholder")
PLACEHOLDERS = N_("placeholders differ")
FIGURES = N_("figures differ")
MARKUP = N_("mark-up")
CONTROLS = N_("a control character, or a mark of direction")
SPACES = N_("a space other than U+00A0")
LETTERS = N_("a letter that the font of the pages lacks")
BLANKS = N_("blanks at an end")
TOO_LONG = N_("far longer than the English")
WHERE = N_("{fault}: “{message}”")

PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)\}", re.ASCII)
TAG = re.compile(r"<\s*[A-Za-z/!?]|&#?\w+;")
PLURAL = re.compile(r"nplurals\s*=\s*(\d)\s*;\s*plural\s*=\s*[n\d\s()%=!<>&|?:]+;?")


@frozen
class Trial:
    """A catalogue that can be used, and how far it has come."""

    language: Language
    missing: int
    unknown: int

    def told(self, file: str) -> ByfactsError:
        """What the reader is told of it."""
        name = self.language.name
        return ByfactsError(IN_USE, file=file, language=name, missing=self.missing, unknown=self.unknown)


def read(path: Path, *, unfinished: bool = False) -> Trial:
    """The language that a catalogue makes. Raises InputError, or CatalogueError with what is wrong, line by line."""
    text = _text(path)
    found = list(entries.read(text))
    flaws = [flaw for flaw in found if isinstance(flaw, Flaw)]
    given = [entry for entry in found if isinstance(entry, Entry)]
    header = next((entry for entry in given if not entry.message and not entry.context), Entry(1, "", "", ""))
    code = _code(header, path)
    flaws += _header_flaws(header, code)
    wanted = _wanted(code)
    ours = [entry for entry in given if (entry.context, entry.message) in wanted]
    if not ours:
        flaws.append(Flaw(1, NOT_OURS))
    flaws += _twice(ours)
    done = [entry for entry in ours if entry.translation and not entry.fuzzy]
    flaws += [flaw for entry in done for flaw in _flaws(entry)]
    missing = len(wanted) - len({(entry.context, entry.message) for entry in done})
    if ours and missing > LACKING * len(wanted) and not unfinished:
        first = min((e.line for e in ours if not e.translation or e.fuzzy), default=text.count("\n"))
        counts = (("done", str(len(wanted) - missing)), ("all", str(len(wanted))), ("option", "--unfinished"))
        flaws.append(Flaw(first, HALF_DONE, counts))
    if flaws:
        raise _refusal(path, flaws)
    translations = catalogue.Given({(entry.context, entry.message): entry.translation for entry in done})
    unknown = sum(1 for entry in given if entry.message) - len(ours)
    return Trial(Language(code, RULES[code].name, translations), missing, unknown)


def compared(message: str, translation: str) -> Iterator[str]:
    """What a translation has that its message does not allow, or the other way round."""
    if PLACEHOLDER.sub("", translation).count("{") or PLACEHOLDER.sub("", translation).count("}"):
        yield BRACES
    if set(PLACEHOLDER.findall(message)) != set(PLACEHOLDER.findall(translation)):
        yield PLACEHOLDERS
    if sorted(re.findall(r"\d+", message)) != sorted(re.findall(r"\d+", translation)):
        yield FIGURES
    if set(TAG.findall(translation)) - set(TAG.findall(message)):
        yield MARKUP
    kinds = {unicodedata.category(c) for c in translation if c != "\n"}
    if kinds & {"Cc", "Cf", "Co", "Cs"} or ("\n" in translation and "\n" not in message):
        yield CONTROLS
    elif kinds & {"Zl", "Zp"} or any(c not in " \u00a0" for c in translation if unicodedata.category(c) == "Zs"):
        yield SPACES
    elif set(translation) - _letters() - {"\n"}:
        yield LETTERS
    if message.strip() == message and translation.strip(" \n") != translation:
        yield BLANKS
    if len(translation) > LONG[0] * len(message) + LONG[1]:
        yield TOO_LONG


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise InputError(NO_FILE, file=str(path))
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(NO_FILE, file=str(path)) from error
    if len(content) > LARGEST:
        raise _refusal(path, [Flaw(1, TOO_LARGE)])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refusal(path, [Flaw(content.count(b"\n", 0, error.start) + 1, NOT_TEXT)]) from error


def _refusal(path: Path, flaws: list[Flaw]) -> CatalogueError:
    """The first faults by line, and how many there are."""
    flaws.sort(key=lambda flaw: flaw.line)
    problems = [Problem(flaw.reason, Place(path.name, line=flaw.line), flaw.params) for flaw in flaws[:SHOWN]]
    if len(flaws) > SHOWN:
        more = (("count", str(len(flaws) - SHOWN)),)
        problems.append(Problem(AND_MORE, Place(path.name), more))
    return CatalogueError(NOT_USED, tuple(problems), file=str(path), count=len(flaws))


def _code(header: Entry, path: Path) -> str:
    """The language that the header says, else the name of the file. Raises CatalogueError."""
    said = (_headers(header).get("language", ""), path.name)
    for word in said:
        code = re.split(r"[-_.@ ]", word)[0].lower()
        if code in RULES:
            return code
    raise _refusal(path, [Flaw(header.line, NO_LANGUAGE, (("languages", ", ".join(RULES)),))])


def _headers(header: Entry) -> dict[str, str]:
    pairs = (line.partition(":") for line in header.translation.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _header_flaws(header: Entry, code: str) -> Iterator[Flaw]:
    """A plural header is never run here, but one of another language says that the file is not what it seems."""
    from byfacts import po

    told = _headers(header)
    charset = told.get("content-type", "charset=utf-8").rpartition("charset=")[2].lower()
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        yield Flaw(header.line, NOT_TEXT)
    if (plural := told.get("plural-forms")) is not None:
        right = po.plural_header(code)
        match = PLURAL.fullmatch(plural)
        if match is None or not right.startswith(f"nplurals={match[1]};"):
            yield Flaw(header.line, WRONG_PLURAL, (("header", right),))


def _wanted(code: str) -> frozenset[tuple[str, str]]:
    """What a language must say: every message, and the plural ones in each of its categories."""
    from byfacts import po

    known = catalogue.messages(assets.resource("locale"))
    plain = {key for key in known if not key[0].startswith("plural:")}
    counted = {message for context, message in known if context.startswith("plural:")}
    return frozenset(plain | {(f"plural:{tag}", message) for message in counted for tag in po.categories(code)})


def _twice(given: Iterable[Entry]) -> Iterator[Flaw]:
    seen = set()
    for entry in given:
        if (entry.context, entry.message) in seen:
            yield Flaw(entry.line, TWICE, (("message", _short(entry.message)),))
        seen.add((entry.context, entry.message))


def _flaws(entry: Entry) -> Iterator[Flaw]:
    for fault in compared(entry.message, entry.translation):
        yield Flaw(entry.line, WHERE, (("fault", Word(fault)), ("message", _short(entry.message))))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


@cache
def _letters() -> frozenset[str]:
    """The letters that all the fonts of the pages have."""
    fonts = json.loads(assets.resource("fonts", "metrics.json").read_text("utf-8")).values()
    return frozenset.intersection(*(frozenset(font["letters"]) for font in fonts))
