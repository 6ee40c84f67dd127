"""The manual page, written from what may be typed: no command and no option can be forgotten."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from byfacts import __version__
from byfacts.cli import parser
from byfacts.language import Languages, load
from byfacts.topics import topics
from pack import places

EXIT = ((0, "done"), (1, "told why it could not be done"), (2, "wrong usage"), (130, "stopped by the reader"))
FILES = (
    ("~/.config/byfacts/settings.json", "what the reader chose last time; nothing else is kept"),
    (
        "/etc/byfacts/byfacts.defaults.json",
        "what an administrator sets and locks; see administrators.md in the documentation",
    ),
)
VARIABLES = (
    ("BYFACTS_CONFIG", "another folder for the settings"),
    ("LC_ALL, LC_MESSAGES, LANG", "the language to begin with"),
)


def page() -> str:
    """The page in the language of ``man`` (troff), in English."""
    language = load("en")
    line = parser.build(language, [topic.id for topic in topics()], Languages().codes)
    day = datetime.fromtimestamp(places.epoch(), UTC).date().isoformat()
    lines = [
        f'.TH BYFACTS 1 "{day}" "byfacts {__version__}" "User Commands"',
        ".SH NAME",
        "byfacts \\- charts and fact sheets on migration between Belarus and the EU",
        ".SH SYNOPSIS",
        ".B byfacts",
        "[\\fIOPTION\\fR ...]",
        ".br",
        ".B byfacts",
        "\\fICOMMAND\\fR [\\fIOPTION\\fR ...]",
        ".SH DESCRIPTION",
        _plain(line.top.description or ""),
        "It never opens a network connection.",
        ".SH OPTIONS",
        *_options(line.top),
        ".SH COMMANDS",
    ]
    for child in line.children.values():
        lines += [f'.SS "{_plain(child.prog)}"', _plain(child.description or ""), *_options(child, skip=_common(line))]
    lines += ["The options above may also stand after a command.", ".SH EXIT STATUS"]
    lines += [one for code, words in EXIT for one in (".TP", f".B {code}", _plain(words))]
    lines += [".SH FILES", *(one for name, words in FILES for one in (".TP", f".I {_plain(name)}", _plain(words)))]
    lines += [".SH ENVIRONMENT"]
    lines += [one for name, words in VARIABLES for one in (".TP", f".B {_plain(name)}", _plain(words))]
    return "\n".join(lines) + "\n"


def _common(line: parser.CommandLine) -> set[tuple[str, str | None]]:
    return {(action.dest, action.help) for action in line.top._actions}  # noqa: SLF001


def _options(made: argparse.ArgumentParser, skip: Collection[tuple[str, str | None]] = ()) -> Iterator[str]:
    for action in made._actions:  # noqa: SLF001 - argparse has no other way to list them
        if isinstance(action, argparse._SubParsersAction) or (action.dest, action.help) in skip:  # noqa: SLF001
            continue
        name = ", ".join(f"\\fB{_plain(option)}\\fR" for option in action.option_strings)
        value = "" if action.nargs == 0 or not action.metavar else f"\\fI{_plain(str(action.metavar))}\\fR"
        yield ".TP"
        yield " ".join(filter(None, (name, value)))
        yield _plain(action.help or "")


def _plain(text: str) -> str:
    """Words that troff takes as they stand, in lines that fit its readers."""
    said = (
        text.replace("\\", "\\e").replace("-", "\\-").replace("“", "\\(lq").replace("”", "\\(rq").replace("’", "\\(cq")
    )
    said = said.replace("…", "...").replace("\u00a0", "\\ ")
    wrapped = textwrap.wrap(said, 79, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(f"\\&{line}" if line[:1] in ".'" else line for line in wrapped)
