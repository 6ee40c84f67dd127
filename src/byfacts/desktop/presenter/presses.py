"""What each key does in a show: as in slide programs, on whatever keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from byfacts.desktop.presenter.show import Show

MOST_DIGITS = 3
Act = Callable[[Show], None]


def press(show: Show, key: int, text: str, modifiers: Qt.KeyboardModifier) -> bool:
    """Do what a key does; false for one that does nothing here."""
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    if held & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    if text.isdecimal() and text.isascii():  # with Shift too: so digits are typed in France
        show.type_digit(text, MOST_DIGITS)
        return True
    act = SHIFTED.get(key) if held else None
    act = act or PLAIN.get(key) or TYPED.get(text.casefold())
    if act is not None:
        act(show)
    return act is not None


PLAIN: dict[int, Act] = {
    Qt.Key.Key_Right: Show.next,
    Qt.Key.Key_Space: Show.next,
    Qt.Key.Key_PageDown: Show.next,
    Qt.Key.Key_Left: Show.back,
    Qt.Key.Key_PageUp: Show.back,
    Qt.Key.Key_Home: lambda show: show.go(0),
    Qt.Key.Key_End: lambda show: show.go(len(show.order) - 1),
    Qt.Key.Key_Return: Show.jump,
    Qt.Key.Key_Enter: Show.jump,
    Qt.Key.Key_Up: lambda show: show.step(-1),
    Qt.Key.Key_Down: lambda show: show.step(1),
    Qt.Key.Key_D: Show.difference,
    Qt.Key.Key_S: Show.who,
    Qt.Key.Key_N: Show.notes,
    Qt.Key.Key_B: Show.blank,
    Qt.Key.Key_Period: Show.blank,
    Qt.Key.Key_Question: Show.keys,
    Qt.Key.Key_F1: Show.keys,
    Qt.Key.Key_Escape: Show.escape,
}
SHIFTED: dict[int, Act] = {
    Qt.Key.Key_Left: lambda show: show.step(-1),
    Qt.Key.Key_Right: lambda show: show.step(1),
}
# What lies on the keys of D, S, N and B where a keyboard writes Cyrillic.
TYPED: dict[str, Act] = {
    "?": Show.keys,
    "в": Show.difference,
    "ы": Show.who,
    "і": Show.blank,
    "т": Show.notes,
    "и": Show.blank,
}
