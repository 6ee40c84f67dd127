"""Words are found in any form, without their marks, in every language; and a misspelt word gets the nearest one."""

from __future__ import annotations

from functools import cache

import pytest

from byfacts import language, library, search
from byfacts.compose import compose
from byfacts.search import Index, Kind
from byfacts.search.words import fold, tokens
from byfacts.topics import topics

LIBRARY = library.load()


@cache
def index(code: str) -> Index:
    say = language.load(code)
    return search.index(LIBRARY, say, [compose(t.id, LIBRARY, say) for t in topics() if t.tab])


def places(code: str, query: str, most: int = 5) -> list[str]:
    return [hit.place.entry or hit.place.source or hit.place.key for hit in index(code).find(query).hits[:most]]


@pytest.mark.parametrize(
    ("code", "query", "place"),
    [
        ("en", "valid permits", "valid-permits"),
        ("en", "permit valid", "valid-permits"),
        ("en", "POPULATION", "population"),
        ("en", "emigrant", "emigration-claims"),
        ("ru", "население", "population"),
        ("ru", "населения", "population"),
        ("ru", "компания в Литву", "companies"),
        ("ru", "УБЕЖИЩЕ", "first-time-applicants"),
        ("be", "насельніцтва", "population"),
        ("be", "насельництва", "population"),
        ("pl", "ludnosc", "population"),
        ("pl", "zezwoleń ważnych", "valid-permits"),
        ("lt", "pabegeliai", "ukrainians-registered"),
        ("lt", "gyventoju", "population"),
        ("lv", "begli", "ukrainians-registered"),
        ("lv", "iedzivotaju", "population"),
    ],
)
def test_a_word_is_found_in_any_form_case_and_without_its_marks(code: str, query: str, place: str) -> None:
    assert place in places(code, query), places(code, query)


@pytest.mark.parametrize("typed", ["311516", "311,516", "311 516", "311\N{NO-BREAK SPACE}516"])
@pytest.mark.parametrize("code", language.languages())
def test_a_number_is_found_however_it_is_grouped(code: str, typed: str) -> None:
    assert "first-permits" in places(code, typed, 10)


@pytest.mark.parametrize("code", language.languages())
def test_everything_is_found_by_its_own_title(code: str) -> None:
    found = index(code)
    for entry in found.entries:
        hits = found.find(entry.title).hits
        assert entry.title in {hit.title for hit in hits}, entry.title


@pytest.mark.parametrize("code", language.languages())
def test_all_that_byfacts_says_is_searched(code: str) -> None:
    kinds = [entry.kind for entry in index(code).entries]
    assert set(kinds) == set(Kind)
    counted = {Kind.FACT: LIBRARY.facts, Kind.EVENT: LIBRARY.events, Kind.SOURCE: LIBRARY.sources}
    counted |= {Kind.SERIES: LIBRARY.series, Kind.CLAIM: LIBRARY.claims, Kind.RECOMMENDATION: LIBRARY.recommendations}
    assert all(kinds.count(kind) == len(rows) for kind, rows in counted.items())


def test_a_country_is_found_in_another_case() -> None:
    assert set(places("ru", "в Польше", 20)) & set(places("ru", "Польша", 20))
    assert set(places("pl", "na Litwie", 20)) & set(places("pl", "Litwa", 20))


def test_a_misspelt_word_gets_the_nearest() -> None:
    answer = index("en").find("asylm aplicants")
    assert answer.count == 0
    assert index("en").find(answer.nearest).count > 0
    assert index("en").find("qqqqzzzz").nearest == ""


def test_all_words_must_be_there_and_the_title_counts_most() -> None:
    assert index("en").find("population visas lawfare").count == 0
    best = index("en").find("timeline").hits[0]
    assert "timeline" in best.title.lower()


def test_marks_show_where_the_words_stand() -> None:
    for hit in index("pl").find("zezwolenia").hits:
        for text, marks in ((hit.title, hit.title_marks), (hit.snippet, hit.snippet_marks)):
            assert all(fold(text[start:end]).startswith("zezwole") for start, end in marks)
        assert hit.title_marks or hit.snippet_marks


@pytest.mark.parametrize(
    "query",
    ["", " ", "\x00\x01", "((([[[**", "🙂🙂", "a" * 10_000, "слово " * 3_000, "\u202e\u200b", "%s{}{0}", "1" * 400],
)
def test_strange_queries_are_answered(query: str) -> None:
    answer = index("en").find(query)
    assert answer.count == len(answer.hits) or answer.count > len(answer.hits)


def test_letters_without_a_base_letter_and_yo_are_folded() -> None:
    assert fold("Ёлка") == "елка"
    assert fold("Łódź") == "lodz"
    assert fold("п’яць") == "пяць"
    assert [token.plain for token in tokens("1,354 rows", "en")] == ["1354", "rows"]
