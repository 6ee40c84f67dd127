"""What may be typed about pictures of charts: their size and their colours, and what it comes to."""

from __future__ import annotations

import argparse
import math
from argparse import Namespace
from typing import Final

from byfacts.errors import N_, UsageError
from byfacts.exports.pictures import COLOURS, SCALES, USUAL, WIDTHS, Picturing, Size, check
from byfacts.language import Language

FORMATS: Final = ("svg", "png")
OPTIONS: Final = ("width", "height", "scale", "colours")

MOST = 1e9

NO_PICTURE = N_(
    "These options are for pictures, and “{format}” is none: {options}. Leave them out, or choose one of: {pictures}."
)
NO_NUMBER = N_("{option} takes a number; “{typed}” is none.")


def add_options(parser: argparse.ArgumentParser, language: Language) -> None:
    """Size and colours."""
    say, size = language, USUAL.size
    group = parser.add_argument_group(say.text("Pictures"))
    pixels, number = say.text("PIXELS"), say.text("NUMBER")
    group.add_argument(
        "--width",
        metavar=pixels,
        help=say.text(
            "how wide a picture is, at least {least}; without it: {default}",
            least=say.number(WIDTHS[0]),
            default=say.number(size.width),
        ),
    )
    group.add_argument(
        "--height", metavar=pixels, help=say.text("how high a picture is; without it: as high as it needs to be")
    )
    group.add_argument(
        "--scale",
        metavar=number,
        help=say.text(
            "for sharper pictures: so many pixels of the file for each of these, up to {most}; without it: {default}",
            most=say.number(SCALES[1]),
            default=f"{size.scale:g}",
        ),
    )
    group.add_argument(
        "--colours",
        metavar=say.text("COLOURS"),
        help=say.text("one of {colours}; without it: {default}", colours=", ".join(COLOURS), default=USUAL.colours),
    )


def given(typed: Namespace) -> list[str]:
    """The options of pictures that were typed, as they are written."""
    return [f"--{name}" for name in OPTIONS if getattr(typed, name) is not None]


def picturing(typed: Namespace) -> Picturing:
    """Size and colours. Raises UsageError for what is no number, or no size of a picture, and for unknown colours."""
    if typed.format not in FORMATS:
        if options := given(typed):
            raise UsageError(NO_PICTURE, options=", ".join(options), format=typed.format, pictures=FORMATS)
        return USUAL
    usual = USUAL.size
    size = Size(
        int(_number("--width", typed.width, usual.width)),
        None if typed.height is None else int(_number("--height", typed.height, 0)),
        _number("--scale", typed.scale, usual.scale),
    )
    found = Picturing(size, USUAL.colours if typed.colours is None else typed.colours)
    check(found)
    return found


def _number(option: str, typed: str | None, usual: float) -> float:
    if typed is None:
        return usual
    try:
        found = float(typed)
    except ValueError:
        raise UsageError(NO_NUMBER, option=option, typed=typed) from None
    if math.isnan(found) or abs(found) > MOST:
        raise UsageError(NO_NUMBER, option=option, typed=typed)
    return found
