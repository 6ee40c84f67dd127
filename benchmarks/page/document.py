"""A sheet as plain values that any page maker can be fed with: the same words, tables and pictures for all of them."""

from __future__ import annotations

import random
from enum import Enum
from typing import Any

from benchmarks.page import svg

from byfacts.charts import style
from byfacts.charts.content import Item, Listing, Map, Timeline
from byfacts.charts.frame import Frame
from byfacts.charts.layout import layout, least_height, natural_height
from byfacts.charts.marks import Fill, Tone
from byfacts.compose import compose
from byfacts.frozen import fields, replace
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.sheet import Options, Sheet, Slot
from byfacts.tokens import theme

MM = 72 / 25.4
BODY = 8.0
STEP, GUTTER = 15.5, 6.0  # millimetres: twelve columns
# What names something, or says where it comes from, keeps its digits.
NAMES = {
    "id", "key", "keys", "topic", "language", "kind", "icon", "geo", "companion", "sources", "numbers", "choices",
    "data_date", "letter", "edition",
}  # fmt: skip


def composed(topic: str, code: str) -> Sheet:
    return compose(topic, load_library(), load_language(code), Options(on="2026-11-22"))


def varied(sheet: Sheet, number: int) -> Sheet:
    """The same words with other digits, so that no page maker can answer from memory. Number 0 changes nothing."""
    digits = list("0123456789")
    if number:
        random.Random(number).shuffle(digits)  # noqa: S311 - any other digits will do
    table = str.maketrans("0123456789", "".join(digits))
    changed: Sheet = _translated(sheet, table)
    return changed


def _translated(value: Any, table: dict[int, int]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, tuple):
        return tuple(_translated(part, table) for part in value)
    if hasattr(type(value), "__match_args__") and "__slots__" in type(value).__dict__:
        kept = {name: getattr(value, name) for name in fields(type(value)) if name not in NAMES}
        return replace(value, **{name: _translated(part, table) for name, part in kept.items()})
    return value


def has_map(sheet: Sheet) -> bool:
    slots = (slot for row in sheet.rows for column in row.columns for slot in column.slots)
    return any(isinstance(slot.chart.content, Map) and slot.form == "figure" for slot in slots)


def document(sheet: Sheet, lower: float) -> dict[str, Any]:
    """The sheet's words and pictures. ``lower`` is the part of their wanted height that plots keep."""
    light = theme("light")
    refs = sheet.references
    return {
        "language": sheet.language,
        "title": f"{sheet.headline} – {sheet.title}",
        "author": "byfacts",
        "ink": light["ink"],
        "ink2": light["ink2"],
        "hairline": light["hairline"],
        "amber": light["amber"],
        "hue": light.hues[sheet.topic].data,
        "head": [sheet.series_name, f"{sheet.as_of} · {sheet.edition}"],
        "tabs": [[tab.title, tab.current] for tab in sheet.tabs],
        "headline": sheet.headline,
        "standfirst": sheet.standfirst,
        "badges": [[b.head, b.date, f"{b.text}: {b.advice} {refs(b.sources)}"] for b in sheet.badges],
        "facts": [
            {
                "value": f.value,
                "unit": f.unit,
                "text": f.text,
                "meta": f"{f.standing or f.meta} {refs(f.sources)}",
                "hue": light.hues[f.topic].data,
                "mark": _swatch(f.mark, f.topic) if f.mark else None,
            }
            for f in sheet.key_facts
        ],
        "rows": [
            [{"span": c.span, "slots": [_slot(s, c.span, sheet, lower) for s in c.slots]} for c in row.columns]
            for row in sheet.rows
        ],
        "notes": [[note.heading, list(note.items)] for note in sheet.notes],
        "marks_heading": sheet.marks_heading,
        "marks": [[mark.text, _swatch(mark.fill, sheet.topic)] for mark in sheet.marks],
        "sources": [[source.number, source.text] for source in sheet.sources],
        "footer": [sheet.footer.left, sheet.footer.middle, sheet.footer.right],
    }  # fmt: skip


def _swatch(fill: Fill, topic: str) -> list[str]:
    look = style.look(fill, theme("light"), topic, medium="paper")
    return [look.ground or "#ffffff", look.outline or look.ground or "#000000"]


def _slot(slot: Slot, span: int, sheet: Sheet, lower: float) -> dict[str, Any]:
    chart = slot.chart
    made: dict[str, Any] = {
        "kicker": slot.kicker,
        "title": slot.title,
        "subtitle": "" if slot.bare else f"{slot.subtitle} {sheet.references(chart.sources)}",
        "form": slot.form,
        "hue": style.tone(Tone.HUE, theme("light"), chart.topic),
        "alt": chart.alt,
    }
    match slot.form:
        case "figure":
            width = (STEP * span - GUTTER) * MM
            frame = Frame.paper(width, 0.0, BODY)
            natural = natural_height(chart, frame)
            wanted = max(least_height(chart, frame), slot.height * MM * lower) if slot.height else natural
            height = natural if isinstance(chart.content, Map) else wanted
            figure = layout(chart, Frame.paper(width, height, BODY))
            made |= {"width": width, "height": height, "marks": svg.plain(figure)}
        case "table" | "bar-table":
            picked = slot.table_columns or tuple(range(len(chart.table.head)))
            most = slot.table_rows or len(chart.table.rows)
            rows = [*chart.table.rows[: most - 1], chart.table.rows[-1]]
            values = [row[picked[-1]].value or 0.0 for row in rows[: -1 if chart.table.total else None]]
            made |= {
                "head": [chart.table.head[i] for i in picked],
                "rows": [[row[i].text for i in picked] for row in rows],
                "numeric": [chart.table.numeric[i] for i in picked],
                "bars": [v / max(values) for v in values] if slot.form == "bar-table" else [],
            }
        case "list":
            made["items"] = [[item.lead, item.text] for item in _items(slot)]
    return made


def _items(slot: Slot) -> list[Item]:
    content = slot.chart.content
    if isinstance(content, Listing):
        return list(content.items)
    if isinstance(content, Timeline):
        return [Item(m.key, m.date, m.text) for m in content.moments]
    return [Item("", row[0].text, " · ".join(cell.text for cell in row[1:])) for row in slot.chart.table.rows]
