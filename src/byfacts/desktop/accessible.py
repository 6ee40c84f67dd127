"""The points of a plot as accessible children: a list named by the chart, whose items are its points; and key facts as
the buttons that they are.

An interface belongs to Qt's cache once it was handed out: Qt deletes it with its widget, or when it is told to. Until
then the Python half must live, or Qt would hold a dead address; so every interface is kept here, and let go with its
plot. Nothing of this is made before a screen reader asks.
"""

from __future__ import annotations

from typing import Any, cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleValueInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication
from shiboken6 import Shiboken

from byfacts.desktop.facts import Fact
from byfacts.desktop.plot import Plot
from byfacts.desktop.said import Said, said

# What interface_cast answers for "none": PySide turns None, and a plain 0, into an address that is not null.
NOTHING = Shiboken.VoidPtr(0)
INSTALLED = "points-are-accessible"


def install(application: QApplication) -> None:
    """Let plots tell their points to whatever asks; once for an application."""
    if not application.property(INSTALLED):
        application.setProperty(INSTALLED, True)
        QAccessible.installFactory(Interfaces().make)


def told_by_focus(words: str) -> bool:
    """Whether a screen reader has these words already, of the point or key fact that the keyboard has come to."""
    now = QApplication.focusWidget()
    return now is not None and words in (now.accessibleName(), now.told if isinstance(now, Plot) else "")


class Interfaces:
    """Makes the interface of a widget when it is first asked for, and keeps it for as long as the widget lives."""

    def __init__(self) -> None:
        self._kept: dict[int, PointList | FactButton] = {}

    def make(self, kind: str, asked: QObject) -> QAccessibleInterface | None:
        """Qt asks for each class from the most special one on; None leaves the answer to Qt."""
        made: PointList | FactButton
        if kind == Plot.__name__ and isinstance(asked, Plot):
            made = PointList(asked)
        elif kind == Fact.__name__ and isinstance(asked, Fact):
            made = FactButton(asked)
        else:
            return None
        key = id(made)
        self._kept[key] = made
        asked.destroyed.connect(lambda: self._let_go(key))
        return made

    def _let_go(self, key: int) -> None:
        found = self._kept.pop(key, None)
        if isinstance(found, PointList):
            found.forget()


class FactButton(QAccessibleWidget):
    """A key fact: pressed, it opens its source card. Its words are its name, and not told again one by one."""

    def __init__(self, fact: Fact) -> None:
        super().__init__(fact, QAccessible.Role.Button)
        self._fact = ref(fact)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803  # Qt's name
        fact = self._fact()
        if fact is not None and Shiboken.isValid(fact):
            fact.setFocus()
            if actionName == self.pressAction():
                fact.pressed.emit()


class PointList(QAccessibleWidget):
    """A plot as a list of its points. The focus is told of the point that the arrow keys have come to."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot, QAccessible.Role.List)
        self._plot = ref(plot)
        self._items: dict[int, PointItem] = {}
        self._keys = self._present_keys()
        plot.moved.connect(self._moved)
        plot.laid_out.connect(self._laid_out)
        if plot.hasFocus():
            self._moved()

    @property
    def plot(self) -> Plot | None:
        """The plot, while there is one."""
        found = self._plot()
        return found if found is not None and Shiboken.isValid(found) else None

    def _present_keys(self) -> list[str]:
        plot = self.plot
        return [spot.key for spot in plot.figure.spots] if plot is not None and plot.figure is not None else []

    def childCount(self) -> int:
        return len(self._keys)

    def child(self, index: int) -> PointItem | None:  # type: ignore[override]  # Qt takes null, the stub does not
        plot = self.plot
        if plot is None or not 0 <= index < len(self._keys):
            return None
        if index not in self._items:
            self._items[index] = PointItem(plot, index)
        return self._items[index]

    def childAt(self, x: int, y: int) -> PointItem | None:  # type: ignore[override]
        plot = self.plot
        found = plot.spot_at(plot.mapFromGlobal(QPoint(x, y))) if plot is not None else None
        return None if found is None else self.child(found)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.place if isinstance(child, PointItem) and self._items.get(child.place) is child else -1

    def focusChild(self) -> PointItem | None:  # type: ignore[override]
        plot = self.plot
        return self.child(plot.current) if plot is not None and plot.hasFocus() else None

    def _moved(self) -> None:
        """Tell of the current point, a moment later: Qt tells of the plot itself after it has got the focus."""
        if self.plot is not None:
            QTimer.singleShot(0, self.plot, self._tell)

    def _tell(self) -> None:
        plot = self.plot
        item = self.child(plot.current) if plot is not None else None
        if plot is None or item is None or not QAccessible.isActive():
            return
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Selection))
        if plot.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))

    def _laid_out(self) -> None:
        """The marks were placed anew: the same points elsewhere, or other ones."""
        keys, plot = self._present_keys(), self.plot
        if keys != self._keys and plot is not None:
            self.forget()
            self._keys = keys
            QAccessible.updateAccessibility(QAccessibleEvent(plot, QAccessible.Event.ObjectReorder))

    def forget(self) -> None:
        """Let go of the points that were handed out."""
        items, self._items, self._keys = list(self._items.values()), {}, []
        for item in items:
            if Shiboken.isValid(item):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))


class PointItem(QAccessibleInterface):
    """A point of a plot: named, valued, described, and open to be pressed for its source card."""

    def __init__(self, plot: Plot, place: int) -> None:
        super().__init__()
        self.place = place
        self._plot = ref(plot)
        self._number, self._actions = PointNumber(self), PointActions(self)

    @property
    def plot(self) -> Plot | None:
        """The plot, while it lives and still has this point."""
        found = self._plot()
        if found is None or not Shiboken.isValid(found) or found.figure is None:
            return None
        return found if self.place < len(found.figure.spots) else None

    @property
    def said(self) -> Said:
        """What is said of the point, as it is now."""
        plot = self.plot
        reading = plot.reading_at(self.place) if plot is not None else None
        if plot is None or reading is None:
            return Said("", "", "")
        return said(plot.chart, reading, plot.language)

    def isValid(self) -> bool:
        return self.plot is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # no widget of its own
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        plot = self.plot
        return plot.window().windowHandle() if plot is not None else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        plot = self.plot
        return QAccessible.queryAccessibleInterface(plot) if plot is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        made, plot = QAccessible.State(), self.plot
        if plot is None:
            made.invalid = 1
            return made
        made.focusable = made.selectable = made.readOnly = 1
        made.selected = int(plot.current == self.place)
        made.focused = int(plot.current == self.place and plot.hasFocus())
        made.invisible = int(not plot.isVisible())
        made.offscreen = int(plot.viewport().visibleRegion().isEmpty())  # the viewport covers the plot itself
        return made

    def rect(self) -> QRect:
        plot = self.plot
        if plot is None:
            return QRect()
        area = plot.area_of(self.place).toAlignedRect()
        return QRect(plot.mapToGlobal(area.topLeft()), area.size())

    def text(self, t: QAccessible.Text) -> str:
        words = self.said
        match t:
            case QAccessible.Text.Name:
                return words.name
            case QAccessible.Text.Value:
                return words.value
            case QAccessible.Text.Description:
                return words.described()
        return ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """A point cannot be reworded."""

    def interface_cast(self, wanted: QAccessible.InterfaceType) -> int:
        answer: object = NOTHING
        if wanted is QAccessible.InterfaceType.ActionInterface:
            answer = self._actions
        elif wanted is QAccessible.InterfaceType.ValueInterface and self.said.number is not None:
            answer = self._number
        return cast(int, answer)  # an object gives its address; the stub says int, which does not work


class PointNumber(QAccessibleValueInterface):
    """The number of a point, for what reads values as numbers."""

    def __init__(self, item: PointItem) -> None:
        super().__init__()
        self._item = ref(item)

    def currentValue(self) -> float | None:
        item = self._item()
        return item.said.number if item is not None else None

    def maximumValue(self) -> Any:
        return None

    def minimumValue(self) -> Any:
        return None

    def minimumStepSize(self) -> Any:
        return None

    def setCurrentValue(self, value: Any) -> None:
        """Numbers come from their sources."""


class PointActions(QAccessibleActionInterface):
    """What can be done with a point from outside: go to it; press it for its source card."""

    def __init__(self, item: PointItem) -> None:
        super().__init__()
        self._item = ref(item)

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803  # Qt's name
        item = self._item()
        plot = item.plot if item is not None else None
        if plot is None or item is None:
            return
        plot.setFocus()
        plot.go(item.place)
        if actionName == self.pressAction():
            plot.ask()

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: N803
        return []
