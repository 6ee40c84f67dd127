"""How fast a whole bulk table of Eurostat is searched for Belarus, as a multiple of ``zcat FILE | grep``.

    .venv/bin/python -m benchmarks.bulk_intake [--observations 6000000] [--rounds 3] [--check]

Makes a table in the form of Eurostat's TSV (seeded, no real figures), packs it, and in every round lets three programs
take the rows of Belarus from it: zcat with grep, byfacts, and pandas reading the whole. Ratios of the least times of
one run are printed, and the highest memory of each. With --check the exit status is 1 when byfacts takes more than
twice as long as grep, less than a quarter faster than pandas, or more than 200 MB.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import NamedTuple

YEARS = range(2008, 2026)
PLACES = (
    "AT BE BG CH CY CZ DE DK EE EL ES EU27_2020 FI FR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()
)
DURATIONS = "M3-5 M6-11 M_GE12 TOTAL".split()
REASONS = "EDUC EMP FAM OTH TOTAL".split()

BYFACTS = """
import sys
from pathlib import Path
from byfacts import intake
reading = intake.read(Path(sys.argv[1]))
assert not reading.refused, reading.remarks
print(len(reading.rows))
"""
PANDAS = """
import sys
import pandas as pd
table = pd.read_csv(sys.argv[1], sep="\\t", compression="gzip", dtype=str)
rows = table[table.iloc[:, 0].str.contains(",BY,", regex=False)]
print(len(rows) * (len(table.columns) - 1))
"""


def make(path: Path, observations: int) -> None:
    """A table with at least so many observations: every citizenship has every reason, duration and place."""
    chance = random.Random(20260712)  # noqa: S311 - a table to measure with
    needed = -(-observations // (len(YEARS) * len(PLACES) * len(DURATIONS) * len(REASONS)))
    citizens = ["BY", *(f"{a}{b}" for a, b in product("ACDEFGHIJKLMNOPQRSTUVWXYZ", repeat=2))][:needed]
    with gzip.open(path, "wt", encoding="ascii", newline="", compresslevel=6) as out:
        out.write("freq,reason,citizen,duration,unit,geo\\TIME_PERIOD\t" + "\t".join(f"{y} " for y in YEARS) + "\r\n")
        for reason, citizen, duration in product(REASONS, sorted(citizens), DURATIONS):
            for geo in PLACES:
                cells = "\t".join(_cell(chance) for _ in YEARS)
                out.write(f"A,{reason},{citizen},{duration},PER,{geo}\t{cells}\r\n")


def _cell(chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.25:
        return ": "
    value = str(int(10 ** (chance.random() * 5)))
    return f"{value} {'bdepu'[int(draw * 1000) % 5]}" if draw < 0.3 else f"{value} "


class Run(NamedTuple):
    """Seconds by the clock and of the processor, highest memory in MB, and answer of a program."""

    seconds: float
    busy: float
    peak: float
    answer: str


def run(command: list[str]) -> Run:
    """A program that is started anew."""
    before = os.times()
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ)
    assert child.stdout is not None
    with child.stdout as out:
        answer = out.read().decode().strip()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[0]} failed")
    seconds, after = time.perf_counter() - started, os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, busy, usage.ru_maxrss / 1024, answer)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--observations", type=int, default=6_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bulk.tsv.gz")
        make(path, options.observations)
        print(f"{path.stat().st_size / 2**20:.0f} MB packed")
        programs = {
            "zcat | grep": ["sh", "-c", 'zcat "$1" | grep ",BY,"  | wc -l', "sh", str(path)],
            "byfacts": [sys.executable, "-c", BYFACTS, str(path)],
            "pandas, whole": [sys.executable, "-c", PANDAS, str(path)],
        }
        runs: dict[str, list[Run]] = {name: [] for name in programs}
        for _ in range(options.rounds):  # one after the other, so that a machine that slows down slows all of them
            for name, command in programs.items():
                runs[name].append(run(command))
    least = {name: min(one.seconds for one in found) for name, found in runs.items()}
    memory = {name: max(one.peak for one in found) for name, found in runs.items()}
    for name, found in runs.items():
        ratio = least[name] / least["zcat | grep"]
        busy = min(one.busy for one in found)
        times = f"{least[name]:6.2f} s, busy {busy:5.2f} s   {ratio:5.2f} x grep"
        print(f"{name:<15} {times}   {memory[name]:5.0f} MB   answer {found[0].answer}")
    faster = least["pandas, whole"] / least["byfacts"]
    print(f"byfacts is {faster:.1f} times as fast as pandas")
    sound = least["byfacts"] <= 2 * least["zcat | grep"] and faster >= 4 and memory["byfacts"] < 200
    return int(options.check and not sound)


if __name__ == "__main__":
    sys.exit(main())
