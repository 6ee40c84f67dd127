"""What of the chart on show can be copied and saved as a picture: by keys, by menu, by the buttons in its head."""

from __future__ import annotations

from collections.abc import Callable

from byfacts.desktop import clipboard
from byfacts.desktop.chart_tools import ChartTools
from byfacts.desktop.issuing import Issuing
from byfacts.desktop.marking import Compare
from byfacts.desktop.panel import ChartPanel
from byfacts.exports.pictures import Size


class Copying:
    """``panel`` gives the chart on show, ``say`` tells what became of a copy, ``compare`` two points of it."""

    def __init__(
        self,
        panel: Callable[[], ChartPanel | None],
        issuing: Issuing,
        say: Callable[[str], object],
        compare: Compare,
    ) -> None:
        self._panel, self._issuing, self._say, self._compare = panel, issuing, say, compare

    def shown(self) -> None:
        """What is on show: the picture of a chart; its table where that is alone, or has the focus."""
        panel = self._panel()
        if panel is None or panel.plot is None or (panel.table is not None and panel.table.hasFocus()):
            self.table()
        else:
            self.picture()

    def picture(self) -> None:
        """The picture of the chart, with words for programs that take no picture."""
        self._issuing.copy_picture(self._say)

    def table(self) -> None:
        """The table of the chart, with its title, unit and source."""
        panel = self._panel()
        if panel is not None:
            done = panel.language.text("The table is copied, with its unit and source.")
            self._say(clipboard.told(panel.language, done, copied=panel.copy()))

    def size(self) -> Size | None:
        """The size of a picture as the plot is on show; None where there is no plot."""
        from byfacts.desktop.picturing import shown_size

        panel = self._panel()
        if panel is None or panel.plot is None:
            return None
        return shown_size(panel.plot.width(), panel.look.scale, panel.plot.devicePixelRatioF())

    def tools(self) -> ChartTools:
        """The buttons in the head of a chart."""
        return ChartTools(self.shown, self.table, self._issuing.save_picture, self._issuing.export_data, self._compare)
