"""All values of a text, in one scan.

>>> [text_of for text_of in map(lambda m: (m.value, m.bound), find_values("About 43 people flew on 5 October 2021."))]
[(Quantity(n=43, unit='person', n_to=None), 'about'), (DateExpr(2021-10-05), None)]
>>> first, second = find_values("a budget of over 1.1 billion roubles ($14.4m)")
>>> first.bound, second.bound, second.converts, second.value.amount
('over', 'over', True, 14400000)
>>> find_values("Boeing 747, chapter 5, at 9:35 a.m., version 4.2.1, 24/7")
[]
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.models import Quantity
from generator.patterns import lazy
from generator.values import false_values
from generator.values.beside import changes, with_beside
from generator.values.count import read_zero
from generator.values.currency import CODES, SIGNS
from generator.values.date import MONTHS, WEEKDAYS, DateExpr, read_date
from generator.values.duration import AGE, read_duration
from generator.values.mention import Mention, Reading
from generator.values.money import read_money
from generator.values.number import ONES, SCALES, read_range
from generator.values.qualified import qualified
from generator.values.quantity import MEASURES, PARTED, read_part, read_quantity
from generator.values.sign import with_sign
from generator.values.words import any_of, either_case, head, load, phrase_before

_DATES = load("dates")
_SCALED = [word for word in SCALES if len(word) > 4 and not word.endswith("s")]
_AFTER_ARTICLE = [
    *_SCALED,
    *_DATES["units"],
    "hour",
    "minute",
    "quarter",
    "further",
    "full",
    "good",
    "whole",
    "mere",
    "half",
]
_ORDINALS = [word for word in _DATES["ordinals"] if word.isalpha() and word not in _DATES["shifts"]]
_SHIFTED = [
    "day",
    *_DATES["seasons"],
    *(w.capitalize() for w in [*MONTHS, *WEEKDAYS] if len(w) > 2),
    *_DATES["parts_of_day"],
    "week",
    "weekend",
    "month",
    "year",
    "night",
    "few",
    "couple",
    "several",
    *ONES,
    *map(str, range(10)),
]


def _tails() -> dict[str, dict[str, str]]:
    """Kind -> words that may begin a value -> the pattern of what must follow."""
    end = r"(?![^\W_])"
    names = [form for word in [*MONTHS, *WEEKDAYS] for form in (word.capitalize(), word.upper()) if len(word) > 2]
    lower = [word for word in [*MONTHS, *_DATES["weekdays"]] if len(word) > 4 or word in ("july", "june")]
    return {
        "word": dict.fromkeys([*either_case(ONES), "half", "Half", "quarter", "Quarter"], end),
        "article": dict.fromkeys(["a", "A", "an", "An"], rf"(?=[ \n-](?:(?:{any_of(_AFTER_ARTICLE)})\b|{PARTED}))"),
        "date": dict.fromkeys([*names, *lower, *either_case(_DATES["days"])], end)
        | dict.fromkeys(either_case(_DATES["shifts"]), rf"(?=[ \n](?:{any_of(_SHIFTED)}))")
        | dict.fromkeys(
            either_case(_ORDINALS),
            rf"(?=[ \n](?:{any_of(w.capitalize() for w in _DATES['weekdays'])}|day|weekend)[ \n])",
        )
        | dict.fromkeys(either_case(_DATES["seasons"]), r"(?=[ \n](?:of[ ])?\d)"),
        "code": dict.fromkeys(CODES, r"(?=[ \u00a0]?\d)"),
        "no": dict.fromkeys(["no", "No", "Zero"], "(?=[ ][a-z])"),
        "long": dict.fromkeys(either_case(["year", "month", "week", "day", "hour", "decade"]), r"(?=-?long\b)"),
    }


_TAILS = _tails()
_PATTERNS = {word: tail for tails in _TAILS.values() for word, tail in tails.items()}
_KINDS = {word: kind for kind, tails in _TAILS.items() for word in tails}
_POINT = r"\.(?=\d)(?<![^\s(\[“\"'‘~≈<>+=/–—−-]\.)"
"""The point of a number without a nought before it."""
_FIRST = "".join(sorted({word[0] for word in _PATTERNS}))
"""The letters that words which may begin a value begin with: most words are left behind at their first."""
_BY_TAIL: dict[str, list[str]] = {}
for _word, _tail in _PATTERNS.items():
    _BY_TAIL.setdefault(_tail, []).append(_word)
_WORDS = "|".join(f"{any_of(words)}{tail}" for tail, words in _BY_TAIL.items())
"""Each tail stands once, so that the pattern is quick to compile."""
_TRIGGER = lazy(rf"\d|{_POINT}|[{re.escape(SIGNS)}]|\b(?=[{re.escape(_FIRST)}])(?:{_WORDS})")
_REACH = 96
"""How many characters before a range may say that it is a change."""
_AND_ONE = frozenset(
    ["died", "dead", "killed", "injured", "missing", "was", "were", "others", "more", "survived", "is"]
)


def find_values(text: str, dollar: str = "USD") -> list[Mention]:
    """All sums, dates, lengths of time, measures, counts and bare numbers of a text, in order, none over another.

    Where several readings fit, a sum goes before a date, a date before a length, that before a measure or count, and a
    bare number comes last. ``dollar`` is the ISO code that a bare "$" or "dollar" stands for. Spans count characters of
    ``text``. Takes time in proportion to the text.
    """
    found: list[Mention] = []
    done = 0
    for trigger in _TRIGGER.finditer(text):
        at = trigger.start()
        if at < done:
            continue
        kind = _KINDS.get(trigger[0]) or ("digit" if trigger[0].isdigit() or trigger[0] == "." else "sign")
        reading = _read(text, at, kind, dollar)
        if reading is None:
            continue
        if " to " in text[reading.start : reading.end] and _is_change(text, reading):
            reading = _first_end(text, reading, at, kind, dollar)
        if reading.value is not None:
            reading = with_sign(text, reading, done)
            reading = reading if reading.start >= done else reading._replace(start=done)
            found.append(qualified(text, reading, found, done))
        done = reading.end
    return with_beside(text, found)


def _is_change(text: str, reading: Reading) -> bool:
    """Whether what reads as a range is a change: "rose from 3 to 5", "fell 3 to 5"."""
    return not isinstance(reading.value, DateExpr) and changes(text[max(0, reading.start - _REACH) : reading.start])


def _first_end(text: str, reading: Reading, at: int, kind: str, dollar: str) -> Reading:
    """The figure before "to" alone, read in a piece of the text that ends there."""
    low, cut = max(0, at - _REACH), text.index(" to ", reading.start)
    alone = _read(text[low:cut], at - low, kind, dollar)
    return alone._replace(start=alone.start + low, end=alone.end + low) if alone else reading._replace(end=cut)


def _read(text: str, at: int, kind: str, dollar: str) -> Reading | None:
    if kind == "digit":
        return _read_digit(text, at, dollar)
    if kind in ("sign", "code"):
        return read_money(text, at, dollar, _is_between(text, at))
    if kind == "date":
        return read_date(text, at)
    if kind == "no":
        return read_zero(text, at)
    if kind == "long":
        return read_duration(text, at)
    return _read_word(text, at, dollar)


def _read_digit(text: str, at: int, dollar: str) -> Reading | None:
    if false_values.is_inside(text, at):
        return Reading(at, false_values.skip_run(text, at), None)
    if (end := false_values.skip_era(text, at)) is not None or _is_first_era(text, at):
        return Reading(at, end or false_values.skip_run(text, at), None)
    between = _is_between(text, at)
    figure = read_range(text, at, between)
    if figure and false_values.is_broken(text, figure.end) and text[figure.end] in "'’‘`·_":
        return Reading(at, false_values.skip_broken(text, at), None)
    if reading := read_money(text, at, dollar, between, figure) or read_date(text, at):
        return reading
    if (end := false_values.skip_digits(text, at)) is not None:
        return Reading(at, end, None)
    return read_duration(text, at, figure=figure) or _guarded(text, read_quantity(text, at, between, figure), at)


def _is_first_era(text: str, at: int) -> bool:
    """Whether a year of the first thousand stands behind "AD"."""
    return text[max(0, at - 3) : at] == "AD " and not text[at : at + 4].isdigit()


def _read_word(text: str, at: int, dollar: str) -> Reading | None:
    if (end := false_values.skip_word(text, at)) is not None:
        return read_part(text, at) or Reading(at, end, None)
    between = _is_between(text, at)
    figure = read_range(text, at, between)
    reading = (
        read_money(text, at, dollar, between, figure)
        or read_date(text, at)
        or read_duration(text, at, figure=figure)
        or read_part(text, at)
        or read_quantity(text, at, between, figure)
    )
    if reading is None:
        return None
    value = reading.value
    if not isinstance(value, Quantity):
        return reading
    idle = not value.unit and (
        value.n == 0 or false_values.is_scaled(text, reading.end) or (value.n == 1 and not _is_one(text, reading))
    )
    if idle or false_values.in_title(text, at, reading.end):
        return reading._replace(value=None)
    return reading


def _guarded(text: str, reading: Reading | None, at: int) -> Reading | None:
    """The count or bare number in digits, unless it is part of a name, a score, an address."""
    if reading is None:
        return Reading(at, false_values.skip_run(text, at), None)
    value = reading.value
    if not isinstance(value, Quantity):
        return reading._replace(end=max(reading.end, false_values.skip_run(text, at)))
    if not value.unit:
        follows = text[reading.end : reading.end + 2]
        if (
            follows[:1].isalpha()
            or (follows[:1] in "-–:/°@_" and follows[1:].isalnum())
            or false_values.is_address(text, reading.end)
            or false_values.is_scaled(text, reading.end)
        ):
            return Reading(at, max(reading.end, false_values.skip_run(text, at)), None)
        if _is_age(text, reading):
            return reading._replace(value=replace(value, unit=AGE))
    if _nameable(text, reading) and false_values.is_named(text, at) and not _is_aged(text, at):
        return reading._replace(value=None, end=reading.end if not value.unit else at + len(str(value.n)))
    if _is_aged(text, at) and not value.unit:
        return reading._replace(value=replace(value, unit=AGE))
    return reading


def _nameable(text: str, reading: Reading) -> bool:
    """Whether the number is as plain as those in names: bare digits, no unit of measure."""
    return (
        isinstance(reading.value, Quantity)
        and isinstance(reading.value.n, int)
        and "," not in text[reading.start : reading.end]
        and reading.value.n < 100000  # model, road and case numbers have up to five digits
        and (not reading.value.unit or text[reading.end - 1] == "s" or text[reading.end - 1].isalpha())
        and not _is_measure(reading.value.unit)
    )


def _is_measure(unit: str) -> bool:
    return unit in MEASURES


_AGE_BEFORE = lazy(r"[A-Z][^\W\d_]+['’]?s?,? \(?$|[A-Z][^\W\d_]+, $")


def _is_age(text: str, reading: Reading) -> bool:
    """ "Peters, 36, said" and "Peters (36)"."""
    value = reading.value
    if (
        not isinstance(value, Quantity)
        or not isinstance(value.n, int)
        or not 1 < value.n < 110  # years that a person may live
        or value.n_to is not None
    ):
        return False
    before, behind = phrase_before(text, reading.start), text[reading.end : reading.end + 1]
    return ((before.endswith(", ") and behind == ",") or (before.endswith(" (") and behind == ")")) and bool(
        _AGE_BEFORE.search(before)
    )


def _is_aged(text: str, at: int) -> bool:
    return text[max(0, at - 5) : at].lower() == "aged "


def _is_one(text: str, reading: Reading) -> bool:
    """Whether a bare "one" counts someone: "killing one and injuring two", "one was hurt"."""
    before = head(text, reading.start)
    behind = (text[reading.end : reading.end + 14].split() or [""])[0].strip(".,;")
    starts = not before or before[-1] in ".,;(" or before == "and"
    return (before.endswith(("ing", "ed")) and behind in ("", "and", "others", "or")) or (starts and behind in _AND_ONE)


def _is_between(text: str, at: int) -> bool:
    return text[max(0, at - 8) : at].rstrip().lower().endswith("between")
