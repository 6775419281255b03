"""Words before a date that make it a bound, or the day from which another is told.

>>> read_bound("It closed by 5 May", 13), read_bound("It closed before 5 May", 17)
(('under', 10), ('under', 10))
>>> read_bound("It closed three days before 5 May", 28), read_bound("It closed on 5 May", 13)
(('other', 16), (None, 13))
"""

from __future__ import annotations

import re
from typing import Literal

from generator.models import Bound
from generator.patterns import lazy

_REACH = 40
"""Characters before a date that are read: longer than any wording of a bound."""
_OTHER = lazy(
    r"""\b(?: (?:eve|week|fortnight|anniversary)\ of
           | (?:day|week|month|year|hour|night|morning|decade)s?\ (?:before|after|following|preceding)
           | within\ \w+\ \w+\ of )\ (?:the\ )?$""",
    re.VERBOSE,
)
_OVER = lazy(
    r"\b(?:(?:some ?time |shortly |soon |just |not long )?after"
    r"|(?:not|no) (?:before|earlier than|sooner than))( the)? $"
)
_UNDER = lazy(
    r"\b(?:(?:some ?time |shortly |just |not long )?before|prior to|ahead of|by|(?:not|no) later than)( the)? $"
)
_NOUN = lazy(r"[ \n][a-z]")
_MAYBE = ("of", "the", "after", "before", "following", "preceding", "than", "by", "to")


def read_bound(text: str, at: int, end: int = -1) -> tuple[Bound | Literal["other"] | None, int]:
    """What the words before the date from ``at`` to ``end`` make of it, and where they begin.

    ``over`` and ``under`` are bounds: no earlier, no later. ``other`` means that not this day is told, but one that is
    counted from it: "the day after 5 May", "in the week of 5 May"; not so "the day before the 1 June deadline".
    """
    low = max(0, at - _REACH)
    before = text[low:at].lower().replace("\n", " ").replace("\u00a0", " ")
    if not before.rstrip().endswith(_MAYBE):
        return None, at
    for kind, pattern in (("other", _OTHER), ("over", _OVER), ("under", _UNDER)):
        if match := pattern.search(before):
            if kind == "other" and end > at and match[0].endswith("the ") and _NOUN.match(text, end):
                return None, at
            return kind, low + match.start()  # type: ignore[return-value]  # one of the three
    return None, at
