"""``byfacts self-test``: is this installation whole? One line for each thing that is looked at."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
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


@frozen
class Check:
    """Something that must hold; ``look`` returns a short detail or raises."""

    title: str
    look: Callable[[], str]
    needed: bool = True


def self_test(call: Call) -> int:
    """Looks at every part. Returns 1 when one that is needed fails; the window's parts may be absent."""
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
    yield Check(say.text("Shipped files"), _shipped_files)
    yield Check(say.text("Data"), lambda: _data(call))
    for code in call.languages.codes:
        yield Check(say.text("Language {code}", code=code), lambda code=code: _language(call, code))  # type: ignore[misc]
    yield Check(say.text("Sheet as PDF"), lambda: _pdf(call))
    for name in WINDOW_PACKAGES:
        yield Check(say.text("Window: {part}", part=name), lambda name=name: _version(name), needed=False)  # type: ignore[misc]


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
    from byfacts.library import load

    return load(call.data)


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


def _pdf(call: Call) -> str:
    """One page, made in memory."""
    from byfacts.compose import compose
    from byfacts.paper import render
    from byfacts.sheet import Options

    content, _ = render(compose(topics()[0].id, _library(call), call.language, Options()))
    return call.language.text("{n} kB", n=call.language.number(len(content) / 1000))
