"""Slow work off the main thread: one function, which demands an answer for success and one for failure."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance, Slot

Result = TypeVar("Result")
PATIENCE = 20_000  # milliseconds


class _Report(QObject):
    """Carries the outcome from the worker to the main thread. Signals: done(result), failed(exception)."""

    done = Signal(object)
    failed = Signal(object)


class _Call(QRunnable):
    def __init__(self, call: Callable[[], object], report: _Report) -> None:
        super().__init__()
        self._call = call
        self._report = report

    def run(self) -> None:
        try:
            result = self._call()
        except BaseException as error:  # noqa: BLE001  # whatever it is, the main thread must hear of it
            self._tell(self._report.failed, error)
        else:
            self._tell(self._report.done, result)

    @staticmethod
    def _tell(signal: SignalInstance, outcome: object) -> None:
        with contextlib.suppress(RuntimeError):  # whoever asked is gone: the window was closed meanwhile
            signal.emit(outcome)


class _Listener(QObject):
    """Lives on the main thread for as long as the work runs, so that its slots are called there."""

    def __init__(
        self, parent: QObject, done: Callable[[object], None], failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self.report = _Report(self)
        self.report.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self.report.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_done(self, result: object) -> None:
        self.deleteLater()
        self._done(result)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.deleteLater()
        self._failed(error)


def run(
    parent: QObject,
    call: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[BaseException], None],
) -> None:
    """Run ``call`` on another thread; then ``done`` with its result or ``failed`` with its exception, on this one.

    ``call`` must not touch a widget. ``parent`` owns the listener; it must outlive the work.
    """
    listener = _Listener(parent, done, failed)  # type: ignore[arg-type]
    QThreadPool.globalInstance().start(_Call(call, listener.report))


def finish() -> None:
    """Wait for what still runs, before the program ends: a worker must not outlive the libraries that it calls."""
    QThreadPool.globalInstance().waitForDone(PATIENCE)
