"""What a chart shows, as CSV and as a workbook: typed, harmless, the same bytes for the same data."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from byfacts import language as languages
from byfacts import library as libraries
from byfacts.charts.chart import Cell, Chart, Table
from byfacts.compose import compose
from byfacts.exports import workbook
from byfacts.exports.shown import Column, shown
from byfacts.exports.tables import MARK, as_csv
from byfacts.exports.workbook import HEADING, as_workbook, sheet_name
from byfacts.frozen import replace
from byfacts.language import Language
from byfacts.model import Library, Qualifier, Status
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

ON = "2026-08-01"
TOPICS = [topic.id for topic in topics()]
NASTY = ("=1+1", "+7 495", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1")


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load()


@pytest.fixture(scope="module")
def say() -> Language:
    return languages.load("en")


def sheet_of(topic: str, library: Library, say: Language) -> Sheet:
    return compose(topic, library, say, Options(on=ON))


def chart_of(topic: str, id: str, library: Library, say: Language) -> Chart:
    return sheet_of(topic, library, say).chart(id)


def csv_of(chart: Chart, library: Library, say: Language) -> pd.DataFrame:
    """As text: what stands in the file."""
    data = as_csv(shown(library, say, chart), library, say)
    return pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8-sig")


def page_of(chart: Chart, library: Library, say: Language, topic: str) -> Worksheet:
    data = as_workbook([shown(library, say, chart)], sheet_of(topic, library, say), library, say, ON)
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def charts(library: Library, say: Language) -> Iterator[tuple[str, Chart]]:
    for topic in TOPICS:
        for chart in sheet_of(topic, library, say).charts:
            yield topic, chart


def with_words(chart: Chart, words: str) -> Chart:
    """The chart with a head and a cell that begin like a formula."""
    table = chart.table
    row = (Cell(words), *table.rows[0][1:])
    return replace(chart, table=replace(table, head=(words, *table.head[1:]), rows=(row, *table.rows[1:])))


# numbers


def test_every_number_is_that_of_its_observation(library: Library, say: Language) -> None:
    checked = 0
    for _, chart in charts(library, say):
        for row in chart.table.rows:
            for cell in row:
                if cell.origin is None or cell.origin.computed:
                    continue
                (key,) = cell.origin.keys
                known = library.observations[key].quantity if key in library.observations else None
                known = known or library.facts[key].quantity
                assert known == cell.origin.quantity
                checked += 1
    assert checked > 200


def test_a_number_is_not_rounded(library: Library, say: Language) -> None:
    frame = csv_of(chart_of("asylum", "positive-share", library, say), library, say)
    row = frame[frame["Year"] == "2015"].iloc[0]
    chart = chart_of("asylum", "positive-share", library, say)
    assert float(row["Share of positive decisions"]) == chart.table.rows[0][1].value
    assert len(row["Share of positive decisions"]) > 10
    assert row["Unit"] == "per cent"


def test_a_fall_is_a_number_with_its_minus(library: Library, say: Language) -> None:
    chart = chart_of("emigration", "first-permits-country", library, say)
    frame = csv_of(chart, library, say)
    assert frame["Change, %"][0].startswith("-40.87")
    cell = page_of(chart, library, say, "emigration").cell(HEADING + 1, 4)
    assert cell.data_type == "n"
    assert cell.value < 0


def test_a_range_has_two_ends_and_no_middle(library: Library, say: Language) -> None:
    chart = chart_of("emigration", "how-many-left", library, say)
    frame = csv_of(chart, library, say)
    number, first, second = chart.table.head[chart.table.numeric.index(True)], frame.iloc[0], frame.iloc[1]
    assert (first[number], first["Low"], first["High"], first["Qualifier"]) == ("", "200", "500", "range")
    assert (second[number], second["Low"], second["High"], second["Qualifier"]) == ("", "", "500", "up to")
    unit = "Unit, as in the data" if "Unit" in chart.table.head else "Unit"  # the window may say thousands there
    assert list(frame[unit][:2]) == ["persons", "persons"]
    assert set(frame["Unit multiplier"]) == {"1000"}


def test_more_than_is_an_open_end(library: Library, say: Language) -> None:
    row = csv_of(chart_of("emigration", "companies", library, say), library, say).iloc[0]
    assert (row["Number"], row["Low"], row["Qualifier"]) == ("", "850", "more than")


def test_about_is_a_qualifier_and_not_a_sign(library: Library, say: Language) -> None:
    row = csv_of(chart_of("emigration", "it", library, say), library, say).iloc[1]
    assert (row["Share of GDP"], row["Qualifier"], row["Status code (SDMX)"]) == ("3", "about", "E")


def test_no_data_is_an_empty_cell_with_words_beside_it(library: Library, say: Language) -> None:
    frame = csv_of(chart_of("border", "three-counts", library, say), library, say)
    missing = frame[frame["Status"] == "no data"]
    assert len(missing) > 0
    assert set(missing["Number"]) == {""}
    assert set(missing["Status code (SDMX)"]) == {"O"}
    assert set(missing["Source"]) == {""}


def test_the_part_that_was_counted_is_a_column(library: Library, say: Language) -> None:
    frame = csv_of(chart_of("border", "three-counts", library, say), library, say)
    found = {o.coverage for o in library.observations.values() if o.coverage and o.series.startswith("border")}
    assert set(frame["Part that was counted (ISO 8601)"]) - {""} <= found
    assert any(frame["Part that was counted (ISO 8601)"])


# what each number carries


def test_every_flag_of_the_publisher_is_there(library: Library, say: Language) -> None:
    flagged = {key for key, o in library.observations.items() if o.flag}
    seen = 0
    for _, chart in charts(library, say):
        columns = {c.head: c.cells for c in shown(library, say, chart).columns}
        for number, row in enumerate(chart.table.rows):
            for head, cell in zip(chart.table.head, row, strict=True):
                if cell.origin is None or cell.origin.computed or cell.origin.keys[0] not in flagged:
                    continue
                found = columns.get(f"{head}: Flag (Eurostat)") or columns["Flag (Eurostat)"]
                assert found[number] == library.observations[cell.origin.keys[0]].flag
                seen += 1
    assert seen > 0


def test_where_the_numbers_of_a_row_differ_each_has_its_own_column(library: Library, say: Language) -> None:
    frame = csv_of(chart_of("emigration", "valid-permits", library, say), library, say)
    row = frame.iloc[0]
    assert [row[f"{c}: Unit"] for c in ("2023", "2024", "Change, %", "Share")] == [
        "permits", "permits", "per cent", "per cent",
    ]  # fmt: skip
    assert [row[f"{c}: Period (ISO 8601)"] for c in ("2023", "2024")] == ["2023", "2024"]
    assert row["Change, %: Status"] == "computed"
    assert "Unit" not in frame.columns


def test_every_row_with_a_number_or_a_statement_names_its_source(library: Library, say: Language) -> None:
    for _, chart in charts(library, say):
        found = shown(library, say, chart)
        numeric = [c for c in found.columns if c.numeric]
        sources = [c for c in found.columns if c.head == "Source" or c.head.endswith(": Source")]
        assert sources, chart.id
        for number in range(len(chart.table.rows)):
            if not numeric or any(c.cells[number] is not None for c in numeric):
                assert any(c.cells[number] for c in sources), (chart.id, number)


def test_no_two_columns_have_one_name(library: Library, say: Language) -> None:
    for _, chart in charts(library, say):
        data = as_csv(shown(library, say, chart), library, say).decode("utf-8-sig")
        head = next(iter(pd.read_csv(io.StringIO(data), header=None, nrows=1, dtype=str).values.tolist()))
        assert len(set(head)) == len(head), chart.id
        assert all(head), chart.id


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("qualifier", Qualifier)
def test_every_standing_has_words_and_a_code(status: Status, qualifier: Qualifier) -> None:
    from byfacts.exports import shown as module

    assert module.SDMX[status] in "APE"
    assert module.STATUS[status]
    assert bool(module.QUALIFIER[qualifier]) is (qualifier is not Qualifier.EXACT)


# the CSV file


def test_the_file_is_rfc_4180_with_a_mark(library: Library, say: Language) -> None:
    data = as_csv(shown(library, say, chart_of("emigration", "first-permits", library, say)), library, say)
    text = data.decode("utf-8")
    assert text.startswith(MARK + "Year,Poland")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == 11


def test_what_holds_for_the_whole_table_stands_in_every_row(library: Library, say: Language) -> None:
    chart = chart_of("emigration", "first-permits", library, say)
    frame = csv_of(chart, library, say)
    assert set(frame["Edition"]) == {library.edition}
    assert set(frame["Data as of (ISO 8601)"]) == {library.as_of.isoformat()}
    assert set(frame["Title"]) == {chart.title.replace("\u00a0", " ")}
    assert set(frame["Notes"]) == {" ".join(chart.notes).replace("\u00a0", " ")}


@pytest.mark.parametrize("words", NASTY)
def test_words_that_begin_like_a_formula_are_made_harmless(words: str, library: Library, say: Language) -> None:
    chart = with_words(chart_of("emigration", "first-permits-country", library, say), words)
    data = as_csv(shown(library, say, chart), library, say).decode("utf-8-sig")
    frame = pd.read_csv(io.StringIO(data, newline=""), dtype=str, header=None, keep_default_na=False)
    assert frame[0][0].startswith("'")
    assert frame[0][1].startswith("'")
    assert frame[3][1].startswith("-"), "a negative number is no formula"


# the workbook


@pytest.mark.parametrize("words", NASTY)
def test_no_cell_of_a_workbook_is_a_formula(words: str, library: Library, say: Language) -> None:
    chart = with_words(chart_of("emigration", "first-permits-country", library, say), words)
    page = page_of(replace(chart, title=words), library, say, "emigration")
    assert {cell.data_type for row in page for cell in row} <= {"s", "n"}
    assert page.cell(HEADING + 1, 1).quotePrefix
    assert page.cell(1, 1).quotePrefix
    assert not page.cell(HEADING + 2, 1).quotePrefix


@pytest.mark.parametrize("topic", TOPICS)
def test_a_workbook_has_a_sheet_for_each_chart_then_sources_then_about(
    topic: str, library: Library, say: Language
) -> None:
    sheet = sheet_of(topic, library, say)
    found = [shown(library, say, chart) for chart in sheet.charts]
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(found, sheet, library, say, ON)))
    assert book.sheetnames[-2:] == ["Sources", "About"]
    assert len(book.sheetnames) == len(found) + 2
    for one, page in zip(found, book.worksheets, strict=False):
        assert page.cell(1, 1).value == one.title
        assert page.freeze_panes == f"A{HEADING + 1}"
        assert page.print_title_rows == f"${HEADING}:${HEADING}"
        below = [page.cell(r, 1).value for r in range(HEADING + len(one.rows) + 2, page.max_row + 1)]
        assert below[: len(one.notes)] == list(one.notes)
        assert all(str(line).startswith("Source: ") for line in below[len(one.notes) :])
    used = {id for one in found for id in one.sources}
    listed = pd.read_excel(
        io.BytesIO(as_workbook(found, sheet, library, say)), sheet_name="Sources", header=HEADING - 1
    )
    assert set(listed["Key"]) == used
    about = {str(row[0].value): row[1].value for row in book["About"].iter_rows(min_row=HEADING)}
    assert about["Edition"] == library.edition
    assert sheet.title in str(about["Suggested citation"])
    assert book.properties.creator == "byfacts"


def test_the_same_charts_give_the_same_bytes_at_any_time(
    library: Library, say: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of("border", library, say)
    found = [shown(library, say, chart) for chart in sheet.charts]
    first = as_workbook(found, sheet, library, say, ON)
    later = time.struct_time((2031, 1, 2, 3, 4, 6, 3, 2, 0))
    monkeypatch.setattr(zipfile.time, "localtime", lambda *_: later)  # type: ignore[attr-defined]
    time.sleep(1.1)  # openpyxl writes the time of saving, in seconds
    assert as_workbook(found, sheet, library, say, ON) == first
    times = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert times == {(*library.as_of.timetuple()[:3], 0, 0, 0)}


@pytest.mark.parametrize(
    ("wanted", "taken", "expected"),
    [
        ("First permits by year", (), "First permits by year"),
        ("A/B: [C]*?\\D", (), "A B C D"),
        ("'quoted'", (), "quoted"),
        ("One", ("one",), "One (2)"),
        ("One", ("one", "ONE (2)"), "One (3)"),
        ("History", (), "History (2)"),
        ("[]", (), "byfacts"),
        ("How many left and who says what about it", (), "How many left and who says what"),
        ("x" * 40, ("x" * 31,), "x" * 27 + " (2)"),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(wanted: str, taken: tuple[str, ...], expected: str) -> None:
    assert sheet_name(wanted, taken) == expected


@pytest.mark.parametrize("code", languages.languages())
def test_the_names_of_all_charts_are_short_and_told_apart(code: str, library: Library) -> None:
    say = languages.load(code)
    for topic in TOPICS:
        names: list[str] = []
        for chart in compose(topic, library, say, Options(on=ON)).charts:
            names.append(sheet_name(chart.name, names))
        assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
        assert len({name.casefold() for name in names}) == len(names)
        assert not any(sign in name for name in names for sign in "[]:*?/\\")


def test_signs_that_a_workbook_cannot_hold_are_left_out(library: Library, say: Language) -> None:
    chart = chart_of("emigration", "it", library, say)
    table: Table = replace(chart.table, head=("a\x00b\x0bc", *chart.table.head[1:]))
    page = page_of(replace(chart, table=table), library, say, "emigration")
    assert page.cell(HEADING, 1).value == "abc"


def test_numbers_look_as_they_are(library: Library) -> None:
    style: Any = workbook.Style("\u00a0%")
    whole, part = Column("", True, ()), Column("", True, (), form="percent")
    assert style.of(whole, 1234) == "#,##0"
    assert style.of(whole, 1.5) == "#,##0.###"
    assert style.of(part, 35.4) == '0.0"\u00a0%"'
    assert style.of(Column("", True, (), form="signed"), -3.0).startswith("+0.0;\u2212")
    assert style.of(Column("", False, ()), 2015) == "General"
