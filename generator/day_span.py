"""The first and the last day of a date of which a day, a month or a year is known (ISO 8601).

>>> first_day("2024-02"), last_day("2024-02"), first_day("2024"), last_day("2024-02-03")
('2024-02-01', '2024-02-29', '2024-01-01', '2024-02-03')
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from typing import Final

_FULL: Final = len("2024-02-03")
_FIRST: Final = "-01-01"
_LAST: Final = "-12-31"


def first_day(date: str) -> str:
    """Return the first day that a day, month or year holds, ISO 8601."""
    return date + _FIRST[len(date) - _FULL :] if len(date) < _FULL else date


def last_day(date: str) -> str:
    """Return the last day that a day, month or year holds, ISO 8601."""
    if len(date) == len("2024-02"):
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]}"
    return date + _LAST if len(date) < _FULL else date


def encloses(date: str, other: str) -> bool:
    """Return whether the one is a month or year in which the other, a month or day, lies: it may be before or after.

    >>> encloses("2024-09", "2024-09-15"), encloses("2024-09-15", "2024-09"), encloses("2024", "2023-12")
    (True, False, False)
    """
    return len(date) < len(other) and other.startswith(date)


def latest(dates: Iterable[str]) -> str:
    """Return the date that ends last, of those that end on one day the most precise.

    >>> latest(["2024-09", "2024-09-15", "2024"]), latest(["2023", "2024-09", "2024-09-30"])
    ('2024', '2024-09-30')
    """
    return max(dates, key=lambda date: (last_day(date), date))
