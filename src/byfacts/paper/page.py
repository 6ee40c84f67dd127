"""Paints a sheet on its page: fits it, shares out the spare height, and closes the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from byfacts.paper import grid
from byfacts.paper.blocks import chosen
from byfacts.paper.canvas import Page
from byfacts.paper.extras import Extras, prepared
from byfacts.paper.fit import FULL_GAP, LEAST_GAP, Job, Measured, fit
from byfacts.paper.making import keywords
from byfacts.paper.metadata import About
from byfacts.paper.options import PaperOptions, Result
from byfacts.paper.palette import palette
from byfacts.sheet import Sheet

if TYPE_CHECKING:
    from byfacts.paper.attachment import Attachment

AUTHOR = "byfacts"


def paint(sheet: Sheet, options: PaperOptions, extras: Extras | None = None) -> tuple[bytes, Result]:
    """The file and how the sheet came to stand in it. Raises LayoutError when it cannot stand on one page.

    ``extras`` are what the user added, where that is ready already.
    """
    extras = extras or prepared(options)
    made = chosen(sheet, options.off)
    beforehand: tuple[str, ...] = ()
    if options.large:
        from byfacts.paper.large import simplified  # few want it

        made, beforehand = simplified(made)
    job = Job(made, palette(mono=options.mono), grid.PAPERS[options.paper], extras)
    plan, measured, left_out = fit(job)
    page = Page(job.paper.width, job.paper.height, _about(sheet, keywords(sheet, options, extras)), sheet.foreign)
    left = job.paper.left
    measured.upper.paint(page, left, 0.0)
    _paint_rows(page, measured)
    measured.lower.paint(page, left, measured.last)
    measured.footer.paint(page, left, measured.foot)
    body = measured.setting.sizes.body
    shown = measured.setting.sheet
    result = Result((*beforehand, *left_out), round(plan.density, 3), round(body, 2), round(plan.shrink, 3), shown)
    return page.finish(_attachment(shown) if options.with_data else None), result


def _attachment(sheet: Sheet) -> Attachment:
    """The figures of the page as it came out, as a file to put into the page's own."""
    from byfacts.exports.figures import as_csv
    from byfacts.paper.attachment import Attachment

    name = f"byfacts-{sheet.topic}-{sheet.language}.csv"
    return Attachment(name, sheet.page.data, as_csv(sheet.figures))


def _paint_rows(page: Page, measured: Measured) -> None:
    """Spare height widens the gaps to their full size, then the plots grow, and what is left goes to the gaps again."""
    gaps = len(measured.rows) + 1
    spare = measured.spare
    gap = LEAST_GAP + min(FULL_GAP - LEAST_GAP, max(0.0, spare) / gaps)
    spare -= (gap - LEAST_GAP) * gaps
    wish = sum(row.elastic for row in measured.rows)
    growth = min(1.0, spare / wish) if wish else 0.0
    gap += max(0.0, spare - growth * wish) / gaps
    y = measured.first + gap
    for row in measured.rows:
        extra = row.elastic * growth
        row.fitted(extra).paint(page, measured.paper.left, y)
        y += row.height + extra + gap


def _about(sheet: Sheet, words: str) -> About:
    day = date.fromisoformat(sheet.data_date) if sheet.data_date else date(2000, 1, 1)
    return About(f"{sheet.headline} – {sheet.title}", sheet.language, AUTHOR, sheet.series_name, day, words)
