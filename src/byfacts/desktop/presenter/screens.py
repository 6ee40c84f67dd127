"""Which screen shows the charts and which the notes, and where the show goes when a screen is unplugged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from byfacts.frozen import frozen


class Screen(Protocol):
    """What of a QScreen is needed."""

    def name(self) -> str: ...
    def geometry(self) -> QRect: ...


@frozen
class Places:
    """The screen of the charts; the screen of the notes, where there is a second one."""

    charts: Screen
    notes: Screen | None


def places(screens: Sequence[Screen], wanted: str, own: str) -> Places:
    """The wanted screen, if it is there; else one that the window is not on: its ``own`` is for the notes."""
    charts = next((s for s in screens if s.name() == wanted), None)
    charts = charts or next((s for s in screens if s.name() != own), screens[0])
    others = [s for s in screens if s is not charts]
    notes = next((s for s in others if s.name() == own), others[0] if others else None)
    return Places(charts, notes)


def after_removal(before: Places, screens: Sequence[Screen], gone: Screen) -> Places | None:
    """The places once a screen is gone: what it showed moves to one that is left. None: nothing is left to show on."""
    left = [screen for screen in screens if screen is not gone]
    if not left:
        return None
    charts = before.charts if before.charts in left else (before.notes if before.notes in left else left[0])
    notes = before.notes if before.notes in left and before.notes is not charts else None
    return Places(charts, notes)


def put(widget: QWidget, screen: Screen) -> None:
    """Fill a screen with a widget."""
    if isinstance(screen, QScreen):
        widget.setScreen(screen)
        widget.setGeometry(screen.geometry())
        widget.showFullScreen()
    else:
        widget.setGeometry(screen.geometry())
        widget.show()
