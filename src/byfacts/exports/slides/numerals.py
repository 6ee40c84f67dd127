"""A number of a native chart: its value as published, and the format in which its label shows it.

Spreadsheets and PowerPoint put the separators of the user's system into "#,##0". A deck has a language of its own, so
the separators are written into the format as letters; where no format can give the words (decimals, ranges), the
label holds the words themselves and does not follow an edited cell.
"""

from __future__ import annotations

from byfacts.charts.content import Point
from byfacts.charts.marks import Fill
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Quantity

SCALES = (1, 1_000, 1_000_000)


@frozen
class Number:
    """``format`` shows the value as ``text``; empty: no format does, and the label says ``text`` whatever the value."""

    value: float
    text: str
    format: str
    fill: Fill
    key: str = ""


def unscaled(point: Point) -> tuple[Quantity, float]:
    """The number of a point before it was scaled for the chart, and by what it was divided."""
    assert point.quantity is not None
    if point.origin is None:
        return point.quantity, 1.0
    whole, part = point.origin.quantity, point.quantity
    for scale in SCALES:
        pairs = ((whole.low, part.low), (whole.high, part.high))
        if all(a == b if a is None or b is None else abs(a - b * scale) <= abs(a) * 1e-9 for a, b in pairs):
            return whole, float(scale)
    return part, 1.0


def numeral(point: Point, say: Language) -> Number:
    """The number of a point that has one. Of a range the upper end: the lower one has a strip of its own."""
    quantity, scale = unscaled(point)
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    value = max(ends, default=0.0)
    format_ = format_of(value, point.text, scale, say) if len(set(ends)) == 1 else ""
    return Number(value, point.text, format_, point.fill, point.key)


def format_of(value: float, text: str, scale: float, say: Language) -> str:
    """The number format that shows the value as these words in every system; empty where there is none."""
    digits = say.number(value / scale)
    before, found, after = text.partition(digits)
    if not found or any(c.isdigit() for c in before + after) or any(c in '"\\' for c in text):
        return ""
    if after[:1] in (",", ".") or value < 0:
        return ""
    return grouped(say.number(1000)[1:-3], before, after, scale)


def grouped(separator: str, before: str = "", after: str = "", scale: float = 1.0) -> str:
    """Whole numbers in groups of three, parted by this separator, with words before and after them."""
    thin, tail = f'"{separator}"', "," * SCALES.index(int(scale))
    head, end = (f'"{words}"' if words else "" for words in (before, after))
    return ";".join((
        f"[>={999_999.5 * scale:.10g}]{head}#{thin}###{thin}##0{tail}{end}",
        f"[>={999.5 * scale:.10g}]{head}#{thin}##0{tail}{end}",
        f"{head}0{tail}{end}",
    ))  # fmt: skip
