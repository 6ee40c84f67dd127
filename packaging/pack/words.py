"""What desktops and installers say of the program, in the words of its own catalogues."""

from __future__ import annotations

from byfacts.errors import N_
from byfacts.language import Language, Languages

SUMMARY = N_("Migration between Belarus and the EU: what is known, and who says so")
ABOUT = N_("Charts and one-page fact sheets on migration between Belarus and the EU. Without a command: the window.")
EDITION = N_("Data edition of byfacts")
QUIET = N_("This program works without a network and sends nothing anywhere.")


def languages() -> tuple[Language, ...]:
    """All of them, English first."""
    known = Languages()
    return tuple(known.load(code) for code in sorted(known.codes, key=lambda code: code != "en"))
