"""Whether two values are of two things, by what their clauses narrow them to, or one moment by two clocks.

The base model and the top model, the premiere and the general release, the dead of one town and of all: each stands
alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from typing import Final

from generator.models import Claim, Clock, Date, Money, Quantity, ScopeKind

_BOTH: Final[frozenset[ScopeKind]] = frozenset({"year", "country", "extra", "variant", "whole"})
"""Kinds that both clauses must name: "in 2019" beside no year may be of one event."""
_ADDING: Final[frozenset[ScopeKind]] = frozenset(
    {"place", "period", "month", "day", "group", "part", "measure", "each"}
)
"""Kinds of which a part is less than the whole."""
_GREATER: Final = frozenset({"gross", "laden", "before tax"})
"""Measures by which a value is greater than without them."""
_ASKED: Final = frozenset({"list", "retail", "wholesale", "guide", "asking", "reserve"})
"""Prices that are named and need not be paid: greater or less."""
_TIMES: Final[frozenset[ScopeKind]] = frozenset({"period", "year", "whole"})
"""Kinds that say of how long a time a figure is told: only beside one is a month or a day a part of it, else it may say
when a thing happened."""
_MANIFOLD: Final = 5
"""How often the figure for each goes at least into the one for all."""
_WIDEST: Final = timedelta(hours=14)
"""How far the clock of a place can stand from that of Greenwich."""
_CLOSE: Final = timedelta(hours=1)


def of_two_things(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Return whether all clauses narrow two values to different things, or some tell one moment by two clocks."""
    pairs = list(product(some, others))
    return all(alone(a, b) for a, b in pairs) or any(one_moment(a, b) for a, b in pairs)


def alone(a: Claim, b: Claim) -> bool:
    """Return whether two values are of two things; a part and the whole only where the part is no greater."""
    one, other = dict(a.wording.scope), dict(b.wording.scope)
    for kind in sorted(one.keys() | other.keys()):
        if one.get(kind) == other.get(kind) or kind == "cleared":
            continue
        if kind == "count":
            if _of_two_charges(one, other):
                return True
            continue
        if kind in one and kind in other:
            return True
        if kind not in _BOTH and (kind not in _ADDING or _is_part(kind, *((a, b) if kind in one else (b, a)))):
            return True
    return False


def _of_two_charges(one: Mapping[ScopeKind, str], other: Mapping[ScopeKind, str]) -> bool:
    """Whether two verdicts are on charges that share no word, or one clears of a charge and the other names none."""
    if "count" in one and "count" in other:
        return set(one["count"].split()).isdisjoint(other["count"].split())
    return "cleared" in one or "cleared" in other


def _is_part(kind: ScopeKind, part: Claim, whole: Claim) -> bool:
    """Whether the claim that is narrowed can be of a part of what the other is of."""
    if kind in ("month", "day") and _TIMES.isdisjoint(dict(whole.wording.scope)):
        return False
    measure = dict(part.wording.scope).get("measure") if kind == "measure" else None
    if measure in _ASKED:
        return True
    if measure in _GREATER:
        part, whole = whole, part
    return _is_less(part, whole, _MANIFOLD if kind == "each" else 1)


def _is_less(part: Claim, whole: Claim, times: int) -> bool:
    one, other = part.value, whole.value
    if isinstance(one, Money) and isinstance(other, Money):
        return times * one.amount <= other.amount
    return not (isinstance(one, Quantity) and isinstance(other, Quantity)) or times * one.n <= other.n


def one_moment(a: Claim, b: Claim) -> bool:
    """Return whether two days that lie beside each other can be one moment by the clocks that their clauses name."""
    one, other = _day(a), _day(b)
    here, there = a.wording.clock, b.wording.clock
    if one is None or other is None or here is None or there is None or here.zone == there.zone:
        return False
    return abs((other - one).days) == 1 and _meet(one, here, other, there)


def _meet(one: date, here: Clock, other: date, there: Clock) -> bool:
    if here.minutes is None or there.minutes is None:
        return bool(here.zone and there.zone)
    apart = timedelta(days=(other - one).days, minutes=there.minutes - here.minutes)
    if here.offset is None or there.offset is None:
        return abs(apart) <= _WIDEST
    return abs(apart - timedelta(hours=there.offset - here.offset)) <= _CLOSE


def _day(claim: Claim) -> date | None:
    value = claim.value
    if not isinstance(value, Date) or value.to or not value.date or len(value.date) != 10 or value.date.startswith("X"):
        return None
    return datetime.fromisoformat(value.date).date()
