"""The types of value, and the union of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Number = int | float


@dataclass(frozen=True, slots=True)
class Money:
    """A sum: ``amount`` to ``amount_to`` (a range, else ``None``) in an ISO 4217 ``currency``."""

    amount: Number
    currency: str
    amount_to: Number | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year or decade in EDTF level 1 (``XXXX-04-20`` when the year is open; ``None`` when unresolved).

    ``to`` ends an interval; ``part`` narrows a month or year ("early 2022").
    """

    date: str | None
    to: str | None = None
    part: Literal["early", "mid", "late"] | None = None
    within: tuple[int, int] | None = None
    """First and last month of the quarter, half or season of a year that is meant; from 13 on of the next year."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: ``n`` to ``n_to`` of a singular ``unit``: second, minute, hour, day, week, month, year."""

    n: Number
    unit: str
    n_to: Number | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or measure: ``n`` to ``n_to`` of a singular ``unit`` (kilometre, person, per cent), "" when bare."""

    n: Number
    unit: str
    n_to: Number | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the article writes it and the id of the entity that it is an alias of, ``None`` when unknown."""

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The id of one option of a closed list."""

    text: str


Value = Money | Date | Duration | Quantity | Name | Term
