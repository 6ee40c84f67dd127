"""Paints a sheet on its page: fits it, shares out the spare height, and closes the file."""

from __future__ import annotations

from datetime import date

from byfacts.paper import grid, top
from byfacts.paper.canvas import Page
from byfacts.paper.fit import FULL_GAP, LEAST_GAP, Measured, fit
from byfacts.paper.flow import Setting
from byfacts.paper.metadata import About
from byfacts.paper.options import PaperOptions, Result
from byfacts.paper.palette import palette
from byfacts.paper.sizes import sizes
from byfacts.sheet import Sheet

AUTHOR = "byfacts"


def paint(sheet: Sheet, options: PaperOptions) -> tuple[bytes, Result]:
    """The file and how the sheet came to stand in it. Raises LayoutError when it cannot stand on one page."""
    colours = palette(mono=options.mono)
    plan, measured, left_out = fit(sheet, colours)
    setting = Setting(sheet, sizes(plan.density), colours)
    page = Page(grid.WIDTH, grid.HEIGHT, _about(sheet))
    top.masthead(setting).paint(page, grid.LEFT, grid.TOP_SERIES)
    top.rail(setting).paint(page, grid.LEFT, grid.TOP_RAIL)
    measured.upper.paint(page, grid.LEFT, grid.TOP_HEADLINE)
    _paint_rows(page, measured)
    measured.lower.paint(page, grid.LEFT, measured.last)
    measured.footer.paint(page, grid.LEFT, grid.FOOT)
    result = Result(left_out, round(plan.density, 3), round(setting.sizes.body, 2), round(plan.shrink, 3))
    return page.finish(), result


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
        row.fitted(extra).paint(page, grid.LEFT, y)
        y += row.height + extra + gap


def _about(sheet: Sheet) -> About:
    day = date.fromisoformat(sheet.data_date) if sheet.data_date else date(2000, 1, 1)
    return About(f"{sheet.headline} – {sheet.title}", sheet.language, AUTHOR, sheet.series_name, day)
