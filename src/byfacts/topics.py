"""The topics: one TOML file each under ``resources/topics``. Add a file, and window, command line and paper have it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from byfacts import assets
from byfacts.errors import N_, UsageError
from byfacts.frozen import frozen


@frozen
class Topic:
    """A topic as its file writes it. ``tab`` is false for a sheet that has no tab of its own (the overview)."""

    id: str
    letter: str
    order: int
    tab: bool
    spec: Mapping[str, Any]

    @property
    def charts(self) -> list[Mapping[str, Any]]:
        return list(self.spec.get("chart", ()))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the tabs; those without a tab come last."""
    found = []
    for path in assets.resource("topics").glob("*.toml"):
        spec = tomllib.loads(path.read_text("utf-8"))
        found.append(Topic(path.stem, spec["letter"], spec["order"], spec.get("tab", True), spec))
    return tuple(sorted(found, key=lambda t: t.order))


def topic(id: str) -> Topic:
    """The topic with this id. Raises UsageError that names the topics there are."""
    for found in topics():
        if found.id == id:
            return found
    raise UsageError(
        N_("There is no topic “{topic}”. The topics are: {topics}."), topic=id, topics=", ".join(t.id for t in topics())
    )


def chart_spec(id: str) -> tuple[Topic, Mapping[str, Any]]:
    """The chart with this id and the topic it belongs to. Raises KeyError for an unknown id."""
    for found in topics():
        for spec in found.charts:
            if spec["id"] == id:
                return found, spec
    raise KeyError(id)
