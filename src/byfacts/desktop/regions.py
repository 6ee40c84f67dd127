"""The parts of the window as stops for F6, and where the keyboard goes when a part is made anew."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

REGIONS = (
    "tabs",
    "notice",
    "find",
    "rail",
    "chart-chooser",
    "badge",
    "facts",
    "views",
    "plot",
    "ranks",
    "table",
    "companion-plot",
    "card-text",
    "desk",
    "sheet-form",
)


def name_of_focus(window: QWidget) -> str:
    """The nearest named widget round the focus: its successor after a rebuild has the same name."""
    widget: QWidget | None = window.focusWidget()
    while widget is not None and (not widget.objectName() or widget.objectName().startswith("qt_")):
        widget = widget.parentWidget()
    return widget.objectName() if widget else ""


def focus_first(within: QWidget, *names: str, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give the focus to the first of the named widgets that is there; not to one that waits to be deleted."""
    for name in names:
        found = [one for one in within.findChildren(QWidget, name) if one.isEnabled()] if name else []
        if found:
            stop = _stop_in(next((one for one in found if _may_show(one, within)), found[0]))
            _show_now(stop)
            stop.setFocus(reason)
            return


def _may_show(widget: QWidget, within: QWidget) -> bool:
    """Whether neither it nor what it stands in was hidden on purpose; what was just made is not shown yet."""
    part: QWidget | None = widget
    while part is not None and part is not within:
        if part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return False
        part = part.parentWidget()
    return True


def _show_now(widget: QWidget) -> None:
    """Qt shows a moment later what was put into a layout; until then it cannot take the keyboard, which is nowhere."""
    hidden: list[QWidget] = []
    part: QWidget | None = widget
    while part is not None and not part.isVisible():
        hidden.append(part)
        part = part.parentWidget()
    for one in reversed(hidden if part is not None else []):
        if not one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            one.show()


def focus_next_region(within: QWidget, by: int) -> None:
    """Go to the next part of the window (-1: the previous one), round and round."""
    parts = [part for name in REGIONS for part in within.findChildren(QWidget, name) if part.isVisible()]
    now = within.window().focusWidget()
    at = next((n for n, part in enumerate(parts) if now is part or (now and part.isAncestorOf(now))), -by)
    if parts:
        _stop_in(parts[(at + by) % len(parts)]).setFocus(Qt.FocusReason.ShortcutFocusReason)


def in_order(*stops: QWidget) -> None:
    """Let Tab go from each to the next, wherever they stand: the head of a pane comes after what it heads."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stop_in(widget: QWidget) -> QWidget:
    """The widget itself, or the one inside it where Tab stops."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return widget
    for child in widget.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(widget):
            return child
    return widget
