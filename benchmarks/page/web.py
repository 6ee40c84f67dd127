"""The page as HTML with one style sheet: what WeasyPrint and Chromium are given."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from benchmarks.page import svg
from benchmarks.page.document import GUTTER, STEP


def style_sheet(fonts: Path) -> str:
    """The styles, with the typeface from the checkout's files."""
    faces = "".join(
        f'@font-face {{ font-family: "IBM Plex Sans"; font-weight: {weight};'
        f" src: url({(fonts / f'IBMPlexSans-{name}.ttf').as_uri()}) }}\n"
        for weight, name in ((400, "Regular"), (600, "SemiBold"))
    )
    return faces + STYLE


STYLE = """
@page { size: A4; margin: 10mm 15mm 9mm }
* { box-sizing: border-box }
body { margin: 0; font: 8pt/10.4pt "IBM Plex Sans"; color: #17212b; width: 180mm }
.side { display: flex; justify-content: space-between }
p, h1, h2, ul, ol { margin: 0; padding: 0; font-size: inherit; font-weight: 400 }
.small { font-size: 7pt; line-height: 8.7pt; color: #4a5763 }
.tab { width: 40.5mm; border-top: .5pt solid #aeb9c2; padding-top: 2pt }
.tab.on { border-top-width: 3pt; font-weight: 600 }
h1 { font-size: 18pt; line-height: 20pt; font-weight: 600; margin-top: 2mm }
.stand { font-size: 9pt; line-height: 11pt; color: #4a5763; width: 133mm }
.badge { width: 56mm; border: 1.2pt solid #ffc845; font-size: 7pt; line-height: 8.7pt }
.badge div { background: #ffc845; font-weight: 600; padding: 1pt 4pt }
.badge p { padding: 1pt 4pt }
.fact { width: 40.5mm; border-top: 1.5pt solid; padding-top: 2pt }
.fact .value { font-size: 18pt; line-height: 20pt; font-weight: 600 }
.fact .unit { font-size: 9pt }
.row { margin-top: 2.4mm }
.slot { border-top: .75pt solid #17212b; padding-top: 1.2mm; margin-bottom: 1.4mm }
.slot h2, .notes h2 { font-size: 9.5pt; line-height: 11pt; font-weight: 600 }
.notes h2 { font-size: 8pt }
table { width: 100%; border-collapse: collapse; line-height: 9.6pt }
th, td { padding: .6pt 2pt; text-align: left; font-weight: 400; border-bottom: .35pt solid #d9dfe4;
         vertical-align: middle }
thead th { font-size: 7pt; font-weight: 600; color: #4a5763; border-bottom: .5pt solid #17212b }
.number { text-align: right }
.notes { font-size: 7pt; line-height: 8.9pt; margin-top: 1mm }
.notes > div { width: 56mm; border-top: .75pt solid #17212b; padding-top: 1mm }
ul { list-style: none }
ol { list-style: none; font-size: 7pt; line-height: 8.5pt; color: #4a5763; columns: 2; border-top: .5pt solid #17212b;
     padding-top: 1mm; margin-top: 1mm }
.swatch { display: inline-block; width: 5mm; height: 2.2mm; border: .75pt solid; margin-right: 1.2mm }
footer { border-top: .75pt solid #17212b; padding-top: 2pt; margin-top: 1mm }
svg { display: block }
"""


def page(doc: dict[str, Any], styles: str = "") -> str:
    """The whole document; ``styles`` is a link to the style sheet where it is not given apart."""
    parts = [*_top(doc), *map(_row, doc["rows"]), *_bottom(doc)]
    head = f'<meta charset="utf-8"><title>{escape(doc["title"])}</title><meta name="author" content="{doc["author"]}">'
    return (
        f'<!doctype html><html lang="{doc["language"]}"><head>{head}{styles}</head><body>{"".join(parts)}</body></html>'
    )


def _top(doc: dict[str, Any]) -> list[str]:
    tabs = "".join(
        f'<div class="tab on" style="border-color:{doc["hue"]};color:{doc["hue"]}">{escape(title)}</div>'
        if current
        else f'<div class="tab">{escape(title)}</div>'
        for title, current in doc["tabs"]
    )
    badges = "".join(
        f'<div class="badge"><div class="side"><span>{escape(h)}</span><span>{escape(d)}</span></div>'
        f"<p>{escape(t)}</p></div>"
        for h, d, t in doc["badges"]
    )
    return [
        f'<div class="side"><p><b>{escape(doc["head"][0])}</b></p><p>{escape(doc["head"][1])}</p></div>',
        f'<div class="side">{tabs}</div><h1>{escape(doc["headline"])}</h1>',
        f'<div class="side"><p class="stand">{escape(doc["standfirst"])}</p><div>{badges}</div></div>',
        f'<div class="side row">{"".join(map(_fact, doc["facts"]))}</div>',
    ]


def _fact(fact: dict[str, Any]) -> str:
    hue = fact["hue"]
    return (
        f'<div class="fact" style="border-color:{hue}"><p class="value" style="color:{hue}">{escape(fact["value"])} '
        f'<span class="unit">{escape(fact["unit"])}</span></p><p>{escape(fact["text"])}</p>'
        f'<p class="small">{_swatch(fact["mark"])}{escape(fact["meta"])}</p></div>'
    )


def _swatch(mark: list[str] | None) -> str:
    return f'<span class="swatch" style="background:{mark[0]};border-color:{mark[1]}"></span>' if mark else ""


def _row(row: list[dict[str, Any]]) -> str:
    columns = (
        f'<div style="width:{STEP * column["span"] - GUTTER}mm">{"".join(map(_slot, column["slots"]))}</div>'
        for column in row
    )
    return f'<div class="side row">{"".join(columns)}</div>'


def _slot(slot: dict[str, Any]) -> str:
    kicker = f'<span style="color:{slot["hue"]}">{escape(slot["kicker"])}</span> ' if slot["kicker"] else ""
    head = f'<h2>{kicker}{escape(slot["title"])}</h2><p class="small">{escape(slot["subtitle"])}</p>'
    match slot["form"]:
        case "figure":
            body = svg.drawn(slot["marks"], slot["width"], slot["height"], slot["alt"])
        case "list":
            items = (f"<li><b>{escape(lead)}</b> {escape(text)}</li>" for lead, text in slot["items"])
            body = f"<ul>{''.join(items)}</ul>"
        case _:
            body = _table(slot)
    return f'<div class="slot">{head}{body}</div>'


def _table(slot: dict[str, Any]) -> str:
    align = [' class="number"' if numeric else "" for numeric in slot["numeric"]]
    bars = slot["bars"]
    head = "".join(f'<th scope="col"{a}>{escape(t)}</th>' for a, t in zip(align, slot["head"], strict=True))
    rows = []
    for number, row in enumerate(slot["rows"]):
        first = f'<th scope="row">{escape(row[0])}</th>'
        cells = "".join(f"<td{a}>{escape(t)}</td>" for a, t in zip(align[1:], row[1:], strict=True))
        share = bars[number] if number < len(bars) else 0
        bar = f'<div style="background:{slot["hue"]};height:2.9mm;width:{share * 100:.1f}%"></div>'
        rows.append(f"<tr>{first}{cells}{f'<td style=width:40%>{bar}</td>' if bars else ''}</tr>")
    more = "<td></td>" if bars else ""
    return f"<table><thead><tr>{head}{more}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _bottom(doc: dict[str, Any]) -> list[str]:
    notes = "".join(
        f"<div><h2>{escape(heading)}</h2><ul>{''.join(f'<li>– {escape(item)}</li>' for item in items)}</ul></div>"
        for heading, items in doc["notes"]
    )
    marks = "".join(f"<li>{_swatch(mark)}{escape(text)}</li>" for text, mark in doc["marks"])
    sources = "".join(f"<li>{f'[{number}] ' if number else ''}{escape(text)}</li>" for number, text in doc["sources"])
    foot = "".join(f"<p>{escape(text)}</p>" for text in doc["footer"])
    key = f"<div><h2>{escape(doc['marks_heading'])}</h2><ul>{marks}</ul></div>"
    return [
        f'<div class="side notes">{notes}{key}</div>',
        f"<ol>{sources}</ol>",
        f'<footer class="side small">{foot}</footer>',
    ]
