"""A courier file that is not whole is told of, with its name, and never used; whatever is wrong with it."""

from __future__ import annotations

import io
import json
import os
import random
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.editions.archives import files, zipped

from byfacts import language
from byfacts.editions import courier
from byfacts.editions.importing import Plan, plan
from byfacts.editions.keys import Signer
from byfacts.editions.store import Store
from byfacts.errors import ByfactsError, DataError, InputError

ENGLISH, TODAY = language.load("en"), "2026-11-25"
ROUNDS = 20_000 if os.environ.get("BYFACTS_LONGER") else 400
SECONDS = 2.0


def planned(path: Path, store: Store, **options: bool) -> Plan:
    found = plan([path], store, ENGLISH, TODAY, **options)  # type: ignore[arg-type]
    assert isinstance(found, Plan)
    return found


def link(entry: zipfile.ZipInfo) -> None:
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16


def squeezed(entry: zipfile.ZipInfo) -> None:
    entry.compress_type = zipfile.ZIP_DEFLATED


def manifest(held: Mapping[str, bytes], **changed: object) -> dict[str, bytes]:
    made = {**json.loads(held["manifest.json"]), **changed}
    return {**held, "manifest.json": json.dumps(made).encode()}


def described(held: Mapping[str, bytes], change: Callable[[dict[str, object]], object]) -> bytes:
    """An edition that somebody has packed with a description of his own making, in good order otherwise."""
    import hashlib

    package = json.loads(held["datapackage.json"])
    change(package)
    made = {**held, "datapackage.json": json.dumps(package).encode()}
    listed = [
        {"name": name, "bytes": len(one), "sha256": hashlib.sha256(one).hexdigest()}
        for name, one in made.items()
        if name not in ("manifest.json", "signature.json")
    ]
    return zipped(manifest(made, files=listed))


def evil_pattern(package: dict[str, object]) -> None:
    package["resources"][0]["schema"]["fields"][0]["constraints"]["pattern"] = "(a+)+$"  # type: ignore[index]


def elsewhere(package: dict[str, object]) -> None:
    package["resources"][0]["path"] = "../../../etc/passwd"  # type: ignore[index]


def twice(held: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO(zipped(held))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("facts.csv", b"id\n")
    return out.getvalue()


def bomb(held: Mapping[str, bytes]) -> bytes:
    return zipped({**held, "bomb.csv": b"0" * (50 << 20)}, squeezed)


def claims_to_be_huge(held: Mapping[str, bytes]) -> bytes:
    """The central directory says four thousand million bytes."""
    packed = bytearray(zipped(held))
    at = packed.index(b"PK\x01\x02")
    packed[at + 20 : at + 28] = struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0)
    return bytes(packed)


BROKEN: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "empty": lambda _: b"",
    "text": lambda _: b"not a zip at all",
    "cut off": lambda held: zipped(held)[:-1000],
    "cut in the middle": lambda held: zipped(held)[: len(zipped(held)) // 2],
    "up": lambda held: zipped({**held, "../up.csv": b""}),
    "absolute": lambda held: zipped({**held, "/etc/passwd": b""}),
    "backslash": lambda held: zipped({**held, "..\\up.csv": b""}),
    "drive": lambda held: zipped({**held, "c:up.csv": b""}),
    "link": lambda held: zipped(held, link),
    "squeezed": lambda held: zipped(held, squeezed),
    "bomb": bomb,
    "claims to be huge": claims_to_be_huge,
    "twice": twice,
    "extra": lambda held: zipped({**held, "extra.csv": b"a\n"}),
    "program": lambda held: zipped({**held, "setup.exe": b"MZ"}),
    "many": lambda held: zipped({**held, **{f"f{n}.csv": b"" for n in range(50)}}),
    "without manifest": lambda held: zipped({n: one for n, one in held.items() if n != "manifest.json"}),
    "without facts": lambda held: zipped({n: one for n, one in held.items() if n != "facts.csv"}),
    "altered": lambda held: zipped({**held, "facts.csv": held["facts.csv"].replace(b"0", b"1", 1)}),
    "manifest no json": lambda held: zipped({**held, "manifest.json": b"{"}),
    "manifest deep": lambda held: zipped({**held, "manifest.json": b"[" * 100_000}),
    "manifest list": lambda held: zipped({**held, "manifest.json": b"[]"}),
    "manifest number": lambda held: zipped({**held, "manifest.json": b"1" * 10_000}),
    "other format": lambda held: zipped(manifest(held, format="something")),
    "later format": lambda held: zipped(manifest(held, version=2)),
    "other edition": lambda held: zipped(manifest(held, edition="2030-01-00000000")),
    "other day": lambda held: zipped(manifest(held, as_of="2030-01-01")),
    "edition a path": lambda held: zipped(manifest(held, edition="../../x")),
    "files none": lambda held: zipped(manifest(held, files=None)),
    "files odd": lambda held: zipped(manifest(held, files=[{"name": 5, "bytes": "x", "sha256": None}])),
    "files listed": lambda held: zipped(manifest(held, files=[{"name": "a", "bytes": [], "sha256": {}}])),
    "evil pattern": lambda held: described(held, evil_pattern),
    "elsewhere": lambda held: described(held, elsewhere),
    "no resources": lambda held: described(held, lambda package: package.update(resources=[])),
    "resources odd": lambda held: described(held, lambda package: package.update(resources=[1, None])),
    "version odd": lambda held: described(held, lambda package: package.update(version={"a": 1})),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_not_whole_is_told_and_never_used(
    store: Store, tmp_path: Path, name: str, newer: dict[str, bytes]
) -> None:
    path = tmp_path / "a.byfacts"
    path.write_bytes(BROKEN[name](files(courier.pack(newer))))
    started = time.process_time()
    with pytest.raises((InputError, DataError)) as told:
        planned(path, store)
    assert time.process_time() - started < SECONDS
    assert "a.byfacts" in ENGLISH.error(told.value)
    assert not store.folder.exists()


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.byfacts"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(courier.LARGEST + 2)
    with pytest.raises(InputError, match="too large"):
        courier.open_file(path)


def test_random_damage_is_always_told(newer: dict[str, bytes], signer: Signer) -> None:
    """Every change of a byte that counts is found; nothing but a message ever comes out. 20,000 in the longer mode."""
    packed = courier.pack(newer, signer)
    chance = random.Random(20261125)  # noqa: S311  # repeatable is what is wanted
    whole = files(packed)
    slowest = 0.0
    for _ in range(ROUNDS):
        held = damaged(packed, chance)
        started = time.process_time()
        told, kept = outcome(held)
        slowest = max(slowest, time.process_time() - started)
        assert told or all(kept[name] == whole[name] for name in kept)
    assert slowest < SECONDS  # of the processor, so that a busy machine does not matter


def outcome(held: bytes) -> tuple[str, Mapping[str, bytes]]:
    """What is said of a file that is refused, or what one holds that is taken."""
    try:
        return "", courier.opened(held, "a.byfacts").content
    except ByfactsError as error:
        return ENGLISH.error(error), {}


def damaged(packed: bytes, chance: random.Random) -> bytes:
    held = bytearray(packed)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 50))):
        at = chance.randrange(len(held) or 1) if chance.random() < 0.5 else _near_structure(held, chance)
        match chance.randrange(5):
            case 0:
                held[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del held[at : at + chance.randrange(1, 200)]
            case 2:
                held[at:at] = chance.randbytes(chance.randrange(1, 100))
            case 3:
                held[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"PK\x01\x02", b"PK\x05\x06"))
            case _:
                held = held[:at] if chance.random() < 0.2 else held + held[at : at + 1000]
    if chance.random() < 0.2:
        held += zlib.compress(bytes(held[:1000]))
    return bytes(held)


def _near_structure(held: bytearray, chance: random.Random) -> int:
    """A place in one of the headers, where damage is worse than in the text."""
    places = [at for at in (held.find(sign) for sign in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")) if at >= 0]
    return min((chance.choice(places) if places else 0) + chance.randrange(60), max(len(held) - 1, 0))
