"""Native tables of a slide: as large as they can be read, on as many slides as their rows need, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from byfacts.charts.chart import Cell, Table
from byfacts.charts.marks import Fill
from byfacts.exports.slides import fills, room, texts
from byfacts.exports.slides.room import Space
from byfacts.exports.slides.texts import Style
from byfacts.frozen import frozen

if TYPE_CHECKING:
    from pptx.slide import Slide

PAD: Final = 4.0  # above and below the words of a cell
READABLE: Final = 14.0  # at which a table goes on to a second slide rather than become smaller
SWATCH: Final = 16.0  # width of a cell that holds a status mark
NARROWEST: Final = 46.0
UNMARKED: Final = frozenset({Fill.NO_DATA, Fill.BREAK, Fill.NONE})  # the words say it: there is nothing to paint


@frozen
class Page:
    """Rows of a table that one slide holds, with what every one of them needs to look alike."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[bool, ...]
    marked: tuple[bool, ...]
    widths: tuple[float, ...]
    size: float
    total: bool  # the last row of this page is a total


def pages(table: Table, space: Space, sizes: Sequence[float] = room.TABLE_SIZES) -> tuple[Page, ...]:
    """The table on one slide, at the largest size that allows it, or on as many as it needs at a readable one."""
    for size in sizes:
        widths = _widths(table, space.width, size)
        if _high(table, table.rows, widths, size) <= space.height and not _broken(table, widths, size):
            return (_page(table, table.rows, widths, size, last=True),)
    size = sizes[-1]
    for size in (one for one in sizes if one <= READABLE):
        if not _broken(table, _widths(table, space.width, size), size):
            break
    widths = _widths(table, space.width, size)
    parts = list(_parted(table, widths, size, space.height))
    return tuple(_page(table, rows, widths, size, last=n == len(parts)) for n, rows in enumerate(parts, 1))


def whole(table: Table, space: Space, sizes: Sequence[float]) -> Page:
    """The table on one slide, beside or under something else: as large as fits, else at the smallest size."""

    def stands(size: float) -> bool:
        widths = _widths(table, space.width, size)
        return _high(table, table.rows, widths, size) <= space.height and not _broken(table, widths, size)

    size = next((size for size in sizes if stands(size)), sizes[-1])
    return _page(table, table.rows, _widths(table, space.width, size), size, last=True)


def height(page: Page) -> float:
    """How high a page stands."""
    table = Table(page.head, page.rows, page.numeric)
    return _high(table, table.rows, page.widths, page.size)


def _page(
    table: Table, rows: Sequence[tuple[Cell, ...]], widths: tuple[float, ...], size: float, *, last: bool
) -> Page:
    return Page(table.head, tuple(rows), table.numeric, _marked(table), widths, size, table.total and last)


def _marked(table: Table) -> tuple[bool, ...]:
    """Which columns have a mark to paint before their words."""
    return tuple(
        any(row[i].mark not in (None, *UNMARKED) for row in table.rows if i < len(row)) for i in range(len(table.head))
    )


def _parted(
    table: Table, widths: tuple[float, ...], size: float, height: float
) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    """Rows in as few parts as they need, of about the same height."""
    head, rows = _head_height(table, widths, size), list(table.rows)
    heights = [_row_height(row, widths, size, bold=table.total) for row in rows]
    counts = range(1, len(rows) + 1)
    parts = next((found for count in counts if (found := _shared(heights, height - head, count))), [1] * len(rows))
    start = 0
    for many in parts:
        yield tuple(rows[start : start + many])
        start += many


def _shared(heights: Sequence[float], height: float, count: int) -> list[int]:
    """How many rows each of ``count`` parts takes, as even as can be; empty where they do not fit."""
    target, parts, taken, used = sum(heights) / count, list[int](), 0, 0.0
    for one in heights:
        over = used + one > height
        enough = used and used + one / 2 > target and len(parts) < count - 1
        if taken and (over or enough):
            parts.append(taken)
            taken, used = 0, 0.0
        taken, used = taken + 1, used + one
    parts.append(taken)
    return parts if len(parts) <= count else []


def _high(table: Table, rows: Sequence[Sequence[Cell]], widths: Sequence[float], size: float) -> float:
    head = _head_height(table, widths, size)
    last = len(rows) if table.total else 0
    return head + sum(_row_height(row, widths, size, bold=n == last) for n, row in enumerate(rows, 1))


def _head_height(table: Table, widths: Sequence[float], size: float) -> float:
    return _row_height([Cell(words) for words in table.head], widths, size, bold=True)


def _row_height(row: Sequence[Cell], widths: Sequence[float], size: float, *, bold: bool = False) -> float:
    lines = max(
        room.lines_of(cell.text, size, width - 2 * room.INSET, bold=bold)
        for cell, width in zip(row, widths, strict=False)
    )
    return lines * size * room.LINE + 2 * PAD


def _broken(table: Table, widths: Sequence[float], size: float) -> bool:
    """Whether a word somewhere is wider than its column."""
    rows = [[Cell(head) for head in table.head], *table.rows]
    return any(
        room.widest_word(cell.text, size, bold=True) > width - 2 * room.INSET + 0.5
        for row in rows
        for cell, width in zip(row, widths, strict=False)
    )


def _widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    """What numbers need, then what the longest words need, then the rest by how much there is to say."""
    marks = [SWATCH if marked else 0.0 for marked in _marked(table)]
    free = width - sum(marks)
    least, wish, full = list[float](), list[float](), list[float]()
    for place, head in enumerate(table.head):
        cells = [row[place].text for row in table.rows if place < len(row)]
        numeric = table.numeric[place]
        word = max((room.widest_word(text, size, bold=True) for text in (head, *cells)), default=0.0)
        whole = max((room.width_of(text, size, bold=True) for text in cells), default=0.0)
        room_ = 2 * room.INSET + 1
        full.append(whole + room_)
        least.append(max(NARROWEST, word + room_, whole + room_ if numeric else 0.0))
        wish.append(max(least[-1], min(whole, 5200 / size) + room_, room.width_of(head, size, bold=True) * 0.6 + room_))
    if sum(wish) <= free:
        return _spread(table, wish, full, free - sum(wish))
    if sum(least) >= free:
        return tuple(w * free / sum(least) for w in least)
    over = sum(w - n for w, n in zip(wish, least, strict=True))
    share = (free - sum(least)) / over
    return tuple(n + (w - n) * share for w, n in zip(wish, least, strict=True))


def _spread(table: Table, wish: Sequence[float], full: Sequence[float], spare: float) -> tuple[float, ...]:
    """What is left over goes to the columns that would still wrap, then to those with words."""
    short = [max(0.0, f - w) for f, w in zip(full, wish, strict=True)]
    if not any(short):
        short = [0.0 if numeric else 1.0 for numeric in table.numeric]
    whole = sum(short) or 1.0
    return tuple(w + spare * s / whole for w, s in zip(wish, short, strict=True))


def place(slide: Slide, page: Page, space: Space, topic: str) -> Any:
    """The rows of a page as a table of the slide. Where a column has status marks, a narrow cell before it has them."""
    from pptx.util import Emu

    count = len(page.head) + sum(page.marked)
    left, top, width, _ = (Emu(x) for x in space.emu())
    frame = slide.shapes.add_table(len(page.rows) + 1, count, left, top, width, Emu(room.EMU))
    table: Any = frame.table
    _plain(table)
    columns = [
        w
        for width_, marked in zip(page.widths, page.marked, strict=True)
        for w in ((SWATCH, width_) if marked else (width_,))
    ]
    for column, wide in zip(table.columns, columns, strict=True):
        column.width = Emu(round(wide * room.EMU))
    for number, row in enumerate(([Cell(words) for words in page.head], *page.rows)):
        strong = number == 0 or (page.total and number == len(page.rows))
        _row(table, number, row, page, topic, strong=strong)
    return frame


def _plain(table: Any) -> None:
    """No style of the program's own: rules and grounds are ours. The first row is a heading, and says so."""
    properties = table._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")


def _row(table: Any, number: int, row: Sequence[Cell], page: Page, topic: str, *, strong: bool) -> None:
    from pptx.util import Emu

    lines, at = 1, 0
    for place_, cell in enumerate(row):
        shown = table.cell(number, at)
        if page.marked[place_]:
            if number == 0:
                shown.merge(table.cell(0, at + 1))
            else:
                _swatch(shown, cell.mark, page, topic)
                at += 1
                shown = table.cell(number, at)
        _words(shown, cell.text, page, right=page.numeric[place_], strong=strong)
        _rule(shown, heavy=number == 0)
        lines = max(lines, room.lines_of(cell.text, page.size, page.widths[place_] - 2 * room.INSET, bold=strong))
        at += 2 if page.marked[place_] and number == 0 else 1
    table.rows[number].height = Emu(round((lines * page.size * room.LINE + 2 * PAD) * room.EMU))


def _words(cell: Any, words: str, page: Page, *, right: bool, strong: bool) -> None:
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = Pt(room.INSET)
    cell.margin_top = cell.margin_bottom = Pt(PAD)
    texts.fill(cell.text_frame, [(words, Style(page.size, bold=strong, align="right" if right else "left"))])


def _swatch(cell: Any, mark: Fill | None, page: Page, topic: str) -> None:
    """A cell that is the mark: its words stand beside it, and it has none."""
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
    texts.fill(cell.text_frame, [("", Style(min(page.size, 8)))])
    cell.text_frame.paragraphs[0].font.size = Pt(4)
    properties = cell._tc.get_or_add_tcPr()
    white = "".join(
        f'<a:{side} w="{round(width * room.EMU)}"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:{side}>'
        for side, width in (("lnL", 3.0), ("lnR", 1.0), ("lnT", 7.0), ("lnB", 7.0))
    )
    for xml in _children(white):
        properties.append(xml)
    if mark is not None and mark not in UNMARKED:
        properties.append(fills.parsed(fills.filled(mark, topic)))
    else:
        properties.append(fills.parsed("<a:noFill/>"))


def _rule(cell: Any, *, heavy: bool) -> None:
    properties = cell._tc.get_or_add_tcPr()
    hex_ = fills.role("ink") if heavy else fills.role("hairline")
    none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    below = (
        f'<a:lnB w="{12700 if heavy else 9525}"><a:solidFill><a:srgbClr val="{hex_}"/></a:solidFill></a:lnB><a:noFill/>'
    )
    for xml in _children(none + below):
        properties.append(xml)


def _children(xml: str) -> list[Any]:
    return list(fills.parsed(f"<a:tcPr>{xml}</a:tcPr>"))
