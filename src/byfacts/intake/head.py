"""The start of a file as the formats look at it to know their own."""

from __future__ import annotations

from byfacts.frozen import frozen
from byfacts.intake.lines import decoded
from byfacts.intake.opening import Opened

LOOKED_AT = 1 << 16


@frozen
class Head:
    """``raw`` is the start as bytes, ``lines`` the same as text without its empty ends."""

    raw: bytes
    lines: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.lines[0] if self.lines else ""


def look(opened: Opened) -> Head:
    raw = opened.head[:LOOKED_AT]
    text = decoded(raw)
    return Head(raw, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
