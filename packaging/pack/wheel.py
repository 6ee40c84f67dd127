"""The wheel, for those who have a Python: the same bytes for the same commit."""

from __future__ import annotations

import os
import subprocess
import sys

from pack import places

KEPT_OUT = (
    "-m",
    "pip",
    "wheel",
    "--quiet",
    "--disable-pip-version-check",
    "--no-deps",
    "--no-build-isolation",
    "--no-index",
)


def make() -> None:
    """Builds it with the backend of the lock file; fetches nothing."""
    places.DIST.mkdir(exist_ok=True)
    same = os.environ | {"SOURCE_DATE_EPOCH": str(places.epoch())}
    command = [sys.executable, *KEPT_OUT, "--wheel-dir", str(places.DIST), str(places.ROOT)]
    subprocess.run(command, check=True, env=same, cwd=places.ROOT)
    for made in places.DIST.glob(f"byfacts-{places.version()}-*.whl"):
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
