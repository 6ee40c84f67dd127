"""Typst through its Python binding: PDF/A-2a and PDF/UA-1, one compiler for all pages."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.engines.worker import serve

typst = importlib.import_module("typst")


@cache
def compiler(folder: Path) -> Any:
    return typst.Compiler(root=str(folder), font_paths=[str(folder / "fonts")], ignore_system_fonts=True)


def make(folder: Path, name: str) -> bytes:
    standards = ["a-2a", "ua-1"]
    made: bytes = compiler(folder).compile(input=str(folder / f"{name}.typ"), format="pdf", pdf_standards=standards)
    return made


serve("typst", make)
