"""Damages official files at random and reads them: never an uncaught exception, never a hang, never much memory.

    .venv/bin/python -m tests.intake.fuzz [--inputs 200000] [--workbooks 20000] [--reader NAME] [--from 0]

``./test`` runs a short part of the same inputs (test_fuzz.py). Every input is made from the name of its reader and its
number alone, so that one that fails can be made again.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
import traceback
import zipfile
from collections.abc import Callable

from tests.intake import samples, workbooks

from byfacts import language
from byfacts.intake.mapping import mapped

SECONDS, MEGABYTES = 2.0, 500
NASTY = [
    *(b"NaN", b"-1", b"1e999", b"inf", b"9" * 400, b"20233", b"2023-13", b"0", b":", b": c", b"-", b"*", b"1,234,567"),
    *(b'"', b'""', b"'", b"\\", b"\t", b",", b";", b"\r", b"\n", b"\r\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1a"),
    *("٣".encode(), "²".encode(), "São".encode("cp1252"), "\u2028".encode(), b"\xed\xa0\x80", b"{", b"}", b"{value}"),
    *(b"[", b"]", b"null", b"true", b"1.5", b"<html>", b"<!ENTITY a 'b'>", b"=1+1", b"BY", b"TOTAL", b"geo", b"ep"),
]
Damage = Callable[[bytearray, random.Random], None]


def part(raw: bytearray, chance: random.Random, most: int = 60) -> slice:
    start = chance.randrange(len(raw) + 1)
    return slice(start, start + chance.randrange(most))


def flip(raw: bytearray, chance: random.Random) -> None:
    if raw:
        raw[chance.randrange(len(raw))] = chance.randrange(256)


def delete(raw: bytearray, chance: random.Random) -> None:
    del raw[part(raw, chance)]


def repeat(raw: bytearray, chance: random.Random) -> None:
    where = part(raw, chance, 200)
    raw[where.stop : where.stop] = raw[where] * chance.choice((1, 1, 1, 2, 50))


def insert(raw: bytearray, chance: random.Random) -> None:
    where = chance.randrange(len(raw) + 1)
    raw[where:where] = chance.choice(NASTY)


def overwrite(raw: bytearray, chance: random.Random) -> None:
    """A cell, or what stands between two signs, becomes something nasty."""
    start = chance.randrange(len(raw) + 1)
    ends = [at for sign in b',\t\n":' if (at := raw.find(sign, start)) >= 0]
    raw[start : min(ends, default=len(raw))] = chance.choice(NASTY)


def truncate(raw: bytearray, chance: random.Random) -> None:
    if chance.random() < 0.3:
        del raw[chance.randrange(len(raw) + 1) :]


def shuffle(raw: bytearray, chance: random.Random) -> None:
    lines = raw.split(b"\n")
    chance.shuffle(lines)
    raw[:] = b"\n".join(lines)


def swap(raw: bytearray, chance: random.Random) -> None:
    one, other = part(raw, chance), part(raw, chance)
    kept = bytes(raw[one])
    raw[one] = raw[other]
    raw[other] = kept


DAMAGES: tuple[Damage, ...] = (
    *(flip, flip, delete, repeat, insert, insert, overwrite, overwrite, truncate, shuffle, swap),
)


def damaged(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        chance.choice(DAMAGES)(changed, chance)
    return bytes(changed[: 1 << 20])


def short(name: str, lines: int = 9) -> bytes:
    return b"".join(samples.content(name).splitlines(keepends=True)[:lines])


PACKED = samples.content("eurostat_resvalid.tsv.gz")
READERS = {
    "tsv": [short("eurostat_resvalid.tsv", 5), short("eurostat_old_asyappctza.tsv"), PACKED],
    "sdmx-csv-1": [short("sdmx_csv_1_resfirst.csv"), short("sdmx_csv_1_labels_asyappctza.csv")],
    "sdmx-csv-2": [short("sdmx_csv_2_resvalid.csv", 6)],
    "json-stat": [samples.content("json_stat_resvalid.json")],
    "data-explorer": [short("data_explorer_resvalid.csv")],
    "unhcr": [short("unhcr_applications.csv"), short("unhcr_population.csv"), short("unhcr_old_asylum_seekers.csv")],
}  # fmt: skip
WORKBOOK = "workbook"
BOOKS = [workbooks.frontex(1), workbooks.frontex(2)]


def made(reader: str, number: int) -> bytes:
    """The input of this number."""
    chance = random.Random(f"{reader} {number}")  # noqa: S311 - the same inputs every time
    if reader != WORKBOOK:
        return damaged(chance.choice(READERS[reader]), chance)
    book = chance.choice(BOOKS)
    return damaged(book, chance) if chance.random() < 0.3 else damaged_inside(book, chance)


def damaged_inside(book: bytes, chance: random.Random) -> bytes:
    """A workbook that is a sound archive, with damaged parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(kept, "w") as new:
        names = old.namelist()
        chosen = {"xl/worksheets/sheet1.xml"} if chance.random() < 0.6 else {chance.choice(names)}
        for name in names:
            raw = old.read(name)
            if name not in chosen:
                new.writestr(name, raw)
            elif chance.random() < 0.95:
                new.writestr(name, damaged(raw, chance))
    return kept.getvalue()


def tried(raw: bytes, say: language.Language) -> bool:
    """Whether the input was read and told as every other file is; whatever escapes is a bug."""
    reading = samples.read(raw)
    result = mapped(reading)
    for remark in (*reading.remarks, *result.remarks):
        assert say.problem(remark.problem)
    assert not (reading.refused and result.values)
    return not reading.refused


def run(reader: str, first: int, number: int, say: language.Language) -> tuple[int, int, float]:
    """How many inputs failed, how many could be used, and the longest time that one took."""
    failed = used = 0
    longest = 0.0
    for at in range(first, first + number):
        raw = made(reader, at)
        started = time.process_time()
        try:
            used += tried(raw, say)
        except Exception:  # noqa: BLE001 - whatever it is, it is counted and shown
            failed += 1
            print(f"{reader} {at}\n{traceback.format_exc()}", file=sys.stderr)  # noqa: T201
        longest = max(longest, time.process_time() - started)
    return failed, used, longest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=200_000, help="of each reader of text")
    parser.add_argument("--workbooks", type=int, default=20_000)
    parser.add_argument("--reader", choices=[*READERS, WORKBOOK])
    parser.add_argument("--from", dest="first", type=int, default=0)
    options = parser.parse_args()
    say = language.load("en")
    sound = True
    for reader in [options.reader] if options.reader else [*READERS, WORKBOOK]:
        number = options.workbooks if reader == WORKBOOK else options.inputs
        failed, used, longest = run(reader, options.first, number, say)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sound &= not failed and longest < SECONDS and peak < MEGABYTES
        told = f"{number} inputs, {used} of use, {failed} failed, longest {longest:.2f} s, memory {peak:.0f} MB"
        print(f"{reader:<14} {told}", flush=True)  # noqa: T201
    return int(not sound)


if __name__ == "__main__":
    sys.exit(main())
