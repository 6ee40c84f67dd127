"""A courier file is used only when every byte is as it was packed, and it says who vouches for it."""

from __future__ import annotations

import io
import json
import os
import random
import stat
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from byfacts import language
from byfacts.editions import content, courier, keys
from byfacts.editions.importing import Plan, apply, plan
from byfacts.editions.keys import Signer, Trust
from byfacts.editions.store import Store
from byfacts.errors import ByfactsError, DataError, InputError, OutputError
from byfacts.library import load

ENGLISH, TODAY = language.load("en"), "2026-11-25"
ROUNDS = 20_000 if os.environ.get("BYFACTS_LONGER") else 400
SECONDS = 2.0


@pytest.fixture(scope="module")
def newer() -> dict[str, bytes]:
    """The bundled package as of a later day."""
    return content.described(content.read(), "2026-09", "2026-09-01", ())


@pytest.fixture
def signer(tmp_path: Path) -> Signer:
    keys.create(tmp_path / "key", "Figures Desk")
    return Signer(tmp_path / "key")


def planned(path: Path, store: Store, **options: bool) -> Plan:
    found = plan([path], store, ENGLISH, TODAY, **options)  # type: ignore[arg-type]
    assert isinstance(found, Plan)
    return found


# whole


def test_the_bundled_edition_packed_and_imported_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bundled.byfacts"
    path.write_bytes(courier.pack(content.read()))
    found = planned(path, store)
    assert found.changes.none
    assert found.content == content.read()
    assert not store.folder.exists()


def test_an_edition_packed_here_and_imported_elsewhere_is_the_same_byte_by_byte(
    store: Store, tmp_path: Path, newer: dict[str, bytes]
) -> None:
    id = store.keep(newer)
    path = tmp_path / "a.byfacts"
    path.write_bytes(courier.pack(store.content(id)))
    other = Store(tmp_path / "other")
    assert apply(planned(path, other), other) == id
    assert other.content(id) == store.content(id) == newer
    assert courier.pack(other.content(id)) == path.read_bytes()
    assert planned(path, other).changes.none


def test_the_same_edition_gives_the_same_bytes(newer: dict[str, bytes], signer: Signer) -> None:
    assert courier.pack(newer) == courier.pack(dict(reversed(newer.items())))
    assert courier.pack(newer, signer) == courier.pack(newer, signer)


def test_any_tool_reads_the_data_package_inside(tmp_path: Path, newer: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(courier.pack(newer))) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "manifest.json"
        assert json.loads(archive.read("datapackage.json"))["version"] == "2026-09"


def test_a_courier_file_is_known_by_its_beginning_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "renamed.zip"
    path.write_bytes(courier.pack(content.read()))
    assert courier.is_courier(path)
    path.write_bytes(b"PK\x03\x04" + b"0" * 100)
    assert not courier.is_courier(path)
    assert not courier.is_courier(tmp_path)


# signed


def test_it_says_who_signed_it_and_whether_that_key_is_trusted(newer: dict[str, bytes], signer: Signer) -> None:
    packed = courier.pack(newer, signer)
    found = courier.opened(packed, "a.byfacts")
    assert found.trust is Trust.UNKNOWN
    assert found.key == signer.key
    keys.trust(signer.key, name="Our office")
    found = courier.opened(packed, "a.byfacts")
    assert found.trust is Trust.TRUSTED
    assert found.key
    assert (found.key.name, found.key.fingerprint) == ("Our office", signer.key.fingerprint)
    assert courier.opened(courier.pack(newer), "a.byfacts").trust is Trust.UNSIGNED


def test_a_signature_does_not_fit_another_edition_name_or_key(
    newer: dict[str, bytes], signer: Signer, tmp_path: Path
) -> None:
    good, other = files(courier.pack(newer, signer)), files(courier.pack(content.read(), signer))
    forged = [{**other, "signature.json": good["signature.json"]}]
    for name, value in (
        ("name", "Ministry"),
        ("key", json.loads(other["signature.json"])["signature"]),
        ("signature", ""),
    ):
        changed = {**json.loads(good["signature.json"]), name: value}
        forged.append({**good, "signature.json": json.dumps(changed).encode()})
    keys.create(tmp_path / "second", "Figures Desk")
    foreign = json.loads(Signer(tmp_path / "second").sign(good["manifest.json"]))["key"]
    changed = {**json.loads(good["signature.json"]), "key": foreign}
    forged.append({**good, "signature.json": json.dumps(changed).encode()})
    forged.append({**good, "signature.json": b"[]"})
    for one in forged:
        with pytest.raises(InputError, match="signature"):
            courier.opened(zipped(one), "a.byfacts")


def test_a_secret_key_is_for_its_owner_alone_and_is_never_overwritten(tmp_path: Path) -> None:
    made = keys.create(tmp_path / "key", "Figures Desk", b"open sesame")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert keys.read_public(tmp_path / "key.pub") == made
    assert keys.is_locked(tmp_path / "key")
    with pytest.raises(OutputError, match="never overwritten"):
        keys.create(tmp_path / "key", "Figures Desk")
    for wrong in (b"", b"open barley"):
        with pytest.raises(InputError, match="passphrase"):
            Signer(tmp_path / "key", wrong)
    assert Signer(tmp_path / "key", b"open sesame").key == made


@pytest.mark.parametrize("held", [b"", b"{}", b"[]", b"null", b"\xff", b'{"name": "x", "key": "AAAA"}', b"[" * 9000])
def test_what_is_no_key_is_told(tmp_path: Path, held: bytes) -> None:
    for name in ("key", "key.pub"):
        (tmp_path / name).write_bytes(held)
    with pytest.raises(InputError, match="no key"):
        keys.read_public(tmp_path / "key.pub")
    with pytest.raises(InputError):
        Signer(tmp_path / "key")


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 81])
def test_a_key_needs_a_name_of_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="name"):
        keys.create(tmp_path / "key", name)


def test_without_the_library_a_signed_edition_counts_as_unchecked(
    monkeypatch: pytest.MonkeyPatch, newer: dict[str, bytes], signer: Signer
) -> None:
    packed = courier.pack(newer, signer)
    for name in ("cryptography", "cryptography.hazmat.primitives", "cryptography.hazmat.primitives.asymmetric"):
        monkeypatch.setitem(sys.modules, name, None)
    assert courier.opened(packed, "a.byfacts").trust is Trust.UNCHECKED


# passed on


def test_figures_that_may_not_be_passed_on_stay_unless_the_copy_stays_too() -> None:
    rows = content.rows(content.read(), "sources")
    rows[0]["licence"] = "for the user’s own use; not to be passed on"
    closed = content.described(content.changed(content.read(), {"sources": rows}), "2026-09", "2026-09-01", ())
    with pytest.raises(InputError, match="may not be passed on"):
        courier.pack(closed)
    assert courier.pack(closed, own=True)


# older, and unfit


def test_an_older_edition_is_refused_unless_it_is_asked_for(
    store: Store, tmp_path: Path, newer: dict[str, bytes]
) -> None:
    store.use(store.keep(newer))
    path = tmp_path / "a.byfacts"
    path.write_bytes(courier.pack(content.read()))
    with pytest.raises(InputError, match="take the older one"):
        planned(path, store)
    found = planned(path, store, older=True)
    assert found.changes.back
    apply(found, store)
    assert store.present().edition == load().edition


def test_an_edition_that_lacks_what_a_topic_needs_is_refused(store: Store, tmp_path: Path, whole: None) -> None:
    rows = [row for row in content.rows(content.read(), "observations") if row["series"] != "valid-permits"]
    lacking = content.changed(content.read(), {"observations": rows, "claims": []})
    path = tmp_path / "a.byfacts"
    path.write_bytes(courier.pack(content.described(lacking, "2026-09", "2026-09-01", ())))
    with pytest.raises(DataError) as told:
        planned(path, store)
    assert told.value.problems


def test_a_whole_edition_is_imported_on_its_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.byfacts"
    path.write_bytes(courier.pack(content.read()))
    with pytest.raises(InputError, match="on its own"):
        plan([path, path], store, ENGLISH, TODAY)


# not whole


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
