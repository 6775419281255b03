"""Years that stand alone: "in 2021", "the 1990s", and "the 2013 film", which dates a film.

>>> read_year("in 2021", 3).value, read_year("the 1990s", 4).value
(DateExpr(2021), DateExpr(199X))
>>> read_year("the 2013 film", 4).value, read_year("more than 2000 workers", 10)
(DateExpr(2013 attributive), None)
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.patterns import lazy
from generator.values.count import COUNTED, singular
from generator.values.date_expr import SEASONS, WORDS, YEAR, DateExpr
from generator.values.mention import Reading
from generator.values.words import GAP, any_of, last_word

_ALWAYS, _MAYBE = frozenset(WORDS["year_after"]), frozenset(WORDS["year_maybe"])
_DETERMINERS, _COUNTING = frozenset(WORDS["determiners"]), frozenset(WORDS["counting"])
_COUNTED = f"{GAP}(?:{any_of(WORDS['counted'])})\\b"
_NO_PLURAL = r"(?!(?:was|is|has|as|this|its|his)\b)"
YEAR_ALONE = lazy(rf"(?P<y>{YEAR})(?:[-–/](?P<short>\d\d)(?!\d|[-–/]\d))?(?P<decade>'?s\b)?(?![^\W_])")
_DECADE = lazy(r"'?(?P<d>[2-9]0)'?s\b")
_UNYEARED = lazy(
    rf"""[^\W_]|-[^\W_]|{GAP}?%|{GAP}per{GAP}cent
       |(?:{GAP}(?:[a-z-]{{1,30}}{GAP})?){_NO_PLURAL}[a-z]{{1,30}}(?:[^su]s|people|men|women|children)\b""",
    re.VERBOSE,
)
_COUNTED_BEHIND = lazy(rf"(?:{GAP}|-){_NO_PLURAL}[a-z]{{1,30}}(?:s|people|men|women)\b|{_COUNTED}|[ ]?%|{GAP}per{GAP}")
_AFTER_CHRIST = lazy(rf"{GAP}(?:AD|CE|A\.D\.|C\.E\.)(?![^\W_])")
_NOUN_BEHIND = lazy(rf"{GAP}(?!per\b)([a-z]{{3,30}})\b")
_SURELY = lazy(_COUNTED)
_LOWER_NOUN = lazy(rf"(?:{GAP}|-)(?!(?:{any_of([*WORDS['parts_of_day'], *WORDS['no_noun']])})\b)[a-z“\"'‘]")


def read_year(text: str, at: int) -> Reading | None:
    """The year, decade or span of years ("2021-22") at ``at``; ``None`` when the number may count something."""
    match = YEAR_ALONE.match(text, at)
    if match is None:
        return _read_decade(text, at)
    year = int(match["y"])
    if match["decade"]:
        return _decade(at, match.end(), year)
    end, expr = match.end("y"), DateExpr(year)
    if era := _AFTER_CHRIST.match(text, end):
        return Reading(at, era.end(), expr)
    if match["short"]:
        last = year // 100 * 100 + int(match["short"])
        if last <= year:
            return None
        end, expr = match.end(), replace(expr, to=DateExpr(last))
    return Reading(at, end, expr) if _is_year(text, at, end) else _named_year(text, at, end, expr)


def _decade(at: int, end: int, year: int) -> Reading | None:
    """The 1850s are ten years and the 1800s a hundred; the 1900s can be either."""
    if year % 10:
        return None
    if year == 1900:
        return Reading(at, end, DateExpr(open=True))
    if year % 100 == 0 and year < 1900:
        return Reading(at, end, DateExpr(year, century=True))
    return Reading(at, end, DateExpr(year, decade=True))


def _read_decade(text: str, at: int) -> Reading | None:
    match = _DECADE.match(text, at)
    if match is None or last_word(text, at) not in ("the", "the '", "the ’", "'", "early", "late", "mid"):
        return None
    return Reading(at, match.end(), DateExpr(1900 + int(match["d"]), decade=True))


def _named_year(text: str, at: int, end: int, expr: DateExpr) -> Reading | None:
    """A year that describes a thing: "the 2013 film", "(2013)"."""
    if not 1900 <= (expr.year or 0) <= 2100:
        return None
    before = last_word(text, at)
    owned = before in _DETERMINERS or before.endswith(("'s", "’s"))
    if _UNYEARED.match(text, end) and not (owned and _is_period(text, end)):
        return None
    if owned or text[at - 1 : at] == "(" or (before.isalpha() and before not in _COUNTING):
        return Reading(at, end, replace(expr, attributive=True))
    return None


def _is_period(text: str, end: int) -> bool:
    """Whether the plural behind a year is of a time, as in "the 2011 riots", and of nothing that is counted."""
    noun = _NOUN_BEHIND.match(text, end)
    return noun is not None and (singular(noun[1]) or noun[1]) not in COUNTED


def _is_year(text: str, at: int, end: int) -> bool:
    before = last_word(text, at).lstrip("(\"“'")
    if text[at - 1 : at] == "-" and at:
        return before in ("mid-", "early-", "late-", "pre-", "post-")
    if before in SEASONS or before in ("q1", "q2", "q3", "q4"):
        return True
    if before in ("ad", "a.d."):
        return True
    if text[:at].endswith("In ") and 1900 <= int(text[at:end][:4]) <= 2100:
        return True
    if before in _ALWAYS:
        return not _SURELY.match(text, end)
    if before in ("is", "was") and not 1900 <= int(text[at:end][:4]) <= 2100:
        return False
    if before in _MAYBE:
        return not _COUNTED_BEHIND.match(text, end)
    return False


def with_attributive(text: str, found: Reading) -> Reading:
    """Marks "the 2013 film": a determiner before the year and a noun behind it."""
    expr = found.value
    if not isinstance(expr, DateExpr) or expr.attributive or expr.year is None or expr.month is not None:
        return found
    before = last_word(text, found.start)
    if (before in _DETERMINERS or before.endswith(("'s", "’s"))) and _LOWER_NOUN.match(text, found.end):
        return found._replace(value=replace(expr, attributive=True))
    return found
