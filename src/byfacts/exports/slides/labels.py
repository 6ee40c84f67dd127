"""Labels of a native chart: each number has its own, by a format that gives its words, or the words themselves."""

from __future__ import annotations

from html import escape
from typing import Any, Final

from byfacts.charts.style import contrast
from byfacts.exports.slides import fills, room
from byfacts.exports.slides.numerals import Number
from byfacts.exports.slides.plates import Plate, Strip

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LABEL_HEIGHT: Final = 18.0  # points


def put(series: Any, strip: Strip, plate: Plate, topic: str, label: float, high: float) -> None:
    """One label for each number, each with the format that gives its words, or the words."""
    where = {"columns": "outEnd", "bars": "outEnd", "shares": "ctr", "lines": "t"}[plate.form]
    if strip.role == "total":
        where = "t"
    last = max((i for i, n in enumerate(strip.numbers) if n), default=-1)
    made = []
    for place, number in enumerate(strip.numbers):
        if number is None:
            continue
        at, named = where, plate.named and place == last
        if plate.named:
            at = "r" if named else "l" if place == 0 else _side(plate, strip, place)
            if not _stands(plate, strip, place, high):
                continue
        if plate.form == "shares" and number.value / 100 * room.INNER * 0.8 < room.width_of(
            number.text, label, bold=True
        ):
            continue  # the part is narrower than its label; its number is in the sheet and in the notes
        ink = _ink(strip, plate, topic)
        made.append(
            _label(place, number, at, ink, label, name=strip.name if named else "", opaque=plate.form == "lines")
        )
    rest = '<c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    whole = f"<c:dLbls>{''.join(made)}{rest}{_shown(False)}</c:dLbls>"
    element = series._element
    for old in element.findall(f"{C}dLbls"):
        element.remove(old)
    element._insert_dLbls(fills.parsed(whole))


def _side(plate: Plate, strip: Strip, place: int) -> str:
    """Above the upper of two lines, below the lower one."""
    own = strip.numbers[place]
    others = [s.numbers[place] for s in plate.strips if s is not strip]
    return "b" if own and any(other and other.value > own.value for other in others) else "t"


def _stands(plate: Plate, strip: Strip, place: int, high: float) -> bool:
    """Whether the label of a point keeps clear of those of lines before it, which matter more. A table has them all."""
    own = strip.numbers[place]
    before = plate.strips[: plate.strips.index(strip)]
    kept = [s.numbers[place] for s in before if s.numbers[place] and _stands(plate, s, place, high)]
    apart = plate.highest * 1.25 * LABEL_HEIGHT / max(high, 1)
    if 0 < place < len(plate.categories) - 1 and len(plate.strips) <= 2:
        return True  # one above, one below
    return own is not None and all(abs(own.value - other.value) >= apart for other in kept if other)


def _label(place: int, number: Number, at: str, ink: str, size: float, *, name: str, opaque: bool) -> str:
    font = (
        f'sz="{round(size * 100)}" b="1"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
        f'<a:latin typeface="{room.FONT}"/>'
    )
    body = '<a:bodyPr rot="0" wrap="none"/><a:lstStyle/>'
    if number.format and not name:
        words = ""
        style = f"<c:txPr>{body}<a:p><a:pPr><a:defRPr {font}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"
        format_ = f'<c:numFmt formatCode="{escape(number.format)}" sourceLinked="0"/>'
    else:
        said = escape(fills.written(f"{number.text} {name}".strip()))
        words = f"<c:tx><c:rich>{body}<a:p><a:r><a:rPr {font}</a:rPr><a:t>{said}</a:t></a:r></a:p></c:rich></c:tx>"
        style, format_ = "", ""
    ground = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>' if opaque else "<a:noFill/>"
    plain = f"<c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr>"
    return f'<c:dLbl><c:idx val="{place}"/>{words}{format_}{plain}{style}<c:dLblPos val="{at}"/>{_shown(True)}</c:dLbl>'


def _shown(value: bool) -> str:
    on = "1" if value else "0"
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{on}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _ink(strip: Strip, plate: Plate, topic: str) -> str:
    """Ink on the slide; inside a dark part of a bar, paper."""
    if plate.form != "shares":
        return fills.role("ink")
    ground = fills.looks(strip.fill, topic).ground or "#ffffff"
    paper, ink = "#" + fills.role("paper"), "#" + fills.role("ink")
    return (paper if contrast(ground, paper) > contrast(ground, ink) else ink).lstrip("#").upper()


def lift_totals(chart: Any, plate: Plate) -> None:
    """Totals as a line that is not drawn: a stack has no label of its own, and its total is a number like others."""
    area = chart._chartSpace.find(f"{C}chart").find(f"{C}plotArea")
    bars = area.find(f"{C}barChart")
    place = next(i for i, strip in enumerate(plate.strips) if strip.role == "total")
    total = bars.findall(f"{C}ser")[place]
    bars.remove(total)
    for name in ("invertIfNegative", "dPt"):
        for found in total.findall(f"{C}{name}"):
            total.remove(found)
    _undrawn(total)
    axes = "".join(f'<c:axId val="{axis.get("val")}"/>' for axis in bars.findall(f"{C}axId"))
    line = fills.parsed(
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>{axes}</c:lineChart>'
    )
    line.insert(2, total)
    bars.addnext(line)
    legend = chart.legend._element
    legend.find(f"{C}legendPos").addnext(
        fills.parsed(f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>')
    )


def _undrawn(series: Any) -> None:
    old = series.find(f"{C}spPr")
    none = fills.parsed("<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>")
    if old is not None:
        series.remove(old)
    series.find(f"{C}tx").addnext(none)
    none.addnext(fills.parsed('<c:marker><c:symbol val="none"/></c:marker>'))
    series.append(fills.parsed('<c:smooth val="0"/>'))
