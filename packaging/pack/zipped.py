"""A folder as a .zip: the same bytes for the same folder, names that Windows reads, no owner."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from pack import places

PACKED = {".pdf", ".png", ".zip", ".xlsx"}  # deflating them again gains nothing


def pack(folder: Path, target: Path, top: str) -> None:
    """All files of ``folder``, under ``top``; written beside the target and moved into place."""
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(target.name + ".part")
    moment = datetime.fromtimestamp(places.epoch(), UTC)
    files = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())
    with zipfile.ZipFile(part, "w") as packed:
        for path in files:
            entry = zipfile.ZipInfo(f"{top}/{path.relative_to(folder).as_posix()}", moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in PACKED else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100000 | (path.stat().st_mode & 0o777)) << 16
            packed.writestr(entry, path.read_bytes(), compresslevel=9)
    part.replace(target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
