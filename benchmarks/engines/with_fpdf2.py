"""fpdf2: every block at its place, with its own line breaking; PDF/A-2U, which is as far as it goes."""

from __future__ import annotations

import importlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.engines.worker import serve

fpdf = importlib.import_module("fpdf")
MM = 72 / 25.4
LEFT, WIDE = 15 * MM, 180 * MM
GUTTER, STEP = 6 * MM, 15.5 * MM


class Sheet:
    """A page that is filled from the top; ``down`` is how far it is filled."""

    def __init__(self, folder: Path, doc: dict[str, Any]) -> None:
        self.doc = doc
        pdf = self.pdf = fpdf.FPDF(unit="pt", format="A4", enforce_compliance="PDF/A-2U")
        pdf.set_auto_page_break(False)
        pdf.set_margin(0)
        pdf.c_margin = 0
        for style, name in (("", "Regular"), ("B", "SemiBold")):
            pdf.add_font("Plex", style, str(folder / "fonts" / f"IBMPlexSans-{name}.ttf"))
        pdf.set_lang(doc["language"])
        pdf.set_title(doc["title"])
        pdf.set_author(doc["author"])
        pdf.set_creation_date(datetime(2026, 7, 12, tzinfo=UTC))
        pdf.add_page()
        self.down = 10 * MM

    def words(self, x: float, y: float, wide: float, text: str, size: float = 8, **how: Any) -> float:
        """A paragraph; returns how far down it ends. ``bold``, ``colour``, ``align``."""
        pdf = self.pdf
        pdf.set_font("Plex", "B" if how.get("bold") else "", size)
        pdf.set_text_color(*_rgb(how.get("colour", self.doc["ink"])))
        pdf.set_xy(x, y)
        pdf.multi_cell(wide, size * 1.22, text, align=how.get("align", "L"), new_x="LEFT", new_y="NEXT")
        below: float = pdf.get_y()
        return below

    def rule(self, x: float, y: float, wide: float, thick: float, colour: str) -> None:
        self.pdf.set_fill_color(*_rgb(colour))
        self.pdf.rect(x, y, wide, thick, style="F")

    def top(self) -> None:
        doc, ink2 = self.doc, self.doc["ink2"]
        self.words(LEFT, self.down, WIDE / 2, doc["head"][0], bold=True)
        self.down = self.words(LEFT + WIDE / 2, self.down, WIDE / 2, doc["head"][1], align="R", colour=ink2) + 4
        step = (WIDE + GUTTER) / len(doc["tabs"])
        for number, (title, on) in enumerate(doc["tabs"]):
            x, hue = LEFT + number * step, doc["hue"] if on else "#aeb9c2"
            self.rule(x, self.down, step - GUTTER, 3 if on else 0.5, hue)
            self.words(x, self.down + 3.6, step - GUTTER, title, bold=on, colour=hue if on else ink2)
        self.down = self.words(LEFT, self.down + 20, WIDE, doc["headline"], 18, bold=True) + 3
        below = self.words(LEFT, self.down, 133 * MM, doc["standfirst"], 9, colour=ink2)
        y = self.down
        for head, day, text in doc["badges"]:
            self.rule(LEFT + 124 * MM, y, 56 * MM, 11, doc["amber"])
            self.words(LEFT + 125 * MM, y + 1, 30 * MM, head, 7.5, bold=True)
            self.words(LEFT + 150 * MM, y + 1, 29 * MM, day, 7.5, bold=True, align="R")
            y = self.words(LEFT + 125 * MM, y + 12, 54 * MM, text, 7) + 3
        self.down = max(below, y) + 6

    def facts(self) -> None:
        doc = self.doc
        step, below = (WIDE + GUTTER) / max(1, len(doc["facts"])), self.down
        for number, fact in enumerate(doc["facts"]):
            x, wide = LEFT + number * step, step - GUTTER
            self.rule(x, self.down, wide, 1.5, fact["hue"])
            y = self.words(x, self.down + 3, wide, f"{fact['value']} {fact['unit']}", 18, bold=True, colour=fact["hue"])
            y = self.words(x, y, wide, fact["text"])
            if fact["mark"]:
                self.swatch(x, y + 2, fact["mark"])
            below = max(below, self.words(x + 19, y, wide - 19, fact["meta"], 7, colour=doc["ink2"]))
        self.down = below + 6

    def swatch(self, x: float, y: float, mark: list[str]) -> None:
        self.pdf.set_fill_color(*_rgb(mark[0]))
        self.pdf.set_draw_color(*_rgb(mark[1]))
        self.pdf.set_line_width(0.75)
        self.pdf.rect(x, y, 5 * MM, 2.2 * MM, style="DF")

    def row(self, row: list[dict[str, Any]]) -> None:
        x, below = LEFT, self.down
        for column in row:
            y, wide = self.down, STEP * column["span"] - GUTTER
            for slot in column["slots"]:
                y = self.slot(x, y, wide, slot) + 4
            below, x = max(below, y), x + wide + GUTTER
        self.down = below + 3

    def slot(self, x: float, y: float, wide: float, slot: dict[str, Any]) -> float:
        self.rule(x, y, wide, 0.75, self.doc["ink"])
        y = self.words(x, y + 3.5, wide, f"{slot['kicker']} {slot['title']}".strip(), 9.5, bold=True)
        y = self.words(x, y, wide, slot["subtitle"], 7, colour=self.doc["ink2"]) + 3
        match slot["form"]:
            case "figure":
                for shape in slot["marks"]:
                    self.shape(shape, x, y)
                return float(y + slot["height"])
            case "list":
                for lead, text in slot["items"]:
                    y = self.words(x, y, wide, f"{lead} {text}".strip(), 7)
                return y
            case _:
                return self.table(x, y, wide, slot)

    def table(self, x: float, y: float, wide: float, slot: dict[str, Any]) -> float:
        """Cells at their places: fpdf2's own tables take several times as long."""
        pdf, rows, bars = self.pdf, [slot["head"], *slot["rows"]], slot["bars"]
        pdf.set_font("Plex", "", 7.5)
        columns = range(1, len(slot["head"]))
        wides = [max(pdf.get_string_width(row[i]) for row in rows) + 6 for i in columns]
        room = wide * 0.4 if bars else 0.0
        starts = [x, *(x + wide - room - sum(wides[i:]) for i in range(len(wides)))]
        wides = [starts[1] - x if len(starts) > 1 else wide, *wides]
        for number, row in enumerate(rows):
            for at, width, text, numeric in zip(starts, wides, row, slot["numeric"], strict=True):
                bold, colour = not number, self.doc["ink"] if number else self.doc["ink2"]
                pdf.set_font("Plex", "B" if bold else "", 7 if bold else 7.5)
                pdf.set_text_color(*_rgb(colour))
                pdf.set_xy(at, y)
                pdf.cell(width, 12, text, align="R" if numeric else "L")
            if 0 < number <= len(bars):
                self.rule(x + wide - room + 4, y + 2, (room - 4) * bars[number - 1], 2.9 * MM, slot["hue"])
            y += 12
            self.rule(x, y, wide, 0.35 if number else 0.5, self.doc["hairline"] if number else self.doc["ink"])
        return y

    def shape(self, shape: dict[str, Any], x: float, y: float) -> None:
        pdf = self.pdf
        style = ("D" if shape.get("edge") else "") + ("F" if shape.get("fill") else "")
        if shape.get("edge"):
            pdf.set_draw_color(*_rgb(shape["edge"]))
            pdf.set_line_width(shape["wide"])
        if shape.get("fill") and shape["kind"] != "words":
            pdf.set_fill_color(*_rgb(shape["fill"]))
        match shape["kind"]:
            case "box" if style:
                left, top, width, height = shape["at"]
                pdf.rect(x + left, y + top, width, height, style=style)
            case "line":
                if shape["dash"]:
                    pdf.set_dash_pattern(*shape["dash"])
                pdf.polyline([(x + px, y + py) for px, py in shape["points"]])
                if shape["dash"]:
                    pdf.set_dash_pattern()
            case "area" if style:
                for ring in shape["rings"]:
                    pdf.polygon([(x + px, y + py) for px, py in ring], style=style)
            case "disc" if style:
                across, down, radius = shape["at"]
                pdf.circle(x + across, y + down, radius, style=style)
            case "words":
                self.label(shape, x, y)

    def label(self, shape: dict[str, Any], x: float, y: float) -> None:
        pdf = self.pdf
        pdf.set_font("Plex", "B" if shape["bold"] else "", shape["size"])
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape["anchor"]]
        left = x + shape["at"][0] - (part * pdf.get_string_width(shape["text"]) if part else 0)
        pdf.set_text_color(*_rgb(shape["fill"]))
        pdf.text(left, y + shape["at"][1], shape["text"])

    def bottom(self) -> None:
        doc, below = self.doc, self.down
        count = len(doc["notes"]) + 1
        step = (WIDE + GUTTER) / count
        for number, (heading, items) in enumerate(doc["notes"]):
            x = LEFT + number * step
            self.rule(x, self.down, step - GUTTER, 0.75, doc["ink"])
            y = self.words(x, self.down + 3, step - GUTTER, heading, bold=True)
            for item in items:
                y = self.words(x, y, step - GUTTER, f"– {item}", 7)
            below = max(below, y)
        x = LEFT + (count - 1) * step
        self.rule(x, self.down, step - GUTTER, 0.75, doc["ink"])
        y = self.words(x, self.down + 3, step - GUTTER, doc["marks_heading"], bold=True)
        for text, mark in doc["marks"]:
            self.swatch(x, y + 1, mark)
            y = self.words(x + 19, y, step - GUTTER - 19, text, 7)
        self.down = max(below, y) + 3
        self.rule(LEFT, self.down, WIDE, 0.5, doc["ink"])
        half = (len(doc["sources"]) + 1) // 2
        for number, part in enumerate((doc["sources"][:half], doc["sources"][half:])):
            y = self.down + 3
            for key, text in part:
                x, wide = LEFT + number * (87 * MM + GUTTER), 87 * MM
                y = self.words(x, y, wide, f"[{key}] {text}" if key else text, 7, colour=doc["ink2"])
        end = 282.5 * MM
        self.rule(LEFT, end, WIDE, 0.75, doc["ink"])
        for text, align in zip(doc["footer"], "LCR", strict=True):
            self.words(LEFT, end + 3, WIDE, text, 7, align=align, colour=doc["ink2"])


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def make(folder: Path, name: str) -> bytes:
    sheet = Sheet(folder, json.loads((folder / f"{name}.json").read_text("utf-8")))
    sheet.top()
    sheet.facts()
    for row in sheet.doc["rows"]:
        sheet.row(row)
    sheet.bottom()
    return bytes(sheet.pdf.output())


serve("fpdf2", make)
