"""Colours, sizes and spaces, read from one file for screen, paper and slides."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from byfacts import assets
from byfacts.frozen import frozen


@frozen
class Hue:
    """A topic's colour in four steps: values, second part, estimates (never without outline), wash."""

    data: str
    mid: str
    soft: str
    wash: str


@frozen
class Theme:
    """A named set of colours; ``colours`` holds the roles of tokens.toml as hex."""

    name: str
    colours: Mapping[str, str]
    hues: Mapping[str, Hue]
    classes: tuple[str, ...]
    focus_width: int
    lined_second: bool

    def __getitem__(self, role: str) -> str:
        return self.colours[role]


@cache
def tokens() -> Mapping[str, Any]:
    return tomllib.loads(assets.resource("tokens.toml").read_text("utf-8"))


@cache
def theme(name: str) -> Theme:
    """One of light, dark, contrast. Raises KeyError for another name."""
    table = tokens()["themes"][name]
    colours = {k: v for k, v in table.items() if isinstance(v, str)}
    hues = {topic: Hue(**steps) for topic, steps in table["hues"].items()}
    return Theme(name, colours, hues, tuple(table["classes"]), table["focus_width"], table["lined_second"])
