"""Archives without the time at which they were made: the same parts give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, time
from typing import Final

TIMES: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # an archive knows no earlier time
PROPERTIES: Final = "docProps/core.xml"
BOOK: Final = ".xlsx"  # a workbook inside, as charts of a presentation have one each


def moment(day: date) -> datetime:
    """The beginning of a day, as the properties of a document take it: UTC, without saying so."""
    return datetime.combine(day, time(), UTC).replace(tzinfo=None)


def timeless(data: bytes, day: date) -> bytes:
    """The same archive with ``day`` for every time in it, that of a workbook inside it too."""
    entry_time = max(moment(day).timetuple()[:6], EARLIEST)
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == PROPERTIES:
                content = TIMES.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            elif entry.filename.endswith(BOOK):
                content = timeless(content, day)
            plain = zipfile.ZipInfo(entry.filename, entry_time)
            plain.compress_type, plain.create_system, plain.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(plain, content)
    return kept.getvalue()
