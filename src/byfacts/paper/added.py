"""What stands on a page because its user wanted it: a note in the user's own words, a strip to sign."""

from __future__ import annotations

from byfacts.paper import grid
from byfacts.paper.canvas import Page
from byfacts.paper.flow import Block, Drawing, Setting, Stack, Words
from byfacts.paper.marks import DASH
from byfacts.paper.palette import MM
from byfacts.paper.text import Run, paragraph

INDENT = 2.6 * MM
RECEIPT = 8 * MM
SHARES = (2, 4, 3, 2)  # of the width: reference, name, signature, date


def note_heading(setting: Setting) -> str:
    """Whose words these are."""
    words = setting.sheet.page
    return words.note_of_organisation if setting.extras.organisation else words.note_of_issuer


def note_text(width: float, setting: Setting) -> Block:
    """The user's words behind a dashed bar."""
    from byfacts.paper.typed import stretches  # few pages have one

    palette, size = setting.palette, setting.sizes.note
    runs = [Run(part.text, palette.ink, link=part.link) for part in stretches(setting.extras.note)]
    words = paragraph(runs, width - INDENT, size)

    def draw(page: Page, x: float, y: float) -> None:
        page.stroke_line([(x + 0.6, y + 1), (x + 0.6, y + words.height)], palette.ink, 1.2, DASH)
        with page.content("P"):
            words.paint(page, x + INDENT, y)

    return Drawing(words.height, draw)


def note(setting: Setting) -> Block:
    """The note across the page, with its heading."""
    head = paragraph(Run(note_heading(setting), setting.palette.ink, bold=True), grid.MEASURE, setting.sizes.note_head)
    return Stack(((0.0, Words("H2", head)), (0.3 * MM, note_text(grid.MEASURE, setting))))


def receipt(setting: Setting) -> Block:
    """Four lines to write on, each with its word above."""
    palette, size = setting.palette, setting.sizes.source
    labels = setting.sheet.page.receipt
    unit = (grid.MEASURE - grid.GUTTER * (len(SHARES) - 1)) / sum(SHARES)
    places, x = [], 0.0
    for label, share in zip(labels, SHARES, strict=False):
        places.append((x, unit * share, paragraph(Run(label, palette.ink2), unit * share, size)))
        x += unit * share + grid.GUTTER
    height = max([RECEIPT, *(words.height + 4 * MM for _, _, words in places)])

    def draw(page: Page, x: float, y: float) -> None:
        for across, width, words in places:
            page.box(x + across, y + height - 0.5, width, 0.5, palette.ink)
            with page.content("P"):
                words.paint(page, x + across, y)

    return Drawing(height, draw)
