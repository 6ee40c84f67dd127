"""Statements one below the other, each with its lead in bold, in as many columns as the width allows."""

from __future__ import annotations

from byfacts.charts import type as letters
from byfacts.charts.chart import Spot
from byfacts.charts.content import Item, Listing
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Disc, Fill, Label, Mark, Tone
from byfacts.frozen import frozen

LINE = 1.32
PAPER_COLUMN = 18.0  # label sizes: the least width of a column (a third of the page's text block is 21)
SCREEN_COLUMN = 25.0
DISC = 0.68  # radius of a number's disc, in label sizes (1.8 mm on paper)

Run = tuple[str, bool]  # words in one weight


@frozen
class Block:
    """An item broken into lines of runs, with its lines of status and source, and its height."""

    item: Item
    number: int
    lines: tuple[tuple[Run, ...], ...]
    under: tuple[str, ...]
    height: float


def natural_height(content: Listing, frame: Frame) -> float:
    """Height of the longest column when the items are shared as evenly as their order allows."""
    columns, width = _columns(content, frame)
    return _shared(_blocks(content, width, frame), columns, frame)[1]


def lay_out(content: Listing, frame: Frame) -> tuple[tuple[Mark, ...], tuple[Spot, ...]]:
    """Down the first column, then down the next."""
    columns, width = _columns(content, frame)
    parts, tallest = _shared(_blocks(content, width, frame), columns, frame)
    most = max((len(part) for part in parts), default=1)
    spare = max(0.0, min((frame.height - tallest) / most, frame.label * 0.5))
    marks: list[Mark] = []
    spots: list[Spot] = []
    for i, part in enumerate(parts):
        x, y = i * (width + _gutter(frame)), 0.0
        for block in part:
            marks += _block(block, x, y, content.numbered, frame)
            middle = y + frame.label * 0.6
            spots.append(Spot(block.item.key, x, y, width, block.height, x + width / 2, middle))
            y += block.height + _between(frame) + spare
    return tuple(marks), tuple(spots)


def _gutter(frame: Frame) -> float:
    return frame.label * 2.27  # 6 mm on paper


def _between(frame: Frame) -> float:
    return frame.label * (0.75 if frame.roomy else 0.35)


def _columns(content: Listing, frame: Frame) -> tuple[int, float]:
    """How many columns, and how wide: no more than there are items, none narrower than reads well."""
    least = frame.label * (SCREEN_COLUMN if frame.roomy else PAPER_COLUMN)
    count = max(1, min(int((frame.width + _gutter(frame)) / (least + _gutter(frame))), len(content.items), 3))
    width = (frame.width - (count - 1) * _gutter(frame)) / count
    return count, width


def _indent(numbered: bool, frame: Frame) -> float:
    return frame.label * 2.2 if numbered else 0.0


def _blocks(content: Listing, width: float, frame: Frame) -> tuple[Block, ...]:
    room = width - _indent(content.numbered, frame)
    blocks = []
    for number, item in enumerate(content.items, start=1):
        lines = flow(item.lead, item.text, room, frame.label)
        under = (
            tuple(line for text in item.lines for line in letters.wrap(text, room, frame.small)) if frame.roomy else ()
        )
        height = (len(lines) * frame.label + len(under) * frame.small) * LINE
        blocks.append(Block(item, number, lines, under, height))
    return tuple(blocks)


def flow(lead: str, text: str, width: float, size: float) -> tuple[tuple[Run, ...], ...]:
    """Lines of a bold lead followed by words, broken at plain spaces."""
    words = [(word, True) for word in lead.split(" ") if word] + [(word, False) for word in text.split(" ") if word]
    space = letters.measure(" ", size)
    lines: list[list[Run]] = []
    at = width + 1
    for word, bold in words:
        wide = letters.measure(word, size, bold)
        if lines and at + space + wide <= width:
            at += space + wide
            last, same = lines[-1][-1]
            if same is bold:
                lines[-1][-1] = (f"{last} {word}", bold)
            else:
                lines[-1].append((word, bold))
        else:
            lines.append([(word, bold)])
            at = wide
    return tuple(tuple(line) for line in lines)


def _shared(blocks: tuple[Block, ...], columns: int, frame: Frame) -> tuple[list[list[Block]], float]:
    """The items in columns, in order, so that the longest column is as short as can be; and its height."""
    gap = _between(frame)
    low = max((block.height for block in blocks), default=0.0)
    high = sum(block.height + gap for block in blocks)
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_poured(blocks, middle, gap)) > columns:
            low = middle
        else:
            high = middle
    parts = _poured(blocks, high, gap)
    return parts, max((sum(b.height for b in part) + gap * (len(part) - 1) for part in parts), default=0.0)


def _poured(blocks: tuple[Block, ...], height: float, gap: float) -> list[list[Block]]:
    parts: list[list[Block]] = []
    y = height + 1
    for block in blocks:
        if parts and y + gap + block.height <= height + 0.01:
            parts[-1].append(block)
            y += gap + block.height
        else:
            parts.append([block])
            y = block.height
    return parts


def _block(block: Block, x: float, y: float, numbered: bool, frame: Frame) -> list[Mark]:
    size = frame.label
    marks: list[Mark] = numbered_disc(x + size * DISC, y + size * 0.66, block.number, frame) if numbered else []
    left = x + _indent(numbered, frame)
    base = y + size * 1.0
    for line in block.lines:
        at = left
        for text, bold in line:
            marks.append(Label(at, base, text, size, Tone.INK, bold))
            at += letters.measure(text, size, bold) + letters.measure(" ", size)
        base += size * LINE
    base += (frame.small - size) * 0.5
    for text in block.under:
        marks.append(Label(left, base, text, frame.small, Tone.INK2))
        base += frame.small * LINE
    return marks


def numbered_disc(x: float, y: float, number: int, frame: Frame) -> list[Mark]:
    """A number in a black disc, as the timeline and its list have them."""
    size = frame.label * 0.94
    ring = Disc(x, y, frame.label * DISC, Fill.INK)
    return [ring, Label(x, y + size * 0.35, str(number), size, Tone.PAPER, True, "middle")]
