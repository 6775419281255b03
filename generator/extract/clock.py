"""The clock by which a clause tells its day: a time zone, and the time where it stands there."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..models import Clock
from ..patterns import lazy
from ..word_lists import word_lists
from .clause_words import ClauseWords
from .listed import Listed
from .scope import around

_TIME: Final = lazy(r"\b(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b|\b(\d{1,2})[.:](\d\d)\b|\b(noon)\b", re.IGNORECASE)
_OF_A_PLACE: Final = lazy(r"\b((?:[A-Z][\w’'-]+ ){1,2}time)\b")
_MINUTES: Final = 24 * 60
_NOON: Final = 12 * 60


def clock(words: ClauseWords) -> Clock | None:
    """Return the clock that the clause of a date names; ``None`` where it names neither a time zone nor a time.

    The zone is empty where only the time is told, its offset ``None`` where it is not known.
    """
    near = " ".join(around(words))
    minutes = _minutes(near)
    found = _zone().search(near.lower(), words.words)
    if found:
        return Clock(found[0], _zones()[found[0]], minutes)
    place = _OF_A_PLACE.search(near)
    zone = place[1].lower() if place else ""
    return Clock(zone, None, minutes) if zone or minutes is not None else None


def _minutes(text: str) -> int | None:
    match = _TIME.search(text)
    if match is None:
        return None
    if match[6]:
        return _NOON
    hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return hour * 60 + minute if hour * 60 + minute <= _MINUTES else None


@cache
def _zones() -> dict[str, float | None]:
    zones: dict[str, float | None] = word_lists("scopes")["zones"]
    return zones


@cache
def _zone() -> Listed:
    return Listed(_zones())
