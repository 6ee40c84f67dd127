"""The topics: one TOML file each under ``resources/topics``. Add a file, and window, command line and paper have it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from byfacts import assets
from byfacts.errors import N_, UsageError
from byfacts.frozen import frozen

FIRST_TABLE = "\n["  # TOML has all keys of the top level before it


@frozen
class Topic:
    """A topic as its file writes it. ``tab`` is false for a sheet that has no tab of its own (the overview).

    All topics are listed for every sheet, but only the one that is composed is read whole: ``spec``.
    """

    id: str
    letter: str
    order: int
    tab: bool
    title: str

    @property
    def spec(self) -> Mapping[str, Any]:
        return _whole(self.id)

    @property
    def charts(self) -> list[Mapping[str, Any]]:
        return list(self.spec.get("chart", ()))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the tabs; those without a tab come last."""
    found = []
    for path in assets.resource("topics").glob("*.toml"):
        head = tomllib.loads(_text(path.stem).partition(FIRST_TABLE)[0])
        found.append(Topic(path.stem, head["letter"], head["order"], head.get("tab", True), head["title"]))
    return tuple(sorted(found, key=lambda t: t.order))


@cache
def _text(id: str) -> str:
    return assets.resource("topics", f"{id}.toml").read_text("utf-8")


@cache
def _whole(id: str) -> Mapping[str, Any]:
    return tomllib.loads(_text(id))


def topic(id: str) -> Topic:
    """The topic with this id. Raises UsageError that names the topics there are."""
    for found in topics():
        if found.id == id:
            return found
    raise UsageError(
        N_("There is no topic “{topic}”. The topics are: {topics}."), topic=id, topics=", ".join(t.id for t in topics())
    )


def chart_spec(id: str, near: Topic) -> tuple[Topic, Mapping[str, Any]]:
    """The chart with this id, looked for in ``near`` first, and its topic. Raises KeyError for an unknown id."""
    for found in (near, *(other for other in topics() if other != near)):
        for spec in found.charts:
            if spec["id"] == id:
                return found, spec
    raise KeyError(id)
