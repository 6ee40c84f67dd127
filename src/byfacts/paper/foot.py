"""The lower part of the page: notes, the key of status marks, numbered sources, the footer."""

from __future__ import annotations

from collections.abc import Sequence

from byfacts.charts.marks import Fill
from byfacts.paper import grid
from byfacts.paper.added import note_heading, note_text
from byfacts.paper.canvas import Page
from byfacts.paper.flow import Block, Drawing, Group, Setting, Side, Stack, Words, rule
from byfacts.paper.marks import SWATCH
from byfacts.paper.palette import MM
from byfacts.paper.text import EM, Run, paragraph, units, words_of
from byfacts.paper.top import swatch
from byfacts.sheet import MarkKey, NoteColumn, SourceLine

DASH_INDENT, DASH_EM = 2.6 * MM, 0.98  # the indents of a list: so much, or in large print so many of its sizes
NUMBER_INDENT, NUMBER_EM = 4.0 * MM, 1.75
KEY_GAP = 3 * MM
IN_INK = ("overview", "recommendations")  # where several hues meet, the key is drawn in none of them


def notes(setting: Setting) -> Block:
    """Columns of notes and, last, the key of the status marks in use."""
    columns, marks, extras = setting.sheet.notes, setting.sheet.marks, setting.extras
    beside = bool(extras.note) and note_fits_beside(setting)
    count = len(columns) + beside + bool(marks)
    if not count:
        return Stack(())
    span = 6 if extras.large else 12 // count
    width, step = grid.span(span), grid.STEP * span
    made: list[Block] = [_note_column(column, width, setting) for column in columns]
    if beside:
        made.append(Stack((*_heading(note_heading(setting), width, setting), (0.3 * MM, note_text(width, setting)))))
    if marks:
        made.append(_marks_key(width, setting))
    if extras.large:
        rows = [made[i : i + 2] for i in range(0, count, 2)]
        sides = [Side(tuple((i * step, 0.0, block) for i, block in enumerate(row))) for row in rows]
        return Stack(tuple((2.6 * MM if i else 0.0, side) for i, side in enumerate(sides)))
    return Side(tuple((i * step, 0.0, block) for i, block in enumerate(made)))


def note_fits_beside(setting: Setting) -> bool:
    """Whether the user's note stands among the columns of notes: where one of them is free, or in large print."""
    return setting.extras.large or len(setting.sheet.notes) == 1


def _heading(text: str, width: float, setting: Setting) -> list[tuple[float, Block]]:
    palette, sizes = setting.palette, setting.sizes
    head = paragraph(Run(text, palette.ink, bold=True), width, sizes.note_head)
    return [(0.0, rule(width, 0.75, palette.ink)), (1.5 * MM, Words("H2", head))]


def _note_column(column: NoteColumn, width: float, setting: Setting) -> Block:
    items = [(0.5 * MM if i else 0.0, _note(item, width, setting)) for i, item in enumerate(column.items)]
    listed = Group("L", Stack(tuple(items)), numbering="None")
    return Stack((*_heading(column.heading, width, setting), (0.3 * MM, listed)))


def _note(text: str, width: float, setting: Setting) -> Block:
    palette, size = setting.palette, setting.sizes.note
    indent = max(DASH_INDENT, DASH_EM * size.size) if setting.extras.large else DASH_INDENT
    dash = paragraph(Run("–", palette.ink), indent, size)
    words = paragraph(Run(text, palette.ink), width - indent, size)
    return Group("LI", Side(((0.0, 0.0, Words("Lbl", dash)), (indent, 0.0, Words("LBody", words)))))


def _marks_key(width: float, setting: Setting) -> Block:
    marks = setting.sheet.marks
    topic = "overview" if setting.sheet.topic in IN_INK else setting.sheet.topic
    first = (len(marks) + 1) // 2
    parts = [part for part in (marks[:first], marks[first:]) if part]
    wanted = [_mark_room(part, setting, whole=True) for part in parts]
    least = [_mark_room(part, setting, whole=False) for part in parts]
    wide = _shares(wanted, least, width - KEY_GAP * (len(parts) - 1))
    columns = [_mark_list(part, room, topic, setting) for part, room in zip(parts, wide, strict=True)]
    listed = Side(tuple((sum(wide[:i]) + i * KEY_GAP, 0.0, block) for i, block in enumerate(columns)))
    return Stack((*_heading(setting.sheet.marks_heading, width, setting), (0.5 * MM, Group("L", listed, "None"))))


def _shares(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """The width shared out: evenly where all have enough, else each its longest word and a part of what is over."""
    even = width / max(1, len(wanted))
    if max(wanted, default=0.0) <= even:
        return [even for _ in wanted]
    over, more = max(0.0, width - sum(least)), sum(wanted) - sum(least)
    return [low + (over * (wish - low) / more if more else 0.0) for wish, low in zip(wanted, least, strict=True)]


def _mark_room(marks: Sequence[MarkKey], setting: Setting, *, whole: bool) -> float:
    """The width of the widest mark with its words on one line, or with one word a line."""
    words = [words_of((Run(mark.text, ""),)) for mark in marks]
    widest = max(w.length if whole else w.longest for w in words)
    return widest / EM * setting.sizes.note.size + SWATCH[0] + 1.6 * MM + 0.5


def _mark_list(marks: Sequence[MarkKey], width: float, topic: str, setting: Setting) -> Block:
    return Stack(tuple((0.5 * MM if i else 0.0, _mark(mark, width, topic, setting)) for i, mark in enumerate(marks)))


def _mark(mark: MarkKey, width: float, topic: str, setting: Setting) -> Block:
    palette, size = setting.palette, setting.sizes.note
    indent = SWATCH[0] + 1.6 * MM if mark.fill != Fill.NO_DATA else 0.0
    words = paragraph(Run(mark.text, palette.ink), width - indent, size)

    def draw(page: Page, x: float, y: float) -> None:
        with page.node("LI"):
            if indent:
                with page.node("Lbl"):
                    swatch(page, mark.fill, setting, topic, x, y, size)
            with page.content("LBody"):
                words.paint(page, x + indent, y)

    return Drawing(words.height, draw)


def sources(setting: Setting) -> Block:
    """Numbered sources in two columns of about the same height, under a rule."""
    lines = [(line, _source(line, setting)) for line in setting.sheet.sources]
    total, taken, cut = sum(block.height for _, block in lines), 0.0, 0
    while cut < len(lines) and taken + lines[cut][1].height / 2 < total / 2:
        taken += lines[cut][1].height
        cut += 1
    columns = [Stack(tuple((0.0, block) for _, block in part)) for part in (lines[:cut], lines[cut:]) if part]
    listed = Side(tuple((i * (grid.span(6) + grid.GUTTER), 0.0, block) for i, block in enumerate(columns)))
    return Stack(((0.0, rule(grid.MEASURE, 0.5, setting.palette.ink)), (1.4 * MM, Group("L", listed, "Decimal"))))


def _source(line: SourceLine, setting: Setting) -> Block:
    palette, size = setting.palette, setting.sizes.source
    indent = max(NUMBER_INDENT, NUMBER_EM * size.size) if setting.extras.large else NUMBER_INDENT
    words = paragraph(Run(line.text, palette.ink2), grid.span(6) - indent, size)
    body = Words("LBody", words)
    if not line.number:
        return Group("LI", Side(((indent, 0.0, body),)))
    number = paragraph(Run(f"[{line.number}]", palette.ink2), indent, size)
    return Group("LI", Side(((0.0, 0.0, Words("Lbl", number)), (indent, 0.0, body))))


def footer(setting: Setting) -> Block:
    """Sheet and edition, dates, page."""
    palette, size = setting.palette, setting.sizes.source
    sheet = setting.sheet
    kinds = (sheet.page.mono if palette.mono else "", sheet.page.large if setting.extras.large else "")
    left = " · ".join(filter(None, (sheet.footer.left, *kinds)))
    # Left and right take what they need on one line; the middle stands in the middle of the page where it can.
    most = grid.MEASURE * (0.5 if setting.extras.large else 0.45)
    sides = [min(most, units(text, bold=False) / EM * size.size + 1) for text in (left, sheet.footer.right)]
    room = grid.MEASURE - sum(sides) - 2 * grid.GUTTER
    wanted = min(room, units(sheet.footer.middle, bold=False) / EM * size.size + 1)
    at = min(max((grid.MEASURE - wanted) / 2, sides[0] + grid.GUTTER), grid.MEASURE - sides[1] - grid.GUTTER - wanted)
    parts = (
        (0.0, sides[0], left),
        (at, wanted, sheet.footer.middle),
        (grid.MEASURE - sides[1], sides[1], sheet.footer.right),
    )
    line = Side(tuple((x, 0.0, Words("P", paragraph(Run(text, palette.ink2), w, size))) for x, w, text in parts))
    return Stack(((0.0, rule(grid.MEASURE, 0.75, palette.ink)), (0.9 * MM, line)))
