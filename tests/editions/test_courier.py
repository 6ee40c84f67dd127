"""A courier file is used only when every byte is as it was packed, and it says who vouches for it."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from tests.editions.archives import files, zipped

from byfacts import language
from byfacts.editions import content, courier, keys
from byfacts.editions.importing import Plan, apply, plan
from byfacts.editions.keys import Signer, Trust
from byfacts.editions.store import Store
from byfacts.errors import DataError, InputError, OutputError
from byfacts.library import load

ENGLISH, TODAY = language.load("en"), "2026-11-25"
ROUNDS = 20_000 if os.environ.get("BYFACTS_LONGER") else 400
SECONDS = 2.0


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
