"""Derived numbers: computed from the library, with everything that they carry, and never across kinds."""

import pytest

from byfacts import derive, language, library
from byfacts.comparable import NotComparable
from byfacts.compose import compose
from byfacts.errors import AbsentError
from byfacts.frozen import replace
from byfacts.model import Library, Qualifier, Status
from byfacts.tables import Known

DECISIONS = "unhcr-decisions-{}@EU27_2020@2024"


@pytest.fixture(scope="module")
def data() -> Library:
    return library.load()


def test_a_share_is_the_part_over_the_whole_in_per_cent(data: Library) -> None:
    value = derive.evaluate(data, {"share": ["valid-permits@PL@2023", "valid-permits@EU27_2020@2023"]})
    assert value.number == pytest.approx(100 * 306447 / 446480)
    assert (value.unit, value.computed) == ("percent", True)


def test_a_list_of_references_is_summed_before_it_is_used(data: Library) -> None:
    positive = [DECISIONS.format("recognised"), DECISIONS.format("other")]
    value = derive.evaluate(data, {"share": [positive, [*positive, DECISIONS.format("rejected")]]})
    assert value.number == pytest.approx(100 * 2960 / 3624)


def test_a_change_is_measured_from_the_first_to_the_second(data: Library) -> None:
    value = derive.evaluate(data, {"change": ["first-permits@EU27_2020@2022", "first-permits@EU27_2020@2024"]})
    assert value.number == pytest.approx(100 * (174712 - 311516) / 311516)


def test_a_mean_of_rounded_counts_is_only_about_right(data: Library) -> None:
    months = [f"border-attempts@PL@2021-{month:02d}" for month in (8, 9, 10, 11)]
    value = derive.evaluate(data, {"mean": months})
    assert value.number == pytest.approx((3500 + 7700 + 17447 + 8900) / 4)
    assert value.quantity.qualifier is Qualifier.ABOUT


def test_a_computed_number_names_every_source_and_key_it_rests_on(data: Library) -> None:
    value = derive.evaluate(
        data,
        {
            "ratio": ["asylum-first-time-brief@EU27_2020@2023", "asylum-first-time@EU27_2020@2019"],
            "across": "vintages",
        },
    )
    assert value.sources == ("brief", "eurostat-asylum-2024-01")
    assert value.keys == ("asylum-first-time-brief@EU27_2020@2023", "asylum-first-time@EU27_2020@2019")


def test_a_provisional_operand_makes_the_result_provisional(data: Library) -> None:
    years = ["asylum-first-time-brief@EU27_2020@2023", "asylum-first-time-brief@EU27_2020@2024"]
    assert derive.evaluate(data, {"change": years}).status is Status.PROVISIONAL


@pytest.mark.parametrize(("word", "year"), [("first", "2015"), ("last", "2024"), ("peak", "2022")])
def test_a_period_may_be_named_by_its_place_in_the_series(data: Library, word: str, year: str) -> None:
    assert derive.resolve_period(data, "first-permits", "EU27_2020", word) == year


@pytest.mark.parametrize(
    "operands",
    [
        ["first-permits@EU27_2020@2023", "asylum-first-time-brief@EU27_2020@2023"],
        ["border-attempts@PL@2023", "border-turned-away@LT@2023"],
        ["fact:pbh-visas", "fact:pbh-moved"],
    ],
)
@pytest.mark.parametrize("operator", ["sum", "share", "ratio", "difference", "change"])
def test_numbers_of_different_kinds_never_meet(data: Library, operator: str, operands: list[str]) -> None:
    with pytest.raises(NotComparable):
        derive.evaluate(data, {operator: operands})


def test_a_range_has_no_single_value_to_compute_with(data: Library) -> None:
    with pytest.raises(NotComparable):
        derive.evaluate(data, {"sum": ["fact:departures-pace", "fact:departures-pace"]})


def test_what_is_not_in_the_library_is_not_made_up(data: Library) -> None:
    with pytest.raises(KeyError):
        derive.lookup(data, "first-permits@EU27_2020@2025")


@pytest.mark.parametrize(
    ("reference", "named"),
    [
        ("guesses@PL@last", "guesses"),
        ("population@PL@last", "population@PL"),
        ("population@BY@1900", "population@BY@1900"),
        ("fact:nothing", "nothing"),
    ],
)
def test_what_the_data_lacks_is_named_in_words(data: Library, reference: str, named: str) -> None:
    with pytest.raises(AbsentError) as told:
        derive.evaluate(data, {"of": reference})
    assert f"“{named}”" in str(told.value)


@pytest.mark.parametrize(
    ("table", "topic", "lost"),
    [
        ("observations", "emigration", "population@BY@2020"),
        ("facts", "border", "soldiers"),
        ("events", "border", "election-2020"),
    ],
)
def test_a_topic_tells_what_a_sound_package_lacks(data: Library, table: str, topic: str, lost: str) -> None:
    rows = {key: row for key, row in getattr(data, table).items() if key != lost}
    lacking = replace(data, **{table: Known(table, rows)})
    with pytest.raises(AbsentError) as told:
        compose(topic, lacking, language.load("en"))
    assert told.value.params["value"] == lost
