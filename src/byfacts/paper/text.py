"""Words set in lines: runs of two weights and any colour, broken where the language allows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from byfacts.charts import type as letters
from byfacts.frozen import frozen, replace

if TYPE_CHECKING:
    from byfacts.paper.canvas import Page
    from byfacts.paper.sizes import Size

Align = Literal["start", "middle", "end"]
EM = 1000.0
PAUSES = (",", ";", ":", ".", "!", "?")
DASHES = ("—", "–")
LONE = 0.35  # of the room: a last line shorter than this is given words of the line before it
UNEVEN, UNEVEN_AFTER_COLON = 0.62, 0.5  # a headline may break at a pause when the shorter line is so long


@frozen
class Run:
    """Words of one weight and colour."""

    text: str
    colour: str
    bold: bool = False
    scale: float = 1.0  # of the paragraph's size
    link: str = ""  # the address that the words lead to

    # Written out: they are asked for with every paragraph of every trial of a page.
    def __hash__(self) -> int:
        return hash((self.text, self.colour, self.bold, self.scale, self.link))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Run)
            and self.text == other.text
            and (self.colour, self.bold, self.scale, self.link) == (other.colour, other.bold, other.scale, other.link)
        )


Piece = Run
Line = tuple[Piece, ...]


@frozen
class Word:
    """What no line break may part. ``units`` is its width in thousandths of the size, ``space`` the blank before it."""

    pieces: tuple[Piece, ...]
    units: float
    space: float


def units(text: str, bold: bool, scale: float = 1.0) -> float:
    """The width of words in thousandths of their size."""
    return letters.measure(text, EM, bold) * scale


@frozen
class Words:
    """Runs as words, with the width of all on one line and of the longest word."""

    all: tuple[Word, ...]
    length: float
    longest: float


@lru_cache(maxsize=2048)
def words_of(runs: tuple[Run, ...]) -> Words:
    """The unbreakable words of runs. A run that does not begin with a blank goes on with the word before it."""
    words: list[list[Piece]] = [[]]
    for run in runs:
        for i, part in enumerate(run.text.split(" ")):
            if i:
                words.append([])
            if part:
                words[-1].append(Run(part, run.colour, run.bold, run.scale, run.link))
    made = tuple(
        Word(
            tuple(pieces),
            sum(units(p.text, p.bold, p.scale) for p in pieces),
            units(" ", pieces[0].bold, pieces[0].scale),
        )
        for pieces in words
        if pieces
    )
    return Words(made, _length(made), max((word.units for word in made), default=0.0))


def greedy(words: Sequence[Word], room: float) -> list[list[Word]]:
    """Lines as full as they can be. ``room`` in thousandths of the size."""
    lines: list[list[Word]] = []
    left = -1.0
    for word in words:
        if lines and word.space + word.units <= left + 0.01:
            lines[-1].append(word)
            left -= word.space + word.units
        else:
            lines.append([word])
            left = room - word.units
    return lines


def unlonely(lines: Sequence[Sequence[Word]], room: float) -> Sequence[Sequence[Word]]:
    """The same lines with no lone short word in the last, where the line before it can spare some."""
    if len(lines) < 2 or _length(lines[-1]) >= LONE * room:
        return lines
    words = [*lines[-2], *lines[-1]]
    whole = _length(words)
    cuts = [
        cut
        for cut in range(len(lines[-2]) - 1, 0, -1)
        if LONE * room <= _length(words[cut:]) <= room and _length(words[:cut]) >= LONE * whole
    ]
    if not cuts:
        return lines
    pauses = (c for c in cuts if words[c - 1].pieces[-1].text.endswith(PAUSES) and _length(words[:c]) >= room / 2)
    cut = next(pauses, cuts[0])
    return [*lines[:-2], words[:cut], words[cut:]]


def even(words: Sequence[Word], room: float, count: int) -> list[list[Word]]:
    """So many lines, which is as few as the room allows, of lengths as equal as can be."""
    lines = greedy(words, room)
    longest = max(word.units for word in words)
    low, high = room / 2, room
    while high - low > 100:
        middle = (low + high) / 2
        trial = greedy(words, middle)
        if len(trial) > count or longest > middle:
            low = middle
        else:
            high, lines = middle, trial
    return lines


def in_two(words: Sequence[Word], room: float) -> list[list[Word]] | None:
    """Two lines of a headline, parted at a pause when not too uneven, else as evenly as can be; None: too long."""
    best, best_cost = None, float("inf")
    for cut in range(1, len(words)):
        first, second = _length(words[:cut]), _length(words[cut:])
        if max(first, second) > room + 0.01:
            continue
        end = words[cut - 1].pieces[-1].text
        ratio = min(first, second) / max(first, second)
        pause = end.endswith(PAUSES) and ratio >= (UNEVEN_AFTER_COLON if end.endswith((":", ";")) else UNEVEN)
        cost = (1 - ratio) - pause + end.endswith(DASHES) / 2
        if cost < best_cost:
            best, best_cost = [list(words[:cut]), list(words[cut:])], cost
    return best


def _length(words: Sequence[Word]) -> float:
    return sum(w.units for w in words) + sum(w.space for w in words[1:])


def joined(words: Sequence[Word]) -> Line:
    """Words of a line as the fewest pieces."""
    pieces: list[Piece] = []
    for i, word in enumerate(words):
        for j, piece in enumerate(word.pieces):
            text = f" {piece.text}" if i and not j else piece.text
            last = pieces[-1] if pieces else None
            if last and _alike(last, piece):
                pieces[-1] = replace(piece, text=last.text + text)
            elif last and text.startswith(" "):
                pieces[-1] = replace(last, text=last.text + " ")
                pieces.append(piece)
            else:
                pieces.append(replace(piece, text=text))
    return tuple(pieces)


def _alike(one: Piece, other: Piece) -> bool:
    return (one.bold, one.colour, one.scale, one.link) == (other.bold, other.colour, other.scale, other.link)


def baseline(size: float, leading: float) -> float:
    """How far below its top a line's baseline lies: half the leading above and below the font's own line."""
    return leading / 2 + (letters.ASCENT - letters.DESCENT) / 2 * size


def whole_words(run: Run, width: float, size: Size, least: float = 7.0) -> Size:
    """The size, or the largest below it at which no word is wider than the room; never under ``least``."""
    longest = words_of((run,)).longest
    if longest * size.size <= width * EM:
        return size
    fitting = max(least, width * EM / longest)
    return replace(size, size=fitting, leading=size.leading * fitting / size.size)


class Paragraph:
    """Words in a room ``width`` points wide. The lines are only settled when they are painted."""

    def __init__(
        self,
        broken: Sequence[Sequence[Word]],
        size: float,
        leading: float,
        width: float,
        align: Align = "start",
        tracking: float = 0.0,
    ) -> None:
        self.broken, self.size, self.leading, self.width = broken, size, leading, width
        self.align, self.tracking = align, tracking

    @property
    def height(self) -> float:
        return len(self.broken) * self.leading

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        lines = unlonely(self.broken, self.width / self.size * EM)
        return tuple(joined(line) for line in lines)

    @property
    def widest(self) -> float:
        return max((self.line_width(line) for line in self.lines), default=0.0)

    def line_width(self, line: Line) -> float:
        return sum(units(p.text, p.bold, p.scale) for p in line) * self.size / EM

    def paint(self, page: Page, x: float, y: float) -> None:
        """Paints inside the structure element that is open. The blank after each line keeps words apart when copied."""
        down = y + baseline(self.size, self.leading)
        voices = page.foreign.within(" ".join("".join(piece.text for piece in line) for line in self.lines))
        for number, line in enumerate(self.lines, start=1):
            spare = self.width - self.line_width(line)
            at = x + {"start": 0.0, "middle": 0.5, "end": 1.0}[self.align] * spare
            for i, piece in enumerate(line):
                last = i == len(line) - 1 and number < len(self.lines)
                text = piece.text + " " if last else piece.text
                size = self.size * piece.scale
                for part, language in voices.parts(text):
                    wide = units(part, piece.bold, piece.scale) * self.size / EM
                    with page.inline(language, piece.link, (at, down - size, wide, size * 1.25)):
                        page.words(at, down, part, size, piece.colour, bold=piece.bold, tracking=self.tracking)
                    at += wide
            down += self.leading


def cap_top(words: Paragraph) -> float:
    """How far below the paragraph's top its first line's capitals begin."""
    return baseline(words.size, words.leading) - letters.CAP * words.size


def paragraph(
    runs: Run | Sequence[Run],
    width: float,
    size: Size,
    *,
    align: Align = "start",
) -> Paragraph:
    """Runs broken into lines. Words wider than the room are parted between letters: nothing leaves its block."""
    words = words_of((runs,) if isinstance(runs, Run) else tuple(runs))
    room = width / size.size * EM
    if words.length <= room:
        broken: Sequence[Sequence[Word]] = (words.all,) if words.all else ()
    elif words.longest > room + 0.5:
        broken = greedy([part for word in words.all for part in _parted(word, room)], room)
    else:
        broken = greedy(words.all, room)
    lines = tuple(map(tuple, broken))
    return Paragraph(lines, size.size, size.leading, width, align)


def headline(text: str, colour: str, width: float, wanted: Size, least: Size) -> Paragraph:
    """One or two lines at the size wanted, else at the least, else as many lines as it takes."""
    words = words_of((Run(text, colour, bold=True),))
    for size in (wanted, least):
        room = width / size.size * EM
        lines = [list(words.all)] if words.length <= room else in_two(words.all, room)
        if lines:
            return _headline(lines, size, width)
    room = width / least.size * EM
    return _headline(even(words.all, room, len(greedy(words.all, room))), least, width)


def _headline(lines: list[list[Word]], size: Size, width: float) -> Paragraph:
    return Paragraph(tuple(map(tuple, lines)), size.size, size.leading, width, tracking=-0.1)


def _parted(word: Word, room: float) -> list[Word]:
    """A word in pieces that each fit the room."""
    if word.units <= room:
        return [word]
    parts: list[Word] = []
    taken: list[Piece] = []
    width = 0.0
    for piece in word.pieces:
        for letter in piece.text:
            wide = units(letter, piece.bold, piece.scale)
            if taken and width + wide > room:
                parts.append(Word(tuple(taken), width, 0.0))
                taken, width = [], 0.0
            taken.append(replace(piece, text=letter))
            width += wide
    return [*parts, Word(tuple(taken), width, 0.0)]
