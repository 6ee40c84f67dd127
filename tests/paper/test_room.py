"""Every text stands inside the text block, and no two meet: on invented and on real sheets, in colour and black."""

from __future__ import annotations

from typing import Any

import pytest
from tests.paper import sample

from byfacts.charts import type as letters
from byfacts.charts.boxes import Extent
from byfacts.compose import compose
from byfacts.frozen import replace
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.paper import PaperOptions, grid, render
from byfacts.paper.canvas import Page
from byfacts.paper.palette import MM
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

OWN = PaperOptions(
    organisation="Литовский центр помощи мигрантам и беженцам «Мост», отделение в Вильнюсе",
    contact="Vilnius, Gedimino pr. 1 · +370 5 000 00 00 · info@example.org · https://example.org/help",
    note="Приём по средам с 10 до 14 часов. Запись: https://example.org/queue. Этот текст написала организация. " * 2,
    receipt=True,
)
KINDS = {
    "usual": PaperOptions(),
    "letter": PaperOptions(paper="letter"),
    "own": OWN,
    "own-letter": replace(OWN, paper="letter", mono=True),
    "large": PaperOptions(large=True),
    "large-letter": PaperOptions(large=True, paper="letter"),
}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Extent]]:
    """The words of the next page and where their ink stands."""
    found: list[tuple[str, Extent]] = []
    plain = Page.words

    def noted(page: Page, x: float, y: float, text: str, size: float, colour: str, **how: Any) -> None:
        above, below = letters.extent(text, size, how.get("bold", False))
        width = letters.measure(text.rstrip(" "), size, how.get("bold", False))
        found.append((text, Extent(x, y - above, x + width, y + below)))
        plain(page, x, y, text, size, colour, **how)

    monkeypatch.setattr(Page, "words", noted)
    return found


def check(written: list[tuple[str, Extent]], paper: grid.Sheet = grid.A4) -> None:
    block = Extent(paper.left, 10 * MM, paper.left + grid.MEASURE, paper.last_ink)
    assert written
    outside = [text for text, extent in written if not extent.within(block, tolerance=0.75)]
    assert outside == []
    meeting = [
        (one, other)
        for i, (one, first) in enumerate(written)
        for other, second in written[i + 1 :]
        if first.grown(-0.2).meets(second)
    ]
    assert meeting == []


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("sheet", [sample.sheet(), sample.recommendations()], ids=["rows", "bands"])
def test_words_of_an_invented_sheet_stand_inside_and_apart(
    sheet: Sheet, mono: bool, written: list[tuple[str, Extent]]
) -> None:
    render(sheet, PaperOptions(mono=mono))
    check(written)


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("topic", [topic.id for topic in topics()])
@pytest.mark.parametrize("kind", KINDS)
def test_words_of_a_real_sheet_stand_inside_and_apart(
    kind: str, topic: str, code: str, written: list[tuple[str, Extent]]
) -> None:
    sheet = compose(topic, load_library(), load(code), Options(on="2026-11-22"))
    _, result = render(sheet, KINDS[kind])
    assert result.body >= 8.0
    check(written, grid.PAPERS[KINDS[kind].paper])
