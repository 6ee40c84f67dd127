"""Reading a file gives the numbers that are bundled, with their flags and status, wherever file and data overlap."""

from __future__ import annotations

import json

import pytest
from tests.intake import samples, workbooks

from byfacts import assets, intake, library
from byfacts.intake import causes, datasets, places
from byfacts.intake.mapping import Value, mapped
from byfacts.intake.rules import ADDED, RULES
from byfacts.model import Library, Status


@pytest.fixture(scope="module")
def bundled() -> Library:
    return library.load()


def values(name: str) -> dict[str, Value]:
    return {value.key: value for value in mapped(intake.read(samples.FOLDER / name)).values}


@pytest.mark.parametrize("name", samples.OF_REAL_FIGURES)
def test_a_file_gives_the_bundled_numbers(name: str, bundled: Library) -> None:
    found = values(name)
    both = found.keys() & bundled.observations.keys()
    assert both
    for key in both:
        assert found[key].observation(bundled.observations[key].source) == bundled.observations[key]
    absent = [value for key, value in found.items() if key not in both and value.value is not None]
    assert [value.key for value in absent if value.period != "2018" or "durations" not in name] == []


def test_sums_over_member_states_are_those_bundled(bundled: Library) -> None:
    found = values("unhcr_decisions_invented_split.csv")
    assert len(found) == 10
    for key, value in found.items():
        assert value.observation("unhcr-2025-12") == bundled.observations[key]


def test_without_other_countries_no_sum_is_made() -> None:
    result = mapped(intake.read(samples.FOLDER / "unhcr_applications.csv"))
    assert places.EU not in {value.geo for value in result.values}
    assert [remark.problem.message for remark in result.remarks] == [causes.NO_SUM]


def test_an_estimate_that_is_provisional_is_an_estimate() -> None:
    value = values("eurostat_resvalid.tsv")["valid-permits@MT@2017"]
    assert (value.status, value.flag) == (Status.ESTIMATE, "ep")


def test_a_cell_without_a_value_is_told_as_such() -> None:
    value = values("eurostat_resvalid.tsv")["valid-permits@EU27_2020@2025"]
    assert value.value is None
    with pytest.raises(ValueError, match="valid-permits@EU27_2020@2025"):
        value.observation("any")


def test_months_make_a_series_of_their_own() -> None:
    reading = intake.read(samples.FOLDER / "eurostat_asyappctzm_invented.tsv")
    assert {value.series for value in mapped(reading).values} == {"asylum-first-time-monthly"}
    assert causes.MONTHS_APART in [problem.message for problem in reading.problems]
    assert reading.rows[0].period == "2024-01"


def test_the_eastern_route_is_summed_over_nationalities_with_and_without_ukrainians() -> None:
    reading = samples.read(workbooks.frontex(2))
    result = {value.key: value.value for value in mapped(reading).values}
    assert result["frontex-eastern-land@EU27_2020@2023-12"] == 222 + 6 + 1
    assert result["frontex-eastern-land-without-ukrainians@EU27_2020@2023-12"] == 6 + 1
    assert len(result) == 2 * len(workbooks.MONTHS)
    assert {row.dim("citizen") for row in reading.rows} == {"UA", "TR", "XK"}


def test_frontex_is_never_bundled(bundled: Library) -> None:
    assert not [key for key in bundled.series if "frontex" in key]


def test_every_rule_makes_a_series_that_is_known(bundled: Library) -> None:
    added = {series.id for series in ADDED}
    assert {rule.series for rule in RULES} <= bundled.series.keys() | added
    assert not added & bundled.series.keys()
    assert {rule.dataset for rule in RULES} == {
        *datasets.EUROSTAT,
        *(datasets.UNHCR_POPULATION, datasets.UNHCR_APPLICATIONS, datasets.UNHCR_DECISIONS, datasets.FRONTEX),
    }
    assert all(series.part_of in added | bundled.series.keys() | {""} for series in ADDED)


def test_a_short_file_and_a_long_one_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in samples.KNOWN:
        monkeypatch.undo()
        whole = intake.read(samples.FOLDER / name)
        monkeypatch.setattr("byfacts.intake.opening.SMALL", 64)
        assert intake.read(samples.FOLDER / name).rows == whole.rows


def test_an_added_series_and_its_values_fit_the_data_package() -> None:
    description = json.loads((assets.data() / "datapackage.json").read_text("utf-8"))
    table = next(resource for resource in description["resources"] if resource["name"] == "series")
    allowed = {field["name"]: field.get("constraints", {}).get("enum") for field in table["schema"]["fields"]}
    for series in ADDED:
        assert series.counts in allowed["counts"]
        assert series.unit in allowed["unit"]
        assert series.definition.endswith(".")
        assert series.concept
