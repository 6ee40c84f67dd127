"""Files that are broken or mean harm are told as such, quickly and in little memory."""

from __future__ import annotations

import gzip
import io
import random
import resource
import stat
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.intake import samples, workbooks

from byfacts import intake
from byfacts.intake import causes

SECONDS = 2.0  # of the processor, so that a busy machine does not matter


def archive(*names: str, mode: int = 0) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            made.writestr(entry, "x")
    return kept.getvalue()


def swollen(start: bytes, piece: bytes, times: int) -> bytes:
    """A gzip file that unpacks to ``piece`` so many times; each stands alone, so it is packed once."""
    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    begun = machine.compress(start) + machine.flush(zlib.Z_FULL_FLUSH)
    return begun + (machine.compress(piece) + machine.flush(zlib.Z_FULL_FLUSH)) * times


def zeros() -> bytes:
    return swollen(b"", bytes(1 << 20), 10_000)


def lines() -> bytes:
    """Ordinary lines under a heading, none of them about Belarus."""
    line = b"A,TOTAL,TOTAL,PER,AA,AT\t1 \t1 \t1 \t1 \t1 \t1 \t1 \t1 \t1 \r\n"
    return swollen(TSV.splitlines(keepends=True)[0], line * 20_000, 10_000)


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made, made.open("xl/workbook.xml", "w") as part:
        for _ in range(100):
            part.write(bytes(1 << 20))
    return kept.getvalue()


def in_part(name: str, old: bytes, new: bytes, count: int = 1) -> bytes:
    """The workbook with something replaced in one of its parts."""

    def change(part: str, raw: bytes) -> bytes:
        if part != name:
            return raw
        assert old in raw
        return raw.replace(old, new, count)

    return workbooks.changed(workbooks.frontex(), change)


def same(_: str, raw: bytes) -> bytes:
    return raw


def without_sheet(name: str, raw: bytes) -> bytes | None:
    return None if name == SHEET else raw


MAIN, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
BOOK = workbooks.frontex()
LINK = {"xl/externalLinks/externalLink1.xml": b"<x/>"}
TSV, SDMX = samples.content("eurostat_resvalid.tsv"), samples.content("sdmx_csv_1_resfirst.csv")
JSON = samples.content("json_stat_resvalid.json")
JSON_START = b'{"class":"dataset","version":"2.0","dimension":'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a gzip bomb of zeros": (zeros, causes.BINARY),
    "a gzip bomb of lines": (lines, causes.SWELLS),
    "a gzip file in a gzip file": (lambda: gzip.compress(gzip.compress(TSV)), causes.BINARY),
    "a gzip file with half a head": (lambda: b"\x1f\x8b\x08", causes.CUT_OFF),
    "a zip bomb": (bomb, causes.SWELLS),
    "a name that leads out": (lambda: archive("../../xl/workbook.xml"), causes.UNSAFE_ARCHIVE),
    "an absolute name": (lambda: archive("/etc/cron.d/job"), causes.UNSAFE_ARCHIVE),
    "a name with a drive": (lambda: archive("C:\\autoexec.bat"), causes.UNSAFE_ARCHIVE),
    "a link": (lambda: archive("xl/workbook.xml", mode=stat.S_IFLNK | 0o777), causes.UNSAFE_ARCHIVE),
    "too many entries": (lambda: archive(*(f"f{n}" for n in range(600))), causes.SWELLS),
    "an archive of tables": (lambda: archive("population.csv", "readme.txt"), causes.ARCHIVE),
    "a document": (lambda: archive("word/document.xml"), causes.DOCUMENT),
    "a formula": (lambda: in_part(SHEET, b"<v>111</v>", b"<f>110+1</f><v>111</v>"), causes.FORMULA),
    "links to another workbook": (lambda: workbooks.changed(BOOK, same, **LINK), causes.LINKED),
    "declared entities": (lambda: in_part(SHEET, b"<worksheet", LAUGHS + b"<worksheet"), causes.BAD_ARCHIVE),
    "a file that is asked for": (lambda: in_part(MAIN, b"<workbook", FILE + b"<workbook"), causes.BAD_ARCHIVE),
    "a cut-off sheet": (lambda: in_part(SHEET, b"</sheetData>", b""), causes.BAD_ARCHIVE),
    "a sheet that is not there": (lambda: workbooks.changed(BOOK, without_sheet), causes.BAD_ARCHIVE),
    "a million elements": (lambda: in_part(SHEET, b"<sheetData>", b"<sheetData>" + b"<x/>" * 1_000_000), causes.SWELLS),
    "a sheet that is far too wide": (lambda: in_part(SHEET, b'r="D2"', b'r="XFD2"'), causes.SWELLS),
    "a line of ten million letters": (lambda: TSV + b"x" * 10_000_000, causes.LONG_LINE),
    "a heading of ten million letters": (lambda: b"a," * 5_000_000 + b"geo\\time\t2015\n", causes.NOT_A_TABLE),
    "ten million quotation marks": (lambda: SDMX + b'"' * 10_000_000, causes.LONG_LINE),
    "JSON that is nested without end": (lambda: JSON_START + b"[" * 100_000, causes.JSON_BROKEN),
    "JSON that is far too large": (lambda: JSON + b" " * (11 << 20), causes.TOO_LARGE),
    "dimensions without end": (
        lambda: JSON_START + b'{},"id":[%s],"size":[]}' % b",".join([b'"geo"'] * 99),
        causes.TOO_LARGE,
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_told_and_costs_little(what: str) -> None:
    made, message = HOSTILE[what]
    content = made()
    started = time.process_time()
    reading = samples.read(content)
    assert time.process_time() - started < SECONDS
    assert reading.refused
    assert message in [problem.message for problem in reading.problems]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a process is limited by Linux's means")
@pytest.mark.parametrize("what", ["a gzip bomb of lines", "a zip bomb", "a line of ten million letters"])
def test_a_hostile_file_fits_in_little_memory(what: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(HOSTILE[what][0]())
    code = "import sys; from pathlib import Path; from byfacts import intake; intake.read(Path(sys.argv[1])); print(1)"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))

    command = [sys.executable, "-c", code, str(path)]
    run = subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False)
    assert run.stdout == "1\n", run.stderr


def test_old_line_ends_and_a_byte_order_mark_are_read() -> None:
    for name in samples.KNOWN:
        raw = samples.content(name)
        if name.endswith(".gz"):
            continue
        whole = samples.read(raw)
        old = samples.read(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r"))
        assert [(r.geo, r.value) for r in old.rows] == [(r.geo, r.value) for r in whole.rows]
        marked = samples.read(b"\xef\xbb\xbf" + raw)
        assert [row.value for row in marked.rows] == [row.value for row in whole.rows], name


def test_a_gzip_file_in_several_parts_is_read_to_its_end() -> None:
    raw = samples.content("eurostat_resvalid.tsv")
    parts = gzip.compress(raw[:100]) + gzip.compress(raw[100:]) + bytes(512)
    assert len(samples.read(parts).rows) == len(samples.read(raw).rows)


def test_a_table_saved_anew_with_semicolons_is_read() -> None:
    raw = samples.content("sdmx_csv_1_resfirst.csv")
    assert samples.read(raw.replace(b",", b";")).rows == samples.read(raw).rows


def test_reading_can_be_stopped() -> None:
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return False

    with pytest.raises(intake.Stopped):
        intake.read(samples.FOLDER / "eurostat_resvalid.tsv.gz", progress)
    assert seen == [(382, 382)]


def test_random_bytes_are_no_crash() -> None:
    chance = random.Random(7)  # noqa: S311 - the same bytes every time
    for _ in range(300):
        assert samples.read(chance.randbytes(chance.randrange(2000))).refused
