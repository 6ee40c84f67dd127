"""Archives as a courier file is one, taken apart and put together by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from byfacts.editions import courier


def files(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(held: Mapping[str, bytes], change: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, one in held.items():
            entry = zipfile.ZipInfo(name, courier.TIME)
            change(entry)
            archive.writestr(entry, one)
    return out.getvalue()
