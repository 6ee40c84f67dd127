"""A whole bulk table is searched while it unpacks: the same rows, little memory, progress, and an end on request."""

from __future__ import annotations

import gzip
import sys
import threading
from pathlib import Path

import pytest
from tests.intake import samples

from byfacts import intake
from byfacts.intake import causes
from byfacts.intake.mapping import mapped

bulk_intake = pytest.importorskip("benchmarks.bulk_intake", reason="the benchmark that makes the table is not here")
pytestmark = pytest.mark.checkout
OBSERVATIONS = 300_000


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bulk") / "bulk.tsv.gz"
    bulk_intake.make(path, OBSERVATIONS)
    return path


@pytest.fixture(autouse=True)
def streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of this size count as large already."""
    monkeypatch.setattr("byfacts.intake.opening.SMALL", 1 << 16)
    monkeypatch.setattr("byfacts.intake.opening.PIECE", 1 << 15)


def test_the_lines_about_belarus_are_those_that_grep_finds(bulk: Path) -> None:
    with gzip.open(bulk, "rt", encoding="ascii") as lines:
        wanted = {number: line.split("\t", 1)[0] for number, line in enumerate(lines, 1) if ",BY," in line}
    reading = intake.read(bulk)
    assert {row.line for row in reading.rows} == wanted.keys()
    assert len(reading.rows) == len(wanted) * len(bulk_intake.YEARS)
    assert all(wanted[row.line].endswith(f",{row.geo}") for row in reading.rows)
    assert {value.series for value in mapped(reading).values} >= {
        "first-permits",
        "first-permits-m12",
        "first-permits-work",
    }


def test_progress_grows_to_the_end(bulk: Path) -> None:
    seen: list[tuple[int, int]] = []
    intake.read(bulk, lambda done, total: seen.append((done, total)))
    size = bulk.stat().st_size
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {total for _, total in seen} == {size}
    assert len({done for done, _ in seen}) > 5
    assert seen[-1][0] >= size - 8  # the last bytes are gzip's own


def test_reading_ends_on_request_and_leaves_no_thread(bulk: Path) -> None:
    calls = 0

    def progress(done: int, total: int) -> bool:
        nonlocal calls
        calls += 1
        return done < total / 2

    with pytest.raises(intake.Stopped):
        intake.read(bulk, progress)
    assert calls > 2
    assert "unpacking" not in {thread.name for thread in threading.enumerate()}


def test_a_cut_off_bulk_table_is_refused_whole(bulk: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.tsv.gz"
    path.write_bytes(bulk.read_bytes()[:-5000])
    reading = intake.read(path)
    assert [problem.message for problem in reading.problems] == [causes.CUT_OFF]
    assert reading.rows == ()


def test_a_bulk_table_without_belarus_says_so(tmp_path: Path) -> None:
    heading, end, rest = samples.content("eurostat_resvalid.tsv").partition(b"\n")
    path = tmp_path / "others.tsv"
    path.write_bytes(heading + end + rest.replace(b",BY,", b",MD,") * 400)
    assert [problem.message for problem in intake.read(path).problems] == [causes.NO_BELARUS_LINE]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a child process is told by Linux")
def test_a_bulk_table_fits_in_little_memory(bulk: Path) -> None:
    # Asked of the child itself: what the system tells afterwards counts the process that started it, too.
    peak = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    run = bulk_intake.run([sys.executable, "-c", f"{bulk_intake.BYFACTS}\n{peak}", str(bulk)])
    rows, kilobytes = map(int, run.answer.split())
    assert rows > 1000
    assert kilobytes < 200_000
