"""Dates told from the day of writing: yesterday, last week, ten days ago, next spring.

>>> read_word("next April", 0).value, read_word("last week", 0).value
(DateExpr(XXXX-04 future), DateExpr(week-1))
>>> read_away("ten days ago", 0).value, read_away("three years later", 0).value
(DateExpr(day-10), DateExpr(open))
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from generator.models import Duration
from generator.patterns import lazy
from generator.values.date_expr import MONTHS, SEASONS, WEEKDAYS, WORDS, YEAR, DateExpr
from generator.values.mention import Reading
from generator.values.number import exact, read_figure, whole
from generator.values.words import GAP, any_of, either_case, last_word, phrase_before, starts_sentence, words_before

_DAYS = {name: int(n) for name, n in WORDS["days"].items()}
_TOWARD: dict[int, Literal["past", "future"]] = {-1: "past", 1: "future"}
_LASTING = frozenset(WORDS["lasting"])
_UNITS = any_of(WORDS["units"])
_SHIFTED = lazy(
    rf"""(?P<shift>{any_of(either_case(WORDS["shifts"]))}){GAP}
         (?:(?P<unit>week|month|year|night|morning|afternoon|evening|weekend)\b(?!-|'s{GAP}time|{GAP}(?:of|in){GAP}(?:the|[A-Z]|\d))
           |(?P<season>{any_of(SEASONS)})\b
           |(?P<month>{any_of(w.capitalize() for w in MONTHS)})\b(?!\.?{GAP}\d)\.?
           |(?P<weekday>{any_of(w.capitalize() for w in WORDS["weekdays"])})\b)""",
    re.VERBOSE,
)
_SPAN = lazy(rf"(?:the{GAP})?(?:last|past|next|coming|previous|following){GAP}(?=\w)")
_UNIT = lazy(rf"(?:{GAP}|-)(?P<unit>{_UNITS})s?(?P<poss>['’]s?)?(?![^\W_])")
_ARTICLE_UNIT = lazy(
    rf"[aA]n?{GAP}(?:(?:full|whole|further|mere){GAP})?(?P<unit>{_UNITS})\b(?P<half>{GAP}and{GAP}a{GAP}half)?"
)
_AWAY = lazy(rf"{GAP}(?P<how>{any_of(WORDS['away'])}|on(?=[,.;]))(?![^\W_])")
_IN_TIME = lazy(rf"{GAP}time\b")
_SOON = lazy(rf"(?<![^\W_])(?:{any_of(WORDS['ahead'])})\b")
_NOT_SOON = lazy(rf"\b(?:{any_of(WORDS['behind'])})\b")
_CLAUSE_END = lazy(r"[.;:!?]")
_DAY_WORD = lazy(rf"({any_of(either_case(_DAYS))})(?![^\W_]|['’]s)(?:{GAP}(?:{any_of(WORDS['parts_of_day'])})\b)?")
_ON_WEEKDAY = lazy(rf"{GAP}(?:on{GAP})?(?:{any_of(w.capitalize() for w in WORDS['weekdays'])})\b")
_BESIDE = lazy(rf"\b(?:the{GAP})?day{GAP}(?P<how>after|before){GAP}$")
_FEW = lazy(rf"(?:few|couple{GAP}of|several){GAP}(?:day|week|month|year|decade|hour)s")

_SEASON_YEAR = lazy(rf"(?P<season>{any_of(either_case(SEASONS))}){GAP}(?:of{GAP})?(?P<y>{YEAR})")


def read_word(text: str, at: int) -> Reading | None:
    """The date at ``at`` that begins with a word like today, last, next, this, or a season."""
    match = _DAY_WORD.match(text, at)
    if match and (beside := _BESIDE.search(phrase_before(text, at))):
        by = 1 if beside["how"] == "after" else -1
        return Reading(at - len(beside[0]), match.end(), DateExpr(shift=_DAYS[match[1].lower()] + by, unit="day"))
    if match and (match[1][0].islower() or starts_sentence(text, at)):
        return Reading(at, match.end(), DateExpr(shift=_DAYS[match[1].lower()], unit="day"))
    if match := _SEASON_YEAR.match(text, at):
        start = SEASONS[match["season"].lower()]
        return Reading(at, match.end(), DateExpr(int(match["y"]), within=(start, start + 2)))
    if match := _SHIFTED.match(text, at):
        if words_before(text, at, 2)[-2:] == ["this", "time"]:
            return Reading(at, match.end(), DateExpr(open=True))
        return Reading(at, match.end(), _of_shift(match))
    return _read_span(text, at)


def _of_shift(match: re.Match[str]) -> DateExpr:
    word = WORDS["shifts"][match["shift"].lower()]
    if word == "null":
        return DateExpr(open=True)
    shift = int(word)
    if match["month"]:
        month = MONTHS[match["month"].lower()]
        return DateExpr(month=month, toward=_TOWARD[shift]) if shift else DateExpr(month=month, shift=0, unit="year")
    if match["weekday"]:
        return DateExpr(weekday=WEEKDAYS[match["weekday"].lower()], toward=_TOWARD.get(shift))
    if match["season"]:
        return DateExpr(season=SEASONS[match["season"]], shift=shift, unit="year")
    unit = match["unit"]
    if unit in ("week", "month", "year"):
        return DateExpr(shift=shift, unit=unit, whole_unit=True)  # type: ignore[arg-type]
    if unit == "weekend":
        return DateExpr(open=True)
    return DateExpr(shift=shift, unit="day") if unit == "night" or shift == 0 else DateExpr(open=True)


def _read_span(text: str, at: int) -> Reading | None:
    """A stretch of time that ends or begins now, whose day stays open: "(within) the next six months"."""
    match = _SPAN.match(text, at)
    if match is None:
        return None
    before = words_before(text, at, 2)
    framed = any(word in ("within", "over", "in", "during") for word in before)
    figure = read_figure(text, match.end())
    unit = _UNIT.match(text, figure.end) if figure else _FEW.match(text, match.end())
    if unit is None or (not framed and figure is not None):
        return None
    return Reading(at, unit.end(), DateExpr(open=True))


def read_away(text: str, at: int) -> Reading | None:
    """The date at ``at`` that counts time from another day: "ten days ago", "in a fortnight", "three years later"."""
    article = _ARTICLE_UNIT.match(text, at)
    figure = None if article else read_figure(text, at)
    match = article or (_UNIT.match(text, figure.end) if figure else None)
    if match is None:
        return None
    n = figure.n if figure else 1.5 if match["half"] else 1
    away = _AWAY.match(text, match.end())
    if away:
        if on := _ON_WEEKDAY.match(text, away.end()):
            return Reading(at, on.end(), DateExpr(open=True))
        value = _from_here(text, at, away["how"], n, match["unit"])
        return Reading(at, away.end(), value) if value else None
    return _in_time(text, at, n, match) if last_word(text, at) == "in" else None


def _from_here(text: str, at: int, how: str, n: float, unit: str) -> DateExpr | None:
    word = how.split()[0]
    if word in ("ago", "from", "hence") and not how.endswith("tomorrow"):
        return _offset(-n if word == "ago" else n, unit)
    if word == "later":
        return DateExpr(open=True, length=_length(n, unit))
    lasting = word in ("after", "before") and _LASTING.intersection(words_before(text, at, 3))
    return None if lasting else DateExpr(open=True)


def _in_time(text: str, at: int, n: float, match: re.Match[str]) -> Reading | None:
    """Reads "in three months' time", and "in two weeks" where the clause looks ahead."""
    timed = _IN_TIME.match(text, match.end())
    if timed:
        return Reading(at, timed.end(), _offset(n, match["unit"]))
    if (match.re.pattern == _ARTICLE_UNIT.pattern and n == 1) or _is_soon(text, at):
        return Reading(at, match.end(), replace(_offset(n, match["unit"]), length=_length(n, match["unit"])))
    return None


_CLAUSE_REACH = 60
"""Characters of the clause before: about ten words, mostly all that stands before a length of time."""


def _is_soon(text: str, at: int) -> bool:
    """Whether the clause before looks ahead, so that "in two weeks" means a day and not a length."""
    before = _CLAUSE_END.split(text[max(0, at - _CLAUSE_REACH) : at])[-1]
    return bool(_SOON.search(before)) and not _NOT_SOON.search(before)


_FARTHEST = 5000
"""The most days, weeks, months or years that lie between two dates of a story: more count something else."""


def _offset(n: float, unit: str) -> DateExpr:
    if unit == "fortnight":
        n, unit = n * 14, "day"
    if unit == "decade":
        n, unit = n * 10, "year"
    if n != int(n) or abs(n) > _FARTHEST:
        return DateExpr(open=True)
    return DateExpr(shift=int(n), unit=unit)  # type: ignore[arg-type]


def _length(n: float, unit: str) -> Duration:
    by = {"fortnight": (2, "week"), "decade": (10, "year")}.get(unit, (1, unit))
    return Duration(whole(exact(n) * by[0]), by[1])
