"""A day as it is typed on the command line."""

from __future__ import annotations

from datetime import date, datetime

from byfacts.errors import N_, UsageError

NOT_A_DATE = N_("“{date}” is not a date. Write year-month-day, as in {example}.")


def day(typed: str | None) -> str:
    """The day in ISO 8601; today without one. Raises UsageError."""
    if typed is None:
        return datetime.now().astimezone().date().isoformat()
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise UsageError(NOT_A_DATE, date=typed, example="2026-07-31") from None
