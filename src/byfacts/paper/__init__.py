"""A sheet on one page: PDF/UA-1 and PDF/A-2a at once, the same bytes for the same sheet.

Only values stand here; ReportLab is imported by the first call.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from byfacts.paper.options import PaperOptions, Result

if TYPE_CHECKING:
    from byfacts.sheet import Sheet

USUAL = PaperOptions()


def render(sheet: Sheet, options: PaperOptions = USUAL) -> tuple[bytes, Result]:
    """The file as bytes, and how the sheet came to stand on the page. Raises LayoutError."""
    from byfacts.paper.page import paint

    return paint(sheet, options)


def write(sheet: Sheet, target: Path, options: PaperOptions = USUAL) -> Result:
    """Writes the file beside its target and moves it into place. Raises LayoutError, OutputError."""
    from byfacts.files import write_whole

    data, result = render(sheet, options)
    write_whole(target, data)
    return result


__all__ = ["PaperOptions", "Result", "render", "write"]
