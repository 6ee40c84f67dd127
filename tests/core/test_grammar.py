"""Plural forms, cases of country names and months, as grammars have them, met in what the program really says."""

from __future__ import annotations

import pytest

from byfacts import catalogue, derive, language
from byfacts.language import CountryForm
from byfacts.library import load as load_library
from byfacts.model import Quantity, Status
from byfacts.units import counted
from byfacts.wording import Writer

SHIPPED = language.languages()
NUMBERS = (0, 1, 2, 5, 11, 12, 21, 22, 25, 100, 101, 111, 1.5)
# The form of each of these numbers, as its place in the row of forms below.
CHOICE = {
    # n:   0  1  2  5  11 12 21 22 25 100 101 111 1.5
    "en": (1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "ru": (2, 0, 1, 2, 2, 2, 0, 1, 2, 2, 0, 2, 3),
    "be": (2, 0, 1, 2, 2, 2, 0, 1, 2, 2, 0, 2, 3),
    "pl": (2, 0, 1, 2, 2, 2, 2, 1, 2, 2, 2, 2, 3),
    "lt": (2, 0, 1, 1, 2, 2, 0, 1, 1, 2, 0, 2, 3),
    "lv": (0, 1, 2, 2, 0, 0, 1, 2, 2, 0, 1, 0, 2),
}
FORMS = {
    "en": {
        "persons": "person persons",
        "applications": "application applications",
        "permits": "permit permits",
        "decisions": "decision decisions",
        "attempts": "attempt attempts",
        "visas": "visa visas",
    },
    "ru": {
        "persons": "человек человека человек человека",
        "applications": "заявление заявления заявлений заявления",
        "permits": "разрешение разрешения разрешений разрешения",
        "decisions": "решение решения решений решения",
        "attempts": "попытка попытки попыток попытки",
        "visas": "виза визы виз визы",
    },
    "be": {
        "persons": "чалавек чалавекі чалавек чалавека",
        "applications": "заява заявы заяў заявы",
        "permits": "дазвол дазволы дазволаў дазволу",
        "decisions": "рашэнне рашэнні рашэнняў рашэння",
        "attempts": "спроба спробы спроб спробы",
        "visas": "віза візы віз візы",
    },
    "pl": {
        "persons": "osoba osoby osób osoby",
        "applications": "wniosek wnioski wniosków wniosku",
        "permits": "zezwolenie zezwolenia zezwoleń zezwolenia",
        "decisions": "decyzja decyzje decyzji decyzji",
        "attempts": "próba próby prób próby",
        "visas": "wiza wizy wiz wizy",
    },
    "lt": {
        "persons": "asmuo asmenys asmenų asmens",
        "applications": "prašymas prašymai prašymų prašymo",
        "permits": "leidimas leidimai leidimų leidimo",
        "decisions": "sprendimas sprendimai sprendimų sprendimo",
        "attempts": "bandymas bandymai bandymų bandymo",
        "visas": "viza vizos vizų vizos",
    },
    "lv": {
        "persons": "personu persona personas",
        "applications": "pieteikumu pieteikums pieteikumi",
        "permits": "atļauju atļauja atļaujas",
        "decisions": "lēmumu lēmums lēmumi",
        "attempts": "mēģinājumu mēģinājums mēģinājumi",
        "visas": "vīzu vīza vīzas",
    },
}
UNITS = tuple(FORMS["en"])


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("code", SHIPPED)
def test_a_unit_agrees_with_its_number(code: str, unit: str) -> None:
    say = language.load(code)
    forms = FORMS[code][unit].split()
    said = [counted(say, unit, n, say.number(n, n % 1 > 0)).split()[-1] for n in NUMBERS]
    assert said == [forms[choice] for choice in CHOICE[code]]


@pytest.mark.parametrize("code", SHIPPED)
def test_a_range_agrees_with_its_end(code: str) -> None:
    say = language.load(code)
    forms = FORMS[code]["persons"].split()
    for end in (4, 22, 500):
        choice = {"en": 1, "lv": 0 if end == 500 else 2}.get(code, 2 if end == 500 else 1)
        assert counted(say, "persons", end, f"2–{end}").split()[-1] == forms[choice]


# In the order of the forms: whose, where, where to, from where.
CASES: tuple[CountryForm, ...] = ("genitive", "locative", "accusative", "from")
COUNTRIES = {
    "en": {
        "BY": "Belarus, in Belarus, to Belarus, from Belarus",
        "NL": "the Netherlands, in the Netherlands, to the Netherlands, from the Netherlands",
        "CZ": "Czechia, in Czechia, to Czechia, from Czechia",
    },
    "ru": {
        "BY": "Беларуси, в Беларуси, в Беларусь, из Беларуси",
        "PL": "Польши, в Польше, в Польшу, из Польши",
        "LT": "Литвы, в Литве, в Литву, из Литвы",
        "LV": "Латвии, в Латвии, в Латвию, из Латвии",
        "UA": "Украины, в Украине, в Украину, из Украины",
        "DE": "Германии, в Германии, в Германию, из Германии",
        "EL": "Греции, в Греции, в Грецию, из Греции",
        "CY": "Кипра, на Кипре, на Кипр, с Кипра",
        "NL": "Нидерландов, в Нидерландах, в Нидерланды, из Нидерландов",
        "SE": "Швеции, в Швеции, в Швецию, из Швеции",
    },
    "be": {
        "BY": "Беларусі, у Беларусі, у Беларусь, з Беларусі",
        "PL": "Польшчы, у Польшчы, у Польшчу, з Польшчы",
        "LT": "Літвы, у Літве, у Літву, з Літвы",
        "LV": "Латвіі, у Латвіі, у Латвію, з Латвіі",
        "UA": "Украіны, ва Украіне, ва Украіну, з Украіны",
        "DE": "Германіі, у Германіі, у Германію, з Германіі",
        "EL": "Грэцыі, у Грэцыі, у Грэцыю, з Грэцыі",
        "CY": "Кіпра, на Кіпры, на Кіпр, з Кіпра",
        "NL": "Нідэрландаў, у Нідэрландах, у Нідэрланды, з Нідэрландаў",
        "SE": "Швецыі, у Швецыі, у Швецыю, са Швецыі",
    },
    "pl": {
        "BY": "Białorusi, na Białorusi, na Białoruś, z Białorusi",
        "PL": "Polski, w Polsce, do Polski, z Polski",
        "LT": "Litwy, na Litwie, na Litwę, z Litwy",
        "LV": "Łotwy, na Łotwie, na Łotwę, z Łotwy",
        "UA": "Ukrainy, w Ukrainie, do Ukrainy, z Ukrainy",
        "DE": "Niemiec, w Niemczech, do Niemiec, z Niemiec",
        "EL": "Grecji, w Grecji, do Grecji, z Grecji",
        "CY": "Cypru, na Cyprze, na Cypr, z Cypru",
        "NL": "Niderlandów, w Niderlandach, do Niderlandów, z Niderlandów",
        "SE": "Szwecji, w Szwecji, do Szwecji, ze Szwecji",
    },
    "lt": {
        "BY": "Baltarusijos, Baltarusijoje, į Baltarusiją, iš Baltarusijos",
        "PL": "Lenkijos, Lenkijoje, į Lenkiją, iš Lenkijos",
        "LT": "Lietuvos, Lietuvoje, į Lietuvą, iš Lietuvos",
        "LV": "Latvijos, Latvijoje, į Latviją, iš Latvijos",
        "UA": "Ukrainos, Ukrainoje, į Ukrainą, iš Ukrainos",
        "DE": "Vokietijos, Vokietijoje, į Vokietiją, iš Vokietijos",
        "EL": "Graikijos, Graikijoje, į Graikiją, iš Graikijos",
        "CY": "Kipro, Kipre, į Kiprą, iš Kipro",
        "NL": "Nyderlandų, Nyderlanduose, į Nyderlandus, iš Nyderlandų",
        "SE": "Švedijos, Švedijoje, į Švediją, iš Švedijos",
    },
    "lv": {
        "BY": "Baltkrievijas, Baltkrievijā, uz Baltkrieviju, no Baltkrievijas",
        "PL": "Polijas, Polijā, uz Poliju, no Polijas",
        "LT": "Lietuvas, Lietuvā, uz Lietuvu, no Lietuvas",
        "LV": "Latvijas, Latvijā, uz Latviju, no Latvijas",
        "UA": "Ukrainas, Ukrainā, uz Ukrainu, no Ukrainas",
        "DE": "Vācijas, Vācijā, uz Vāciju, no Vācijas",
        "EL": "Grieķijas, Grieķijā, uz Grieķiju, no Grieķijas",
        "CY": "Kipras, Kiprā, uz Kipru, no Kipras",
        "NL": "Nīderlandes, Nīderlandē, uz Nīderlandi, no Nīderlandes",
        "SE": "Zviedrijas, Zviedrijā, uz Zviedriju, no Zviedrijas",
    },
}


@pytest.mark.parametrize(("code", "geo"), [(code, geo) for code, found in COUNTRIES.items() for geo in found])
def test_a_country_stands_in_every_case(languages: dict[str, language.Language], code: str, geo: str) -> None:
    said = [languages[code].country_form(geo, case).replace("\u00a0", " ") for case in CASES]
    assert said == COUNTRIES[code][geo].split(", ")


# The months of an axis: short, with a full stop where the language wants one; in Polish the numerals of its tables.
MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "ru": "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.",
    "be": "сту лют сак кра май чэр ліп жні вер кас ліс сне",
    "pl": "I II III IV V VI VII VIII IX X XI XII",
    "lt": "saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.",
    "lv": "janv. febr. marts apr. maijs jūn. jūl. aug. sept. okt. nov. dec.",
}


@pytest.mark.parametrize("code", MONTHS)
def test_months_on_an_axis(languages: dict[str, language.Language], code: str) -> None:
    said = [languages[code].month(f"2021-{month:02d}") for month in range(1, 13)]
    assert said == MONTHS[code].split()


@pytest.mark.parametrize("code", MONTHS)
def test_months_on_an_axis_are_told_apart(languages: dict[str, language.Language], code: str) -> None:
    assert len({languages[code].month(f"2021-{month:02d}") for month in range(1, 13)}) == 12


@pytest.mark.parametrize(("value", "form"), [(1, "one"), (2, "few"), (5, "many"), (13863, "few"), (11211, "many")])
def test_the_number_beside_the_words_chooses_their_form(value: float, form: str) -> None:
    given = catalogue.Given(
        {(f"plural:{tag}", "things in {year}"): f"{tag} {{year}}" for tag in ("one", "few", "many")}
    )
    writer = Writer(load_library(), language.Language("ru", "", given))
    beside = derive.Value(Quantity.of(value), "", "", None, Status.FINAL, (), (), "")
    spec = {"text": "things in {year}", "plural": "value", "year": {"period": "2023"}}
    assert writer.words(spec, beside).text == f"{form} 2023"
