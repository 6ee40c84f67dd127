"""The same page by byfacts, Typst, WeasyPrint, fpdf2 and Chromium, each at its best, in turn in one run.

    .venv/bin/python -m benchmarks.pages [--rounds 9] [--write] [--check]

Fetches the others by name: Python packages into build/benchmarks, Chromium and Pango through apt where that is allowed.
--write keeps the result in docs/performance.md; with --check the exit status is 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from importlib.metadata import version
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from benchmarks.page import document, report, typ, web
from benchmarks.window import HEADING as WINDOW

from byfacts import __version__

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "benchmarks"
PACKAGES = {"typst": "typst==0.15.2", "weasyprint": "weasyprint==70.0", "fpdf2": "fpdf2==2.8.9"}
DEBIAN = ["chromium", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
NAMES = ("byfacts", "typst", "weasyprint", "fpdf2", "chromium")
# The page with a map, and one without; plots are lowered so that every page maker needs exactly one page.
KINDS = {"with a map": ("emigration", 0.85), "without a map": ("asylum", 0.9)}
LANGUAGE = "ru"
WARMING = 2
EXPORT = "import sys; from byfacts.cli import main; sys.exit(main(sys.argv[1:]))"


def prepare_engines() -> None:
    """Installs what is missing. Raises SystemExit with the one command where it may not."""
    if not shutil.which("chromium"):
        if os.geteuid() or not shutil.which("apt-get"):
            raise SystemExit(f"Please type this command, then try again: sudo apt-get install -y {' '.join(DEBIAN)}")
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *DEBIAN], check=True)
    stamp, wanted = WORK / "stamp", "\n".join(PACKAGES.values())
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(WORK, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(WORK / "venv")], check=True)
        pip = [str(WORK / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES.values()], check=True)
        stamp.write_text(wanted, "utf-8")


def prepare_pages(folder: Path, count: int) -> dict[str, list[str]]:
    """Writes every page in every form; returns the names by kind."""
    shutil.copytree(ROOT / "resources" / "fonts", folder / "fonts", ignore=shutil.ignore_patterns("*.json", "*.txt"))
    (folder / "template.typ").write_text(typ.TEMPLATE, "utf-8")
    (folder / "page.css").write_text(web.style_sheet(folder / "fonts"), "utf-8")
    names: dict[str, list[str]] = {}
    for kind, (topic, lower) in KINDS.items():
        sheet = document.composed(topic, LANGUAGE)
        assert document.has_map(sheet) == (kind == "with a map")
        names[kind] = [f"{topic}-{LANGUAGE}-{number}" for number in range(count)]
        for number, name in enumerate(names[kind]):
            doc = document.document(document.varied(sheet, number), lower)
            source, files = typ.page(doc, name)
            files |= {
                f"{name}.typ": source,
                f"{name}.html": web.page(doc),
                f"{name}-linked.html": web.page(doc, '<link rel="stylesheet" href="page.css">'),
                f"{name}.json": json.dumps(doc),
            }
            for file, text in files.items():
                (folder / file).write_text(text, "utf-8")
    return names


def command(engine: str, folder: Path) -> list[str]:
    python = str(WORK / "venv" / "bin" / "python") if engine in PACKAGES else sys.executable
    return [python, "-m", f"benchmarks.engines.with_{engine}", str(folder)]


def environment() -> dict[str, str]:
    """As a user's: compiled modules may be kept."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def running(engine: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command(engine, folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait()


def ask(process: subprocess.Popen[str], name: str) -> tuple[float, int]:
    """Seconds and bytes of a page. Raises RuntimeError when the page maker has stopped."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{name}\n")
    process.stdin.flush()
    said = process.stdout.readline().split()
    if len(said) != 2:
        raise RuntimeError(f"{process.args!r} made no {name}")
    return float(said[0]), int(said[1])


def measure_warm(folder: Path, names: dict[str, list[str]], rounds: int) -> report.Times:
    """Page after page in processes that stay, one engine after the other in changing order."""
    times: report.Times = {(kind, engine): [] for kind in names for engine in NAMES}
    with ExitStack() as stack:
        processes = {engine: stack.enter_context(running(engine, folder)) for engine in NAMES}
        for turn in range(WARMING + rounds):
            for kind in names:
                for engine in NAMES if turn % 2 else reversed(NAMES):
                    seconds, _ = ask(processes[engine], names[kind][turn])
                    if turn >= WARMING:
                        times[kind, engine].append(seconds)
    return times


def measure_cold(folder: Path, names: dict[str, list[str]], rounds: int) -> report.Times:
    """A process for every page. byfacts reads its data and composes the sheet too: it is the product's own command."""
    times: report.Times = {(kind, engine): [] for kind in names for engine in NAMES}
    for turn in range(1 + rounds):
        for kind, (topic, _) in KINDS.items():
            for engine in NAMES if turn % 2 else reversed(NAMES):
                run = [*command(engine, folder), names[kind][turn]]
                if engine == "byfacts":
                    export = ["export", "--topic", topic, "--language", LANGUAGE, "--out", str(folder / "cold")]
                    run = [sys.executable, "-c", EXPORT, *export]
                started = time.perf_counter()
                subprocess.run(
                    run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment()
                )
                if turn:  # the first fills the disk cache
                    times[kind, engine].append(time.perf_counter() - started)
    return times


def measure_batch(folder: Path, rounds: int = 3) -> dict[int, tuple[float, float]]:
    """Seconds and megabytes of 30 and of 300 sheets in one process: medians."""
    found: dict[int, list[tuple[float, float]]] = {30: [], 300: []}
    for _ in range(rounds):
        for count, measured in found.items():
            run = [sys.executable, "-m", "benchmarks.engines.batch", str(count), str(folder)]
            done = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT, env=environment())
            seconds, megabytes = map(float, done.stdout.split())
            measured.append((seconds, megabytes))
    return {
        count: (statistics.median(s for s, _ in measured), statistics.median(m for _, m in measured))
        for count, measured in found.items()
    }


def versions() -> dict[str, str]:
    chromium = subprocess.run(["chromium", "--version"], check=True, capture_output=True, text=True).stdout.split()
    found = {name: pinned.partition("==")[2] for name, pinned in PACKAGES.items()}
    return {"byfacts": f"{__version__}, ReportLab {version('reportlab')}", **found, "chromium": chromium[1]}


def sizes(folder: Path, names: dict[str, list[str]]) -> dict[tuple[str, str], int]:
    """Bytes of the first page of each kind by each engine. Raises AssertionError where one needed more than a page."""
    found = {}
    for kind, engine in product(names, NAMES):
        path = folder / f"{names[kind][0]}-{engine}.pdf"
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            assert len(pdf) == 1, f"{engine} needed {len(pdf)} pages for the one {kind}"
        found[kind, engine] = path.stat().st_size
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="keep the result in docs/performance.md")
    parser.add_argument("--check", action="store_true", help="fail when a target is missed")
    options = parser.parse_args()
    rounds = max(7, options.rounds)
    prepare_engines()
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "many").mkdir()
        names = prepare_pages(folder, WARMING + rounds)
        warm, cold = measure_warm(folder, names, rounds), measure_cold(folder, names, rounds)
        found = report.Found(warm, cold, sizes(folder, names), measure_batch(folder / "many"), versions(), rounds)
    text = report.page(found, python=platform.python_version())
    print(text)
    if options.write:
        path = ROOT / "docs" / "performance.md"
        _, heading, window = path.read_text("utf-8").partition(WINDOW)  # what another benchmark has written stays
        path.write_text(f"{text.rstrip()}\n\n{heading}{window}" if heading else text, "utf-8")
    return int(options.check and bool(report.missed(found)))


if __name__ == "__main__":
    sys.exit(main())
