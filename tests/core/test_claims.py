"""The brief's claims are computed from the data, in every vintage there is, and the verdict follows the numbers."""

from __future__ import annotations

import pytest

from byfacts import language, library
from byfacts.claims import Checked, Verdict, check, check_all, touching
from byfacts.claims.checks import CHECKS
from byfacts.claims.tolerances import TOLERANCES, Tolerance
from byfacts.claims.words import FORMS, VERDICTS, told, tolerance_text
from byfacts.frozen import replace
from byfacts.model import Claim, Library, Quantity
from byfacts.wording import Writer

# Read off the brief and the figures by hand; not taken from the program.
EXPECTED = {
    "permits-doubled": Verdict.HOLDS,
    "permits-slight-fall": Verdict.HOLDS,
    "permits-still-high": Verdict.HOLDS,
    "permits-three-years": Verdict.HOLDS,
    "permits-poland-share": Verdict.FAILS,
    "poland-lithuania-majority": Verdict.HOLDS,
    "it-share-halved": Verdict.HOLDS,
    "population-fell": Verdict.HOLDS,
    "departures-agree": Verdict.HOLDS,
    "pbh-visas-people": Verdict.UNKNOWN,
    "pbh-visas-office": Verdict.UNKNOWN,
    "poland-received-permits": Verdict.UNKNOWN,
    "work-permits-growth": Verdict.UNKNOWN,
    "asylum-steady-growth": Verdict.FAILS,
    "asylum-growth-three-years": Verdict.HOLDS,
    "asylum-slight-fall": Verdict.HOLDS,
    "ukrainians-over-summary": Verdict.HOLDS,
    "ukrainians-registered-summary": Verdict.HOLDS,
    "ukrainians-women-two-thirds": Verdict.HOLDS,
    "ukrainians-entered-hosted": Verdict.UNKNOWN,
    "attempts-half-year": Verdict.FAILS,
    "attempts-august-november": Verdict.HOLDS,
    "attempts-continued": Verdict.HOLDS,
    "soldiers-guards": Verdict.HOLDS,
}


@pytest.fixture(scope="module")
def data() -> Library:
    return library.load()


def checked(data: Library, id: str) -> Checked:
    return check(data.claims[id], data)


def with_value(data: Library, key: str, number: float) -> Library:
    """The library with another number at one place."""
    changed = replace(data.observations[key], quantity=Quantity.of(number))
    return replace(data, observations={**data.observations, key: changed})


def result(found: Checked, reading: int = 0) -> float:
    value = found.readings[reading].finding.result
    assert value is not None
    return value.number


def test_every_claim_has_the_verdict_that_its_numbers_give(data: Library) -> None:
    assert {c.claim.id: c.verdict for c in check_all(data)} == EXPECTED


def test_what_cannot_be_checked_says_why_and_the_rest_shows_its_numbers(data: Library) -> None:
    for found in check_all(data):
        assert bool(found.reason) == (found.verdict is Verdict.UNKNOWN)
        assert bool(found.readings) != bool(found.reason)


def test_the_polish_share_is_computed_from_current_figures(data: Library) -> None:
    found = checked(data, "permits-poland-share")
    assert result(found) == pytest.approx(100 * 467_322 / 525_464)
    assert told(found, Writer(data, language.load("en"))).lines == (
        "467,322 of 525,464: 88.9%. The brief says ≈\N{NO-BREAK SPACE}95%, which allows from 92.6% to 97.4%.",
    )


def test_the_monthly_attempts_fit_four_months_and_not_the_half_year(data: Library) -> None:
    half, four = checked(data, "attempts-half-year"), checked(data, "attempts-august-november")
    assert result(half) == 6574.5
    assert result(four) == 9386.75
    writer = Writer(data, language.load("en"))
    assert "= 6,575." in told(half, writer).lines[0]
    assert "= 9,387." in told(four, writer).lines[0]


def test_the_steady_growth_ends_in_2024(data: Library) -> None:
    (line,) = told(checked(data, "asylum-steady-growth"), Writer(data, language.load("en"))).lines
    assert line.endswith("no growth in 2024.")


def test_both_vintages_are_computed_where_they_differ(data: Library) -> None:
    found = checked(data, "permits-doubled")
    assert [reading.own for reading in found.readings] == [True, False]
    assert result(found, 0) == pytest.approx(311_567 / 150_056)
    assert result(found, 1) == pytest.approx(311_516 / 150_028)
    lines = told(found, Writer(data, language.load("en"))).lines
    assert lines[0].startswith("The brief’s own vintage: 150,056")
    assert lines[1].startswith("Eurostat, update of 9 July 2026: 150,028")


def test_new_data_changes_a_verdict(data: Library) -> None:
    later = with_value(data, "asylum-first-time-brief@EU27_2020@2024", 5_100)
    assert checked(later, "asylum-steady-growth").verdict is Verdict.HOLDS


def test_what_holds_only_in_the_briefs_vintage_is_said_to(data: Library) -> None:
    later = with_value(data, "first-permits@EU27_2020@2022", 290_000)
    found = checked(later, "permits-doubled")
    assert [reading.finding.holds for reading in found.readings] == [True, False]
    assert found.verdict is Verdict.HELD


def test_the_later_vintage_decides_where_only_it_bears_the_claim_out(data: Library) -> None:
    earlier = with_value(data, "first-permits-brief@EU27_2020@2022", 290_000)
    assert checked(earlier, "permits-doubled").verdict is Verdict.HOLDS


def test_two_vintages_are_never_mixed_in_one_reading(data: Library) -> None:
    for found in check_all(data):
        for reading in found.readings:
            own = {
                data.series[k.partition("@")[0]].vintage_of != ""
                for v in reading.finding.values
                for k in v.keys
                if "@" in k
            }
            assert len(own) <= 1, found.claim.id


def test_unlike_numbers_cannot_be_checked_whatever_the_check(data: Library) -> None:
    claim = Claim("x", "emigration", "x", "x", "greater", ("valid-permits@PL@2023", "population@BY@2024"), "")
    found = check(claim, data)
    assert found.verdict is Verdict.UNKNOWN
    assert found.unlike == ("permits", "persons")


@pytest.mark.parametrize(
    ("word", "inside", "outside"),
    [
        ("about", (97.5, 100, 102.5), (97.4, 102.6)),
        ("almost", (95, 99, 100), (94.9, 100.1)),
        ("halved", (45, 50, 55), (44.9, 55.1)),
        ("slight", (85.1, 99.9), (85, 100, 101)),
        ("several", (300, 900), (299,)),
        ("doubled", (200.1,), (200, 199)),
        ("majority", (50.1,), (50, 49)),
    ],
)
def test_a_word_allows_what_is_fixed_for_it(word: str, inside: tuple[float, ...], outside: tuple[float, ...]) -> None:
    tolerance = TOLERANCES[word]
    assert all(tolerance.holds(found, 100) for found in inside)
    assert not any(tolerance.holds(found, 100) for found in outside)


def test_every_check_and_every_verdict_has_its_words() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert set(TOLERANCES) >= {found.word for found in TOLERANCES.values()}
    assert len(FORMS) >= len(CHECKS)


@pytest.mark.parametrize("code", language.languages())
def test_every_claim_is_told_in_every_language(data: Library, code: str) -> None:
    say = language.load(code)
    for found in check_all(data):
        said = told(found, Writer(data, say))
        assert said.claim
        assert said.verdict
        assert all(said.lines)
        assert not any("{" in words for words in (said.claim, said.verdict, *said.lines))
    assert all(tolerance_text(say, tolerance) for tolerance in TOLERANCES.values())


def test_claims_are_found_by_the_numbers_that_they_touch(data: Library) -> None:
    found = {c.claim.id for c in touching(data, ["first-permits@EU27_2020@2022"])}
    assert found == {"permits-doubled", "permits-slight-fall", "permits-three-years", "permits-poland-share"}
    assert touching(data, ["population@BY@2015"]) == ()


def test_an_open_end_has_no_limit() -> None:
    assert Tolerance("more", 1.0, None).around(10) == (10, None)
