"""The dates of which a changing figure tells, where its clause says so: "by 3 June 12 people had died"."""

from __future__ import annotations

import re
from typing import Final

from generator.models import Date
from generator.values import DateExpr, find_values, resolve

from ..patterns import lazy
from .clause_words import ClauseWords

_BY: Final = lazy(
    r"\b(?:as of|as at|by|until|up to)\s+(?:the\s+(?:evening|end|morning|night)\s+of\s+)?$", re.IGNORECASE
)
_ON: Final = lazy(r"\bon\s+$", re.IGNORECASE)
_STOOD: Final = lazy(
    r"\b(?:stood|had (?:reached|risen|climbed|grown|fallen|passed)|reached|rose to|climbed to|was put at)\b",
    re.IGNORECASE,
)
_MAYBE: Final = lazy(r"\b(?:as of|as at|by|until|up to)\s")


def as_of(words: ClauseWords, published: str | None) -> tuple[Date, ...]:
    """Return the dates of which a value in an article of the day ``published`` tells, in the order of its clause.

    >>> from generator.models import Quantity
    >>> clause = "on 3 June the toll had stood at 9"
    >>> about = ClauseWords(Quantity(9, "person"), "9", clause, clause, clause.lower(), frozenset(), 32)
    >>> [date.date for date in as_of(about, "2031-06-10")], as_of(about, None)
    (['2031-06-03'], ())
    """
    if not published or words.modality != "stated":
        return ()
    if not _MAYBE.search(words.low) and not ("on" in words.low and _STOOD.search(words.low)):
        return ()
    return tuple(
        resolve(mention.value, published, "past")
        for mention in find_values(words.clause)
        if isinstance(mention.value, DateExpr) and _tells(words.clause, mention.start)
    )


def _tells(quote: str, at: int) -> bool:
    """Whether the words before a date make it the day of the figure, and not that of what is counted."""
    return bool(_BY.search(quote[:at]) or (_ON.search(quote[:at]) and _STOOD.search(quote)))
