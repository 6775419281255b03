"""A measure in another unit than it is written in, as exact as its words allow.

>>> in_unit(Quantity(250, "mile"), "kilometre"), in_unit(Quantity(6, "mile"), "kilometre")
(Quantity(n=400, unit='kilometre', n_to=None), Quantity(n=9.7, unit='kilometre', n_to=None))
>>> in_unit(Quantity(9000, "tonne"), "tonne"), in_unit(Quantity(3, "person"), "kilometre")
(None, None)
"""

from __future__ import annotations

from decimal import Decimal

from generator.models import Number, Quantity
from generator.values.number import exact, whole
from generator.values.quantity import MEASURES, convert

_FEWEST = 2
"""Digits that a change of unit leaves at least: a mile is 1.6 kilometres."""


def in_unit(value: Quantity, unit: str) -> Quantity | None:
    """The measure in the other unit, ``None`` where it is in that unit already, or is no measure of its kind.

    It is rounded to the worth of the last digit that is written, and to two digits at least: 250 miles are 400
    kilometres, as 1,312 feet are 399.9 metres.
    """
    if value.unit == unit or value.unit not in MEASURES:
        return None
    changed, one = convert(value, unit), convert(Quantity(1, value.unit), unit)
    if changed is None or one is None or MEASURES[unit][0] == "temperature":
        return changed and Quantity(round(changed.n), unit, None if changed.n_to is None else round(changed.n_to))
    last = value.n_to if changed.n_to is None or value.n_to is None else _rounded(changed.n_to, value.n_to, one.n)
    return Quantity(_rounded(changed.n, value.n, one.n), unit, last)


def _rounded(n: Number, old: Number, by: Number) -> Number:
    """The changed number without the digits that the written one does not bear."""
    if not n:
        return n
    step = exact(by) * Decimal(10) ** exact(old).normalize().as_tuple().exponent  # type: ignore[operator]  # no NaN
    place = min(round(step.log10()), exact(n).adjusted() - _FEWEST + 1)
    return whole(round(exact(n) / Decimal(10) ** place) * Decimal(10) ** place)
