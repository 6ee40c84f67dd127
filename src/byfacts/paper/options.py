"""What the reader chose about the page, and what became of the sheet on it."""

from __future__ import annotations

from byfacts.frozen import frozen


@frozen
class PaperOptions:
    """``mono``: black and white only, patterns for colours."""

    mono: bool = False


@frozen
class Result:
    """How a sheet came to stand on its page.

    ``left_out`` names the blocks that found no room; ``density`` is 1 for the roomiest setting and 0 for the tightest;
    ``body`` the size of running text in points; ``shrunk`` is how far the plots were lowered to their least, 0 to 1.
    """

    left_out: tuple[str, ...]
    density: float
    body: float
    shrunk: float
