"""Periods of reduced precision have a first and a last day; what is no period is refused."""

from datetime import date

import pytest

from byfacts import periods


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-05-25", date(2025, 5, 25), date(2025, 5, 25)),
        ("2020/2022-06", date(2020, 1, 1), date(2022, 6, 30)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: date, last: date) -> None:
    assert periods.span(period) == (first, last)


@pytest.mark.parametrize("text", ["", "23", "2023-00", "2023-02-29", "2023-H3", "2023/", "2023/2022", "2023-1", "0000"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        periods.span(text)
