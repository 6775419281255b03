"""The least and the most that a value of a field can be."""

from __future__ import annotations

from ..models import Duration, Money, Number, Quantity
from ..story import FieldDef
from ..values import convert

DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}
"""How many days a unit of time lasts; a month and a year on the average."""


def within(value: object, field: FieldDef) -> bool:
    """Whether a value is neither less nor more than its field can hold; what cannot be compared is neither."""
    if field.least is None and field.most is None:
        return True
    ends = measured(value, field.unit)
    if not ends:
        return True
    return (field.least is None or min(ends) >= field.least) and (field.most is None or max(ends) <= field.most)


def measured(value: object, unit: str | None) -> list[Number]:
    """The ends of a value in the unit of its field, or nothing."""
    match value:
        case Money(amount=n, amount_to=to):
            return both(n, to)
        case Duration(n=n, n_to=to, unit=own) if unit in DAYS:
            return [each * DAYS[own] / DAYS[unit] for each in both(n, to)]
        case Quantity():
            same = convert(value, unit) if unit else value
            return both(same.n, same.n_to) if same else []
        case _:
            return []


def both(n: Number, to: Number | None) -> list[Number]:
    """A number, and the one up to which it goes, if it does."""
    return [n] if to is None else [n, to]
