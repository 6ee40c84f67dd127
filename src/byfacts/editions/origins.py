"""Where imported figures come from: a row of the sources for each official table and update of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from byfacts.editions.content import Cells
from byfacts.errors import N_
from byfacts.frozen import frozen
from byfacts.intake import datasets
from byfacts.model import Voice

EUROSTAT: Final = ("Eurostat", "Eurostat", "CC BY 4.0", Voice.STATISTICS.value)
UNHCR: Final = ("UNHCR", "UNHCR", "CC BY 4.0", Voice.UN_AGENCY.value)
FRONTEX: Final = (
    "Frontex", "Frontex", N_("for the user’s own use; not to be passed on"), Voice.BORDER_SERVICE.value,
)  # fmt: skip
TITLES: Final[Mapping[str, str]] = {
    datasets.VALID: N_("migr_resvalid, citizens of Belarus"),
    datasets.FIRST: N_("migr_resfirst, citizens of Belarus"),
    datasets.APPLICANTS: N_("migr_asyappctza, citizens of Belarus"),
    datasets.APPLICANTS_MONTHLY: N_("migr_asyappctzm, citizens of Belarus"),
    datasets.DECISIONS: N_("migr_asydcfsta, citizens of Belarus"),
    datasets.UNHCR_POPULATION: N_("Refugee Data Finder, population figures"),
    datasets.UNHCR_APPLICATIONS: N_("Refugee Data Finder, asylum applications"),
    datasets.UNHCR_DECISIONS: N_("Refugee Data Finder, asylum decisions"),
    datasets.FRONTEX: N_("Monthly detections of irregular border crossings"),
}
NOTES: Final[Mapping[str, str]] = {
    datasets.APPLICANTS: N_("Values are rounded to the nearest five."),
    datasets.APPLICANTS_MONTHLY: N_("Values are rounded to the nearest five."),
    datasets.DECISIONS: N_("Values are rounded to the nearest five."),
    datasets.UNHCR_APPLICATIONS: N_("Small counts appear as five. The EU figure is the sum over the member states."),
    datasets.UNHCR_DECISIONS: N_("Small counts appear as five. The EU figure is the sum over the member states."),
    datasets.UNHCR_POPULATION: N_("Small counts appear as five."),
}


@frozen
class Stand:
    """Which update of which table: ``updated`` is the publisher's day, empty where the file does not say."""

    dataset: str
    updated: str
    read: str  # the day of the import


def source(stand: Stand, sources: list[Cells]) -> Cells:
    """The row for this update among the sources, or a new one that is not yet among them.

    The same update of the same table is one source, whoever brought it. Of a file that does not tell its update only
    the day of the import is known.
    """
    publisher, short, licence, kind = _publisher(stand.dataset)
    for row in sources:
        same = row["published"] == stand.updated if stand.updated else row["id"] == _id(stand)
        if same and row["publisher"] == publisher and _names(row, stand.dataset):
            return row
    return {
        "id": _free(_id(stand), sources), "publisher": publisher, "title": TITLES[stand.dataset], "short": short,
        "reference": reference(stand.dataset), "published": stand.updated, "retrieved": stand.read, "vintage": "",
        "licence": licence, "confidence": "high", "kind": kind, "note": NOTES.get(stand.dataset, ""),
    }  # fmt: skip


def reference(dataset: str) -> str:
    """The table as its publisher calls it, and the choice of rows."""
    return f"{dataset}, citizen=BY" if dataset in datasets.EUROSTAT else dataset


def may_be_passed_on(source: Cells) -> bool:
    """Whether the terms of a source let an edition with its figures leave this computer."""
    return source["licence"] != FRONTEX[2]


def _publisher(dataset: str) -> tuple[str, str, str, str]:
    if dataset in datasets.EUROSTAT:
        return EUROSTAT
    return FRONTEX if dataset == datasets.FRONTEX else UNHCR


def _names(row: Cells, dataset: str) -> bool:
    words = row["reference"].replace(",", " ").split()
    return dataset in words


def _id(stand: Stand) -> str:
    """A name for people who read the tables: publisher, table, day."""
    table = stand.dataset.replace("_", "-")
    first = "eurostat-" if stand.dataset in datasets.EUROSTAT else ""
    return f"{first}{table}-{stand.updated or stand.read}"


def _free(id: str, sources: list[Cells]) -> str:
    taken = {row["id"] for row in sources}
    names = [id, *(f"{id}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
