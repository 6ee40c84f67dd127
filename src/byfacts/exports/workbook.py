"""What charts show as an Excel workbook: a sheet for each chart, one for their sources, one about the whole.

Cells are typed: numbers are numbers, words are words even where they begin like a formula. The same charts give the
same bytes: the times that a workbook and its archive carry are the day as of which the data stand.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from byfacts.citing import sheet_citation, source_lines
from byfacts.citing import sheet_name as sheet_id
from byfacts.exports.archive import moment, timeless
from byfacts.exports.shown import Column, Shown, Written
from byfacts.exports.tables import FORMULA
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADING = 4  # the row of the heading: title, subtitle and an empty row stand above
NARROW, WIDE = 9, 44  # characters
LINE = 15  # points
LONGEST_NAME = 31  # UTF-16 units: Excel's limit
ILLEGAL_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
RESERVED = {"history"}


@frozen
class Style:
    """How the number format of a language looks; Excel itself puts the separators of the user's system."""

    percent: str  # "%" with the blank that the language wants before it

    def of(self, column: Column, written: Written) -> str:
        if not isinstance(written, (int, float)) or not column.numeric:
            return "General"
        if column.form == "percent":
            return f'0.0"{self.percent}"' if written % 1 else f'0"{self.percent}"'
        if column.form == "signed":
            return "+0.0;\u22120.0;0.0"
        return "#,##0.###" if written % 1 else "#,##0"


def as_workbook(charts: Sequence[Shown], sheet: Sheet, library: Library, say: Language, on: str = "") -> bytes:
    """The charts of a sheet, in their order. ``on`` is the day of issue, ISO 8601."""
    from openpyxl import Workbook  # large, and only this needs it

    made = Workbook()
    made.remove(made.worksheets[0])
    names: list[str] = []
    style = Style(say.percent(0).lstrip("0"))
    for shown in charts:
        names.append(sheet_name(shown.name, names))
        _chart(made.create_sheet(names[-1]), shown, library, say, style)
    names.append(sheet_name(say.text("Sources"), names))
    _sources(made.create_sheet(names[-1]), charts, names, library, say)
    names.append(sheet_name(say.text("About"), names))
    _about(made.create_sheet(names[-1]), charts, sheet, library, say, on)
    _describe(made, charts, sheet, library, say)
    kept = io.BytesIO()
    made.save(kept)
    return timeless(kept.getvalue(), library.as_of)


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name that Excel takes: short, without its signs, told apart from the others whatever the case."""
    others = {name.casefold() for name in taken}
    plain = _cut(" ".join(ILLEGAL_NAME.sub(" ", wanted).split()), LONGEST_NAME) or "byfacts"
    name, number = plain, 1
    while name.casefold() in others | RESERVED:
        number += 1
        end = f" ({number})"
        name = _cut(plain, LONGEST_NAME - len(end)) + end
    return name


def _cut(words: str, length: int) -> str:
    """At most so many UTF-16 units, whole words where a word ends near, no apostrophe at either end."""
    kept = words.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")
    if len(kept) < len(words) and kept.rfind(" ") > length // 2 and words[len(kept)] != " ":
        kept = kept[: kept.rfind(" ")]
    return kept.strip(" '’,:;–")


# the sheets


def _chart(page: Worksheet, shown: Shown, library: Library, say: Language, style: Style) -> None:
    _heading(page, shown.title, shown.subtitle)
    _table(page, shown.columns, style)
    row = HEADING + len(shown.rows) + 2
    sources = [f"{say.text('Source')}: {line}" for line in source_lines(library, say, shown.sources)]
    for words in (*shown.notes, *sources):
        _put(page, row, 1, words).font = _font(size=10)
        row += 1


def _sources(page: Worksheet, charts: Sequence[Shown], names: Sequence[str], library: Library, say: Language) -> None:
    """Every source that a chart or one of its numbers rests on, and on which sheets."""
    text = say.text
    _heading(page, text("Sources"), text("Every source of the sheets of this workbook"))
    ids = list(dict.fromkeys(id for shown in charts for id in shown.sources))
    found = [library.sources[id] for id in ids]
    on = [", ".join(name for name, shown in zip(names, charts, strict=False) if id in shown.sources) for id in ids]
    columns = {
        text("Publisher"): [text(s.publisher) for s in found],
        text("Title"): [text(s.title) if s.title else "" for s in found],
        text("Vintage"): [text(s.vintage) if s.vintage else "" for s in found],
        text("Licence"): [text(s.licence) if s.licence else "" for s in found],
        text("Published"): [s.published for s in found],
        text("Retrieved"): [s.retrieved for s in found],
        text("Note"): [text(s.note) if s.note else "" for s in found],
        text("Sheets"): on,
        text("Key"): ids,
    }
    made = [Column(head, False, tuple(cell or None for cell in cells)) for head, cells in columns.items()]
    _table(page, made, Style("%"))


def _about(page: Worksheet, charts: Sequence[Shown], sheet: Sheet, library: Library, say: Language, on: str) -> None:
    text = say.text
    _heading(page, sheet.title, sheet.series_name)
    pairs = [
        (text("Edition"), library.edition),
        (text("Data as of"), say.date(library.as_of)),
        (text("Issued"), say.date(on) if on else ""),
        (text("Language"), say.name),
        (text("Charts"), say.number(len(charts))),
        (text("Suggested citation"), sheet_citation(say, library, sheet.title, sheet_id(sheet.letter, say.code), on)),
        (text("Numbers"), text("As the program has them, not rounded; the window may show fewer decimals.")),
        (
            text("Empty cells"),
            text("No data, or a range or an open end, whose ends stand in the columns “{low}” and “{high}”.",
                 low=text("Low"), high=text("High")),
        ),
        (
            text("Status code (SDMX)"),
            text("{final}: final. {provisional}: provisional. {estimate}: estimate. {missing}: no data.",
                 final="A", provisional="P", estimate="E", missing="O"),
        ),
        (text("Flag (Eurostat)"), text("The publisher’s own flag, where there is one.")),
    ]  # fmt: skip
    for row, (head, words) in enumerate((pair for pair in pairs if pair[1]), HEADING):
        _put(page, row, 1, head).font = _font(bold=True)
        _put(page, row, 2, words).alignment = _aligned(wrap=True)
        page.row_dimensions[row].height = LINE * _lines(words, 2 * WIDE - 4)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = NARROW * 3, 2 * WIDE
    _set_print(page)


# their cells


def _heading(page: Worksheet, title: str, subtitle: str) -> None:
    _put(page, 1, 1, title).font = _font(bold=True, size=14)
    _put(page, 2, 1, subtitle).font = _font(size=11)


def _table(page: Worksheet, columns: Sequence[Column], style: Style) -> None:
    from openpyxl.styles import Border, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line, ground = Border(bottom=Side("thin", "FF808080")), PatternFill("solid", "FFEDEFF2")
    for place, column in enumerate(columns, 1):
        head = _put(page, HEADING, place, column.head)
        head.font, head.border, head.fill = _font(bold=True), line, ground
        head.alignment = _aligned(right=column.numeric, wrap=True)
        for row, written in enumerate(column.cells, HEADING + 1):
            cell = _put(page, row, place, written)
            cell.number_format = style.of(column, written)
            cell.alignment = _aligned(right=column.numeric, wrap=isinstance(written, str))
        page.column_dimensions[get_column_letter(place)].width = _width(column)
    last = HEADING + max(len(column.cells) for column in columns)
    _set_heights(page, columns)
    page.freeze_panes = f"A{HEADING + 1}"
    page.auto_filter.ref = f"A{HEADING}:{get_column_letter(len(columns))}{last}"
    page.print_title_rows = f"{HEADING}:{HEADING}"
    _set_print(page)


def _set_print(page: Worksheet) -> None:
    """As wide as the paper, and as many pages as it takes."""
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _width(column: Column) -> int:
    """Room for the longest cell and the longest word of the head, beside which the button of the filter stands."""
    numbers = [len(f"{written:,.1f}") for written in column.cells if isinstance(written, (int, float))]
    words = [len(written) for written in column.cells if isinstance(written, str)]
    head = [len(word) + 2 for word in column.head.split()]
    return min(max(*numbers, *words, *head, NARROW, 0) + 2, WIDE)


def _set_heights(page: Worksheet, columns: Sequence[Column]) -> None:
    """As many lines as the longest words of a row need: not every program finds that out by itself."""
    widths = [_width(column) for column in columns]
    rows: list[tuple[Written, ...]] = [tuple(column.head for column in columns)]
    rows += zip(*(column.cells for column in columns), strict=True)
    for number, row in enumerate(rows, HEADING):
        cells = zip(row, widths, strict=True)
        lines = max((_lines(words, width - 3) for words, width in cells if isinstance(words, str)), default=1)
        page.row_dimensions[number].height = LINE * lines


def _lines(words: str, width: int) -> int:
    return max(len(textwrap.wrap(words, width)), 1)


def _put(page: Worksheet, row: int, place: int, written: Written) -> Cell:
    """A cell with its type: words never become a formula, whatever they begin with."""
    cell: Any = page.cell(row, place)
    if isinstance(written, str):
        cell.value = ILLEGAL.sub("", written)
        cell.data_type = "s"
        cell.quotePrefix = written.startswith(FORMULA)  # so that they stay words when the cell is edited
    else:
        cell.value = written
    return cell


def _font(*, bold: bool = False, size: int = 11) -> Any:
    from openpyxl.styles import Font

    return Font(name="Calibri", bold=bold, size=size)


def _aligned(*, right: bool = False, wrap: bool = False) -> Any:
    from openpyxl.styles import Alignment

    return Alignment(horizontal="right" if right else "left", vertical="top", wrap_text=wrap, indent=0 if right else 1)


# the file


def _describe(made: Workbook, charts: Sequence[Shown], sheet: Sheet, library: Library, say: Language) -> None:
    about = made.properties
    about.title = charts[0].title if len(charts) == 1 else sheet.title
    about.creator, about.subject, about.language = "byfacts", sheet.series_name, say.code
    about.description, about.version = f"{sheet.edition}. {sheet.as_of}.", library.edition
    about.created = moment(library.as_of)
