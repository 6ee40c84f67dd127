"""A data package as its files, held in memory: read from a folder, looked into, and made anew with other rows."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from byfacts import assets, library
from byfacts.edition import Readable
from byfacts.errors import N_, DataError, Place, Problem
from byfacts.frozen import frozen
from byfacts.model import Library
from byfacts.tables import DESCRIPTION

Content = Mapping[str, bytes]  # name of a file to what is in it
Cells = dict[str, str]

UNSOUND: Final = N_("The new edition would not be sound; nothing was changed.")
STRANGE: Final = N_("This is not the description of a data package.")
NOT_HERE: Final = N_("The description names a file that lies elsewhere: “{name}”.")


@frozen
class _File:
    name: str
    content: bytes | None

    def read_bytes(self) -> bytes:
        if self.content is None:
            raise FileNotFoundError(self.name)
        return self.content

    def is_file(self) -> bool:
        return self.content is not None


class InMemory:
    """The files as a folder that ``library.load`` can read."""

    def __init__(self, content: Content, name: str) -> None:
        self.content = content
        self.name = name

    def __truediv__(self, name: str) -> Readable:
        return _File(name, self.content.get(name))

    def __str__(self) -> str:
        return self.name


def load(content: Content, name: str = "") -> Library:
    """The checked library of the files. Raises DataError with every fault."""
    return library.load(InMemory(content, name))


def read(folder: Path | None = None) -> dict[str, bytes]:
    """The files of a data package on disk, by default the bundled one. Raises DataError."""
    folder = folder or assets.data()
    try:
        described = (folder / DESCRIPTION).read_bytes()
        return {DESCRIPTION: described} | {name: (folder / name).read_bytes() for name in files_of(described)}
    except OSError as error:
        message = N_("The file cannot be read: {reason}.")
        place = Place(Path(error.filename or "").name or DESCRIPTION)
        problem = Problem(message, place, (("reason", error.strerror or type(error).__name__),))
        raise DataError(UNSOUND, problems=(problem,)) from error


def files_of(described: bytes) -> tuple[str, ...]:
    """The names of the tables that a description names. Raises DataError for what is none, and for a path."""
    names = [resource["path"] for resource in description(described)["resources"]]
    for name in names:
        if Path(name).name != name or name in {"", ".", "..", DESCRIPTION} or "\\" in name or ":" in name:
            raise DataError(UNSOUND, problems=(Problem(NOT_HERE, Place(DESCRIPTION), (("name", name[:80]),)),))
    return tuple(dict.fromkeys(names))


def description(described: bytes) -> dict[str, Any]:
    """The description as JSON has it. Raises DataError for what has not the shape of one."""
    try:
        found = json.loads(described.decode("utf-8-sig"))
        sound = all(isinstance(one["path"], str) and isinstance(one["name"], str) for one in found["resources"])
        if not sound or not isinstance(found["version"], str) or not isinstance(found["created"], str):
            raise ValueError(DESCRIPTION)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataError(UNSOUND, problems=(Problem(STRANGE, Place(DESCRIPTION)),)) from error
    return dict(found)


def rows(content: Content, table: str) -> list[Cells]:
    """The rows of a table of a sound package."""
    text = io.StringIO(content[f"{table}.csv"].decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text))


def table(columns: Sequence[str], found: Iterable[Mapping[str, str]]) -> bytes:
    """Rows as the data package has them: commas, line feeds, one heading row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode()


def changed(content: Content, tables: Mapping[str, Iterable[Mapping[str, str]]]) -> dict[str, bytes]:
    """The same package with other rows in some tables; the description is not yet told."""
    made = dict(content)
    for name, found in tables.items():
        made[f"{name}.csv"] = table(library.COLUMNS[name], found)
    return made


def described(content: Content, version: str, as_of: str, sources: Iterable[str]) -> dict[str, bytes]:
    """The package with a description that fits it: version, day, sources by title, size and hash of each table."""
    found = description(content[DESCRIPTION])
    found |= {"version": version, "created": f"{as_of}T00:00:00Z"}
    present = {one.get("title") for one in found.get("sources", ())}
    added = [{"title": title} for title in dict.fromkeys(sources) if title not in present]
    found["sources"] = [*found.get("sources", ()), *added]
    for resource in found["resources"]:
        if resource["name"] == "observations" and "sources" in resource:
            resource["sources"] = [*resource["sources"], *added]
        held = content[resource["path"]]
        resource |= {"bytes": len(held), "hash": f"sha256:{hashlib.sha256(held).hexdigest()}"}
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    return {DESCRIPTION: text.encode()} | {name: held for name, held in content.items() if name != DESCRIPTION}
