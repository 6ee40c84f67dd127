"""Every language writes numbers, dates, places and plural forms its own way."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from byfacts import assets, language, po
from byfacts.errors import ByfactsError, Place, Problem, UsageError
from byfacts.model import Qualifier, Quantity
from byfacts.typography import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from byfacts.language import CountryForm, Language

CODES = tuple(RULES)
NBSP = "\u00a0"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def spaced(text: str) -> str:
    """Expectations are written with ~ for U+00A0, so that the eye sees it."""
    return text.replace("~", NBSP)


@pytest.mark.parametrize(
    ("code", "number", "percent"),
    [
        ("en", "9,155,978.5", "12.5%"),
        ("ru", "9~155~978,5", "12,5~%"),
        ("be", "9~155~978,5", "12,5~%"),
        ("pl", "9~155~978,5", "12,5%"),
        ("lt", "9~155~978,5", "12,5~%"),
        ("lv", "9~155~978,5", "12,5~%"),
    ],
)
def test_numbers_carry_the_signs_of_the_language(
    languages: dict[str, Language], code: str, number: str, percent: str
) -> None:
    assert languages[code].number(9155978.5, 1) == spaced(number)
    assert languages[code].percent(12.5, 1) == spaced(percent)


@pytest.mark.parametrize("code", CODES)
def test_four_digits_are_grouped_and_minus_is_a_minus(languages: dict[str, Language], code: str) -> None:
    assert languages[code].number(-4560) == ("−4,560" if code == "en" else f"−4{NBSP}560")


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2.5, 0, "3"),
        (3.5, 0, "4"),
        (-2.5, 0, "−3"),
        (0.125, 2, "0.13"),
        (1.005, 2, "1.01"),
        (-0.2, 0, "0"),
        (95, 1, "95.0"),
    ],
)
def test_halves_round_away_from_zero_and_zero_has_no_sign(
    languages: dict[str, Language], value: float, decimals: int, expected: str
) -> None:
    assert languages["en"].number(value, decimals) == expected


@pytest.mark.parametrize(("value", "expected"), [(12, "+12"), (-12, "−12"), (0, "0"), (0.4, "0"), (-0.4, "0")])
def test_a_change_has_its_sign(languages: dict[str, Language], value: float, expected: str) -> None:
    assert languages["en"].signed(value) == expected


def test_what_is_not_a_number_is_refused(languages: dict[str, Language]) -> None:
    with pytest.raises(ValueError, match="not a number"):
        languages["en"].number(float("nan"))


ABOUT, ALMOST, MORE, UP_TO = Qualifier.ABOUT, Qualifier.ALMOST, Qualifier.MORE_THAN, Qualifier.UP_TO


@pytest.mark.parametrize(
    ("quantity", "english", "russian"),
    [
        (Quantity.of(4560), "4,560", "4~560"),
        (Quantity.of(4560, ABOUT), "≈~4,560", "≈~4~560"),
        (Quantity.of(6, ALMOST), "almost 6", "почти 6"),
        (Quantity.of(850, MORE), ">~850", ">~850"),
        (Quantity.of(500, UP_TO), "up to 500", "до~500"),
        (Quantity(200, 500, Qualifier.RANGE), "200–500", "200–500"),
        (Quantity.of(9.4, ABOUT), "≈~9.4", "≈~9,4"),
    ],
)
def test_a_quantity_says_how_its_source_words_it(
    languages: dict[str, Language], quantity: Quantity, english: str, russian: str
) -> None:
    assert languages["en"].quantity(quantity) == spaced(english)
    assert languages["ru"].quantity(quantity) == spaced(russian)


@pytest.mark.parametrize(
    ("quantity", "english", "russian"),
    [
        (Quantity.of(4560, ABOUT), "about 4,560", "около 4~560"),
        (Quantity.of(850, MORE), "more than 850", "более 850"),
        (Quantity(200, 500, Qualifier.RANGE), "between 200 and 500", "от~200 до~500"),
    ],
)
def test_a_spoken_quantity_has_no_signs(
    languages: dict[str, Language], quantity: Quantity, english: str, russian: str
) -> None:
    assert languages["en"].spoken(quantity) == spaced(english)
    assert languages["ru"].spoken(quantity) == spaced(russian)


def test_a_scale_divides_and_both_ends_show_the_same_decimals(languages: dict[str, Language]) -> None:
    quantity = Quantity(9400, 13000, Qualifier.RANGE)
    assert languages["en"].quantity(quantity, 1000) == "9.4–13.0"
    assert languages["en"].quantity(quantity, 1000, decimals=0) == "9–13"


@pytest.mark.parametrize(("code", "expected"), [("en", "≈~95%"), ("pl", "≈~95%"), ("lv", "≈~95~%")])
def test_a_quantity_in_percent_has_the_sign_of_the_language(
    languages: dict[str, Language], code: str, expected: str
) -> None:
    assert languages[code].quantity(Quantity.of(95, ABOUT), unit="percent") == spaced(expected)


PLURALS = {
    # n:   0       1      2      5       11      12      21     22     25      100     101    111     1.5
    "en": "other one other other other other other other other other other other other",
    "ru": "many one few many many many one few many many one many other",
    "be": "many one few many many many one few many many one many other",
    "pl": "many one few many many many many few many many many many other",
    "lt": "other one few few other other one few few other one other many",
    "lv": "zero one other other zero zero one other other zero one zero other",
}
NUMBERS = (0, 1, 2, 5, 11, 12, 21, 22, 25, 100, 101, 111, 1.5)


@pytest.mark.parametrize("code", CODES)
def test_every_number_finds_its_plural_category(tmp_path: Path, code: str) -> None:
    entries = "".join(
        f'\nmsgctxt "plural:{category}"\nmsgid "{{n}} things"\nmsgstr "{category}"\n'
        for category in ("zero", "one", "two", "few", "many", "other")
    )
    (tmp_path / f"{code}.po").write_text(HEADER + entries, encoding="utf-8")
    say = language.load(code, tmp_path)
    assert [say.plural("{n} things", n) for n in NUMBERS] == PLURALS[code].split()


def test_russian_counts_people_in_four_forms(languages: dict[str, Language]) -> None:
    said = [languages["ru"].plural("{n} applications", n) for n in (1, 22, 1000, 1.5)]
    assert said == [spaced(t) for t in ("1~заявление", "22~заявления", "1~000~заявлений", "1,5~заявления")]


def test_english_has_its_own_form_for_one(languages: dict[str, Language]) -> None:
    assert languages["en"].plural("{n} persons", 1) == "1 person"
    assert languages["en"].plural("{n} persons", 2.0) == "2 persons"


def test_a_number_given_takes_the_place_of_the_formatted_one(languages: dict[str, Language]) -> None:
    assert languages["en"].plural("{n} persons", 4560, n="≈ 4,560") == "≈ 4,560 persons"


def test_a_number_that_nobody_formatted_is_refused(languages: dict[str, Language]) -> None:
    with pytest.raises(TypeError, match="formatted first"):
        languages["en"].text("{n} of all", n=5)  # type: ignore[arg-type]  # what is tested


def test_the_empty_message_is_not_the_header_of_the_catalogue(languages: dict[str, Language]) -> None:
    assert languages["ru"].text("") == ""


@pytest.mark.parametrize("code", CODES)
def test_only_one_special_space_is_used(languages: dict[str, Language], code: str) -> None:
    say = languages[code]
    periods = ("2026-07-12", "2025-03", "2023", "2015/2024", "2021-10/2022-02", "2021-08/2021-11", "2021-H2")
    said = [say.date(p, style) for p in periods for style in ("long", "table", "in")]
    said += [say.number(1234567.8, 1), say.percent(1234.5, 1), say.list(["a", "b", "c"]), say.country("GE")]
    assert set(re.findall(r"[^\S ]", "".join(said))) <= {NBSP}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "a, b and c"),
        ("ru", "a, b и c"),
        ("be", "a, b і c"),
        ("pl", "a, b i c"),
        ("lt", "a, b ir c"),
        ("lv", "a, b un c"),
    ],
)
def test_names_in_a_row_are_joined(languages: dict[str, Language], code: str, expected: str) -> None:
    assert languages[code].list(["a", "b", "c"]) == expected


@pytest.mark.parametrize(
    ("code", "geo", "name"),
    [
        ("en", "EL", "Greece"),
        ("en", "EU27_2020", "EU-27"),
        ("ru", "EU27_2020", "ЕС-27"),
        ("lt", "GE", "Sakartvelas"),
        ("pl", "NL", "Niderlandy"),
        ("pl", "CZ", "Czechy"),
        ("be", "BY", "Беларусь"),
        ("lv", "BY", "Baltkrievija"),
        ("en", "ZZ9", "ZZ9"),
    ],
)
def test_countries_have_the_names_that_their_institutions_use(
    languages: dict[str, Language], code: str, geo: str, name: str
) -> None:
    assert languages[code].country(geo) == name


@pytest.mark.parametrize(
    ("code", "geo", "form", "phrase"),
    [
        ("en", "NL", "locative", "in the Netherlands"),
        ("ru", "EL", "locative", "в Греции"),
        ("ru", "CY", "from", "с Кипра"),
        ("be", "UA", "locative", "ва Украіне"),
        ("pl", "BY", "locative", "na Białorusi"),
        ("pl", "SE", "from", "ze Szwecji"),
        ("lt", "BY", "genitive", "Baltarusijos"),
        ("lv", "LV", "accusative", "uz Latviju"),
        ("ru", "EU27_2020", "accusative", "в Европейский союз"),
    ],
)
def test_sentences_take_whole_phrases_for_countries(
    languages: dict[str, Language], code: str, geo: str, form: CountryForm, phrase: str
) -> None:
    assert languages[code].country_form(geo, form) == phrase


def test_every_country_has_every_form_in_every_language() -> None:
    with assets.resource("country_forms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    forms = {(row["country"], row["form"]) for row in rows}
    countries = {country for country, _ in forms}
    assert forms == {(c, f) for c in countries for f in ("genitive", "locative", "accusative", "from")}
    assert len(rows) == len(forms)
    assert all(row[code].strip() == row[code] != "" for row in rows for code in CODES)


TIDY = [
    ("en", "I saw a 12 million sum", "I~saw a~12~million sum"),
    ("ru", "около 500 тыс. человек в Польше и Литве", "около 500~тыс. человек в~Польше и~Литве"),
    ("ru", "и т. д. № 5", "и~т.~д. №~5"),
    ("ru", "4 560 — это", "4 560~— это"),
    ("ru", "В 2023 г. выдано 20 разрешений", "В~2023~г. выдано 20~разрешений"),
    ("be", "жылі у Польшчы", "жылі ў~Польшчы"),
    ("be", "жыў у Польшчы", "жыў у~Польшчы"),
    ("be", "лічба, у Польшчы", "лічба, у~Польшчы"),
    ("pl", "w Polsce i na Litwie 5 osób", "w~Polsce i~na Litwie 5~osób"),
    ("pl", "a o i z w", "a~o~i~z~w"),
    ("lt", "į Lenkiją, t. y. 5 asmenys", "į~Lenkiją, t.~y. 5~asmenys"),
    ("lv", "13,5 tūkst. personu u. c.", "13,5~tūkst. personu u.~c."),
    ("en", "12 %", "12~%"),
    ("en", "Vitamin I don’t know", "Vitamin I~don’t know"),
]


@pytest.mark.parametrize(("code", "text", "expected"), TIDY)
def test_no_line_ends_where_it_must_not(languages: dict[str, Language], code: str, text: str, expected: str) -> None:
    assert languages[code].tidy(text) == spaced(expected)


@pytest.mark.parametrize(("code", "text", "expected"), TIDY)
def test_tidying_twice_changes_nothing(languages: dict[str, Language], code: str, text: str, expected: str) -> None:
    once = languages[code].tidy(text)
    assert languages[code].tidy(once) == once


@pytest.mark.parametrize(
    ("code", "names", "ordered"),
    [
        ("lt", ["Švedija", "Suomija", "Slovakija"], ["Slovakija", "Suomija", "Švedija"]),
        ("pl", ["Łotwa", "Litwa", "Malta", "Luksemburg"], ["Litwa", "Luksemburg", "Łotwa", "Malta"]),
        ("lv", ["Čehija", "Dānija", "Austrija", "Bulgārija"], ["Austrija", "Bulgārija", "Čehija", "Dānija"]),
        (
            "be",
            ["Ірландыя", "Італія", "Іспанія", "Латвія", "Літва"],
            ["Ірландыя", "Іспанія", "Італія", "Латвія", "Літва"],
        ),
    ],
)
def test_lists_sort_by_the_alphabet_of_the_language(
    languages: dict[str, Language], code: str, names: list[str], ordered: list[str]
) -> None:
    assert sorted(names, key=languages[code].sort_key) == ordered


def test_a_fault_in_the_data_is_said_with_its_place(languages: dict[str, Language]) -> None:
    problem = Problem("“{value}” is not a number.", Place("facts.csv", 12, "value"), (("value", "x"),))
    assert languages["en"].problem(problem) == "facts.csv, row 12, column value: “x” is not a number."
    assert languages["ru"].problem(problem).startswith("facts.csv, строка 12, столбец value: ")


def test_an_error_formats_what_it_is_given(languages: dict[str, Language]) -> None:
    error = ByfactsError("{count} rows in {files}", count=4560, files=("a.csv", "b.csv"))
    assert languages["en"].error(error) == "4,560 rows in a.csv, b.csv"


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="en, ru"):
        language.load("xx")


def test_english_is_always_there_and_first(tmp_path: Path) -> None:
    assert language.languages(tmp_path) == ("en",)
    assert language.load("en", tmp_path).text("as it is") == "as it is"


def test_a_source_that_changed_since_it_was_compiled_is_read(tmp_path: Path) -> None:
    source, compiled = tmp_path / "ru.po", tmp_path / "ru.mo"
    source.write_text(HEADER + '\nmsgid "word"\nmsgstr "старое"\n', encoding="utf-8")
    compiled.write_bytes(po.compiled(source))
    source.write_text(HEADER + '\nmsgid "word"\nmsgstr "новое"\n', encoding="utf-8")
    assert language.load("ru", tmp_path).text("word") == "новое"


def test_a_compiled_catalogue_is_read_without_babel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, compiled = tmp_path / "ru.po", tmp_path / "ru.mo"
    source.write_text(HEADER + '\nmsgid "word"\nmsgstr "слово"\n', encoding="utf-8")
    compiled.write_bytes(po.compiled(source))
    monkeypatch.delattr(po, "compiled")
    assert language.load("ru", tmp_path).text("word") == "слово"
    source.unlink()
    assert language.load("ru", tmp_path).text("word") == "слово"


def test_a_sentence_that_ends_in_an_abbreviation_has_one_full_stop() -> None:
    english = language.load("en")
    assert english.text("Gone: {blocks}.", blocks="2020–2025 гг.") == "Gone: 2020–2025 гг."
    assert english.text("Wait{dots}", dots="...") == "Wait..."
