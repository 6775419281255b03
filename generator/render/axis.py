"""What drawings share: a scale, round marks along it, and text cut to the room that it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, Literal
from unicodedata import east_asian_width

from babel.dates import format_date

from generator.models import Number
from generator.words import LOCALE

WIDTH: Final = 640
"""Of every drawing, in units of its view box."""
LETTER: Final = 6.4
"""The mean width of a letter of the drawings' text, rather too wide than too narrow."""
NEAR_EDGE: Final = 48
"""Closer to an edge a tick's text no longer stands in the middle below the tick."""
_DAY_STEPS: Final = (1, 2, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6)
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from ``low`` to ``high``, which differ, set out from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, n: float) -> float:
        """Return the place of a number, to two decimals."""
        return round(self.start + (n - self.low) / (self.high - self.low) * (self.end - self.start), 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis with its text."""

    place: float
    text: str

    @property
    def anchor(self) -> Literal["start", "middle", "end"]:
        """Where the text of a tick on a horizontal axis hangs, so that it stays inside the drawing."""
        if self.place < NEAR_EDGE:
            return "start"
        return "end" if self.place > WIDTH - NEAR_EDGE else "middle"


def round_numbers(low: Number, high: Number, most: int = 5) -> list[Number]:
    """Return few round numbers in even steps, from ``low`` or just below to ``high`` or just above.

    >>> round_numbers(0, 1115000000)
    [0, 500000000, 1000000000, 1500000000]
    >>> round_numbers(0, 0.9), round_numbers(0, 0)
    ([0, 0.2, 0.4, 0.6, 0.8, 1], [0, 1])
    """
    least, span = Decimal(str(low)), Decimal(str(high)) - Decimal(str(low))
    if not span:
        return [low, low + 1]
    power = Decimal(1).scaleb((span / most).adjusted())
    step = next(power * n for n in (1, 2, 5, 10) if power * n * most >= span)
    first = int((least / step).to_integral_value(ROUND_FLOOR))
    last = int((Decimal(str(high)) / step).to_integral_value(ROUND_CEILING))
    return [_plain(step * n) for n in range(first, last + 1)]


def round_dates(first: date, last: date, most: int = 6) -> list[tuple[date, str]]:
    """Return few days between two, at round steps, with their texts; at least one.

    >>> [text for _, text in round_dates(date(2021, 1, 5), date(2023, 4, 20))]
    ['Jul 2021', 'Jan 2022', 'Jul 2022', 'Jan 2023']
    >>> [text for _, text in round_dates(date(2021, 1, 5), date(2021, 1, 5))]
    ['5 Jan 2021']
    """
    days = (last - first).days
    for step in _DAY_STEPS:
        if days // step < most:
            return [(day, _text(day, "d MMM y")) for day in _every(first, last, step)]
    for step in _MONTH_STEPS:
        if days / 30 / step < most:
            return [(day, _text(day, "MMM y")) for day in _months(first, last, step)]
    step = next(step for step in _YEAR_STEPS if days / 365 / step < most)
    return [(day, _text(day, "y")) for day in _months(first, last, 12 * step)]


def fitted(text: str, width: float) -> str:
    """Return as much of a text as fits into a width, with "…" where it is cut.

    >>> fitted("The North Sea", 64), fitted("The North Sea", 200)
    ('The North…', 'The North Sea')
    """
    room = int(width / LETTER)
    sizes = [2 if east_asian_width(letter) in "WF" else 1 for letter in text]
    if sum(sizes) <= room:
        return text
    kept = 0
    while kept < len(sizes) and sum(sizes[: kept + 1]) < room:
        kept += 1
    return text[:kept].rstrip() + "…"


def _plain(n: Decimal) -> Number:
    return int(n) if n == n.to_integral_value() else float(n)


def _text(day: date, form: str) -> str:
    return str(format_date(day, form, locale=LOCALE))


def _every(first: date, last: date, step: int) -> list[date]:
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, step)]


def _months(first: date, last: date, step: int) -> list[date]:
    """The first days of every so many months, counted from the year 0."""
    start, end = (12 * day.year + day.month - 1 for day in (first, last))
    starts = range(-(-start // step) * step, end + 1, step)
    found = [date(n // 12, n % 12 + 1, 1) for n in starts if n >= 12]
    return [day for day in found if day >= first] or [first]
