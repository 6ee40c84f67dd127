"""A language two fifths longer than English still makes sheets of one page, with charts whose words stand apart."""

from __future__ import annotations

import pypdfium2
import pytest
from tests.core import pseudo
from tests.core.samples import FRAMES
from tests.paper.test_room import check, written  # noqa: F401 - a fixture

from byfacts.charts import boxes
from byfacts.charts.boxes import Extent
from byfacts.charts.layout import layout, natural_height, sized
from byfacts.compose import compose
from byfacts.library import load as load_library
from byfacts.paper import render
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

TOPICS = tuple(topic.id for topic in topics())


def sheet(topic: str) -> Sheet:
    return compose(topic, load_library(), pseudo.language(), Options(on="2026-11-22"))


def test_it_is_two_fifths_longer_and_keeps_its_placeholders() -> None:
    assert pseudo.lengthened("Data as of {date}") == "Dataat ass off {date}"
    english = "The estimates count different people over different times and are not averaged."
    assert len(pseudo.lengthened(english)) >= 1.35 * len(english)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_longer_language_still_makes_one_page(
    topic: str,
    written: list[tuple[str, Extent]],  # noqa: F811 - the fixture
) -> None:
    data, result = render(sheet(topic))
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    document.close()
    assert result.body >= 8.0
    check(written)


@pytest.mark.parametrize("size", FRAMES)
@pytest.mark.parametrize("topic", TOPICS)
def test_words_of_a_chart_stand_apart_in_a_longer_language(topic: str, size: str) -> None:
    frame = FRAMES[size]
    for chart in sheet(topic).charts:
        figure = layout(chart, sized(frame, natural_height(chart, frame)))
        assert boxes.touching(figure.marks) == [], chart.id
        assert boxes.outside(figure.marks, frame.width, figure.height) == [], chart.id
