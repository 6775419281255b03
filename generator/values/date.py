"""Dates as English writes them, at any precision; ``calendar.resolve`` turns them into days.

>>> read_date("5 October 2021", 0).value
DateExpr(2021-10-05)
>>> read_date("October 5–17, 2021", 0).value
DateExpr(2021-10-05/2021-10-17)
>>> read_date("20.04.2023", 0).value, read_date("04/20/2023", 0).value, read_date("04/05/2023", 0).value
(DateExpr(2023-04-20), DateExpr(2023-04-20), DateExpr(open))
>>> read_date("next April", 0).value, read_date("May last year", 0).value
(DateExpr(XXXX-04 future), DateExpr(XXXX-05 year-1))
>>> read_date("ten days ago", 0).value, read_date("three years later", 0).value
(DateExpr(day-10), DateExpr(open))
>>> read_date("12 days", 0) is None
True
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.patterns import lazy
from generator.values.date_expr import MONTHS, WEEKDAYS, WORDS, YEAR, DateExpr
from generator.values.date_near import read_away, read_word
from generator.values.date_nth import read_nth
from generator.values.date_part import with_part
from generator.values.date_year import YEAR_ALONE, read_year, with_attributive
from generator.values.mention import Reading
from generator.values.words import GAP, any_of, either_case, last_word, phrase_before, words_before

__all__ = ["MONTHS", "WEEKDAYS", "DateExpr", "read_date"]

_AMBIGUOUS, _NAMED_DAYS, _AFTER = (frozenset(WORDS[key]) for key in ("ambiguous", "named_days", "month_after"))
_FULL_NAMES = frozenset(list(MONTHS)[:12])
_SHIFTS = {"this": 0, "last": -1, "next": 1}
_M = any_of(either_case(MONTHS))
_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_TH = r"(?:st|nd|rd|th)?"
_DASH = r"[ \u00a0]?[-–—][ \u00a0]?"
_TO_DAY = rf"(?:{_DASH}|{GAP}(?:to|until|till|through){GAP}(?:the{GAP})?)(?P<d2>{_D}){_TH}"
_YEAR_BEHIND = rf"(?:,?{GAP}?(?P<par>\()?(?:of{GAP}|in{GAP}(?:the{GAP}year{GAP})?)?(?P<y>{YEAR})(?(par)\)))"
_SHORT_YEAR = rf"(?:,?{GAP}['’](?P<short>\d\d)(?![\w'’]))"
_LISTED = rf"(?:,{GAP}{_D}{_TH}){{0,4}},?{GAP}(?:and|or|&){GAP}(?:(?:on|the){GAP}){{0,2}}"
_SHARED_YEAR = rf"""(?:{_LISTED}{_D}{_TH},?{GAP}(?:in{GAP})?(?P<y4>{YEAR})
                  |(?={_LISTED}(?:{_M}{GAP}{_D}{_TH}|{_D}{_TH}{GAP}(?:{_M})),?{GAP}(?:in{GAP})?(?P<y2>{YEAR})))"""
"""The year behind the last of several days, which all share: "May 5 and 7, 2021", "3 June and 9 July 2019"."""
_RELATIVE_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<rel>this|last|next){GAP}year\b)"
_ISO = lazy(rf"(?P<y>(?:1[0-9]|20|21)\d\d)-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>{_D}))?(?![\d-])(?:T[\d:.+Z-]+)?")
_NUMERIC = lazy(r"(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20|21)\d\d)(?!\d|[./-]\d)")
_MONTH_SLASH_YEAR = lazy(r"(?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:19|20|21)\d\d)(?![\d./-])")
_DAY_MONTH = lazy(
    rf"""(?P<d>{_D}){_TH}
         (?:{_TO_DAY})?
         (?:{GAP}day)?(?:{GAP}of)?(?:{GAP}|-)?(?P<m>{_M})(?![^\W_])\.?
         (?:{_YEAR_BEHIND}|{_RELATIVE_YEAR}|{_SHORT_YEAR}|{_SHARED_YEAR})?""",
    re.VERBOSE,
)
_MONTH_DAY = lazy(
    rf"""(?P<m>{_M})(?![^\W_])\.?(?:{GAP}(?:the{GAP})?|-(?=\d\d?\b))
         (?P<d>{_D}){_TH}(?![\d:%$£€]|[.,]\d|-[a-z]|{GAP}?[ap]\.?m\b)
         (?:{_TO_DAY}(?![\d:%]|{GAP}?(?:{_M})\b))?
         (?:{_YEAR_BEHIND}|{_RELATIVE_YEAR}|{_SHORT_YEAR}|{_SHARED_YEAR})?""",
    re.VERBOSE,
)
_MONTH = lazy(
    rf"(?P<m>{_M})(?![^\W_])\.?(?:{_YEAR_BEHIND}|{_RELATIVE_YEAR}|{_SHORT_YEAR}"
    rf"|{GAP}(?:or|and|&){GAP}(?P<m2>{_M})(?![^\W_])\.?,?{GAP}(?:(?:of|in){GAP})?(?P<y3>{YEAR}))?"
)
_WEEKDAY = lazy(rf"(?P<w>{any_of(either_case(WEEKDAYS))})(?![^\W_]|'?s\b)\.?(?P<rest>,?{GAP}(?:\(|the{GAP})?|{GAP}\()?")
_NAMED_BEHIND = lazy(rf"{GAP}(?:{any_of(WORDS['named_behind'])})\b")
_OF_WEEK = lazy(
    rf"{GAP}(?:of|in){GAP}(?:(?P<rel>this|last|next){GAP}week|the{GAP}(?:previous{GAP}week|week{GAP}before))\b(?!{GAP}last)"
)
_FURTHER = lazy(rf"{GAP}(?:week\b|before{GAP}last\b|after{GAP}next\b)")
_WEEK_ON = lazy(rf"weeks?{GAP}(?:ago{GAP})?(?:on|from){GAP}$")
"""Words that put a weekday a week on or back: "Monday week", "the Sunday before last", "a week on Friday"."""
_SOME_DAY = lazy(rf"(?:\b[Oo]n{GAP}a|\b[Oo]ne){GAP}$")
"""Words before a weekday of which nobody says which one it was: "on a Sunday in June"."""
_TIME_OF_DAY = lazy(rf"{GAP}(?:{any_of(WORDS['parts_of_day'])})\b")
_ORDINAL_DAY = lazy(
    rf"""(?P<d>{_D})(?:st|nd|rd|th)
         (?: {GAP}of{GAP}(?:(?P<rel>this|last|next)|the(?:{GAP}same)?){GAP}month\b
           | (?=[.,;:!?)"”’]|$|{GAP}(?:and|at|in|from|to|by|with|after|before|when|while|aboard|on|but|as|for)\b) )""",
    re.VERBOSE,
)
_THAT_YEAR = lazy(rf",?{GAP}(?:(?:of|in){GAP})?(?:that|the{GAP}same|the{GAP}following|the{GAP}next){GAP}year\b")
"""Words behind a month that take its year from another date."""
_TO = lazy(rf"{GAP}?[-–—]{GAP}?|{GAP}(?:to|until|till|through){GAP}(?:the{GAP})?")
_AND = lazy(rf"{GAP}and{GAP}(?:the{GAP})?")
_MOVED = frozenset(WORDS["moving"])
_PART_AHEAD = lazy(
    rf"(?:the{GAP})?(?:beginning|start|end|middle){GAP}of{GAP}(?:the{GAP})?|(?:early|late|mid)(?:{GAP}|-)"
)
_DAY_AHEAD = lazy(r"(?:today|tomorrow|tonight|yesterday)\b")
_CAPITAL = lazy(rf"{GAP}[A-Z]")
_COUNTED = lazy(
    rf"{GAP}(?:people|men|women|children|passengers|workers|others|million|billion|thousand|per{GAP}cent|percent)\b"
)
_PLURAL = lazy(r"[ -][a-z]{1,30}s\b")


def read_date(text: str, at: int) -> Reading | None:
    """The date that begins at ``at`` (a digit, or the first letter of a date word), ``None`` when none does.

    The reading may begin before ``at`` ("early" of "early 2022", "the" of "the 17th" not included).
    """
    found = _read_one(text, at)
    if found is None or found.value is None or not isinstance(found.value, DateExpr):
        return found
    if found.value.month and found.value.year is None and (behind := _THAT_YEAR.match(text, found.end)):
        return found._replace(end=behind.end(), value=replace(found.value, open=True))
    return _to_second(text, with_part(text, with_attributive(text, found)))


def _read_one(text: str, at: int) -> Reading | None:
    if nth := read_nth(text, at):
        return nth
    if text[at].isdigit():
        return _read_digits(text, at) or read_away(text, at)
    return _read_month(text, at) or _read_weekday(text, at) or read_word(text, at) or read_away(text, at)


def _read_digits(text: str, at: int) -> Reading | None:
    if (match := _ISO.match(text, at)) and not text[match.end() : match.end() + 1].isalpha():
        day = int(match["d"]) if match["d"] else None
        return Reading(at, match.end(), DateExpr(int(match["y"]), int(match["m"]), day))
    if match := _NUMERIC.match(text, at):
        return Reading(at, match.end(), _of_numbers(int(match["a"]), int(match["b"]), int(match["y"]), match["s"]))
    if match := _MONTH_SLASH_YEAR.match(text, at):
        return Reading(at, match.end(), DateExpr(int(match["y"]), int(match["m"])))
    if (match := _DAY_MONTH.match(text, at)) and _is_month(text, match, near_day=True):
        return Reading(at, _end(match), _of_match(match))
    if match := _ORDINAL_DAY.match(text, at):
        return _day_alone(match) if last_word(text, at) in ("the", "and", "to", "on") else None
    return read_year(text, at)


def _day_alone(match: re.Match[str]) -> Reading:
    shift = _SHIFTS.get(match["rel"] or "")
    expr = DateExpr(day=int(match["d"]), shift=shift, unit=None if shift is None else "month")
    return Reading(match.start(), match.end(), expr)


def _of_numbers(a: int, b: int, year: int, sign: str) -> DateExpr:
    """Day and month of "20.04.2023": dots put the day first, slashes only where one reading is left."""
    if b <= 12 and (sign == "." or a > 12 or a == b):
        return DateExpr(year, b, a)
    if a <= 12 and b > 12 and sign != ".":
        return DateExpr(year, a, b)
    return DateExpr(open=True)


def _of_match(match: re.Match[str]) -> DateExpr:
    groups = match.groupdict()
    written = groups["y"] or groups.get("y2") or groups.get("y3") or groups.get("y4")
    year = int(written) if written else _century(groups.get("short"))
    shift = _SHIFTS.get(groups.get("rel") or "")
    expr = DateExpr(
        year,
        MONTHS[groups["m"].lower()],
        int(groups["d"]) if groups.get("d") else None,
        shift=shift,
        unit=None if shift is None else "year",
    )
    if groups.get("d2"):
        return replace(expr, to=replace(expr, day=int(groups["d2"])))
    if groups.get("m2"):
        return replace(expr, to=replace(expr, month=MONTHS[groups["m2"].lower()]))
    return expr


def _century(short: str | None) -> int | None:
    """The year of '21 or '98: of this century up to '49."""
    return None if short is None else int(short) + (2000 if int(short) < 50 else 1900)


def _end(match: re.Match[str]) -> int:
    """Where the date ends: a full stop behind a whole month's name ends the sentence, not the word."""
    end = match.end()
    if match.string[end - 1] == "." and end > match.end("m") and match["m"].lower() in _FULL_NAMES:
        return end - 1
    return end


def _is_month(text: str, match: re.Match[str], near_day: bool = False) -> bool:
    word = match["m"]
    if near_day:
        return (
            word[0].isupper()
            or word not in ("may", "march", "mar", "dec", "sep", "sept", "jan", "jun")
            or bool(match["y"] or match["y2"] or match["y4"])
        )
    if match["y"] or match["rel"] or match["short"] or match["y3"]:
        return word[0].isupper() or word not in ("may", "march", "mar")
    if not word[0].isupper():
        return word not in _AMBIGUOUS and len(word) > 4
    if len(word) > 3 and word.lower() not in _AMBIGUOUS:
        return True
    before = last_word(text, match.start())
    return before.startswith("mid-") or (before in _AFTER and not _CAPITAL.match(text, _end(match)))


def _read_month(text: str, at: int) -> Reading | None:
    match = _MONTH_DAY.match(text, at)
    if match and _is_month(text, match, near_day=True) and not _counts(text, match):
        return Reading(at, _end(match), _of_match(match))
    match = _MONTH.match(text, at)
    if match is None or not _is_month(text, match):
        return None
    return Reading(at, _end(match), _of_match(match))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the number behind a month counts something: "In April 12 people"."""
    return not match["y"] and bool(_COUNTED.match(text, match.end()))


def _read_weekday(text: str, at: int) -> Reading | None:
    match = _WEEKDAY.match(text, at)
    if match is None:
        return None
    if match["rest"] is not None and match.end() < len(text):
        dated = (_read_digits if text[match.end()].isdigit() else _read_month)(text, match.end())
        if dated and isinstance(dated.value, DateExpr) and dated.value.day:
            lone = dated.value.month is None and dated.value.shift is None
            weekday = WEEKDAYS[match["w"].lower()] if lone else None
            return dated._replace(start=at, value=replace(dated.value, weekday=weekday))
    before = last_word(text, at)
    end = match.end("w")
    if match["w"].lower() not in WORDS["weekdays"] or before in _NAMED_DAYS or _NAMED_BEHIND.match(text, end):
        return None
    if of_week := _OF_WEEK.match(text, end):
        shift = _SHIFTS.get(of_week["rel"] or "", -1)
        return Reading(at, of_week.end(), DateExpr(weekday=WEEKDAYS[match["w"].lower()], shift=shift, unit="week"))
    if before in ("a", "one") and _SOME_DAY.search(phrase_before(text, at)):
        return Reading(at, end, DateExpr(open=True))
    if (further := _FURTHER.match(text, end)) or _WEEK_ON.search(phrase_before(text, at)):
        return Reading(at, further.end() if further else end, DateExpr(open=True))
    if of_day := _TIME_OF_DAY.match(text, end):
        end = of_day.end()
    return Reading(at, end, DateExpr(weekday=WEEKDAYS[match["w"].lower()]))


def _to_second(text: str, first: Reading) -> Reading:
    """Joins "from October 5 to October 17", "from Monday to Friday" and "between 2019 and 2021"."""
    expr = first.value
    if not isinstance(expr, DateExpr) or not _may_begin(text, first, expr):
        return first
    join = (_AND if last_word(text, first.start) == "between" else _TO).match(text, first.end)
    second = _read_second(text, join.end()) if join else None
    if second is None or not isinstance(second.value, DateExpr):
        return first
    joined = _span(expr, second.value)
    return first._replace(end=second.end, value=joined) if joined else first


def _may_begin(text: str, first: Reading, expr: DateExpr) -> bool:
    if expr.to is not None or expr.open or expr.attributive or expr.nth is not None:
        return False
    if expr.weekday is not None or expr.unit == "day":
        return last_word(text, first.start) in ("from", "between") and not _MOVED.intersection(
            words_before(text, first.start, 6)
        )
    return expr.shift is None or expr.unit == "year"


def _span(first: DateExpr, last: DateExpr) -> DateExpr | None:
    """The interval of two dates, of which each may lend the other its year or month."""
    if _from_here(first) or _from_here(last):
        return replace(first, to=last) if _from_here(first) and _from_here(last) else None
    if first.decade != last.decade or (last.year is not None and first.year is not None and last.year < first.year):
        return None
    if first.day is not None and last.month is None and last.day is not None:
        last = replace(last, month=first.month)
    year = first.year if last.year is None else last.year
    return replace(first, year=first.year or year, part=None, to=replace(last, year=year))


def _from_here(expr: DateExpr) -> bool:
    """Whether a day is told from the day of publication: Monday, tomorrow."""
    return (expr.weekday is not None and expr.day is None) or expr.unit == "day"


def _read_second(text: str, at: int) -> Reading | None:
    if part := _PART_AHEAD.match(text, at):
        return _read_second(text, part.end()) if not _PART_AHEAD.match(text, part.end()) else None
    if not text[at : at + 1].isdigit():
        if not (text[at : at + 1].isupper() or _DAY_AHEAD.match(text, at)):
            return None
        return _read_month(text, at) or _read_weekday(text, at) or read_word(text, at)
    year = YEAR_ALONE.match(text, at)
    if year and not year["decade"] and not year["short"] and not _PLURAL.match(text, year.end()):
        return Reading(at, year.end("y"), DateExpr(int(year["y"])))
    return _read_digits(text, at)
