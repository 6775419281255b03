"""From a date expression to a date, against the day of publication.

>>> from generator.values.date import DateExpr
>>> resolve(DateExpr(month=4, day=20), "2023-03-10", "future")
Date(date='2023-04-20', to=None, part=None, within=None)
>>> resolve(DateExpr(month=4, day=20), None, "future").date
'XXXX-04-20'
>>> resolve(DateExpr(weekday=3), "2021-10-08", "past").date     # "on Thursday", read on a Friday
'2021-10-07'
>>> resolve(DateExpr(shift=-1, unit="year", month=5), "2021-09-16", "past").date
'2020-05'
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from typing import Literal

from generator.day_span import first_day, last_day
from generator.models import Date
from generator.values.date import DateExpr

Tense = Literal["past", "future"]
OPEN = Date(None)
_HALF_YEAR = 183
"""Days: a date without a year lies nearer to its article in one year than in any other."""
_MONTHS_FOR_WEEKDAY = 15
"""In at most so many months, any day but the 29th to the 31st falls on any weekday."""


def resolve(expr: DateExpr, published: str | None, tense: Tense | None, near: Date | None = None) -> Date:
    """The date that the expression means in a text published on ``published`` (ISO 8601), in EDTF level 1.

    Where only the month or year of publication is known, it is what each of its days would give, else as if nothing
    were: a later day of publication never gives an earlier date, so the first and the last speak for all.
    ``tense`` is that of the verb which the date belongs to. ``near`` is the last full date that the text gave: it lends
    month and year to "the 17th", and the year to "October 17" where the day of publication is unknown. What cannot be
    known stays open: ``XXXX-04-20`` without a year, ``None`` without anything. Never raises.
    """
    first = _day(first_day(published)) if published else None
    last = _day(last_day(published)) if published and first else None
    found = _on(expr, first, tense, near)
    return found if first == last or found == _on(expr, last, tense, near) else _on(expr, None, tense, near)


def _on(expr: DateExpr, today: dt.date | None, tense: Tense | None, near: Date | None) -> Date:
    """The date that the expression means on a day."""
    start = _resolve(expr, today, tense, _day(near.date if near else None))
    if expr.to is None:
        return start
    if expr.to.weekday is not None and expr.to.nth is None and expr.to.day is None:
        return _until_weekday(start, expr.to.weekday, today if tense == "past" else None)
    last = (
        expr.to
        if expr.to.year is not None or start.date is None or not start.date[:4].isdigit()
        else _after(expr.to, start.date)
    )
    return replace(start, to=_resolve(last, today, tense, _day(near.date if near else None)).date)


def _until_weekday(start: Date, weekday: int, latest: dt.date | None) -> Date:
    """From a day to the next such weekday; a week earlier where the end would lie behind ``latest``."""
    first = _day(start.date)
    if first is None:
        return OPEN
    last = first + dt.timedelta(days=(weekday - first.weekday()) % 7 or 7)
    back = dt.timedelta(days=7 if latest and last > latest else 0)
    return Date((first - back).isoformat(), (last - back).isoformat())


def _after(expr: DateExpr, start: str) -> DateExpr:
    """The end of an interval gets the year of its beginning, or the next one when it would lie before."""
    if expr.month is None:
        return expr
    year = int(start[:4])
    return replace(expr, year=year + (len(start) > 4 and expr.month < int(start[5:7])), shift=None, unit=None)


def _day(iso: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _resolve(expr: DateExpr, today: dt.date | None, tense: Tense | None, near: dt.date | None) -> Date:
    if expr.open:
        return OPEN
    if expr.year is not None:
        return _absolute(expr)
    tense = expr.toward or tense
    try:
        if expr.shift is not None:
            return _shifted(expr, today) if today else _yearless(expr)
        if expr.weekday is not None and expr.day is None and expr.nth is None:
            return _on_weekday(expr, today, tense)
        if expr.month is None:
            return _day_of_month(expr, today, tense, near)
        return _nearest(expr, today, tense, near)
    except (ValueError, OverflowError):
        return OPEN


def _absolute(expr: DateExpr) -> Date:
    year = f"{expr.year:04}"
    if expr.century:
        return Date(year[:2] + "XX", part=expr.part)
    if expr.decade:
        return Date(year[:3] + "X", part=expr.part)
    if expr.nth is not None and expr.month is not None:
        day = _nth_day(expr, expr.year or 0)
        return Date(f"{year}-{expr.month:02}-{day:02}") if day else OPEN
    if expr.day is not None and expr.month is not None:
        return (
            Date(f"{year}-{expr.month:02}-{expr.day:02}", part=expr.part)
            if _exists(expr.year or 0, expr.month, expr.day)
            else OPEN
        )
    if expr.month is None and expr.within:
        return Date(year, within=expr.within)
    return Date(f"{year}-{expr.month:02}" if expr.month else year, part=expr.part)


def _nth_day(expr: DateExpr, year: int) -> int | None:
    """The day of the month that is counted in it, ``None`` when the month has none such."""
    assert expr.nth is not None and expr.month is not None
    days = range(1, calendar.monthrange(year, expr.month)[1] + 1)
    if expr.weekday is not None:
        days = days[(expr.weekday - dt.date(year, expr.month, 1).weekday()) % 7 :: 7]
    place = expr.nth if expr.nth < 0 else expr.nth - 1
    return days[place] if place < len(days) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(dt.date(year, month, day))
    except (ValueError, OverflowError):
        return False


def _yearless(expr: DateExpr) -> Date:
    if expr.month is None or (expr.day is not None and not _exists(2000, expr.month, expr.day)):
        return OPEN
    return Date(f"XXXX-{expr.month:02}" + (f"-{expr.day:02}" if expr.day else ""), part=expr.part)


def _shifted(expr: DateExpr, today: dt.date) -> Date:
    shift = expr.shift or 0
    if expr.unit == "day":
        return Date((today + dt.timedelta(days=shift)).isoformat())
    if expr.unit == "week":
        day = today + dt.timedelta(weeks=shift)
        if expr.weekday is not None:
            return Date((day + dt.timedelta(days=expr.weekday - today.weekday())).isoformat())
        return (
            Date(None, (day + dt.timedelta(days=6 - day.weekday())).isoformat())
            if expr.whole_unit
            else Date(day.isoformat())
        )
    if expr.unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        return _absolute(replace(expr, year=months // 12, month=months % 12 + 1))
    year = today.year + shift
    if expr.season is not None:
        return _season(expr.season, shift, today, expr)
    return _absolute(replace(expr, year=year)) if 0 < year < 10000 else OPEN


def _season(start: int, shift: int, today: dt.date, expr: DateExpr) -> Date:
    """The year of "last summer" or "next spring"; a winter lies in two years and stays open."""
    if start == 12:
        return OPEN
    year = today.year
    if shift < 0 and today.month <= start + 2:
        year -= 1
    elif shift > 0 and today.month >= start:
        year += 1
    return Date(f"{year:04}", within=(start, start + 2))


def _on_weekday(expr: DateExpr, today: dt.date | None, tense: Tense | None) -> Date:
    if today is None:
        return OPEN
    back = (today.weekday() - (expr.weekday or 0)) % 7
    if back == 0 and expr.toward is None:
        return Date(today.isoformat())
    if tense == "past":
        return Date((today - dt.timedelta(days=back or 7)).isoformat())
    if tense == "future":
        return Date((today + dt.timedelta(days=7 - back)).isoformat())
    return OPEN


def _day_of_month(expr: DateExpr, today: dt.date | None, tense: Tense | None, near: dt.date | None) -> Date:
    if expr.day is None:
        return OPEN
    if near is not None:
        return _absolute(replace(expr, year=near.year, month=near.month))
    if today is None or tense is None:
        return OPEN
    if expr.weekday is not None:
        return _weekday_of_month(expr, today, tense)
    year, month = today.year, today.month
    if tense == "past" and expr.day > today.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    elif tense == "future" and expr.day < today.day:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return _absolute(replace(expr, year=year, month=month))


def _weekday_of_month(expr: DateExpr, today: dt.date, tense: Tense) -> Date:
    """The nearest day of that number which is that weekday: "Friday the 13th"."""
    step = -1 if tense == "past" else 1
    for count in range(_MONTHS_FOR_WEEKDAY):
        year, month = divmod(today.year * 12 + today.month - 1 + step * count, 12)
        day = dt.date(year, month + 1, expr.day or 1) if _exists(year, month + 1, expr.day or 1) else None
        if day and day.weekday() == expr.weekday and (day - today).days * step >= 0:
            return Date(day.isoformat())
    return OPEN


def _nearest(expr: DateExpr, today: dt.date | None, tense: Tense | None, near: dt.date | None) -> Date:
    """The year of a date without one: the latest not after publication, the earliest not before it, or the nearest.

    "Last October", said in an October, is that of the year before.
    """
    if today is None:
        return _absolute(replace(expr, year=near.year)) if near and expr.day else _yearless(expr)
    month = expr.month or 1
    years = [
        year for year in range(today.year - 8, today.year + 9) if expr.day is None or _exists(year, month, expr.day)
    ]
    if not years:
        return OPEN
    gaps = [(_gap(year, month, expr.day or (expr.nth and _nth_day(expr, year)), today), year) for year in years]
    apart = 0 if expr.toward is None else 1
    if tense == "past":
        chosen = max((pair for pair in gaps if pair[0] <= -apart), default=None)
    elif tense == "future":
        chosen = min((pair for pair in gaps if pair[0] >= apart), default=None)
    else:
        chosen = min(((abs(gap), year) for gap, year in gaps if abs(gap) <= _HALF_YEAR), default=None)
    return _absolute(replace(expr, year=chosen[1])) if chosen else _yearless(expr)


def _gap(year: int, month: int, day: int | None, today: dt.date) -> int:
    """Days from publication to the date, 0 inside its month when only the month is given."""
    if day is not None:
        return (dt.date(year, month, day) - today).days
    if (year, month) == (today.year, today.month):
        return 0
    return (dt.date(year, month, 15) - today).days or 1
