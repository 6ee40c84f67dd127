"""The command line: ``byfacts`` opens the window, ``byfacts COMMAND`` does one piece of work without it."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from byfacts import __version__, administrator, settings
from byfacts.cli import parser
from byfacts.cli.call import Call
from byfacts.cli.terminal import Terminal
from byfacts.errors import N_, ByfactsError
from byfacts.frozen import replace
from byfacts.language import Languages
from byfacts.language import load as load_language

DONE, TOLD_WHY, INTERRUPTED = 0, 1, 130

NO_DISPLAY = N_(
    "There is no display here, so the window cannot open. "
    "“{command}” writes the sheets without one; “{help}” tells what else there is."
)
NO_WINDOW = N_("The window cannot open: {reason}. “{command}” writes the sheets without it.")
BUG = N_("This is a fault of the program itself: {reason}. With {option} it shows where; please report that.")
READ_BY_NATIVE = N_("read by a native speaker")
NOT_YET_READ = N_("not yet read by a native speaker")

EXPORT = "byfacts export"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status: 0 done, 1 told why, 2 wrong usage, 130 stopped by the reader."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    terminal, call = Terminal(sys.stdout, sys.stderr), None
    try:
        with _no_collector():
            call = _in_language(terminal, arguments)
            return _run(call, arguments)
    except BrokenPipeError:  # the reader of the pipe has seen enough, as with head
        return DONE
    except KeyboardInterrupt:
        terminal.progress("")
        return INTERRUPTED
    except Exception as error:
        if "--traceback" in arguments and not isinstance(error, ByfactsError):
            raise
        terminal.progress("")
        return _told(call or Call(load_language("en"), terminal, Namespace()), error)


@contextmanager
def _no_collector() -> Iterator[None]:
    """A short life frees nothing that matters: to look for garbage would be an eighth of a cold export."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _told(call: Call, error: Exception) -> int:
    """Tells what went wrong, and returns the exit status that goes with it."""
    if isinstance(error, ByfactsError):
        call.report(error)
        return error.exit_code
    reason = f"{type(error).__name__}: {error}".rstrip(": ").rstrip(".")
    call.report(ByfactsError(BUG, reason=reason, option="--traceback"))
    return TOLD_WHY


def _in_language(terminal: Terminal, arguments: Sequence[str]) -> Call:
    """A call in the reader's language, which is found before anything else is read."""
    asked, file = _asked(arguments, "--language"), _asked(arguments, "--catalogue")
    if file:
        return _with_catalogue(terminal, Path(file), asked, unfinished="--unfinished" in arguments)
    return _without_catalogue(terminal, asked)


def _without_catalogue(terminal: Terminal, asked: str) -> Call:
    codes = Languages().codes
    if asked in codes:
        return Call(load_language(asked), terminal, Namespace())
    kept, notices = administrator.load()
    call = Call(load_language(settings.preferred_language(kept.language, os.environ, codes)), terminal, Namespace())
    for notice in notices:
        call.report(notice)
    return call


def _with_catalogue(terminal: Terminal, file: Path, asked: str, *, unfinished: bool) -> Call:
    """A call in the language of a translator's catalogue, or in the one before when that cannot be used."""
    from byfacts import trial

    try:
        found = trial.read(file, unfinished=unfinished)
    except ByfactsError as error:
        call = _without_catalogue(terminal, asked)
        call.report(error)
        return replace(call, tried=error)
    languages = Languages(found.language)
    language = languages.load(asked) if asked in languages.codes else found.language
    call = Call(language, terminal, Namespace(), languages, found.told(str(file)))
    call.report(found.told(str(file)))
    return call


def _asked(arguments: Sequence[str], wanted: str) -> str:
    """The last value of an option, or nothing: a missing one is told later, by the parser."""
    found = ""
    for option, value in pairwise((*arguments, "")):
        if option == wanted:
            found = value
        elif option.startswith(f"{wanted}="):
            found = option.partition("=")[2]
    return found


def _run(call: Call, arguments: Sequence[str]) -> int:
    from byfacts.topics import topics

    line = parser.build(call.language, [t.id for t in topics()], call.languages.codes)
    typed = parser.parse(line, arguments)
    call = replace(call, typed=typed)
    if getattr(typed, "help", False):
        call.terminal.say(line.help(typed.command))
        return DONE
    if typed.version:
        return _version(call)
    if "language" in typed and not (typed.command == "export" and typed.language == parser.ALL):
        call.languages.load(typed.language)  # raises UsageError that names the languages there are
    return _command(typed.command)(call)


def _command(name: str | None) -> Callable[[Call], int]:
    """The function behind a command; each imports what it needs, so that none waits for what another needs."""
    match name:
        case "export":
            from byfacts.cli.export import export

            return export
        case "data":
            from byfacts.cli.data import data

            return data
        case "facts":
            from byfacts.cli.facts import facts

            return facts
        case "card":
            from byfacts.cli.card import show

            return show
        case "search":
            from byfacts.cli.search import search

            return search
        case "claims":
            from byfacts.cli.claims import claims

            return claims
        case "verify":
            from byfacts.cli.verify import verify

            return verify
        case "check":
            from byfacts.cli.check import check

            return check
        case "import":
            from byfacts.cli.importing import import_files

            return import_files
        case "editions":
            from byfacts.cli.editions import editions

            return editions
        case "rollback":
            from byfacts.cli.editions import rollback

            return rollback
        case "edition":
            from byfacts.cli.edition import edition

            return edition
        case "languages":
            return _languages
        case "self-test":
            from byfacts.cli.self_test import self_test

            return self_test
    return _window


def _version(call: Call) -> int:
    """The program and the edition of its data, which are two things."""
    call.terminal.say(f"byfacts {__version__}")
    call.terminal.say(call.language.text("Data edition {edition}", edition=call.library().edition))
    return DONE


def _languages(call: Call) -> int:
    """Code, own name, and whether a native speaker has read the words."""
    for code in call.languages.codes:
        found = call.languages.load(code)
        standing = READ_BY_NATIVE if found.read_by else NOT_YET_READ
        call.terminal.say(f"{code}  {found.name:<12}  {call.language.text(standing)}")
    return DONE


def _window(call: Call) -> int:
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise ByfactsError(NO_DISPLAY, command=EXPORT, help="byfacts --help")
    if sys.platform == "linux":
        from byfacts.cli import libraries

        libraries.check(EXPORT)
    try:
        from byfacts.desktop.app import run
    except ImportError as error:  # Qt is missing, or one of the system's libraries that it needs
        raise ByfactsError(NO_WINDOW, reason=str(error).rstrip("."), command=EXPORT) from error
    return run(
        call.language, call.data, languages=call.languages, tried=call.tried,
        leave_no_trace=call.typed.leave_no_trace, editions=call.editions,
    )  # fmt: skip
