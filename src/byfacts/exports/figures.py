"""A sheet's figures as comma-separated values: the same bytes for the same figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from byfacts.frozen import fields
from byfacts.sheet import Figure

COLUMNS = fields(Figure)
BEGINNING = ",".join(COLUMNS[:6])  # of the heading: what a table of ours is known by, whatever columns came later


def as_csv(figures: Iterable[Figure]) -> bytes:
    """UTF-8 after RFC 4180, with a heading of English codes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(figure, column) for column in COLUMNS] for figure in figures)
    return text.getvalue().encode("utf-8")
