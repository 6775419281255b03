"""Days told by their place in a month: the last Friday of May, the first day of March 2023.

>>> read_nth("first Monday of October 2022", 0).value, read_nth("last day of May", 0).value
(DateExpr(2022-10 weekday 0 nth 1), DateExpr(XXXX-05 nth -1))
"""

from __future__ import annotations

import re

from generator.patterns import lazy
from generator.values.date_expr import MONTHS, WEEKDAYS, WORDS, YEAR, DateExpr
from generator.values.mention import Reading
from generator.values.words import GAP, any_of, either_case

_ORDINALS = {word: int(n) for word, n in WORDS["ordinals"].items()}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NTH = lazy(
    rf"""(?P<nth>{any_of(either_case(_ORDINALS))}){GAP}
         (?P<what>{any_of(w.capitalize() for w in WORDS["weekdays"])}|day|weekend){GAP}
         (?:of|in){GAP}
         (?:(?P<m>{any_of(either_case(MONTHS))})(?![^\W_])\.?(?:,?{GAP}(?:(?:of|in){GAP})?(?P<y>{YEAR}))?
           |(?P<rel>last|this|next){GAP}month\b)""",
    re.VERBOSE,
)


def read_nth(text: str, at: int) -> Reading | None:
    """The day at ``at`` that is counted within a month; a weekend, which is two days, stays open."""
    match = _NTH.match(text, at)
    if match is None:
        return None
    if match["what"] == "weekend":
        return Reading(at, match.end(), DateExpr(open=True))
    shift = _SHIFTS.get(match["rel"] or "")
    expr = DateExpr(
        year=int(match["y"]) if match["y"] else None,
        month=MONTHS[match["m"].lower()] if match["m"] else None,
        weekday=WEEKDAYS.get(match["what"].lower()),
        nth=_ORDINALS[match["nth"].lower()],
        shift=shift,
        unit=None if shift is None else "month",
    )
    return Reading(at, match.end(), expr)
