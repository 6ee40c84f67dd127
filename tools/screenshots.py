"""Save pictures of the window, to be looked at: every tab and chart, in the sizes, languages and themes asked for.

    python tools/screenshots.py FOLDER [--size 1280x800] [--language en] [--theme light] ...

Run it where there is a display, or under one that is only pretended:
    xvfb-run -s "-screen 0 1920x1080x24" python tools/screenshots.py FOLDER
"""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from byfacts.desktop.app import dress, make_application
from byfacts.desktop.look import load_fonts, look
from byfacts.desktop.topic_page import TopicPage
from byfacts.desktop.window import MainWindow
from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.settings import Settings


def main() -> None:
    """Make the window once per size, language and theme, and walk through it."""
    asked = _asked()
    asked.folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    load_fonts()
    library = load_library()
    for size in asked.size:
        width, height = map(int, size.split("x"))
        for code in asked.language:
            for theme in asked.theme:
                for text in asked.text:
                    kept = Settings(width=width, height=height, theme=theme, text_size=text)
                    dress(application, look(theme, text))
                    window = MainWindow(library, load_language(code), kept, asked.today)
                    window.show()
                    _walk(window, asked, f"{size}-{code}-{theme}" + ("" if text == 100 else f"-{text}"))
                    window.close()
                    window.deleteLater()
                    _settle(application)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", nargs="+", default=["1280x800", "1920x1080", "1024x640"])
    parser.add_argument("--language", nargs="+", default=["en", "ru"])
    parser.add_argument("--theme", nargs="+", default=["light"])
    parser.add_argument("--text", nargs="+", type=int, default=[100])
    parser.add_argument("--topic", nargs="+", default=[])
    parser.add_argument("--chart", nargs="+", default=[])
    parser.add_argument("--view", default="chart", choices=["chart", "table", "both"])
    parser.add_argument("--point", action="store_true", help="show the read-out of the first point")
    parser.add_argument("--card", action="store_true", help="show the source card of the first point")
    parser.add_argument("--today", default="", help="the day to judge passed dates by, year-month-day")
    return parser.parse_args()


def _walk(window: MainWindow, asked: argparse.Namespace, name: str) -> None:
    """Every topic, and in it every chart or recommendation."""
    for tab in window.sheet().tabs:
        if asked.topic and tab.topic not in asked.topic:
            continue
        window.show_topic(tab.topic)
        sheet = window.sheet()
        for entry in [*(band.id for band in sheet.bands), *(chart.id for chart in sheet.charts)]:
            if asked.chart and entry not in asked.chart:
                continue
            _show(window, entry, asked)
            window.grab().save(str(asked.folder / f"{name}-{tab.topic}-{entry}.png"))


def _show(window: MainWindow, entry: str, asked: argparse.Namespace) -> None:
    window.body.choose(entry)
    if isinstance(window.body.page, TopicPage):
        window.show_view(asked.view)
        _settle(window)
        panel = window.body.page.panel
        if asked.point and panel is not None and panel.plot is not None:
            panel.plot.setFocus()
            panel.plot.go_first()
        if asked.card and panel is not None and panel.plot is not None:
            panel.plot.go_first()
            panel.plot.ask()
    _settle(window)


def _settle(_: object) -> None:
    """Let layouts and deferred deletions happen."""
    for _turn in range(3):
        QTest.qWait(20)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main()
