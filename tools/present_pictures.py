"""Save pictures of the presenter, to be looked at: each chart on a wall, as it comes, with a point and with its card.

    python tools/present_pictures.py FOLDER [--size 1920x1080] [--language en] [--theme light] [--chart first-permits]

No display is needed: QT_QPA_PLATFORM=offscreen serves, and any size is a screen here.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from byfacts.desktop.app import dress, make_application
from byfacts.desktop.look import load_fonts, look
from byfacts.desktop.presenter.presentation import Presentation
from byfacts.desktop.window import MainWindow
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.settings import Settings

NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = "2026-08-01"


class Pretended:
    """A screen of a size."""

    def __init__(self, name: str, size: str) -> None:
        width, height = map(int, size.split("x"))
        self._name, self._place = name, QRect(0, 0, width, height)

    def name(self) -> str:
        return self._name

    def geometry(self) -> QRect:
        return self._place


def main() -> None:
    """One show for each size, language and theme."""
    asked = _asked()
    asked.folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    load_fonts()
    library = load_library()
    for size in asked.size:
        for code in asked.language:
            for theme in asked.theme:
                dress(application, look(theme, 100))
                window = MainWindow(library, load_language(code), Settings(theme=theme), TODAY)
                window.show()
                walls = [Pretended("wall", size), Pretended("notes", asked.notes)]
                window.presenting.screens = walls.copy
                window.presenting.start()
                assert window.presenting.now is not None
                _walk(window.presenting.now, asked, f"{size}-{code}-{theme}")
                window.presenting.close()
                window.close()
                window.deleteLater()
                _settle()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", nargs="+", default=["1920x1080"])
    parser.add_argument("--notes", default="1280x800", help="size of the second screen")
    parser.add_argument("--language", nargs="+", default=["en"])
    parser.add_argument("--theme", nargs="+", default=["light"])
    parser.add_argument("--chart", nargs="+", default=[])
    parser.add_argument("--all", action="store_true", help="lists and tables too")
    return parser.parse_args()


def _walk(show: Presentation, asked: argparse.Namespace, name: str) -> None:
    stage, course = show.stage, show.show
    if asked.all:
        from byfacts.desktop.presenter.order import on_offer

        course.take_order(on_offer(course.content.sheet))
    for at, item in enumerate(course.order):
        if asked.chart and item.chart not in asked.chart:
            continue
        course.go(at)
        stem = str(asked.folder / f"{name}-{at + 1:02}-{item.chart}")
        _grab(stage, f"{stem}.png")
        for page in range(1, course.slide.pages):
            QTest.keyClick(stage, Qt.Key.Key_Right, NO)
            _grab(stage, f"{stem}-page{page + 1}.png")
        if course.reading(0) is None:
            continue
        course.go(at)
        QTest.keyClick(stage, Qt.Key.Key_Right, SHIFT)
        _grab(stage, f"{stem}-point.png")
        if show.speaker is not None:
            _grab(show.speaker, f"{stem}-notes.png")
        QTest.keyClick(stage, Qt.Key.Key_D, NO)
        QTest.keyClick(stage, Qt.Key.Key_Right, SHIFT)
        QTest.keyClick(stage, Qt.Key.Key_D, NO)
        _grab(stage, f"{stem}-difference.png")
        QTest.keyClick(stage, Qt.Key.Key_S, NO)
        _grab(stage, f"{stem}-card.png")
    QTest.keyClick(stage, Qt.Key.Key_Question, NO)
    _grab(stage, str(asked.folder / f"{name}-keys.png"))


def _grab(widget: QWidget, path: str) -> None:
    _settle()
    widget.grab().save(path)


def _settle() -> None:
    """Let layouts and deferred deletions happen."""
    for _turn in range(2):
        QTest.qWait(10)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main()
