"""Values as a newspaper prints them: "£12.4 million", "1.115 billion roubles", "eight days", "on 5 October 2021"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from babel.numbers import get_currency_symbol

from generator.models import Claim, Date, Duration, Money, Name, Position, Quantity, Term, Value
from generator.values import MEASURES
from generator.words import bound_text, in_words, number, plural, value_text

THIN: Final = "\N{NARROW NO-BREAK SPACE}"
FIXED: Final = "\N{NO-BREAK SPACE}"
ORDINALS: Final = ("", "a first", "another", "a third", "a fourth", "a fifth", "a sixth", "a seventh", "an eighth",
                   "a ninth", "a tenth", "an eleventh", "a twelfth")  # fmt: skip
SPELLED: Final = 10
"""Lengths of time, and counts of some things, below this are written out."""
OPEN: Final = ", year not stated"


def is_counted(unit: str) -> bool:
    """Return whether a unit is a thing that is counted, and no measure.

    >>> is_counted("person"), is_counted("metre"), is_counted("")
    (True, False, False)
    """
    return bool(unit) and unit not in MEASURES and unit not in ("per cent", "magnitude")


def sources(n: int) -> str:
    """Return how many sources there are: "one source", "two sources"."""
    return f"{in_words(n)} source{'' if n == 1 else 's'}"


def further(n: int, before: int) -> str:
    """Return how many more sources there are after those that were named: "a third", "two others"."""
    if n != 1:
        return f"{in_words(n)} others" if before else sources(n)
    return ORDINALS[before + 1] if 0 < before < len(ORDINALS) - 1 else "one source" if not before else "another"


def one_more(n: int, at: int) -> str:
    """Return which of several single sources one is, by its place among them: "one source", "another", "a third".

    >>> one_more(1, 0), one_more(1, 1), one_more(2, 0), one_more(2, 1)
    ('one source', 'another', 'two sources', 'two')
    """
    return further(1, at) if n == 1 else sources(n) if not at else in_words(n)


def printed(position: Position, claims: Collection[Claim] = ()) -> str:
    """Return the value of a position in print; ``claims`` are those of it that are told, by default all."""
    claims = claims or position.claims
    match position.value:
        case Money() as sum_:
            return _money(sum_, all(_long(claim) for claim in claims))
        case Quantity(n, unit, None) if n in range(1, SPELLED) and is_counted(unit):
            return f"{in_words(int(n))} {unit if n == 1 else plural(unit)}"
        case Duration(n, unit, None) if n in range(1, SPELLED):
            return f"{in_words(int(n))} {unit if n == 1 else unit + 's'}"
        case Date(None):
            return f"“{' '.join(next(iter(claims)).written.split())}”"
        case Date():
            return re.sub(r"\b(\d\d?) (?=[A-Z])", rf"\1{FIXED}", position.text.replace(OPEN, ""))
        case Duration() | Quantity():
            return _fixed(position.text)
        case Name() | Term():
            return position.text


def _money(value: Money, long: bool) -> str:
    symbol = get_currency_symbol(value.currency, "en")
    if symbol != value.currency:
        amounts = [f"{symbol}{number(n)}" for n in (value.amount, value.amount_to) if n is not None]
        return _fixed(" to ".join(amounts))
    text = value_text(value)
    if not long:
        head, _, noun = text.rpartition(" ")
        text = f"{re.sub(r'(?<= )[A-Z][a-z]+(-[A-Z][a-z]+)*$', '', head).rstrip()} {noun}"
    return _fixed(text)


def _long(claim: Claim) -> bool:
    """Whether a claim names the country of a currency: "Russian roubles"."""
    return bool(re.search(r"[A-Z][a-z]+ [a-z]+$", claim.written))


def _fixed(text: str) -> str:
    return re.sub(r"(?<=\d) (?=\D)(?!to )", THIN, text)


def bounded(claims: Collection[Claim], value: Value) -> str:
    """Return the words before a value that bound it, where all claims do so alike."""
    bounds = {(claim.bound, claim.wording.close) for claim in claims}
    bound, close = next(iter(bounds)) if len(bounds) == 1 else (None, False)
    return bound_text(bound, value, close)


def preposition(value: Date, bound: str) -> str:
    """Return the preposition of a date.

    >>> preposition(Date("2021-10-05"), ""), preposition(Date("2021"), ""), preposition(Date("2021", part="early"), "")
    ('on', 'in', 'in')
    """
    if bound.startswith("no ") or value.date is None:
        return ""
    if value.to:
        return "from"
    return "on" if len(value.date) == len("2021-10-05") and not bound else "in" if not bound else ""
