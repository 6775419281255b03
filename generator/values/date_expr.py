"""The date expression: what a text says of a date, before anyone knows which day it is.

>>> DateExpr(2021, 10, 5), DateExpr(month=5, shift=-1, unit="year"), DateExpr(2022, part="early")
(DateExpr(2021-10-05), DateExpr(XXXX-05 year-1), DateExpr(early 2022))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from generator.models import Duration
from generator.values.words import load

WORDS: dict[str, Any] = load("dates")
MONTHS = {name: int(n) for name, n in WORDS["months"].items()}
WEEKDAYS = {name: int(n) for key in ("weekdays", "short_weekdays") for name, n in WORDS[key].items()}
SEASONS = {name: int(n) for name, n in WORDS["seasons"].items()}
YEAR = r"(?:1[0-9]|20|21)\d\d(?![\d%]|,\d{3}|\.\d|-[a-z])"
"""A pattern of four digits that may be a year."""

Unit = Literal["day", "week", "month", "year"]
Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True, repr=False)
class DateExpr:
    """A date as the text gives it, before it is resolved against the day of publication.

    Either absolute (any of ``year``, ``month``, ``day``, ``weekday``), or ``shift`` ``unit``s from the day of
    publication (yesterday: -1 day), or both ("May last year": month 5, year -1), or ``open``: its day hangs on another.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    nth: int | None = None
    """Which of such weekdays in its month, or which day without one; -1 is the last."""
    decade: bool = False
    century: bool = False
    part: Part | None = None
    within: tuple[int, int] | None = None
    """Of a year the first and the last month of the quarter, half or season in it."""
    season: int | None = None
    """The month in which a season without a year begins."""
    shift: int | None = None
    unit: Unit | None = None
    whole_unit: bool = False
    """The calendar unit is meant ("last week"), not a point as far away ("a week ago")."""
    toward: Literal["past", "future"] | None = None
    """Set where the words themselves say it: "last October", "next Friday"."""
    open: bool = False
    to: DateExpr | None = None
    attributive: bool = False
    """Stands before the noun that it describes ("the 2013 film"): it dates the thing, not the event."""
    length: Duration | None = None
    """What "in two weeks" is worth if it means "within": for a caller that sees a past tense; of an open date ("a year
    later") how far it lies behind the other."""

    def __repr__(self) -> str:
        words = f"{self._stem()}{'/' + self.to._stem() if self.to else ''}"
        return f"DateExpr({words}{' attributive' if self.attributive else ''})"

    def _stem(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year}"
        date = year[:3] + "X" if self.decade else year[:2] + "XX" if self.century else year
        for n in (self.month, self.day):
            date += f"-{n:02}" if n is not None else ""
        shift = f"{self.unit}{self.shift:+}" if self.unit is not None and self.shift is not None else ""
        known = "" if date == "XXXX" else date
        known = f"XXXX-XX-{self.day:02}" if self.month is None and self.day is not None else known
        weekday = f"weekday {self.weekday}" if self.weekday is not None else ""
        nth = f"nth {self.nth}" if self.nth is not None else ""
        season = f"season {self.season}" if self.season else ""
        return (
            " ".join(filter(None, [self.part or "", known, weekday, nth, season, shift, self.toward or ""])) or "open"
        )
