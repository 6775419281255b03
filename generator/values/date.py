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
from dataclasses import dataclass, replace
from typing import Literal

from generator.models import Duration
from generator.values.mention import Reading
from generator.values.number import exact, read_figure, whole
from generator.values.words import GAP, any_of, either_case, head, load, starts_sentence, words_before

Unit = Literal["day", "week", "month", "year"]
Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True, repr=False)
class DateExpr:
    """A date as the text gives it, before it is resolved against the day of publication.

    Either absolute (any of ``year``, ``month``, ``day``, ``weekday``), or ``shift`` ``unit``s from the day of publication
    (yesterday: -1 day), or both ("May last year": month 5, year -1), or ``open``: its day hangs on another one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    decade: bool = False
    part: Part | None = None
    season: int | None = None
    """The month in which a season without a year begins."""
    shift: int | None = None
    unit: Unit | None = None
    whole_unit: bool = False
    """The calendar unit is meant ("last week", "next month"), not a point as far away ("a week ago")."""
    toward: Literal["past", "future"] | None = None
    """"last October" and "next Friday" say themselves on which side they lie."""
    open: bool = False
    to: DateExpr | None = None
    attributive: bool = False
    """Stands before the noun that it describes ("the 2013 film"), and so dates the thing, not the event."""
    length: Duration | None = None
    """What "in two weeks" is worth if it means "within": a caller that sees a past tense can take that instead."""

    def __repr__(self) -> str:
        words = f"{self._stem()}{'/' + self.to._stem() if self.to else ''}"
        return f"DateExpr({words}{' attributive' if self.attributive else ''})"

    def _stem(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year}"
        date = year[:3] + "X" if self.decade else year
        for n in (self.month, self.day):
            date += f"-{n:02}" if n is not None else ""
        shift = f"{self.unit}{self.shift:+}" if self.unit is not None and self.shift is not None else ""
        known = "" if date == "XXXX" else date
        known = f"XXXX-XX-{self.day:02}" if self.month is None and self.day is not None else known
        weekday = f"weekday {self.weekday}" if self.weekday is not None else ""
        season = f"season {self.season}" if self.season else ""
        return " ".join(filter(None, [self.part or "", known, weekday, season, shift, self.toward or ""])) or "open"


_WORDS = load("dates")
MONTHS = {name: int(n) for name, n in _WORDS["months"].items()}
WEEKDAYS = {name: int(n) for name, n in [*_WORDS["weekdays"].items(), *_WORDS["short_weekdays"].items()]}
_DAYS = {name: int(n) for name, n in _WORDS["days"].items()}
_SEASONS = {name: int(n) for name, n in _WORDS["seasons"].items()}
_PARTS: dict[str, Part] = _WORDS["parts"]
_UNITS: tuple[str, ...] = tuple(_WORDS["units"])
_AMBIGUOUS = frozenset(_WORDS["ambiguous"])
_NAMED = frozenset(_WORDS["named_days"])
_ALWAYS, _MAYBE = frozenset(_WORDS["year_after"]), frozenset(_WORDS["year_maybe"])

_M = any_of(either_case(MONTHS))
_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_Y = r"(?:1[0-9]|20|21)\d\d(?![\d%]|,\d{3}|\.\d|-[a-z])"
_TH = r"(?:st|nd|rd|th)?"
_DASH = r"[ \u00a0]?[-–—][ \u00a0]?"
_YEAR_BEHIND = rf"(?:,?{GAP}?(?:of{GAP}|in{GAP})?(?P<y>{_Y}))"
_RELATIVE_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<rel>this|last|next){GAP}year\b)"
_ISO = re.compile(rf"(?P<y>{_Y[:20]}\d\d)-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>{_D}))?(?![\d-])(?:T[\d:.+Z-]+)?".replace(_Y[:20] + r"\d\d", r"(?:1[0-9]|20|21)\d\d"))
_NUMERIC = re.compile(rf"(?P<a>\d{{1,2}})(?P<s>[./-])(?P<b>\d{{1,2}})(?P=s)(?P<y>(?:19|20|21)\d\d)(?!\d|[./-]\d)")
_MONTH_SLASH_YEAR = re.compile(r"(?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:19|20|21)\d\d)(?![\d./-])")
_DAY_MONTH = re.compile(
    rf"""(?P<d>{_D}){_TH}
         (?:(?:{_DASH}|{GAP}(?:to|until|till|through){GAP}(?:the{GAP})?)(?P<d2>{_D}){_TH})?
         (?:{GAP}day)?(?:{GAP}of)?(?:{GAP}|-)?(?P<m>{_M})(?![^\W_])\.?
         (?:{_YEAR_BEHIND}|{_RELATIVE_YEAR})?""",
    re.VERBOSE,
)
_MONTH_DAY = re.compile(
    rf"""(?P<m>{_M})(?![^\W_])\.?(?:{GAP}(?:the{GAP})?|-(?=\d\d?\b))(?P<d>{_D}){_TH}(?![\d:%$£€]|[.,]\d|-[a-z]|{GAP}?[ap]\.?m\b)
         (?:(?:{_DASH}|{GAP}(?:to|until|till|through){GAP}(?:the{GAP})?)(?P<d2>{_D}){_TH}(?![\d:%]|{GAP}?(?:{_M})\b))?
         (?:{_YEAR_BEHIND}|{_RELATIVE_YEAR})?""",
    re.VERBOSE,
)
_MONTH = re.compile(rf"(?P<m>{_M})(?![^\W_])\.?(?:{_YEAR_BEHIND}|{_RELATIVE_YEAR}|,?{GAP}(?P<short>'\d\d)(?!\d))?")
_YEAR = re.compile(rf"(?P<y>{_Y})(?:[-–/](?P<short>\d\d)(?!\d|[-–/]\d))?(?P<decade>'?s\b)?(?![^\W_])")
_SEASON_YEAR = re.compile(rf"(?:{any_of(either_case(_SEASONS))}){GAP}(?:of{GAP})?(?P<y>{_Y})")
_WEEKDAY = re.compile(rf"(?P<w>{any_of(either_case(WEEKDAYS))})(?![^\W_]|'?s\b)\.?(?P<rest>,?{GAP}(?:\(|the{GAP})?|{GAP}\()?")
_TIME_OF_DAY = re.compile(rf"{GAP}(?:{any_of(_WORDS['parts_of_day'])})\b")
_SHIFTED = re.compile(
    rf"""(?P<shift>{any_of(either_case(_WORDS["shifts"]))}){GAP}
         (?:(?P<unit>week|month|year|night|morning|afternoon|evening|weekend)\b(?!-|'s{GAP}time)
           |(?P<season>{any_of(_SEASONS)})\b
           |(?P<month>{any_of(w.capitalize() for w in MONTHS)})\b\.?(?!{GAP}\d)
           |(?P<weekday>{any_of(w.capitalize() for w in _WORDS["weekdays"])})\b)""",
    re.VERBOSE,
)
_SPAN = re.compile(rf"(?:the{GAP})?(?P<shift>last|past|next|coming|previous|following){GAP}(?=(?P<n>[\w]))")
_UNIT = re.compile(rf"(?:{GAP}|-)(?P<unit>day|week|fortnight|month|year|decade)s?(?P<poss>['’]s?)?(?![^\W_])")
_ARTICLE_UNIT = re.compile(rf"(?P<n>[aA]n?){GAP}(?:full{GAP}|whole{GAP}|further{GAP}|mere{GAP})?(?P<unit>day|week|fortnight|month|year|decade)\b(?P<half>{GAP}and{GAP}a{GAP}half)?")
_AWAY = re.compile(rf"{GAP}(?P<how>ago|from{GAP}now|hence|later|earlier|before|after|afterwards|beforehand|previously|on(?=[,.;])|prior|from{GAP}(?:today|tomorrow))(?![^\W_])")
_IN_TIME = re.compile(rf"{GAP}time\b")
_ORDINAL_DAY = re.compile(rf"(?P<d>{_D})(?:st|nd|rd|th)(?=[.,;:!?)\"”’]|$|{GAP}(?:and|at|in|from|to|by|with|after|before|of{GAP}(?:this|the|last|next){GAP}(?:same{GAP})?month|when|while|aboard|on|but|as|for)\b)(?P<of>{GAP}of{GAP}(?:(?P<rel>this|last|next)|the(?:{GAP}same)?){GAP}month\b)?")
_TO = re.compile(rf"{GAP}?[-–—]{GAP}?|{GAP}(?:to|until|till|through){GAP}(?:the{GAP})?")
_AND = re.compile(rf"{GAP}and{GAP}(?:the{GAP})?")
_DECADE = re.compile(r"'?(?P<d>[2-9]0)'?s\b")
_LOWER_NOUN = re.compile(rf"(?:{GAP}|-)(?!(?:{any_of(_WORDS['parts_of_day'])}|when|but|and|or|in|on|at|to|for|from|by|with|as|after|before|that|which|who|while|where|was|is|were|are|had|has|will|would|the|a|an|it|he|she|they|we|its|his|her|their|due|because|if|so|until|of|this|last|next|nor|aboard|following|during|under|over|into|than|then|there|per|about|against|around|according|said|says|only|just|also|more|less)\b)[a-z“\"'‘]")
_DETERMINERS = frozenset("the a an its his her their our this that 's any every each no another first".split())
_SOON = re.compile(r"\b(?:will|to|due|set|shall|'ll|’ll|planned|expected|scheduled|opens?|starts?|begins?|returns?|leaves?|launch(?:es)?|is|are)\b")


def read_date(text: str, at: int) -> Reading | None:
    """The date that begins at ``at`` (a digit, or the first letter of a date word), ``None`` when none does.

    The reading may begin before ``at`` ("early" of "early 2022", "the" of "the 17th" not included).
    """
    found = _read_one(text, at)
    if found is None or found.value is None or not isinstance(found.value, DateExpr):
        return found
    return _to_second(text, _with_part(text, _attributive(text, found)))


def _reading(start: int, end: int, value: DateExpr | None) -> Reading:
    return Reading(start, end, value)


def _read_one(text: str, at: int) -> Reading | None:
    if text[at].isdigit():
        return _read_digits(text, at) or _read_away(text, at)
    return _read_month(text, at) or _read_weekday(text, at) or _read_word(text, at) or _read_away(text, at)


def _read_digits(text: str, at: int) -> Reading | None:
    if match := _ISO.match(text, at):
        if match["d"] or not text[match.end() : match.end() + 1].isalpha():
            return _reading(at, match.end(), DateExpr(int(match["y"]), int(match["m"]), int(match["d"]) if match["d"] else None))
    if match := _NUMERIC.match(text, at):
        return _reading(at, match.end(), _of_numbers(int(match["a"]), int(match["b"]), int(match["y"]), match["s"]))
    if match := _MONTH_SLASH_YEAR.match(text, at):
        return _reading(at, match.end(), DateExpr(int(match["y"]), int(match["m"])))
    if match := _DAY_MONTH.match(text, at):
        if _is_month(text, match, near_day=True):
            return _reading(at, _end(match), _of_match(match))
    if match := _ORDINAL_DAY.match(text, at):
        if words_before(text, at, 2)[-1:] == ["the"] or (words_before(text, at, 2) or [""])[-1] in ("and", "to", "on"):
            shift = {"this": 0, "last": -1, "next": 1}.get(match["rel"] or "")
            unit: Unit | None = "month" if shift is not None else None
            return _reading(at, match.end(), DateExpr(day=int(match["d"]), shift=shift, unit=unit))
        return None
    return _read_year(text, at)


def _of_numbers(a: int, b: int, year: int, sign: str) -> DateExpr:
    """Day and month of "20.04.2023": dots put the day first, slashes only where one reading is left."""
    if b <= 12 and (sign == "." or a > 12 or a == b):
        return DateExpr(year, b, a)
    if a <= 12 and b > 12 and sign != ".":
        return DateExpr(year, a, b)
    return DateExpr(open=True)


def _of_match(match: re.Match[str]) -> DateExpr:
    groups = match.groupdict()
    year = int(groups["y"]) if groups["y"] else None
    shift = {"this": 0, "last": -1, "next": 1}.get(groups.get("rel") or "")
    expr = DateExpr(year, MONTHS[groups["m"].lower()], int(groups["d"]) if groups.get("d") else None,
                    shift=shift, unit=None if shift is None else "year")
    if groups.get("d2"):
        return replace(expr, to=replace(expr, day=int(groups["d2"])))
    return expr


def _end(match: re.Match[str]) -> int:
    """Where the date ends: a full stop behind a whole month's name ends the sentence, not the word."""
    end = match.end()
    if match.string[end - 1] == "." and end > match.end("m") and len(match["m"]) > 4:
        return end - 1
    return end


_CAPITAL = re.compile(rf"{GAP}[A-Z]")


def _is_month(text: str, match: re.Match[str], near_day: bool = False) -> bool:
    word = match["m"]
    if near_day:
        return word[0].isupper() or word not in ("may", "march", "mar", "dec", "sep", "sept", "jan", "jun") or bool(match["y"])
    if match["y"] or match["rel"]:
        return word[0].isupper() or word not in ("may", "march", "mar")
    if not word[0].isupper():
        return word not in _AMBIGUOUS and len(word) > 4
    if len(word) > 3 and word.lower() not in _AMBIGUOUS:
        return True
    before = words_before(text, match.start(), 2)[-1:]
    if before and before[0] in ("in", "since", "until", "till", "by", "of", "during", "early", "late", "mid", "from", "before", "after", "through", "to", "for", "between", "into"):
        return not _CAPITAL.match(text, match.end())
    return bool(before) and before[0].startswith("mid-")


def _read_month(text: str, at: int) -> Reading | None:
    match = _MONTH_DAY.match(text, at)
    if match and (_is_month(text, match, near_day=True)) and not (match["m"] in ("May", "March") and _is_verb(text, match)):
        if not _counts(text, match):
            return _reading(at, _end(match), _of_match(match))
    match = _MONTH.match(text, at)
    if match is None or not _is_month(text, match):
        return None
    expr = _of_match(match)
    if match["short"]:
        short = int(match["short"][1:])
        expr = replace(expr, year=2000 + short if short < 50 else 1900 + short)
    return _reading(at, _end(match), expr)


def _is_verb(text: str, match: re.Match[str]) -> bool:
    return False


_COUNTED = re.compile(rf"{GAP}(?:people|men|women|children|passengers|workers|others|million|billion|thousand|per{GAP}cent|percent)\b")


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the number behind a month counts something: "In April 12 people"."""
    return not match["y"] and bool(_COUNTED.match(text, match.end()))


def _read_year(text: str, at: int) -> Reading | None:
    match = _YEAR.match(text, at)
    if match is None:
        two = _DECADE.match(text, at)
        if two and words_before(text, at, 1)[-1:] in (["the"], ["the '"], ["the ’"], ["'"], ["early"], ["late"], ["mid"]):
            return _reading(at, two.end(), DateExpr(1900 + int(two["d"]), decade=True))
        return None
    year = int(match["y"])
    if match["decade"]:
        return _reading(at, match.end(), DateExpr(year, decade=True)) if year % 10 == 0 else None
    end, expr = match.end("y"), DateExpr(year)
    if match["short"]:
        last = year // 100 * 100 + int(match["short"])
        if last <= year:
            return None
        end, expr = match.end(), replace(expr, to=DateExpr(last))
    return _reading(at, end, expr) if _is_year(text, at, end) else _named_year(text, at, end, expr)


def _named_year(text: str, at: int, end: int, expr: DateExpr) -> Reading | None:
    """"the 2013 film", "(2013)": a year that describes a thing."""
    if not 1900 <= (expr.year or 0) <= 2100 or _UNYEARED.match(text, end):
        return None
    before = (words_before(text, at, 1) or [""])[-1]
    opens = text[at - 1 : at] == "(" and at > 0
    if opens or before in _DETERMINERS or before.endswith(("'s", "’s")) or before.isalpha() and before not in _COUNTING:
        return _reading(at, end, replace(expr, attributive=True))
    return None


_UNYEARED = re.compile(rf"[^\W_]|-[^\W_]|(?:{GAP}(?:[a-z-]+{GAP})?)(?!(?:was|is|has|as|this|its|his)\b)[a-z]+(?:[^su]s|people|men|women|children)\b|{GAP}?%|{GAP}per{GAP}cent")
_COUNTING = frozenset(["than", "least", "some", "killed", "killing", "injured", "over", "under", "nearly", "almost", "number", "room", "flight"])


def _is_year(text: str, at: int, end: int) -> bool:
    before = (words_before(text, at, 1) or [""])[-1].lstrip("(\"“'")
    if text[at - 1 : at] == "-" and at:
        return before in ("mid-", "early-", "late-", "pre-", "post-")
    if before in _SEASONS or before in ("q1", "q2", "q3", "q4"):
        return True
    if before in _ALWAYS:
        return not _SURELY.match(text, end)
    if before in _MAYBE:
        return not _COUNTED_BEHIND.match(text, end)
    return False


_SURE = "people homes houses million billion metres meters feet miles km kilometres kilometers dollars euros pounds roubles rubles men women children workers passengers troops soldiers jobs tonnes tons countries cities towns cases others hours days weeks years".split()
_SURELY = re.compile(rf"{GAP}(?:{any_of(_SURE)})\b")
_COUNTED_BEHIND = re.compile(rf"(?:{GAP}|-)(?!(?:was|is|has|as|this|its|his)\b)[a-z]{{1,30}}(?:s|people|men|women)\b|{GAP}(?:{any_of(_SURE)})\b|[ ]?%|{GAP}per{GAP}")


def _read_weekday(text: str, at: int) -> Reading | None:
    match = _WEEKDAY.match(text, at)
    if match is None:
        return None
    rest = match["rest"]
    if rest is not None:
        dated = _read_digits(text, match.end()) if text[match.end() : match.end() + 1].isdigit() else _read_month(text, match.end())
        if dated and isinstance(dated.value, DateExpr) and dated.value.day and (dated.value.month or True):
            inner = replace(dated.value, weekday=WEEKDAYS[match["w"].lower()]) if dated.value.month is None else dated.value
            return _reading(at, dated.end, inner)
    before = (words_before(text, at, 1) or [""])[-1]
    if match["w"].lower() not in _WORDS["weekdays"] or before in _NAMED:
        return None
    end = match.end("w")
    if (of_day := _TIME_OF_DAY.match(text, end)):
        end = of_day.end()
    return _reading(at, end, DateExpr(weekday=WEEKDAYS[match["w"].lower()]))


_DAY_WORD = re.compile(rf"({any_of(either_case(_DAYS))})(?![^\W_])(?!['’]s)(?:{GAP}(?:{any_of(_WORDS['parts_of_day'])})\b)?")


def _read_word(text: str, at: int) -> Reading | None:
    match = _DAY_WORD.match(text, at)
    if match and (match[1][0].islower() or starts_sentence(text, at)):
        return _reading(at, match.end(), DateExpr(shift=_DAYS[match[1].lower()], unit="day"))
    if match := _SEASON_YEAR.match(text, at):
        return _reading(at, match.end(), DateExpr(int(match["y"])))
    if match := _SHIFTED.match(text, at):
        return _reading(at, match.end(), _of_shift(match))
    return _read_span(text, at)


def _of_shift(match: re.Match[str]) -> DateExpr:
    word = _WORDS["shifts"][match["shift"].lower()]
    if word == "null":
        return DateExpr(open=True)
    shift = int(word)
    toward: dict[int, Literal["past", "future"]] = {-1: "past", 1: "future"}
    if match["month"]:
        return DateExpr(month=MONTHS[match["month"].lower()], toward=toward.get(shift), **({"shift": 0, "unit": "year"} if shift == 0 else {}))  # type: ignore[arg-type]
    if match["weekday"]:
        return DateExpr(weekday=WEEKDAYS[match["weekday"].lower()], toward=toward.get(shift))
    if match["season"]:
        return DateExpr(season=_SEASONS[match["season"]], shift=shift, unit="year")
    unit = match["unit"]
    if unit in ("week", "month", "year"):
        return DateExpr(shift=shift, unit=unit, whole_unit=True)  # type: ignore[arg-type]
    if unit == "weekend":
        return DateExpr(open=True)
    return DateExpr(shift=shift, unit="day") if unit == "night" or shift == 0 else DateExpr(open=True)


_FEW = re.compile(rf"(?:few|couple{GAP}of|several){GAP}(?:day|week|month|year|decade|hour)s")


def _read_span(text: str, at: int) -> Reading | None:
    """"(within) the next six months": a stretch of time that ends or begins now, whose day stays open."""
    match = _SPAN.match(text, at)
    if match is None:
        return None
    before = words_before(text, at, 2)
    framed = any(word in ("within", "over", "in", "during") for word in before)
    figure = read_figure(text, match.end())
    unit = _UNIT.match(text, figure.end) if figure else _FEW.match(text, match.end())
    if unit is None or not framed and figure is not None:
        return None
    return _reading(at, unit.end(), DateExpr(open=True))


def _read_away(text: str, at: int) -> Reading | None:
    """"ten days ago", "in a fortnight", "three years later"."""
    article = _ARTICLE_UNIT.match(text, at)
    figure = None if article else read_figure(text, at)
    match = article or (_UNIT.match(text, figure.end) if figure else None)
    if match is None:
        return None
    n = (1.5 if article["half"] else 1) if article else figure.n if figure else 1
    away = _AWAY.match(text, match.end())
    if away:
        how = away["how"].split()[0]
        if how in ("ago", "from", "hence") and not away["how"].endswith("tomorrow"):
            return _reading(at, away.end(), _offset(-n if how == "ago" else n, match["unit"]))
        if how in ("after", "before") and _LASTING.intersection(words_before(text, at, 3)):
            return None
        return _reading(at, away.end(), DateExpr(open=True))
    before = (words_before(text, at, 1) or [""])[-1]
    timed = _IN_TIME.match(text, match.end())
    if before == "in" and (timed or article and not article["half"] or _is_soon(text, at)):
        length = None if timed else _length(n, match["unit"])
        return _reading(at, timed.end() if timed else match.end(), replace(_offset(n, match["unit"]), length=length))
    return None


_LASTING = frozenset(["for", "of", "lasted", "spent", "took", "within"])


def _is_soon(text: str, at: int) -> bool:
    """Whether the clause before looks ahead, so that "in two weeks" means a day and not a length."""
    before = re.split(r"[.;:!?]", text[max(0, at - 60) : at])[-1]
    return bool(_SOON.search(before)) and not re.search(r"\b(?:was|were|had|did|been|be)\b", before)


def _offset(n: float, unit: str) -> DateExpr:
    if unit == "fortnight":
        n, unit = n * 14, "day"
    if unit == "decade":
        n, unit = n * 10, "year"
    if n != int(n) or abs(n) > 5000:
        return DateExpr(open=True)
    return DateExpr(shift=int(n), unit=unit)  # type: ignore[arg-type]


def _length(n: float, unit: str) -> Duration:
    by = {"fortnight": (2, "week"), "decade": (10, "year")}.get(unit, (1, unit))
    return Duration(whole(exact(n) * by[0]), by[1])


def _attributive(text: str, found: Reading) -> Reading:
    """Marks "the April 20 release": a determiner before and a noun behind."""
    expr = found.value
    if not isinstance(expr, DateExpr) or expr.attributive or expr.year is None or expr.month is not None:
        return found
    before = (words_before(text, found.start, 1) or [""])[-1]
    if (before in _DETERMINERS or before.endswith(("'s", "’s"))) and _LOWER_NOUN.match(text, found.end):
        return replace(found, value=replace(expr, attributive=True))
    return found


_PART_BEFORE = re.compile(rf"(?:(?P<hyphen>[mM]id|[eE]arly|[lL]ate)-|\b(?P<word>[eE]arly|[lL]ate|[mM]id)(?:{GAP}in)?{GAP}|\b(?:the{GAP})?(?P<of>beginning|start|end|middle){GAP}of{GAP}(?:the{GAP})?|\b(?:spring|summer|autumn|fall|winter|[qQ][1-4]){GAP}(?:of{GAP})?)$")


def _with_part(text: str, found: Reading) -> Reading:
    """Takes in "early", "mid-" and "the end of" before a month or year, and the season before a year."""
    last = head(text, found.start).lower()
    if not last or not (last.endswith("-") or last in ("early", "late", "mid", "of", "in", "the") or last in _SEASONS or last[0] == "q"):
        return found
    expr = found.value
    if not isinstance(expr, DateExpr) or expr.day is not None or expr.open or expr.weekday is not None or expr.unit == "day":
        return found
    match = _PART_BEFORE.search(text[max(0, found.start - 24) : found.start])
    if match is None:
        return found
    start = found.start - len(match[0])
    word = match["hyphen"] or match["word"] or match["of"]
    return replace(found, start=start, value=replace(expr, part=_PARTS[word.lower()]) if word else expr)


def _to_second(text: str, first: Reading) -> Reading:
    """Joins "from October 5 to October 17" and "between 2019 and 2021"."""
    expr = first.value
    if not isinstance(expr, DateExpr) or expr.to is not None or expr.open or expr.attributive or (expr.shift is not None and expr.unit != "year"):
        return first
    before = words_before(text, first.start, 1)[-1:]
    join = (_AND if before == ["between"] else _TO).match(text, first.end)
    if join is None or join.end() >= len(text) or not (text[join.end()].isdigit() or text[join.end()].isupper()):
        return first
    second = _read_second(text, join.end())
    if second is None or not isinstance(second.value, DateExpr):
        return first
    last = second.value
    if expr.weekday is not None or last.weekday is not None and last.day is None or expr.decade != last.decade:
        return first
    if last.year is not None and expr.year is not None and last.year < expr.year:
        return first
    if expr.year is None and last.year is not None:
        expr = replace(expr, year=last.year)
    elif last.year is None and expr.year is not None:
        last = replace(last, year=expr.year)
    if expr.day is not None and last.month is None and last.day is not None:
        last = replace(last, month=expr.month, year=expr.year)
    return replace(first, end=second.end, value=replace(expr, to=last))


def _read_second(text: str, at: int) -> Reading | None:
    if not text[at].isdigit():
        return _read_month(text, at)
    year = _YEAR.match(text, at)
    if year and not year["decade"] and not year["short"] and not re.match(r"[ -][a-z]+s\b", text[year.end() : year.end() + 20]):
        return _reading(at, year.end("y"), DateExpr(int(year["y"])))
    return _read_digits(text, at)

