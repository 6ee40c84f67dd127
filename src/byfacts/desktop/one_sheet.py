"""Saving the fact sheet that is shown: ask where, write it off the main thread, say what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from byfacts.desktop import saving, work
from byfacts.desktop.notice import Told
from byfacts.errors import ByfactsError
from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library
from byfacts.sheet import Options

PATIENCE = 300  # milliseconds before work is shown as going on


@frozen
class Listeners:
    """Whom to tell: ``tell`` a notice, ``working`` words for as long as it goes on, ``folder`` where it was saved."""

    tell: Callable[[Told], None]
    working: Callable[[str], None]
    folder: Callable[[Path], None]


class OneSheet(QObject):
    """One writing of one sheet; again under another name when that failed and the reader wants it."""

    def __init__(
        self, parent: QObject, language: Language, library: Library, job: saving.Job, options: Options, to: Listeners
    ) -> None:
        super().__init__(parent)
        self.language, self.library, self.job, self.options, self.to = language, library, job, options, to
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        words = language.text("Writing {file}", file=job.target.name)
        self._patience.timeout.connect(lambda: self.to.working(words))

    def start(self, again: Callable[[], object]) -> None:
        """Write the file; ``again`` asks for another name."""
        self.to.folder(self.job.target.parent)
        self._patience.start()
        work.run(
            self,
            lambda: saving.write(self.job, self.library, self.options),
            self._saved,
            lambda error: self._not_saved(error, again),
        )

    def _stop(self) -> None:
        self._patience.stop()
        self.to.working("")
        self.deleteLater()

    def _saved(self, left: tuple[str, ...]) -> None:
        say, target = self.language, self.job.target
        self._stop()
        text = say.text("One page; everything fits.")
        if left:
            text = say.text("One page; it had no room for: {blocks}.", blocks=say.list(left))
        action = (say.text("Open folder"), lambda: saving.open_folder(target.parent))
        self.to.tell(Told("done", say.text("{file} is saved", file=target.name), text, action))

    def _not_saved(self, error: BaseException, again: Callable[[], object]) -> None:
        self._stop()
        if not isinstance(error, ByfactsError):
            raise error
        say = self.language
        head = say.text("The PDF was not written")
        self.to.tell(Told("failed", head, say.error(error), (say.text("Other name…"), again)))
