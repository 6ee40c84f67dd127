"""A short part of the inputs of ``python -m tests.intake.fuzz``."""

from __future__ import annotations

import pytest
from tests.intake import fuzz

from byfacts import language


@pytest.mark.parametrize("reader", [*fuzz.READERS, fuzz.WORKBOOK])
def test_a_file_that_is_damaged_at_random_is_told_and_no_crash(reader: str) -> None:
    number = 100 if reader == fuzz.WORKBOOK else 400
    failed, used, longest = fuzz.run(reader, 0, number, language.load("en"))
    assert failed == 0
    assert 0 < used < number  # the damage is neither always fatal nor ever harmless
    assert longest < fuzz.SECONDS
