"""The user's editions on disk: each written beside the others and moved into place whole, none ever changed."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from byfacts import __version__, library
from byfacts.editions import content as packages
from byfacts.editions import lock, pointer, using
from byfacts.editions.content import Content
from byfacts.editions.pointer import Pointer
from byfacts.errors import N_, DataError, OutputError, UsageError
from byfacts.files import ensure_folder, refusal
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library

PART: Final = ".part-"
QUIET: Final = N_("Nothing is kept with “leave no trace”: an edition would be a trace. Switch it off to import.")
NO_NAME: Final = N_("“{version}” cannot be the version of an edition: use letters, digits, full stops and hyphens.")
UNKNOWN: Final = N_("There is no edition “{edition}”. There are: {editions}.")
NO_EARLIER: Final = N_("No other edition was in use before. Name the one that you want: {editions}.")


@frozen
class Kept:
    """An edition there is. ``made`` is the day on which it came here, empty for the bundled one."""

    id: str
    as_of: date | None
    made: str
    in_use: bool
    bundled: bool
    sound: bool


class Store:
    """The editions in a folder. ``keeps`` is false where nothing of a session may be kept: reading goes on."""

    def __init__(self, folder: Path | None = None, *, keeps: bool = True) -> None:
        self.folder = folder or pointer.home()
        self.keeps = keeps

    # looking

    def pointer(self) -> Pointer:
        return pointer.read(self.folder)

    def ids(self) -> tuple[str, ...]:
        """The user's own, in the order in which they came here."""
        try:
            found = [path for path in self.folder.iterdir() if pointer.is_name(path.name) and path.is_dir()]
            return tuple(path.name for path in sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name)))
        except OSError:
            return ()

    def listed(self) -> tuple[Kept, ...]:
        """The bundled edition and the user's own, looked into: one that was damaged is said to be."""
        current, bundled = self.pointer().edition, library.load()
        first = Kept(bundled.edition, bundled.as_of, "", not current, bundled=True, sound=True)
        return (first, *(self._kept(id, id == current) for id in self.ids()))

    def _kept(self, id: str, current: bool) -> Kept:
        made = datetime.fromtimestamp((self.folder / id).stat().st_mtime).astimezone().date().isoformat()
        try:
            found = using.kept(self.folder / id)
        except DataError:
            return Kept(id, None, made, current, bundled=False, sound=False)
        return Kept(id, found.as_of, made, current, bundled=False, sound=True)

    def present(self) -> Library:
        """The library of the edition in use. Raises DataError where it is damaged."""
        found = using.in_use(editions=self.folder)
        if found.refused:
            raise found.refused
        return found.library

    def content(self, id: str = "") -> dict[str, bytes]:
        """The files of an edition by its id, of the bundled one without. Raises UsageError and DataError."""
        folder = self._folder(id)
        if folder is not None:
            using.kept(folder)
        return packages.read(folder)

    def library(self, id: str) -> Library:
        """Raises UsageError for an edition that there is not, and DataError for a damaged one."""
        folder = self._folder(id)
        return library.load() if folder is None else using.kept(folder)

    def _folder(self, id: str) -> Path | None:
        if not id or (id not in self.ids() and id == library.load().edition):
            return None
        if id not in self.ids():
            known = (library.load().edition, *self.ids())
            raise UsageError(UNKNOWN, edition=id, editions=", ".join(known))
        return self.folder / id

    # writing

    def keep(self, content: Content) -> str:
        """Keeps an edition beside the others and returns its id; one that is here already stays as it is.

        Raises DataError for files that are no sound package, and OutputError where nothing can be kept.
        """
        self._check_keeps()
        made = packages.load(content)
        id = made.edition
        if not pointer.is_name(id):
            raise DataError(NO_NAME, version=made.version[:80])
        if id == library.load().edition:
            return id
        with lock.locked(self.folder):
            self._keep(content, id)
        return id

    def take(self, content: Content, instead_of: str) -> str:
        """Keeps an edition and puts it in use in the place of the one that it was made from, in one go.

        Raises as ``keep`` does, and OutputError where another one has come into use meanwhile: what that brought would
        be lost unseen.
        """
        self._check_keeps()
        made = packages.load(content)
        id, bundled = made.edition, library.load().edition
        if not pointer.is_name(id):
            raise DataError(NO_NAME, version=made.version[:80])
        with lock.locked(self.folder):
            now = self.pointer()
            if (now.edition or bundled) != instead_of:
                raise OutputError(lock.BUSY, folder=str(self.folder))
            if id != bundled:
                self._keep(content, id)
            self._turn("" if id == bundled else id, back=False)
        return id

    def _keep(self, content: Content, id: str) -> None:
        """To be called with the lock."""
        self._sweep()
        target = self.folder / id
        if target.exists():
            try:
                using.kept(target)
            except DataError:
                self._put_aside(target)
            else:
                return
        self._write(content, target)

    def use(self, id: str) -> Pointer:
        """From now on this edition is in use; its topics have been found fit. Raises UsageError and OutputError."""
        return self._point(id, None, back=False)

    def roll_back(self, id: str = "", language: Language | None = None) -> Pointer:
        """Back to an edition, by default to the one that was in use before. Raises UsageError, DataError, OutputError.

        Its library is loaded first, and with a language its topics are looked at: nobody is led back to an edition
        that is damaged, or that this version of the program cannot show.
        """
        if not id:
            before = self.pointer().before
            if not before:
                known = (library.load().edition, *self.ids())
                raise UsageError(NO_EARLIER, editions=", ".join(known))
            id = before[-1]
        return self._point(id, language, back=True)

    def _point(self, id: str, language: Language | None = None, *, back: bool) -> Pointer:
        self._check_keeps()
        folder = self._folder(id)
        if folder is not None:
            using.kept(folder, language)
        with lock.locked(self.folder):
            return self._turn(folder.name if folder else "", back=back)

    def _turn(self, id: str, *, back: bool) -> Pointer:
        """To be called with the lock."""
        now = self.pointer()
        if now.edition == id and not now.damaged:
            return now
        before = now.before
        if back and before and before[-1] == id:
            before = before[:-1]
        elif not now.damaged:
            before = (*before, now.edition)
        made = Pointer(id, before, __version__)
        pointer.write(self.folder, made)
        _settle(self.folder)
        return made

    def _check_keeps(self) -> None:
        if not self.keeps:
            raise OutputError(QUIET)

    def _sweep(self) -> None:
        """What a process that was killed had not finished; nobody has ever seen it as an edition."""
        for found in self._parts():
            if found.is_dir():
                shutil.rmtree(found, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    found.unlink(missing_ok=True)

    def _parts(self) -> Iterator[Path]:
        yield from self.folder.glob(f"{PART}*")
        yield from self.folder.glob(f".{pointer.FILE}.*.part")

    def _put_aside(self, target: Path) -> None:
        number = 1
        while (aside := target.with_name(f"{target.name}.damaged-{number}")).exists():
            number += 1
        try:
            target.rename(aside)
        except OSError as error:
            raise refusal(error, target) from error

    def _write(self, content: Content, target: Path) -> None:
        part = self.folder / f"{PART}{os.getpid()}-{secrets.token_hex(4)}"
        ensure_folder(part)
        try:
            try:
                for name, held in content.items():
                    _write(part / name, held)
                _settle(part)
                library.load(part)  # what reached the disk is what was meant
                part.rename(target)
                _settle(self.folder)
            except OSError as error:
                raise refusal(error, target) from error
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """The names in the folder outlast a power cut, too; where folders cannot be synchronised, as on Windows, no more
    can be done.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
