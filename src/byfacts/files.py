"""Files that are written whole or not at all, and what the user is told when the system refuses."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path

from byfacts.errors import N_, OutputError

FULL = N_("{path} was not written: the disk is full. Free some space or choose another folder.")
READ_ONLY = N_("{path} was not written: the disk is read-only. Choose another folder.")
FORBIDDEN = N_("{path} was not written: writing there is not allowed. Choose another folder, one of your own.")
HELD = N_(
    "{path} was not replaced: another program holds it open or it is protected. "
    "Close it there and try again; the old file is whole."
)
NOT_A_FOLDER = N_("{path} is not a folder. Choose another folder, or move away the file of that name.")
IS_A_FOLDER = N_("{path} was not written: a folder of that name is there. Move it away or choose another place.")
TOO_LONG = N_("{path} was not written: the name is too long. Choose a folder with a shorter name.")
NO_PLACE = N_("{path} was not written: there is no such place. Check the name of the drive and the folder.")
OTHER = N_("{path} was not written: the system says “{reason}”. Choose another folder.")

REASONS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.ENOTDIR: NOT_A_FOLDER,
    errno.EEXIST: NOT_A_FOLDER,
    errno.EISDIR: IS_A_FOLDER,
    errno.ENAMETOOLONG: TOO_LONG,
    errno.ENOENT: NO_PLACE,
}


def refusal(error: OSError, path: Path) -> OutputError:
    """What the system's refusal means to a reader, and what to do about it."""
    template = REASONS.get(error.errno or 0, OTHER)
    return OutputError(template, path=str(path), reason=error.strerror or type(error).__name__)


# Names that Windows keeps for its devices, with or without an ending, in either case.
DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
FORBIDDEN_SIGNS = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
LONGEST_NAME = 120  # bytes: short enough for every file system, with room for the folder


def file_name(wanted: str, ending: str) -> str:
    """The wanted name as every system takes it: no path, no device, no sign or end that Windows refuses."""
    name = FORBIDDEN_SIGNS.sub("-", wanted.encode("utf-8", "replace").decode("utf-8"))
    name = name[: -len(ending)] if name.casefold().endswith(ending) else name
    name = name.encode("utf-8")[: LONGEST_NAME - len(ending)].decode("utf-8", "ignore").strip(" .\u00a0")
    if not name:
        name = "byfacts"
    return f"{'_' if DEVICES.fullmatch(name) else ''}{name}{ending}"


def ensure_folder(folder: Path) -> None:
    """The folder stands after the call, its parents too. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, _obstacle(folder) if error.errno in (errno.ENOTDIR, errno.EEXIST) else folder) from error


def write_whole(target: Path, content: bytes) -> None:
    """Writes beside the target and moves into place: a failure leaves the old file whole. Raises OutputError."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            _write(part, content)
        except OSError as error:
            # The folder is the obstacle when it is itself a file.
            raise refusal(error, target.parent if error.errno == errno.ENOTDIR else target) from error
        try:
            part.replace(target)
        except PermissionError as error:
            raise OutputError(HELD, path=str(target)) from error
        except OSError as error:
            raise refusal(error, target) from error
    except BaseException:  # Ctrl+C too: nothing half-written stays behind
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _write(part: Path, content: bytes) -> None:
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # else a power cut after the move could leave an empty file in the old one's place


def _obstacle(folder: Path) -> Path:
    """The first of the folder's parents that is a file."""
    return next((p for p in (folder, *folder.parents) if p.exists() and not p.is_dir()), folder)
