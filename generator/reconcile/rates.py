"""Rates of exchange that sources imply by giving one sum in two currencies, as exact as their figures are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from generator.models import Claim, Money
from generator.reconcile.numbers import exact, last_digit


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

    def dearer(self) -> Rate:
        """Return the rate of the dearer unit."""
        return self if self.rate >= 1 else self.turned()

    def fits(self, other: Rate) -> bool:
        """Return whether two rates of the same currencies can be one."""
        same = other if (other.of, other.per) == (self.of, self.per) else other.turned()
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


def first_rates(found: Iterable[Rate]) -> dict[frozenset[str], Rate]:
    """Return the first rate of each two currencies, by these."""
    first: dict[frozenset[str], Rate] = {}
    for rate in found:
        first.setdefault(rate.currencies, rate)
    return first


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
