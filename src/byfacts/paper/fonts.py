"""The two weights of the sheet's typeface, registered with ReportLab as they are shipped, once for a process."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from byfacts import assets

REGULAR = "Plex"
BOLD = "Plex-SemiBold"

# A page is made of shipped words and never opens an address or a path, whatever a user's own settings file says;
# A85 would make streams a quarter longer.
rl_config.trustedHosts = None
rl_config.trustedSchemes = []
rl_config.useA85 = 0
rl_config.pdfComments = 0
rl_config.pdfMultiLine = 0


@cache
def registered() -> tuple[Any, Any]:
    """The regular and the bold font. asciiReadable=0 packs the characters in use into one small subset."""
    fonts = []
    for name, file in ((REGULAR, "IBMPlexSans-Regular.ttf"), (BOLD, "IBMPlexSans-SemiBold.ttf")):
        font = TTFont(name, str(assets.resource("fonts", file)), asciiReadable=0)
        pdfmetrics.registerFont(font)
        fonts.append(font)
    return fonts[0], fonts[1]
