"""How long the window takes to its first chart, as a multiple of a bare pyqtgraph script, and what it costs to use.

    .venv/bin/python -m benchmarks.window [--rounds 9] [--limit 1.3] [--write]

Every round starts both programs once, in changing order; the time is that of the process up to the first painted chart,
where it ends at once. What happens in the open window is measured in one process of its own. Needs a display (or
QT_QPA_PLATFORM).
--write keeps the result in docs/performance.md, under "The window"; with --limit the exit status is 1 above it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADING = "## The window\n"

BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import pyqtgraph as pg

class Bars(pg.BarGraphItem):
    def paint(self, *arguments):
        super().paint(*arguments)
        QTimer.singleShot(0, lambda: os._exit(0))

application = QApplication([])
plot = pg.PlotWidget()
plot.addItem(Bars(x=list(range(10)), height=[3, 1, 4, 1, 5, 9, 2, 6, 5, 3], width=0.6))
plot.resize(1280, 800)
plot.show()
sys.exit(application.exec())
"""

OURS = """
import os, sys
from byfacts import cli

opened = cli._window

def window(call):
    from PySide6.QtCore import QTimer
    from byfacts.desktop import picture

    painted = picture.Picture.paint

    def paint(self, *arguments):
        painted(self, *arguments)
        if self.figure is not None:
            QTimer.singleShot(0, lambda: os._exit(0))

    picture.Picture.paint = paint
    return opened(call)

cli._window = window
sys.exit(cli.main([]))
"""

ROWS = (
    ("first", "a tab for the first time"),
    ("tab", "a tab again"),
    ("chart", "another chart"),
    ("hover", "the next point"),
    ("theme", "another theme"),
    ("language", "another language"),
    ("pane", "the fact sheet opened, until its page is there"),
    ("preview", "its page anew"),
)


def seconds(code: str, folder: str) -> float:
    """Wall time of one fresh interpreter; a program that fails stops the measurement."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=environment(folder))
    return time.perf_counter() - started


def environment(folder: str) -> dict[str, str]:
    """As a user's at the first start: compiled modules may be kept, the settings are those of a new place."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"BYFACTS_CONFIG": folder, "PYTHONSAFEPATH": "1"}


def starts(rounds: int, folder: str) -> dict[str, list[float]]:
    """Both programs in turn; the first call of each fills the disk cache and is not counted."""
    programs = {"bare": BARE, "byfacts": OURS}
    for code in programs.values():
        seconds(code, folder)
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(rounds):
        for name in list(programs) if turn % 2 else reversed(programs):
            times[name].append(seconds(programs[name], folder))
    return times


def inside(folder: str) -> dict[str, float]:
    """What happens in the open window, in milliseconds, and its memory in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_inside"],
        check=True, capture_output=True, text=True, cwd=ROOT, env=environment(folder) | {"PYTHONSAFEPATH": ""},
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def told(rounds: int, times: dict[str, list[float]], found: dict[str, float]) -> str:
    """The section of docs/performance.md."""
    bare, ours = (statistics.median(times[name]) for name in ("bare", "byfacts"))
    rows = "\n".join(f"| {words} | {found[name]:.0f} ms |" for name, words in ROWS)
    return f"""{HEADING}
Written by `.venv/bin/python -m benchmarks.window --write`. From the start of the process to the first painted chart, in
turns with a script that shows one bar chart of pyqtgraph and nothing else; medians of {rounds}.

| | seconds | of the bare script's |
|---|--:|--:|
| a bare pyqtgraph bar chart | {bare:.2f} | 1.00 |
| byfacts, to its first chart | {ours:.2f} | **{ours / bare:.2f}** (at most 1.3) |

In the open window, 1280 × 800, until everything is painted; medians.

| | |
|---|--:|
{rows}

What the start costs beyond Qt and pyqtgraph is, in this order: the modules of the window, composing (every chart of the
topic is built before one of them is shown), the widgets, the data.

Memory of the window: {found["memory"]:.0f} MB when it stands, {found["memory after"]:.0f} MB after all of the above.
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--limit", type=float, help="fail when the start costs more than this multiple")
    parser.add_argument("--write", action="store_true", help="keep the result in docs/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = starts(max(options.rounds, 1), folder)
        text = told(options.rounds, times, inside(folder))
    print(text)
    if options.write:
        path = ROOT / "docs" / "performance.md"
        path.write_text(path.read_text("utf-8").split(HEADING)[0].rstrip() + "\n\n" + text, "utf-8")
    ratio = statistics.median(times["byfacts"]) / statistics.median(times["bare"])
    return 1 if options.limit and ratio > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
