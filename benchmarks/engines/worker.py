"""The same conversation for every page maker: a page's name comes in on a line, seconds and bytes go out.

    python -m benchmarks.engines.with_ENGINE FOLDER        # names on standard input
    python -m benchmarks.engines.with_ENGINE FOLDER NAME   # one page and no more: a cold start

A page is kept as FOLDER/NAME-ENGINE.pdf. FOLDER holds the pages in the form that the engine likes.
Reading them is part of the time, as it would be in use.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path, str], bytes]


def serve(engine: str, make: Make, prepare: Callable[[str], object] = str) -> None:
    """Makes the pages that are asked for. What ``prepare`` does is not timed."""
    folder = Path(sys.argv[1])
    for name in sys.argv[2:] or (line.strip() for line in sys.stdin):
        prepare(name)
        started = time.perf_counter()
        data = make(folder, name)
        seconds = time.perf_counter() - started
        (folder / f"{name}-{engine}.pdf").write_bytes(data)
        sys.stdout.write(f"{seconds:.6f} {len(data)}\n")
        sys.stdout.flush()
