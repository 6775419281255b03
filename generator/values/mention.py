"""A value where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.models import Bound, Duration, Money, Name, Quantity, Term
from generator.values.date_expr import DateExpr


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed value and its words, ``text[start:end]``; dates are still unresolved."""

    start: int
    end: int
    value: Money | DateExpr | Duration | Quantity | Name | Term
    bound: Bound | None = None
    """What the words around say of it: about ("around"), over ("more than", "100+"), under ("up to", "nearly")."""
    hedged: bool = False
    """Bounded, or not vouched for: "an estimated", "reportedly", "said to be"."""
    outer: int = -1
    """Where the qualifying words before it begin; ``start`` when there are none."""
    converts: bool = False
    """Says the value before it again in another currency or unit, in brackets or behind a slash or "or"."""
    per: str | None = None
    """What a sum is paid for, singular: share, person, day, hour, year; "each"."""

    beside: bool = False
    """Not the figure meant, but one that it came from, changed by, or is a part of."""

    def __post_init__(self) -> None:
        if self.outer < 0:
            object.__setattr__(self, "outer", self.start)


class Reading(NamedTuple):
    """What a reader saw from ``start`` to ``end``: a value, or (``None``) something that only looks like one."""

    start: int
    end: int
    value: Money | DateExpr | Duration | Quantity | None
    per: str | None = None
