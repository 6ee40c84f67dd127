"""Pictures of charts with all that must be known of them inside, as SVG and PNG: same chart, same bytes.

Title, subtitle, plot, status key, source, notes and edition are part of the picture, so that they survive whatever is
done with it. A picture for a slide that says all this in words of its own is the plot alone (``png_of_plot``).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from byfacts.errors import N_, LayoutError, UsageError
from byfacts.frozen import frozen, replace

if TYPE_CHECKING:
    from byfacts.charts.chart import Chart, Figure
    from byfacts.charts.poster import Caption
    from byfacts.charts.unsaid import Named
    from byfacts.language import Language
    from byfacts.model import Library
    from byfacts.paper.palette import Palette
    from byfacts.sheet import Sheet

COLOURS: Final = ("light", "dark", "contrast", "mono")
WIDTHS, HEIGHTS, SCALES = (480, 8000), (120, 16000), (0.5, 8)
MOST_PIXELS = 60_000_000  # 240 megabytes while it is drawn
READABLE = 720.0  # a picture wider than this is shown smaller, or from afar: its letters grow with it
UNSAID = 0.12  # of the largest letters: what it is worth to have one more number at its place
STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)  # of those letters, where they have no room

OUT_OF_RANGE = N_("{option} takes a number from {least} to {most}.")
TOO_LARGE = N_("A picture of {width} by {height} pixels is more than this program makes. Choose a smaller one.")
NO_COLOURS = N_("There are no colours “{colours}”. Choose one of: {known}.")


@frozen
class Size:
    """How large a picture is: width and height in pixels as it is to be shown, and how many pixels of the file stand
    for each of them.

    ``height`` None: as much as it needs. ``letters`` is the size of its letters, 1 as on screen; 0: as goes with the
    width, and with the height where one is given.
    """

    width: int = 900
    height: int | None = None
    scale: float = 1.0
    letters: float = 0.0


@frozen
class Picturing:
    """How a picture is to be: its size, and its colours (one of COLOURS)."""

    size: Size = Size()
    colours: str = "light"


USUAL_SIZE, USUAL = Size(), Picturing()


@frozen
class Picture:
    """A figure at a size: ``letters`` pixels (as it is shown) to each of its units."""

    figure: Figure
    size: Size
    letters: float

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the file."""
        sides = (self.figure.width, self.figure.height)
        wide, high = (round(side * self.letters * self.size.scale) for side in sides)
        return max(1, wide), max(1, high)


def check(how: Picturing) -> None:
    """Raises UsageError for a size that is no picture's, and for colours that there are not."""
    size = how.size
    given = (("--width", size.width, WIDTHS), ("--height", size.height, HEIGHTS), ("--scale", size.scale, SCALES))
    for option, value, (least, most) in given:
        if value is not None and not least <= value <= most:
            raise UsageError(OUT_OF_RANGE, option=option, least=least, most=most)
    if how.colours not in COLOURS:
        raise UsageError(NO_COLOURS, colours=how.colours, known=", ".join(COLOURS))


def svg(chart: Chart, sheet: Sheet, library: Library, language: Language, how: Picturing = USUAL) -> bytes:
    """A chart as an SVG file. Raises UsageError for a size that is none, LayoutError for one that is too low."""
    from byfacts.exports.svg import Told
    from byfacts.exports.svg import svg as as_svg

    picture, caption = _picture(chart, sheet, library, language, how)
    told = Told(
        f"byfacts-{chart.id}-{language.code}", f"{chart.title}. {chart.subtitle}", chart.alt or chart.sentence,
        language.code, caption.source, caption.edition,
    )  # fmt: skip
    return as_svg(picture.figure, _palette(how.colours), told, picture.size.width)


def png(chart: Chart, sheet: Sheet, library: Library, language: Language, how: Picturing = USUAL) -> bytes:
    """A chart as a PNG file. Raises UsageError for a size that is none, LayoutError for one that is too low."""
    picture, caption = _picture(chart, sheet, library, language, how)
    return _png(picture, chart, library, language, how.colours, caption.source)


def png_of_plot(
    chart: Chart, library: Library, language: Language, size: Size = USUAL_SIZE, colours: str = "light"
) -> bytes:
    """The plot of a chart with nothing round it, as a PNG file. Its height is 9/16 of its width if none is given."""
    from byfacts.charts.frame import Frame
    from byfacts.charts.layout import layout

    letters = size.letters or 1.0
    height = size.height or size.width * 9 // 16
    figure = layout(chart, Frame.screen(size.width / letters, height / letters))
    return _png(Picture(figure, size, letters), chart, library, language, colours, "")


def caption(chart: Chart, sheet: Sheet, library: Library, language: Language) -> Caption:
    """The words that stand round a plot in its picture."""
    from byfacts.charts.poster import Caption
    from byfacts.citing import chart_sources, source_line, source_text
    from byfacts.kinds.points import mark_text

    sources = chart_sources(sheet, chart.sources, lambda id: source_text(library, language, id))
    return Caption(
        title=chart.title,
        subtitle=chart.subtitle,
        source=source_line(language, sources),
        notes=chart.notes,
        key=tuple((fill, mark_text(language, fill)) for fill in chart.marks),
        edition=f"byfacts · {sheet.title} · {sheet.as_of} · {sheet.edition}",
    )


def _picture(
    chart: Chart, sheet: Sheet, library: Library, language: Language, how: Picturing
) -> tuple[Picture, Caption]:
    check(how)
    words = caption(chart, sheet, library, language)
    made = _fitted(chart, words, language, how.size)
    wide, high = made.pixels
    if wide * high > MOST_PIXELS:
        raise UsageError(TOO_LARGE, width=wide, height=high)
    return made, words


def _fitted(chart: Chart, words: Caption, language: Language, size: Size) -> Picture:
    """The picture with the largest letters for which it has room. Numbers that find none in the plot stand below it,
    and each of them speaks for smaller letters.
    """
    refused: LayoutError | None = None
    best: tuple[float, Picture] | None = None
    tried = _letters(size)
    for letters in tried:
        if best is not None and letters / tried[0] <= best[0]:
            break
        try:
            made, missing = _complete(chart, words, language, size, letters)
            score = letters / tried[0] - UNSAID * missing
            if best is None or score > best[0]:
                best = score, made
        except LayoutError as error:
            refused = error  # that of the smallest letters
    if best is None:
        assert refused is not None
        raise refused
    return best[1]


def _complete(chart: Chart, words: Caption, language: Language, size: Size, letters: float) -> tuple[Picture, int]:
    """The picture with every number of the plot in it, and how many stand below the plot."""
    from byfacts.charts.unsaid import unsaid

    around = "\n".join((words.title, words.subtitle, words.source, *words.notes))
    rest: tuple[Named, ...] = ()
    told = words
    while True:
        made = _composed(chart, told, size, letters)
        lost = unsaid(chart.content, made.figure.marks, around)
        if not lost:
            return made, len(rest)
        # The line below takes height from the plot, which may cost it more labels: until nothing is missing.
        rest += lost
        told = replace(words, rest=_rest(language, rest))


def _letters(size: Size) -> tuple[float, ...]:
    """The sizes of letters to be tried, largest first, none smaller than on screen."""
    if size.letters:
        return (size.letters,)
    wished = max(1.0, size.width / READABLE)
    return tuple(dict.fromkeys(max(1.0, wished * step) for step in STEPS))


def _composed(chart: Chart, words: Caption, size: Size, letters: float) -> Picture:
    from byfacts.charts.poster import poster

    height = size.height / letters if size.height else None
    try:
        figure = poster(chart, words, size.width / letters, height)
    except LayoutError as error:
        least = math.ceil(error.params["least"] * letters)
        raise LayoutError(error.message, name=chart.name, least=least) from error
    if height is None:  # whole pixels
        figure = replace(figure, height=math.ceil(figure.height * letters - 1e-6) / letters)
    return Picture(figure, size, letters)


def _rest(language: Language, numbers: tuple[Named, ...]) -> str:
    """Numbers that are drawn without a label, in words."""
    said = "; ".join(f"{name}:\u00a0{point.text}" for name, point in numbers)
    return language.text("Numbers for which the plot has no room: {numbers}.", numbers=said)


def _palette(colours: str) -> Palette:
    from byfacts.paper.palette import picture_palette

    mono = colours == "mono"
    return picture_palette("light" if mono else colours, mono=mono)


def _png(picture: Picture, chart: Chart, library: Library, language: Language, colours: str, source: str) -> bytes:
    from byfacts.exports.pixels import png as as_png
    from byfacts.paper.metadata import About
    from byfacts.paper.picture import page

    about = About(chart.title, language.code, "byfacts", chart.subtitle, library.as_of)
    told = {"Title": chart.title, "Description": chart.alt or chart.sentence, "Source": source}
    file = page(picture.figure, _palette(colours), about)
    return as_png(file, picture.pixels, picture.size.scale, told, language.code)
