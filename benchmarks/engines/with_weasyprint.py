"""WeasyPrint: PDF/UA-1, the style sheet and the fonts read once for all pages."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.engines.worker import serve

weasyprint = importlib.import_module("weasyprint")
fonts = importlib.import_module("weasyprint.text.fonts")


@cache
def styles(folder: Path) -> tuple[Any, Any]:
    known = fonts.FontConfiguration()
    return weasyprint.CSS(filename=str(folder / "page.css"), font_config=known), known


def make(folder: Path, name: str) -> bytes:
    css, known = styles(folder)
    page = weasyprint.HTML(string=(folder / f"{name}.html").read_text("utf-8"))
    made: bytes = page.write_pdf(stylesheets=[css], font_config=known, pdf_variant="pdf/ua-1")
    return made


serve("weasyprint", make)
