"""Sums and measures beside each other: whether one can be the other, rounded, bounded or in another unit."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import inf
from typing import Final, NamedTuple

from generator.models import Bound, Duration, Money, Number, Quantity
from generator.reconcile.group import UNITS

CLOSE: Final = Fraction(1, 20)
"""How far a plain figure may lie from the rounder one that it is taken for: a twentieth."""
CLOSE_UNITS: Final = Fraction(1, 5)
"""The same for two units of time, where the coarser one rounds more: two weeks are 12 days."""
ABOUT: Final = Fraction(1, 10)
"""How far "about" reaches at least, and at most with a figure of a single digit."""
ABOUT_ROUND: Final = Fraction(3, 10)
COUNTED: Final = 100
"""A whole number below is counted, not rounded: 20 is not 23."""
_CELSIUS: Final = "degree Celsius"
_FAHRENHEIT: Final = Fraction(5, 9), Fraction(-160, 9)
"""How many degrees Celsius a degree Fahrenheit is, and where its nought lies."""
_MONTH: Final = Fraction(2629746)
"""Seconds in the mean month of the Gregorian calendar, a twelfth of 365.2425 days."""

Measured = Money | Duration | Quantity


class ComparedNumber(NamedTuple):
    """A number or a range in a unit, with how it is put."""

    low: Fraction
    high: Fraction
    base: str
    """The unit that ``factor`` leads to, or a currency."""
    factor: Fraction
    bound: Bound | None
    close: bool = False
    """The bound is no further off than "about" reaches: "nearly" is more than "up to"."""
    zero: Fraction = Fraction(0)
    """Where its nought lies on the scale of the base."""

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Both ends in the base unit."""
        return self.low * self.factor + self.zero, self.high * self.factor + self.zero


def figure(value: Measured, bound: Bound | None, close: bool = False) -> ComparedNumber:
    """Return what a value measures, ready to be compared."""
    if isinstance(value, Money):
        last = exact(value.amount_to or value.amount)
        return ComparedNumber(exact(value.amount), last, value.currency, Fraction(1), bound, close)
    base, factor = UNITS.get(value.unit, (value.unit, Fraction(1)))
    zero = Fraction(0)
    if base == "month":
        base, factor = "second", factor * _MONTH
    elif base == "degree Fahrenheit":
        base, (factor, zero) = _CELSIUS, _FAHRENHEIT
    last = exact(value.n_to if value.n_to is not None else value.n)
    return ComparedNumber(exact(value.n), last, base, factor, bound, close, zero)


@cache
def exact(n: Number) -> Fraction:
    """Return a number as it is written in decimals: 0.1 is a tenth."""
    return Fraction(str(n))


def agree(a: ComparedNumber, b: ComparedNumber) -> bool:
    """Return whether two figures of one base unit can be one: a rounder form, a bound, a range that holds the other.

    >>> about = lambda n, bound=None: figure(Quantity(n, "kilometre"), bound)
    >>> agree(about(400), about(408)), agree(about(400), about(440)), agree(about(400, "over"), about(440))
    (True, False, True)
    >>> agree(figure(Duration(2, "week"), None), figure(Duration(12, "day"), None))
    True
    >>> nearly = figure(Quantity(500, "person"), "under", close=True)
    >>> [agree(nearly, figure(Quantity(n, "person"), None)) for n in (487, 320, 612)]
    [True, False, False]
    """
    return _rounds(a, b) or _rounds(b, a) or _meet(a, b)


def near(a: ComparedNumber, b: ComparedNumber) -> bool:
    """Return whether two figures agree even when a bound reaches no further than "about" does.

    >>> first, later = (figure(Quantity(n, "person"), bound) for n, bound in ((78, "over"), (154, None)))
    >>> agree(first, later), near(first, later)
    (True, False)
    """
    return agree(*(each._replace(bound="about") if each.bound else each for each in (a, b)))


def _rounds(coarse: ComparedNumber, fine: ComparedNumber) -> bool:
    """Whether ``coarse`` is ``fine`` rounded to its own last digit, in its own unit."""
    if coarse.low != coarse.high or fine.low != fine.high:
        return False
    other = (fine.ends[0] - coarse.zero) / coarse.factor
    off, step = abs(coarse.low - other), last_digit(coarse.low)
    if step > 1 and coarse.low < COUNTED and coarse.factor == fine.factor:
        return False
    if coarse.base == _CELSIUS and coarse.factor != fine.factor:
        return off <= step / 2
    close = CLOSE_UNITS if coarse.base == "second" and coarse.factor != fine.factor else CLOSE
    return off <= step / 2 and off <= close * max(coarse.low, other)


def span(figure: ComparedNumber) -> tuple[Fraction | float, Fraction | float]:
    """Return the least and the most that a figure leaves open, the rounding of a plain one too; nothing below nought.

    >>> [float(end) for end in span(figure(Money(110, "EUR"), None))]
    [105.0, 115.0]
    """
    low, high = _reach(figure)
    if figure.bound is None:
        low -= min(last_digit(figure.low) / 2, figure.low * CLOSE)
        high += min(last_digit(figure.high) / 2, figure.high * CLOSE)
    return max(low, Fraction(0)), high


def _meet(a: ComparedNumber, b: ComparedNumber) -> bool:
    """Whether the stretches that two figures leave open meet; two plain ones must hold one another."""
    one, two = _reach(a), _reach(b)
    if a.bound or b.bound:
        return one[0] <= two[1] and two[0] <= one[1]
    return (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1])


def _reach(figure: ComparedNumber) -> tuple[Fraction | float, Fraction | float]:
    low, high = figure.ends
    below, above = (_slack(n) * figure.factor for n in (figure.low, figure.high))
    match figure.bound:
        case "over":
            return low, high + above if figure.close else inf
        case "under":
            return low - below if figure.close else -inf, high
        case "about":
            return low - below, high + above
        case None:
            return low, high


def _slack(n: Fraction) -> Fraction:
    return max(abs(n) * ABOUT, min(last_digit(n) / 2, abs(n) * ABOUT_ROUND))


@cache
def last_digit(n: Fraction) -> Fraction:
    """Return the worth of the last digit that is not a nought behind a whole number, or of the last decimal.

    >>> [str(last_digit(exact(n))) for n in (1115000000, 12, 20, 0.25)]
    ['1000000', '1', '10', '1/100']
    """
    step = Fraction(1)
    while n % step and step > Fraction(1, 10**9):
        step /= 10
    while n and not n % (step * 10):
        step *= 10
    return step
