"""What the user adds to a page, made ready: words that have been checked, and the logo as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byfacts.frozen import frozen

if TYPE_CHECKING:
    from byfacts.paper.logo import Logo
    from byfacts.paper.options import PaperOptions


@frozen
class Extras:
    """Empty where the user added nothing."""

    organisation: str = ""
    contact: str = ""
    note: str = ""
    logo: Logo | None = None
    receipt: bool = False
    large: bool = False

    @property
    def headed(self) -> bool:
        """Whether the page has the header of an organisation."""
        return bool(self.organisation or self.contact or self.logo)


NONE = Extras()


def prepared(options: PaperOptions) -> Extras:
    """Raises UsageError, LayoutError or InputError for what cannot stand on a page."""
    if not (options.organisation or options.contact or options.note or options.logo):
        return Extras(receipt=options.receipt, large=options.large)
    from byfacts.paper.typed import clean  # most pages do without

    picture = None
    if options.logo:
        from byfacts.paper.logo import read

        picture = read(options.logo, mono=options.mono)
    return Extras(
        organisation=clean("organisation", options.organisation),
        contact=clean("contact", options.contact),
        note=clean("note", options.note),
        logo=picture,
        receipt=options.receipt,
        large=options.large,
    )
