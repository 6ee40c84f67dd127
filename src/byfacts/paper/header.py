"""The head of the page: series and date, or with them the organisation that issues the sheet and its logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byfacts.paper import grid
from byfacts.paper.canvas import Page
from byfacts.paper.flow import Block, Drawing, Setting, Side, Stack, Words
from byfacts.paper.palette import MM
from byfacts.paper.sizes import Size
from byfacts.paper.text import EM, Run, paragraph, units

if TYPE_CHECKING:
    from byfacts.paper.logo import Logo

LOGO = (25 * MM, 11 * MM)
BESIDE_LOGO = 31 * MM
DATES = 62 * MM  # the width of series name, date and edition at the right
GAP = 4 * MM


def masthead(setting: Setting) -> Block:
    """Series name left, date of the data and edition right."""
    sheet, sizes, palette = setting.sheet, setting.sizes, setting.palette
    dates = " · ".join(filter(None, (sheet.as_of, sheet.edition)))
    half = grid.span(6)
    if setting.extras.large:
        plain = sizes.series
        name = paragraph(Run(sheet.series_name, palette.ink, bold=True), grid.MEASURE, plain)
        beside = grid.MEASURE - name.widest - GAP
        if units(dates, bold=False) / EM * plain.size <= beside:
            dated = paragraph(Run(dates, palette.ink2), beside, plain, align="end")
            return Side(((0.0, 0.0, Words("P", name)), (grid.MEASURE - beside, 0.0, Words("P", dated))))
        dated = paragraph(Run(dates, palette.ink2), grid.MEASURE, plain)
        return Stack(((0.0, Words("P", name)), (0.0, Words("P", dated))))
    name = paragraph(Run(sheet.series_name, palette.ink, bold=True), half, sizes.series)
    plain = Size(sizes.series.size * 0.94, sizes.series.leading)
    dated = paragraph(Run(dates, palette.ink2), half, plain, align="end")
    return Side(((0.0, 0.0, Words("P", name)), (grid.MEASURE - half, 0.0, Words("P", dated))))


def organisation(setting: Setting) -> Block:
    """Logo, name and contact left; series name, date and edition right, below one another."""
    sheet, sizes, palette, extras = setting.sheet, setting.sizes, setting.palette, setting.extras
    start = BESIDE_LOGO if extras.logo else 0.0
    large = extras.large
    width = grid.MEASURE - start - (0.0 if large else DATES + GAP)
    plain = Size(sizes.series.size * 0.94, sizes.series.leading)
    who: list[tuple[float, Block]] = []
    if extras.organisation:
        size = Size(sizes.series.size * 1.17, sizes.series.leading * 1.17)
        name = paragraph(Run(extras.organisation, palette.ink, bold=True), width, size)
        who.append((0.0, Words("P", name)))
    if extras.contact:
        from byfacts.paper.typed import stretches

        runs = [
            Run(part.text, palette.ink2, link=part.link)
            for part in stretches(extras.contact.replace(" · ", "\u00a0· "))
        ]
        who.append((0.0, Words("P", paragraph(runs, width, plain))))
    items: list[tuple[float, float, Block]] = []
    if extras.logo:
        items.append((0.0, 0.0, _logo(extras.logo, " ".join(filter(None, (sheet.page.logo, extras.organisation))))))
    items.append((start, 0.0, Stack(tuple(who))))
    if large:
        issued = Side(tuple(items))
        return Stack(((0.0, issued), (2 * MM, masthead(setting))))
    right = grid.MEASURE - DATES
    dates: list[tuple[float, Block]] = [
        (0.0, _at_the_right(Run(sheet.series_name, palette.ink, bold=True), sizes.series)),
        (0.0, _at_the_right(Run(sheet.as_of, palette.ink2), plain)),
        (0.0, _at_the_right(Run(sheet.edition, palette.ink2), plain)),
    ]
    return Side((*items, (right, 0.0, Stack(tuple(dates)))))


def _at_the_right(run: Run, size: Size) -> Block:
    return Words("P", paragraph(run, DATES, size, align="end"))


def _logo(logo: Logo, name: str) -> Block:
    """The picture in its box, as large as it fits, at the left and in the middle of the height."""
    wide, high = LOGO
    scale = min(wide / logo.width, high / logo.height)
    width, height = logo.width * scale, logo.height * scale

    def draw(page: Page, x: float, y: float) -> None:
        top = y + (high - height) / 2
        with page.content("Figure", alt=name, box=(x, top, width, height)):
            page.picture(logo, x, top, width, height)

    return Drawing(high, draw)
