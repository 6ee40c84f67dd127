"""JSON-stat 2.0: values and flags by position in a block whose sides are the dimensions; a missing one is no data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from math import prod
from typing import Any, Final

from byfacts.errors import InputError
from byfacts.frozen import frozen
from byfacts.intake import causes, cells, datasets
from byfacts.intake.cube import Cube
from byfacts.intake.head import Head
from byfacts.intake.opening import Opened
from byfacts.intake.reading import Dims

ID: Final = "json-stat-2.0"
TITLE: Final = "JSON-stat 2.0"
LARGEST: Final = 6 << 20
MOST_CELLS: Final = 10**9
MOST_SIDES: Final = 30
_START = re.compile(rb'\s*\{\s*"')
_MARKS = (b'"class"', b'"dataset"', b'"dimension"', b'"version"')


def claims(head: Head) -> bool:
    start = head.raw.removeprefix(b"\xef\xbb\xbf")
    return _START.match(start) is not None and sum(mark in start for mark in _MARKS) >= 3


@frozen
class _Side:
    """A dimension: its name and the codes along it."""

    name: str
    codes: tuple[str, ...]


def read(opened: Opened, head: Head, cube: Cube) -> None:  # noqa: ARG001 - every format is called alike
    """Puts the cells of the people asked for into the cube. Raises InputError."""
    table = _parsed(opened.whole(LARGEST))
    sides = _sides(table)
    names = [side.name for side in sides]
    for name in ("geo", "time"):
        if name not in names:
            raise _wrong(name)
    extension = table.get("extension")
    id = extension.get("id") or extension.get("datasetId") if isinstance(extension, dict) else None
    times = sides[names.index("time")].codes
    monthly = any(re.fullmatch(r"\d{4}-?M?\d{2}", time) for time in times[:3])
    named = datasets.from_dataflow(id) if isinstance(id, str) and id else ""
    without_time = [name for name in names if name != "time"]
    cube.identify(named or datasets.from_dimensions(without_time, monthly), bool(named), without_time)
    cube.title = table["label"] if isinstance(table.get("label"), str) else ""
    cube.updated = cells.day(table["updated"]) if isinstance(table.get("updated"), str) else ""
    for code in sides[names.index("citizen")].codes:
        cube.see(datasets.value_code("citizen", code))
    _fill(cube, sides, _by_position(table, "value"), _by_position(table, "status"))


def _parsed(content: bytes) -> dict[str, Any]:
    import json

    try:
        # Numbers stay text, so that huge ones and NaN meet the same rules as in every other format.
        found = json.loads(
            content.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as error:
        raise InputError(causes.JSON_BROKEN) from error
    if not isinstance(found, dict) or found.get("class", "dataset") != "dataset" or "dimension" not in found:
        raise InputError(causes.JSON)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, each key of which may be there once only."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _wrong(next(key for key in found if keys.count(key) > 1) if len(keys) < 1000 else "value")
    return found


def _sides(table: Mapping[str, Any]) -> list[_Side]:
    ids, sizes, described = table.get("id"), table.get("size"), table.get("dimension")
    if not (isinstance(ids, list) and isinstance(sizes, list) and isinstance(described, dict)):
        raise _wrong("id, size, dimension")
    if len(ids) > MOST_SIDES:
        raise InputError(causes.TOO_LARGE)
    sides = []
    for id, size in zip(ids, sizes, strict=False):
        of = described.get(id) if isinstance(id, str) else None
        category = of.get("category") if isinstance(of, dict) else None
        codes = _codes(category) if isinstance(category, dict) else ()
        if not codes or str(len(codes)) != str(size):
            raise _wrong(id)
        sides.append(_Side(datasets.dimension(id), codes))
    if len(ids) != len(sizes) or len({side.name for side in sides}) < len(sides):
        raise _wrong("id, size")
    if prod(len(side.codes) for side in sides) > MOST_CELLS:
        raise InputError(causes.TOO_LARGE)
    return sides


def _codes(category: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes of a dimension in their order: from an index that is a list, an object of positions, or one label."""
    index = category.get("index")
    if isinstance(index, list) and all(isinstance(code, str) for code in index):
        return tuple(index)
    if isinstance(index, dict):
        places = sorted((_whole(position), code) for code, position in index.items())
        return tuple(code for _, code in places) if [at for at, _ in places] == list(range(len(places))) else ()
    label = category.get("label")
    return tuple(label) if index is None and isinstance(label, dict) and len(label) == 1 else ()


def _whole(position: object) -> int:
    text = str(position)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def _by_position(table: Mapping[str, Any], name: str) -> Mapping[int, str]:
    """Values or flags by position, whether they stand in a list or in an object with keys in no order."""
    given = table.get(name, {})
    pairs: Iterator[tuple[int, Any]]
    if isinstance(given, dict):
        pairs = ((_whole(key), value) for key, value in given.items())
    elif isinstance(given, list):
        pairs = iter(enumerate(given))
    elif isinstance(given, str) and name == "status":
        raise _wrong(name)  # one status for all cells: nobody publishes this
    else:
        raise _wrong(name)
    found = {at: value for at, value in pairs if value is not None}
    if any(at < 0 or not isinstance(value, str) for at, value in found.items()):
        raise _wrong(name)
    return found


def _fill(cube: Cube, sides: list[_Side], values: Mapping[int, str], flags: Mapping[int, str]) -> None:
    """Puts the cells of the people asked for into the cube, in the order of their positions."""
    strides = [prod(len(side.codes) for side in sides[at + 1 :]) for at in range(len(sides))]
    size = prod(len(side.codes) for side in sides)
    kept: dict[tuple[str, ...], Dims | None] = {}
    for at in sorted(set(chain(values, flags))):
        if at >= size:
            raise _wrong("value")
        codes = {s.name: s.codes[at // stride % len(s.codes)] for s, stride in zip(sides, strides, strict=True)}
        geo, time = codes.pop("geo"), codes.pop("time")
        key = tuple(codes.values())
        if key not in kept:
            kept[key] = cube.dims(list(codes), list(key))
        dims = kept[key]
        if dims is not None:
            cube.put_text(dims, geo, time, values.get(at, ""), flags.get(at, ""), 1)


def _wrong(what: object) -> InputError:
    return InputError(causes.JSON_WRONG, what=str(what)[:200])
