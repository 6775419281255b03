"""One moment in two time zones: two days that clauses give by two clocks."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from generator.models import Claim, Date
from generator.reconcile.scope import zone

_CLOCK: Final = re.compile(r"\b(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b|\b(\d{1,2})[.:](\d\d)\b", re.IGNORECASE)
_WIDEST: Final = timedelta(hours=14)
"""How far the clock of a place can stand from that of Greenwich."""
_CLOSE: Final = timedelta(hours=1)


def one_moment(a: Claim, b: Claim) -> bool:
    """Return whether two days that lie beside each other can be one moment by the clocks that their clauses name."""
    one, other = _day(a), _day(b)
    here, there = zone(a), zone(b)
    if one is None or other is None or here is None or there is None or here[0] == there[0]:
        return False
    if abs((other - one).days) != 1:
        return False
    first, second = _time(a), _time(b)
    if first is None or second is None:
        return True
    apart = (datetime.combine(other, time()) + second) - (datetime.combine(one, time()) + first)
    if here[1] is None or there[1] is None:
        return abs(apart) <= _WIDEST
    return abs(apart - timedelta(hours=there[1] - here[1])) <= _CLOSE


def _day(claim: Claim) -> date | None:
    value = claim.value
    if not isinstance(value, Date) or value.to or not value.date or len(value.date) != 10 or value.date.startswith("X"):
        return None
    return date.fromisoformat(value.date)


def _time(claim: Claim) -> timedelta | None:
    match = _CLOCK.search(claim.quote)
    if match is None:
        return None
    hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return timedelta(hours=hour, minutes=minute) if hour < 25 and minute < 60 else None
