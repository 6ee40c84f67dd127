"""What was measured, as the text of docs/performance.md, and whether the targets are met."""

from __future__ import annotations

import os
import platform
import statistics
from pathlib import Path
from typing import NamedTuple

Times = dict[tuple[str, str], list[float]]  # by kind of page and page maker

# A warm page of byfacts may take so many times the page of another.
TARGETS = {
    ("without a map", "typst"): 1.5,
    ("with a map", "typst"): 2.5,
    **{
        (kind, engine): 1.0
        for kind in ("with a map", "without a map")
        for engine in ("weasyprint", "fpdf2", "chromium")
    },
}
SAYS = {
    "byfacts": "PDF/UA-1 and PDF/A-2a in one file",
    "typst": "PDF/UA-1 and PDF/A-2a asked for; charts as SVG, the lands of the map kept from page to page",
    "weasyprint": "PDF/UA-1 asked for; charts as SVG; style sheet and fonts kept",
    "fpdf2": "PDF/A-2U; charts and tables drawn by its own calls; no structure tree",
    "chromium": "tagged; charts as SVG; one browser kept",
}
MORE = 1.15  # of the memory of 30 sheets, which 300 may hold: an allocator's slack


class Found(NamedTuple):
    """All measurements of one run. ``batch``: number of sheets to seconds and megabytes."""

    warm: Times
    cold: Times
    sizes: dict[tuple[str, str], int]
    batch: dict[int, tuple[float, float]]
    versions: dict[str, str]
    rounds: int


def ratio(found: Found, kind: str, engine: str) -> float:
    return statistics.median(found.warm[kind, "byfacts"]) / statistics.median(found.warm[kind, engine])


def missed(found: Found) -> list[str]:
    """The targets that were missed, in words."""
    wrong = [
        f"{kind}: {ratio(found, kind, engine):.2f} times {engine}, target {limit}"
        for (kind, engine), limit in TARGETS.items()
        if ratio(found, kind, engine) > limit
    ]
    (few, little), (many, much) = found.batch[30], found.batch[300]
    if many > 10 * few * 1.1:
        wrong.append(f"300 sheets took {many / few:.1f} times as long as 30")
    if much > MORE * little:
        wrong.append(f"300 sheets held {much / little:.2f} times the memory of 30")
    return wrong


def page(found: Found, python: str) -> str:
    wrong = missed(found)
    verdict = "All targets are met." if not wrong else "Missed: " + "; ".join(wrong) + "."
    tables = "\n\n".join(_table(found, kind) for kind in dict.fromkeys(kind for kind, _ in found.warm))
    targets = "\n".join(
        f"| {kind} | {engine} | {limit} | **{ratio(found, kind, engine):.2f}** |"
        for (kind, engine), limit in TARGETS.items()
    )
    batch = "\n".join(
        f"| {count} | {seconds:.2f} s | {1000 * seconds / count:.0f} ms | {megabytes:.0f} MB |"
        for count, (seconds, megabytes) in found.batch.items()
    )
    makers = "\n".join(f"- {engine} {found.versions[engine]}: {says}" for engine, says in SAYS.items())
    return TEMPLATE.format(
        rounds=found.rounds,
        verdict=verdict,
        tables=tables,
        targets=targets,
        batch=batch,
        makers=makers,
        machine=_machine(python),
    )


def _table(found: Found, kind: str) -> str:
    lines = [
        f"### {kind.capitalize()}",
        "",
        "| | warm page | of byfacts' | cold process | of byfacts' | bytes |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    own = [statistics.median(times[kind, "byfacts"]) for times in (found.warm, found.cold)]
    for (other, engine), times in found.warm.items():
        if other == kind:
            warm, cold = statistics.median(times), statistics.median(found.cold[kind, engine])
            size = found.sizes[kind, engine] / 1000
            lines.append(
                f"| {engine} | {warm * 1000:.0f} ms | {warm / own[0]:.2f} | {cold:.2f} s | {cold / own[1]:.2f} "
                f"| {size:.0f} kB |"
            )
    return "\n".join(lines)


def _machine(python: str) -> str:
    system = Path("/etc/os-release")
    named = dict(line.split("=", 1) for line in system.read_text("utf-8").splitlines() if "=" in line)
    name = named.get("PRETTY_NAME", platform.system()).strip('"')
    return f"{os.cpu_count()} cores ({platform.machine()}), {name}, Python {python}"


TEMPLATE = """# Performance

Written by `.venv/bin/python -m benchmarks.pages --write`. Absolute times belong to the machine and to what else ran on
it; the page makers took turns in one run, in changing order, so the ratios are what to read. Medians of {rounds}.

Machine: {machine}.

{verdict}

## The same page by five page makers

The words, tables and charts of two Russian sheets. Each page has other digits in every text, so that none can answer
from memory; what stays the same between pages (fonts, style sheets, templates, the lands of the map) may be kept. The
others are given finished documents: their charts are laid out beforehand, outside the time. byfacts lays out its charts
and fits the page inside the time; in a cold process it also reads its data and composes the sheet.

{makers}

{tables}

What differs: the others break lines and place blocks by their own rules, draw hatched fills plain, and do not search
for the density at which the sheet fills the page.

## Targets

A warm page of byfacts, in multiples of the others' warm page.

| page | compared with | at most | measured |
|---|---|--:|--:|
{targets}

## Many sheets in one command

Composed, fitted and written, data read once; medians of three. 300 sheets may cost ten times as much as 30, and no more
memory.

| sheets | time | a sheet | most memory |
|--:|--:|--:|--:|
{batch}

`benchmarks/cold_export.py` compares a cold export with `import reportlab.platypus`.
"""
