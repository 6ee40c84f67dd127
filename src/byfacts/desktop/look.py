"""How the window looks: a theme and a text size, and what follows from them (style sheet, palette, fonts, lengths)."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, Qt

from byfacts import assets
from byfacts.frozen import frozen
from byfacts.tokens import Theme, theme

FAMILY = "IBM Plex Sans"
THEMES = ("system", "light", "dark", "contrast")
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
TYPE_SIZES = (11, 12, 13, 14, 15, 17, 20, 22, 26, 40)


@frozen
class Look:
    """The theme, and the text size as a factor. Every length of the window grows with it."""

    theme: Theme
    scale: float = 1.0

    def px(self, length: float) -> int:
        """A length in logical pixels at text size 100 % as a whole number of pixels now; never less than one."""
        return max(1, round(length * self.scale)) if length else 0

    def colour(self, role: str) -> QColor:
        return QColor(self.theme[role])

    def font(self, size: float, weight: int = 400) -> QFont:
        """A font of ``size`` logical pixels. Unhinted: hinted text has whole-pixel advances and looks loose."""
        return font(size * self.scale, weight)


def font(pixels: float, weight: int = 400) -> QFont:
    """A font of so many pixels, fractions included (which ``setPixelSize`` cannot)."""
    made = QFont(FAMILY)
    made.setPointSizeF(pixels * 72 / _dots_per_inch())
    made.setWeight(QFont.Weight(weight))
    made.setKerning(False)  # as words are measured, see charts/type.py
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _dots_per_inch() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.logicalDotsPerInch() if screen else 96.0


def load_fonts() -> bool:
    """Make the shipped fonts known to Qt; false when a file is missing or damaged."""
    files = sorted(assets.resource("fonts").glob("*.ttf"))
    return bool(files) and -1 not in [QFontDatabase.addApplicationFont(str(path)) for path in files]


def look(theme_name: str, text_size: int) -> Look:
    """The look for a chosen theme ("system" follows the system) and a text size in percent."""
    return Look(theme(system_theme() if theme_name == "system" else theme_name), text_size / 100)


def next_size(size: int, by: int) -> int:
    """The next larger (by 1) or smaller (by -1) text size; the size itself at the end of the row."""
    found = [other for other in TEXT_SIZES if (other - size) * by > 0]
    return (min if by > 0 else max)(found, default=size)


def system_theme() -> str:
    """The theme that the system asks for: more contrast first, then dark or light."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def style_sheet(look: Look) -> str:
    """The application's style sheet: the general rules, then those that take a topic's hue, once for each topic."""
    sizes = {f"f{n}": f"{n * look.scale:g}" for n in TYPE_SIZES}
    lengths = {f"p{n}": str(look.px(n)) for n in range(1, 61)}
    fixed = {
        "theme": look.theme.name,
        "pill": str(look.px(18) // 2),  # half its height: Qt draws no corner that is rounder
        "controls": assets.resource("icons", "controls").as_posix(),
        "toolline": look.theme["hairline"] if look.theme.name == "contrast" else "transparent",
    }
    general = Template(_read("window.qss")).substitute(**look.theme.colours, **sizes, **lengths, **fixed)
    hued = Template(_read("hue.qss"))
    return general + "".join(hued.substitute(hue=name, data=hue.data) for name, hue in look.theme.hues.items())


def _read(name: str) -> str:
    return assets.resource("desktop", name).read_text("utf-8")


def palette(look: Look) -> QPalette:
    """The palette for what no style sheet reaches: native dialogs' stand-ins, selections, links."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.Base: "paper",
        QPalette.ColorRole.AlternateBase: "chrome",
        QPalette.ColorRole.Button: "paper",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.PlaceholderText: "ink3",
        QPalette.ColorRole.ToolTipBase: "readout",
        QPalette.ColorRole.ToolTipText: "on_readout",
    }
    for role, name in roles.items():
        made.setColor(role, look.colour(name))
    return made
