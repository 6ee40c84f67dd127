"""The colours of the page's own words and rules: those of the light theme, or black alone; and those of pictures."""

from __future__ import annotations

from functools import cache

from byfacts.charts import style
from byfacts.charts.marks import Fill, Tone
from byfacts.frozen import frozen
from byfacts.paper import grid
from byfacts.tokens import Theme, theme, tokens

MM = grid.MM


@frozen
class Palette:
    """Hex colours by role. ``mono`` has no grey at all and no rule under half a point."""

    mono: bool
    theme: Theme
    ink: str
    ink2: str
    hairline: str
    paper: str
    inactive: str
    medium: style.Medium = "paper"

    def tone(self, tone: Tone, topic: str = "overview") -> str:
        return style.tone(tone, self.theme, topic, self.mono)

    def look(self, fill: Fill, topic: str) -> style.Look:
        return style.look(fill, self.theme, topic, self.mono, self.medium)

    def hue(self, topic: str) -> str:
        return self.tone(Tone.HUE, topic)

    def rule(self, width: float) -> float:
        """The width of a rule: in black and white never so thin that a copy loses it."""
        return max(0.5, width) if self.mono else width


@cache
def palette(*, mono: bool) -> Palette:
    """The colours of the page. Paper knows no dark theme."""
    return _palette(theme("light"), mono=mono, medium="paper")


@cache
def picture_palette(name: str, *, mono: bool) -> Palette:
    """The colours of a picture in a theme, with patterns as wide apart as on screen."""
    return _palette(theme(name), mono=mono, medium="screen")


def _palette(chosen: Theme, *, mono: bool, medium: style.Medium) -> Palette:
    ink, ink2, hairline, paper = (
        style.tone(tone, chosen, "overview", mono) for tone in (Tone.INK, Tone.INK2, Tone.HAIRLINE, Tone.PAPER)
    )
    inactive = style.BLACK if mono else str(tokens()["paper"]["inactive_rule"])
    return Palette(mono, chosen, ink, ink2, hairline, paper, inactive, medium)
