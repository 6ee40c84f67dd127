"""A source card says all that is known of a number, and says so where something is not known."""

from __future__ import annotations

import pytest

from byfacts import figures, language, library
from byfacts.cards import Card, card, near
from byfacts.compose import compose
from byfacts.errors import UsageError
from byfacts.frozen import replace
from byfacts.model import Library, Quantity
from byfacts.topics import topics

EN = language.load("en")
PERMITS = "first-permits@EU27_2020@2023"


@pytest.fixture(scope="module")
def data() -> Library:
    return library.load()


def line(found: Card, label: str) -> str:
    return next(row.text for row in found.lines if row.label == label)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("code", language.languages())
def test_everything_with_a_key_has_a_card_with_source_and_citation(data: Library, code: str) -> None:
    say = language.load(code)
    for key in (*data.observations, *data.facts, *data.events):
        found = card(data, say, key)
        assert found.heading
        assert all(row.label and row.text for row in found.lines)
        assert any(row.label == say.text("Source") for row in found.lines)
        assert data.edition in found.citation


@pytest.mark.parametrize("topic", [t.id for t in topics()])
def test_every_number_of_every_chart_has_a_card(data: Library, topic: str) -> None:
    numbers = [
        (name, point.origin)
        for chart in compose(topic, data, EN).charts
        for name, point in figures.points(chart.content)
        if point.origin
    ]
    for name, origin in numbers:
        found = card(data, EN, origin, name)
        assert found.value
        assert found.standing
        assert line(found, "Licence")
    assert numbers or topic in {"recommendations", "overview"}  # lists and dates only


def test_a_card_says_what_the_source_says(data: Library) -> None:
    found = card(data, EN, PERMITS)
    assert (found.heading, found.value, found.unit) == ("First residence permits, EU-27, 2023", "281,503", "permits")
    assert line(found, "Stock or flow").startswith("flow")
    assert line(found, "Vintage") == "update of 9 July 2026"
    assert plain(line(found, "Retrieved")) == "12 July 2026"
    assert "one person may receive more than one" in plain(line(found, "Mind"))
    assert "endnote XXII (its text is not in our copy)" in line(found, "In the brief")


def test_the_difference_from_the_briefs_vintage_is_computed(data: Library) -> None:
    other, own = card(data, EN, PERMITS).vintages
    assert (other.text, own.text) == ("281,279", "281,503")
    assert plain(other.difference) == "difference +224, +0.08%"
    moved = replace(data.observations[PERMITS], quantity=Quantity.of(281_279))
    same = replace(data, observations={**data.observations, PERMITS: moved})
    assert card(same, EN, PERMITS).vintages[0].difference == "no difference"


def test_what_is_not_known_is_said_to_be(data: Library) -> None:
    found = card(data, EN, "border-attempts@PL@2021-10")
    unknown = {row.label for row in found.lines if not row.known}
    assert {"Vintage", "Retrieved"} <= unknown
    assert all(row.text == "not known" for row in found.lines if not row.known)


def test_no_medium_is_named_on_a_card(data: Library) -> None:
    found = card(data, EN, "border-attempts@PL@2021-10")
    assert plain(line(found, "Source")) == "Polish Border Guard, quoted from a report in the press"
    assert "Where to find it" not in {row.label for row in found.lines}


def test_flag_and_code_of_the_publisher_are_kept(data: Library) -> None:
    flagged = next(o for o in data.observations.values() if o.flag == "u")
    found = card(data, EN, flagged.key)
    assert line(found, "Flag of the publisher") == "u: low reliability"
    assert "SDMX code A" in line(found, "Status")


def test_a_computed_number_names_each_number_that_it_rests_on(data: Library) -> None:
    chart = compose("emigration", data, EN).chart("first-permits")
    computed = next(p.origin for _, p in figures.points(chart.content) if p.origin and p.origin.computed)
    found = card(data, EN, computed)
    assert [row.label for row in found.lines].count("Computed from") == len(computed.keys)
    assert found.standing.startswith("Computed")


def test_the_sum_of_the_states_is_checked(data: Library) -> None:
    assert card(data, EN, PERMITS).checks[0].kind == "holds"
    changed = replace(data.observations[PERMITS], quantity=Quantity.of(281_504))
    off = replace(data, observations={**data.observations, PERMITS: changed})
    assert card(off, EN, PERMITS).checks[0].kind == "fails"


def test_claims_that_touch_the_number_stand_on_its_card(data: Library) -> None:
    checks = card(data, EN, "asylum-first-time-brief@EU27_2020@2024").checks
    assert [check.kind for check in checks if "steadily" in check.text] == ["fails"]


def test_an_unknown_key_is_refused_with_those_like_it(data: Library) -> None:
    with pytest.raises(UsageError) as refused:
        card(data, EN, "first-permit@EU27_2020@2023")
    assert PERMITS in EN.error(refused.value)
    assert near(data, "zzzz") == []


def test_the_text_of_a_card_holds_all_its_rows(data: Library) -> None:
    found = card(data, EN, PERMITS, used=("Chart 1",))
    text = found.as_text()
    assert "Used in: Chart 1" in text
    assert all(plain(row.text) in text for row in found.lines)
    assert plain(found.citation) in text


@pytest.mark.parametrize(("code", "unit"), [("pl", "osób"), ("ru", "человек"), ("lt", "asmenų"), ("en", "persons")])
def test_the_noun_beside_a_number_has_the_form_of_the_number(data: Library, code: str, unit: str) -> None:
    found = card(data, language.load(code), "departures-pace")
    assert found.unit == unit
    assert f"{plain(found.value)} {unit}" in plain(found.citation)
