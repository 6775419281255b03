"""Values in English words: the same value always reads the same, whatever the machine's locale.

Names of currencies, months and number words come from Babel's copy of the Unicode CLDR, in British English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, assert_never

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal, get_currency_name, get_currency_symbol

from generator.models import Bound, Date, Duration, Modality, Money, Name, Number, Quantity, Term, Value
from generator.patterns import lazy

LOCALE = "en_GB"
BOUNDS: dict[Bound, str] = {"about": "about", "over": "at least", "under": "at most"}
"""How a bound is put: so that it holds whether the article says "over" or "at least"."""
CLOSE: dict[Bound, str] = {"over": "just over", "under": "nearly"}
"""How a bound is put that lies close to the value: "almost 500" says no more than that it is about as many."""
DATE_BOUNDS: dict[Bound, str] = {"about": "about", "over": "no earlier than", "under": "no later than"}
"""The same of a date."""
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
PLURALS = {"person": "people", "foot": "feet", "inch": "inches", "per cent": "per cent"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Up to twelve, numbers are words, as in print."""
SHORT_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
EDTF = lazy(r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<unsure>[?~%])?")


class Put(Protocol):
    """How somebody puts a value, as claims do."""

    @property
    def modality(self) -> Modality: ...
    @property
    def hedged(self) -> bool: ...
    @property
    def bound(self) -> Bound | None: ...
    @property
    def dated(self) -> bool: ...


def value_text(value: Value) -> str:
    """Return a value in words; a term or a name as it is, a date that is open or no EDTF as an empty text.

    >>> value_text(Money(1115000000, "EUR"))
    '1.115 billion euros'
    >>> value_text(Date("2021-10-05")), value_text(Date("2022", part="early"))
    ('5 October 2021', 'early 2022')
    >>> value_text(Duration(12, "day")), value_text(Quantity(3, "person", 4))
    ('12 days', '3 to 4 people')
    """
    match value:
        case Money():
            return _sum_text(value)
        case Date():
            return _date_text(value)
        case Duration() | Quantity():
            return _measure_text(value)
        case Name(name):
            return name
        case Term(option):
            return option.replace("-", " ")
        case _:
            assert_never(value)


def _sum_text(value: Money) -> str:
    last = value.amount if value.amount_to is None else value.amount_to
    name = get_currency_name(value.currency, count=last, locale=LOCALE)
    return f"{_span(value.amount, value.amount_to)} {name}"


def _date_text(value: Date) -> str:
    words = " to ".join(_day(text) for text in (value.date, value.to) if text)
    narrowed = date_part(value)
    return f"{narrowed} {words}" if narrowed and words else words


def _measure_text(value: Duration | Quantity) -> str:
    numbers = _span(_measure(value.n), None if value.n_to is None else _measure(value.n_to))
    if value.unit == "magnitude":
        return f"magnitude {numbers}"
    one = value.n == 1 and value.n_to is None
    return f"{numbers} {value.unit if one else plural(value.unit)}".rstrip()


def date_part(value: Date) -> str:
    """Return the words before a month or year that narrow it, "" for none.

    >>> [date_part(Date("2022", within=months)) for months in ((7, 9), (7, 12), (6, 8))], date_part(Date("2022"))
    (['third quarter of', 'second half of', 'summer'], '')
    """
    if value.within is None:
        return value.part or ""
    first, last = value.within
    if first % 3 == 0:
        return SEASONS[str(20 + first // 3)]
    length, name = (6, "half") if last - first > 2 else (3, "quarter")
    return f"{('first', 'second', 'third', 'fourth')[first // length]} {name} of"


@cache
def number(n: Number) -> str:
    """Return a number, in words of scale from a million on when three decimals hold it, else in full.

    >>> number(2500000), number(4100000000), number(1234567), number(200000), number(12.5)
    ('2.5 million', '4.1 billion', '1,234,567', '200,000', '12.5')
    """
    for scale in (10**12, 10**9, 10**6):
        if abs(n) >= scale:
            exact = n * 1000 % scale == 0
            return (
                str(format_compact_decimal(n, format_type="long", locale=LOCALE, fraction_digits=3))
                if exact
                else (_full(n))
            )
    return _full(n)


def plural(unit: str) -> str:
    """Return the plural of a unit.

    >>> plural("day"), plural("kilometre per hour"), plural("person"), plural("")
    ('days', 'kilometres per hour', 'people', '')
    >>> plural("match"), plural("box per day"), plural("storey"), plural("story")
    ('matches', 'boxes per day', 'storeys', 'stories')
    """
    head, per, tail = unit.partition(" per ")
    if unit in PLURALS or not unit:
        return PLURALS.get(unit, unit)
    return f"{PLURALS.get(head) or _spelled(head)}{per}{tail}"


def _spelled(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{noun}s"


def exact(value: Value) -> str:
    """Return what a value's words leave out: a sum in full with its ISO code, any other value as ''.

    >>> exact(Money(2500000, "EUR"))
    '2,500,000 EUR'
    """
    if not isinstance(value, Money):
        return ""
    return f"{' to '.join(_full(n) for n in (value.amount, value.amount_to) if n is not None)} {value.currency}"


def typed(value: Value) -> tuple[str, ...]:
    """Return the forms in which people type a sum into a search box, none for other values.

    >>> typed(Money(2500000, "EUR"))
    ('€2.5 million', '2.5m', '2,500,000 EUR')
    >>> typed(Money(900, "SEK"))
    ('900 SEK',)
    """
    if not isinstance(value, Money) or value.amount_to is not None:
        return ()
    symbol = get_currency_symbol(value.currency, "en")
    forms = [f"{symbol}{number(value.amount)}"] if symbol != value.currency else []
    scale = next(((n, short) for n, short in SHORT_SCALES if value.amount >= n), None)
    if scale:
        forms.append(f"{_full(value.amount / scale[0])}{scale[1]}")
    return (*forms, exact(value))


def manner(claim: Put) -> tuple[str, str]:
    """Return the words before and after a value that say how a claim puts it: bounded; denied, planned, reported."""
    after: list[str] = [claim.modality] if claim.modality != "stated" else []
    if claim.hedged and not claim.bound:
        after.append("reported")
    words = DATE_BOUNDS if claim.dated else BOUNDS
    return words[claim.bound] if claim.bound else "", ", ".join(after)


def bound_text(bound: Bound | None, value: Value, close: bool = False) -> str:
    """Return how a bound of a value is put, which may lie ``close`` to it; nothing for none.

    >>> bound_text("under", Quantity(12, "day")), bound_text("under", Date("2021-10-05"))
    ('at most', 'no later than')
    >>> bound_text("under", Quantity(12, "day"), close=True)
    'nearly'
    """
    if bound is None:
        return ""
    if isinstance(value, Date):
        return DATE_BOUNDS[bound]
    return CLOSE[bound] if close and bound in CLOSE else BOUNDS[bound]


def day_text(iso: str | None) -> str:
    """Return a source's date in words, "undated" for none."""
    return _day(iso) if iso else "undated"


def _span(first: Number, last: Number | None) -> str:
    return number(first) if last is None else f"{number(first)} to {number(last)}"


def _measure(n: Number) -> Number:
    """A measure to four digits, as many as a change of unit leaves a meaning; what is whole or larger, to the unit."""
    return float(f"{n:.4g}") if abs(n) < 1000 and n != int(n) else round(n)


@cache
def _full(n: Number) -> str:
    return str(format_decimal(n, locale=LOCALE, decimal_quantization=False))


@cache
def _day(edtf: str) -> str:
    """Words for one EDTF date; what is none stays as it is."""
    match = EDTF.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day = match["year"], match["month"], match["day"]
    words = [str(int(day))] if day else []
    if month:
        words.append(SEASONS.get(month) or _months()[int(month)])
    if year == "XXXX":
        words[-1:] = [f"{words[-1]}, year not stated"] if words else ["year not stated"]
    else:
        words.append(f"the {year.replace('X', '0')}s" if year.endswith("X") else year)
    return " ".join(words) + (" (uncertain)" if match["unsure"] else "")


@cache
def _months() -> dict[int, str]:
    """Return the names of the months by their numbers, as dates have them."""
    names: dict[int, str] = dict(Locale.parse(LOCALE).months["format"]["wide"])
    return names


def in_words(n: int) -> str:
    """Return a count in words up to twelve, in digits above.

    >>> in_words(0), in_words(2), in_words(1040)
    ('no', 'two', '1,040')
    """
    return NUMBERS[n] if n < len(NUMBERS) else number(n)
