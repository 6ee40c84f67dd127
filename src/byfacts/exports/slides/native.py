"""Puts a plate on a slide as a chart of PowerPoint's own: its numbers in its sheet, to be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from byfacts.charts.marks import Fill, Tone
from byfacts.exports.slides import fills, labels, room
from byfacts.exports.slides.numerals import grouped
from byfacts.exports.slides.plates import Plate, Strip
from byfacts.exports.slides.room import Space
from byfacts.language import Language

if TYPE_CHECKING:
    from pptx.slide import Slide

GAPS: Final = {"columns": 45, "bars": 55, "shares": 40, "lines": 0}  # % of a bar's width
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PLAIN: Final = "General"


def place(slide: Slide, plate: Plate, space: Space, topic: str, say: Language, *, label: float = room.LABEL) -> Any:
    """The chart as a graphic frame of the slide; its name and description are the caller's."""
    from pptx.util import Emu

    left, top, width, height = (Emu(x) for x in space.emu())
    frame = slide.shapes.add_chart(_kind(plate), left, top, width, height, _data(plate, say))
    chart: Any = frame.chart  # type: ignore[attr-defined]
    _frame_words(chart, plate, label)
    _axes(chart, plate, space, label)
    plot = chart.plots[0]
    if plate.form != "lines":
        plot.gap_width, plot.overlap = GAPS[plate.form], 100
    for strip, series in zip(plate.strips, plot.series, strict=True):
        _series(series, strip, plate, topic, label, space)
    if plate.form == "columns" and plate.stacked:
        labels.lift_totals(chart, plate)
    _number_axes(chart)
    return frame


def _kind(plate: Plate) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE as KINDS

    match plate.form:
        case "columns":
            return KINDS.COLUMN_STACKED if plate.stacked else KINDS.COLUMN_CLUSTERED
        case "bars":
            return KINDS.BAR_CLUSTERED
        case "shares":
            return KINDS.BAR_STACKED_100
        case "lines":
            return KINDS.LINE_MARKERS


def _data(plate: Plate, say: Language) -> Any:
    from pptx.chart.data import CategoryChartData

    make: Any = CategoryChartData  # without types
    data = make(number_format=PLAIN)
    data.categories = [fills.written(category) for category in plate.categories]
    usual = grouped(say.number(1000)[1:-3])
    for strip in plate.strips:
        whole = all(n is None or n.value == round(n.value) for n in strip.numbers)
        values = [None if n is None else _shortest(n.value) for n in strip.numbers]
        data.add_series(fills.written(strip.name), values, usual if whole else PLAIN)
    return data


def _shortest(value: float) -> float | int:
    return int(value) if value == int(value) else value


# axes, legend and the words of the whole


def _frame_words(chart: Any, plate: Plate, label: float) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.has_title = False
    chart.font.size, chart.font.name = Pt(label), room.FONT
    chart.font.color.rgb = fills.rgb(fills.role("ink"))
    chart.has_legend = plate.stacked
    if plate.stacked:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(label)


def _axes(chart: Any, plate: Plate, space: Space, label: float) -> None:
    """Every number has its label, so the axis of values is not shown; it starts at zero but where the chart says so."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = values.has_minor_gridlines = False
    values.visible = False
    values.minimum_scale = plate.low
    if plate.named and not plate.low:  # labels stand below the lower line; the axis itself crosses at zero
        values.minimum_scale = -plate.highest * 0.09
    if plate.form == "shares":
        values.maximum_scale = 1.0
    elif plate.highest > plate.low:
        values.maximum_scale = plate.low + (plate.highest - plate.low) * _head_room(plate, space, label)
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    names.tick_labels.font.size = Pt(label)
    names.format.line.width = Pt(1)
    names.format.line.color.rgb = fills.rgb(fills.role("ink"))
    _level(names)
    if plate.form in ("bars", "shares"):
        names.reverse_order = True
    if plate.named:
        _narrow(chart, plate, space, label)


def _narrow(chart: Any, plate: Plate, space: Space, label: float) -> None:
    """Room at both ends for the labels that stand beside the lines."""
    slot = space.width / max(len(plate.categories), 1) / 2
    ends = [(s.name, [n for n in s.numbers if n]) for s in plate.strips]
    right = max(room.width_of(f"{n[-1].text} {name}", label, bold=True) for name, n in ends if n)
    left = max(room.width_of(n[0].text, label, bold=True) for _, n in ends if n)
    before, after = (max(wide + 12 - slot, 0) / space.width for wide in (left, right))
    area = chart._chartSpace.find(f"{C}chart").find(f"{C}plotArea")
    for old in area.findall(f"{C}layout"):
        area.remove(old)
    area.insert(0, fills.parsed(
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{before:.4f}"/><c:y val="0.03"/><c:w val="{1 - before - after:.4f}"/><c:h val="0.86"/>'
        "</c:manualLayout></c:layout>"
    ))  # fmt: skip


def _number_axes(chart: Any) -> None:
    """python-pptx gives axes negative numbers, which the schema of the format forbids."""
    for element in chart._chartSpace.iter(f"{C}axId", f"{C}crossAx"):
        element.set("val", element.get("val").lstrip("-"))


def _level(axis: Any) -> None:
    """Words of an axis stay level, however long; every one of them is there."""
    body = axis._element.find(f"{C}txPr").find(f"{{{fills.A}}}bodyPr")
    body.set("rot", "0")
    body.set("vert", "horz")
    element = axis._element
    if element.tag == f"{C}catAx":
        for name, after in (("tickLblSkip", "noMultiLvlLbl"), ("tickMarkSkip", "noMultiLvlLbl")):
            before = element.find(f"{C}{after}")
            made = fills.parsed(f'<c:{name} val="1"/>')
            before.addprevious(made) if before is not None else element.append(made)


def _head_room(plate: Plate, space: Space, label: float) -> float:
    """How much longer than its largest number the axis is, so that labels stand beyond the ends."""
    if plate.form != "bars":
        return 1.0 + 2.0 * label / max(space.height * 0.8, 1)
    widest = max((room.width_of(n.text, label, bold=True) for s in plate.strips for n in s.numbers if n), default=0.0)
    taken = min((widest + 12) / (space.width * 0.62), 0.45)
    return 1 / (1 - taken)


# series


def _series(series: Any, strip: Strip, plate: Plate, topic: str, label: float, space: Space) -> None:
    if plate.form == "lines":
        _line(series, strip, topic)
    else:
        _paint(series._element.get_or_add_spPr(), strip.fill, topic)
        for place, number in enumerate(strip.numbers):
            if number and number.fill not in (Fill.FINAL, strip.fill) and strip.role != "total":
                _paint(_of_point(series, place), number.fill, topic)
    if strip.role == "from" or (plate.form == "columns" and plate.stacked and strip.role != "total"):
        return
    labels.put(series, strip, plate, topic, label, space.height)


def _of_point(series: Any, place: int) -> Any:
    """The properties of the shape of one number."""
    series.points[place].format.fill.background()  # makes the element in its right place
    element = series._element
    found = next(p for p in element.findall(f"{C}dPt") if p.find(f"{C}idx").get("val") == str(place))
    return found.find(f"{C}spPr")


def _paint(properties: Any, fill: Fill, topic: str) -> None:
    for child in list(properties):
        properties.remove(child)
    properties.append(fills.parsed(fills.filled(fill, topic)))
    properties.append(fills.parsed(fills.outlined(fill, topic)))


def _line(series: Any, strip: Strip, topic: str) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.util import Pt

    hue = fills.role("context") if strip.fill is Fill.CONTEXT else fills.colour(Tone.HUE, topic)
    series.smooth = False
    series.format.line.width = Pt(2.25)
    series.format.line.color.rgb = fills.rgb(hue)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = fills.rgb(hue)
    series.marker.format.line.color.rgb = fills.rgb(hue)
    for place, number in enumerate(strip.numbers):
        if number and number.fill not in (Fill.FINAL, strip.fill):  # not final: an open dot
            point = series.points[place].marker
            point.style, point.size = XL_MARKER_STYLE.CIRCLE, 9
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = fills.rgb("FFFFFF")
            point.format.line.color.rgb = fills.rgb(hue)
