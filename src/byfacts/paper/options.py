"""What the reader chose about the page, and what became of the sheet on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byfacts.frozen import frozen
from byfacts.paper.grid import Paper

if TYPE_CHECKING:
    from byfacts.sheet import Sheet


@frozen
class PaperOptions:
    """One value for window and command line.

    ``mono``: black and white only, patterns for colours. ``large``: large print, fewer blocks.
    ``organisation``, ``contact``, ``note`` are the user's own words, ``logo`` the path of a PNG or JPEG file.
    ``receipt`` adds a strip for reference, name, signature and date. ``off`` are ids of blocks that stay off the page
    (``byfacts.paper.blocks`` lists them). ``with_data`` puts the figures into the file: PDF/A-3a instead of PDF/A-2a.
    """

    paper: Paper = "a4"
    mono: bool = False
    large: bool = False
    organisation: str = ""
    contact: str = ""
    logo: str = ""
    note: str = ""
    receipt: bool = False
    off: frozenset[str] = frozenset()
    with_data: bool = False


@frozen
class Result:
    """How a sheet came to stand on its page.

    ``shown`` is the sheet as it stands there: without what left, and without the sources that only that had.
    ``left_out`` names the blocks that found no room; ``density`` is 1 for the roomiest setting and 0 for the tightest;
    ``body`` the size of running text in points; ``shrunk`` is how far the plots were lowered to their least, 0 to 1.
    """

    left_out: tuple[str, ...]
    density: float
    body: float
    shrunk: float
    shown: Sheet | None = None
