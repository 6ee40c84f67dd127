"""The numbers of a sheet as rows for other programs: what travels with the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from byfacts import derive
from byfacts.charts.chart import Chart
from byfacts.charts.content import Bars, Columns, Content, Counts, Curves, Ladder, Lines, Map, Multiples, Point, Shares
from byfacts.language import Language
from byfacts.model import Library, Origin
from byfacts.sheet import Figure

KEY_FACTS = "key-facts"


def figure(library: Library, say: Language, block: str, label: str, origin: Origin) -> Figure:
    """One number with everything that it carries. Codes stay codes; label, what is counted and source are words."""
    quantity = origin.quantity
    source, vintage, licence = named(library, say, origin.sources)
    geos = dict.fromkeys(key.split("@")[1] for key in origin.keys if key.count("@") == 2)
    return Figure(
        block=block,
        key=" ".join(origin.keys),
        label=label.replace("\u00a0", " "),
        value=_plain(quantity.point),
        low=_plain(quantity.low),
        high=_plain(quantity.high),
        unit=origin.unit,
        counts=say.text(origin.counts) if origin.counts else "",
        qualifier=quantity.qualifier.value,
        status=origin.status.value,
        nature=origin.nature.value if origin.nature else "",
        geo=" ".join(geos),
        period=origin.period,
        coverage=origin.coverage,
        computed="yes" if origin.computed else "no",
        source=source,
        vintage=vintage,
        licence=licence,
        edition=library.edition,
    )


def named(library: Library, say: Language, ids: Sequence[str]) -> tuple[str, str, str]:
    """Source, vintage and licence in words. byfacts' own arithmetic is no source; a press report is not named."""
    sources = [library.sources[id] for id in ids if id != derive.COMPUTED]
    found = [", ".join(say.text(part) for part in (s.publisher, s.title) if part and not s.quoted) for s in sources]
    names = [name or say.text(s.publisher) for name, s in zip(found, sources, strict=True)]
    return (
        "; ".join(dict.fromkeys(names)),
        "; ".join(dict.fromkeys(say.text(s.vintage) for s in sources if s.vintage)),
        "; ".join(dict.fromkeys(say.text(s.licence) for s in sources if s.licence)),
    )


def of_chart(library: Library, say: Language, chart: Chart) -> Iterator[Figure]:
    """What a chart draws, then what only its table says: other years, and what is computed from them."""
    told: set[tuple[str, float | None, float | None]] = set()
    for name, point in points(chart.content):
        if point.origin:
            told.add((" ".join(point.origin.keys), point.origin.quantity.low, point.origin.quantity.high))
            yield figure(library, say, chart.id, name, point.origin)
    table = chart.table
    for row, key in zip(table.rows, table.keys, strict=False):
        parts = key.split("@")
        if len(parts) != 3:
            continue
        for head, cell, numeric in zip(table.head, row, table.numeric, strict=True):
            other = f"{parts[0]}@{parts[1]}@{head}"
            if not numeric or cell.value is None or other not in library.observations:
                continue
            origin = derive.lookup(library, other).origin
            mark = (other, origin.quantity.low, origin.quantity.high)
            if mark not in told and origin.quantity.point == cell.value:
                told.add(mark)
                yield figure(library, say, chart.id, f"{row[0].text}, {head}", origin)


def points(content: Content) -> Iterator[tuple[str, Point]]:
    """The numbers of a chart with their names, parts before the whole."""
    match content:
        case Columns():
            for part in content.parts:
                named = zip(content.categories, part.points, strict=True)
                yield from ((f"{part.name}, {category}", p) for category, p in named if p)
            yield from ((p.name, p) for p in content.totals)
        case Multiples():
            for panel in content.panels:
                yield from ((f"{panel.spoken}, {name}", p) for name, p in points(panel.columns))
        case Lines():
            yield from ((p.name, p) for p in content.points)
        case Curves():
            yield from ((p.name, p) for curve in content.curves for p in curve.points)
        case Bars():
            yield from ((p.name, p) for p in content.rows)
        case Shares():
            yield from ((p.name, p) for part in content.parts for p in part)
        case Ladder():
            yield from ((f"{r.who}: {r.what}", r.point) for r in (*content.rungs, *content.context))
        case Map():
            yield from ((place.name, place.point) for place in content.places)
        case Counts():
            yield from ((f"{count.who}: {count.what}", count.point) for count in content.items)


def _plain(number: float | None) -> str:
    """A number as programs read it: no grouping, a point, no more decimals than it has."""
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else repr(round(number, 6))
