"""How long a cold ``byfacts export`` takes, as a multiple of ``import reportlab.platypus`` on the same machine.

    .venv/bin/python benchmarks/cold_export.py [--rounds 9] [--limit 2.0]

Every round starts each program once, one after the other in changing order, so that a machine that slows down slows
all of them. Ratios of medians are printed; with --limit the exit status is 1 when one sheet costs more than that.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

YARDSTICK = "import reportlab.platypus"
PROGRAM = "import sys; from byfacts.cli import main; sys.exit(main(sys.argv[1:]))"


def seconds(code: str, *arguments: str) -> float:
    """Wall time of one fresh interpreter; a program that fails stops the measurement."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - started


def environment() -> dict[str, str]:
    """As a user's: compiled modules may be kept, nothing is imported from the folder that we stand in."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONSAFEPATH": "1"}


def measure(rounds: int, folder: str) -> dict[str, list[float]]:
    runs = {
        YARDSTICK: (YARDSTICK,),
        "export, one sheet": (PROGRAM, "export", "--topic", "asylum", "--language", "en", "--out", folder),
        "export, all sheets": (PROGRAM, "export", "--topic", "all", "--language", "all", "--out", folder),
    }
    for run in runs.values():
        seconds(*run)  # fills the disk cache and writes the compiled modules
    times: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(rounds):
        for name in list(runs) if turn % 2 else reversed(runs):
            times[name].append(seconds(*runs[name]))
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--limit", type=float, help="fail when one sheet costs more than this multiple")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = measure(max(options.rounds, 1), folder)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        ratio = medians[name] / medians[YARDSTICK]
        print(f"{name:<28} median {medians[name]:.3f} s   least {min(values):.3f} s   ratio {ratio:.2f}")
    one = medians["export, one sheet"] / medians[YARDSTICK]
    return int(options.limit is not None and one > options.limit)


if __name__ == "__main__":
    sys.exit(main())
