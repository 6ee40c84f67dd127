"""Every number of every sheet and card is walked back to the rows of the data and the sources that it rests on."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import pytest
from tests.core.trail import Trail, strings

from byfacts import figures
from byfacts.cards import card
from byfacts.compose import compose
from byfacts.frozen import replace
from byfacts.language import Language, languages, load
from byfacts.library import load as load_library
from byfacts.model import Library, Quantity
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics
from byfacts.traces import Reason

TODAY = Options(on="2026-11-22")
TOPICS = [topic.id for topic in topics()]
each = pytest.mark.parametrize(("topic", "code"), list(product(TOPICS, languages())))


@cache
def library() -> Library:
    return load_library()


def untraced(sheet: Sheet, say: Language) -> dict[str, list[str]]:
    """The numbers of a sheet that nothing accounts for, by the text in which they stand."""
    trail = Trail(library(), say, sheet.traces)
    found = {
        text: trail.untraced(text) for text in dict.fromkeys((*strings(sheet), *(line.text for line in sheet.sources)))
    }
    return {text: numbers for text, numbers in found.items() if numbers}


@each
def test_every_number_of_a_sheet_leads_to_its_rows_and_their_source(topic: str, code: str) -> None:
    say = load(code)
    assert untraced(compose(topic, library(), say, TODAY), say) == {}


@each
def test_every_number_of_a_card_leads_to_its_rows_and_their_source(topic: str, code: str) -> None:
    say = load(code)
    sheet = compose(topic, library(), say, TODAY)
    shown = {
        (point.origin.keys, point.origin.quantity): (name, point.origin)
        for chart in sheet.charts
        for name, point in figures.points(chart.content)
        if point.origin
    }
    shown |= {(f.origin.keys, f.origin.quantity): (f.text, f.origin) for f in sheet.key_facts if f.origin}
    for name, origin in list(shown.values())[:: 2 if code == "en" else 12]:
        found = card(library(), say, origin, name)
        trail = Trail(library(), say, (*sheet.traces, *found.traces))  # its name was printed on the sheet
        lost = {text: numbers for text in dict.fromkeys(strings(found)) if (numbers := trail.untraced(text))}
        assert lost == {}, found.key


def test_a_number_typed_into_a_topic_or_a_translation_is_found() -> None:
    say = load("en")
    sheet = compose("emigration", library(), say, TODAY)
    for text in ("Poland issued 285,497 permits", "The peak has passed: 311,517", "about 95.5%", "since 1987"):
        assert untraced(replace(sheet, headline=text), say) == {text: [re.findall(r"[\d,.]*\d", text)[0]]}


def test_a_number_that_its_row_does_not_give_is_found() -> None:
    say = load("en")
    sheet = compose("emigration", library(), say, TODAY)
    key = "first-permits@EU27_2020@2022"
    row = replace(library().observations[key], quantity=Quantity.of(311_517))
    other = replace(library(), observations={**library().observations, key: row})
    trail = Trail(other, say, sheet.traces)
    with pytest.raises(AssertionError, match="311"):
        [trail.untraced(text) for text in strings(sheet)]


def test_what_needs_no_row_is_a_short_list() -> None:
    assert len(Reason) == 10
    for topic, code in product(TOPICS, ("en", "lt")):
        reasons = {t.about for t in compose(topic, library(), load(code), TODAY).traces if t.nature == "setting"}
        assert reasons <= {reason.value for reason in Reason}
