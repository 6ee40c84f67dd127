"""Every size of the page from one number: density 1 is the roomiest setting, 0 the tightest."""

from __future__ import annotations

from functools import lru_cache

from byfacts.frozen import frozen

DRAWN = 0.25  # the density at which SHEET.md gives its sizes (body 8.5)


@frozen
class Size:
    """A type size and its line distance, in points."""

    size: float
    leading: float


@frozen
class Sizes:
    """The roles of SHEET.md, "Type"."""

    density: float
    body: float
    series: Size
    headline: Size
    headline_least: Size
    standfirst: Size
    value: Size
    unit: float
    key: Size
    meta: Size
    title: Size
    subtitle: Size
    cell: Size
    head: Size
    numeral: Size
    band_title: Size
    action: Size
    fact_value: Size
    fact: Size
    note_head: Size
    note: Size
    source: Size
    row: float  # distance of a table's rows


@lru_cache(maxsize=64)
def large_sizes(density: float) -> Sizes:
    """All sizes of large print at a density from 0 to 1: running text 14 to 16, nothing under 12."""

    def at(tight: float, roomy: float) -> float:
        return tight + (roomy - tight) * density

    air = at(0.965, 1.06)

    def size(tight: float, roomy: float, leading: float) -> Size:
        value = at(tight, roomy)
        return Size(value, value * leading * air)

    body, small = at(14.0, 16.0), at(12.0, 13.0)
    label = Size(small, small * 1.28 * air)
    return Sizes(
        density=density,
        body=body,
        series=Size(12.0, 15.6),
        headline=size(22.0, 26.0, 1.17),
        headline_least=Size(20.0, 20.0 * 1.17),
        standfirst=size(14.0, 16.0, 1.28),
        value=size(26.0, 32.0, 1.16),
        unit=at(15.0, 18.0),
        key=Size(body, body * 1.24 * air),
        meta=label,
        title=size(15.0, 18.0, 1.26),
        subtitle=label,
        cell=size(12.5, 15.0, 1.3),
        head=label,
        numeral=size(34.0, 40.0, 1.0),
        band_title=size(15.0, 18.0, 1.22),
        action=Size(body, body * 1.24 * air),
        fact_value=size(15.0, 18.0, 1.2),
        fact=size(12.0, 14.0, 1.26),
        note_head=size(12.5, 14.0, 1.28),
        note=size(12.0, 13.5, 1.27),
        source=Size(12.0, 12.0 * 1.26 * air),
        row=at(12.5, 15.0) * 1.6 * at(0.88, 1.06),
    )


@lru_cache(maxsize=64)
def sizes(density: float) -> Sizes:
    """All sizes at a density from 0 to 1."""

    def at(tight: float, drawn: float, roomy: float) -> float:
        if density <= DRAWN:
            return tight + (drawn - tight) * density / DRAWN
        return drawn + (roomy - drawn) * (density - DRAWN) / (1 - DRAWN)

    air = at(0.965, 1.0, 1.06)

    def size(tight: float, drawn: float, roomy: float, leading: float) -> Size:
        value = at(tight, drawn, roomy)
        return Size(value, value * leading * air)

    body = at(8.0, 8.5, 10.0)
    small = max(7.0, body * 0.82)
    return Sizes(
        density=density,
        body=body,
        series=size(8.5, 9.0, 9.5, 1.3),
        headline=size(18.0, 20.0, 22.0, 1.17),
        headline_least=Size(18.0, 18.0 * 1.17),
        standfirst=size(9.0, 9.5, 11.0, 1.347),
        value=size(18.0, 20.0, 24.0, 1.19),
        unit=at(9.5, 10.5, 12.5),
        key=Size(body, body * 1.294 * air),
        meta=Size(small, small * 1.3 * air),
        title=size(9.5, 10.0, 11.5, 1.28),
        subtitle=size(7.5, 7.5, 8.5, 1.28),
        cell=size(8.0, 8.0, 9.5, 1.325),
        head=Size(small, small * 1.3 * air),
        numeral=size(27.0, 30.0, 34.0, 1.0),
        band_title=size(9.5, 10.5, 12.0, 1.238),
        action=Size(body, body * 1.33 * air),
        fact_value=size(9.5, 10.5, 12.0, 1.2),
        fact=size(7.5, 7.5, 8.5, 1.28),
        note_head=size(7.5, 8.0, 9.0, 1.3),
        note=size(7.5, 7.5, 8.5, 1.32),
        source=Size(small, small * 1.3 * air),
        row=at(8.0, 8.0, 9.5) * 1.665 * at(0.93, 1.0, 1.06),
    )
