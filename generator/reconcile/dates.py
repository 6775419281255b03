"""Dates beside each other: whether one can be the other, less exact. Spans of days, both ends included."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from generator.models import Bound, Date
from generator.words import EDTF

_SEASONS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
_PARTS: Final = {"early": 0, "mid": 1, "late": 2}
_ABOUT: Final = {"day": 3, "month": 31, "year": 366}
"""How many days "about" reaches beyond a day, month or year."""
_YEAR: Final = 12
"""Months."""
_LEAP: Final = "2000"
"""Stands for a year that is open."""
_ROUGH_EDGE: Final = 10
"""By how many days, at most, a part of a year or month that is put in words may be longer at an end."""


class Days(NamedTuple):
    """The first and last day of a date, and how exact it is."""

    first: date
    last: date
    unit: str
    rough: bool
    """Without sharp ends: a decade, a season, or a part of a year or month."""
    soft: tuple[bool, bool] = (False, False)
    """Whether it may begin earlier and end later: early in a month is still that month."""


def days(value: Date) -> Days | None:
    """Return the days that a date takes up; ``None`` when it is open, its year too.

    >>> found = days(Date("2022", part="early"))
    >>> str(found.first), str(found.last), found.rough
    ('2022-01-01', '2022-04-30', True)
    """
    first = _days(value.date) if value.date else None
    last = _days(value.to) if value.to else first
    if not first or not last:
        return None
    if value.within and first.first.year == last.last.year:
        return _months(first.first.year, *value.within)
    whole = Days(
        first.first, max(first.last, last.last), first.unit, first.rough or last.rough, (first.soft[0], last.soft[1])
    )
    return _part(whole, _PARTS[value.part]) if value.part else whole


def vague(value: Date) -> tuple[int, bool]:
    """Return how much a date leaves open, to be compared: how many days it takes up, then whether its year is open.

    >>> vague(Date("XXXX-03", part="early")) > vague(Date("XXXX-03-03")) > vague(Date("2031-03-03"))
    True
    """
    text = value.date or ""
    span = days(replace(value, date=text.replace("XXXX", _LEAP), to=value.to and value.to.replace("XXXX", _LEAP)))
    return (span.last - span.first).days if span else date.max.toordinal(), text.startswith("XXXX")


def agree(a: Date, b: Date, a_bound: Bound | None = None, b_bound: Bound | None = None) -> bool | None:
    """Return whether two dates can be one: the same days, less exact; ``None`` when that cannot be told.

    >>> agree(Date("2021-10"), Date("2021-10-05")), agree(Date("2021-10-04"), Date("2021-10-05"))
    (True, False)
    >>> agree(Date("XXXX-04-20"), Date("2023-04-20")), agree(Date(None), Date("2023"))
    (True, None)
    """
    found = [_agree(x, y, a_bound, b_bound) for x in _meant(a) for y in _meant(b)]
    return None if None in found else any(found)


def _meant(value: Date) -> tuple[Date, ...]:
    """A winter of a year may be the one that it begins with, too."""
    if value.within and value.within[1] > _YEAR and value.date and value.date.isdigit() and int(value.date) > 1:
        return value, replace(value, date=f"{int(value.date) - 1:04}")
    return (value,)


def _agree(a: Date, b: Date, a_bound: Bound | None, b_bound: Bound | None) -> bool | None:
    one, two = days(a), days(b)
    if one is None or two is None:
        return _agree_open(a.date, b.date)
    if not (a_bound or b_bound or one.rough or two.rough):
        return _holds(one, two) or _holds(two, one)
    spare = not (one.rough and two.rough)
    return _meet(_reach(one, a_bound, spare), _reach(two, b_bound, spare))


def _agree_open(a: str | None, b: str | None) -> bool | None:
    """Compare what is known of two dates of which one lacks its year."""
    parts = [a.split("-")[1:] if a else [], b.split("-")[1:] if b else []]
    if not all(parts):
        return None
    return all(one == two for one, two in zip(*parts, strict=False))


def _holds(outer: Days, inner: Days) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _meet(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _reach(of: Days, bound: Bound | None, spare: bool) -> tuple[date, date]:
    """The days that a date leaves open; with ``spare``, a soft end may lie further out."""
    match bound:
        case "over":
            return of.first, date.max
        case "under":
            return date.min, of.last
        case "about":
            return _shift(of.first, -_ABOUT[of.unit]), _shift(of.last, _ABOUT[of.unit])
        case None:
            edge = min(_ROUGH_EDGE, (of.last - of.first).days // 3) if spare else 0
            return _shift(of.first, -edge * of.soft[0]), _shift(of.last, edge * of.soft[1])


def _shift(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


def _days(edtf: str) -> Days | None:
    match = EDTF.fullmatch(edtf)
    if not match or match["year"] == "XXXX" or match["year"].startswith(("-", "0000", "000X", "00XX")):
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year.endswith("X"):
        first, last = (int(year.replace("X", digit)) for digit in "09")
        return Days(date(first, 1, 1), date(last, 12, 31), "year", True)
    if month in _SEASONS:
        return _season(int(year), *_SEASONS[month])
    if not month:
        return Days(date(int(year), 1, 1), date(int(year), 12, 31), "year", False)
    first, last = (int(day), int(day)) if day else (1, calendar.monthrange(int(year), int(month))[1])
    return Days(date(int(year), int(month), first), date(int(year), int(month), last), "day" if day else "month", False)


def _months(year: int, first: int, last: int) -> Days:
    """Some months of a year; the ends of a season are soft, those of a quarter or half are not."""
    found = _season(year, first, last)
    return found if first % 3 == 0 else found._replace(rough=False, soft=(False, False))


def _season(year: int, first: int, last: int) -> Days:
    end_year, end_month = (year, last) if last <= 12 else (min(year + 1, 9999), last - 12)
    return Days(
        date(year, first, 1),
        date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]),
        "month",
        True,
        (True, True),
    )


def _part(of: Days, third: int) -> Days:
    """The first, middle or last third: of a year four months, of anything else as many days."""
    soft = (third > 0, third < 2)
    if of.unit == "year" and of.first.year == of.last.year:
        year, month = of.first.year, 4 * third + 4
        last = date(year, month, calendar.monthrange(year, month)[1])
        return Days(date(year, 4 * third + 1, 1), last, of.unit, True, soft)
    length = (of.last - of.first).days + 1
    return Days(
        of.first + timedelta(days=length * third // 3),
        of.first + timedelta(days=length * (third + 1) // 3 - 1),
        of.unit,
        True,
        soft,
    )
