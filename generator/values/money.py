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
from generator.values.false_values import is_broken, skip_broken
from generator.values.mention import Reading
from generator.values.money_per import read_per, read_per_before
from generator.values.number import LETTERS, Figure, exact, read_figure, read_range, whole
from generator.values.words import GAP, any_of, either_case, load

_CURRENCIES = load("currencies")
_WORDS = load("money")
_NATIONS = {nation.lower(): code for code, entry in _CURRENCIES.items() for nation in entry.get("nations", [])}
_SYMBOLS = {symbol: code for code, entry in _CURRENCIES.items() for symbol in entry.get("symbols", [])}
_NAMES = {name: code for code, entry in _CURRENCIES.items() for name in entry.get("names", [])}
_HUNDREDTHS = {name: code for code, entry in _CURRENCIES.items() for name in entry.get("hundredths", [])}
CODES = {code: code for code in _CURRENCIES} | {
    extra: code for code, entry in _CURRENCIES.items() for extra in entry.get("codes", [])
}
SIGNS = "".join(sorted({symbol[-1] for symbol in _SYMBOLS if not symbol[-1].isalpha()}))
"""All single characters that announce a sum."""

_DOLLARS, _CENTS, _SHARED, _KRONE = (frozenset(_WORDS[key]) for key in ("dollars", "cents", "shared", "krone"))
_OF_MONEY = either_case([*_NAMES, *_HUNDREDTHS, *_DOLLARS, *_CENTS, *_SHARED])
_OF_NATIONS = either_case([nation for entry in _CURRENCIES.values() for nation in entry.get("nations", [])])
_PREFIX = lazy(r"(?<![A-Za-z])[A-Z][A-Za-z.]{0,3}$")
_SUFFIXES = {word: int(n) for word, n in _WORDS["suffixes"].items()}
_ATTACHED = lazy(rf"[ \u00a0-]?({any_of(['k', 'm', 'b', 't', 'K', 'M', 'B', 'T', *_SUFFIXES])})(?![^\W_])")
_AFTER_SYMBOL = lazy(r"[ \u00a0]{0,2}(?=[\d½a-z]|\.\d)")
_NATION = lazy(rf"(?:{GAP}|-)?({any_of(_OF_NATIONS)})(?:{GAP}|-)")
_NAME = lazy(rf"(?:{GAP}|-)?(?:(?:of|in){GAP})?({any_of(_OF_MONEY)})(?![^\W_])")
_ISO = any_of([c for c in CODES if c.isupper()])
_CODE = lazy(rf"[ \u00a0]?({_ISO})(?![^\W_])|[ \u00a0]\(({_ISO})\)")
_COUNTRY = lazy(
    rf"{GAP}\(?({any_of([n for e in _CURRENCIES.values() for n in e.get('nations', [])])})(?=[.,;:!?)]|$|\n)"
)
_FOREIGN = lazy(rf"{GAP}[A-Z]\w{{2,20}}{GAP}(?:{any_of(_WORDS['shared'])})(?![^\W_])")
"""A currency of a country that is in no list."""
_SIGN = lazy(rf"[ \u00a0]?({any_of(s for s in _SYMBOLS if len(s) == 1 or s[-1].isalpha())}|kr\.?(?![a-z])|руб\.?)")
_ANY = lazy(
    rf"{_SIGN.pattern}|(?:{GAP}|-)?\(?(?:(?:of|in){GAP})?(?:{any_of([*_OF_MONEY, *_OF_NATIONS, *CODES])})(?![^\W_])"
)
"""What may be a currency: behind most numbers stands none, so that one look is enough."""
_TO_SUM = lazy(rf"{GAP}?[-–—]{GAP}?|{GAP}(?:to|or){GAP}")
_AND_SUM = lazy(rf"{GAP}(?:and|to){GAP}|{GAP}?[-–—]{GAP}?")
_SIGN_BEFORE = lazy(rf"(?:[A-Z]{{0,3}}[{re.escape(SIGNS)}])[ \u00a0]?")
_CENTS_BEHIND = lazy(rf",?{GAP}(?:and{GAP})?(\d{{1,2}}){GAP}(?:{any_of([*_HUNDREDTHS, *_CENTS])})(?![^\W_])")
_NOTE = lazy(rf"[ -](?:{any_of(_WORDS['notes'])})(?![^\W_])")
_OUNCES = lazy(rf"{GAP}(?:and{GAP})?\d\d?{GAP}(?:ounces?|oz)\b")
_HEAVY = lazy(rf"\b(?:{any_of(_WORDS['weight'])})\b")


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
    start, symbol_end, code = _symbol_at(text, at, dollar)
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
    named = _currency_name(text, end, dollar)
    if named and named[1] in (code, dollar) and named[2] == 1:
        end, code = named[0], named[1] if len(text[start:symbol_end]) < 2 else code
    elif "$" in text[start:symbol_end] and (after := _CODE.match(text, end) or _COUNTRY.match(text, end)):
        named_as = after[1] or after[2]
        end, code = after.end(), CODES.get(named_as) or _NATIONS[named_as.lower()]
    return Reading(start, end, Money(n, code, figure.n_to))


def _symbol_at(text: str, at: int, dollar: str) -> tuple[int, int, str | None]:
    sign = text[at]
    if sign in SIGNS:
        prefix = _PREFIX.search(text[max(0, at - 4) : at])
        if prefix and prefix[0] + sign in _SYMBOLS:
            return at - len(prefix[0]), at + 1, _SYMBOLS[prefix[0] + sign]
        if prefix and prefix[0] in CODES:
            return at - len(prefix[0]), at + 1, CODES[prefix[0]]
        if prefix:
            return at, at + 1, None
        return at, at + 1, dollar if sign == "$" else _SYMBOLS.get(sign)
    match = _LEADING_CODE.match(text, at)
    if match is None or (match[1] in _WORDY and not _is_large(text, match.end())):
        return at, at, None
    return at, match.end(), CODES[match[1]]


def _is_large(text: str, at: int) -> bool:
    """Whether the number behind a code that is also a word stands apart and is large: "COP 26 million".

    From a thousand on: meetings, laws and models that bear such a word are numbered lower.
    """
    figure = read_figure(text, at + 1) if text[at : at + 1] in " \u00a0" else None
    return figure is not None and exact(figure.n) >= 1000


_LEADING_CODE = lazy(rf"({any_of(CODES)})(?=[ \u00a0]?\d)")
_WORDY = frozenset(_WORDS["wordy"])


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
    found = _currency_behind(text, figure, dollar)
    if found is None and (foreign := _FOREIGN.match(text, figure.end)):
        return Reading(figure.start, foreign.end(), None)
    if found is None and figure.n_to is not None:
        figure = read_figure(text, figure.start) or figure
        found = _currency_behind(text, figure, dollar)
    if found is None:
        lettered = _with_letter(text, figure)
        found = _currency_behind(text, lettered, dollar) if lettered is not figure else None
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
    found = _currency_behind(text, second, dollar) if second and second.scale > 1 else None
    if second is None or found is None or first.n >= second.n or found[2] != 1:
        return None
    return Reading(first.start, found[0], Money(first.n, found[1], second.n))


def _divided(n: Number | None, parts: int, loose: bool) -> Number | None:
    return None if n is None else whole(exact(n) * (1000 if loose else 1) / parts)


def _currency_behind(text: str, figure: Figure, dollar: str) -> tuple[int, str, int] | None:
    """End, code and hundredths (1 or 100) of the currency that follows a number."""
    if not _ANY.match(text, figure.end):
        return None
    sign = _SIGN.match(text, figure.end)
    if sign and not text[sign.end() : sign.end() + 1].isdigit():
        code = dollar if sign[1] == "$" else _SYMBOLS.get(sign[1], "RUB" if sign[1][0] == "р" else None)
        return (sign.end(), code, 1) if code else None
    code_match = _CODE.match(text, figure.end)
    if code_match and code_match[1] not in _WORDY:
        return code_match.end(), CODES[code_match[1] or code_match[2]], 1
    named = _currency_name(text, figure.end, dollar)
    if named is None or _is_other(text, figure, named):
        return None
    return named


def _currency_name(text: str, at: int, dollar: str) -> tuple[int, str, int] | None:
    nation = _NATION.match(text, at)
    match = _NAME.match(text, nation.end() if nation else at)
    if match is None:
        return None
    name = match[1].lower()
    code = _NATIONS[nation[1].lower()] if nation else _NAMES.get(name)
    if name in _DOLLARS:
        return match.end(), code or dollar, 1
    if name in _CENTS or name in _HUNDREDTHS:
        return match.end(), code or _HUNDREDTHS.get(name, dollar), 100
    if nation and name not in _SHARED:
        return None
    return (match.end(), code, 1) if code else None


def _is_other(text: str, figure: Figure, named: tuple[int, str, int]) -> bool:
    """Whether the word behind the number is no currency here: pounds of weight, "won" the verb."""
    words = text[figure.end : named[0]].strip(" -\u00a0").lower()
    if words in ("pound", "pounds"):
        if figure.scale > 1 and figure.scale >= 10**6:
            return False
        mass = words == "pound" and text[figure.end] == "-" and text[named[0] : named[0] + 5] not in ("-a-we", "-a-ye")
        return (
            mass
            or text[named[0] : named[0] + 4] == " of "
            or bool(_OUNCES.match(text, named[0]))
            or bool(_HEAVY.search(text[max(0, figure.start - 48) : figure.start].lower()))
        )
    if words == "p":
        return not figure.digits or text[figure.end] != "p" or figure.n >= 1000
    if words in _WORDS["also_verbs"]:
        # A small number or a year goes with the verb: "the 40 won", "those who in 1989 won".
        return figure.n < 100 or (
            1400 <= figure.n <= 2100 and figure.digits and "," not in text[figure.start : figure.end]
        )
    return False


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
