"""Values as a newspaper prints them: "£12.4 million", "1.115 billion roubles", "eight days", "on 5 October 2021"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Tellers:
    """Who says one of several values."""

    text: str
    """As "two sources", "another" or "the same source"."""
    n: int
    """How many they are."""
    again: bool
    """All of them said another of the values as well."""


def tellers(said: Sequence[Collection[str]]) -> list[Tellers]:
    """Return who says each of several values, of which each has the ids of its sources.

    >>> [each.text for each in tellers(["a", "b", "c"])]
    ['one source', 'another', 'a third']
    >>> [each.text for each in tellers(["ab", "c", "b"])]
    ['two sources', 'a third', 'one of them']
    >>> [each.text for each in tellers(["ab", "c"])]
    ['two sources', 'one']
    >>> [each.text for each in tellers(["a", "a", "ab"])]
    ['one source', 'the same source', 'two, one of them again,']
    """
    overlap = sum(map(len, said)) > len({source for each in said for source in each})
    told_on = overlap or all(len(each) == 1 for each in said)
    met, found = set[str](), list[Tellers]()
    for each in map(set, said):
        found.append(Tellers(_tellers(each, met, told_on), len(each), again=each <= met))
        met |= each
    return found


def _tellers(each: set[str], met: set[str], told_on: bool) -> str:
    """The same of one value, after the sources that were met; ``told_on``, others are "another" and not "one"."""
    n = len(each)
    if not met:
        return sources(n)
    if each == met:
        return f"the same source{'' if n == 1 else 's'}"
    if each <= met:
        return f"{in_words(n)} of them"
    if each & met:
        return f"{in_words(n)}, {in_words(len(each & met))} of them again,"
    return further(n, len(met)) if told_on else in_words(n)


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
