"""A value with the words around it: bounded, vouched for or not, another form of the value before."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.models import Money, Quantity
from generator.patterns import lazy
from generator.values.date import DateExpr
from generator.values.date_bound import read_bound
from generator.values.mention import Mention, Reading
from generator.values.qualifiers import read_after, read_before, read_inside
from generator.values.quantity import MEASURES, convert
from generator.values.words import GAP

_CONVERTED = lazy(
    rf"""[,;]?{GAP}?(?:[(\[/=–—-]|or{GAP}|,?{GAP}?equivalent{GAP}to|(?:which{GAP}is{GAP})?(?:equal|equivalent){GAP}to)?{GAP}?
         (?:or|=|equivalent{GAP}to|the{GAP}equivalent{GAP}of|worth|equal{GAP}to|i\.e\.|or{GAP}the{GAP}equivalent{GAP}of)?{GAP}?$""",
    re.VERBOSE,
)
_SAME_SENTENCE = 120
"""Within how many characters a date takes the year that its sentence begins with."""
_THAT_YEAR = lazy(r"\b(?P<on>following|next|same|that)\s+year$")
_STOP = lazy(r"[.!?;:\n]")


def qualified(text: str, reading: Reading, found: list[Mention], floor: int) -> Mention:
    """The mention that a reading makes, with what the words around it say of it.

    ``found`` are the mentions before it; what stands before ``floor`` belongs to another value.
    """
    assert reading.value is not None
    bound, hedged, outer = read_before(text, reading.start, floor)
    if isinstance(reading.value, DateExpr):
        return _date_mention(text, reading, reading.value, found, bound == "about" and hedged, outer)
    bound = bound or read_after(text, reading.end) or read_inside(text, reading)
    mention = Mention(
        reading.start, reading.end, reading.value, bound, hedged or bound is not None, outer, per=reading.per
    )
    previous = found[-1] if found else None
    if previous and _converts(text, previous, mention):
        return replace(
            mention, converts=True, bound=mention.bound or previous.bound, hedged=mention.hedged or previous.hedged
        )
    return mention


def _date_mention(
    text: str, reading: Reading, value: DateExpr, found: list[Mention], about: bool, outer: int
) -> Mention:
    """A date with its bound, and with the year that its sentence gives before it."""
    if value.month is not None and value.year is None and value.shift is None and value.toward is None:
        that = _THAT_YEAR.search(text, reading.start, reading.end) if value.open else None
        value = (
            _of_that_year(value, that, found) if that else replace(value, year=_year_before(text, reading.start, found))
        )
    if about:
        return Mention(reading.start, reading.end, value, "about", True, outer)
    bound, start = read_bound(text, reading.start, reading.end)
    start = max(start, found[-1].end if found else 0)
    if bound == "other":
        return Mention(start, reading.end, DateExpr(open=True))
    return Mention(reading.start, reading.end, value, bound, False, start)


def _of_that_year(value: DateExpr, that: re.Match[str], found: list[Mention]) -> DateExpr:
    """A day "of that year", or of the one that followed: the year is that of the last date that has one."""
    years = [date.year for one in found if isinstance(date := one.value, DateExpr) and date.year]
    after = that["on"] in ("following", "next")
    return replace(value, year=years[-1] + after, open=False) if years else value


def _year_before(text: str, at: int, found: list[Mention]) -> int | None:
    """The year that a sentence begins with: "In 2021 the ferry was sold on 5 May"."""
    value = found[-1].value if found else None
    if not isinstance(value, DateExpr) or value.year is None or value.attributive or value.month is not None:
        return None
    start, end = found[-1].start, found[-1].end
    leads = text[max(0, start - 3) : start] == "In " and at - end <= _SAME_SENTENCE
    return value.year if leads and not _STOP.search(text, end, at) else None


def _converts(text: str, first: Mention, second: Mention) -> bool:
    """Whether the second value says the first again, in another currency or unit."""
    gap = text[first.end : second.outer]
    if (
        len(gap) > 32  # longer than ", which is equivalent to "
        or not gap.strip()
        or (not _CONVERTED.fullmatch(gap) and not (first.converts and gap.strip() in (";", ",", "/", "or", "and")))
    ):
        return False
    if gap.strip() in (",", ";") and not first.converts:
        return False
    if isinstance(first.value, Money) and isinstance(second.value, Money):
        return first.value.currency != second.value.currency
    if (
        isinstance(first.value, Quantity)
        and isinstance(second.value, Quantity)
        and second.value.unit
        and first.value.unit != second.value.unit
    ):
        again = convert(first.value, second.value.unit) if second.value.unit in MEASURES else None
        return again is not None and abs(again.n - second.value.n) <= 0.15 * max(abs(again.n), abs(second.value.n))
    return False
