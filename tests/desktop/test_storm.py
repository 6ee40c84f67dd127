"""Whatever is pressed and clicked: no exception, no word of warning from Qt, no widget left, and a clean end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LONGER = os.environ.get("BYFACTS_LONGER", "")
SEEDS = range(20) if LONGER else (7,)
EVENTS = 2000


@pytest.mark.parametrize("seed", SEEDS)
def test_two_thousand_random_events_harm_nothing(seed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.desktop.storm", str(seed), str(EVENTS)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
