"""``byfacts export --format``: what charts show, in the formats beside the page; one file that fails stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from byfacts.cli import page, picture
from byfacts.cli.call import Call
from byfacts.errors import N_, ByfactsError, OutputError, UsageError
from byfacts.exports.formats import FORMATS, Piece, files
from byfacts.files import ensure_folder, write_whole
from byfacts.language import Language

if TYPE_CHECKING:
    from byfacts.model import Library

PAGE = "pdf"

NO_FORMAT = N_("There is no format “{format}”. Choose one of: {formats}.")
NO_PAGE = N_(
    "These options are for the page of a sheet, and “{format}” has none: {options}. Leave them out, or choose “{page}”."
)
WHOLE_SHEET = N_("{option} takes a chart out of a sheet; “{page}” holds the whole of it. Choose one of: {formats}.")
NO_CHART = N_("No topic that was asked for has a chart “{chart}”. There are: {charts}.")


def check(call: Call) -> None:
    """Raises UsageError for a format that is none, and for options that do not go with the one chosen."""
    typed = call.typed
    if typed.format not in (PAGE, *FORMATS):
        raise UsageError(NO_FORMAT, format=typed.format, formats=(PAGE, *FORMATS))
    picture.picturing(typed)
    if typed.format == PAGE:
        if typed.chart is not None:
            raise UsageError(WHOLE_SHEET, option="--chart", page=PAGE, formats=tuple(FORMATS))
        return
    if given := page.given(typed):
        raise UsageError(NO_PAGE, options=", ".join(given), format=typed.format, page=PAGE)


def export(call: Call, asked: list[tuple[str, Language]], library: Library, day: str) -> int:
    """Writes the files asked for. Returns 1 when one or more could not be written, each of them named."""
    jobs = list(_jobs(call, asked, library, day))
    folder = Path(call.typed.out)
    ensure_folder(folder)
    written = 0
    for number, (name, piece) in enumerate(jobs):
        call.terminal.progress(f"{number}/{len(jobs)} {name}")
        try:
            write_whole(folder / name, FORMATS[call.typed.format].write(piece))
        except ByfactsError as error:
            call.terminal.progress("")
            call.report(error, about="" if isinstance(error, OutputError) else name)  # it names the file
            continue
        written += 1
    call.terminal.progress("")
    _summary(call, written, len(jobs), str(folder))
    return 0 if written == len(jobs) else 1


def _jobs(call: Call, asked: list[tuple[str, Language]], library: Library, day: str) -> Iterator[tuple[str, Piece]]:
    from byfacts.compose import compose
    from byfacts.sheet import Options

    wanted, there, found = call.typed.chart or "", list[str](), False
    how = picture.picturing(call.typed)
    for topic, say in asked:
        sheet = compose(topic, library, say, Options(on=day))
        there += [chart.id for chart in sheet.charts]
        for job in files(call.typed.format, sheet, library, say, day, wanted, how):
            found = True
            yield job
    if not found and call.typed.chart is not None:
        raise UsageError(NO_CHART, chart=wanted, charts=tuple(dict.fromkeys(there)))


def _summary(call: Call, written: int, wanted: int, folder: str) -> None:
    say = call.language
    if written == wanted:
        told = say.plural("{n} files written to {folder}.", written, n=say.number(written), folder=folder)
    else:
        told = say.plural(
            "{n} of {wanted} files written to {folder}; what is missing is named above.",
            wanted, n=say.number(written), wanted=say.number(wanted), folder=folder,
        )  # fmt: skip
    call.terminal.say(told)
