"""The bricks of a page: blocks that know their height and paint themselves, one below or beside the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from byfacts.frozen import frozen
from byfacts.paper.extras import NONE, Extras

if TYPE_CHECKING:
    from byfacts.paper.canvas import Page
    from byfacts.paper.palette import Palette
    from byfacts.paper.sizes import Sizes
    from byfacts.paper.text import Paragraph
    from byfacts.sheet import Sheet


class Block(Protocol):
    """Something of a height that can be painted with its top left corner at x, y."""

    @property
    def height(self) -> float: ...

    def paint(self, page: Page, x: float, y: float) -> None: ...


@frozen
class Setting:
    """What every block is set with: the sheet, the sizes of a density, the colours, what the user adds."""

    sheet: Sheet
    sizes: Sizes
    palette: Palette
    extras: Extras = NONE

    def references(self, sources: tuple[str, ...]) -> str:
        """Source keys as they follow words, with the blank that joins them; empty when there are none."""
        keys = self.sheet.references(sources)
        return f"\u00a0{keys}" if keys else ""


@frozen
class Words:
    """A paragraph as a structure element of a role."""

    role: str
    paragraph: Paragraph

    @property
    def height(self) -> float:
        return self.paragraph.height

    def paint(self, page: Page, x: float, y: float) -> None:
        if self.paragraph.lines:
            with page.content(self.role):
                self.paragraph.paint(page, x, y)


@frozen
class Drawing:
    """A shape of a height, painted by a function of page, x and y."""

    height: float
    draw: Callable[[Page, float, float], None]

    def paint(self, page: Page, x: float, y: float) -> None:
        self.draw(page, x, y)


def rule(width: float, weight: float, colour: str) -> Drawing:
    """A line across, hanging from the block's top; it takes no height of its own."""
    return Drawing(0.0, lambda page, x, y: page.box(x, y, width, weight, colour))


@frozen
class Stack:
    """Blocks one below the other, each with the gap above it."""

    items: tuple[tuple[float, Block], ...]

    @property
    def height(self) -> float:
        return sum(gap + block.height for gap, block in self.items)

    def paint(self, page: Page, x: float, y: float) -> None:
        for gap, block in self.items:
            y += gap
            block.paint(page, x, y)
            y += block.height


@frozen
class Side:
    """Blocks beside one another, each with its distance from the left and from the top; read in this order."""

    items: tuple[tuple[float, float, Block], ...]

    @property
    def height(self) -> float:
        return max((down + block.height for _, down, block in self.items), default=0.0)

    def paint(self, page: Page, x: float, y: float) -> None:
        for across, down, block in self.items:
            block.paint(page, x + across, y + down)


@frozen
class Group:
    """A block as a structure element that holds others."""

    role: str
    block: Block
    numbering: str = ""

    @property
    def height(self) -> float:
        return self.block.height

    def paint(self, page: Page, x: float, y: float) -> None:
        with page.node(self.role, numbering=self.numbering):
            self.block.paint(page, x, y)
