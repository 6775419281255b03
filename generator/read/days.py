"""Days as files write them: ISO 8601, digits alone, or with the month in words."""

from __future__ import annotations

import re
from typing import Final

from generator.documents import is_date, is_day
from generator.patterns import lazy

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
"""In English alone: an article in another language is refused."""
_NAMES: Final = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_MONTH: Final = "|".join(sorted({*_MONTHS, *_NAMES, "sept"}, key=len, reverse=True))
_ISO: Final = lazy(r"\s*(\d{4})([-/.])(\d\d?)\2(\d\d?)(?![\d-])")
_DIGITS: Final = lazy(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}\S*)?\s*")
_NUMBERS: Final = lazy(r"\s*(\d\d?)([./-])(\d\d?)\2(\d{4})(?![\d.])")
_WORDS: Final = lazy(
    rf"""
    (?: (?P<day>\d\d?) (?:st|nd|rd|th)? \s+ (?:of\s+)? (?P<month>{_MONTH}) \.?   # 6 November, 6th of Nov.
      | (?P<month2>{_MONTH}) \.? \s+ (?P<day2>\d\d?) (?:st|nd|rd|th)? )           # November 6
    ,? \s+ (?P<year>\d{{4}}) (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTH_OR_YEAR: Final = lazy(
    rf"\s*(?:(?P<year>\d{{4}})(?:[-/.](?P<number>\d\d?))?|(?P<month>{_MONTH})\.?,?\s+(?P<of>\d{{4}}))\s*", re.IGNORECASE
)
LONGEST: Final = 80
"""Characters of a text that tells a day and a time, at most: "Wednesday, 6 November 2019 at 07:47 PM EST" has 42."""


def day_of(text: str) -> str | None:
    """Give the day, ISO 8601, that a text is about, as in metadata; ``None`` when it tells none or more than one.

    Of two numbers before the year, full stops between them tell that the day comes first; else only one above twelve
    does, and the others stay open.

    >>> day_of("2024-05-15T07:30:00Z"), day_of("20231106"), day_of("Monday, 6 Nov 2023 06:00"), day_of("5/6/2023")
    ('2024-05-15', '2023-11-06', '2023-11-06', None)
    >>> day_of("19.11.2019"), day_of("7.5.2019 18:30"), day_of("12/25/2023")
    ('2019-11-19', '2019-05-07', '2023-12-25')
    """
    if match := _ISO.match(text):
        return _checked(match[1], match[3], match[4])
    if match := _DIGITS.fullmatch(text):
        return _checked(match[1], match[2], match[3])
    if match := _NUMBERS.match(text):
        return _numbers(match[1], match[3], match[4], match[2] == ".")
    found = {day for match in _WORDS.finditer(text[: LONGEST * 2]) if (day := _in_words(match))}
    return found.pop() if len(text) <= LONGEST * 2 and len(found) == 1 else None


def date_of(text: str) -> str | None:
    """Give the day, ISO 8601, that a text is about, or the month or year that is all of it.

    >>> date_of("5 June 2024"), date_of("June 2024"), date_of("2024/6"), date_of("2024"), date_of("in June 2024")
    ('2024-06-05', '2024-06', '2024-06', '2024', None)
    """
    return day_of(text) or _month_or_year(text)


def _month_or_year(text: str) -> str | None:
    match = _MONTH_OR_YEAR.fullmatch(text)
    if not match:
        return None
    number = match["number"] or (match["month"] and (_NAMES.get(match["month"].lower()) or 9))
    known = (match["year"] or match["of"]) + (f"-{int(number):02}" if number else "")
    return known if is_date(known) else None


def _numbers(first: str, second: str, year: str, day_first: bool) -> str | None:
    ways = [_checked(year, second, first), None if day_first else _checked(year, first, second)]
    found = {day for day in ways if day}
    return found.pop() if len(found) == 1 else None


def _in_words(match: re.Match[str]) -> str | None:
    name = (match["month"] or match["month2"]).lower()
    return _checked(match["year"], str(_NAMES.get(name) or 9), match["day"] or match["day2"])  # "sept" is the ninth


def _checked(year: str, month: str, day: str) -> str | None:
    text = f"{year}-{int(month):02}-{int(day):02}"
    return text if is_day(text) else None
