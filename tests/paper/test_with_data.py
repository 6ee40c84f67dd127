"""The figures travel in the page's file and come back out of it as they were put in."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tracemalloc
import zlib
from functools import cache
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from tests.paper.gates import document

from byfacts.charts.content import Point
from byfacts.compose import compose
from byfacts.errors import InputError
from byfacts.exports.figures import COLUMNS, as_csv
from byfacts.exports.sheet_data import MEGABYTES, figures_in
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.paper import PaperOptions, render
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

TOPICS = [topic.id for topic in topics()]
DATA = PaperOptions(with_data=True)
SRC = str(Path(__file__).parents[2] / "src")
each = pytest.mark.parametrize(("topic", "code"), list(product(TOPICS, languages())))


@cache
def sheet(topic: str, code: str) -> Sheet:
    return compose(topic, load_library(), load(code), Options(on="2026-11-22"))


@cache
def made(topic: str, code: str) -> bytes:
    return render(sheet(topic, code), DATA)[0]


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def written(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(data)
    return str(path)


@each
def test_what_is_put_in_comes_out(topic: str, code: str, tmp_path: Path) -> None:
    found = figures_in(written(tmp_path, made(topic, code)))
    shown = render(sheet(topic, code), DATA)[1].shown
    assert shown
    assert found == as_csv(shown.figures)
    assert found.startswith(b"block,key,label,value,low,high,unit,counts,qualifier,status,")
    assert len(rows(found)) >= 5


@each
def test_every_figure_says_what_it_counts_its_standing_and_its_source(topic: str, code: str) -> None:
    for row in rows(as_csv(sheet(topic, code).figures)):
        assert tuple(row) == COLUMNS
        for column in ("block", "key", "label", "unit", "qualifier", "status", "source", "licence"):
            assert row[column], (column, row)
        assert row["low"] or row["high"]
        assert bool(row["value"]) == (row["low"] == row["high"])
        assert row["computed"] in ("yes", "no")


@each
def test_every_number_of_a_chart_on_the_page_is_among_the_figures(topic: str, code: str) -> None:
    found = sheet(topic, code)
    known = {(row["block"], row[end]) for row in rows(as_csv(found.figures)) for end in ("low", "high")}
    for row in found.rows:
        for column in row.columns:
            for slot in column.slots:
                origins = [p.origin for p in points(slot.chart.content) if p.origin]
                for origin in origins:
                    for end in (origin.quantity.low, origin.quantity.high):
                        assert end is None or any(
                            block == slot.chart.id and text and abs(float(text) - end) < 1e-5 for block, text in known
                        )


def points(value: object) -> list[Point]:
    """Every point in a value, wherever it stands."""
    if isinstance(value, Point):
        return [value]
    if isinstance(value, tuple):
        return [p for item in value for p in points(item)]
    names = getattr(type(value), "__slots__", ())
    return [p for name in names for p in points(getattr(value, name))] if names else []


def test_the_years_of_a_table_are_figures_too() -> None:
    poland = [r for r in rows(as_csv(sheet("emigration", "en").figures)) if r["key"].startswith("valid-permits@PL")]
    assert {r["period"] for r in poland if r["block"] == "valid-permits"} == {"2023", "2024"}


def test_the_file_is_associated_data_with_the_date_of_the_data() -> None:
    with pikepdf.open(io.BytesIO(made("asylum", "en"))) as pdf:
        specification = pdf.Root.AF[0]
        assert str(specification.AFRelationship) == "/Data"
        assert str(specification.UF) == str(specification.F) == "byfacts-asylum-en.csv"
        assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == specification.objgen
        stream = specification.EF.F
        assert str(stream.Subtype) == "/text/csv"
        assert str(stream.Params.ModDate) == "D:20260712000000Z"
        assert int(stream.Params.Size) == len(stream.read_bytes())
        assert str(specification.Desc)


@each
def test_a_page_with_its_data_claims_part_three_and_is_sound(topic: str, code: str) -> None:
    assert document.part_of(made(topic, code)) == 3
    assert document.structure(made(topic, code)) == []
    assert document.archive(made(topic, code)) == []


def test_without_the_option_nothing_is_attached(tmp_path: Path) -> None:
    data = render(sheet("asylum", "en"))[0]
    assert b"EmbeddedFile" not in data
    with pytest.raises(InputError, match="--with-data"):
        figures_in(written(tmp_path, data))


def test_the_id_follows_the_data() -> None:
    other = render(sheet("asylum", "en"))[0]
    ids = [pikepdf.open(io.BytesIO(data)).trailer.ID[0] for data in (made("asylum", "en"), other)]
    assert bytes(ids[0]) != bytes(ids[1])


# Files that are not ours


def attached(name: str, content: bytes, **how: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[name] = content
        pdf.save(out, **how)  # type: ignore[arg-type]  # whatever pikepdf takes
    return out.getvalue()


HEAD = ",".join(COLUMNS).encode() + b"\r\n"
FOREIGN = {
    "empty": (b"", "not a PDF"),
    "text": (b"%P DF" + bytes(100), "not a PDF"),
    "header only": (b"%PDF-1.7\n", "not a PDF"),
    "cut": (None, "not a PDF"),
    "other data": (attached("table.csv", HEAD), "holds no data"),
    "other table": (attached("byfacts-x.csv", b"a,b\r\n"), "holds no data"),
    "other name": (attached("../byfacts-x.csv", HEAD), "holds no data"),
    "locked": (
        attached("byfacts-x.csv", HEAD, encryption=pikepdf.Encryption(owner="a", user="b")),
        "locked with a password",
    ),
}


@pytest.mark.parametrize("kind", sorted(FOREIGN))
def test_a_file_without_figures_is_refused_with_a_reason(kind: str, tmp_path: Path) -> None:
    content, words = FOREIGN[kind]
    if content is None:
        content = made("asylum", "en")[:3000]
    path = written(tmp_path, content)
    with pytest.raises(InputError, match=words) as refused:
        figures_in(path)
    assert path in str(refused.value)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_damaged_sheet_gives_its_figures_whole_or_a_refusal(share: float, tmp_path: Path) -> None:
    whole = made("asylum", "en")
    holed = bytearray(whole)
    start = int(len(whole) * share)
    holed[start : start + 400] = bytes(400)
    try:
        found = figures_in(written(tmp_path, bytes(holed)))
    except InputError:
        return
    assert found.startswith(HEAD)


def test_our_data_in_a_file_that_another_program_saved_is_still_found(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made("asylum", "en"))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert figures_in(written(tmp_path, out.getvalue())) == as_csv(sheet("asylum", "en").figures)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(10_000_000_000)
    with pytest.raises(InputError, match=f"larger than {MEGABYTES} megabytes"):
        figures_in(str(path))


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_is_not_unpacked(times: int, tmp_path: Path) -> None:
    """A hundred megabytes of nothing, packed once or twice: the size of the file says little."""
    packed = zlib.compress(bytes(100_000_000))
    filters = [pikepdf.Name.FlateDecode]
    if times == 2:
        packed, filters = zlib.compress(packed), filters * 2
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["byfacts-x.csv"] = b"x"
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(packed, filter=pikepdf.Array(filters))
        pdf.save(out, compress_streams=False)
    tracemalloc.start()
    with pytest.raises(InputError, match="unpacks to far more"):
        figures_in(written(tmp_path, out.getvalue()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file of that name"):
        figures_in(str(tmp_path / "none.pdf"))
    with pytest.raises(InputError, match="not a file"):
        figures_in(str(tmp_path))


# The same bytes

CODE = """
import sys, json, hashlib
sys.path.insert(0, sys.argv[1])
from byfacts.charts.content import Point
from byfacts.compose import compose
from byfacts.language import load
from byfacts.library import load as load_library
from byfacts.paper import PaperOptions, render
from byfacts.sheet import Options
from byfacts.topics import topics
library, found = load_library(), {}
order = [t.id for t in topics()]
for topic in reversed(order) if sys.argv[2] == "back" else order:
    for name, options in (
        ("own", PaperOptions(organisation="A «Б»", contact="a@example.org", note="Ą", receipt=True, with_data=True)),
        ("off", PaperOptions(paper="letter", mono=True, off=frozenset({"standfirst"}))),
        ("large", PaperOptions(large=True)),
    ):
        data = render(compose(topic, library, load("ru"), Options(on="2026-11-22")), options)[0]
        found[topic + name] = hashlib.sha256(data).hexdigest()
print(json.dumps(found, sort_keys=True))
"""
SURROUNDINGS: list[tuple[str, dict[str, str]]] = [
    ("there", {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
    ("back", {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"}),
]


def test_the_same_bytes_in_any_process_locale_time_zone_hash_seed_and_order() -> None:
    found = [
        subprocess.run(
            [sys.executable, "-c", CODE, SRC, order], env={**os.environ, **around}, capture_output=True, check=True
        ).stdout
        for order, around in SURROUNDINGS
    ]
    assert found[0] == found[1]
    assert len(set(json.loads(found[0]).values())) == 3 * len(TOPICS)
