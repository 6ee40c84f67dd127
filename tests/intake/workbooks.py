"""Workbooks in the form of Frontex's "Monthly detections of IBC", every figure in them made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl

MONTHS = ("NOV2023", "DEC2023", "JAN2024", "FEB2024")
INVENTED = (
    ("Eastern Borders Route", "Land", "Ukraine", 111, 222, 333, 444),
    ("Eastern Borders Route", "Land", "Türkiye", 5, 6, 7, 8),
    ("Eastern Borders Route", "Land", "Kosovo*", 0, 1, 0, 2),
    ("Western Balkan Route", "Land", "Türkiye", 901, 902, 903, 904),
)


def frontex(
    heading_in: int = 1,
    rows: tuple[tuple[object, ...], ...] = INVENTED,
    months: tuple[object, ...] = MONTHS,
    sheet: str = "Detections_of_IBC",
) -> bytes:
    """The workbook of 2025 has its heading in the first row, that of 2026 in the second."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    for _ in range(heading_in - 1):
        first.append(["Monthly detections of illegal border-crossing"])
    first.append(["Route", "Border type or inland", "Nationality", *months])
    for row in rows:
        first.append(list(row))
    book.create_sheet("Notes").append(["The figures of this file are made up."])
    book.create_sheet("Dictionary")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def changed(content: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """The workbook with its parts changed, left out (None), or added under the names given."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = change(entry.filename, old.read(entry.filename))
            if part is not None:
                new.writestr(entry.filename, part)
        for name, part in added.items():
            new.writestr(name, part)
    return kept.getvalue()
