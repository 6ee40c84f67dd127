"""Words are measured and broken as the shipped font and the languages want it."""

from __future__ import annotations

import pytest

from byfacts.charts import type as letters

SENTENCE = "В\u00a02019 году 87\u00a0% первичных разрешений Польши были на\u00a0срок меньше 12\u00a0месяцев"


def test_figures_and_signs_are_equally_wide() -> None:
    assert {letters.measure(sign, 10) for sign in "0123456789+−≈"} == {6.0}


def test_every_letter_of_the_six_languages_has_a_width() -> None:
    alphabet = "ąčęėįšųūžāģķļņōćłńóśźżіўёъыэґ„“”«»–—…≈≠≤≥→№€§¹²³"
    known = letters.metrics("regular").widths
    assert [sign for sign in alphabet + alphabet.upper() if sign not in known] == []


@pytest.mark.parametrize("balanced", [False, True])
@pytest.mark.parametrize("width", [40, 80, 130, 400])
def test_lines_never_break_at_a_no_break_space(width: float, balanced: bool) -> None:
    lines = letters.wrap(SENTENCE, width, 7.5, balanced=balanced)
    assert " ".join(lines) == SENTENCE


def test_balanced_lines_are_as_few_and_more_even() -> None:
    plain, even = letters.wrap(SENTENCE, 150, 7.5), letters.wrap(SENTENCE, 150, 7.5, balanced=True)
    assert len(plain) == len(even)
    assert letters.widest(even, 7.5) <= letters.widest(plain, 7.5)


def test_what_is_too_long_says_so() -> None:
    lines = letters.wrap(SENTENCE, 130, 7.5, max_lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(letters.fits(line, 130, 7.5) for line in lines)


def test_ink_reaches_over_capitals_and_under_the_line() -> None:
    above, below = letters.extent("Šį", 10)
    assert above > 7.5
    assert below > 1.5
    assert letters.extent("128", 10)[1] < 0.2
