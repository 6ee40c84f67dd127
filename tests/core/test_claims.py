"""The brief's claims are computed from the data, in every vintage there is, and the verdict follows the numbers."""

from __future__ import annotations

import pytest

from byfacts import language, library
from byfacts.claim_rules import RULES, WORDS, faults
from byfacts.claims import Checked, Verdict, check, check_all, touching
from byfacts.claims.checks import CHECKS
from byfacts.claims.notes import claim_notes
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
    "permits-grew-invasion": Verdict.HOLDS,
    "russia-many": Verdict.UNKNOWN,
    "pbh-stayed": Verdict.UNKNOWN,
    "asylum-steady-growth": Verdict.FAILS,
    "asylum-growth-three-years": Verdict.HOLDS,
    "asylum-slight-fall": Verdict.HOLDS,
    "asylum-grew-invasion": Verdict.HOLDS,
    "ukrainians-over-summary": Verdict.HOLDS,
    "ukrainians-registered-summary": Verdict.HOLDS,
    "ukrainians-women-two-thirds": Verdict.HOLDS,
    "ukrainians-entered-hosted": Verdict.UNKNOWN,
    "attempts-half-year": Verdict.FAILS,
    "attempts-august-november": Verdict.HOLDS,
    "attempts-crisis": Verdict.HOLDS,
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
    line, _ = told(checked(data, "asylum-steady-growth"), Writer(data, language.load("en"))).lines
    assert line.endswith("no growth in 2024.")


def test_a_later_vintage_with_some_of_the_periods_says_what_differs_and_is_not_computed_with(data: Library) -> None:
    found = checked(data, "asylum-steady-growth")
    assert [reading.own for reading in found.readings] == [True]
    assert [(own.period, own.number, other.number) for own, other in found.later] == [
        ("2021", 3440, 3440),
        ("2022", 4990, 4995),
    ]
    line = told(found, Writer(data, language.load("en"))).lines[1].replace("\N{NO-BREAK SPACE}", " ")
    assert line == (
        "A later vintage has some of these periods only. "
        "2022: 4,990 in the brief, 4,995 in Eurostat, file of 18 January 2024."
    )


def test_a_later_vintage_with_the_same_numbers_says_that_too(data: Library) -> None:
    same = with_value(data, "asylum-first-time@EU27_2020@2022", 4_990)
    line = told(checked(same, "asylum-steady-growth"), Writer(same, language.load("en"))).lines[1]
    assert line.endswith("has only 2021 and 2022, with the same numbers.")


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


def claim_on(check: str, first: str, second: str) -> Claim:
    """A claim with a check on two numbers, in the places where it computes with them."""
    rule = RULES[check]
    operands = {
        "share-about": ("first-permits-poland-share", first, second),
        "sum-over": ("first-permits-2020-2022", first, second),
    }.get(check, (first, second))
    word = "about" if rule.tolerance else ""
    return Claim("x", "emigration", "x", "x", check, operands, word, "x")


SEVERAL = [name for name in CHECKS if RULES[name].most != 1]


@pytest.mark.parametrize("name", SEVERAL)
def test_unlike_numbers_cannot_be_checked_whatever_the_check(data: Library, name: str) -> None:
    found = check(claim_on(name, "valid-permits@PL@2023", "population@BY@2024"), data)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, "unlike")
    assert {"permits", "persons"} <= set(found.unlike)
    (line,) = told(found, Writer(data, language.load("en"))).lines
    assert line.endswith("Different things are counted: no sum, share or ratio.")


@pytest.mark.parametrize("name", SEVERAL)
def test_two_vintages_cannot_be_checked_whatever_the_check(data: Library, name: str) -> None:
    found = check(claim_on(name, "first-permits-brief@EU27_2020@2021", "first-permits@EU27_2020@2022"), data)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, "vintages")
    (line,) = told(found, Writer(data, language.load("en"))).lines
    assert line.endswith("They come from two vintages of one series: no comparison.")


@pytest.mark.parametrize(
    ("name", "fact", "rest"),
    [
        ("over", "ukrainians-summary", ["first-permits@PL@2020"]),
        ("sum-over", "ukrainians-summary", ["first-permits@PL@2020", "first-permits@PL@2021"]),
        ("mean-about", "ukrainians-summary", ["first-permits@PL@2020", "first-permits@PL@2021"]),
        ("share-about", "it-gdp-2021", ["first-permits@PL@2020", "first-permits@EU27_2020@2020"]),
        ("share-about", "ukrainians-summary", ["first-permits@PL@2020", "first-permits@EU27_2020@2020"]),
    ],
)
def test_the_number_that_a_claim_names_must_be_of_the_kind_of_the_result(
    data: Library, name: str, fact: str, rest: list[str]
) -> None:
    found = check(Claim("x", "emigration", "x", "x", name, (fact, *rest), "about"), data)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, "unlike")


def test_a_check_takes_its_word_from_the_data(data: Library) -> None:
    slight = data.claims["permits-slight-fall"]
    changed = check(replace(slight, tolerance="halved"), data)
    assert changed.verdict is Verdict.FAILS
    assert {reading.finding.word for reading in changed.readings} == {"halved"}


def test_every_check_has_its_rule_and_every_word_its_tolerance() -> None:
    assert {*CHECKS, "not-comparable", "no-data"} == set(RULES)
    assert set(WORDS) == set(TOLERANCES)


@pytest.mark.parametrize(
    ("name", "operands", "tolerance", "column"),
    [
        ("guessed", ("it-gdp-2021",), "", "check"),
        ("halved", ("it-gdp-2021", "it-gdp-2023"), "", "tolerance"),
        ("halved", ("it-gdp-2021", "it-gdp-2023"), "roughly", "tolerance"),
        ("halved", ("it-gdp-2021",), "halved", "operands"),
        ("share-about", ("a", "b", "c", "d"), "about", "operands"),
        ("over", ("ukrainians-summary", "work-permits-grew"), "", "operands"),
    ],
)
def test_a_faulty_row_is_located(
    data: Library, name: str, operands: tuple[str, ...], tolerance: str, column: str
) -> None:
    assert [where for where, _, _ in faults(name, operands, tolerance, data.facts)] == [column]


def test_the_rows_of_the_data_are_sound(data: Library) -> None:
    for claim in data.claims.values():
        assert not list(faults(claim.check, claim.operands, claim.tolerance, data.facts)), claim.id
        assert claim.short


def test_a_note_tells_on_the_sheet_what_does_not_hold(data: Library) -> None:
    writer = Writer(data, language.load("en"))
    keys = ["first-permits@EU27_2020@2022", "poland-received"]
    notes = [note.replace("\N{NO-BREAK SPACE}", " ") for note in claim_notes(data, writer, "emigration", keys)]
    assert notes == [
        "Poland’s share of first permits: the brief says ≈ 95%, the figures give 88.9%.",
        "Cannot be checked in the figures: people received in Poland against permits.",
    ]
    assert claim_notes(data, writer, "asylum", keys) == ()


def test_a_note_follows_the_data(data: Library) -> None:
    later = with_value(data, "first-permits@EU27_2020@2022", 290_000)
    notes = claim_notes(later, Writer(later, language.load("en")), "emigration", ["first-permits@EU27_2020@2022"])
    assert notes[0].startswith("First permits more than doubling: only in the brief’s own vintage; the later one: 1.93")


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
    assert found == {
        "permits-doubled",
        "permits-slight-fall",
        "permits-three-years",
        "permits-poland-share",
        "permits-grew-invasion",
    }
    assert touching(data, ["population@BY@2015"]) == ()


def test_an_open_end_has_no_limit() -> None:
    assert Tolerance("more", 1.0, None).around(10) == (10, None)
