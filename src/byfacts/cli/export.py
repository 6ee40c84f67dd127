"""``byfacts export``: sheets as PDF files, one after the other; one that fails does not stop the rest.

Charts in other formats are left to ``byfacts.cli.charts``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from byfacts.cli import charts, page
from byfacts.cli.call import Call
from byfacts.cli.day import day
from byfacts.cli.parser import ALL
from byfacts.errors import ByfactsError, OutputError
from byfacts.files import ensure_folder
from byfacts.frozen import frozen, replace
from byfacts.language import Language
from byfacts.topics import topic, topics

if TYPE_CHECKING:
    from byfacts.model import Library
    from byfacts.paper import PaperOptions


@frozen
class Job:
    """One file to write."""

    topic: str
    language: Language
    target: Path
    paper: PaperOptions


def export(call: Call) -> int:
    """Writes the sheets asked for. Returns 1 when one or more could not be written, each of them named."""
    charts.check(call)
    on, options = day(call.typed.on), page.paper_options(call.typed)
    asked = _asked(call)
    library = call.library(fit=True)
    if call.typed.format != charts.PAGE:
        return charts.export(call, asked, library, on)
    jobs = _jobs(call, asked, library, options)
    ensure_folder(Path(call.typed.out))
    written = 0
    for number, job in enumerate(jobs):
        call.terminal.progress(f"{number}/{len(jobs)} {job.target.name}")
        try:
            left = _write(job, library, on)
        except ByfactsError as error:
            call.terminal.progress("")
            call.report(error, about="" if isinstance(error, OutputError) else job.target.name)  # it names the file
            continue
        written += 1
        if left:
            call.terminal.progress("")
            call.terminal.tell(
                call.language.text(
                    "{file}: the page had no room for: {blocks}.", file=job.target.name, blocks=call.language.list(left)
                )
            )
    call.terminal.progress("")
    _summary(call, written, len(jobs))
    return 0 if written == len(jobs) else 1


def _asked(call: Call) -> list[tuple[str, Language]]:
    """Topic and language of each sheet, language by language."""
    chosen = call.typed.topic
    names = [t.id for t in topics()] if chosen == ALL else [topic(chosen).id]
    asked = getattr(call.typed, "language", call.language.code)
    codes = call.languages.codes if asked == ALL else [asked]
    spoken = [call.language if code == call.language.code else call.languages.load(code) for code in codes]
    return [(name, say) for say in spoken for name in names]


def _jobs(call: Call, asked: list[tuple[str, Language]], library: Library, options: PaperOptions) -> list[Job]:
    """The files to write, with the blocks of each that stay off."""
    known = {"edition": library.edition, "paper": options.paper}
    files = page.names(call.typed.name, [{"topic": name, "language": say.code, **known} for name, say in asked])
    off = _off(options.off, asked, library) if options.off else {}
    folder = Path(call.typed.out)
    return [
        Job(name, say, folder / file, replace(options, off=off.get(name, frozenset())))
        for (name, say), file in zip(asked, files, strict=True)
    ]


def _off(off: frozenset[str], asked: list[tuple[str, Language]], library: Library) -> dict[str, frozenset[str]]:
    """The blocks that stay off the page of each topic. Raises UsageError for one that none has, or that must stay."""
    from byfacts.compose import compose
    from byfacts.paper.blocks import ALWAYS, blocks, chosen

    names, say = dict.fromkeys(name for name, _ in asked), asked[0][1]
    sheets = {name: compose(name, library, say, listed=False) for name in names}
    there = {name: blocks(sheet) for name, sheet in sheets.items()}
    page.known_blocks(off, [block for found in there.values() for block in found])
    here = {name: off & {*ALWAYS, *(block.id for block in found)} for name, found in there.items()}
    for name, ids in here.items():
        chosen(sheets[name], ids)
    return here


def _write(job: Job, library: Library, day: str) -> tuple[str, ...]:
    """Writes one sheet and returns the titles of the blocks that found no room."""
    from byfacts.compose import compose
    from byfacts.paper import write
    from byfacts.sheet import Options

    sheet = compose(job.topic, library, job.language, Options(on=day), listed=False)
    return write(sheet, job.target, job.paper).left_out


def _summary(call: Call, written: int, wanted: int) -> None:
    folder = str(Path(call.typed.out))
    say = call.language
    if written == wanted:
        call.terminal.say(say.plural("{n} sheets written to {folder}.", written, n=say.number(written), folder=folder))
    else:
        call.terminal.say(
            say.plural(
                "{n} of {wanted} sheets written to {folder}; what is missing is named above.",
                wanted,
                n=say.number(written),
                wanted=say.number(wanted),
                folder=folder,
            )
        )
