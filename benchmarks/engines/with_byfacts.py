"""byfacts: from a composed sheet, which is what the others have as their source, to the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from benchmarks.engines.worker import serve
from benchmarks.page.document import composed, varied

from byfacts.paper import render
from byfacts.sheet import Sheet


@cache
def sheet(topic: str, code: str) -> Sheet:
    return composed(topic, code)


@cache
def prepared(name: str) -> Sheet:
    topic, code, number = name.split("-")
    return varied(sheet(topic, code), int(number))


def make(_: Path, name: str) -> bytes:
    return render(prepared(name))[0]


serve("byfacts", make, prepared)
