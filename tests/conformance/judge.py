"""Renders every sheet and every seeded defect, has veraPDF judge them, and fails when a rule fails or a defect passes.

Called by ``tests/conformance/run``, which sees to Java and to the validator's libraries.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.paper.gates import defects, reading, sheets

from byfacts.errors import LayoutError
from byfacts.paper import PaperOptions

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "conformance.md"
ARCHIVE = {2: "2a", 3: "3a"}
FLAVOURS = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a", "3a": "PDF/A-3a"}
LEAST_CHECKS = 500  # of a sheet: fewer would mean that the validator did not look


class Verdict(NamedTuple):
    """What veraPDF said of a file in a flavour."""

    sound: bool
    checks: int
    failures: tuple[str, ...]


Verdicts = dict[tuple[str, str], Verdict]  # by flavour and path


def judged(class_path: str, asked: list[tuple[str, str]]) -> Verdicts:
    """The verdicts on (flavour, path), from one process. Raises when one is missing."""
    lines = "".join(f"{flavour}\t{path}\n" for flavour, path in asked)
    command = ["java", "-Xmx1g", "-cp", class_path, "Conformance"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{done.stderr[-2000:]}\nThe validator stopped with status {done.returncode}.")
    found: Verdicts = {}
    for part in re.split(r"^(?=pass |FAIL )", done.stdout, flags=re.MULTILINE)[1:]:
        first, *failures = part.splitlines()
        word, flavour, checks, path = first.split(" ", 3)
        found[flavour, path] = Verdict(word == "pass", int(checks), tuple(failure.strip() for failure in failures))
    missing = [path for flavour, path in asked if (flavour, path) not in found]
    if missing:
        raise SystemExit(f"The validator gave no verdict on {missing[0]} and {len(missing) - 1} others.")
    return found


def render_all(folder: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Writes every sheet; returns what to ask, and what was refused."""
    asked, refused = [], []
    for topic, code, options in sheets.many():
        try:
            made = sheets.made(topic, code, options)
        except LayoutError as error:
            refused.append(f"{sheets.named(topic, code, options)}: {error}")
            if options in sheets.plain_pages():
                raise
            continue
        path = folder / f"{made.name}.pdf"
        path.write_bytes(made.data)
        wanted = 3 if getattr(options, sheets.DATA, False) else 2
        asked += [("ua1", str(path)), (ARCHIVE[wanted], str(path))]
    return asked, refused


class Caught(NamedTuple):
    """A defect and the gates that caught it."""

    name: str
    gates: frozenset[str]


VERA = {"ua1": "veraPDF ua1", "2a": "veraPDF 2a"}


def break_all(class_path: str, folder: Path) -> list[Caught]:
    """Every defect through every gate."""
    good = sheets.made("emigration", "en", PaperOptions())
    paths = {name: folder / f"{number}.pdf" for number, name in enumerate(defects.NAMES)}
    for name, path in paths.items():
        path.write_bytes(defects.broken(good.data, name))
    verdicts = judged(class_path, [(flavour, str(path)) for path in paths.values() for flavour in VERA])
    return [
        Caught(
            name,
            frozenset(gate for gate, check in reading.GATES.items() if check(path.read_bytes(), good))
            | {gate for flavour, gate in VERA.items() if not verdicts[flavour, str(path)].sound},
        )
        for name, path in paths.items()
    ]


def complaints(verdicts: Verdicts, caught: list[Caught]) -> list[str]:
    """All that is wrong, as lines to print."""
    said = []
    for (flavour, path), verdict in verdicts.items():
        name = Path(path).stem
        if not verdict.sound:
            said += [f"{name} is not {FLAVOURS[flavour]}:", *(f"    {failure}" for failure in verdict.failures)]
        elif verdict.checks < LEAST_CHECKS:
            said.append(f"{name}: only {verdict.checks} checks for {FLAVOURS[flavour]}")
    said += [f"no gate caught: {defect.name}" for defect in caught if not defect.gates]
    gates = frozenset().union(*(defect.gates for defect in caught))
    said += [f"caught nothing at all: {gate}" for gate in (*reading.GATES, *VERA.values()) if gate not in gates]
    return said


def summary(verdicts: Verdicts, refused: list[str], caught: list[Caught]) -> list[str]:
    """What was judged, in numbers."""
    files = Counter(flavour for flavour, _ in verdicts)
    checks: Counter[str] = Counter()
    for (flavour, _), verdict in verdicts.items():
        checks[flavour] += verdict.checks
    passed = Counter(flavour for (flavour, _), verdict in verdicts.items() if verdict.sound)
    lines = [f"{FLAVOURS[f]}: {passed[f]} of {files[f]} files pass, {checks[f]:,} checks" for f in FLAVOURS if files[f]]
    java_free = sum(bool(defect.gates & set(reading.GATES)) for defect in caught)
    lines.append(
        f"seeded defects: {sum(bool(d.gates) for d in caught)} of {len(caught)} caught, {java_free} without Java"
    )
    if refused:
        lines.append(f"refused, with the reason: {len(refused)} files")
    return lines


def page(lines: list[str], caught: list[Caught]) -> str:
    """The text of docs/conformance.md."""
    gates = (*reading.GATES, *VERA.values())
    totals = [str(sum(gate in defect.gates for defect in caught)) for gate in gates]
    rows = [
        f"| {defect.name} | {' | '.join('x' if gate in defect.gates else '' for gate in gates)} |" for defect in caught
    ]
    return TEMPLATE.format(
        topics=len({topic for topic, _ in sheets.all_sheets()}),
        languages=len({code for _, code in sheets.all_sheets()}),
        pages=len(sheets.plain_pages()),
        figures="\n".join(f"- {line}" for line in lines),
        head=" | ".join(gates),
        rule="|".join(":-:" for _ in gates),
        totals=" | ".join(f"**{total}**" for total in totals),
        count=len(caught),
        rows="\n".join(rows),
        validator=_validator(),
        pikepdf=version("pikepdf"),
    )


def _validator() -> str:
    text = (ROOT / "tests" / "conformance" / "pom.xml").read_text("utf-8")
    found = re.search(r"<artifactId>validation-model</artifactId>\s*<version>([^<]+)<", text)
    return found[1] if found else ""


TEMPLATE = """# Conformance

Written by `tests/conformance/run --write`; `.ci/run` runs the same without `--write`.

A sheet is PDF/UA-1 and PDF/A-2a in one file; with its data inside it is PDF/UA-1 and PDF/A-3a. Judged by veraPDF
{validator}: {topics} topics in {languages} languages on {pages} pages (paper, colour or black), each plain, with its
data where that is offered, and with one further option in turn.

{figures}

## Who catches what

{count} defects, each one thing wrong in a good file. `./test` runs all but veraPDF: our own check
(`tests/paper/gates`), `qpdf --check` and `pikepdf.pdfa` (by pikepdf {pikepdf}), the words of the sheet in their order,
and the numbers of its charts. No gate judges whether a screen reader reads a page well: that is heard, not computed.

| defect | {head} |
|---|{rule}|
{rows}
| **caught** | {totals} |
"""


def main() -> int:
    class_path, *options = sys.argv[1:]
    with TemporaryDirectory() as folder:
        asked, refused = render_all(Path(folder))
        verdicts = judged(class_path, asked)
    with TemporaryDirectory() as folder:
        caught = break_all(class_path, Path(folder))
    lines, wrong = summary(verdicts, refused, caught), complaints(verdicts, caught)
    print("\n".join([*refused, *wrong, *lines]))  # noqa: T201 - a command
    if "--write" in options and not wrong:
        PAGE.write_text(page(lines, caught), "utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
