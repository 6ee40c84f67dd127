"""What it costs to use the open window: printed as JSON, in milliseconds and MB. Called by ``benchmarks.window``."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from byfacts.desktop.app import dress, make_application
from byfacts.desktop.look import load_fonts, look
from byfacts.desktop.window import MainWindow
from byfacts.frozen import replace
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.settings import Settings

Act = Callable[[], object]
PATIENCE = 20


def memory() -> int:
    """Resident memory of this process, in MB (Linux)."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def taken(act: Act) -> float:
    started = time.perf_counter()
    act()
    settle()
    return 1000 * (time.perf_counter() - started)


def median(acts: Iterable[Act]) -> float:
    return statistics.median([taken(act) for act in acts])


def until_page(window: MainWindow, act: Act) -> float:
    """Until the page that an act asks for is on show."""
    pages: list[object] = []
    started = time.perf_counter()
    window.preview.ready.connect(pages.append)
    act()
    while not pages and time.perf_counter() - started < PATIENCE:
        QApplication.processEvents()
    window.preview.ready.disconnect(pages.append)
    return 1000 * (time.perf_counter() - started)


def main() -> int:
    application = make_application()
    load_fonts()
    dress(application, look("light", 100))
    window = MainWindow(load_library(), load_language("en"), Settings(theme="light", width=1280, height=800))
    window.resize(1280, 800)
    window.show()
    settle()
    found: dict[str, float] = {"memory": memory()}
    topics = [tab.topic for tab in window.sheet().tabs]
    found["first"] = median([lambda to=to: window.show_topic(to) for to in topics[1:]])  # type: ignore[misc]
    found["tab"] = median([lambda to=to: window.show_topic(to) for to in topics * 3])  # type: ignore[misc]
    window.show_topic("emigration")
    settle()
    plot = window.plot()
    assert plot is not None
    found["hover"] = median([lambda n=n: plot.go(n % 10) for n in range(30)])  # type: ignore[misc]
    found["chart"] = median([lambda: window.turn(1)] * 12)
    found["theme"] = median([lambda to=to: window.choose_theme(to) for to in ("dark", "light") * 3])  # type: ignore[misc]
    found["language"] = median([lambda to=to: window.choose_language(to) for to in ("ru", "en") * 3])  # type: ignore[misc]
    found["pane"] = until_page(window, window.toggle_sheet)
    settle()
    found["preview"] = statistics.median(until_page(window, lambda m=m: _mono(window, on=m)) for m in (True, False) * 3)  # type: ignore[misc]
    found["memory after"] = memory()
    window.close()
    print(json.dumps(found))
    return 0


def _mono(window: MainWindow, *, on: bool) -> None:
    """The page in black and white, or in colour again."""
    assert window.pane is not None
    window.choice = replace(window.choice, paper=replace(window.choice.paper, mono=on))
    window.pane.choice = window.choice
    window._show_on_paper()  # noqa: SLF001  # as another choice in the pane does


if __name__ == "__main__":
    sys.exit(main())
