"""What a chart shows as comma-separated values: one heading, one row for each row of the window.

After RFC 4180: commas, CRLF, quotes where they are needed. UTF-8 with a byte order mark, numbers with a point:
docs/decisions/0006-what-a-csv-file-looks-like.md says why.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from byfacts.exports.shown import Shown, Written
from byfacts.language import Language
from byfacts.model import Library

# What a spreadsheet takes for the beginning of a formula, the wide forms of East Asian keyboards too.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
MARK = "\ufeff"


def as_csv(shown: Shown, library: Library, say: Language) -> bytes:
    """The table of a chart. What holds for all of it (title, notes, edition) stands in every row, as columns."""
    always = tuple(_whole_table(shown, library, say))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(head) for head in (*(c.head for c in shown.columns), *(head for head, _ in always))])
    writer.writerows([*map(_cell, row), *(_cell(words) for _, words in always)] for row in shown.rows)
    return (MARK + text.getvalue()).encode("utf-8")


def _whole_table(shown: Shown, library: Library, say: Language) -> Iterator[tuple[str, str]]:
    yield say.text("Title"), shown.title
    yield say.text("Subtitle"), shown.subtitle
    yield say.text("Notes"), " ".join(shown.notes)
    yield say.text("Edition"), library.edition
    yield say.text("Data as of (ISO 8601)"), library.as_of.isoformat()


def _cell(written: Written) -> str:
    """Numbers as they are, the minus of a negative one included; words so that no spreadsheet computes with them."""
    if written is None:
        return ""
    if isinstance(written, str):
        return harmless(written)
    return str(written)


def harmless(words: str) -> str:
    """Words that begin like a formula get an apostrophe before them."""
    return f"'{words}" if words.startswith(FORMULA) else words
