"""A table fits its terminal and is one row to a line in a pipe."""

from __future__ import annotations

import pytest

from byfacts.cli.table import table

ROWS = [
    ("Fact", "Value"),
    ("A long sentence about something that was counted", "5\u00a0000 persons"),
    ("Short", "3"),
]


@pytest.mark.parametrize("width", [30, 40, 60, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, table(ROWS, width))) <= width


def test_in_a_pipe_each_row_is_one_line() -> None:
    assert len(list(table(ROWS, None))) == len(ROWS) + 1


def test_wrapping_loses_no_word_and_keeps_a_number_with_its_unit_together() -> None:
    lines = list(table(ROWS, 34))
    assert all(word in " ".join(lines) for word in ROWS[1][0].split())
    assert any("5\u00a0000" in line for line in lines)
