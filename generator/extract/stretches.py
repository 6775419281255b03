"""The stretch of time of which a figure is told: "in its first three days", "since April", "this season", "in May"."""

from __future__ import annotations

import re
from typing import Final

from ..patterns import lazy
from .listed import words_in

_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Q[1-4]|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter"
)
MONTH: Final = lazy(rf"(?:{_MONTHS}|Spring|Summer|Autumn|Winter)\b")
_UNIT: Final = (
    r"(?:hours?|mornings?|afternoons?|evenings?|shifts?|days?|nights?|weekends?|weeks?|fortnight|months?|quarter|season"
    r"|term|half)"
)
_TERM: Final = r"(?:quarter|season|term|half|year|winter|summer|spring|autumn)"
_STRETCH: Final = lazy(
    rf"""\b(?: (?:in|over|during|within|on|by|for)\s+
               (?: (?:its|their|his|her|a\ single|one)\s+ ((?:[\w’'-]+\s+){{0,3}} {_UNIT})
                 | the\s+ ((?:[\w’'-]+\s+){{1,3}} {_UNIT} | quarter | season | term | half) )
               \b (?!\s+(?:of|before|after|that|when))
             | (this|last)\s+({_TERM})\b
             | (since)\s+(?:early\s+|late\s+|mid-)? ({_MONTHS}|(?:19|20)\d\d|last\ \w+) \b )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A bare "that night" or "over the weekend" says when a thing happened, not how much of it."""
_UNITS: Final = words_in(f"{_UNIT} {_TERM}")
_STRETCH_WORDS: Final = frozenset({"since", *_UNITS, *(unit.removesuffix("s") for unit in _UNITS)})
"""The words of which each stretch has one."""
_MONTH_WORDS: Final = words_in(_MONTHS.lower()) | {"q1", "q2", "q3", "q4", "spring", "summer", "autumn", "winter"}
_IN_MONTH: Final = lazy(rf"\b(?:[Ii]n|[Ff]or|[Dd]uring) (?:the (?:month|quarter|season) of )?({_MONTHS})\b")
_ON_A_DAY: Final = lazy(
    rf"\b[Oo]n (?:(?:[A-Z][\w’']+ ){{1,3}}(?:Day|Eve)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}})\b"
)
_YEAR: Final = lazy(
    r"\b(?:[Ii]n|[Ff]or|[Oo]f|[Dd]uring) (?:the )?(?:fiscal |financial )?(?:year )?"
    rf"(?:(?:{_MONTHS}) )?((?:19|20)\d\d)\b"
)


def stretch(text: str, words: frozenset[str]) -> str | None:
    """Return the part of a larger time of which a figure is told, in lower case without its article.

    ``words`` are those of the text or more, in lower case.

    >>> stretch("it took that in its first three days", frozenset(["days"])), stretch("sold in the end", frozenset())
    ('first three days', None)
    """
    match = None if words.isdisjoint(_STRETCH_WORDS) else _STRETCH.search(text)
    return " ".join(filter(None, match.groups())).lower() if match else None


def month(text: str, words: frozenset[str]) -> str | None:
    """Return the month or quarter of which a figure is told, in lower case; ``words`` as for ``stretch``."""
    match = None if words.isdisjoint(_MONTH_WORDS) else _IN_MONTH.search(text)
    return match[1].lower() if match else None


def on_a_day(text: str) -> bool:
    """Return whether a figure is told of one day; which one, two texts may say in two ways."""
    return _ON_A_DAY.search(text) is not None


def year(text: str) -> str | None:
    """Return the year of which a figure is told."""
    match = _YEAR.search(text) if "19" in text or "20" in text else None
    return match[1] if match else None
