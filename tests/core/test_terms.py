"""The terms that translators keep to: whole, with their sources, and met again in the catalogues."""

from __future__ import annotations

import csv
import re
import unicodedata

import pytest

from byfacts import assets, catalogue, language
from byfacts.typography import RULES

CODES = tuple(code for code in RULES if code != "en")
SOURCES = {
    *("EMN glossary", "EUR-Lex", "UNHCR", "Eurostat article", "national law", "national statistics"),
    *("national authority", "border service", "own name", "the brief (Russian text)", "to be reviewed"),
}
ASIDE = re.compile(r"\s*\([^)]*\)|[…:,]")
# Terms that the texts put in other words on purpose: marks stand short in a key, concepts are explained.
SAID_OTHERWISE = {
    *("vintage", "stock", "flow", "final", "provisional", "low_reliability", "as_of", "share", "displaced_person"),
    *(
        "state_border_committee",
        "skilled_worker",
        "temporary_restriction",
        "asylum_applicant",
        "national_visa",
        "icmpd",
        "unhcr",
        "citizenship",
    ),
}


def rows() -> list[dict[str, str]]:
    with assets.resource("terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bare(text: str) -> str:
    """Without the marks on letters, which change with an ending (bēglis, bēgļa)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def words(term: str) -> list[str]:
    """The words that carry the meaning, without their endings."""
    found = re.findall(r"\w{4,}", bare(ASIDE.sub(" ", term)))
    return [word[: max(4, len(word) - 3)] for word in found]


def test_there_are_some_sixty_terms_each_once() -> None:
    ids = [row["id"] for row in rows()]
    assert len(ids) == len(set(ids))
    assert 60 <= len(ids) <= 80


@pytest.mark.parametrize("code", CODES)
def test_every_term_is_given_with_where_it_was_found(code: str) -> None:
    assert [row["id"] for row in rows() if not row[code].strip()] == []
    assert {row[f"{code}_source"] for row in rows()} <= SOURCES


@pytest.mark.parametrize("code", [code for code in language.languages() if code != "en"])
def test_a_term_is_met_in_the_catalogue_where_its_english_is(code: str) -> None:
    folder = assets.resource("locale")
    messages, given = catalogue.messages(folder), catalogue.read(folder, code)
    absent = []
    for row in rows():
        english = ASIDE.sub("", row["en"]).casefold()
        said = [bare(given.gettext(m)) for context, m in messages if english in m.casefold() and not context]
        wanted = words(row[code])
        if said and wanted and row["id"] not in SAID_OTHERWISE:
            met = any(sum(stem in text for stem in wanted) * 2 >= len(wanted) for text in said)
            absent += [] if met else [f"{row['id']}: {row[code]}"]
    assert absent == []


@pytest.mark.parametrize("code", [code for code in language.languages() if code != "en"])
def test_most_terms_can_be_looked_for(code: str) -> None:
    messages = [message.casefold() for _, message in catalogue.messages(assets.resource("locale"))]
    looked_for = [
        row["id"]
        for row in rows()
        if row["id"] not in SAID_OTHERWISE and any(ASIDE.sub("", row["en"]).casefold() in m for m in messages)
    ]
    assert len(looked_for) >= 30
