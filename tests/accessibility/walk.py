"""Walks the window from another process, as a screen reader does: over AT-SPI, with the keys that a reader has.

    /usr/bin/python3 tests/accessibility/walk.py EXPECTED

Runs in the system's Python, to which pyatspi belongs, and knows nothing of byfacts but the file that ``expected.py``
wrote. Goes to every tab and down its list, and compares every point of every chart; then into the plot, and with the
arrow keys from point to point. Exit status 0 only when all was found.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

PATIENCE = 20.0  # seconds until what was asked for must be there
PAUSE = 0.03
F6, TAB, RETURN, RIGHT, DOWN, HOME = 0xFFC3, 0xFF09, 0xFF0D, 0xFF53, 0xFF54, 0xFF50  # keysyms of X11
CONTROLS = {"push button", "check box", "combo box", "list", "page tab", "list item", "table", "text", "toggle button"}

atspi: Any = import_module("pyatspi")
main_loop: Any = import_module("gi.repository.GLib").MainContext.default()


class Missing(Exception):
    """What was looked for is not there."""


def wait(what: str, look: Callable[[], Any]) -> Any:
    """What ``look`` finds, as soon as it finds something: the window answers when it has time."""
    until = time.monotonic() + PATIENCE
    while True:
        pump()
        try:
            if found := look():
                return found
        except (atspi_error(), LookupError, AttributeError):
            pass  # it has just been replaced
        if time.monotonic() > until:
            raise Missing(what)
        time.sleep(PAUSE)


def atspi_error() -> type[Exception]:
    found: type[Exception] = import_module("gi.repository.GLib").GError
    return found


def pump() -> None:
    """Let the events of the window arrive."""
    while main_loop.iteration(False):
        pass


def press(key: int) -> None:
    atspi.Registry.generateKeyboardEvent(key, None, atspi.KEY_SYM)


def children(of: Any) -> list[Any]:
    return [child for place in range(of.childCount) if (child := of.getChildAtIndex(place)) is not None]


def showing(one: Any) -> bool:
    return bool(one.getState().contains(atspi.STATE_SHOWING))


def has(one: Any, state: str) -> bool:
    return bool(one.getState().contains(getattr(atspi, f"STATE_{state.upper()}")))


def everything(of: Any) -> Iterator[Any]:
    """What can be seen within, the whole first; menus that are shut are left out."""
    yield of
    if of.getRoleName() not in ("menu bar", "popup menu"):
        for child in children(of):
            if showing(child) or child.getRoleName() == "list item":
                yield from everything(child)


def find(of: Any, role: str, name: str = "") -> Any:
    for one in everything(of):
        if one.getRoleName() == role and (not name or one.name == name):
            return one
    return None


def child_has_focus(of: Any, place: int | None = None) -> bool:
    """Whether the child at a place, or any child, has the keyboard."""
    return any(has(child, "focused") for n, child in enumerate(children(of)) if place in (None, n))


def number_of(item: Any) -> float | None:
    try:
        return float(item.queryValue().currentValue)
    except NotImplementedError:
        return None


class Walk:
    """The window as it is found, and what is wrong with it."""

    def __init__(self, expected: dict[str, Any]) -> None:
        self.expected = expected
        self.faults: list[str] = []
        self.charts = self.points = self.told = 0
        self.focus = ("", "")  # the role and the name of what has the keyboard, as the last event told
        self.announced: list[str] = []
        atspi.Registry.registerEventListener(self._focus, "object:state-changed:focused")
        atspi.Registry.registerEventListener(self._announcement, "object:announcement")
        self.window = wait("the window", self._window)
        wait("the active window", lambda: has(self.window, "active"))

    def _focus(self, event: Any) -> None:
        if event.detail1:
            self.focus = (event.source.getRoleName(), event.source.name)

    def _announcement(self, event: Any) -> None:
        self.announced.append(str(event.any_data))

    def _window(self) -> Any:
        for application in children(atspi.Registry.getDesktop(0)):
            if application.name == "byfacts" and (found := children(application)):
                return found[0]
        return None

    def check(self, what: str, found: object, expected: object) -> None:
        if found != expected:
            self.faults.append(f"{what}: found {found!r} in place of {expected!r}")

    def whole(self) -> None:
        wait("the title", lambda: self.window.name.startswith(self.expected["title"]))
        self.check("language", self.window.get_object_locale().split("_")[0], self.expected["language"])
        tabs = self.tabs()
        self.check("tabs", [tab.name for tab in tabs], [tab["name"] for tab in self.expected["tabs"]])
        for place, tab in enumerate(self.expected["tabs"]):
            self.go_to_tab(place)
            self.tab(tab)

    def tabs(self) -> list[Any]:
        strip = wait("the tabs", lambda: find(self.window, "page tab list"))
        return [child for child in children(strip) if child.getRoleName() == "page tab"]

    def go_to_tab(self, place: int) -> None:
        """F6 leads to the tabs sooner or later, and the right arrow from one to the next."""
        strip = find(self.window, "page tab list").name
        for _ in range(12):
            if self.focus == ("page tab list", strip):
                break
            before = self.focus
            press(F6)
            wait("the next part of the window", partial(self.focus_is_not, before))
        if place:
            press(RIGHT)
        wait(f"tab {place + 1}", lambda: has(self.tabs()[place], "selected"))

    def tab(self, tab: dict[str, Any]) -> None:
        for fact in tab["facts"]:
            self.find(f"{tab['name']}: a key fact", "push button", fact)
        press(F6)
        wait(f"the keyboard in the list of {tab['name']}", lambda: self.focus[0] == "list")
        rows = self.rows()
        self.check(f"rows of {tab['name']}", len(rows), len(tab["entries"]))
        press(HOME)
        for place, entry in enumerate(tab["entries"]):
            if place:
                press(DOWN)
            wait(f"row {place + 1} of {tab['name']}", partial(self.row_is_chosen, place))
            row = self.rows()[place].name
            if not row.startswith(entry["name"]):
                self.faults.append(f"{tab['name']}: the row {row!r} does not begin with {entry['name']!r}")
            if entry["title"]:
                self.chart(entry)
        self.names(tab["name"])
        if entry["title"]:
            self.arrows(entry)

    def find(self, what: str, role: str, name: str) -> Any:
        return wait(f"{what} “{name}”", lambda: find(self.window, role, name))

    def focus_is(self, wanted: tuple[str, str]) -> bool:
        return self.focus == wanted

    def focus_is_not(self, before: tuple[str, str]) -> bool:
        return self.focus != before

    def row_is_chosen(self, place: int) -> bool:
        return has(self.rows()[place], "selected")

    def rows(self) -> list[Any]:
        """The rows of the list at the left, the last of the lists: the content stands before it."""
        lists = [one for one in everything(self.window) if one.getRoleName() == "list"]
        return children(lists[-1])

    def chart(self, entry: dict[str, Any]) -> None:
        title = entry["title"]
        plot = self.find("the chart", "list", title)
        if not plot.description:
            self.faults.append(f"{title}: no description")
        items = wait(f"the points of “{title}”", lambda: children(plot) or not entry["points"])
        self.check(f"number of points of “{title}”", plot.childCount, len(entry["points"]))
        for item, point in zip(items if entry["points"] else [], entry["points"], strict=False):
            where = f"{title}, {point['name']}"
            self.check(f"{where}: role", item.getRoleName(), "list item")
            self.check(f"{where}: name", item.name, point["name"])
            self.check(f"{where}: description", item.description, point["description"])
            self.check(f"{where}: number", number_of(item), point["number"])
            if not point["value"] or not item.description.startswith(point["value"]):
                self.faults.append(f"{where}: the value {point['value']!r} is not told")
            area = item.queryComponent().getExtents(atspi.DESKTOP_COORDS)
            if area.width <= 0 or area.height <= 0:
                self.faults.append(f"{where}: nowhere on the screen")
            self.points += 1
        self.charts += 1

    def arrows(self, entry: dict[str, Any]) -> None:
        """Enter leads from the list into the plot; the arrow keys from point to point, and each is told of."""
        press(RETURN)
        plot = self.find("the plot", "list", entry["title"])
        wait(f"the focus in “{entry['title']}”", partial(child_has_focus, plot))
        press(HOME)
        for place, point in enumerate(entry["points"][:4]):
            if place:
                press(DOWN)
            here = f"“{entry['title']}”, {point['name']}"
            wait(f"the focus on {here}", partial(child_has_focus, plot, place))
            wait(f"an event of the focus on {here}", partial(self.focus_is, ("list item", point["name"])))
            self.told += 1

    def names(self, where: str) -> None:
        """Whatever the keyboard can reach has a name."""
        for one in everything(self.window):
            role = one.getRoleName()
            if role in CONTROLS and has(one, "focusable") and not one.name:
                self.faults.append(f"{where}: a {role} without a name")


def main() -> int:
    expected = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    say = sys.stdout.write
    walk = Walk(expected)
    try:
        walk.whole()
    except Missing as missing:
        walk.faults.append(f"not found: {missing}")
    if not walk.announced:
        walk.faults.append("nothing was announced")
    for fault in walk.faults:
        say(f"  {fault}\n")
    say(
        f"{len(expected['tabs'])} tabs, {walk.charts} charts, {walk.points} points, {walk.told} steps by arrow keys, "
        f"{len(walk.announced)} announcements, {len(walk.faults)} faults\n"
    )
    return 1 if walk.faults else 0


if __name__ == "__main__":
    sys.exit(main())
