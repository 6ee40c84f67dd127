"""Which cells of which official table make which series of byfacts: a table of rules, and the series it adds."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from byfacts.errors import N_
from byfacts.frozen import frozen
from byfacts.intake import datasets
from byfacts.model import Nature, Series


class Places(StrEnum):
    """Which places a series has, and how the total among them comes about."""

    UNION = "union"  # the member states and the total of the EU, as published
    UNION_SUMMED = "union-summed"  # the member states as published, the EU as their sum
    SUM = "sum"  # the sum over the member states alone
    WORLD = "world"
    BELARUS = "belarus"  # people from elsewhere in Belarus
    FRONTIER = "frontier"  # the sum over all people counted at it


@frozen
class Rule:
    """``where``: dimension and the codes that belong to the series; a dimension that the file lacks is no obstacle.

    ``citizen``: whom the series is about, empty for everybody. ``lengths``: Eurostat's codes of the periods.
    ``split_by``: taken only where the file also has the parts of this dimension, so that total and parts agree.
    """

    series: str
    dataset: str
    where: tuple[tuple[str, tuple[str, ...]], ...]
    places: Places = Places.UNION
    citizen: str = "BY"
    lengths: str = "A"
    split_by: str = ""
    without: str = ""  # a citizenship that is left out


PERSONS = ("unit", ("PER",))
EVERYBODY = (PERSONS, ("sex", ("T",)), ("age", ("TOTAL",)))
ALL_REASONS = ("reason", ("TOTAL",))
ALL_DURATIONS = ("duration", ("TOTAL",))
FIRST_INSTANCE = ("stage", ("FI", "First instance", "First instance decisions"))
NEW = ("application", ("N", "New", "New applications"))


def _first(series: str, reason: str, duration: str, split_by: str = "") -> Rule:
    where = (PERSONS, ("reason", (reason,)), ("duration", (duration,)))
    return Rule(series, datasets.FIRST, where, split_by=split_by)


def _decisions(series: str, code: str) -> Rule:
    return Rule(series, datasets.DECISIONS, (*EVERYBODY, ("decision", (code,))))


def _unhcr_decisions(series: str, measure: str) -> Rule:
    return Rule(series, datasets.UNHCR_DECISIONS, (("measure", (measure,)), FIRST_INSTANCE), Places.SUM)


def _unhcr_people(series: str, measure: str, places: Places, citizen: str) -> Rule:
    return Rule(series, datasets.UNHCR_POPULATION, (("measure", (measure,)),), places, citizen)


RULES: Final = (
    Rule("valid-permits", datasets.VALID, (PERSONS, ALL_REASONS, ALL_DURATIONS)),
    _first("first-permits", "TOTAL", "TOTAL"),
    _first("first-permits-all-durations", "TOTAL", "TOTAL", split_by="duration"),
    _first("first-permits-m3-5", "TOTAL", "M3-5"),
    _first("first-permits-m6-11", "TOTAL", "M6-11"),
    _first("first-permits-m12", "TOTAL", "M_GE12"),
    _first("first-permits-family", "FAM", "TOTAL"),
    _first("first-permits-education", "EDUC", "TOTAL"),
    _first("first-permits-work", "EMP", "TOTAL"),
    _first("first-permits-other-reasons", "OTH", "TOTAL"),
    Rule("asylum-first-time", datasets.APPLICANTS, (*EVERYBODY, ("applicant", ("FRST",)))),
    Rule(
        "asylum-first-time-monthly",
        datasets.APPLICANTS_MONTHLY,
        (*EVERYBODY, ("applicant", ("FRST",))),
        lengths="M",
    ),
    _decisions("asylum-decisions", "TOTAL"),
    _decisions("asylum-decisions-positive", "TOTAL_POS"),
    _decisions("asylum-decisions-refugee", "GENCONV"),
    _decisions("asylum-decisions-subsidiary", "SUB_PROT"),
    _decisions("asylum-decisions-humanitarian", "HUMSTAT"),
    _decisions("asylum-decisions-rejected", "REJECTED"),
    Rule("unhcr-applications", datasets.UNHCR_APPLICATIONS, (("measure", ("applied",)), NEW), Places.UNION_SUMMED),
    _unhcr_decisions("unhcr-decisions-recognised", "recognised"),
    _unhcr_decisions("unhcr-decisions-other", "other"),
    _unhcr_decisions("unhcr-decisions-rejected", "rejected"),
    _unhcr_decisions("unhcr-decisions-closed", "closed"),
    _unhcr_decisions("unhcr-decisions-total", "total"),
    _unhcr_people("unhcr-refugees-world", "refugees", Places.WORLD, "BY"),
    _unhcr_people("unhcr-pending-world", "asylum-seekers", Places.WORLD, "BY"),
    _unhcr_people("unhcr-ukrainians-in-belarus", "refugees", Places.BELARUS, "UA"),
    Rule("frontex-eastern-land", datasets.FRONTEX, (), Places.FRONTIER, "", "M"),
    Rule("frontex-eastern-land-without-ukrainians", datasets.FRONTEX, (), Places.FRONTIER, "", "M", without="UA"),
)

_PERMITS = N_("Permits, not people: one person may receive more than one. Never added to asylum or border counts.")
_ROUNDED = N_(
    "Every figure is rounded to the nearest five: countries add up to the total only within their rounding, "
    "and no share is more precise than that."
)
_ROUTE = N_(
    "Detections, not persons, on every eastern land border of the EU, not only the one with Belarus; most people in "
    "the years of the war in Ukraine were Ukrainians. From the user’s own copy of Frontex’s file, which may not be "
    "passed on."
)


def _reason(id: str, title: str, definition: str) -> Series:
    return Series(
        id, title, "permits", "permits", Nature.FLOW, definition, _PERMITS,
        concept="eurostat-first-permits", part_of="first-permits",
    )  # fmt: skip


def _decided(id: str, title: str, definition: str, part_of: str = "asylum-decisions") -> Series:
    return Series(
        id, title, "decisions", "decisions", Nature.FLOW, definition, _ROUNDED, 5,
        concept="eurostat-first-instance-decisions", part_of=part_of,
    )  # fmt: skip


def _detected(id: str, title: str, definition: str, part_of: str = "") -> Series:
    return Series(
        id, title, "detections", "detections", Nature.FLOW, definition, _ROUTE,
        concept="frontex-detections", part_of=part_of,
    )  # fmt: skip


# Series that no bundled row has: an import brings them.
ADDED: Final = (
    _reason(
        "first-permits-family",
        N_("First residence permits for family reasons"),
        N_("First residence permits issued to citizens of Belarus in the year for family reasons, all durations."),
    ),
    _reason(
        "first-permits-education",
        N_("First residence permits for education"),
        N_("First residence permits issued to citizens of Belarus in the year for education, all durations."),
    ),
    _reason(
        "first-permits-work",
        N_("First residence permits for work"),
        N_("First residence permits issued to citizens of Belarus in the year for employment, all durations."),
    ),
    _reason(
        "first-permits-other-reasons",
        N_("First residence permits for other reasons"),
        N_("First residence permits issued to citizens of Belarus in the year for other reasons, all durations."),
    ),
    Series(
        "asylum-first-time-monthly",
        N_("First-time asylum applicants by month"),
        "applicants",
        "persons",
        Nature.FLOW,
        N_("Citizens of Belarus who applied for asylum in the receiving country for the first time, by month."),
        _ROUNDED,
        5,
        concept="eurostat-first-time-applicants-monthly",
    ),
    _decided(
        "asylum-decisions",
        N_("First-instance decisions on asylum"),
        N_("First-instance decisions on asylum applications of citizens of Belarus in the year, as Eurostat has them."),
        part_of="",
    ),
    _decided(
        "asylum-decisions-positive",
        N_("First-instance decisions on asylum: positive"),
        N_("First-instance decisions that grant protection of any kind to citizens of Belarus, as Eurostat has them."),
    ),
    _decided(
        "asylum-decisions-refugee",
        N_("First-instance decisions on asylum: refugee status"),
        N_("First-instance decisions that grant refugee status to citizens of Belarus, as Eurostat has them."),
    ),
    _decided(
        "asylum-decisions-subsidiary",
        N_("First-instance decisions on asylum: subsidiary protection"),
        N_("First-instance decisions that grant subsidiary protection to citizens of Belarus, as Eurostat has them."),
    ),
    _decided(
        "asylum-decisions-humanitarian",
        N_("First-instance decisions on asylum: humanitarian status"),
        N_("First-instance decisions that grant humanitarian status to citizens of Belarus, as Eurostat has them."),
    ),
    _decided(
        "asylum-decisions-rejected",
        N_("First-instance decisions on asylum: rejected"),
        N_("First-instance decisions that reject applications of citizens of Belarus, as Eurostat has them."),
    ),
    _detected(
        "frontex-eastern-land",
        N_("Detections on the eastern land route"),
        N_("Detections of illegal border crossing on the eastern land borders of the EU in the month."),
    ),
    _detected(
        "frontex-eastern-land-without-ukrainians",
        N_("Detections on the eastern land route, without Ukrainians"),
        N_(
            "Detections of illegal border crossing on the eastern land borders of the EU in the month, "
            "Ukrainians left out."
        ),
        part_of="frontex-eastern-land",
    ),
)
