"""Currencies at a number: before it as a sign or a code, behind it as a sign, a code or a name.

>>> symbol_at("A$5", 1, "USD")
(0, 2, 'AUD')
>>> currency_behind("905 million roubles", read_figure("905 million roubles", 0), "USD")
Currency(end=19, code='RUB', parts=1)
"""

from __future__ import annotations

from typing import NamedTuple

from generator.patterns import lazy
from generator.values.number import Figure, exact, read_figure
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

_DOLLARS, _CENTS, _SHARED = (frozenset(_WORDS[key]) for key in ("dollars", "cents", "shared"))
SMALL = (*_HUNDREDTHS, *_CENTS)
"""What a hundredth of a currency is called."""
_OF_MONEY = either_case([*_NAMES, *SMALL, *_DOLLARS, *_SHARED])
_OF_NATIONS = either_case([nation for entry in _CURRENCIES.values() for nation in entry.get("nations", [])])
_PREFIX = lazy(r"(?<![A-Za-z])[A-Z][A-Za-z.]{0,3}$")
_LONGEST_PREFIX = 4
"""Characters before a sign that say whose it is: "U.S.$", "Mex$"."""
_NATION = lazy(rf"(?:{GAP}|-)?({any_of(_OF_NATIONS)})(?:{GAP}|-)")
_NAME = lazy(rf"(?:{GAP}|-)?(?:(?:of|in){GAP})?({any_of(_OF_MONEY)})(?![^\W_])")
_ISO = any_of([c for c in CODES if c.isupper()])
_CODE = lazy(rf"[ \u00a0]?({_ISO})(?![^\W_])|[ \u00a0]\(({_ISO})\)")
_COUNTRY = lazy(
    rf"{GAP}\(?({any_of([n for e in _CURRENCIES.values() for n in e.get('nations', [])])})(?=[.,;:!?)]|$|\n)"
)
_FOREIGN = lazy(rf"{GAP}[A-Z]\w{{2,20}}{GAP}(?:{any_of(_WORDS['shared'])})(?![^\W_])")
_SIGN = lazy(rf"[ \u00a0]?({any_of(s for s in _SYMBOLS if len(s) == 1 or s[-1].isalpha())}|kr\.?(?![a-z])|руб\.?)")
_ANY = lazy(
    rf"{_SIGN.pattern}|(?:{GAP}|-)?\(?(?:(?:of|in){GAP})?(?:{any_of([*_OF_MONEY, *_OF_NATIONS, *CODES])})(?![^\W_])"
)
"""What may be a currency: behind most numbers stands none, so that one look is enough."""
_OUNCES = lazy(rf"{GAP}(?:and{GAP})?\d\d?{GAP}(?:ounces?|oz)\b")
_HEAVY = lazy(rf"\b(?:{any_of(_WORDS['weight'])})\b")
_HEAVY_REACH = 48
"""Characters before pounds in which a verb or noun of weight makes them so: a clause of eight words."""
_LEADING_CODE = lazy(rf"({any_of(CODES)})(?=[ \u00a0]?\d)")
_WORDY = frozenset(_WORDS["wordy"])


class Currency(NamedTuple):
    """A currency as it stands in a text, up to ``end``."""

    end: int
    code: str
    """By ISO 4217."""
    parts: int = 1
    """How many of what is named make one unit: 100 of pence, cents, kopecks."""


def symbol_at(text: str, at: int, dollar: str) -> tuple[int, int, str | None]:
    """Where the sign or code at ``at`` begins and ends, and the currency: ``None`` where it is none that is known."""
    sign = text[at]
    if sign in SIGNS:
        prefix = _PREFIX.search(text[max(0, at - _LONGEST_PREFIX) : at])
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


def currency_behind(text: str, figure: Figure, dollar: str) -> Currency | None:
    """The currency that follows a number."""
    if not _ANY.match(text, figure.end):
        return None
    sign = _SIGN.match(text, figure.end)
    if sign and not text[sign.end() : sign.end() + 1].isdigit():
        code = dollar if sign[1] == "$" else _SYMBOLS.get(sign[1], "RUB" if sign[1][0] == "р" else None)
        return Currency(sign.end(), code) if code else None
    code_match = _CODE.match(text, figure.end)
    if code_match and code_match[1] not in _WORDY:
        return Currency(code_match.end(), CODES[code_match[1] or code_match[2]])
    named = currency_name(text, figure.end, dollar)
    return None if named is None or _is_other(text, figure, named.end) else named


def country_behind(text: str, at: int) -> Currency | None:
    """The currency of the country or code that stands behind a sum in dollars: "$5 (Canada)", "$5 AUD"."""
    match = _CODE.match(text, at) or _COUNTRY.match(text, at)
    if match is None:
        return None
    named = match[1] or match[2]
    return Currency(match.end(), CODES.get(named) or _NATIONS[named.lower()])


def foreign_end(text: str, at: int) -> int | None:
    """Where a currency ends that is in no list, by its country: "5 million Ruritanian dollars"."""
    match = _FOREIGN.match(text, at)
    return match.end() if match else None


def currency_name(text: str, at: int, dollar: str) -> Currency | None:
    """The currency that is named behind ``at``."""
    nation = _NATION.match(text, at)
    match = _NAME.match(text, nation.end() if nation else at)
    if match is None:
        return None
    name = match[1].lower()
    code = _NATIONS[nation[1].lower()] if nation else _NAMES.get(name)
    if name in _DOLLARS:
        return Currency(match.end(), code or dollar)
    if name in _CENTS or name in _HUNDREDTHS:
        return Currency(match.end(), code or _HUNDREDTHS.get(name, dollar), 100)
    if nation and name not in _SHARED:
        return None
    return Currency(match.end(), code) if code else None


def _is_other(text: str, figure: Figure, end: int) -> bool:
    """Whether the word behind the number is no currency here: pounds of weight, "won" the verb."""
    words = text[figure.end : end].strip(" -\u00a0").lower()
    if words in ("pound", "pounds"):
        if figure.scale > 1 and figure.scale >= 10**6:
            return False
        mass = words == "pound" and text[figure.end] == "-" and text[end : end + 5] not in ("-a-we", "-a-ye")
        return (
            mass
            or text[end : end + 4] == " of "
            or bool(_OUNCES.match(text, end))
            or bool(_HEAVY.search(text[max(0, figure.start - _HEAVY_REACH) : figure.start].lower()))
        )
    if words == "p":
        return not figure.digits or text[figure.end] != "p" or figure.n >= 1000
    if words in _WORDS["also_verbs"]:
        # A small number or a year goes with the verb: "the 40 won", "those who in 1989 won".
        return figure.n < 100 or (
            1400 <= figure.n <= 2100 and figure.digits and "," not in text[figure.start : figure.end]
        )
    return False
