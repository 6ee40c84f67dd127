"""Periods as days: the first and the last day that an ISO period covers, for checks and for axes of time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_MOMENT = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")


@cache
def span(period: str) -> tuple[date, date]:
    """First and last day of ``2023``, ``2021-H2``, ``2023-Q1``, ``2021-10``, ``2025-03-31`` or an interval of them.

    Raises ValueError for what is no period, for a day that does not exist and for an end before its start.
    """
    start, slash, end = period.partition("/")
    first, last = _moment(start)
    if slash:
        begin_of_end, last = _moment(end)
        if begin_of_end < first:
            raise ValueError(f"the end lies before the start: {period!r}")
    return first, last


def _moment(text: str) -> tuple[date, date]:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a period: {text!r}")
    year = int(match[1])
    if match[5]:
        day = date(year, int(match[4]), int(match[5]))
        return day, day
    if match[4]:
        return _months(year, int(match[4]), 1)
    if match[3]:
        return _months(year, 3 * int(match[3]) - 2, 3)
    if match[2]:
        return _months(year, 6 * int(match[2]) - 5, 6)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """``count`` months from the first of ``month``."""
    after = month + count
    return date(year, month, 1), date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)
