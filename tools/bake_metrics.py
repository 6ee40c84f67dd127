"""Write the advance widths and heights of the shipped fonts to resources/fonts/metrics.json.

Run after replacing a font file; needs fontTools (a development tool only). Widths, and the top and bottom of
each letter's ink, are in thousandths of the type size, as the fonts have 1000 units to the em.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
RANGES = ((0x20, 0x17F), (0x218, 0x21B), (0x300, 0x301), (0x400, 0x4FF), (0x2010, 0x22FF))


def weight(name: str) -> dict[str, object]:
    font = TTFont(FONTS / f"IBMPlexSans-{name}.ttf")
    glyphs, advances = font.getGlyphSet(), font["hmtx"]
    chosen = {c: g for c, g in sorted(font.getBestCmap().items()) if any(a <= c <= b for a, b in RANGES)}
    tops, bottoms = [], []
    for glyph in chosen.values():
        pen = BoundsPen(glyphs)
        glyphs[glyph].draw(pen)
        box = pen.bounds or (0, 0, 0, 0)
        tops.append(round(box[3]))
        bottoms.append(round(box[1]))
    return {
        "letters": "".join(map(chr, chosen)),
        "widths": [advances[g][0] for g in chosen.values()],
        "tops": tops,
        "bottoms": bottoms,
        "cap": font["OS/2"].sCapHeight,
        "x": font["OS/2"].sxHeight,
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
    }


if __name__ == "__main__":
    table = {name.lower(): weight(name) for name in ("Regular", "Medium", "SemiBold")}
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    (FONTS / "metrics.json").write_text(text + "\n", encoding="utf-8")
