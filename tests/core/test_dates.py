"""Every language writes dates and periods its own way, as precise as the source and no more."""

from __future__ import annotations

from datetime import date

import pytest

from byfacts.language import Language
from byfacts.typography import RULES

CODES = tuple(RULES)


def spaced(text: str) -> str:
    """Expectations are written with ~ for U+00A0, so that the eye sees it."""
    return text.replace("~", "\u00a0")


LONG_DATES = {
    "en": ("12~July 2026", "March 2025", "2023", "2015–2024", "August–November 2021"),
    "ru": ("12~июля 2026~г.", "март 2025~г.", "2023~г.", "2015–2024~гг.", "август–ноябрь 2021~г."),
    "be": ("12~ліпеня 2026~г.", "сакавік 2025~г.", "2023~г.", "2015–2024~гг.", "жнівень–лістапад 2021~г."),
    "pl": ("12~lipca 2026~r.", "marzec 2025~r.", "2023~r.", "lata 2015–2024", "sierpień–listopad 2021~r."),
    "lt": ("2026~m. liepos 12~d.", "2025~m. kovas", "2023~m.", "2015–2024~m.", "2021~m. rugpjūtis–lapkritis"),
    "lv": (
        "2026.~gada 12.~jūlijs",
        "2025.~gada marts",
        "2023.~gads",
        "2015.–2024.~gads",
        "2021.~gada augusts–novembris",
    ),
}
WHEN = {
    "en": ("on 31~March 2025", "in March 2025", "in 2023"),
    "ru": ("31~марта 2025~г.", "в~марте 2025~г.", "в~2023~г."),
    "be": ("31~сакавіка 2025~г.", "у~сакавіку 2025~г.", "у~2023~г."),
    "pl": ("31~marca 2025~r.", "w~marcu 2025~r.", "w~2023~r."),
    "lt": ("2025~m. kovo 31~d.", "2025~m. kovą", "2023~m."),
    "lv": ("2025.~gada 31.~martā", "2025.~gada martā", "2023.~gadā"),
}
TABLE = {
    "en": ("2025-03-31", "2015–2024"),
    "ru": ("31.03.2025", "2015–2024"),
    "be": ("31.03.2025", "2015–2024"),
    "pl": ("31.03.2025", "2015–2024"),
    "lt": ("2025-03-31", "2015–2024"),
    "lv": ("31.03.2025.", "2015–2024"),
}


@pytest.mark.parametrize("code", CODES)
def test_dates_and_periods_are_written_as_the_language_writes_them(languages: dict[str, Language], code: str) -> None:
    periods = ("2026-07-12", "2025-03", "2023", "2015/2024", "2021-08/2021-11")
    assert [languages[code].date(period) for period in periods] == [spaced(text) for text in LONG_DATES[code]]


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_can_ask_for_the_date_as_the_answer_to_when(languages: dict[str, Language], code: str) -> None:
    periods = ("2025-03-31", "2025-03", "2023")
    assert [languages[code].date(period, "in") for period in periods] == [spaced(text) for text in WHEN[code]]


@pytest.mark.parametrize("code", CODES)
def test_tables_have_dates_in_figures(languages: dict[str, Language], code: str) -> None:
    assert [languages[code].date(period, "table") for period in ("2025-03-31", "2015/2024")] == list(TABLE[code])


def test_polish_september_has_its_own_preposition(languages: dict[str, Language]) -> None:
    assert languages["pl"].date("2021-09", "in") == spaced("we~wrześniu 2021~r.")


@pytest.mark.parametrize(
    ("period", "english", "russian"),
    [
        ("2021-H2", "second half of 2021", "второе полугодие 2021~г."),
        ("2023-Q1", "early 2023", "начало 2023~г."),
        ("2021-10/2022-02", "October 2021~– February 2022", "октябрь 2021~г.~– февраль 2022~г."),
        ("2026-07-10/2026-07-12", "10–12~July 2026", "10–12~июля 2026~г."),
    ],
)
def test_parts_of_a_year_and_long_intervals_are_words(
    languages: dict[str, Language], period: str, english: str, russian: str
) -> None:
    assert languages["en"].period(period) == spaced(english)
    assert languages["ru"].period(period) == spaced(russian)


def test_a_date_value_is_the_same_as_its_text(languages: dict[str, Language]) -> None:
    assert languages["en"].date(date(2026, 7, 12)) == languages["en"].date("2026-07-12")


@pytest.mark.parametrize("wrong", ["2021-13", "2021-H3", "soon", "2021-1", "", "2021-02-32"])
def test_what_is_no_period_is_refused(languages: dict[str, Language], wrong: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        languages["en"].date(wrong)


@pytest.mark.parametrize(
    ("code", "month", "year"),
    [
        ("en", "since March 2025", "since 2020"),
        ("ru", "с~марта 2025~г.", "с~2020~г."),
        ("be", "з~сакавіка 2025~г.", "з~2020~г."),
        ("pl", "od~marca 2025~r.", "od~2020~r."),
        ("lt", "nuo 2025~m. kovo", "nuo 2020~m."),
        ("lv", "kopš 2025.~gada marta", "kopš 2020.~gada"),
    ],
)
def test_what_has_no_end_has_a_beginning(languages: dict[str, Language], code: str, month: str, year: str) -> None:
    assert languages[code].span("2025-03", open_end=True) == spaced(month)
    assert languages[code].span("2020", open_end=True) == spaced(year)


def test_a_span_with_an_end_is_an_interval(languages: dict[str, Language]) -> None:
    assert languages["en"].span("2020", "2022") == "2020–2022"
    assert languages["en"].span("2025-03") == "March 2025"
