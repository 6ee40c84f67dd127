"""The letters of a text out of the shipped typeface, as a web font, so that the words of an SVG look alike everywhere.

ReportLab picks the glyphs; the table that leads from characters to them is ours, for its own speaks to PDF only.
WOFF 1.0 (https://www.w3.org/TR/WOFF/) and cmap format 4 of OpenType.
"""

from __future__ import annotations

import struct
import zlib
from itertools import groupby

from byfacts.paper import fonts

TABLE = struct.Struct(">4sLLL")
WOFF = struct.Struct(">4s4sLHHLHHLLLLL")
UNNEEDED = (b"name",)  # 20 times as long as some glyphs, and a browser asks for none of it


def web_font(text: str, *, bold: bool) -> bytes:
    """A WOFF file with the glyphs of the text; characters that the typeface lacks are left to others."""
    face = fonts.registered()[bold].face
    codes = sorted({ord(sign) for sign in text} & set(face.charToGlyph))
    found = _tables(face.makeSubset(codes))
    glyphs = struct.unpack(
        f">{len(codes)}H", found[b"cmap"][22 : 22 + 2 * len(codes)]
    )  # format 6 follows 12 + 10 bytes
    tables = {tag: data for tag, data in found.items() if tag not in UNNEEDED}
    tables[b"cmap"] = _cmap(dict(zip(codes, glyphs, strict=True)))
    tables[b"name"] = struct.pack(">HHH", 0, 0, 6)
    tables[b"head"] = _without_checksum(tables[b"head"])
    return _woff(tables)


def _tables(font: bytes) -> dict[bytes, bytes]:
    count = struct.unpack(">H", font[4:6])[0]
    entries = [TABLE.unpack_from(font, 12 + 16 * place) for place in range(count)]
    return {tag: font[start : start + length] for tag, _, start, length in entries}


def _cmap(glyphs: dict[int, int]) -> bytes:
    """Format 4: runs of neighbouring characters that lead to neighbouring glyphs. The typeface has none beyond BMP."""
    pairs = sorted(glyphs.items())
    runs = []
    for _, group in groupby(enumerate(pairs), key=lambda item: (item[1][0] - item[0], item[1][1] - item[0])):
        members = [pair for _, pair in group]
        runs.append((members[0][0], members[-1][0], members[0][1] - members[0][0]))
    runs.append((0xFFFF, 0xFFFF, 1))
    count = len(runs)
    power = 1 << (count.bit_length() - 1)
    head = (2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    ends, starts, shifts = ([run[place] for run in runs] for place in (1, 0, 2))
    body = struct.pack(f">4H{count}HH{count}H", *head, *ends, 0, *starts)
    body += struct.pack(f">{count}H{count}H", *(shift & 0xFFFF for shift in shifts), *(0 for _ in runs))
    table = struct.pack(">HHH", 4, len(body) + 6, 0) + body
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + table


def _without_checksum(head: bytes) -> bytes:
    return head[:8] + bytes(4) + head[12:]


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def _woff(tables: dict[bytes, bytes]) -> bytes:
    """Packed tables in the order of their names. The checksum of the whole is that of the font they unpack to."""
    names = sorted(tables)
    start = 12 + 16 * len(names)
    directory, place = [], start
    for name in names:
        directory.append(TABLE.pack(name, _sum(tables[name]), place, len(tables[name])))
        place += len(tables[name]) + -len(tables[name]) % 4
    power = 1 << (len(names).bit_length() - 1)
    header = struct.pack(
        ">LHHHH", 0x00010000, len(names), 16 * power, power.bit_length() - 1, 16 * (len(names) - power)
    )
    whole = _sum(header + b"".join(directory)) + sum(_sum(tables[name]) for name in names)
    sums = {name: _sum(tables[name]) for name in names}
    tables[b"head"] = tables[b"head"][:8] + struct.pack(">L", (0xB1B0AFBA - whole) & 0xFFFFFFFF) + tables[b"head"][12:]
    entries, packed, at = b"", b"", 44 + 20 * len(names)
    for name in names:
        data = tables[name]
        small = zlib.compress(data, 9)
        kept = small if len(small) < len(data) else data
        entries += struct.pack(">4sLLLL", name, at + len(packed), len(kept), len(data), sums[name])
        packed += kept + bytes(-len(kept) % 4)
    total = at + len(packed)
    return WOFF.pack(b"wOFF", b"\0\1\0\0", total, len(names), 0, place, 1, 0, 0, 0, 0, 0, 0) + entries + packed
