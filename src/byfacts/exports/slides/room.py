"""Where things stand on a slide, and how large its letters are: in points, 16:9, made for the back row."""

from __future__ import annotations

from typing import Final

from byfacts.charts import type as letters
from byfacts.frozen import frozen

EMU: Final = 12700  # to the point
WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 40.0
WIDER = 1.06  # a font that stands in for ours may run wider: words are set as if they did
LINE = 1.3  # of the size, from one line to the next: what the font itself asks for
INSET = 4.0  # of a cell, at its left and right
FONT: Final = "IBM Plex Sans"

TITLE_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
SUBTITLE_SIZES = (16.0, 15.0, 14.0, 13.0)
LABEL, LEAST = 14.0, 11.0  # of values in charts
SMALL, FOOT = 12.0, 10.5
TABLE_SIZES = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0)
FIGURE_SIZES = (48.0, 44.0, 40.0, 36.0, 32.0, 28.0)


@frozen
class Space:
    """A rectangle of the slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def right(self) -> float:
        return self.left + self.width

    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height as the format counts them."""
        return tuple(round(x * EMU) for x in (self.left, self.top, self.width, self.height))  # type: ignore[return-value]


INNER = WIDTH - 2 * MARGIN
TITLE = Space(MARGIN, 22, INNER, 68)
SUBTITLE = Space(MARGIN, 90, INNER, 40)
BODY = Space(MARGIN, 136, INNER, 310)
REMARKS = 14.0  # the line of remarks or of the key of marks, under the chart
SOURCE = Space(MARGIN, 466, INNER, 38)
FOOTER = Space(MARGIN, 512, INNER - 60, 18)
NUMBER = Space(WIDTH - MARGIN - 50, 512, 50, 18)
OPENING_TITLE = Space(MARGIN, 120, INNER, 70)
OPENING_TEXT = Space(MARGIN, 205, INNER, 150)
OPENING_FOOT = Space(MARGIN, 380, INNER, 90)


def lines_of(words: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines words take in a width; a line of their own for each paragraph."""
    return sum(len(letters.wrap(part, width / WIDER, size, bold)) for part in words.split("\n"))


def height_of(words: str, size: float, width: float, *, bold: bool = False) -> float:
    return lines_of(words, size, width, bold=bold) * size * LINE


def fitting(words: str, space: Space, sizes: tuple[float, ...], *, bold: bool = False) -> float:
    """The largest of some sizes at which words stand in a space; the smallest where none will do."""
    for size in sizes:
        if (
            height_of(words, size, space.width, bold=bold) <= space.height
            and widest_word(words, size, bold=bold) <= space.width
        ):
            return size
    return sizes[-1]


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Of the longest line of words."""
    return max((letters.measure(line, size, bold) * WIDER for line in words.split("\n")), default=0.0)


def widest_word(words: str, size: float, *, bold: bool = False) -> float:
    return max((letters.measure(word, size, bold) * WIDER for word in words.replace("\n", " ").split(" ")), default=0.0)
