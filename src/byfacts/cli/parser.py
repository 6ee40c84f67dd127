"""What may be typed: commands, options, and their help, all in the reader's language."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn, cast

from byfacts.cli import edition_options, page, picture
from byfacts.cli.charts import PAGE
from byfacts.errors import N_, UsageError
from byfacts.exports.formats import FORMATS
from byfacts.frozen import frozen
from byfacts.language import Language

ALL = "all"

UNKNOWN_COMMAND = N_("There is no command “{command}”. The commands are: {commands}.")
UNKNOWN_ARGUMENT = N_("“{argument}” is not understood here. “{help}” lists what is.")
NEEDS_VALUE = N_("{option} needs a value after it. “{help}” tells which.")
TAKES_NO_VALUE = N_("{option} takes no value. “{help}” tells more.")

SUMMARIES = {
    "export": N_("write fact sheets as PDF files, or their charts as tables, pictures and slides"),
    "data": N_("get the figures out of a sheet that was written with them"),
    "facts": N_("list every fact with its value, standing and source"),
    "card": N_("show all that is known of a number and its source"),
    "search": N_("find words in charts, facts, events, recommendations, claims and sources"),
    "claims": N_("check the claims of the brief, with the arithmetic"),
    "verify": N_("say whether the numbers of a sheet are those of an edition"),
    "check": N_("say what is wrong with a data package, an official file or an edition that is carried, and where"),
    "import": N_("bring figures up to date from official files, or take an edition that was carried here"),
    "editions": N_("list the editions of the data"),
    "rollback": N_("use an earlier edition of the data again"),
    "edition": N_("pack and verify editions that are carried, with keys to sign them"),
    "languages": N_("list the languages"),
    "self-test": N_("check that this installation is whole"),
}


class _Formatter(argparse.HelpFormatter):
    """argparse's layout with our heading in place of its own English one."""

    heading = ""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self.heading + " " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would print and leave, and has no words of argparse's own."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(UNKNOWN_ARGUMENT, argument=message, help=f"{self.prog} --help")


@frozen
class CommandLine:
    """The parser and those of its commands; ``word`` is what stands for a command in its help."""

    word: str
    top: argparse.ArgumentParser
    children: Mapping[str, argparse.ArgumentParser]

    def help(self, command: str | None) -> str:
        return (self.children[command] if command else self.top).format_help().rstrip()


def build(language: Language, topics: Sequence[str], languages: Sequence[str]) -> CommandLine:
    """The command line with every word in the language."""
    say, word = language, language.text("COMMAND")

    class Formatter(_Formatter):
        heading = say.text("Usage:")

    def parser(prog: str, description: str, epilog: str = "") -> _Parser:
        return _Parser(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )

    top = parser(
        "byfacts",
        say.text(
            "Charts and one-page fact sheets on migration between Belarus and the EU. Without a command: the window."
        ),
        say.text("“{command}” tells more about a command.", command=f"byfacts {word} --help"),
    )
    _common(top, language, languages)
    program = top.add_argument_group(say.text("Program"))
    program.add_argument("--version", action="store_true", help=say.text("show the version and leave"))
    program.add_argument(
        "--leave-no-trace",
        action="store_true",
        help=say.text("keep nothing of this session of the window: no settings, no folders, no copies"),
    )
    commands = top.add_subparsers(
        title=say.text("Commands"), metavar=word, dest="command", prog=top.prog, parser_class=cast(Any, parser)
    )
    children = {}
    for name, summary in SUMMARIES.items():
        child = commands.add_parser(name, help=say.text(summary), description=sentence(say.text(summary)))
        if name == "export":
            _export(child, language, topics)
        if name == "data":
            _data(child, language)
        if name == "facts":
            _facts(child, language)
        if name == "verify":
            _file(child, language, language.text("FILE"), language.text("the PDF of a sheet"))
        if name == "check":
            of = language.text("the folder of a data package, or a file; without it: the edition in use")
            _file(child, language, language.text("FOLDER"), of)
        edition_options.add_options(name, child, language)
        if name in ("claims", "verify", "check", "import", "editions", "edition"):
            _json(child, language)
        if name == "card":
            _card(child, language)
        if name == "search":
            _search(child, language)
        _common(child, language, languages)
        children[name] = child
    return CommandLine(word, top, children)


def parse(line: CommandLine, arguments: Sequence[str]) -> argparse.Namespace:
    """What was typed. Raises UsageError with one message that says what is wrong and what exists."""
    try:
        found, rest = line.top.parse_known_args(arguments)
    except argparse.ArgumentError as error:
        raise _usage_error(line, error, arguments) from None
    if rest and not getattr(found, "help", False):
        raise UsageError(UNKNOWN_ARGUMENT, argument=rest[0], help=_help(found.command))
    return found


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _export(parser: argparse.ArgumentParser, language: Language, topics: Sequence[str]) -> None:
    say = language
    group = parser.add_argument_group(say.text("Sheets"))
    group.add_argument(
        "--topic",
        metavar=say.text("TOPIC"),
        default=ALL,
        help=say.text("one of {topics}; without it: {default}", topics=", ".join((*topics, ALL)), default=ALL),
    )
    group.add_argument(
        "--format",
        metavar=say.text("FORMAT"),
        default=PAGE,
        help=say.text("one of {formats}; without it: {default}", formats=", ".join((PAGE, *FORMATS)), default=PAGE),
    )
    group.add_argument(
        "--chart",
        metavar=say.text("CHART"),
        help=say.text("one chart, by its id, in a format other than {page}; without it: all of a topic", page=PAGE),
    )
    group.add_argument(
        "--out",
        metavar=say.text("FOLDER"),
        default="sheets",
        help=say.text("where the files go; it is made if need be; without it: {default}", default="sheets"),
    )
    group.add_argument(
        "--on", metavar=say.text("DATE"), help=say.text("day of issue, as year-month-day; without it: today")
    )

    page.add_options(parser, language)
    picture.add_options(parser, language)


def _facts(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language
    group = parser.add_argument_group(say.text("Result"))
    group.add_argument("--json", action="store_true", help=say.text("as JSON, for other programs"))
    group.add_argument(
        "--stale", action="store_true", help=say.text("only facts and events whose date to review by has passed")
    )
    group.add_argument(
        "--on",
        metavar=say.text("DATE"),
        help=say.text("the day on which dates have passed or not, as year-month-day; without it: today"),
    )


def _file(parser: argparse.ArgumentParser, language: Language, word: str, help_: str) -> None:
    group = parser.add_argument_group(language.text("What is looked at"))
    group.add_argument("file", metavar=word, nargs="?", help=help_)


def _data(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language
    file = say.text("FILE")
    group = parser.add_argument_group(say.text("Data"))
    group.add_argument("file", metavar=file, nargs="?", help=say.text("the PDF of a sheet"))
    group.add_argument(
        "--out", metavar=file, help=say.text("where the figures go, as CSV; without it: to the terminal")
    )


def _card(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language
    group = parser.add_argument_group(say.text("Number"))
    group.add_argument(
        "key",
        metavar=say.text("KEY"),
        nargs="?",
        help=say.text("the name of a fact or event, or series@place@period of an observation"),
    )
    group.add_argument(
        "--against",
        metavar=say.text("KEY"),
        help=say.text("compare it with another number, or say why they may not meet"),
    )
    _json(parser, language)


def _search(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language
    words = say.text("WORDS")
    parser.add_argument_group(say.text("Search")).add_argument(
        "words", metavar=words, nargs="*", help=say.text("what is looked for; all words must be in what is found")
    )
    _json(parser, language)


def _json(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language
    parser.add_argument_group(say.text("Result")).add_argument(
        "--json", action="store_true", help=say.text("as JSON, for other programs")
    )


def _common(parser: argparse.ArgumentParser, language: Language, codes: Sequence[str]) -> None:
    """Options that may stand before and after the command (SUPPRESS: the second place does not undo the first)."""
    say = language
    group = parser.add_argument_group(say.text("Options"))
    group.add_argument(
        "--language",
        metavar=say.text("CODE"),
        default=argparse.SUPPRESS,
        help=say.text("language of sheets and messages: {codes}", codes=", ".join((*codes, ALL)))
        if "export" in parser.prog
        else say.text("language: {codes}", codes=", ".join(codes)),
    )
    group.add_argument(
        "--catalogue",
        metavar=say.text("FILE"),
        default=argparse.SUPPRESS,
        help=say.text("try out a translator’s catalogue (.po) in place of the shipped one of its language"),
    )
    group.add_argument(
        "--unfinished",
        action="store_true",
        default=argparse.SUPPRESS,
        help=say.text("take a catalogue at work too; what it lacks is said in English"),
    )
    group.add_argument(
        "--data",
        metavar=say.text("FOLDER"),
        default=argparse.SUPPRESS,
        help=say.text("use the data package in this folder instead of the edition in use"),
    )
    edition_options.add_folder(group, say)
    group.add_argument(
        "--traceback",
        action="store_true",
        default=argparse.SUPPRESS,
        help=say.text("show every detail when the program itself is at fault"),
    )
    group.add_argument(
        "--help", "-h", action="store_true", default=argparse.SUPPRESS, help=say.text("show this help and leave")
    )


def _usage_error(line: CommandLine, error: argparse.ArgumentError, arguments: Sequence[str]) -> UsageError:
    command = next((a for a in arguments if a in SUMMARIES), None)
    if error.argument_name == line.word:
        typed = next((a for a in arguments if not a.startswith("-") and f"'{a}'" in error.message), "")
        return UsageError(UNKNOWN_COMMAND, command=typed, commands=", ".join(SUMMARIES))
    template = NEEDS_VALUE if error.message.startswith("expected") else TAKES_NO_VALUE
    return UsageError(template, option=(error.argument_name or "").split("/")[0], help=_help(command))


def _help(command: str | None) -> str:
    return f"byfacts {command} --help" if command else "byfacts --help"
