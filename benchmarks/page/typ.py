"""The page as Typst source: functions for the blocks in a file of their own, words and pictures as their arguments."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from benchmarks.page import svg
from benchmarks.page.document import GUTTER, STEP

LAND = 8  # corners: a shape with more is a land, one with fewer an arrowhead

# What stays the same for every page: Typst remembers it from one page to the next.
TEMPLATE = """
#let ink = rgb("#17212b")
#let ink2 = rgb("#4a5763")
#let hair = rgb("#d9dfe4")
#let small(body) = text(size: 7pt, fill: ink2, body)
#let side(widths, ..cells) = grid(columns: widths, column-gutter: 6mm, ..cells)
#let tab(title, on, hue) = block(width: 100%, above: 0pt,
  stroke: (top: if on { 3pt + hue } else { 0.5pt + rgb("#aeb9c2") }),
  inset: (top: 2pt), text(weight: if on { 600 } else { 400 }, fill: if on { hue } else { ink2 }, title))
#let badge(head, date, body) = block(width: 100%, stroke: 1.2pt + rgb("#ffc845"), {
  block(width: 100%, fill: rgb("#ffc845"), inset: (x: 4pt, y: 1.5pt), below: 0pt,
    text(weight: 600)[#head #h(1fr) #date])
  block(inset: (x: 4pt, y: 1.5pt), above: 0pt, text(size: 7pt, body))
})
#let swatch(fill, edge) = box(width: 5mm, height: 2.2mm, fill: fill, stroke: 0.75pt + edge)
#let fact(value, unit, body, meta, hue, mark) = block(width: 100%, stroke: (top: 1.5pt + hue), inset: (top: 3pt), {
  text(size: 18pt, weight: 600, fill: hue)[#value #text(size: 9pt, unit)]
  parbreak()
  body
  parbreak()
  small[#mark #meta]
})
#let slot(kicker, title, subtitle, hue, body) = block(width: 100%, stroke: (top: 0.75pt + ink), inset: (top: 1.2mm), {
  heading(level: 2)[#text(fill: hue, kicker) #title]
  small(subtitle)
  body
})
#let rows(columns, align, head, bars, hue, cells) = {
  set text(size: 7.5pt)
  table(columns: columns, align: align, stroke: (x, y) => (bottom: if y == 0 { 0.5pt + ink } else { 0.35pt + hair }),
    inset: (x: 2pt, y: 1.7pt), table.header(..head.map(h => text(size: 7pt, weight: 600, fill: ink2, h))), ..cells)
}
#let bar(share, hue) = rect(width: share, height: 2.9mm, fill: hue)
#let note(heading-text, items) = block(width: 100%, stroke: (top: 0.75pt + ink), inset: (top: 1mm), {
  heading(level: 2, text(size: 8pt, heading-text))
  set text(size: 7pt)
  list(marker: [–], ..items)
})
#let sheet(title, language, author, body) = {
  set document(title: title, author: author, date: datetime(year: 2026, month: 7, day: 12))
  set page(paper: "a4", margin: (x: 15mm, top: 10mm, bottom: 9mm))
  set text(font: "IBM Plex Sans", size: 8pt, fill: ink, lang: language, hyphenate: false)
  set par(leading: 0.42em, spacing: 0.55em)
  set block(spacing: 1.4mm)
  show heading.where(level: 1): set text(size: 18pt, weight: 600)
  show heading.where(level: 2): set text(size: 9.5pt, weight: 600)
  show heading: set block(above: 0pt, below: 2.5pt)
  body
}
"""


def quoted(text: str) -> str:
    """Words as a string of Typst's: nothing in them is mark-up."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def page(doc: dict[str, Any], pictures: str) -> tuple[str, dict[str, str]]:
    """The source, and its pictures by file name (which begins with ``pictures``)."""
    files: dict[str, str] = {}
    parts = [
        '#import "template.typ": *',
        f"#show: body => sheet({quoted(doc['title'])}, {quoted(doc['language'])}, {quoted(doc['author'])}, body)",
        f"#text(weight: 600, {quoted(doc['head'][0])}) #h(1fr) #{quoted(doc['head'][1])}",
        _beside(["1fr"] * len(doc["tabs"]), [_tab(tab, doc["hue"]) for tab in doc["tabs"]]),
        f"#heading(level: 1, {quoted(doc['headline'])})",
        _standfirst(doc),
        _beside(["1fr"] * max(1, len(doc["facts"])), list(map(_fact, doc["facts"]))),
        *(_row(row, pictures, files) for row in doc["rows"]),
        _notes(doc),
        _sources(doc),
        "#line(length: 100%, stroke: 0.75pt + ink)",
        "#small[" + " #h(1fr) ".join(f"#{quoted(text)}" for text in doc["footer"]) + "]",
    ]
    return "\n".join(parts), files


def _beside(widths: list[str], cells: list[str]) -> str:
    return f"#side(({', '.join(widths)},), {', '.join(cells)})"


def _tab(tab: list[Any], hue: str) -> str:
    return f'tab({quoted(tab[0])}, {"true" if tab[1] else "false"}, rgb("{hue}"))'


def _standfirst(doc: dict[str, Any]) -> str:
    stand = f"text(size: 9pt, fill: ink2, {quoted(doc['standfirst'])})"
    badges = [f"badge({', '.join(map(quoted, badge))})" for badge in doc["badges"]]
    return _beside(["1fr", "56mm"], [stand, f"[{' '.join('#' + badge for badge in badges)}]"])


def _swatch(mark: list[str] | None) -> str:
    return f'swatch(rgb("{mark[0]}"), rgb("{mark[1]}"))' if mark else "none"


def _fact(fact: dict[str, Any]) -> str:
    words = ", ".join(quoted(fact[name]) for name in ("value", "unit", "text", "meta"))
    return f'fact({words}, rgb("{fact["hue"]}"), {_swatch(fact["mark"])})'


def _row(row: list[dict[str, Any]], pictures: str, files: dict[str, str]) -> str:
    cells = [f"[{' '.join('#' + _slot(slot, pictures, files) for slot in column['slots'])}]" for column in row]
    return _beside([f"{STEP * column['span'] - GUTTER}mm" for column in row], cells)


def _slot(slot: dict[str, Any], pictures: str, files: dict[str, str]) -> str:
    match slot["form"]:
        case "figure":
            body = _picture(slot, pictures, files)
        case "list":
            items = ", ".join(f"[#strong({quoted(lead)}) #{quoted(text)}]" for lead, text in slot["items"])
            body = f"list({items})"
        case _:
            body = _table(slot)
    words = ", ".join(quoted(slot[name]) for name in ("kicker", "title", "subtitle"))
    return f'slot({words}, rgb("{slot["hue"]}"), {body})'


def _picture(slot: dict[str, Any], pictures: str, files: dict[str, str]) -> str:
    """The chart as an image. The lands of a map are one of their own, the same for all pages, so that it is kept."""
    size = slot["width"], slot["height"]
    lands = [shape for shape in slot["marks"] if shape["kind"] == "area" and max(map(len, shape["rings"])) > LAND]
    name = f"{pictures}-{len(files)}.svg"
    files[name] = svg.drawn([shape for shape in slot["marks"] if shape not in lands], *size)
    image = f"image({quoted(name)}, width: 100%, alt: {quoted(slot['alt'])})"
    if not lands:
        return image
    below = svg.drawn(lands, *size)
    kept = f"land-{crc32(below.encode()):08x}.svg"
    files[kept] = below
    return f"{{ place(pdf.artifact(image({quoted(kept)}, width: 100%))); {image} }}"


def _table(slot: dict[str, Any]) -> str:
    bars, hue = slot["bars"], f'rgb("{slot["hue"]}")'
    cells = []
    for number, row in enumerate(slot["rows"]):
        cells += [quoted(text) for text in row]
        if bars:
            cells.append(f"bar({bars[number] * 100:.1f}%, {hue})" if number < len(bars) else "none")
    columns = ["1fr", *["auto"] * (len(slot["head"]) - 1), *(["1.3fr"] if bars else [])]
    align = [*("right" if numeric else "left" for numeric in slot["numeric"]), *(["left"] if bars else [])]
    head = [*map(quoted, slot["head"]), *(['""'] if bars else [])]
    return (
        f"rows(({', '.join(columns)},), ({', '.join(align)},), ({', '.join(head)},), {'true' if bars else 'false'}, "
        f"{hue}, ({', '.join(cells)},))"
    )


def _notes(doc: dict[str, Any]) -> str:
    cells = [f"note({quoted(heading)}, ({', '.join(map(quoted, items))},))" for heading, items in doc["notes"]]
    marks = ", ".join(f"[#{_swatch(mark)} #{quoted(text)}]" for text, mark in doc["marks"])
    cells.append(f"note({quoted(doc['marks_heading'])}, ({marks},))")
    return _beside(["1fr"] * len(cells), cells)


def _sources(doc: dict[str, Any]) -> str:
    lines = [f"small({quoted((f'[{number}] ' if number else '') + text)})" for number, text in doc["sources"]]
    half = (len(lines) + 1) // 2
    columns = [f"[{' #parbreak() '.join('#' + line for line in part)}]" for part in (lines[:half], lines[half:])]
    return "#line(length: 100%, stroke: 0.5pt + ink)\n" + _beside(["1fr", "1fr"], columns)
