"""Rates of exchange that sources imply by giving one sum in two currencies, as exact as their figures are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import inf
from typing import Final, NamedTuple

from generator.models import Claim, Money
from generator.reconcile.numbers import ComparedNumber, exact, last_digit, span

from ..word_lists import word_lists

DRIFT: Final = Fraction(1, 10)
"""By how much a rate may have moved between two articles."""
ALL_RATES: Final = 24
"""Up to so many rates are compared each with each: as many as articles give for one sum, and 276 pairs at most."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of the currency ``per`` one unit of ``of`` is, by what one source says."""

    of: str
    per: str
    rate: Fraction
    low: Fraction
    """With both figures as far off as their last digits leave open."""
    high: Fraction
    claims: tuple[Claim, ...]
    """The sums that it comes from."""

    @property
    def currencies(self) -> frozenset[str]:
        """Both currencies."""
        return frozenset((self.of, self.per))

    def turned(self) -> Rate:
        """Return the rate the other way round."""
        return Rate(self.per, self.of, 1 / self.rate, 1 / self.high, 1 / self.low, self.claims)

    def like(self, other: Rate) -> Rate:
        """Return the rate the same way round as another of the same currencies."""
        return self if self.of == other.of else self.turned()

    def dearer(self) -> Rate:
        """Return the rate of the dearer unit."""
        return self if self.rate >= 1 else self.turned()

    def fits(self, other: Rate) -> bool:
        """Return whether two rates of the same currencies can be one."""
        same = other.like(self)
        return self.low <= same.high and same.low <= self.high

    def by_way_of(self, other: Rate) -> Rate:
        """Return the rate of two currencies that both are set against a third, ``of``."""
        rate, low, high = other.rate / self.rate, other.low / self.high, other.high / self.low
        return Rate(self.per, other.per, rate, low, high, (*self.claims, *other.claims))


def rates(claims: Iterable[Claim]) -> list[Rate]:
    """Return the rate of each conversion, in the order of the claims; none of ranges and of nought."""
    claims = list(claims)
    by_id = {claim.id: claim for claim in claims}
    found = (_rate(by_id[claim.converts], claim) for claim in claims if claim.converts in by_id)
    return [rate for rate in found if rate]


def rate_pairs(claims: Iterable[Claim]) -> Iterator[tuple[Rate, Rate]]:
    """Give all pairs of rates of different sums; of many, each with the first of its currencies, and these with one
    another."""
    sums = {tuple(claim.value for claim in rate.claims): rate for rate in reversed(rates(claims))}
    found = list(sums.values())[::-1]
    if len(found) <= ALL_RATES:
        yield from combinations(found, 2)
        return
    first: dict[frozenset[str], Rate] = {}
    for rate in found:
        first.setdefault(rate.currencies, rate)
    yield from ((first[rate.currencies], rate) for rate in found if rate is not first[rate.currencies])
    yield from combinations(first.values(), 2)


class Known(NamedTuple):
    """The rates of two currencies that the sources of a story give."""

    first: Rate
    least: Fraction
    """As much as one unit of the first rate's ``of`` is worth by the lowest of them."""
    most: Fraction


def known_rates(found: Iterable[Rate]) -> dict[frozenset[str], Known]:
    """Return what sources make of each two currencies, by these."""
    known: dict[frozenset[str], Known] = {}
    for rate in found:
        first, least, most = known.get(rate.currencies) or Known(rate, rate.rate, rate.rate)
        same = rate.like(first).rate
        known[rate.currencies] = Known(first, min(least, same), max(most, same))
    return known


def could_be_one(a: ComparedNumber, b: ComparedNumber, known: Known | None) -> bool:
    """Return whether sums in two currencies can be one: at the rate that a source gives, else at any that there was.

    >>> from generator.reconcile.numbers import figure
    >>> pounds, dollars = (figure(Money(n, code), None) for n, code in ((80, "GBP"), (102, "USD")))
    >>> could_be_one(pounds, dollars, None), could_be_one(dollars, dollars._replace(base="JPY"), None)
    (True, False)
    """
    if known and a.base != known.first.of:
        a, b = b, a
    (low, high), (least, most) = span(a), span(b)
    first, last = _range(a.base, b.base, known)
    return least <= last * high and first * low <= most


def _range(of: str, per: str, known: Known | None) -> tuple[Fraction | float, Fraction | float]:
    """The least and the most that one unit of a currency can be worth in another."""
    if known:
        return known.least * (1 - DRIFT), known.most * (1 + DRIFT)
    one, other = _worth().get(of), _worth().get(per)
    return (other[0] / one[1], other[1] / one[0]) if one and other else (0, inf)


@cache
def _worth() -> Mapping[str, tuple[Fraction, Fraction]]:
    return {code: (exact(least), exact(most)) for code, (least, most) in word_lists("rates").items()}


def _rate(origin: Claim, converted: Claim) -> Rate | None:
    a, b = origin.value, converted.value
    if not (isinstance(a, Money) and isinstance(b, Money)) or a.amount_to or b.amount_to or a.currency == b.currency:
        return None
    one, two = exact(a.amount), exact(b.amount)
    if one <= 0 or two <= 0:
        return None
    off_one, off_two = last_digit(one) / 2, last_digit(two) / 2
    low, high = (two - off_two) / (one + off_one), (two + off_two) / (one - off_one)
    return Rate(a.currency, b.currency, two / one, low, high, (origin, converted))
