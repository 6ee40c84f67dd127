"""``byfacts data``: the figures that travel in a sheet's PDF, to a file or to the terminal."""

from __future__ import annotations

from pathlib import Path

from byfacts.cli.call import Call
from byfacts.errors import N_, UsageError
from byfacts.files import write_whole

NO_FILE = N_("“{command}” needs the name of a PDF after it. “{help}” tells more.")


def data(call: Call) -> int:
    """Writes the table of figures. Raises InputError when the file has none."""
    from byfacts.exports.sheet_data import figures_in

    if not call.typed.file:
        raise UsageError(NO_FILE, command="byfacts data", help="byfacts data --help")
    found = figures_in(call.typed.file)
    if call.typed.out is None:
        text = found.decode("utf-8", "replace")
        call.terminal.say(text.replace("\r\n", "\n").rstrip("\n"))
        return 0
    target = Path(call.typed.out)
    write_whole(target, found)
    call.terminal.tell(call.language.text("{file} written.", file=str(target)))
    return 0
