"""Contrast is computed from the tokens: 4.5 to 1 for words, 3 to 1 for marks by fill or by outline."""

from __future__ import annotations

import pytest

from byfacts.charts import style
from byfacts.charts.marks import Fill, Tone
from byfacts.tokens import theme, tokens

THEMES = tuple(tokens()["themes"])
TOPICS = ("emigration", "asylum", "border", "recommendations", "overview")
WORDS = (Tone.HUE, Tone.INK, Tone.INK2, Tone.PASSED)
# The map's grounds carry no number of their own: circles stand on them, and its table says the values.
DECORATION = {Fill.LAND, Fill.EU, Fill.HOME, Fill.PAPER, Fill.NONE, Fill.NO_DATA, Fill.BADGE, Fill.BREAK}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("tone", WORDS)
def test_words_stand_out_from_the_paper(name: str, topic: str, tone: Tone) -> None:
    chosen = theme(name)
    assert style.contrast(style.tone(tone, chosen, topic), chosen["paper"]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("topic", TOPICS)
def test_words_on_a_solid_mark_stand_out(name: str, topic: str) -> None:
    chosen = theme(name)
    ground = style.look(Fill.FINAL, chosen, topic).ground
    assert ground is not None
    assert style.contrast(style.tone(Tone.ON_HUE, chosen, topic), ground) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_words_of_the_window_stand_out_from_their_grounds(name: str) -> None:
    chosen = theme(name)
    pairs = [("ink", ground) for ground in ("paper", "chrome", "sunken", "tint", "selected")]
    pairs += [("ink2", "paper"), ("ink2", "chrome"), ("ink2", "tint"), ("ink3", "paper"), ("ink3", "chrome")]
    pairs += [("on_accent", "accent"), ("on_amber", "amber"), ("passed_text", "passed_ground")]
    pairs += [("error", "error_ground"), ("on_readout", "readout"), ("on_readout2", "readout")]
    low = {pair: style.contrast(chosen[pair[0]], chosen[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", THEMES)
def test_borders_and_focus_are_seen(name: str) -> None:
    chosen = theme(name)
    for role in ("border", "focus", "accent", "context", "class_line", "passed_line"):
        assert style.contrast(chosen[role], chosen["paper"]) >= 3, role


@pytest.mark.parametrize(("name", "medium"), [("light", "paper"), *((name, "screen") for name in THEMES)])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_mark_is_seen_by_its_fill_or_its_outline(name: str, topic: str, medium: style.Medium) -> None:
    chosen = theme(name)
    for fill in set(Fill) - DECORATION:
        look = style.look(fill, chosen, topic, medium=medium)
        ratios = [style.contrast(c, chosen["paper"]) for c in (look.ground, look.outline) if c is not None]
        assert max(ratios) >= 3, fill


@pytest.mark.parametrize("medium", ["screen", "paper"])
def test_black_and_white_has_no_grey(medium: style.Medium) -> None:
    chosen = theme("light")
    for fill in Fill:
        look = style.look(fill, chosen, "asylum", mono=True, medium=medium)
        assert {look.ground, look.ink, look.outline} <= {None, style.BLACK, style.WHITE}
        assert look.outline is None or look.outline_width >= 0.5
    assert {style.tone(t, chosen, "asylum", mono=True) for t in Tone} == {style.BLACK, style.WHITE}


def test_parts_and_statuses_differ_without_colour() -> None:
    fills = (Fill.FINAL, Fill.SECOND, Fill.THIRD, Fill.PROVISIONAL, Fill.ESTIMATE, Fill.CONTEXT)
    looks = {style.look(fill, theme("light"), "border", mono=True, medium="paper") for fill in fills}
    assert len(looks) == len(fills)


def test_the_classes_of_the_map_differ_without_colour() -> None:
    classes = [fill for fill in Fill if fill.value.startswith("class-")]
    assert len({style.look(fill, theme("light"), "border", mono=True) for fill in classes}) == 5


def test_contrast_is_that_of_the_standard() -> None:
    assert style.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert style.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
