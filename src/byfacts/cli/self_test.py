"""``byfacts self-test``: is this installation whole, and does it work here? One line for each thing looked at."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from byfacts import __version__, assets
from byfacts.cli.call import Call
from byfacts.errors import N_, ByfactsError
from byfacts.frozen import frozen
from byfacts.topics import topics

if TYPE_CHECKING:
    from byfacts.model import Library

PACKAGES = ("babel", "reportlab", "platformdirs", "PIL")
WINDOW_PACKAGES = ("PySide6.QtWidgets", "pyqtgraph", "pandas")
SUMS = "SHA256SUMS"  # of a frozen build; written by packaging/pack
NAMED = 5  # files that are named, of those that are not as they were shipped

CHANGED = N_("Not as they were shipped: {files}. Unpack or install byfacts anew.")
MORE = N_("{files} and others")
DIFFERS = N_("The sheet {topic} in the language {language} does not say what the data say.")


@frozen
class Check:
    """Something that must hold; ``look`` returns a short detail or raises."""

    title: str
    look: Callable[[], str]
    needed: bool = True


def self_test(call: Call) -> int:
    """Looks at every part. Returns 1 when one that is needed fails.

    The window's parts may be absent where Python runs byfacts; a frozen build has brought them along.
    """
    say = call.language
    call.terminal.say(f"byfacts {__version__} - Python {platform.python_version()} - {platform.platform()}")
    failed = 0
    for check in _checks(call):
        try:
            standing, detail = say.text("ok"), check.look()
        except Exception as error:  # whatever is wrong is what the reader came to see
            if "traceback" in call.typed:
                raise
            needed = check.needed or not isinstance(error, ImportError)
            standing = say.text("failed") if needed else say.text("not available")
            failed += needed
            detail = f"{type(error).__name__}: {error}"
            if isinstance(error, ByfactsError):
                detail = call.language.error(error)
        call.terminal.say(f"{check.title}: {standing}" + (f" ({detail})" if detail else ""))
    verdict = N_("This installation is not whole.") if failed else N_("Everything that is needed works.")
    call.terminal.say(say.text(verdict))
    return 1 if failed else 0


def _checks(call: Call) -> Iterator[Check]:
    say = call.language
    for name in PACKAGES:
        yield Check(name, lambda name=name: _version(name))  # type: ignore[misc]
    folder = assets.frozen_folder()
    if folder is not None:
        yield Check(say.text("Files as they were shipped"), lambda: _unchanged(call, folder))
    yield Check(say.text("Shipped files"), _shipped_files)
    yield Check(say.text("Data"), lambda: _data(call))
    for code in call.languages.codes:
        yield Check(say.text("Language {code}", code=code), lambda code=code: _language(call, code))  # type: ignore[misc]
    for topic, code in zip(topics(), cycle(call.languages.codes)):
        title = say.text("Sheet {topic} as PDF, in the language {code}", topic=topic.id, code=code)
        yield Check(title, lambda topic=topic.id, code=code: _pdf(call, topic, code))  # type: ignore[misc]
    for name in WINDOW_PACKAGES:
        title = say.text("Window: {part}", part=name)
        yield Check(title, lambda name=name: _version(name), needed=folder is not None)  # type: ignore[misc]
    yield Check(say.text("Window, without a screen"), lambda: _window(call), needed=folder is not None)


def _version(name: str) -> str:
    import importlib

    module = importlib.import_module(name)
    return str(getattr(sys.modules[name.partition(".")[0]], "__version__", getattr(module, "Version", "")))


def _shipped_files() -> str:
    folders = {"fonts": "*.ttf", "icons": "*.svg", "locale": "*.[mp]o", "map": "*.json", "topics": "*.toml"}
    missing = [name for name, pattern in folders.items() if not any(assets.resource(name).glob(pattern))]
    if missing:
        raise ByfactsError(N_("Nothing in: {folders}. Install byfacts anew."), folders=", ".join(missing))
    return str(assets.resource())


def _library(call: Call) -> Library:
    """That of ``--data`` or of the edition in use; one that is damaged is a fault of its own, told as such."""
    from byfacts.editions.using import in_use

    found = in_use(call.data, call.editions)
    if found.refused is not None:
        raise found.refused
    return found.library


def _data(call: Call) -> str:
    library = _library(call)
    return call.language.text(
        "edition {edition}, {facts} facts, {observations} observations",
        edition=library.edition,
        facts=call.language.number(len(library.facts)),
        observations=call.language.number(len(library.observations)),
    )


def _language(call: Call, code: str) -> str:
    """Every topic says its sheet in the language."""
    from byfacts.compose import compose
    from byfacts.sheet import Options

    library, language = _library(call), call.languages.load(code)
    for topic in topics():
        compose(topic.id, library, language, Options())
    return language.name


def _pdf(call: Call, topic: str, code: str) -> str:
    """One page, made and read again: does it say what the data say?"""
    from byfacts.compose import compose
    from byfacts.exports.verify import verify
    from byfacts.paper import render
    from byfacts.sheet import Options

    library = _library(call)
    content, _ = render(compose(topic, library, call.languages.load(code), Options()))
    with TemporaryDirectory() as folder:
        file = Path(folder, "sheet.pdf")
        file.write_bytes(content)
        verdict = verify(str(file), library, call.languages).verdict
    if verdict != "same":
        raise ByfactsError(DIFFERS, topic=topic, language=code)
    return call.language.text("{n} kB", n=call.language.number(len(content) / 1000))


def _unchanged(call: Call, folder: Path) -> str:
    """Every file of a frozen build has the hash that it was built with."""
    import hashlib

    lines = (folder / SUMS).read_text("utf-8").splitlines()
    wrong = []
    for line in lines:
        known, _, name = line.partition("  ")
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            found = ""
        if found != known:
            wrong.append(name)
    if wrong:
        files = ", ".join(wrong[:NAMED])
        raise ByfactsError(CHANGED, files=call.language.text(MORE, files=files) if wrong[NAMED:] else files)
    return call.language.number(len(lines))


def _window(call: Call) -> str:
    """The whole window, painted where nobody sees it."""
    from byfacts.desktop.probe import paint

    return "{} x {}".format(*paint(_library(call), call.language))
