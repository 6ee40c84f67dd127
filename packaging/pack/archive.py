"""The folder build as a .tar.xz: the same bytes for the same folder, no links, no owner."""

from __future__ import annotations

import lzma
import os
import tarfile
from pathlib import Path

from pack import places

PRESET = int(os.environ.get("BYFACTS_XZ", "9"))  # 6 is a third of the time, for trying


def make() -> None:
    """Packs what pack.folder has made."""
    top = f"byfacts-{places.version()}"
    target = places.DIST / f"{top}-{places.system()}.tar.xz"
    places.DIST.mkdir(exist_ok=True)
    part = target.with_name(target.name + ".part")
    filters = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": PRESET | lzma.PRESET_EXTREME}]
    with (
        lzma.open(part, "wb", check=lzma.CHECK_CRC64, filters=filters) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for path in [places.FOLDER, *sorted(places.FOLDER.rglob("*"), key=lambda path: path.as_posix())]:
            _add(tar, path, f"{top}/{path.relative_to(places.FOLDER).as_posix()}".removesuffix("/."))
    part.replace(target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def _add(tar: tarfile.TarFile, path: Path, name: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.mtime = places.epoch()
    entry.mode = path.stat().st_mode & 0o777
    if path.is_dir():
        entry.type = tarfile.DIRTYPE
        tar.addfile(entry)
    else:
        entry.size = path.stat().st_size
        with path.open("rb") as content:
            tar.addfile(entry, content)
