"""The mode *leave no trace*: turned on and off by the reader, who is asked what becomes of what is kept already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from byfacts import administrator, settings
from byfacts.desktop import quiet
from byfacts.desktop.look import Look
from byfacts.desktop.notice import Told
from byfacts.desktop.parts import button, column, label, row
from byfacts.errors import ByfactsError
from byfacts.frozen import replace
from byfacts.language import Language
from byfacts.settings import Settings


class Host(Protocol):
    """What is needed of the window."""

    look: Look
    language: Language
    settings: Settings

    def rebuild(self) -> None: ...
    def keep(self) -> None: ...
    def tell(self, told: Told) -> None: ...
    def close_notice(self) -> None: ...


class LeaveNoTrace(QDialog):
    """Asks what becomes of the files of earlier sessions. ``delete`` and ``leave`` are what the buttons do."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        language: Language,
        files: Sequence[Path],
        delete: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        px, say = look.px, language.text
        self.setWindowTitle(say("Leave no trace"))
        self.setMinimumWidth(px(480))
        self.setModal(True)
        advice = say(
            "From now on nothing is kept: no settings, no folders, no copies. "
            "Sheets and files that you save yourself stay where you save them."
        )
        kept = label("\n".join(map(str, files)), "small", wrap=True)
        kept.setAccessibleName(kept.text())
        cancel = button(look, say("Cancel"), pressed=self.reject)
        stay = button(look, say("Leave these files"), pressed=lambda: self._choose(leave))
        gone = button(look, say("Delete these files"), "primary", pressed=lambda: self._choose(delete))
        gone.setDefault(True)
        margins = (px(20), px(16), px(20), px(16))
        head = label(say("Earlier sessions left these files:"), "strong", wrap=True)
        foot = row(cancel, None, stay, gone, gap=px(8))
        self.setLayout(column(label(advice, wrap=True), head, kept, None, foot, gap=px(10), margins=margins))

    def _choose(self, act: Callable[[], object]) -> None:
        self.accept()
        act()


class NoTrace(QObject):
    """Turns the mode on and off. ``path`` is where settings are kept (None: the usual place)."""

    def __init__(self, window: QWidget, host: Host) -> None:
        super().__init__(window)
        self._window, self._host = window, host
        self.path: Path | None = None
        application = QApplication.instance()
        assert application is not None
        quiet.settle(application, on=host.settings.leave_no_trace)

    def toggle(self) -> None:
        """The other way than now."""
        if self._host.settings.leave_no_trace:
            self._turn(on=False)
            self._host.keep()
            say = self._host.language.text
            self._host.tell(
                Told("told", say("Settings are kept again"), say("They are in {path}.", path=self._place()))
            )
        elif files := settings.kept_files(self.path):
            dialog = LeaveNoTrace(
                self._window, self._host.look, self._host.language, files, self._delete, self._leave_files
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.finished.connect(lambda: self._host.rebuild())  # the tick in the menu is what holds now
            dialog.open()
        else:
            self._turn(on=True)
            self._tell(self._host.language.text("Nothing is kept from this session, and nothing was kept before."))

    def begin(self) -> None:
        """The mode was on from the start: say what earlier sessions left, if anything."""
        if self._host.settings.leave_no_trace and (files := settings.kept_files(self.path)):
            say = self._host.language
            left = say.list([str(file) for file in files])
            words = say.text("Nothing is kept from this session. Earlier sessions left {files}.", files=left)
            self._tell(words, (say.text("Delete"), self._delete))

    def _place(self) -> str:
        return str(self.path or settings.location())

    def _turn(self, *, on: bool) -> None:
        self._host.settings = replace(self._host.settings, leave_no_trace=on)
        application = QApplication.instance()
        assert application is not None
        quiet.settle(application, on=on)
        self._host.rebuild()

    def _tell(self, words: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        self._host.tell(Told("told", self._host.language.text("Leave no trace is on"), words, action))

    def _delete(self) -> None:
        self._turn(on=True)
        say = self._host.language
        try:
            settings.forget(self.path)
        except ByfactsError as error:
            self._host.tell(Told("failed", say.text("Something is still kept"), say.error(error)))
        else:
            self._tell(say.text("What earlier sessions left is deleted. Nothing is kept from this session."))

    def _leave_files(self) -> None:
        """The files stay, and the settings in them say that the mode is on: so the next session has it too."""
        self._turn(on=True)
        say = self._host.language
        try:
            settings.save(replace(administrator.load(self.path)[0], leave_no_trace=True), self.path)
        except ByfactsError as error:
            self._host.tell(Told("failed", say.text("The next session will not know of it"), say.error(error)))
        else:
            self._tell(say.text("Nothing new is kept, in this session and in the next, until you turn this off."))


class Keeper:
    """Keeps the settings, unless no trace may stay; a place that refuses them is told of once, and tried again."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._told = ""

    def keep(self, changed: Settings) -> ByfactsError | None:
        """The refusal, when it is another than the one before."""
        if changed.leave_no_trace:
            return None
        try:
            settings.save(changed, self.path)
        except ByfactsError as error:
            before, self._told = self._told, str(error)
            return error if self._told != before else None
        self._told = ""
        return None
