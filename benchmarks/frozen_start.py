"""How long the window of a folder build takes to stand, as a multiple of the same window started from an environment.

    .venv/bin/python -m benchmarks.frozen_start build/packaging/folder/byfacts/byfacts [--rounds 9] [--limit 1.2]

Both are started in turns on a screen of their own (Xvfb), from outside; the time is that from the start of the process
to the moment when the middle of the screen is no longer empty. With --limit the exit status is 1 above it.
"""

from __future__ import annotations

import argparse
import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT, BYTES = 1280, 800, 4
PATIENCE = 60  # seconds
LEFT = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")  # compiled modules may be kept


@contextmanager
def screen(folder: Path) -> Iterator[tuple[str, Path]]:
    """A screen that is a file: its name for DISPLAY, and the file."""
    end, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen([*command, "-fbdir", str(folder)], pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        number = os.read(end, 10).decode().strip()
        yield f":{number}", folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()


def is_painted(pixels: mmap.mmap) -> bool:
    """Whether the line through the middle of the screen has several colours."""
    start = len(pixels) - WIDTH * HEIGHT * BYTES + WIDTH * BYTES * (HEIGHT // 2)
    line = pixels[start : start + WIDTH * BYTES]
    return len({line[at : at + BYTES] for at in range(0, len(line), BYTES)}) > 3


def seconds(command: Sequence[str], display: str, file: Path, home: Path) -> float:
    """From the start of a program to its first picture."""
    kept = {name: value for name, value in os.environ.items() if name not in LEFT}
    given = kept | {"DISPLAY": display, "BYFACTS_CONFIG": str(home), "PYTHONSAFEPATH": "1", "LC_ALL": "C.UTF-8"}
    with file.open("rb") as content, mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as pixels:
        started = time.perf_counter()
        program = subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL)
        try:
            while not is_painted(pixels):
                if program.poll() is not None or time.perf_counter() - started > PATIENCE:
                    raise SystemExit(f"No window: {' '.join(command)}")
                time.sleep(0.005)
            taken = time.perf_counter() - started
        finally:
            program.kill()
            program.wait()
        while is_painted(pixels):  # until the screen is empty again
            time.sleep(0.05)
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("frozen", help="the program of the folder build")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--limit", type=float, help="fail when it takes more than this multiple")
    options = parser.parse_args()
    programs = {"environment": [sys.executable, "-m", "byfacts"], "folder build": [str(Path(options.frozen).resolve())]}
    times: dict[str, list[float]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as (display, file):
        for turn in range(options.rounds + 1):
            for name in list(programs) if turn % 2 else reversed(programs):
                taken = seconds(programs[name], display, file, Path(folder, "home"))
                if turn:  # the first fills the disk cache
                    times[name].append(taken)
    ratio = statistics.median(times["folder build"]) / statistics.median(times["environment"])
    for name, found in times.items():
        print(f"{name}: {statistics.median(found):.2f} s (median of {len(found)}, least {min(found):.2f} s)")
    print(f"folder build / environment: {ratio:.2f}")
    return 1 if options.limit and ratio > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
