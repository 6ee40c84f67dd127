"""``byfacts check FILE``: what an official file is, what it holds about Belarus, and what is wrong with it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from byfacts.cli.call import Call
from byfacts.intake import Reading, read
from byfacts.intake.formats import title
from byfacts.intake.mapping import Mapped, mapped
from byfacts.intake.reading import Remark
from byfacts.intake.telling import sentence, sentences
from byfacts.language import Language


def check_official(call: Call, path: Path) -> int:
    """Returns 0 when the file has something for byfacts, 1 when it has not; either way with every problem in it."""
    reading = read(path)
    result = mapped(reading)
    remarks = (*reading.remarks, *result.remarks)
    if call.typed.json:
        record = _record(call.language, reading, result, remarks)
        call.terminal.say(json.dumps(record, ensure_ascii=not call.terminal.takes_unicode, indent=2))
    else:
        _tell(call, reading, result, remarks)
    return 0 if result.values else 1


def _tell(call: Call, reading: Reading, result: Mapped, remarks: tuple[Remark, ...]) -> None:
    say, terminal = call.language, call.terminal
    if reading.format:
        known = (title(reading.format), reading.dataset, reading.updated)
        terminal.say(f"{reading.file}: {' · '.join(filter(None, known))}")
    if result.values:
        terminal.say(say.text("It has values for these series:"))
        for series, count in _counts(result).items():
            terminal.say(f"  {series}: " + say.plural("{n} values", count))
    for told in sentences(say, remarks):
        terminal.say(f"  {told}")


def _counts(result: Mapped) -> Counter[str]:
    return Counter(value.series for value in result.values)


def _record(say: Language, reading: Reading, result: Mapped, remarks: tuple[Remark, ...]) -> dict[str, object]:
    return {
        "file": reading.file,
        "format": reading.format,
        "dataset": reading.dataset,
        "named": reading.told,
        "updated": reading.updated,
        "usable": bool(result.values),
        "cells": len(reading.rows),
        "series": dict(_counts(result)),
        "problems": [_problem(say, remark) for remark in remarks],
    }


def _problem(say: Language, remark: Remark) -> dict[str, object]:
    places = [{"line": place.line, "row": place.row, "column": place.column} for place in remark.places]
    return {"weight": remark.weight.value, "text": sentence(say, remark), "count": remark.count, "places": places}
