"""What a sum is paid for each time: a share, a person, an hour.

>>> read_per("$5 a share", 2), read_per("$5 per cent", 2), read_per("$5 apiece", 2)
('share', None, 'each')
"""

from __future__ import annotations

import re

from generator.patterns import lazy
from generator.values.words import GAP, any_of, load

_WORDS = load("money")
_PER = lazy(
    rf"""(?:{GAP}(?:a|an|per|for{GAP}each|for{GAP}every|each|every|the){GAP}|/|-(?:a|an|per)-|{GAP}/{GAP}?)
         ({any_of(_WORDS["each"])})(?![^\W_])(?!{GAP}(?:ago|later|earlier|after|before|on\b))
       | {GAP}(each|apiece|annually|yearly|monthly|daily|weekly|hourly|per\ head|p\.a\.|pa\b)(?![^\W_])
       | {GAP}per{GAP}([a-z]{{3,20}})(?![^\W_])""",
    re.VERBOSE,
)
_EACH = {
    "apiece": "each",
    "annually": "year",
    "yearly": "year",
    "p.a.": "year",
    "pa": "year",
    "monthly": "month",
    "daily": "day",
    "weekly": "week",
    "hourly": "hour",
    "per head": "head",
}


_REACH = 48
"""Characters in which "for each ticket" ends, with the two or three words that may stand behind it."""
_BEFORE = lazy(rf"\b[Ff]or{GAP}(?:one|each|every){GAP}({any_of(_WORDS['each'])})\b[^.,;:()\d]{{0,24}}$")


def read_per_before(text: str, start: int) -> str | None:
    """What the sum that begins at ``start`` is paid for, by the words before it: "for one share they pay $5".

    >>> read_per_before("For one share will be paid 95 dollars", 27)
    'share'
    """
    per = _BEFORE.search(text, max(0, start - _REACH), start)
    return per[1] if per else None


def read_per(text: str, end: int) -> str | None:
    """What the sum that ends at ``end`` is paid for, singular; ``None`` for the whole."""
    per = _PER.match(text, end)
    if per is None or text[end : end + 9].strip().lower().startswith(("per cent", "the")):
        return None
    word = per[1] or per[2] or per[3]
    return _EACH.get(word, word)
