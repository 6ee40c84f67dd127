"""Names that every file system takes: FAT and NTFS, Windows with its own words, and paths that do not grow too long."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What no file system may take amiss.
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._@+-]*|_[A-Za-z0-9_.-]+")
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
LONGEST_PATH = 259  # of Windows, in UTF-16 units, without the zero at its end
# The longest folder of a user: a name of 20 letters, a domain of 15, and a number where both were taken before.
USER = "Александра-Константи.ПОГРАНИЧНАЯСЛУЖ.000"
HOME = f"C:\\Users\\{USER}\\AppData\\Local\\Programs\\byfacts\\"
ROOM = LONGEST_PATH - len(HOME.encode("utf-16-le")) // 2


def problems(names: Iterable[str]) -> list[str]:
    """What is wrong with names of files, each relative to the folder and with slashes."""
    told = []
    seen: dict[str, str] = {}
    for name in sorted(set(names)):
        for part in name.split("/"):
            if not PLAIN.fullmatch(part) or RESERVED.fullmatch(part) or part.endswith((".", " ")):
                told.append(f"A name that some file systems refuse: {name}")
                break
        if len(name.encode("utf-16-le")) // 2 > ROOM:
            told.append(f"Too long for a path of Windows ({len(name)} of {ROOM}): {name}")
        for place in _places(name):
            if (other := seen.setdefault(place.casefold(), place)) != place:
                told.append(f"The same name where case does not count: {other} and {place}")
                break
    return told


def _places(name: str) -> Iterable[str]:
    """The name and the folders that it lies in."""
    parts = name.split("/")
    return ("/".join(parts[: count + 1]) for count in range(len(parts)))
