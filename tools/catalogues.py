"""The catalogues of translations: gather what is to be translated, bring it to the translators, compile, and judge.

    extract   write resources/locale/byfacts.pot: every message of the program, the guide, the topics and the data
    update    bring each catalogue up to date with the messages, keeping what is translated
    compile   write the .mo beside each .po
    check     say what stands between each catalogue and being whole; exit status 1 if anything does

``compile`` needs the standard library and Babel only: the wheel is built with it.
"""

from __future__ import annotations

import argparse
import ast
import csv
import os
import re
import string
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))  # nothing is installed yet where a wheel is built

from byfacts import po  # noqa: E402
from byfacts.trial import compared  # noqa: E402

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
FAULTS = {"Problem", "ByfactsError", "UsageError", "DataError", "OutputError", "LayoutError"}
TOPIC_WORDS = {
    *("title", "subtitle", "name", "meta", "heading", "context_heading", "kicker", "lead", "headline", "standfirst"),
    *("sentence", "notes", "items", "unit", "measure", "floor", "who", "what", "counted", "by", "words", "head"),
    *("no_figure", "label"),
}
REFERENCE = re.compile(r"[a-z-]+(:\S+)?")  # an id, alone or with its kind: not words

# Where code speaks to readers; an installer does, too.
CODE = ("src/byfacts", "packaging/pack")
# Columns of the data package that are shown to the reader, by file. References (``where``, titles of sources)
# name chapters, years and laws, so figures are allowed in the columns that stand in REFERENCES.
DATA_TEXTS = {
    "sources.csv": ("publisher", "title", "short", "reference", "vintage", "note", "licence"),
    "series.csv": ("title", "counts", "unit", "definition", "caveat"),
    "facts.csv": ("title", "text", "unit", "counts", "speaker", "where", "caveat"),
    "events.csv": ("text", "short", "where"),
    "claims.csv": ("text", "short", "where"),
    "recommendations.csv": ("title", "summary", "addressees", "partners", "where"),
    "actions.csv": ("text", "detail"),
    "observations.csv": ("note",),
}
SEPARATED = {"addressees", "partners"}  # cells that hold several texts
SHORT = "short"  # the context of a source's short name: a language may shorten it where the full name is the same
REFERENCES = {"sources.csv": DATA_TEXTS["sources.csv"], "*": ("where",)}

# Digits that are names, not figures.
NAMES_WITH_DIGITS = re.compile(
    r"EU-27|UTF-8|U\+00A0|\d+/(19|20)\d\d|ISO[ \u00a0]\d+(-\d+)?|PDF/A(-\d\w?)?|PDF/UA(-\d)?|A[45]\b"
    r"|CC BY(-\w+)*[ \u00a0]\d\.\d|[Rr]esolution[ \u00a0]\d+"
    r"|\d{1,2}[ \u00a0](January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(Regulation|Directive|Decree|Law)\b[^.;]*?\d+/\d+(/\w+)?|(?<![\d.,])(19|20)\d\d(?![\d%]|[.,]\d)"
)


@dataclass(frozen=True)
class Text:
    """A message as it is found. ``figures`` says that digits are allowed in it."""

    message: str
    context: str
    file: str
    comment: str = ""
    figures: bool = False


# ---- what is to be translated


def texts(root: Path) -> Iterator[Text]:
    """Every message of the program, its packages, the topics and the data, plural messages once per category."""
    for path in sorted(path for name in CODE for path in (root / name).rglob("*.py")):
        yield from _from_code(path.read_text("utf-8"), path.relative_to(root).as_posix())
    for path in sorted(path for name in ("help", "topics") for path in (root / "resources" / name).glob("*.toml")):
        yield from _from_topic(tomllib.loads(path.read_text("utf-8")), path.relative_to(root).as_posix())
    for name, columns in DATA_TEXTS.items():
        for path in sorted((root / "data").rglob(name)):
            yield from _from_data(path, columns, path.relative_to(root).as_posix())


def _from_code(source: str, file: str) -> Iterator[Text]:
    """First arguments of ``text``, ``plural``, ``N_`` and of the exceptions and problems."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        message = node.args[0].value
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if not isinstance(message, str):
            continue
        if name == "plural":
            yield from _plural(message, file)
        elif name in {"text", "say", "N_", *FAULTS}:  # "say" is how the window's modules call a language's ``text``
            yield Text(message, _keyword(node, "context"), file)


def _keyword(call: ast.Call, name: str) -> str:
    values = (k.value for k in call.keywords if k.arg == name)
    return next((v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)), "")


def _plural(message: str, file: str, comment: str = "") -> Iterator[Text]:
    for category in CATEGORIES:
        yield Text(message, f"plural:{category}", file, comment)


def _from_topic(node: Any, file: str, comment: str = "") -> Iterator[Text]:
    """Strings under ``text`` and under the keys that hold words, alone or in a list, at any depth."""
    if not isinstance(node, dict):
        for item in node if isinstance(node, list) else ():
            yield from _from_topic(item, file, comment)
        return
    comment = node.get("id", comment) if isinstance(node.get("id", comment), str) else comment
    for key, value in node.items():
        if key == "text" and "plural" in node:
            yield from _plural(value, file, comment)
        elif key == "text" or key in TOPIC_WORDS:
            words = value if isinstance(value, list) else [value]
            texts = (word for word in words if isinstance(word, str) and word.strip())
            yield from (Text(word, "", file, comment) for word in texts if not _is_reference(key, word))
        yield from _from_topic(value, file, comment)


def _is_reference(key: str, word: str) -> bool:
    return key == "items" and REFERENCE.fullmatch(word) is not None


def _from_data(path: Path, columns: Iterable[str], file: str) -> Iterator[Text]:
    with path.open(encoding="utf-8", newline="") as rows:
        reader = csv.DictReader(rows)
        lacking = set(columns) - set(reader.fieldnames or ())
        if lacking:
            raise SystemExit(f"{file} has no column {', '.join(sorted(lacking))}: bring DATA_TEXTS up to date")
        for row in reader:
            for column in columns:
                for text in re.split(r"\s*[;|]\s*", row[column]) if column in SEPARATED else (row[column],):
                    if text.strip():
                        reference = column in REFERENCES.get(path.name, REFERENCES["*"])
                        context = SHORT if (path.name, column) == ("sources.csv", "short") else ""
                        yield Text(text, context, file, f"{column} {row.get('id', '')}".strip(), reference)


def template(root: Path) -> Catalog:
    """All messages as one catalogue without translations."""
    catalogue = po.Plain(fuzzy=False, header_comment="")
    for text in texts(root):
        if not has_words(text.message):
            continue
        comments = [text.comment] if text.comment and text.file.startswith("data/") else []
        catalogue.add(text.message, locations=[(text.file, 0)], auto_comments=comments, context=text.context or None)
    for message in catalogue:
        if message.id:
            message.flags.discard("python-format")
            message.locations = sorted(set(message.locations))
    return catalogue


# ---- the catalogues


def locale_folder(root: Path) -> Path:
    return root / "resources" / "locale"


def sources(root: Path) -> list[Path]:
    return sorted(locale_folder(root).glob("*.po"))


Key = tuple[str, str]  # context and message


def _key(message: Message) -> Key:
    return message.context or "", str(message.id)


def wanted(catalogue: Catalog, code: str) -> dict[Key, Message]:
    """What a language must translate: all but the plural categories that it does not have."""
    own = po.categories(code)
    messages = (m for m in catalogue if m.id)
    return {_key(m): m for m in messages if _category(m) in own or not _category(m)}


def _category(message: Message) -> str:
    return (message.context or "").removeprefix("plural:") if (message.context or "").startswith("plural:") else ""


def extract(root: Path) -> None:
    path = locale_folder(root) / "byfacts.pot"
    path.parent.mkdir(parents=True, exist_ok=True)
    po.write(path, template(root))


def update(root: Path) -> None:
    """Bring every catalogue to the messages of today; what is gone is kept at its end and returns when it is needed."""
    found = template(root)
    for path in sources(root):
        po.write(path, updated(po.read(path), found, path.stem))


def updated(old: po.Plain, found: Catalog, code: str) -> Catalog:
    new = po.Plain(locale=code, fuzzy=False, header_comment="")
    new.kept = old.kept
    known = {_key(m): m for m in [*old.obsolete.values(), *old] if m.id and m.string}
    must = wanted(found, code)
    for key, message in must.items():
        before = known.get(key)
        string = before.string if before else message.id if code == "en" and key[0] != "plural:one" else ""
        new.add(
            message.id,
            string,
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            flags={"fuzzy"} if before and before.fuzzy else (),
            context=message.context,
        )
    for key, message in known.items():
        if key not in must and code != "en":
            new.obsolete[key] = message
    return new


def compile_all(root: Path) -> None:
    """Write the compiled catalogues beside their sources; another process may be reading the old ones."""
    for path in sources(root):
        fresh = path.with_suffix(f".mo.{os.getpid()}")
        fresh.write_bytes(po.compiled(path))
        fresh.replace(path.with_suffix(".mo"))


# ---- whether they are whole


def check(root: Path) -> list[str]:
    """Every fault of the messages and of every catalogue, as lines to print."""
    faults = [f"{t.file}: a figure in a message: {_short(t.message)}" for t in texts(root) if _has_figure(t)]
    faults += [f"{t.file}: a stray brace in a message: {_short(t.message)}" for t in texts(root) if _names(t) is None]
    found = template(root)
    for path in sources(root):
        faults += [f"{path.name}: {fault}" for fault in judged(po.read(path), found, path.stem)]
    return list(dict.fromkeys(faults))


def judged(catalogue: Catalog, found: Catalog, code: str) -> Iterator[str]:
    """What is wrong with one catalogue."""
    must = wanted(found, code)
    there = {_key(m): m for m in catalogue if m.id}
    for key in must:
        name = f"{_short(key[1])}" + (f" ({key[0]})" if key[0] else "")
        if key not in there or not there[key].string:
            yield f"missing: {name}"
            continue
        message = there[key]
        if message.fuzzy:
            yield f"fuzzy: {name}"
        yield from (f"{fault}: {name}" for fault in compared(str(message.id), str(message.string)))
    for key in there.keys() - must.keys():
        yield f"no longer used, run update: {_short(key[1])}" + (f" ({key[0]})" if key[0] else "")


def placeholders(text: str) -> frozenset[str] | None:
    """The names in braces; None where the braces do not match or name nothing."""
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return None
    return frozenset(names) if all(name.isidentifier() for name in names) else None


def _names(text: Text) -> frozenset[str] | None:
    return placeholders(text.message)


def _has_figure(text: Text) -> bool:
    words = NAMES_WITH_DIGITS.sub("", re.sub(r"\{\w*\}", "", text.message))
    return not text.figures and any(character.isdigit() for character in words)


def has_words(message: str) -> bool:
    """Whether there is anything to translate: "{first}–{last}" is the same in every language."""
    return any(character.isalpha() for character in re.sub(r"\{\w*\}", "", message))


def _short(text: str) -> str:
    return f"“{text if len(text) < 90 else text[:88] + '…'}”"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("extract", "update", "compile", "check"))
    command = parser.parse_args(arguments).command
    if command == "check":
        faults = check(ROOT)
        print("\n".join(faults) if faults else f"Whole: {', '.join(p.stem for p in sources(ROOT))}.")
        return 1 if faults else 0
    {"extract": extract, "update": update, "compile": compile_all}[command](ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
