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


def weight(name: str) -> dict[str, object]:
    font = TTFont(FONTS / f"IBMPlexSans-{name}.ttf")
    glyphs, advances = font.getGlyphSet(), font["hmtx"]
    chosen = dict(sorted(font.getBestCmap().items()))  # all: what a user adds to a sheet is measured too
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
