"""Sums of money in any currency, by symbol, code or name.

>>> read_money("$14.4m", 0).value
Money(amount=14400000, currency='USD', amount_to=None)
>>> read_money("1.115 billion roubles", 0).value
Money(amount=1115000000, currency='RUB', amount_to=None)
>>> read_money("905m-rouble budget", 0).value.amount
905000000
>>> read_money("$1.2-1.5 billion", 0).value
Money(amount=1200000000, currency='USD', amount_to=1500000000)
>>> read_money("200 mln. dollars", 0).value.amount
200000000
>>> read_money("A$5m", 1).start, read_money("A$5m", 1).value.currency
(0, 'AUD')
>>> read_money("50 pence", 0).value
Money(amount=0.5, currency='GBP', amount_to=None)
>>> read_money("$5 a share", 0).per
'share'
>>> read_money("50 miles", 0) is None
True
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.models import Money, Number
from generator.patterns import lazy
from generator.values.count import read_noun
from generator.values.currency import (
    SIGNS,
    SMALL,
    country_behind,
    currency_behind,
    currency_name,
    foreign_end,
    symbol_at,
)
from generator.values.false_values import is_broken, skip_broken
from generator.values.mention import Reading
from generator.values.money_per import read_per, read_per_before
from generator.values.number import LETTERS, Figure, exact, read_figure, read_range, whole
from generator.values.words import GAP, any_of, load

_WORDS = load("money")
_SUFFIXES = {word: int(n) for word, n in _WORDS["suffixes"].items()}
_ATTACHED = lazy(rf"[ \u00a0-]?({any_of(['k', 'm', 'b', 't', 'K', 'M', 'B', 'T', *_SUFFIXES])})(?![^\W_])")
_AFTER_SYMBOL = lazy(r"[ \u00a0]{0,2}(?=[\d½a-z]|\.\d)")
_TO_SUM = lazy(rf"{GAP}?[-–—]{GAP}?|{GAP}(?:to|or){GAP}")
_AND_SUM = lazy(rf"{GAP}(?:and|to){GAP}|{GAP}?[-–—]{GAP}?")
_SIGN_BEFORE = lazy(rf"(?:[A-Z]{{0,3}}[{re.escape(SIGNS)}])[ \u00a0]?")
_CENTS_BEHIND = lazy(rf",?{GAP}(?:and{GAP})?(\d{{1,2}}){GAP}(?:{any_of(SMALL)})(?![^\W_])")
_NOTE = lazy(rf"[ -](?:{any_of(_WORDS['notes'])})(?![^\W_])")


def read_money(
    text: str, at: int, dollar: str = "USD", between: bool = False, figure: Figure | None = None
) -> Reading | None:
    """The sum whose first sign stands at ``at`` (a currency symbol, a code, or a number), ``None`` when it is none.

    The reading may begin before ``at`` (the A of "A$5"). Amounts are exact: whole ones ``int``. ``dollar`` is the ISO
    code that a bare "$" means; ``between`` lets "and" join a range; ``figure`` is the number at ``at`` if already read.
    """
    sum_ = None if text[at].isdigit() else _symbol_first(text, at, dollar, between)
    sum_ = sum_ or _number_first(text, figure or read_range(text, at, between), dollar)
    if sum_ is None or sum_.value is None:
        return sum_
    sum_ = _to_second(text, _with_cents(text, sum_), dollar, between)
    if _NOTE.match(text, sum_.end):
        return sum_._replace(value=None)
    return sum_._replace(per=read_per(text, sum_.end) or read_per_before(text, sum_.start))


def _symbol_first(text: str, at: int, dollar: str, between: bool) -> Reading | None:
    start, symbol_end, code = symbol_at(text, at, dollar)
    if code is None and text[at] in SIGNS and (unknown := _figure_behind(text, symbol_end, between)):
        return Reading(at, unknown.end, None)
    if code is None:
        return None
    figure = _figure_behind(text, symbol_end, between)
    if figure is None:
        return None
    figure = _with_letter(text, figure)
    if is_broken(text, figure.end):
        return Reading(start, skip_broken(text, figure.end), None)
    n = figure.n * 1000 if figure.loose and code not in ("USD", "GBP") else figure.n
    end = figure.end
    named = currency_name(text, end, dollar)
    if named and named.code in (code, dollar) and named.parts == 1:
        end, code = named.end, named.code if len(text[start:symbol_end]) < 2 else code
    elif "$" in text[start:symbol_end] and (whose := country_behind(text, end)):
        end, code = whose.end, whose.code
    return Reading(start, end, Money(n, code, figure.n_to))


def _figure_behind(text: str, at: int, between: bool) -> Figure | None:
    gap = _AFTER_SYMBOL.match(text, at)
    return read_range(text, gap.end(), between) if gap else None


def _with_letter(text: str, figure: Figure) -> Figure:
    """Takes in the m of "$14.4m", for both ends of a range when the first has none."""
    match = _ATTACHED.match(text, figure.end)
    if match is None or figure.scale > 1 or not figure.digits:
        return figure
    if match[0][0] in " -\u00a0" and match[1] in ("t", "b"):
        return figure
    by = _SUFFIXES.get(match[1]) or LETTERS[match[1].lower()]
    n_to = None if figure.n_to is None else whole(exact(figure.n_to) * by)
    return figure._replace(end=match.end(), n=whole(exact(figure.n) * by), n_to=n_to, scale=by, loose=False)


def _number_first(text: str, figure: Figure | None, dollar: str) -> Reading | None:
    if figure is None:
        return None
    found = currency_behind(text, figure, dollar)
    if found is None and (end := foreign_end(text, figure.end)):
        return Reading(figure.start, end, None)
    if found is None and figure.n_to is not None:
        figure = read_figure(text, figure.start) or figure
        found = currency_behind(text, figure, dollar)
    if found is None:
        lettered = _with_letter(text, figure)
        found = currency_behind(text, lettered, dollar) if lettered is not figure else None
        if found is None and lettered is not figure and (range_ := _lettered_range(text, lettered, dollar)):
            return range_
        figure = lettered
    if found is None:
        return None
    end, code, parts = found
    n, n_to = (_divided(n, parts, figure.loose) for n in (figure.n, figure.n_to))
    idiom = figure.article and text[figure.end : figure.end + 1] == "-"
    return Reading(figure.start, end, None if idiom or n is None else Money(n, code, n_to))


def _with_cents(text: str, sum_: Reading) -> Reading:
    """Joins "2 dollars and 75 cents" into one sum."""
    match = _CENTS_BEHIND.match(text, sum_.end)
    if match is None or not isinstance(sum_.value, Money) or sum_.value.amount_to is not None:
        return sum_
    amount = whole(exact(sum_.value.amount) + exact(int(match[1])) / 100)
    return sum_._replace(end=match.end(), value=replace(sum_.value, amount=amount))


def _lettered_range(text: str, first: Figure, dollar: str) -> Reading | None:
    """The range of "80k to 90k euros", whose first end has a scale and no currency."""
    join = _TO_SUM.match(text, first.end)
    second = _with_letter(text, figure) if join and (figure := read_figure(text, join.end())) else None
    found = currency_behind(text, second, dollar) if second and second.scale > 1 else None
    if second is None or found is None or first.n >= second.n or found.parts != 1:
        return None
    return Reading(first.start, found.end, Money(first.n, found.code, second.n))


def _divided(n: Number | None, parts: int, loose: bool) -> Number | None:
    return None if n is None else whole(exact(n) * (1000 if loose else 1) / parts)


def _same_currency(text: str, first: Reading, figure: Figure | None) -> Reading | None:
    """The second end of "$5m-6m": a number that has a scale as the first has, and counts nothing else."""
    if figure is None or not isinstance(first.value, Money) or not text[first.end - 1].isalpha():
        return None
    figure = _with_letter(text, figure)
    if figure.scale == 1 or read_noun(text, figure) or text[figure.end : figure.end + 1].isalnum():
        return None
    return Reading(figure.start, figure.end, Money(figure.n, first.value.currency))


def _to_second(text: str, first: Reading, dollar: str, between: bool) -> Reading:
    """Joins "$5m to $7 million" and "5 million to 7 million euros" into one range."""
    join = (_AND_SUM if between else _TO_SUM).match(text, first.end)
    if join is None or not isinstance(first.value, Money) or first.value.amount_to is not None:
        return first
    sign = _SIGN_BEFORE.match(text, join.end())
    second = (
        _symbol_first(text, sign.end() - len(sign[0].lstrip(".ABCDEFGHIJKLMNOPQRSTUVWXYZ")), dollar, False)
        if sign
        else _number_first(text, read_range(text, join.end()), dollar)
        or _same_currency(text, first, read_figure(text, join.end()))
    )
    if second is None or not isinstance(second.value, Money) or second.value.currency != first.value.currency:
        return first
    low, high = first.value.amount, second.value.amount
    if sign and low < 1000 and text[first.end - 1].isdigit() and text[second.end - 1].isalpha():
        shared = max((by for by in (1, *LETTERS.values()) if exact(low) * by < exact(high)), default=1)
        low = whole(exact(low) * shared)
    if low >= high:
        return first
    return Reading(first.start, second.end, replace(first.value, amount=low, amount_to=high))
